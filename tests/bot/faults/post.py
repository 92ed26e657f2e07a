"""The bot behind its webhook, and what delivers to it."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp

from tests.bot.faults.bot_process import BotProcess, Launcher, wait_until
from tests.bot.faults.inboxes import read_inbox
from tests.bot.faults.shopper import Shopper
from tests.bot.faults.stand import Stand

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
