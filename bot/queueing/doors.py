"""The doors: closed until there is an index to search; who stands before them is told once."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar

import structlog

from bot.failures import tell_failure

_log = structlog.get_logger(__name__)
_PATIENCE_SECONDS = 1.5

AskPatience = Callable[[], Awaitable[None]]
_ask_patience: ContextVar[AskPatience | None] = ContextVar("ask_patience", default=None)


@contextmanager
def asking_patience(ask: AskPatience) -> Iterator[None]:
    """Let who stands before closed doors within the block be asked for a moment."""
    token = _ask_patience.set(ask)
    try:
        yield
    finally:
        _ask_patience.reset(token)


class Doors:
    """Let nobody in before they are opened; they stay open."""

    def __init__(self, *, patience: float = _PATIENCE_SECONDS) -> None:
        self._patience = patience
        self._opened = asyncio.Event()

    @property
    def are_open(self) -> bool:
        """Tell whether there is something to search."""
        return self._opened.is_set()

    def open(self) -> None:
        """Let in who waits, and everybody after them."""
        self._opened.set()

    async def enter(self) -> None:
        """Wait until the doors are open, asking for patience where that takes long."""
        if self.are_open:
            return
        with suppress(TimeoutError):
            await asyncio.wait_for(self._opened.wait(), self._patience)
        ask = _ask_patience.get()
        if not self.are_open and ask is not None:
            await _try(ask)
        await self._opened.wait()


async def _try(ask: AskPatience) -> None:
    try:
        await ask()
    except Exception as error:  # what is said in between must not cost the answer
        _log.info("patience_not_asked", error=tell_failure(error))
