"""However updates come, or do not come: the bot gets them, each once, and none stops the others."""

import asyncio
import json
import resource
import sqlite3
from contextlib import closing
from typing import Any

import pytest

from tests.bot.faults.bot_process import BotProcess, Launcher, wait_until
from tests.bot.faults.conftest import Stand
from tests.bot.faults.happenings import (
    cut_before,
    say_in_html,
    say_no,
    send_raw,
)
from tests.bot.faults.inboxes import read_inbox
from tests.bot.faults.poison import POISON
from tests.bot.faults.shopper import Shopper
from tests.bot.faults.telegram import Act

pytestmark = pytest.mark.asyncio(loop_scope="session")

POLLS: dict[str, Act] = {
    "401": say_no(401, "Unauthorized"),
    "404": say_no(404, "Not Found"),
    "409": say_no(409, "Conflict: terminated by other getUpdates request"),
    "429": say_no(429, "Too Many Requests: retry after 1", retry_after=1),
    "429 without parameters": say_no(429, "Too Many Requests"),
    "500": say_no(500, "Internal Server Error"),
    "502 in HTML": say_in_html(502),
    "200 in HTML": say_in_html(200),
    "403": say_no(403, "Forbidden"),
    "400": say_no(400, "Bad Request"),
    "a redirect": say_in_html(302),
    "nothing": send_raw(b""),
    "half of it": send_raw(b'{"ok": true, "result": [{"update_id": 5, "mess'),
    "a list": send_raw(b"[]"),
    "a number": send_raw(b"7"),
    "no list of updates": send_raw(b'{"ok": true, "result": {"update_id": 5}}'),
    "no result": send_raw(b'{"ok": true}'),
    "ok false with 200": send_raw(b'{"ok": false, "error_code": 500, "description": "x"}'),
    "brackets without end": send_raw(b"[" * 100_000),
    "binary": send_raw(bytes(range(256))),
    "a cut": cut_before,
}


@pytest.mark.parametrize("name", POLLS)
async def test_polling_comes_back_from(closed_stand: Stand, name: str) -> None:
    stand = closed_stand
    fault = stand.telegram.fail("getUpdates", POLLS[name])
    await stand.bot.start()
    await stand.lena.say("rotes Kleid")
    await stand.lena.wait_for_texts(1)
    assert fault.met == 1
    (failed,) = stand.bot.list_events("polling_failed")
    assert failed["error"]


async def test_polling_that_keeps_failing_is_no_hot_loop(closed_stand: Stand) -> None:
    stand = closed_stand
    fault = stand.telegram.fail("getUpdates", say_in_html(502), times=1000)
    await stand.bot.start()
    await wait_until(lambda: len(stand.bot.list_events("polling_failed")) == 3, "it fails thrice")
    waits = [event["again_in"] for event in stand.bot.list_events("polling_failed")]
    assert waits[0] < waits[1] < waits[2]
    assert fault.met <= 4


