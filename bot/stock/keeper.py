"""The keeper of a running shop: imports are noticed, and a damaged index file is written anew."""

import asyncio

import structlog
from rich.console import Console

from bot.failures import tell_failure
from bot.progress import ProgressBars
from bot.queueing.doors import Doors
from bot.stock.indexing import Mark, Stock

_log = structlog.get_logger(__name__)
_LOOK_SECONDS = 5.0
_MOST_SECONDS = 300.0  # between two looks, where they fail
_MOST_LOOKS = 60  # at an import that goes on and on, before what came so far is taken in
_SILENT = ProgressBars(Console(quiet=True))


class StockKeeper:
    """Open the doors once there is an index, then keep it in step with the records."""

    def __init__(
        self,
        stock: Stock,
        doors: Doors,
        bars: ProgressBars,
        *,
        look_seconds: float = _LOOK_SECONDS,
    ) -> None:
        self._stock = stock
        self._doors = doors
        self._bars = bars
        self._look_seconds = look_seconds
        self._seen: Mark | None = None
        self._looks = 0

    @property
    def is_open(self) -> bool:
        """Tell whether there is an index."""
        return self._doors.are_open

    async def open(self) -> None:
        """Bring the index up to date, and let shoppers in.

        Raises:
            StorageError: the records cannot be read.
            EngineError: the model does not run.
        """
        if not self._doors.are_open:
            await self._stock.refresh(self._bars)
            self._doors.open()

    async def keep(self) -> None:
        """Look again and again, until cancelled; what fails is tried again, ever less often."""
        wait = self._look_seconds
        while True:
            await asyncio.sleep(wait)
            try:
                await self._look()
                wait = self._look_seconds
            except Exception as error:  # whatever it is, the index that is there goes on answering
                wait = min(wait * 2, _MOST_SECONDS)
                _log.error("index_not_refreshed", error=tell_failure(error), again_in=wait)

    async def _look(self) -> None:
        mark = await self._stock.get_mark()
        if mark == self._stock.mark:
            self._looks = 0
            await self._stock.mend_file()
        elif mark == self._seen or self._looks >= _MOST_LOOKS:
            _log.info("catalogue_changed")
            await self._stock.refresh(_SILENT)
            self._looks = 0
            _log.info("index_replaced")
        else:  # an import may still be going on, which encodes for itself what it brings
            self._looks += 1
        self._seen = mark
