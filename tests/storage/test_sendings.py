"""The ledger knows what was sent for an update, until that is done."""

import pytest

from storage.database import Database
from storage.inbox import Inbox, NewUpdate
from storage.sendings import Sendings

BOT, UPDATE = 77, 5


@pytest.fixture
def sendings(database: Database) -> Sendings:
    return Sendings(database)


async def test_a_part_is_known_from_before_it_leaves(sendings: Sendings) -> None:
    await sendings.begin(BOT, UPDATE, ["picture a", "picture b"])
    assert await sendings.find(BOT, UPDATE) == {"picture a": None, "picture b": None}


async def test_a_receipt_is_kept(sendings: Sendings) -> None:
    await sendings.begin(BOT, UPDATE, ["text"])
    await sendings.confirm(BOT, UPDATE, {"text": {"message_id": 3}})
    assert await sendings.find(BOT, UPDATE) == {"text": {"message_id": 3}}


async def test_beginning_again_does_not_forget_a_receipt(sendings: Sendings) -> None:
    await sendings.confirm(BOT, UPDATE, {"text": True})
    await sendings.begin(BOT, UPDATE, ["text"])
    assert await sendings.find(BOT, UPDATE) == {"text": True}


async def test_what_was_refused_is_as_if_it_was_never_sent(sendings: Sendings) -> None:
    await sendings.begin(BOT, UPDATE, ["a", "b"])
    await sendings.withdraw(BOT, UPDATE, ["a"])
    assert await sendings.find(BOT, UPDATE) == {"b": None}


async def test_updates_and_bots_are_kept_apart(sendings: Sendings) -> None:
    await sendings.begin(BOT, UPDATE, ["a"])
    assert await sendings.find(BOT, UPDATE + 1) == {}
    assert await sendings.find(BOT + 1, UPDATE) == {}


async def test_the_ledger_of_an_update_that_is_done_is_forgotten(
    sendings: Sendings, database: Database
) -> None:
    inbox = Inbox(database)
    await inbox.add(BOT, [NewUpdate(UPDATE, 1, {})])
    await sendings.begin(BOT, UPDATE, ["a"])
    await sendings.begin(BOT, UPDATE + 1, ["a"])
    await inbox.mark_done(BOT, UPDATE)
    assert await sendings.find(BOT, UPDATE) == {}
    assert await sendings.find(BOT, UPDATE + 1) == {"a": None}


async def test_who_comes_as_far_as_sending_did_not_die_of_the_update(
    sendings: Sendings, database: Database
) -> None:
    inbox = Inbox(database)
    await inbox.add(BOT, [NewUpdate(UPDATE, 1, {})])
    await inbox.begin(BOT, UPDATE)
    await sendings.begin(BOT, UPDATE, ["a"])
    assert await inbox.begin(BOT, UPDATE) == 0
