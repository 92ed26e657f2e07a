"""Chats are known, and what they chose is remembered."""

import asyncio

from storage.chats import Chats
from storage.database import Database
from storage.inbox import Inbox, NewUpdate
from storage.turns import NewTurn, Turns


async def test_a_chat_begins_to_exist_when_it_is_asked_for(database: Database) -> None:
    first = await Chats(database).get(-1001234567890)
    again = await Chats(database).get(-1001234567890)
    assert first.language is None
    assert first == again
    assert first.created_at.tzinfo is not None


async def test_a_chosen_language_survives_a_restart(url: str, database: Database) -> None:
    await Chats(database).set_language(7, "de")
    reopened = Database(url)
    chat = await Chats(reopened).get(7)
    await reopened.close()
    assert chat.language == "de"


async def test_a_choice_can_be_taken_back(database: Database) -> None:
    chats = Chats(database)
    await chats.set_language(7, "de")
    await chats.set_language(7, None)
    assert (await chats.get(7)).language is None


async def test_a_chat_that_speaks_several_times_at_once_exists_once(database: Database) -> None:
    chats = await asyncio.gather(*(Chats(database).get(7) for _ in range(10)))
    assert {chat.chat_id for chat in chats} == {7}


async def test_chats_do_not_share_a_language(database: Database) -> None:
    chats = Chats(database)
    await asyncio.gather(chats.set_language(1, "de"), chats.set_language(2, "en"))
    assert (await chats.get(1)).language == "de"
    assert (await chats.get(2)).language == "en"


async def test_who_cannot_be_reached_is_remembered_until_they_write(database: Database) -> None:
    chats = Chats(database)
    for chat_id in (7, 8):
        await chats.get(chat_id)
    await chats.set_unreachable(7)
    await chats.set_unreachable(8)
    await chats.set_reachable(7)
    assert await chats.list_unreachable() == {8}


async def test_a_group_that_became_another_takes_everything_along(database: Database) -> None:
    chats, turns, inbox = Chats(database), Turns(database), Inbox(database)
    await chats.set_language(-7, "de")
    turn = await turns.record(NewTurn(chat_id=-7, update_id=1, model_id="m"))
    await inbox.add(77, [NewUpdate(2, -7, {"a": 1})])
    await chats.move(-7, -1007)
    assert (await chats.get(-1007)).language == "de"
    assert (await turns.get(turn.id)).chat_id == -1007
    assert (await inbox.list_pending(77))[0].chat_id == -1007
    await chats.move(-7, -1007)  # told twice
    assert (await chats.get(-1007)).language == "de"


async def test_what_the_new_group_chose_stays(database: Database) -> None:
    chats = Chats(database)
    await chats.set_language(-7, "de")
    await chats.set_language(-1007, "en")
    await chats.move(-7, -1007)
    assert (await chats.get(-1007)).language == "en"
