"""Updates by webhook: a yes means that it is committed, and nobody but Telegram is heard."""

import asyncio
import io
import json
import resource
import shutil
import socket
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from tests.bot.faults.bot_process import BotProcess, Launcher, wait_until
from tests.bot.faults.conftest import Stand
from tests.bot.faults.happenings import cut_before, kill_after, say_in_html, say_no
from tests.bot.faults.shopper import Shopper, find_button
from tests.bot.faults.telegram import Act, ScriptedTelegram
from tests.bot.faults.test_receiving import POISON, read_inbox
from tests.shared_files import load_bot_api_checker

pytestmark = pytest.mark.asyncio(loop_scope="session")

SECRET = "only-Telegram_knows-this"
Json = dict[str, Any]


@dataclass(slots=True)
class Post:
    """The bot behind its webhook, and what delivers to it."""

    stand: Stand
    bot: BotProcess
    url: str
    status_url: str
    client: aiohttp.ClientSession

    async def deliver(self, update: Json, *, secret: str | None = SECRET) -> int:
        """Deliver an update once, as Telegram does; return the status, or 0 for none."""
        return await self.send(json.dumps(update).encode(), secret=secret)

    async def send(self, body: Any, *, secret: str | None = SECRET, **headers: str) -> int:
        """Post any body."""
        own = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
        kind = {"Content-Type": "application/json"}
        try:
            async with self.client.post(
                self.url, data=body, headers={**kind, **own, **headers}
            ) as response:
                return response.status
        except (aiohttp.ClientError, ConnectionError):
            return 0

    async def insist(self, update: Json) -> int:
        """Deliver until it is taken; return how often it was not."""
        refusals = 0
        while await self.deliver(update) != 200:
            refusals += 1
            assert refusals < 200
            await asyncio.sleep(0.3)
        return refusals

    def build(self, shopper: Shopper, text: str) -> Json:
        """Build an update with words."""
        number = self.stand.telegram.take_update_id()
        return {"update_id": number, **shopper.build_message(text=text)}

    async def start(self) -> None:
        """Start the bot and wait until Telegram knows where to deliver."""
        known = len(self.stand.telegram.list_calls("setWebhook"))
        await self.bot.start()
        await wait_until(
            lambda: len(self.stand.telegram.list_calls("setWebhook")) > known, "it is registered"
        )


def find_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@asynccontextmanager
async def prepare(stand: Stand, launcher: Launcher) -> AsyncIterator[Post]:
    """Prepare a bot with a webhook; it is not started yet."""
    port, status_port = find_port(), find_port()
    url = f"http://127.0.0.1:{port}/telegram/updates"
    bot = BotProcess(
        launcher,
        stand.data,
        stand.telegram.url,
        WEBHOOK_URL=url,
        WEBHOOK_LISTEN=f"127.0.0.1:{port}",
        WEBHOOK_SECRET=SECRET,
        STATUS_LISTEN=f"127.0.0.1:{status_port}",
    )
    timeout = aiohttp.ClientTimeout(total=60)
    async with aiohttp.ClientSession(timeout=timeout) as client:
        yield Post(stand, bot, url, f"http://127.0.0.1:{status_port}", client)
    await bot.kill()


@pytest_asyncio.fixture(loop_scope="session")
async def closed_post(closed_stand: Stand, launcher: Launcher) -> AsyncIterator[Post]:
    async with prepare(closed_stand, launcher) as post:
        yield post


@pytest_asyncio.fixture(loop_scope="session")
async def post(closed_post: Post) -> Post:
    await closed_post.start()
    return closed_post


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def lasting_post(
    launcher: Launcher, stocked: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Post]:
    """One bot for all that must not harm it; each test's shopper is new."""
    folder = tmp_path_factory.mktemp("lasting")
    data = Path(shutil.copytree(stocked, folder / "data"))
    telegram = ScriptedTelegram(load_bot_api_checker())
    await telegram.start()
    bot = BotProcess(launcher, data, telegram.url)
    async with prepare(Stand(telegram, bot, Shopper(telegram), data), launcher) as post:
        await post.start()
        yield post
    await telegram.stop()
    assert telegram.problems == []


async def assert_unharmed(post: Post, stored: int) -> None:
    """Check that nothing more was stored, and that the next shopper is answered."""
    assert count_stored(post) == stored
    sam = Shopper(post.stand.telegram)
    assert await post.deliver(post.build(sam, "rotes Kleid")) == 200
    await sam.wait_for_texts(1)
    assert len(sam.captions) == 10


def count_stored(post: Post) -> int:
    (row,) = read_inbox(post.stand.data, "SELECT count(*) FROM inbox")
    return int(row[0])


