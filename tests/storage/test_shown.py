"""What messages show is remembered by chat, changes with an edit, and is forgotten in time."""

from datetime import timedelta

import pytest

from storage.chats import Chats
from storage.database import Database
from storage.shown import ShownMessage, ShownMessages
from storage.turns import NewTurn, Turns


@pytest.fixture
def shown(database: Database) -> ShownMessages:
    return ShownMessages(database)


@pytest.fixture
async def turn_id(database: Database) -> int:
    return (await Turns(database).record(NewTurn(chat_id=7, update_id=1, model_id="m"))).id


def build_answer(turn_id: int) -> list[ShownMessage]:
    pictures = [ShownMessage(10 + number, turn_id, number, 13, "c") for number in (1, 2)]
    return [*pictures, ShownMessage(13, turn_id, 1, 13)]


async def test_each_message_means_its_item_in_its_chat_alone(
    shown: ShownMessages, turn_id: int
) -> None:
    answer = build_answer(turn_id)
    await shown.record(7, answer)
    assert await shown.find(7, 12) == answer[1]
    assert await shown.find(8, 12) is None
    assert await shown.list_answer(7, 13) == answer[:2]
    assert await shown.find_words(7, turn_id) == answer[2]
    assert [one.is_words for one in answer] == [False, False, True]


async def test_an_edit_changes_what_a_message_shows(
    shown: ShownMessages, turn_id: int, database: Database
) -> None:
    await shown.record(7, build_answer(turn_id))
    other = await Turns(database).record(NewTurn(chat_id=7, update_id=2, model_id="m"))
    edited = ShownMessage(12, other.id, 5, 13, "d")
    await shown.record(7, [edited])
    await shown.forget(7, [11])
    assert await shown.list_answer(7, 13) == [edited]


async def test_what_was_shown_long_ago_is_forgotten(shown: ShownMessages, turn_id: int) -> None:
    await shown.record(7, build_answer(turn_id))
    await shown.expire(timedelta(days=1))
    assert await shown.find(7, 13) is not None
    await shown.expire(timedelta(0))
    assert await shown.find(7, 13) is None


async def test_a_supergroup_knows_nothing_of_the_groups_messages(
    shown: ShownMessages, database: Database
) -> None:
    turn = await Turns(database).record(NewTurn(chat_id=-7, update_id=1, model_id="m"))
    await shown.record(-7, build_answer(turn.id))
    await Chats(database).move(-7, -1007)
    assert await shown.find(-1007, 13) is None
