"""A shopper in a chat with the scripted Telegram."""

import itertools
import json
import time
from typing import Any

from tests.bot.faults.bot_process import wait_until
from tests.bot.faults.telegram import ScriptedTelegram

Json = dict[str, Any]
_chat_ids = itertools.count(500)


class Shopper:
    """One person, or a group, with a chat of their own in each test."""

    def __init__(
        self, telegram: ScriptedTelegram, *, is_group: bool = False, **person: Any
    ) -> None:
        number = next(_chat_ids)
        self.telegram = telegram
        self.chat_id = -number if is_group else number
        self._person = {
            "id": number,
            "is_bot": False,
            "first_name": "Lena",
            "language_code": "de",
            **person,
        }
        self._messages = itertools.count(10_000)

    @property
    def person_id(self) -> int:
        """Get who writes."""
        return int(self._person["id"])

    def build_message(self, **content: Any) -> Json:
        """Build an update with a message."""
        kind = "group" if self.chat_id < 0 else "private"
        return {
            "message": {
                "message_id": next(self._messages),
                "date": int(time.time()),
                "chat": {"id": self.chat_id, "type": kind, "first_name": "Lena", "title": "Us"},
                "from": self._person,
                **content,
            }
        }

    async def say(self, text: str) -> None:
        """Send words."""
        await self.telegram.add(self.build_words(text))

    def build_words(self, text: str, **content: Any) -> Json:
        """Build an update with words; a command or a mention before them is marked as such."""
        first = text.split(maxsplit=1)[0] if text.strip() else ""
        kinds = {"/": "bot_command", "@": "mention"}
        if first[:1] in kinds:
            mark = {"type": kinds[first[0]], "offset": 0, "length": len(first)}
            content = {"entities": [mark], **content}
        return self.build_message(text=text, **content)

    async def attach(self, content: bytes, name: str, kind: str) -> None:
        """Send a file as a document."""
        file_id = f"from{self.chat_id}x{next(self._messages)}"
        self.telegram.files[file_id] = content
        document = {
            "file_id": file_id,
            "file_unique_id": f"u{file_id}",
            "file_name": name,
            "mime_type": kind,
            "file_size": len(content),
        }
        await self.telegram.add(self.build_message(document=document))

    async def show(self, photo: bytes, **content: Any) -> str:
        """Send a photo; return its file id."""
        size = self.keep_photo(photo)
        await self.telegram.add(self.build_message(photo=[size], **content))
        return str(size["file_id"])

    def keep_photo(self, photo: bytes) -> Json:
        """Let Telegram have a photo; return how it speaks of it."""
        file_id = f"from{self.chat_id}x{next(self._messages)}"
        self.telegram.files[file_id] = photo
        return {
            "file_id": file_id,
            "file_unique_id": f"u{file_id}",
            "width": 300,
            "height": 400,
            "file_size": len(photo),
        }

    async def tap(self, message: Json, data: str) -> None:
        """Tap a button."""
        await self.telegram.add(self.build_tap(message, data))

    def build_tap(self, message: Json, data: str) -> Json:
        """Build an update with a tap on a button."""
        query = {
            "id": str(self.telegram.take_update_id()),
            "from": self._person,
            "message": message,
            "chat_instance": "1",
            "data": data,
        }
        return {"callback_query": query}

    @property
    def got(self) -> list[Json]:
        """Get what arrived in the chat."""
        return self.telegram.list_sent(self.chat_id)

    @property
    def texts(self) -> list[str]:
        """Get the words that arrived."""
        return [message["text"] for message in self.got if "text" in message]

    @property
    def captions(self) -> list[str]:
        """Get the pictures that arrived, by their captions."""
        return [message.get("caption", "") for message in self.got if "photo" in message]

    async def wait_for_texts(self, count: int) -> None:
        """Wait until so many messages of words arrived."""
        await wait_until(
            lambda: len(self.texts) >= count,
            f"{count} texts arrive in chat {self.chat_id}; {json.dumps(self.texts)[:300]}",
        )

    async def wait_for_captions(self, count: int) -> None:
        """Wait until so many pictures arrived."""
        await wait_until(
            lambda: len(self.captions) >= count, f"{count} pictures arrive in chat {self.chat_id}"
        )


def find_button(message: Json, label: str) -> str:
    """Return the callback data of a button."""
    rows = message["reply_markup"]["inline_keyboard"]
    return next(
        str(button["callback_data"]) for row in rows for button in row if button["text"] == label
    )
