"""A browser at the phone page, and the bot on the other side of the real local server."""

from __future__ import annotations

import asyncio
import io
import json
import socket
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from PIL import Image, ImageDraw
from playwright.async_api import Browser, BrowserContext, Locator, Page, expect

TOKEN = "123456:demo"
Json = dict[str, Any]


@dataclass(slots=True)
class Server:
    """`python -m demo.telegram` as a process of its own, on one port for its whole life."""

    folder: Path
    port: int
    process: asyncio.subprocess.Process | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    async def start(self) -> None:
        options = ("--port", str(self.port), "--data", str(self.folder / "data"), "--quiet")
        samples = ("--samples", str(self.folder / "samples"), "--token", TOKEN)
        self.process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "demo.telegram", *options, *samples),
            stdout=asyncio.subprocess.PIPE,
        )
        assert self.process.stdout is not None
        line = await asyncio.wait_for(self.process.stdout.readline(), 60)
        assert json.loads(line)["ready"] is True

    async def stop(self) -> None:
        assert self.process is not None
        self.process.terminate()
        await self.process.communicate()


@asynccontextmanager
async def run_server(folder: Path) -> AsyncIterator[Server]:
    """Run a local Telegram with two sample photos."""
    save_samples(folder / "samples")
    server = Server(folder, find_free_port())
    await server.start()
    try:
        yield server
    finally:
        await server.stop()


@dataclass(slots=True)
class BotClient:
    """The Bot API by plain HTTP."""

    session: aiohttp.ClientSession
    url: str

    async def call(self, method: str, files: dict[str, bytes] | None = None, **fields: Any) -> Any:
        form = aiohttp.FormData()
        for name, value in fields.items():
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        for name, data in (files or {}).items():
            form.add_field(name, data, filename=f"{name}.jpg", content_type="image/jpeg")
        async with self.session.post(f"{self.url}bot{TOKEN}/{method}", data=form) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def say(self, chat_id: int, text: str, **fields: Any) -> Json:
        message: Json = await self.call("sendMessage", chat_id=chat_id, text=text, **fields)
        return message

    async def send_album(self, chat_id: int, pictures: Sequence[bytes]) -> list[Json]:
        media = [{"type": "photo", "media": f"attach://p{i}"} for i in range(len(pictures))]
        files = {f"p{i}": picture for i, picture in enumerate(pictures)}
        sent: list[Json] = await self.call("sendMediaGroup", files, chat_id=chat_id, media=media)
        return sent

    async def wait_for_update(self, kind: str, person_id: int) -> Json:
        """Poll for a person's update, and confirm everything up to it, other visits' too."""
        offset = 0
        while True:
            updates = await self.call("getUpdates", offset=offset, timeout=10)
            for update in updates:
                offset = update["update_id"] + 1
                if kind in update and update[kind]["from"]["id"] == person_id:
                    await self.call("getUpdates", offset=offset, timeout=0)
                    found: Json = update[kind]
                    return found


@dataclass(slots=True)
class Visit:
    """One browser session at the page; `problems` gathers what a console should never show."""

    page: Page
    context: BrowserContext
    bot: BotClient
    state: Json
    problems: list[str] = field(default_factory=list)

    @property
    def chat(self) -> int:
        """Lena's own chat with the bot, which the page opens first."""
        return int(self.state["chats"][0]["id"])

    @property
    def lena(self) -> int:
        return int(self.state["people"][0]["id"])

    @property
    def entries(self) -> Locator:
        return self.page.locator(".entry")

    @property
    def bubbles(self) -> Locator:
        return self.page.locator(".entry .bubble")

    async def type_and_send(self, text: str) -> None:
        await self.page.fill("#field", text)
        await self.page.press("#field", "Enter")

    async def list_messages(self) -> list[Json]:
        """List what the server holds, once nothing is on its way any more."""
        await expect(self.page.locator(".tick-sending")).to_have_count(0)
        path = f"{self.bot.url}app/chats/{self.chat}/messages"
        answer = await (await self.context.request.get(path)).json()
        messages: list[Json] = answer["messages"]
        return messages

    async def expect_text(self, text: str) -> None:
        await expect(self.bubbles.filter(has_text=text).last).to_be_visible()


@asynccontextmanager
async def open_visit(browser: Browser, server: Server, **options: Any) -> AsyncIterator[Visit]:
    """Open the page as a new session: a German phone, unless `options` say otherwise."""
    chosen = {"viewport": {"width": 390, "height": 844}, "locale": "de-DE", **options}
    context = await browser.new_context(**chosen)
    context.set_default_timeout(10_000)
    page = await context.new_page()
    problems: list[str] = []
    watch(page, problems)
    try:
        async with aiohttp.ClientSession() as session:
            await page.goto(server.url)
            await expect(page.locator(".start-key")).to_be_visible()
            state = await (await context.request.get(f"{server.url}app/state")).json()
            yield Visit(page, context, BotClient(session, server.url), state, problems)
    finally:
        await context.close()


def watch(page: Page, problems: list[str]) -> None:
    """Note errors, warnings (a refused inline style is one) and requests beyond the server."""
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "console",
        lambda message: (
            problems.append(message.text) if message.type in ("error", "warning") else None
        ),
    )
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith(("http://127.0.0.1:", "blob:", "data:"))
            else problems.append(f"left the machine: {request.url}")
        ),
    )


def draw_picture(number: int, size: tuple[int, int] = (300, 400)) -> bytes:
    """Draw a picture that differs from every other number's."""
    image = Image.new("RGB", size, (40 + number * 17 % 200, 90, 200 - number * 13 % 180))
    ImageDraw.Draw(image).ellipse((60, 60 + number, 200, 240), fill=(240, 230, 220))
    out = io.BytesIO()
    image.save(out, "JPEG")
    return out.getvalue()


def save_samples(folder: Path) -> None:
    folder.mkdir(parents=True)
    for number in (1, 2):
        (folder / f"sample_{number}.jpg").write_bytes(draw_picture(number))


def find_free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
