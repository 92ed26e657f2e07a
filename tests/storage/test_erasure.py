"""Erasure takes all of a person's rows at once; the update that asked answers the same twice."""

import pytest
from sqlalchemy import select

from storage.belongings import Belongings
from storage.campaigns import Campaigns
from storage.catalogue import Catalogue
from storage.database import Database
from storage.erasure import Erased, Erasure
from storage.inbox import Inbox, NewUpdate
from storage.people import People
from storage.remembered import RememberedItems
from storage.sendings import Sendings
from storage.tables import ChatRow, UpdateRow
from storage.turns import NewTurn, Turns
from tests.storage.conftest import MakeDraft

LENA, SAM, BOT = 2**40 + 1, 2**40 + 2, 9


@pytest.fixture
async def database(database: Database, catalogue: Catalogue, make_draft: MakeDraft) -> Database:
    await catalogue.upsert([make_draft("dress")])
    item = await catalogue.find_by_sku("dress")
    assert item is not None
    for number, person in enumerate((LENA, SAM)):
        await People(database).meet(person, "de", person)
        await Turns(database).record(NewTurn(chat_id=person, update_id=number, model_id="m"))
        await RememberedItems(database).add(person, item)
    return database


async def test_the_export_names_every_table_with_something_in_it(database: Database) -> None:
    found = await Belongings(database).export(LENA)
    assert set(found) == {"people", "chats", "turns", "remembered"}
    assert found["remembered"][0]["item"]["sku"] == "dress"
    assert found["turns"][0]["photo_embeddings"] == []


async def test_only_that_person_is_forgotten(database: Database) -> None:
    erased = await Erasure(database).erase(LENA, (BOT, 1), "en")
    assert erased == Erased("en", searches=1, remembered=1)
    assert await Belongings(database).export(LENA) == {}
    assert set(await Belongings(database).export(SAM)) >= {"people", "chats", "turns", "remembered"}


async def test_after_a_crash_the_same_update_gets_the_same_answer(database: Database) -> None:
    await Inbox(database).add(BOT, [NewUpdate(5, LENA, {"message": {"text": "x"}})])
    first = await Erasure(database).erase(LENA, (BOT, 5), "en")
    await People(database).meet(LENA, "de", LENA)  # who writes at once again
    assert await Erasure(database).erase(LENA, (BOT, 5), "de") == first
    assert await People(database).find(LENA) is not None
    await Inbox(database).mark_done(BOT, 5)
    assert await Sendings(database).find(BOT, 5) == {}


async def test_waiting_updates_are_done_and_nobodys(database: Database) -> None:
    inbox = Inbox(database)
    group = {"message": {"from": {"id": LENA}, "chat": {"id": -7}}}
    other = {"message": {"from": {"id": SAM}, "chat": {"id": -7}}}
    await inbox.add(BOT, [NewUpdate(5, LENA, {}), NewUpdate(6, -7, group), NewUpdate(7, -7, other)])
    await Sendings(database).begin(BOT, 6, ["sendMessage 1"])
    await Erasure(database).erase(LENA, (BOT, 5), "de")
    assert [one.update_id for one in await inbox.list_pending(BOT)] == [5, 7]
    assert await inbox.begin(BOT, 6) is None
    assert await inbox.add(BOT, [NewUpdate(6, -7, group)]) == []
    assert await Sendings(database).find(BOT, 6) == {}
    async with database.session() as session:
        row = await session.scalar(select(UpdateRow).where(UpdateRow.update_id == 6))
    assert row is not None
    assert (row.chat_id, row.payload) == (0, None)


async def test_the_log_of_writes_is_emptied(database: Database) -> None:
    await Erasure(database).erase(LENA, (BOT, 1), "de")
    assert await Erasure(database).scrub()


async def test_visitors_are_forgotten_and_others_are_not(database: Database) -> None:
    campaigns, turns, group = Campaigns(database), Turns(database), -2
    await campaigns.record("Messe2026", LENA, 11)
    await turns.record(NewTurn(chat_id=group, update_id=8, model_id="m", person_id=LENA))
    payload = {"message": {"from": {"id": LENA}, "chat": {"id": group}}}
    await Inbox(database).add(BOT, [NewUpdate(9, group, payload)])
    await Erasure(database).erase_visitors([LENA, 5], [group])
    assert await Belongings(database).export(LENA) == {}
    assert set(await Belongings(database).export(SAM)) >= {"people", "chats", "turns", "remembered"}
    assert await Inbox(database).list_pending(BOT) == []
    assert await Catalogue(database).count() == 1
    async with database.session() as session:
        assert set(await session.scalars(select(ChatRow.chat_id))) == {SAM}


async def test_visitors_who_were_forgotten_stay_counted(database: Database) -> None:
    campaigns = Campaigns(database)
    for number in range(3):
        await campaigns.record("Messe2026", LENA, number)
        await campaigns.record("Messe2026", SAM, number)
        await Erasure(database).erase_visitors([LENA], [])
        await People(database).meet(LENA, "de", LENA)
    (count,) = await campaigns.list_all()
    assert (count.name, count.people, count.starts) == ("Messe2026", 4, 6)
    assert count.first_at < count.last_at