async def test_a_webhook_in_the_way_of_polling_is_taken_away(stand: Stand) -> None:
    words = (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    stand.telegram.fail("getUpdates", say_no(409, words))
    await stand.lena.say("rotes Kleid")
    await stand.lena.wait_for_texts(1)
    assert len(stand.telegram.list_calls("deleteWebhook")) == 1


async def test_telegram_may_be_gone_for_a_while(stand: Stand) -> None:
    port = int(stand.telegram.url.rsplit(":", 1)[1])
    await stand.telegram.stop()
    await wait_until(lambda: stand.bot.list_events("polling_failed"), "it is noticed")
    await stand.telegram.start(port)
    await stand.lena.say("rotes Kleid")
    await stand.lena.wait_for_texts(1)


@pytest.mark.parametrize("name", POISON)
async def test_poison_stops_nothing_and_is_kept_where_it_cannot_be_handled(
    stand: Stand, name: str
) -> None:
    await stand.telegram.add(POISON[name], stand.lena.build_message(text="rotes Kleid"))
    await stand.lena.wait_for_texts(1)
    assert len(stand.lena.captions) == 10
    (kept,) = read_inbox(
        stand.data, "SELECT done_at, set_aside_at, reason, payload FROM inbox ORDER BY id LIMIT 1"
    )
    done, aside, reason, payload = kept
    assert (done is None) != (aside is None)
    if aside is not None:
        assert "Error" in reason
        assert POISON[name].items() <= json.loads(payload).items()


async def test_poison_does_not_stop_the_next_start(stand: Stand) -> None:
    await stand.telegram.add(POISON["a message that is a list"])
    await wait_until(lambda: stand.bot.list_events("update_set_aside"), "it is set aside")
    await stand.bot.kill()
    with closing(sqlite3.connect(stand.data / "garderobe.sqlite3")) as database, database:
        database.execute("UPDATE inbox SET set_aside_at = NULL")
    await stand.bot.start()
    await stand.lena.say("rotes Kleid")
    await stand.lena.wait_for_texts(1)


async def test_an_update_of_a_kind_that_does_not_exist_yet_is_passed_over(stand: Stand) -> None:
    await stand.telegram.add({"thought": {"id": 1}}, stand.lena.build_message(text="rotes Kleid"))
    await stand.lena.wait_for_texts(1)


async def test_what_is_no_update_at_all_is_passed_over(stand: Stand) -> None:
    fault = stand.telegram.fail(
        "getUpdates",
        send_raw(b'{"ok": true, "result": ["hello", null, {"message": {}}, {"update_id": "x"}]}'),
    )
    await wait_until(lambda: fault.met == 1, "it comes")
    await stand.lena.say("rotes Kleid")
    await stand.lena.wait_for_texts(1)


async def test_an_update_delivered_again_is_handled_once(stand: Stand) -> None:
    update = {"update_id": 5000, **stand.lena.build_message(text="rotes Kleid")}
    await stand.telegram.add(update, update)
    await stand.lena.wait_for_texts(1)
    body = json.dumps({"ok": True, "result": [update]}).encode()
    again = stand.telegram.fail("getUpdates", send_raw(body))
    await wait_until(lambda: again.met == 1, "it comes again")
    await stand.telegram.add({"update_id": 5001, **stand.lena.build_message(text="blaues Kleid")})
    await stand.lena.wait_for_texts(2)
    assert len(stand.lena.texts) == 2


async def test_updates_out_of_order_are_all_handled(stand: Stand) -> None:
    await stand.telegram.add(
        *(
            {"update_id": number, **stand.lena.build_message(text=text)}
            for number, text in ((7003, "rotes Kleid"), (7001, "blaues Kleid"), (7002, "Rock"))
        )
    )
    await stand.lena.wait_for_texts(3)


async def test_a_fault_of_ours_is_said_once_and_kept_with_its_traceback(
    stand: Stand, dress: bytes
) -> None:
    stand.telegram.fail("getFile", send_raw(b'{"ok": true, "result": [1]}'), times=9)
    await stand.lena.show(dress)
    await stand.lena.wait_for_texts(1)
    await stand.lena.say("rotes Kleid")
    await stand.lena.wait_for_texts(2)
    assert "heruntergefallen" in stand.lena.texts[0]
    kept = read_inbox(stand.data, "SELECT reason, payload FROM inbox WHERE reason IS NOT NULL")
    assert len(kept) == 1
    assert "Traceback" in kept[0][0]
    assert stand.lena.texts[1].startswith("<b>„rotes Kleid“")


async def test_a_database_that_is_locked_confirms_nothing(stand: Stand) -> None:
    with closing(sqlite3.connect(stand.data / "garderobe.sqlite3")) as database:
        database.execute("BEGIN IMMEDIATE")
        await stand.lena.say("rotes Kleid")
        await wait_until(lambda: stand.bot.list_events("nothing_confirmed"), "an alarm is raised")
        confirmed = stand.telegram.confirmed
        database.rollback()
    assert confirmed <= 1000
    await stand.lena.wait_for_texts(1)
    assert len(stand.lena.captions) == 10


async def test_a_database_that_is_locked_in_between_only_delays(stand: Stand, dress: bytes) -> None:
    locked = asyncio.Event()
    database = sqlite3.connect(stand.data / "garderobe.sqlite3", check_same_thread=False)

    async def lock(exchange: Any) -> Any:
        database.execute("BEGIN IMMEDIATE")
        locked.set()
        return exchange.accept()

    stand.telegram.fail("getFile", lock)
    await stand.lena.show(dress)
    await locked.wait()
    await asyncio.sleep(11)  # longer than a write waits
    database.rollback()
    database.close()
    await stand.lena.wait_for_texts(1)
    assert (len(stand.lena.captions), len(stand.lena.texts)) == (10, 1)


async def test_a_disk_that_is_full_confirms_nothing(stand: Stand) -> None:
    await stand.lena.say("Rock")
    await stand.lena.wait_for_texts(1)
    stand.bot.limit(resource.RLIMIT_FSIZE, 1)
    await stand.lena.say("rotes Kleid")
    polls = len(stand.telegram.list_calls("getUpdates"))
    await wait_until(
        lambda: len(stand.telegram.list_calls("getUpdates")) > polls + 1, "it polls again"
    )
    assert len(stand.telegram.updates) == 1
    stand.bot.limit(resource.RLIMIT_FSIZE, resource.RLIM_INFINITY)
    await stand.lena.wait_for_texts(2)
    assert len(stand.lena.captions) == 20


@pytest.mark.parametrize("name", ["HTTP_PROXY", "ALL_PROXY", "http_proxy"])
async def test_a_proxy_in_the_environment_is_not_asked_for_this_machine(
    closed_stand: Stand, launcher: Launcher, name: str
) -> None:
    stand = closed_stand
    proxied = {name: "http://127.0.0.1:9"}
    bot = BotProcess(launcher, stand.data, stand.telegram.url, **proxied)
    await bot.start()
    await stand.lena.say("rotes Kleid")
    await stand.lena.wait_for_texts(1)
    await bot.kill()


async def test_two_bots_may_share_a_database(closed_stand: Stand, launcher: Launcher) -> None:
    stand = closed_stand
    await stand.bot.start()
    update = {"update_id": 5000, **stand.lena.build_message(text="rotes Kleid")}
    await stand.telegram.add(update)
    await stand.lena.wait_for_texts(1)
    await stand.bot.stop()
    other = BotProcess(launcher, stand.data, stand.telegram.url, BOT_TOKEN="99:another-token")
    stand.telegram.bot = {**stand.telegram.bot, "id": 99}
    await other.start()
    sam = Shopper(stand.telegram)
    await stand.telegram.add({"update_id": 5000, **sam.build_message(text="rotes Kleid")})
    await sam.wait_for_texts(1)
    await other.kill()