async def test_telegram_is_told_where_to_deliver_and_the_shopper_is_answered(post: Post) -> None:
    (call,) = post.stand.telegram.list_calls("setWebhook")
    assert call.parameters["url"] == post.url
    assert call.parameters["secret_token"] == SECRET
    assert json.loads(call.parameters["allowed_updates"]) == ["message", "callback_query"]
    lena = post.stand.lena
    assert await post.deliver(post.build(lena, "rotes Kleid")) == 200
    await lena.wait_for_texts(1)
    assert len(lena.captions) == 10
    assert post.stand.telegram.list_calls("getUpdates") == []


@pytest.mark.parametrize(
    ("secret", "status"),
    [(None, 401), ("", 403), ("wrong", 403), (SECRET + "x", 403), (SECRET[:-1], 403)],
)
async def test_who_does_not_know_the_secret_is_not_heard(
    lasting_post: Post, secret: str | None, status: int
) -> None:
    post, stored = lasting_post, count_stored(lasting_post)
    update = post.build(post.stand.lena, "rotes Kleid")
    assert await post.deliver(update, secret=secret) == status
    assert count_stored(post) == stored
    assert SECRET not in post.bot.read_log()


async def test_a_secret_that_is_no_text_is_another_secret(lasting_post: Post) -> None:
    post, stored = lasting_post, count_stored(lasting_post)
    host, port = post.url.split("/")[2].split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(
        b"POST /telegram/updates HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n"
        b"Content-Type: application/json\r\n"
        b"X-Telegram-Bot-Api-Secret-Token: \xff\xfe\xc3\r\n\r\n{}"
    )
    status_line = await asyncio.wait_for(reader.readline(), 20)
    writer.close()
    assert status_line.split()[1] in {b"400", b"403"}
    await assert_unharmed(post, stored)


BODIES: dict[str, tuple[bytes, int]] = {
    "nothing": (b"", 400),
    "half of it": (b'{"update_id": 5, "mess', 400),
    "a list": (b"[]", 400),
    "a list of updates": (b'[{"update_id": 5}]', 400),
    "a number": (b"7", 400),
    "null": (b"null", 400),
    "no update": (b"{}", 400),
    "an id that is a text": (b'{"update_id": "5"}', 400),
    "an id that is true": (b'{"update_id": true}', 400),
    "an id that is a fraction": (b'{"update_id": 1.5}', 400),
    "an id beyond 64 bits": (b'{"update_id": 99999999999999999999}', 400),
    "an endless number": (b'{"update_id": ' + b"9" * 10_000 + b"}", 400),
    "brackets without end": (b"[" * 500_000, 400),
    "not a number": (b'{"update_id": 5, "message": NaN}', 400),
    "binary": (bytes(range(256)), 400),
    "a form": (b"update_id=5", 400),
    "too much": (b'{"update_id": 5, "x": "' + b"x" * 2_000_000 + b'"}', 413),
}


@pytest.mark.parametrize("name", BODIES)
async def test_what_is_no_update_is_refused_without_harm(lasting_post: Post, name: str) -> None:
    body, status = BODIES[name]
    stored = count_stored(lasting_post)
    assert await lasting_post.send(io.BytesIO(body)) == status
    await assert_unharmed(lasting_post, stored)


async def test_a_body_in_pieces_without_a_length_is_bounded_too(lasting_post: Post) -> None:
    stored = count_stored(lasting_post)

    async def pour() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b"x" * 100_000

    assert await lasting_post.send(pour()) in {0, 413}  # 0: it hung up while we still wrote
    await assert_unharmed(lasting_post, stored)


async def test_only_json_is_taken(lasting_post: Post) -> None:
    post, stored = lasting_post, count_stored(lasting_post)
    update = json.dumps(post.build(post.stand.lena, "rotes Kleid")).encode()
    assert await post.send(update, **{"Content-Type": "text/plain"}) == 415
    await assert_unharmed(post, stored)


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "HEAD", "PATCH"])
async def test_only_post_is_taken(lasting_post: Post, method: str) -> None:
    post, stored = lasting_post, count_stored(lasting_post)
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}
    update = post.build(post.stand.lena, "rotes Kleid")
    async with post.client.request(method, post.url, json=update, headers=headers) as response:
        assert response.status == 405
    assert count_stored(post) == stored


@pytest.mark.parametrize("path", ["/", "/healthz", "/readyz", "/metrics", "/telegram"])
async def test_there_is_nothing_else_at_the_public_address(lasting_post: Post, path: str) -> None:
    post = lasting_post
    public = post.url.removesuffix("/telegram/updates")
    async with post.client.get(public + path) as response:
        assert response.status == 404


