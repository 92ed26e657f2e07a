"""A shopper's phone: it uses the page's own API as the page does."""

import asyncio
import io
import json
import time
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, CookieJar, FormData

Message = dict[str, Any]
_PATIENCE_SECONDS = 30.0
_QUIET_SECONDS = 0.5


class Phone:
    """One browser session: its people, its chats, what is said in them."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._client = ClientSession(cookie_jar=CookieJar(unsafe=True), headers={"Origin": url})
        self._state: dict[str, Any] = {}

    async def open(self) -> None:
        """Visit the page and learn who is there."""
        async with self._client.get(f"{self._url}/app/state") as response:
            response.raise_for_status()
            self._state = await response.json()

    async def close(self) -> None:
        """Leave."""
        await self._client.close()

    @property
    def state(self) -> dict[str, Any]:
        """What the page knows: bot, people, chats, samples."""
        return self._state

    def person(self, language: str) -> "Shopper":
        """Return the shopper of a language with their private chat."""
        person = next(p for p in self._state["people"] if p["language_code"] == language)
        chat = next(c for c in self._state["chats"] if c["person_id"] == person["id"])
        return Shopper(self._client, self._url, person["id"], chat["id"])

    def in_group(self, language: str) -> "Shopper":
        """Return the shopper of a language in the group with the bot."""
        person = next(p for p in self._state["people"] if p["language_code"] == language)
        chat = next(c for c in self._state["chats"] if c["type"] == "group")
        return Shopper(self._client, self._url, person["id"], chat["id"])


class Shopper:
    """One person in their private chat with the bot."""

    def __init__(self, client: ClientSession, url: str, person_id: int, chat_id: int) -> None:
        self._client = client
        self._chat = f"{url}/app/chats/{chat_id}"
        self._url = url
        self.person_id = person_id
        self.chat_id = chat_id

    async def say(self, text: str, *, reply_to: Message | None = None) -> list[Message]:
        """Send words, perhaps in reply to a message; return what the bot answers."""
        reply = {} if reply_to is None else {"reply_to": str(reply_to["message_id"])}
        return await self._send({"text": text, **reply}, [])

    async def show(
        self,
        *photos: Path | bytes,
        caption: str = "",
        name: str = "photo.jpg",
        as_file: bool = False,
    ) -> list[Message]:
        """Send pictures; return what the bot answers."""
        contents = [photo if isinstance(photo, bytes) else photo.read_bytes() for photo in photos]
        fields = {"text": caption, "as": "document" if as_file else "photo"}
        return await self._send(fields, [(name, content) for content in contents])

    async def tap(self, message: Message, label: str) -> list[Message]:
        """Tap a button by its label; return what the bot sends."""
        return await self.tap_data(message, find_data(message, label))

    async def change(self, message: Message, label: str) -> list[Message]:
        """Tap a button that changes its own message; return that with the pictures over it."""
        before = await self.look_at(message)
        data = find_data(before[-1], label)
        await self._tap(message, data)
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < deadline:
            now = await self.look_at(message)
            if now[-1] != before[-1]:
                return now
            await asyncio.sleep(0.05)
        raise AssertionError(f"nothing changed within {_PATIENCE_SECONDS:.0f} s after {label!r}")

    async def look_at(self, message: Message) -> list[Message]:
        """Return a message as it is now, after the album's pictures that stand over it."""
        messages = await self.history()
        place = next(
            place
            for place, one in enumerate(messages)
            if one["message_id"] == message["message_id"]
        )
        first = place
        while first and _is_of_album(messages[first - 1]):
            first -= 1
        return messages[first : place + 1]

    async def press(self, message: Message, label: str) -> None:
        """Tap a button that answers with a toast."""
        await self._tap(message, find_data(message, label))

    async def react(self, message: Message, emoji: str | None) -> None:
        """Put a reaction on a message, or take it back."""
        body = {"person_id": self.person_id, "emoji": emoji}
        url = f"{self._chat}/messages/{message['message_id']}/reaction"
        async with self._client.put(url, json=body) as response:
            assert response.status == 200, await response.text()

    async def tap_quietly(self, message: Message, data: str) -> None:
        """Tap with any callback data, forged ones too, and wait only for the toast."""
        before = await self._last_id()
        await self._tap(message, data)
        await asyncio.sleep(_QUIET_SECONDS)
        assert await self._last_id() == before

    async def tap_data(self, message: Message, data: str) -> list[Message]:
        """Tap with any callback data; return what the bot sends."""
        before = await self._last_id()
        await self._tap(message, data)
        return await self._wait_for_answer(before)

    async def _tap(self, message: Message, data: str) -> None:
        body = {"person_id": self.person_id, "message_id": message["message_id"], "data": data}
        async with self._client.post(f"{self._chat}/taps", json=body) as response:
            assert response.status == 200, await response.text()

    async def post(self, text: str) -> list[Message]:
        """Send words and wait for nothing."""
        return await self._post({"text": text}, [])

    async def post_photo(self, photo: bytes) -> list[Message]:
        """Send a picture and wait for nothing."""
        return await self._post({"text": "", "as": "photo"}, [("photo.jpg", photo)])

    async def change_own(self, message: Message, text: str) -> None:
        """Edit one's own message."""
        body = {"person_id": self.person_id, "text": text}
        url = f"{self._chat}/messages/{message['message_id']}"
        async with self._client.put(url, json=body) as response:
            assert response.status == 200, await response.text()

    async def edit(self, answer: list[Message], text: str) -> list[Message]:
        """Edit the message that was answered; return the answer once it is another."""
        before = await self.look_at(answer[-1])
        await self.change_own(await self._find_own(answer), text)
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < deadline:
            now = await self.look_at(answer[-1])
            if now[-1] != before[-1]:
                return now
            await asyncio.sleep(0.05)
        raise AssertionError(f"nothing changed within {_PATIENCE_SECONDS:.0f} s of the edit")

    async def edit_anew(self, answer: list[Message], text: str) -> list[Message]:
        """Edit the message that was answered; return the answer that comes below."""
        before = await self._last_id()
        await self.change_own(await self._find_own(answer), text)
        return await self._wait_for_answer(before)

    async def edit_quietly(self, answer: list[Message], text: str) -> None:
        """Edit the message that was answered; nothing else is to change."""
        before = await self._last_id()
        await self.change_own(await self._find_own(answer), text)
        await asyncio.sleep(_QUIET_SECONDS)
        assert await self._last_id() == before

    async def _find_own(self, answer: list[Message]) -> Message:
        first = answer[0]["message_id"]
        own = [
            one
            for one in await self.history()
            if one["from"]["id"] == self.person_id and one["message_id"] < first
        ]
        return own[-1]

    async def ask_inline(self, query: str, *, offset: str = "") -> dict[str, Any]:
        """Type behind the bot's name; return its answer."""
        body = {
            "person_id": self.person_id,
            "chat_id": self.chat_id,
            "query": query,
            "offset": offset,
        }
        async with self._client.post(f"{self._url}/app/inline", json=body) as response:
            assert response.status == 200, await response.text()
            answer: dict[str, Any] = await response.json()
            return answer

    async def choose_inline(self, answer: dict[str, Any], result_id: str) -> Message:
        """Send one of an answer's results."""
        body = {
            "person_id": self.person_id,
            "chat_id": self.chat_id,
            "inline_query_id": answer["inline_query_id"],
            "result_id": result_id,
        }
        async with self._client.post(f"{self._url}/app/inline/choose", json=body) as response:
            assert response.status == 200, await response.text()
            message: Message = (await response.json())["messages"][0]
            return message

    async def say_quietly(self, text: str) -> None:
        """Send words that are none of the bot's business."""
        sent = await self._post({"text": text}, [])
        await asyncio.sleep(_QUIET_SECONDS)
        assert await self._last_id() == sent[-1]["message_id"]

    async def find_toast(self, message: Message, data: str) -> str | None:
        """Tap with any callback data; return the note that it is answered with."""
        async with self._client.get(
            f"{self._url}/app/events", params={"chat": str(self.chat_id)}
        ) as events:
            await self._tap(message, data)
            async for line in events.content:
                text = line.decode().removeprefix("data:")
                if '"callback_query_id"' in text:
                    found: str | None = json.loads(text)["text"]
                    return found
        raise AssertionError("the tap was not answered")

    async def history(self) -> list[Message]:
        """Return the latest messages of the chat."""
        async with self._client.get(f"{self._chat}/messages", params={"limit": "100"}) as response:
            response.raise_for_status()
            messages: list[Message] = (await response.json())["messages"]
            return messages

    async def _send(self, fields: dict[str, str], files: list[tuple[str, bytes]]) -> list[Message]:
        sent = await self._post(fields, files)
        return await self._wait_for_answer(sent[-1]["message_id"])

    async def _post(self, fields: dict[str, str], files: list[tuple[str, bytes]]) -> list[Message]:
        form = FormData()
        form.add_field("person_id", str(self.person_id))
        for name, value in fields.items():
            form.add_field(name, value)
        for filename, content in files:
            form.add_field("files", io.BytesIO(content), filename=filename)
        async with self._client.post(f"{self._chat}/messages", data=form) as response:
            assert response.status == 200, await response.text()
            sent: list[Message] = (await response.json())["messages"]
        return sent

    async def _last_id(self) -> int:
        messages = await self.history()
        return int(messages[-1]["message_id"]) if messages else 0

    async def _wait_for_answer(self, after: int) -> list[Message]:
        """Wait until the bot's text message arrived, which closes each of its answers."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < deadline:
            new = [m for m in await self.history() if m["message_id"] > after]
            if new and _closes_answer(new[-1]):
                return new
            await asyncio.sleep(0.05)
        raise AssertionError(f"no answer within {_PATIENCE_SECONDS:.0f} s after message {after}")


def _is_of_album(message: Message) -> bool:
    is_bots = bool(message["from"].get("is_bot"))
    return is_bots and "photo" in message and "reply_markup" not in message


def _closes_answer(message: Message) -> bool:
    """Tell an album's pictures, after which words follow, from the words and from details."""
    return bool(message["from"].get("is_bot")) and not {
        "text",
        "reply_markup",
        "document",
    }.isdisjoint(message)


def count_pictures(messages: list[Message]) -> int:
    """Count the pictures among messages."""
    return sum("photo" in message for message in messages)


def find_data(message: Message, label: str) -> str:
    """Return what a button of a message says to the bot."""
    buttons = [button for row in message["reply_markup"]["inline_keyboard"] for button in row]
    return next(str(one["callback_data"]) for one in buttons if one["text"] == label)


def list_labels(message: Message) -> list[str]:
    """Return the labels of a message's buttons."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]
