"""Campaigns: people and starts, counted once for each update."""

from storage.campaigns import Campaigns
from storage.database import Database
from storage.people import People


async def test_people_and_their_starts_are_counted(database: Database) -> None:
    people, campaigns = People(database), Campaigns(database)
    for person_id in (1, 2):
        await people.meet(person_id, "de")
    for person_id, update_id in ((1, 10), (2, 11), (1, 12), (1, 12)):
        await campaigns.record("Messe2026", person_id, update_id)
    await campaigns.record("Plakat", 2, 13)
    counts = [(one.name, one.people, one.starts) for one in await campaigns.list_all()]
    assert counts == [("Messe2026", 2, 3), ("Plakat", 1, 1)]
    assert all(one.first_at <= one.last_at for one in await campaigns.list_all())


async def test_names_made_up_by_hand_fill_no_table(database: Database) -> None:
    await People(database).meet(1, "de")
    campaigns = Campaigns(database)
    for number in range(30):
        await campaigns.record(f"x{number}", 1, number)
    assert len(await campaigns.list_all()) == 20
