"""The line in front of the engine: so many at once, the others one after the other."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar

import structlog

from bot.errors import ShopperProblem
from bot.failures import tell_failure

_log = structlog.get_logger(__name__)
_AT_ONCE = 32  # as many as go through the model in one batch
_MOST_WAITING = 1000
_PATIENCE_SECONDS = 4.0

TellPlace = Callable[[int], Awaitable[None]]
_tell_place: ContextVar[TellPlace | None] = ContextVar("tell_place", default=None)


@contextmanager
def telling_place(tell: TellPlace) -> Iterator[None]:
    """Let who waits long within the block be told the place in line, from 1, once."""
    was_told = False

    async def tell_once(place: int) -> None:
        nonlocal was_told
        if not was_told:
            was_told = True
            await tell(place)

    token = _tell_place.set(tell_once)
    try:
        yield
    finally:
        _tell_place.reset(token)


class WaitingLine:
    """Let in a few at once, first come, first served."""

    def __init__(
        self,
        *,
        at_once: int = _AT_ONCE,
        most_waiting: int = _MOST_WAITING,
        patience: float = _PATIENCE_SECONDS,
    ) -> None:
        self._free = at_once
        self._most_waiting = most_waiting
        self._patience = patience
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._tellings: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        """Count who waits."""
        return len(self._waiting)

    @asynccontextmanager
    async def stand(self) -> AsyncIterator[None]:
        """Wait for one's turn, and give it on at the end of the block.

        Raises:
            ShopperProblem: the line is too long.
        """
        if self._free and not self._waiting:
            self._free -= 1
        else:
            await self._wait()
        try:
            yield
        finally:
            self._leave()

    async def _wait(self) -> None:
        if len(self._waiting) >= self._most_waiting:
            _log.warning("line_full", waiting=len(self._waiting))
            raise ShopperProblem("too-busy")
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            await asyncio.wait({turn}, timeout=self._patience)
            if not turn.done():
                self._tell(self._waiting.index(turn) + 1)
            await turn
        except asyncio.CancelledError:
            self._give_up(turn)
            raise

    def _tell(self, place: int) -> None:
        """Tell the place beside the waiting: the turn may come before Telegram has answered."""
        tell = _tell_place.get()
        if tell is None:
            return
        task = asyncio.ensure_future(_try(tell, place))
        self._tellings.add(task)
        task.add_done_callback(self._tellings.discard)

    def _give_up(self, turn: asyncio.Future[None]) -> None:
        if turn in self._waiting:
            self._waiting.remove(turn)
        elif not turn.cancelled():
            self._leave()

    def _leave(self) -> None:
        if self._waiting:
            self._waiting.popleft().set_result(None)
        else:
            self._free += 1


async def _try(tell: TellPlace, place: int) -> None:
    try:
        await tell(place)
    except Exception as error:  # what is told beside must not disturb the answer
        _log.info("place_not_told", error=tell_failure(error))
