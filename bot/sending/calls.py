"""One call of a Bot API method: where its message goes, and what the ledger knows of its parts."""

import re
import time
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from telegram.error import BadRequest, TelegramError

from bot.sending.outbox import Outbox

Result = bool | dict[str, Any] | list[dict[str, Any]]
_FAILED_ITEM = re.compile(r"failed to send message #(\d+)", re.IGNORECASE)
_ALBUM = "sendMediaGroup"


class PartlyRefused(BadRequest):
    """One item of an album was refused, at a position counted from 0, and the others arrived."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


@dataclass(slots=True)
class Call:
    """One method call: how to make it, and its message's parts in the outbox of an update."""

    make: Callable[[], Coroutine[Any, Any, Result]]
    endpoint: str
    data: dict[str, Any]
    outbox: Outbox | None = None
    parts: tuple[str, ...] = ()
    tries: int = 0

    @property
    def chat_id(self) -> int | None:
        """Get the chat it writes to."""
        chat_id = self.data.get("chat_id")
        return chat_id if isinstance(chat_id, int) else None

    @property
    def messages(self) -> int:
        """Count the messages that it makes: an album's items count each."""
        media = self.data.get("media")
        return len(media) if isinstance(media, Sequence) and not isinstance(media, str) else 1

    def enter(self, outbox: Outbox, parts: tuple[str, ...] | None) -> None:
        """Belong to an update; unnamed parts are named by the place of the call."""
        self.outbox = outbox
        if parts is None:
            name = outbox.name(self.endpoint)
            parts = tuple(f"{name} {place}" for place in range(self.messages))
        self.parts = parts

    @property
    def has_left(self) -> bool:
        """Tell whether it was made when the update was handled before."""
        return self.outbox is not None and any(map(self.outbox.has, self.parts))

    async def begin(self) -> None:
        """Commit that it is about to leave.

        Raises:
            StorageError: it must not leave.
        """
        if self.outbox is not None:
            await self.outbox.begin(self.parts)

    async def confirm(self, result: Result) -> None:
        """Keep what Telegram answered."""
        if self.outbox is not None:
            receipts = result if isinstance(result, list) else [result]
            await self.outbox.confirm(dict(zip(self.parts, receipts, strict=False)))

    async def withdraw(self, error: TelegramError) -> None:
        """Forget what was refused: all of it, or one item of an album whose others were sent.

        Raises:
            PartlyRefused: it was one item.
        """
        refused = self._find_refused(error)
        if self.outbox is not None:
            parts = self.parts if refused is None else self.parts[refused : refused + 1]
            await self.outbox.withdraw(parts)
        if refused is not None:
            raise PartlyRefused(error.message, refused) from error

    def recall(self) -> Result:
        """Return what it brought before, or what it likely brought where nobody knows."""
        known = [self.outbox.find_receipt(part) for part in self.parts] if self.outbox else []
        receipts = [receipt or self._imagine() for receipt in known or [None] * self.messages]
        return receipts if self.endpoint == _ALBUM else receipts[0]

    def _imagine(self) -> dict[str, Any]:
        """Return a message that has no known id: 0."""
        chat = {"id": self.chat_id or 0, "type": "private"}
        return {"message_id": 0, "date": int(time.time()), "chat": chat}

    def _find_refused(self, error: TelegramError) -> int | None:
        """Return which item of an album was refused alone: the others are sent by then."""
        match = _FAILED_ITEM.search(error.message)
        if self.endpoint != _ALBUM or match is None:
            return None
        position = int(match[1]) - 1
        return position if 0 <= position < self.messages else None
