"""Whatever Telegram answers to what the bot sends: each message arrives once, if it can."""

import pytest

from tests.bot.faults.bot_process import wait_until
from tests.bot.faults.conftest import Stand
from tests.bot.faults.happenings import (
    accept_and_mangle,
    accept_and_say,
    accept_slowly,
    cut_after,
    say_in_html,
    say_no,
    send_partly,
)
from tests.bot.faults.shopper import Shopper, find_button
from tests.bot.faults.telegram import Act

pytestmark = pytest.mark.asyncio(loop_scope="session")

NOT_ACCEPTED: dict[str, Act] = {
    "500": say_no(500, "Internal Server Error"),
    "502 in HTML": say_in_html(502),
    "503 in HTML": say_in_html(503),
    "429 with a pause": say_no(429, "Too Many Requests: retry after 1", retry_after=1),
    "429 without parameters": say_no(429, "Too Many Requests"),
    "429 in HTML": say_in_html(429),
}
ACCEPTED: dict[str, Act] = {
    "cut after": cut_after,
    "504 in HTML": accept_and_say(504),
    "half an answer": accept_and_mangle(),
    "HTML with 200": accept_and_say(200),
}


async def ask(shopper: Shopper) -> None:
    """Ask, and wait for the words that end the answer."""
    count = len(shopper.texts)
    await shopper.say("rotes Kleid")
    await shopper.wait_for_texts(count + 1)


@pytest.mark.parametrize("method", ["sendMediaGroup", "sendMessage"])
@pytest.mark.parametrize("name", NOT_ACCEPTED)
async def test_what_was_not_accepted_is_sent_again(stand: Stand, name: str, method: str) -> None:
    fault = stand.telegram.fail(method, NOT_ACCEPTED[name])
    await ask(stand.lena)
    assert fault.met == 1
    assert len(stand.lena.captions) == 10
    assert len(stand.lena.texts) == 1


@pytest.mark.parametrize("method", ["sendMediaGroup", "sendMessage"])
@pytest.mark.parametrize("name", ACCEPTED)
async def test_what_was_accepted_is_not_sent_again(stand: Stand, name: str, method: str) -> None:
    stand.telegram.fail(method, ACCEPTED[name])
    await ask(stand.lena)
    await ask(stand.lena)  # in the same chat: what would come after it has come
    assert len(stand.lena.captions) == 20
    assert len(stand.lena.texts) == 2


async def test_a_slow_answer_makes_no_second_message(stand: Stand) -> None:
    stand.telegram.fail("sendMessage", accept_slowly(7))  # the library would wait 5 s
    await ask(stand.lena)
    await wait_until(lambda: stand.bot.list_events("update_done"), "the update is done")
    assert len(stand.lena.texts) == 1


async def test_a_pause_for_one_chat_is_no_pause_for_others(stand: Stand) -> None:
    pause = say_no(429, "Too Many Requests: retry after 3600", retry_after=3600)
    stand.telegram.fail("sendMediaGroup", pause, chat_id=stand.lena.chat_id)
    sam = Shopper(stand.telegram)
    await stand.lena.say("rotes Kleid")
    await wait_until(lambda: stand.bot.list_events("telegram_wants_a_pause"), "Telegram says so")
    await ask(sam)
    assert stand.lena.got == []
    assert len(sam.captions) == 10


async def test_a_pause_is_kept(stand: Stand) -> None:
    pause = say_no(429, "Too Many Requests: retry after 2", retry_after=2)
    stand.telegram.fail("sendMediaGroup", pause)
    await ask(stand.lena)
    first, second = stand.telegram.list_calls("sendMediaGroup")
    assert second.at - first.at >= 2


async def test_when_one_picture_is_refused_the_rest_arrives(stand: Stand) -> None:
    stand.telegram.fail("sendMediaGroup", say_no(400, "Bad Request: wrong type"), times=2)
    refusal = say_no(400, "Bad Request: IMAGE_PROCESS_FAILED")
    stand.telegram.fail("sendPhoto", refusal)
    await ask(stand.lena)
    assert len(stand.lena.captions) == 9
    assert "nicht zeigen" in stand.lena.texts[0]


@pytest.mark.parametrize("position", [1, 4, 10])
async def test_of_an_album_partly_sent_only_what_failed_is_sent_again(
    stand: Stand, position: int
) -> None:
    stand.telegram.fail("sendMediaGroup", send_partly(stand.telegram, position))
    await ask(stand.lena)
    assert len(stand.lena.captions) == 10
    assert len(set(stand.lena.captions)) == len(stand.lena.captions)


