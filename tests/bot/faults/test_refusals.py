"""Every text with which Telegram refuses something: the bot goes on, for this chat and others."""

import pytest

from tests.bot.faults.bot_process import wait_until
from tests.bot.faults.conftest import Stand
from tests.bot.faults.happenings import cut_before, say_in_html, say_no
from tests.bot.faults.shopper import Shopper, find_button

pytestmark = pytest.mark.asyncio(loop_scope="session")

REFUSALS = [
    *(
        (400, f"Bad Request: {words}")
        for words in (
            "chat not found",
            "message text is empty",
            "message is too long",
            "can't parse entities: Unsupported start tag",
            "message to be replied not found",
            "not enough rights to send text messages to the chat",
            "not enough rights to send photos to the chat",
            "have no rights to send a message",
            "CHAT_WRITE_FORBIDDEN",
            "PEER_ID_INVALID",
            "TOPIC_CLOSED",
            "CHAT_SEND_PHOTOS_FORBIDDEN",
            "wrong file identifier/HTTP URL specified",
            "wrong remote file identifier specified: Wrong string length",
            "file reference expired",
            "failed to get HTTP URL content",
            "wrong type of the web page content",
            "IMAGE_PROCESS_FAILED",
            "PHOTO_INVALID_DIMENSIONS",
            "PHOTO_SAVE_FILE_INVALID",
            "MEDIA_EMPTY",
            "MEDIA_CAPTION_TOO_LONG",
            "group send failed",
            'failed to send message #99 with the error message "MEDIA_INVALID"',
            "BUTTON_DATA_INVALID",
            "REPLY_MARKUP_TOO_LONG",
            "Too Many Requests: retry later",
            "",
        )
    ),
    (401, "Unauthorized"),
    (403, "Forbidden: bot was blocked by the user"),
    (403, "Forbidden: user is deactivated"),
    (403, "Forbidden: bot can't initiate conversation with a user"),
    (403, "Forbidden: bot was kicked from the supergroup chat"),
    (403, "Forbidden: bot is not a member of the channel chat"),
    (403, "Forbidden: CHAT_WRITE_FORBIDDEN"),
    (404, "Not Found"),
    (406, "Not Acceptable"),
    (409, "Conflict: terminated by other getUpdates request"),
    (413, "Request Entity Too Large"),
    (420, "FLOOD_WAIT_2"),
    (429, "Too Many Requests: retry after 1"),
    (501, "Not Implemented"),
]


@pytest.mark.parametrize("method", ["sendMediaGroup", "sendMessage"])
async def test_whatever_one_message_is_refused_for_the_next_is_answered(
    stand: Stand, method: str
) -> None:
    crowd = [Shopper(stand.telegram) for _ in REFUSALS]
    for shopper, (status, words) in zip(crowd, REFUSALS, strict=True):
        stand.telegram.fail(method, say_no(status, words), chat_id=shopper.chat_id)
    await stand.telegram.add(*(one.build_message(text="rotes Kleid") for one in crowd))
    await wait_until(
        lambda: (
            len(stand.bot.list_events("update_done"))
            + len(stand.bot.list_events("update_set_aside"))
            >= len(crowd)
        ),
        "each is done or set aside",
    )
    before = [len(one.texts) for one in crowd]
    await stand.telegram.add(*(one.build_message(text="blaues Kleid") for one in crowd))
    for shopper, count in zip(crowd, before, strict=True):
        await shopper.wait_for_texts(count + 1)
        assert "blaues Kleid" in shopper.texts[-1]
        assert len(shopper.captions) <= 20


async def test_no_trouble_with_chat_actions_or_taps_disturbs_an_answer(stand: Stand) -> None:
    troubles = [
        say_no(400, "Bad Request: chat not found"),
        say_no(429, "Too Many Requests: retry after 1", retry_after=1),
        say_no(500, "Internal Server Error"),
        say_in_html(502),
        say_in_html(200),
        cut_before,
    ]
    crowd = [Shopper(stand.telegram) for _ in troubles]
    for shopper, trouble in zip(crowd, troubles, strict=True):
        stand.telegram.fail("sendChatAction", trouble, times=9, chat_id=shopper.chat_id)
        await shopper.say("rotes Kleid")
    for shopper, trouble in zip(crowd, troubles, strict=True):
        await shopper.wait_for_texts(1)
        assert len(shopper.captions) == 10
        fault = stand.telegram.fail("answerCallbackQuery", trouble, times=2)
        await shopper.tap(shopper.got[-1], find_button(shopper.got[-1], "2"))
        await shopper.wait_for_captions(11)
        fault.times = 0


async def test_catalogue_pictures_that_are_broken_cost_no_other(closed_stand: Stand) -> None:
    stand = closed_stand
    text_file = stand.data / "text.jpg"
    text_file.write_text("no picture")
    broken = (text_file, stand.data, stand.data / "missing.jpg", "/dev/null")
    stand.change(
        "UPDATE items SET image_path = ? WHERE id % 12 = ?",
        *((str(path), number * 3) for number, path in enumerate(broken)),
    )
    await stand.bot.start()
    await stand.lena.say("Kleid")
    await stand.lena.say("mehr")
    await stand.lena.wait_for_texts(2)
    assert 10 <= len(stand.lena.captions) < 20
    assert "nicht zeigen" in "".join(stand.lena.texts)