async def test_a_slow_body_keeps_nobody_waiting_and_is_given_up(post: Post) -> None:
    host, port = post.url.split("/")[2].split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(
        b"POST /telegram/updates HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n"
        b"Content-Type: application/json\r\n"
        b"X-Telegram-Bot-Api-Secret-Token: " + SECRET.encode() + b'\r\n\r\n{"upd'
    )
    await writer.drain()
    assert await post.deliver(post.build(post.stand.lena, "rotes Kleid")) == 200
    await post.stand.lena.wait_for_texts(1)
    status_line = await asyncio.wait_for(reader.readline(), 60)
    writer.close()
    assert b" 408 " in status_line


@pytest.mark.parametrize("name", POISON)
async def test_poison_is_taken_once_and_stops_nothing(lasting_post: Post, name: str) -> None:
    post, stored = lasting_post, count_stored(lasting_post)
    poison = {"update_id": post.stand.telegram.take_update_id(), **POISON[name]}
    assert await post.deliver(poison) == 200
    assert await post.deliver(poison) == 200
    await assert_unharmed(post, stored + 1)


async def test_what_is_delivered_again_and_again_is_answered_once(post: Post) -> None:
    update = post.build(post.stand.lena, "rotes Kleid")
    statuses = await asyncio.gather(*(post.deliver(update) for _ in range(20)))
    assert set(statuses) == {200}
    await post.stand.lena.wait_for_texts(1)
    assert await post.deliver(update) == 200
    assert await post.deliver(post.build(post.stand.lena, "blaues Kleid")) == 200
    await post.stand.lena.wait_for_texts(2)
    assert (len(post.stand.lena.captions), len(post.stand.lena.texts)) == (20, 2)


async def test_updates_out_of_order_across_chats_are_all_answered_once(post: Post) -> None:
    shoppers = [Shopper(post.stand.telegram) for _ in range(6)]
    updates = [post.build(shopper, "rotes Kleid") for shopper in shoppers]
    for update in reversed(updates):
        assert await post.deliver(update) == 200
    for shopper in shoppers:
        await shopper.wait_for_texts(1)
        assert (len(shopper.captions), len(shopper.texts)) == (10, 1)


async def test_one_chats_updates_are_answered_in_the_order_they_came(post: Post) -> None:
    words = ["rotes Kleid", "blaues Kleid", "gelbes Kleid", "grünes Kleid"]
    for text in words:
        assert await post.deliver(post.build(post.stand.lena, text)) == 200
    await post.stand.lena.wait_for_texts(4)
    said = [text.split("“")[0].removeprefix("<b>„") for text in post.stand.lena.texts]
    assert said == words


async def test_a_tap_comes_by_webhook_too(post: Post) -> None:
    lena = post.stand.lena
    await post.deliver(post.build(lena, "rotes Kleid"))
    await lena.wait_for_texts(1)
    message = lena.got[-1]
    await lena.tap(message, find_button(message, "2"))  # the scripted Telegram keeps it for us
    assert await post.deliver(post.stand.telegram.updates.pop()) == 200
    await wait_until(lambda: len(lena.captions) == 11, "the details arrive")


async def test_killed_before_the_commit_it_gets_the_update_again(post: Post) -> None:
    update = post.build(post.stand.lena, "rotes Kleid")
    with closing(sqlite3.connect(post.stand.data / "garderobe.sqlite3")) as database:
        database.execute("BEGIN IMMEDIATE")  # so that the commit has to wait
        delivery = asyncio.create_task(post.deliver(update))
        await asyncio.sleep(1)
        assert not delivery.done()
        await post.bot.kill()
        database.rollback()
    assert await delivery == 0
    assert count_stored(post) == 0
    await post.start()
    assert await post.insist(update) == 0
    await post.stand.lena.wait_for_texts(1)
    assert (len(post.stand.lena.captions), len(post.stand.lena.texts)) == (10, 1)


async def test_killed_after_the_commit_it_answers_once_though_it_comes_again(post: Post) -> None:
    update = post.build(post.stand.lena, "rotes Kleid")
    post.stand.telegram.fail("sendMediaGroup", kill_after(post.bot))
    await post.deliver(update)
    await wait_until(lambda: post.bot.has_ended, "the bot is dead")
    assert await post.deliver(update) == 0
    await post.start()
    assert await post.insist(update) == 0
    await post.stand.lena.wait_for_texts(1)
    await post.deliver(post.build(post.stand.lena, "blaues Kleid"))
    await post.stand.lena.wait_for_texts(2)
    assert (len(post.stand.lena.captions), len(post.stand.lena.texts)) == (20, 2)