async def test_a_file_id_gone_stale_is_uploaded_anew(stand: Stand) -> None:
    await ask(stand.lena)
    wrong = say_no(400, "Bad Request: wrong file identifier/HTTP URL specified")
    stand.telegram.fail("sendMediaGroup", wrong)
    await ask(stand.lena)
    stale, anew = stand.telegram.list_calls("sendMediaGroup")[1:]
    assert (len(stale.files), len(anew.files)) == (0, 10)
    assert len(stand.lena.captions) == 20


async def test_an_album_that_is_too_large_goes_picture_by_picture(stand: Stand) -> None:
    stand.telegram.fail("sendMediaGroup", say_no(413, "Request Entity Too Large"), times=2)
    await ask(stand.lena)
    assert len(stand.lena.captions) == 10


@pytest.mark.parametrize("method", ["sendMediaGroup", "sendMessage"])
@pytest.mark.parametrize(
    "description",
    ["Forbidden: bot was blocked by the user", "Forbidden: user is deactivated"],
)
async def test_who_blocked_the_bot_is_left_alone_until_they_write_again(
    stand: Stand, description: str, method: str
) -> None:
    stand.telegram.fail(method, say_no(403, description), chat_id=stand.lena.chat_id)
    await stand.lena.say("rotes Kleid")
    await wait_until(lambda: stand.bot.list_events("update_done"), "the update is done")
    assert stand.lena.texts == []
    await ask(stand.lena)
    assert len(stand.lena.texts) == 1


async def test_what_a_chat_said_before_it_blocked_the_bot_is_not_answered(stand: Stand) -> None:
    blocked = say_no(403, "Forbidden: bot was blocked by the user")
    fault = stand.telegram.fail("sendMediaGroup", blocked, times=9, chat_id=stand.lena.chat_id)
    await stand.telegram.add(
        *(stand.lena.build_message(text=text) for text in ("rotes Kleid", "Rock", "Hose"))
    )
    await wait_until(lambda: len(stand.bot.list_events("update_done")) == 3, "they are done")
    assert fault.met == 1


async def test_a_group_that_became_a_supergroup_is_followed(stand: Stand) -> None:
    group = Shopper(stand.telegram, is_group=True)
    new_id = -1_000_000_000_000 + group.chat_id
    moved = say_no(
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        migrate_to_chat_id=new_id,
    )
    stand.telegram.fail("sendPhoto", moved, chat_id=group.chat_id)
    await group.say("@garderobe_bot rotes Kleid")
    await wait_until(
        lambda: len(stand.telegram.list_sent(new_id)) == 2, "the supergroup gets its answer"
    )
    assert group.got == []


async def test_a_group_that_says_that_it_moves_takes_its_dialogue_along(stand: Stand) -> None:
    group = Shopper(stand.telegram, is_group=True)
    await group.say("@garderobe_bot rotes Kleid")
    await group.wait_for_texts(1)
    new = Shopper(stand.telegram, is_group=True, id=group.person_id)
    new.chat_id = -1_000_000_000_000 + group.chat_id
    await stand.telegram.add(
        group.build_message(migrate_to_chat_id=new.chat_id),
        new.build_message(migrate_from_chat_id=group.chat_id),
        new.build_words("@garderobe_bot mit Blumen"),
    )
    await new.wait_for_texts(1)
    assert "rotes Kleid" in new.texts[0]
    assert len(group.texts) == 1


async def test_a_late_tap_still_counts(stand: Stand) -> None:
    await ask(stand.lena)
    late = say_no(
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    )
    stand.telegram.fail("answerCallbackQuery", late)
    await stand.lena.tap(stand.lena.got[-1], find_button(stand.lena.got[-1], "2"))
    await wait_until(lambda: len(stand.lena.captions) == 11, "the details arrive")


async def test_a_chat_action_that_fails_disturbs_nothing(stand: Stand) -> None:
    stand.telegram.fail("sendChatAction", say_no(500, "Internal Server Error"), times=9)
    await ask(stand.lena)
    assert len(stand.lena.captions) == 10


async def test_an_answer_that_breaks_twice_is_still_one(stand: Stand) -> None:
    stand.telegram.fail("sendMediaGroup", say_no(500, "Internal Server Error"), times=2)
    stand.telegram.fail("sendMessage", say_in_html(502), times=2)
    await ask(stand.lena)
    assert (len(stand.lena.captions), len(stand.lena.texts)) == (10, 1)
