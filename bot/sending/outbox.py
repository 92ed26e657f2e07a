"""What is sent for the update in hand: each part once, however often the update is handled."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import structlog

from storage.errors import StorageError
from storage.sendings import Sendings

_log = structlog.get_logger(__name__)


class Outbox:
    """The parts of one update's answer: those that left count as sent, receipt or not.

    A part has a name that is the same when the update is handled again: its picture's, or
    its place among the calls of its kind.
    """

    def __init__(self, sendings: Sendings, bot_id: int, update_id: int) -> None:
        self._sendings = sendings
        self._key = (bot_id, update_id)
        self._parts: dict[str, Any | None] = {}
        self._calls: Counter[str] = Counter()

    async def open(self) -> None:
        """Learn what was sent when the update was handled before.

        Raises:
            StorageError: the ledger cannot be read.
        """
        self._parts = await self._sendings.find(*self._key)
        self._calls.clear()

    def close(self) -> None:
        """Forget what was sent: the library's timers may hold on to an outbox for long."""
        self._parts.clear()

    def name(self, endpoint: str) -> str:
        """Return the name of the next call of its kind."""
        self._calls[endpoint] += 1
        return f"{endpoint} {self._calls[endpoint]}"

    def has(self, part: str) -> bool:
        """Tell whether a part has left, accepted or not known to be."""
        return part in self._parts

    def find_receipt(self, part: str) -> Any | None:
        """Return what Telegram answered to a part, if that is known."""
        return self._parts.get(part)

    async def begin(self, parts: Sequence[str]) -> None:
        """Commit that parts are about to leave.

        Raises:
            StorageError: they must not leave, as nobody would remember.
        """
        await self._sendings.begin(*self._key, parts)
        self._parts |= dict.fromkeys(parts)

    async def confirm(self, receipts: Mapping[str, Any]) -> None:
        """Keep what Telegram answered; where that fails, the parts still count as sent."""
        self._parts |= receipts
        try:
            await self._sendings.confirm(*self._key, receipts)
        except StorageError as error:
            _log.error("receipt_not_kept", update_id=self._key[1], error=str(error))

    async def withdraw(self, parts: Sequence[str]) -> None:
        """Forget parts that Telegram refused."""
        left = [part for part in parts if part in self._parts]
        for part in left:
            del self._parts[part]
        if not left:
            return
        try:
            await self._sendings.withdraw(*self._key, left)
        except StorageError as error:  # after a crash they would not be tried again
            _log.error("refusal_not_kept", update_id=self._key[1], error=str(error))


_in_hand: ContextVar[Outbox | None] = ContextVar("outbox", default=None)


def find_outbox() -> Outbox | None:
    """Return the outbox of the update that this task handles, if it handles one."""
    return _in_hand.get()


@contextmanager
def take_in_hand(outbox: Outbox) -> Iterator[None]:
    """Let everything that is sent within the block be of one outbox."""
    token = _in_hand.set(outbox)
    try:
        yield
    finally:
        _in_hand.reset(token)
        outbox.close()
