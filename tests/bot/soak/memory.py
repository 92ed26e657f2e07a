"""The memory of the bot and of the processes that it started, second by second."""

import asyncio
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

import psutil

_WARM_UP = 0.25  # of the last life
_JUDGED_SECONDS = 120.0  # a shorter life says nothing
_MEGABYTE = 1024**2


@dataclass(frozen=True, slots=True)
class Sample:
    """Megabytes at a second of the soak."""

    second: float
    pid: int
    bot: float
    decoder: float


class MemoryWatch:
    """Take samples as long as it runs."""

    def __init__(self) -> None:
        self.samples: list[Sample] = []

    async def run(self, find_pid: Callable[[], int]) -> None:
        """Take a sample every second until cancelled; a bot that is not there has none."""
        began = time.monotonic()
        while True:
            pid = find_pid()
            try:
                process = psutil.Process(pid)
                own = process.memory_info().rss / _MEGABYTE
                others = sum(child.memory_info().rss for child in process.children(recursive=True))
            except psutil.Error:
                pass
            else:
                second = time.monotonic() - began
                self.samples.append(Sample(second, pid, own, others / _MEGABYTE))
            await asyncio.sleep(1)

    def measure_growth(self) -> tuple[float, float] | None:
        """Return the megabytes after warm-up and at the end of the last life, if it was long.

        Each is the median of a third of the time after warm-up.
        """
        last = [sample for sample in self.samples if sample.pid == self.samples[-1].pid]
        if not last or last[-1].second - last[0].second < _JUDGED_SECONDS:
            return None
        warm = [sample.bot + sample.decoder for sample in last[int(len(last) * _WARM_UP) :]]
        third = len(warm) // 3
        return statistics.median(warm[:third]), statistics.median(warm[-third:])
