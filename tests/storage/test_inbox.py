"""The inbox keeps an update until it is done, and takes each only once."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from storage.database import Database
from storage.inbox import Inbox
from storage.tables import UpdateRow


@pytest.fixture
def inbox(database: Database) -> Inbox:
    return Inbox(database)


async def test_an_update_survives_a_restart_until_it_is_done(url: str, inbox: Inbox) -> None:
    payload = {"update_id": 5, "message": {"text": "mit Blumen 🌸", "date": 1}}
    await inbox.add(5, 1, payload)
    reopened = Database(url)
    try:
        assert await Inbox(reopened).list_pending() == [payload]
        await Inbox(reopened).mark_done(5)
        assert await inbox.list_pending() == []
    finally:
        await reopened.close()


async def test_an_update_is_taken_once_done_or_not(inbox: Inbox) -> None:
    assert await inbox.add(5, 1, {"update_id": 5})
    assert not await inbox.add(5, 1, {"update_id": 5})
    await inbox.mark_done(5)
    assert not await inbox.add(5, 1, {"update_id": 5})


async def test_an_update_delivered_twice_at_once_is_taken_once(inbox: Inbox) -> None:
    taken = await asyncio.gather(*(inbox.add(5, 1, {}) for _ in range(8)))
    assert taken.count(True) == 1


async def test_updates_are_pending_in_the_order_they_arrived(inbox: Inbox) -> None:
    for update_id in (900, 901, 17):  # Telegram may begin anew after a week of silence
        await inbox.add(update_id, 1, {"update_id": update_id})
    assert [update["update_id"] for update in await inbox.list_pending()] == [900, 901, 17]


async def test_what_a_shopper_wrote_is_forgotten_when_it_is_done(
    inbox: Inbox, database: Database
) -> None:
    await inbox.add(5, 1, {"message": {"text": "secret"}})
    await inbox.mark_done(5)
    async with database.session() as session:
        (row,) = await session.scalars(select(UpdateRow))
    assert row.payload is None
    assert row.done_at is not None


async def test_only_what_is_done_expires(inbox: Inbox) -> None:
    await inbox.add(1, 1, {})
    await inbox.add(2, 1, {})
    await inbox.mark_done(1)
    assert await inbox.expire(timedelta(hours=1)) == 0
    assert await inbox.expire(timedelta(0)) == 1
    assert await inbox.add(1, 1, {})
    assert not await inbox.add(2, 1, {})


@pytest.mark.parametrize("text", ["a\0b", "\ud83d", "x" * 5_000, "مرحبا"])
async def test_any_text_can_be_kept(inbox: Inbox, text: str) -> None:
    await inbox.add(1, 1, {"text": text})
    assert await inbox.list_pending() == [{"text": text}]