async def test_killed_in_the_middle_of_a_body_it_keeps_nothing_of_it(post: Post) -> None:
    update = post.build(post.stand.lena, "rotes Kleid")
    body = json.dumps(update).encode()

    async def pour() -> AsyncIterator[bytes]:
        yield body[: len(body) // 2]
        await post.bot.kill()
        yield body[len(body) // 2 :]

    assert await post.send(pour()) == 0
    await post.start()
    assert count_stored(post) == 0
    assert await post.insist(update) == 0
    await post.stand.lena.wait_for_texts(1)


async def test_a_locked_database_gets_a_503_and_the_update_later(post: Post) -> None:
    update = post.build(post.stand.lena, "rotes Kleid")
    with closing(sqlite3.connect(post.stand.data / "garderobe.sqlite3")) as database:
        database.execute("BEGIN IMMEDIATE")
        assert await post.deliver(update) == 503
        assert post.bot.list_events("nothing_confirmed")
        database.rollback()
    assert await post.deliver(update) == 200
    await post.stand.lena.wait_for_texts(1)
    assert (len(post.stand.lena.captions), len(post.stand.lena.texts)) == (10, 1)


async def test_a_full_disk_gets_a_503_and_the_update_later(post: Post) -> None:
    await post.deliver(post.build(post.stand.lena, "Rock"))
    await post.stand.lena.wait_for_texts(1)
    update = post.build(post.stand.lena, "rotes Kleid")
    post.bot.limit(resource.RLIMIT_FSIZE, 1)
    assert await post.deliver(update) == 503
    post.bot.limit(resource.RLIMIT_FSIZE, resource.RLIM_INFINITY)
    assert await post.deliver(update) == 200
    await post.stand.lena.wait_for_texts(2)


async def test_what_is_begun_is_finished_when_it_stops(post: Post) -> None:
    updates = [post.build(post.stand.lena, f"{colour} Kleid") for colour in ("rotes", "blaues")]
    for update in updates:
        assert await post.deliver(update) == 200
    assert await post.bot.stop() == 0
    await post.start()
    assert [await post.deliver(update) for update in updates] == [200, 200]
    await post.stand.lena.wait_for_texts(2)
    assert (len(post.stand.lena.captions), len(post.stand.lena.texts)) == (20, 2)


PASSING: dict[str, Act] = {
    "429": say_no(429, "Too Many Requests: retry after 1", retry_after=1),
    "500": say_no(500, "Internal Server Error"),
    "502 in HTML": say_in_html(502),
    "200 in HTML": say_in_html(200),
    "401": say_no(401, "Unauthorized"),
    "409": say_no(409, "Conflict"),
    "a name that is not found": say_no(
        400, "Bad Request: bad webhook: Failed to resolve host: Temporary failure"
    ),
    "a cut": cut_before,
}


@pytest.mark.parametrize("name", PASSING)
async def test_registering_comes_back_from(closed_post: Post, name: str) -> None:
    fault = closed_post.stand.telegram.fail("setWebhook", PASSING[name])
    await closed_post.bot.start()
    await wait_until(lambda: closed_post.bot.list_events("webhook_registered"), "it is registered")
    assert fault.met == 1
    assert await closed_post.deliver(closed_post.build(closed_post.stand.lena, "Rock")) == 200
    await closed_post.stand.lena.wait_for_texts(1)


async def test_a_webhook_that_telegram_refuses_ends_it_with_a_word(closed_post: Post) -> None:
    words = "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"
    closed_post.stand.telegram.fail("setWebhook", say_no(400, words), times=99)
    await closed_post.bot.start(is_awaited=False)
    assert await closed_post.bot.wait() == 1
    log = closed_post.bot.read_log()
    assert "Telegram refuses WEBHOOK_URL" in log
    assert "only on ports" in log
    assert SECRET not in log


async def test_an_address_that_is_taken_ends_it_with_a_word(closed_post: Post) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", int(closed_post.url.split("/")[2].split(":")[1])))
        taken.listen()
        await closed_post.bot.start(is_awaited=False)
        assert await closed_post.bot.wait() == 1
    assert "WEBHOOK_LISTEN: the bot cannot listen" in closed_post.bot.read_log()


async def test_ready_says_what_is_missing_until_it_is_there(closed_post: Post) -> None:
    post = closed_post
    post.stand.telegram.fail("setWebhook", say_in_html(502), times=9)
    await post.bot.start()

    async def ask(page: str) -> tuple[int, Json]:
        async with post.client.get(f"{post.status_url}/{page}") as response:
            return response.status, await response.json()

    status, body = await ask("readyz")
    assert (status, list(body["problems"])) == (503, ["telegram"])
    assert await ask("healthz") == (200, {"alive": True})
    post.stand.telegram.faults.clear()
    await wait_until(lambda: post.bot.list_events("webhook_registered"), "it is registered")
    assert await ask("readyz") == (200, {"ready": True, "problems": {}})
