"""The inbox keeps an update until it is done or set aside, and takes each only once."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from storage.database import Database
from storage.errors import NotFoundError
from storage.inbox import Inbox, NewUpdate
from storage.sendings import Sendings
from storage.tables import UpdateRow

BOT = 77
NEVER = timedelta(days=9999)


@pytest.fixture
def inbox(database: Database) -> Inbox:
    return Inbox(database)


def make_update(update_id: int, payload: dict[str, Any] | None = None) -> NewUpdate:
    return NewUpdate(update_id, 1, {"update_id": update_id} if payload is None else payload)


async def list_ids(inbox: Inbox, bot_id: int = BOT) -> list[int]:
    return [pending.update_id for pending in await inbox.list_pending(bot_id)]


async def test_an_update_survives_a_restart_until_it_is_done(url: str, inbox: Inbox) -> None:
    payload = {"update_id": 5, "message": {"text": "mit Blumen 🌸", "date": 1}}
    await inbox.add(BOT, [make_update(5, payload)])
    reopened = Database(url)
    try:
        (pending,) = await Inbox(reopened).list_pending(BOT)
        assert pending.payload == payload
        await Inbox(reopened).mark_done(BOT, 5)
        assert await inbox.list_pending(BOT) == []
    finally:
        await reopened.close()


async def test_an_update_is_taken_once_done_or_not(inbox: Inbox) -> None:
    assert await inbox.add(BOT, [make_update(5)]) == [5]
    assert await inbox.add(BOT, [make_update(5)]) == []
    await inbox.mark_done(BOT, 5)
    assert await inbox.add(BOT, [make_update(5), make_update(6)]) == [6]


async def test_an_update_delivered_twice_at_once_is_taken_once(inbox: Inbox) -> None:
    taken = await asyncio.gather(*(inbox.add(BOT, [make_update(5)]) for _ in range(8)))
    assert taken.count([5]) == 1


async def test_two_bots_count_their_updates_apart(inbox: Inbox) -> None:
    assert await inbox.add(BOT, [make_update(5)]) == [5]
    assert await inbox.add(BOT + 1, [make_update(5)]) == [5]
    await inbox.mark_done(BOT, 5)
    assert await list_ids(inbox) == []
    assert await list_ids(inbox, BOT + 1) == [5]


async def test_updates_are_pending_in_the_order_they_arrived(inbox: Inbox) -> None:
    for update_id in (900, 901, 17):  # Telegram may begin anew after a week of silence
        await inbox.add(BOT, [make_update(update_id)])
    assert await list_ids(inbox) == [900, 901, 17]


async def test_what_a_shopper_wrote_is_forgotten_when_it_is_done(
    inbox: Inbox, database: Database
) -> None:
    await inbox.add(BOT, [make_update(5, {"message": {"text": "secret"}})])
    await inbox.mark_done(BOT, 5)
    async with database.session() as session:
        (row,) = await session.scalars(select(UpdateRow))
    assert row.payload is None
    assert row.done_at is not None


async def test_attempts_that_did_not_end_are_counted(inbox: Inbox) -> None:
    await inbox.add(BOT, [make_update(5)])
    assert [await inbox.begin(BOT, 5) for _ in range(3)] == [0, 1, 2]
    assert (await inbox.list_pending(BOT))[0].attempts == 3
    await inbox.release(BOT, 5)
    assert await inbox.begin(BOT, 5) == 0


async def test_what_is_done_with_another_does_not_begin(inbox: Inbox) -> None:
    await inbox.add(BOT, [NewUpdate(5, 1, {}), NewUpdate(6, 2, {})])
    await inbox.mark_done(BOT, 5)
    assert await inbox.begin(BOT, 5) is None
    assert [one.update_id for one in await inbox.list_pending(BOT, chat_id=2)] == [6]
    assert await inbox.list_pending(BOT, chat_id=1) == []


async def test_an_update_that_is_not_there_cannot_begin(inbox: Inbox) -> None:
    with pytest.raises(NotFoundError):
        await inbox.begin(BOT, 5)


async def test_what_is_set_aside_waits_no_more_and_says_why(inbox: Inbox) -> None:
    await inbox.add(BOT, [make_update(5), make_update(6)])
    await inbox.set_aside(BOT, 5, "Traceback: it broke")
    assert await list_ids(inbox) == [6]
    (aside,) = await inbox.list_set_aside()
    assert (aside.update_id, aside.payload, aside.reason) == (
        5,
        {"update_id": 5},
        "Traceback: it broke",
    )
    assert await inbox.add(BOT, [make_update(5)]) == []


async def test_what_was_set_aside_can_be_put_back(inbox: Inbox) -> None:
    await inbox.add(BOT, [make_update(5)])
    await inbox.set_aside(BOT, 5, "a reason")
    (aside,) = await inbox.list_set_aside()
    assert await inbox.get_set_aside(aside.id) == aside
    await inbox.put_back(aside.id)
    assert await list_ids(inbox) == [5]
    with pytest.raises(NotFoundError):
        await inbox.put_back(aside.id)


async def test_only_what_is_done_expires(inbox: Inbox) -> None:
    await inbox.add(BOT, [make_update(1), make_update(2), make_update(3)])
    await inbox.mark_done(BOT, 1)
    await inbox.set_aside(BOT, 3, "a reason")
    assert await inbox.expire(timedelta(hours=1), set_aside_older_than=NEVER, keep=0) == 0
    assert await inbox.expire(timedelta(0), set_aside_older_than=NEVER, keep=0) == 1
    assert await inbox.add(BOT, [make_update(n) for n in (1, 2, 3)]) == [1]


async def test_what_was_set_aside_expires_in_its_own_time(inbox: Inbox, database: Database) -> None:
    await inbox.add(BOT, [make_update(1)])
    await Sendings(database).begin(BOT, 1, ["a part"])
    await inbox.set_aside(BOT, 1, "a reason")
    assert await inbox.expire(timedelta(0), set_aside_older_than=timedelta(0), keep=0) == 1
    assert await inbox.list_set_aside() == []
    assert await Sendings(database).find(BOT, 1) == {}


async def test_a_clock_that_jumps_ahead_does_not_make_the_newest_unknown(inbox: Inbox) -> None:
    await inbox.add(BOT, [make_update(1)])
    await inbox.mark_done(BOT, 1)
    assert await inbox.expire(timedelta(days=-9), set_aside_older_than=NEVER) == 0
    assert await inbox.add(BOT, [make_update(1)]) == []


async def test_a_bot_adopts_what_came_before_bots_were_told_apart(inbox: Inbox) -> None:
    await inbox.add(0, [make_update(1), make_update(2)])
    await inbox.add(BOT, [make_update(2)])
    await inbox.adopt(BOT)
    assert sorted(await list_ids(inbox)) == [1, 2]


@pytest.mark.parametrize("text", ["a\0b", "\ud83d", "x" * 5_000, "مرحبا"])
async def test_any_text_can_be_kept(inbox: Inbox, text: str) -> None:
    await inbox.add(BOT, [make_update(1, {"text": text})])
    assert [pending.payload for pending in await inbox.list_pending(BOT)] == [{"text": text}]
