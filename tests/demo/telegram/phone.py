"""A shopper at the page: one session's HTTP client, and pictures to send."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import aiohttp
from PIL import Image

Json = dict[str, Any]


@dataclass
class Phone:
    """One session of the page's own API."""

    session: aiohttp.ClientSession
    url: str
    state: Json

    @property
    def lena(self) -> int:
        return int(self.state["people"][0]["id"])

    @property
    def sam(self) -> int:
        return int(self.state["people"][1]["id"])

    @property
    def chat(self) -> int:
        """Lena's private chat."""
        return int(self.state["chats"][0]["id"])

    @property
    def group(self) -> int:
        return int(self.state["chats"][2]["id"])

    async def call(self, method: str, path: str, **options: Any) -> tuple[int, Any]:
        """Call the page's API; the status and the decoded answer."""
        async with self.session.request(method, f"{self.url}/app/{path}", **options) as response:
            return response.status, await response.json()

    async def send(
        self,
        text: str = "",
        files: Sequence[tuple[str, bytes]] = (),
        *,
        chat: int | None = None,
        person: int | None = None,
        **fields: Any,
    ) -> tuple[int, Any]:
        """Send a message as Lena, into her private chat unless told otherwise."""
        form = aiohttp.FormData(quote_fields=False)  # names as browsers write them
        form.add_field("person_id", str(person or self.lena))
        form.add_field("text", text)
        for name, value in fields.items():
            form.add_field(name.rstrip("_"), str(value))
        for name, data in files:
            form.add_field("files", io.BytesIO(data), filename=name)
        return await self.call("POST", f"chats/{chat or self.chat}/messages", data=form)

    async def say(self, text: str, **options: Any) -> Json:
        """Send a text that must be taken; the message."""
        status, answer = await self.send(text, **options)
        assert status == 200, answer
        message: Json = answer["messages"][0]
        return message

    async def list_messages(self, chat: int | None = None, **query: Any) -> list[Json]:
        """List what the chat shows."""
        path = f"chats/{chat or self.chat}/messages"
        status, answer = await self.call("GET", path, params=query)
        assert status == 200, answer
        messages: list[Json] = answer["messages"]
        return messages

    async def tap(self, message_id: int, data: str, **options: Any) -> tuple[int, Any]:
        """Tap a button as Lena."""
        body = {"person_id": self.lena, "message_id": message_id, "data": data, **options}
        return await self.call("POST", f"chats/{self.chat}/taps", json=body)

    async def watch(self, since: int = 0, count: int = 1, chat: int | None = None) -> list[Json]:
        """Read the first events after an id: {"id", "event", "data"}."""
        address = f"{self.url}/app/events?chat={chat or self.chat}&since={since}"
        events: list[Json] = []
        async with asyncio.timeout(10), self.session.get(address) as response:
            assert response.status == 200
            current: Json = {}
            async for raw in response.content:
                name, _, value = raw.decode().rstrip("\n").partition(": ")
                if name:
                    current[name] = value
                    continue
                if "data" in current:
                    events.append({**current, "data": json.loads(current["data"])})
                current = {}
                if len(events) == count:
                    break
        return events


def draw(width: int = 600, height: int = 800, kind: str = "JPEG", **options: Any) -> bytes:
    """Draw a picture that is red above and blue below."""
    image = Image.new(options.pop("mode", "RGB"), (width, height), options.pop("colour", "red"))
    if image.mode == "RGB":
        image.paste("blue", (0, height // 2, width, height))
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()
