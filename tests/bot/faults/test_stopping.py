"""Starting patiently and stopping in time: what is begun is finished, the rest waits."""

import time

import pytest

from tests.bot.faults.bot_process import wait_until
from tests.bot.faults.conftest import Stand
from tests.bot.faults.happenings import accept_slowly, say_in_html, say_no
from tests.bot.faults.shopper import Shopper

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_what_is_begun_is_finished_and_the_rest_waits(stand: Stand) -> None:
    begun = stand.telegram.fail("sendMediaGroup", accept_slowly(2))
    for text in ("rotes Kleid", "blaues Kleid", "gelbes Kleid"):
        await stand.lena.say(text)
    await wait_until(lambda: begun.met == 1, "the first answer is begun")
    assert await stand.bot.stop() == 0
    assert len(stand.lena.texts) == 1
    await stand.bot.start()
    await stand.lena.wait_for_texts(3)
    assert len(stand.lena.captions) == 30
    assert len(stand.lena.texts) == 3


async def test_it_does_not_wait_for_ever_for_telegram(stand: Stand) -> None:
    stalled = stand.telegram.fail("sendMessage", accept_slowly(50))
    await stand.lena.say("rotes Kleid")
    await wait_until(lambda: stalled.met == 1, "the words are on their way")
    began = time.monotonic()
    assert await stand.bot.stop() == 0
    assert time.monotonic() - began < 40  # it may take 20 s, and Telegram would take 50
    await stand.bot.start()
    sam = Shopper(stand.telegram)
    await sam.say("blaues Kleid")
    await sam.wait_for_texts(1)
    assert len(stand.lena.texts) == 1


async def test_it_stops_at_once_when_nothing_is_begun(stand: Stand) -> None:
    began = time.monotonic()
    assert await stand.bot.stop() == 0
    assert time.monotonic() - began < 5


async def test_a_token_that_is_refused_at_the_start_ends_it(closed_stand: Stand) -> None:
    closed_stand.telegram.fail("getMe", say_no(401, "Unauthorized"), times=99)
    await closed_stand.bot.start(is_awaited=False)
    assert await closed_stand.bot.wait() == 1
    assert "BOT_TOKEN" in closed_stand.bot.read_log()


@pytest.mark.parametrize("status", [500, 502, 200])
async def test_it_waits_for_a_telegram_that_is_not_well(closed_stand: Stand, status: int) -> None:
    fault = closed_stand.telegram.fail("getMe", say_in_html(status), times=3)
    await closed_stand.bot.start()
    assert fault.met == 3


@pytest.mark.parametrize("method", ["setMyCommands", "setMyDescription", "setMyShortDescription"])
async def test_shoppers_are_served_without_a_menu(closed_stand: Stand, method: str) -> None:
    closed_stand.telegram.fail(method, say_no(429, "Flood", retry_after=3600), times=99)
    await closed_stand.bot.start()
    await closed_stand.lena.say("rotes Kleid")
    await closed_stand.lena.wait_for_texts(1)


async def test_it_waits_for_a_telegram_that_is_not_there_yet(closed_stand: Stand) -> None:
    stand = closed_stand
    port = int(stand.telegram.url.rsplit(":", 1)[1])
    await stand.telegram.stop()
    await stand.bot.start(is_awaited=False)
    await wait_until(lambda: stand.bot.list_events("telegram_unreachable"), "it is noticed")
    await stand.telegram.start(port)
    await stand.lena.say("rotes Kleid")
    await stand.lena.wait_for_texts(1)
