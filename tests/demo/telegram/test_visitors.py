"""Between two visitors everybody is forgotten: the bot is told first, its own pictures stay."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from telegram import Bot

from tests.demo.telegram.phone import Json, Phone, draw
from tests.demo.telegram.stage import Stage, open_stage

WORD = "Blütentraum"


@dataclass
class Listener:
    """Where the bot hears whom to forget: what it heard, and with which status it answers."""

    heard: list[Json] = field(default_factory=list)
    status: int = 200
    is_asked: asyncio.Event = field(default_factory=asyncio.Event)
    may_answer: asyncio.Event = field(default_factory=asyncio.Event)

    async def answer(self, request: web.Request) -> web.Response:
        self.heard.append(await request.json())
        self.is_asked.set()
        await self.may_answer.wait()
        return web.Response(status=self.status, text="not today")


@pytest.fixture
async def listener() -> Listener:
    listener = Listener()
    listener.may_answer.set()
    return listener


@pytest.fixture
async def stage(tmp_path: Path, listener: Listener) -> AsyncIterator[Stage]:
    app = web.Application()
    app.router.add_post("/forget", listener.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    url = f"http://{host}:{port}/forget"
    async with open_stage(tmp_path / "telegram", on_reset=url) as stage:
        yield stage
    await runner.cleanup()
    assert stage.problems == []


def find_traces(folder: Path, *needles: bytes) -> list[str]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [path.name for path in files if any(one in path.read_bytes() for one in needles)]


async def take_updates(bot: Bot) -> None:
    """Take and confirm what waits, as a bot that polls does."""
    while updates := await bot.get_updates(timeout=0):
        await bot.get_updates(offset=updates[-1].update_id + 1, timeout=0)


async def test_everybody_is_forgotten_and_the_bot_told_whom(
    stage: Stage, phone: Phone, bot: Bot, listener: Listener, tmp_path: Path
) -> None:
    await phone.say(WORD)
    await phone.send(files=[("own.jpg", draw(kind="JPEG", colour="green"))])
    await phone.say(f"{WORD} in the group", chat=phone.group)
    sent = await bot.send_photo(phone.chat, draw())
    await take_updates(bot)
    data = tmp_path / "telegram"
    assert find_traces(data, WORD.encode())
    before = len(list((data / "files").glob("*/*")))
    status, answer = await phone.call("POST", "reset")
    assert (status, answer) == (200, {})
    assert set(listener.heard[0]["people"]) == {phone.lena, phone.sam}
    assert listener.heard[0]["groups"] == [phone.group]
    assert find_traces(data, WORD.encode(), str(phone.lena).encode()) == []
    after = len(list((data / "files").glob("*/*")))
    assert 0 < after < before
    async with stage.open_phone() as next_visitor:
        assert await next_visitor.list_messages() == []
        # The bot sends its picture again by the id that it remembers.
        await bot.send_photo(next_visitor.chat, sent.photo[-1].file_id)
        assert len(await next_visitor.list_messages()) == 1
    assert (await phone.call("GET", f"chats/{phone.chat}/messages"))[0] == 403


async def test_the_pages_that_are_open_hear_of_it(phone: Phone) -> None:
    watching = asyncio.create_task(phone.watch())
    await asyncio.sleep(0.2)
    await phone.call("POST", "reset")
    (event,) = await watching
    assert event["event"] == "reset"


async def test_where_the_bot_cannot_forget_nothing_is_forgotten(
    phone: Phone, bot: Bot, listener: Listener
) -> None:
    listener.status = 503
    await phone.say(WORD)
    await take_updates(bot)
    status, answer = await phone.call("POST", "reset")
    assert (status, answer["error"]) == (502, "bot_remembers")
    assert "not today" in answer["description"]
    assert [message["text"] for message in await phone.list_messages()] == [WORD]


async def test_meanwhile_nobody_begins_anything(phone: Phone, listener: Listener) -> None:
    listener.may_answer.clear()
    resetting = asyncio.create_task(phone.call("POST", "reset"))
    await asyncio.wait_for(listener.is_asked.wait(), 10)
    status, answer = await phone.send("too soon")
    assert (status, answer["error"]) == (503, "resetting")
    assert (await phone.call("POST", "reset"))[0] == 503
    listener.may_answer.set()
    assert (await resetting)[0] == 200


async def test_other_sites_and_other_machines_may_not(stage: Stage, phone: Phone) -> None:
    assert phone.state["may_reset"] is True
    headers = {"Origin": "http://evil.example"}
    assert (await phone.call("POST", "reset", headers=headers))[0] == 403
    async with (
        aiohttp.ClientSession(headers={"Sec-Fetch-Site": "cross-site"}) as client,
        client.post(f"{stage.url}/app/reset") as response,
    ):
        assert response.status == 403
