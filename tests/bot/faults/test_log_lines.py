"""What the log holds: enough to follow an update, and nothing of what a shopper sent."""

import json
import re
from typing import Any

import pytest

from tests.bot.faults.bot_process import BotProcess, Launcher, wait_until
from tests.bot.faults.conftest import Stand
from tests.bot.faults.happenings import accept_and_mangle, say_in_html, say_no, send_raw
from tests.bot.faults.telegram import TOKEN

pytestmark = pytest.mark.asyncio(loop_scope="session")

WORDS = "rotes Kleid mit Quastenflosser"
CAPTION = "unter 77 Euro, mit Zimtsternen"
PERSON = {
    "id": 4711,
    "is_bot": False,
    "first_name": "Quirina",
    "last_name": "Zwiebelfisch",
    "username": "quirina_geheim",
    "language_code": "de",
}
SECRET = "a-webhook_secret_nobody-reads"
PRIVATE = ("Quastenflosser", "Zimtstern", "Quirina", "Zwiebelfisch", "quirina", SECRET)
BROKEN: dict[str, Any] = {  # cannot be parsed, and its values are what the parser trips over
    "message": {"message_id": 1, "date": "Quastenflosser", "chat": {"id": "Quirina"}}
}


async def live(stand: Stand, bot: BotProcess, photo: bytes) -> list[str]:
    """Live through a dialogue with faults; return the file ids that were met in it."""
    telegram, lena = stand.telegram, stand.lena
    telegram.fail("sendChatAction", say_no(500, "Internal Server Error"))
    telegram.fail("sendMediaGroup", say_in_html(502))
    telegram.fail("sendMessage", accept_and_mangle())
    await telegram.add(BROKEN, lena.build_message(text=WORDS, **{"from": PERSON}))
    await lena.wait_for_texts(1)
    telegram.fail("file", say_no(404, "Not Found"))
    telegram.fail("sendMediaGroup", accept_and_mangle())
    file_ids = [await lena.show(photo, caption=CAPTION, **{"from": PERSON})]
    await lena.wait_for_texts(2)
    telegram.fail("getFile", send_raw(b'{"ok": true, "result": ["Quastenflosser"]}'), times=9)
    file_ids.append(await lena.show(photo, caption=CAPTION, **{"from": PERSON}))
    await wait_until(lambda: bot.list_events("update_failed"), "a fault of ours")
    telegram.faults.clear()
    await lena.wait_for_texts(3)
    file_ids.append(await lena.show(b"\xff\xd8\xff\xe0 Quastenflosser", **{"from": PERSON}))
    await lena.wait_for_texts(4)
    return file_ids


def build_bot(launcher: Launcher, stand: Stand, level: str, log_format: str) -> BotProcess:
    return BotProcess(
        launcher,
        stand.data,
        stand.telegram.url,
        LOG_LEVEL=level,
        LOG_FORMAT=log_format,
        WEBHOOK_SECRET=SECRET,
    )


@pytest.mark.parametrize("level", ["INFO", "DEBUG"])
async def test_no_line_holds_what_a_shopper_sent_or_a_secret(
    closed_stand: Stand, launcher: Launcher, dress: bytes, level: str
) -> None:
    bot = build_bot(launcher, closed_stand, level, "json")
    await bot.start()
    file_ids = await live(closed_stand, bot, dress)
    await bot.stop()
    log = bot.read_log()
    found = [one for one in (*PRIVATE, TOKEN, *file_ids) if one.lower() in log.lower()]
    assert found == []
    assert re.findall(r"\bsent\d+\b", log) == []  # file ids of ours


async def test_every_line_of_an_update_carries_its_id(
    closed_stand: Stand, launcher: Launcher, dress: bytes
) -> None:
    bot = build_bot(launcher, closed_stand, "DEBUG", "json")
    await bot.start()
    await live(closed_stand, bot, dress)
    await bot.stop()
    events = [json.loads(line) for line in bot.read_log().splitlines() if line.startswith("{")]
    of_updates = {
        "chat_action_failed",  # from a task beside
        "sending_again",  # from the sender
        "delivery_unconfirmed",
        "download_failed",
        "update_fails",
        "update_failed",
        "update_set_aside",
        "update_done",
    }
    assert of_updates <= {event["event"] for event in events}
    lonely = [e for e in events if e["event"] in of_updates and not e.get("update_id")]
    assert lonely == []
    answered = [event["update_id"] for event in events if event["event"] == "update_done"]
    assert len(answered) == len(set(answered)) == 3


async def test_a_traceback_shows_the_place_and_not_the_words(
    closed_stand: Stand, launcher: Launcher, dress: bytes
) -> None:
    bot = build_bot(launcher, closed_stand, "INFO", "json")
    await bot.start()
    await live(closed_stand, bot, dress)
    (failed,) = bot.list_events("update_failed")
    await bot.kill()
    assert "bot/intake/photos.py" in failed["exception"]
