"""Two ways of doing the same work, timed in turns in one run, and their ratio."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

_ROUNDS = 7


@dataclass(frozen=True, slots=True)
class Ratio:
    """What was measured: medians in milliseconds; below 1 ours is faster."""

    work: str
    ours: str
    rival: str
    ours_ms: float
    rival_ms: float

    @property
    def value(self) -> float:
        """Get ours over the rival's."""
        return self.ours_ms / self.rival_ms


@dataclass(frozen=True, slots=True)
class Way:
    """A named way of doing the work."""

    name: str
    run: Callable[[], object]


def compare(work: str, ours: Way, rival: Way) -> Ratio:
    """Run both in turns, so that what else the machine does hits both, and take the medians."""
    ours.run()
    rival.run()
    times: dict[str, list[float]] = {ours.name: [], rival.name: []}
    for _ in range(_ROUNDS):
        for way in (ours, rival):
            start = time.perf_counter()
            way.run()
            times[way.name].append((time.perf_counter() - start) * 1000)
    medians = {name: statistics.median(values) for name, values in times.items()}
    return Ratio(work, ours.name, rival.name, medians[ours.name], medians[rival.name])
