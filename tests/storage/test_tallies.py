"""Tallies count by day and hold nobody; who asked is looked up among the turns that are kept."""

from datetime import UTC, date, datetime, timedelta

from storage.askings import Askings
from storage.database import Database
from storage.tallies import Happening, Tallies
from storage.turns import NewTurn, Turn, Turns

EVER = date(2000, 1, 1)
SEARCH, DRESS = Happening("search"), Happening("wish", "kind:dress")


async def ask(database: Database, person_id: int, update_id: int, chat_id: int = 0) -> Turn:
    return await Turns(database).record(
        NewTurn(
            chat_id=chat_id or person_id,
            person_id=person_id,
            update_id=update_id,
            model_id="model",
            question={"asked": f"für {person_id} 🌸"},
            happenings=(SEARCH, DRESS),
        )
    )


async def test_what_happens_is_counted_once_for_each_turn(database: Database) -> None:
    for update_id in (1, 2, 2):
        await ask(database, 7, update_id)
    tallies = Tallies(database)
    assert await tallies.count(EVER) == {SEARCH: 2, DRESS: 2}
    assert await tallies.count(datetime.now(UTC).date() + timedelta(days=1)) == {}


async def test_old_days_are_forgotten_and_today_is_not(database: Database) -> None:
    await ask(database, 7, 1)
    tallies = Tallies(database)
    await tallies.expire(timedelta(days=1))
    assert await tallies.count(EVER) == {SEARCH: 1, DRESS: 1}
    await tallies.expire(timedelta(days=-1))
    assert await tallies.count(EVER) == {}


async def test_people_count_once_and_what_the_bot_asks_for_them_does_not(
    database: Database,
) -> None:
    for update_id, person_id in ((1, 7), (2, 7), (3, 8), (-4, 9)):
        await ask(database, person_id, update_id)
    askings, now = Askings(database), datetime.now(UTC)
    assert await askings.count_people(now - timedelta(hours=1)) == 2
    assert await askings.count_people(now + timedelta(hours=1)) == 0


async def test_questions_are_read_newest_first_each_once(database: Database) -> None:
    for update_id in range(1, 504):
        await ask(database, update_id % 3 + 1, update_id, chat_id=-5)
    since = datetime.now(UTC) - timedelta(hours=1)
    pages = [page async for page in Askings(database).read(since)]
    assert [len(page) for page in pages] == [500, 3]
    assert pages[0][0].question == {"asked": "für 3 🌸"}
    assert [asking.person_id for asking in pages[1]] == [1, 3, 2]
