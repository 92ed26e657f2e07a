"""Groups, topics, anonymous admins, and whatever else people send, as the Bot API tells of them."""

from typing import Any

import pytest

from tests.bot.faults.bot_process import wait_until
from tests.bot.faults.conftest import Stand
from tests.bot.faults.happenings import say_no
from tests.bot.faults.shopper import Shopper
from tests.bot.faults.telegram import BOT

pytestmark = pytest.mark.asyncio(loop_scope="session")

Json = dict[str, Any]
_FILE = {"file_id": "f", "file_unique_id": "u"}
_SIZED = {**_FILE, "width": 1, "height": 1}
_SENT: list[tuple[Json, str]] = [
    (
        {"sticker": {**_SIZED, "type": "regular", "is_animated": False, "is_video": False}},
        "Hübsch",
    ),
    ({"voice": {**_FILE, "duration": 1}}, "Sprachnachrichten"),
    ({"audio": {**_FILE, "duration": 1}}, "Musik"),
    ({"video": {**_SIZED, "duration": 1}}, "Standbild"),
    ({"video_note": {**_FILE, "length": 1, "duration": 1}}, "Standbild"),
    ({"animation": {**_SIZED, "duration": 1}, "document": _FILE}, "Bewegte Bilder"),
    ({"dice": {"emoji": "🎲", "value": 6}}, "geworfen"),
    ({"contact": {"phone_number": "1", "first_name": "M"}}, "Kontakte"),
    ({"location": {"latitude": 1.0, "longitude": 1.0}}, "Standort"),
    (
        {
            "location": {"latitude": 1.0, "longitude": 1.0},
            "venue": {
                "location": {"latitude": 1.0, "longitude": 1.0},
                "title": "t",
                "address": "a",
            },
        },
        "Standort",
    ),
    (
        {
            "poll": {
                "id": "1",
                "question": "?",
                "options": [],
                "total_voter_count": 0,
                "is_closed": False,
                "is_anonymous": True,
                "type": "regular",
                "allows_multiple_answers": False,
                "allows_revoting": False,
                "members_only": False,
            }
        },
        "Merkliste",
    ),
    ({"game": {"title": "t", "description": "d", "photo": [_SIZED]}}, "Spielen"),
    ({"story": {"id": 1, "chat": {"id": 1, "type": "private"}}}, "Storys"),
]


def build_change(chat: Json, person: Json, before: str, after: str) -> Json:
    """Build an update about the bot's own membership."""
    states: list[Json] = [{"user": BOT, "status": status} for status in (before, after)]
    for state in states:
        if state["status"] == "kicked":
            state["until_date"] = 0
    return {
        "my_chat_member": {
            "chat": chat,
            "from": person,
            "date": 1,
            "old_chat_member": states[0],
            "new_chat_member": states[1],
        }
    }


async def test_whatever_is_sent_gets_an_answer_that_fits(stand: Stand) -> None:
    for content, _ in _SENT:
        await stand.telegram.add(stand.lena.build_message(**content))
    await stand.lena.wait_for_texts(len(_SENT))
    unfitting = [
        (text, word)
        for text, (_, word) in zip(stand.lena.texts, _SENT, strict=True)
        if word not in text
    ]
    assert unfitting == []


async def test_a_forwarded_photo_is_a_photo(stand: Stand, dress: bytes) -> None:
    origin = {"type": "hidden_user", "sender_user_name": "Geheim", "date": 1}
    await stand.lena.show(dress, forward_origin=origin)
    await stand.lena.wait_for_texts(1)
    assert len(stand.lena.captions) == 10
    assert "Geheim" not in str(stand.lena.got)


async def test_a_topic_is_answered_in_the_topic(stand: Stand) -> None:
    group = Shopper(stand.telegram, is_group=True)
    topic = {"is_topic_message": True, "message_thread_id": 77}
    await stand.telegram.add(group.build_words("@garderobe_bot rotes Kleid", **topic))
    await group.wait_for_texts(1)
    calls = [
        call
        for method in ("sendPhoto", "sendMessage")
        for call in stand.telegram.list_calls(method, group.chat_id)
    ]
    assert [str(call.parameters["message_thread_id"]) for call in calls] == ["77", "77"]
    await stand.telegram.add(group.build_words("@garderobe_bot mehr", message_thread_id=78))
    await group.wait_for_texts(2)
    last = stand.telegram.list_calls("sendMessage", group.chat_id)[-1]
    assert "message_thread_id" not in last.parameters  # a thread of replies is no topic


async def test_a_topic_that_was_deleted_costs_no_answer(stand: Stand) -> None:
    group = Shopper(stand.telegram, is_group=True)
    lost = say_no(400, "Bad Request: message thread not found")
    stand.telegram.fail("sendPhoto", lost, chat_id=group.chat_id)
    topic = {"is_topic_message": True, "message_thread_id": 77}
    await stand.telegram.add(group.build_words("@garderobe_bot rotes Kleid", **topic))
    await group.wait_for_texts(1)
    assert len(group.captions) == 1


async def test_an_anonymous_admin_has_a_dialogue_and_no_list(stand: Stand) -> None:
    group = Shopper(stand.telegram, is_group=True, id=1087968824, username="GroupAnonymousBot")
    own = {"sender_chat": {"id": group.chat_id, "type": "group", "title": "Us"}}
    await stand.telegram.add(group.build_words("@garderobe_bot rotes Kleid", **own))
    await group.wait_for_texts(1)
    await stand.telegram.add(group.build_words("@garderobe_bot unter 500 €", **own))
    await group.wait_for_texts(2)
    assert "rotes Kleid" in group.texts[1]
    await stand.telegram.add(group.build_words("@garderobe_bot meine Merkliste", **own))
    await group.wait_for_texts(3)
    assert "eigenen Namen" in group.texts[2]
    post = group.build_words("@garderobe_bot Kleid", **own, is_automatic_forward=True)
    await stand.telegram.add(post, group.build_words("/help@garderobe_bot"))
    await group.wait_for_texts(4)
    assert "Treffer" not in group.texts[3]


async def test_being_added_is_greeted_once_and_being_put_out_silences(stand: Stand) -> None:
    group = Shopper(stand.telegram, is_group=True)
    message = group.build_message()["message"]
    chat, person = message["chat"], message["from"]
    await stand.telegram.add(
        build_change(chat, person, "left", "member"),
        group.build_message(new_chat_members=[BOT]),
        group.build_words("hallo zusammen"),
        group.build_words("/help"),
    )
    await group.wait_for_texts(2)
    assert "@garderobe_bot" in group.texts[0]
    await stand.telegram.add(build_change(chat, person, "member", "kicked"))
    await stand.lena.say("rotes Kleid")
    await stand.lena.wait_for_texts(1)
    await stand.telegram.add(build_change(chat, person, "kicked", "member"))
    await wait_until(lambda: len(group.texts) == 3, "the group is greeted again")
