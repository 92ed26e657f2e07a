"""Whether the bot is ready: each part is asked, and says what is wrong with it."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.failures import tell_failure
from bot.metrics import Metrics

Probe = Callable[[], Awaitable[str | None]]
PARTS = ("index", "telegram", "database", "inbox")
_MOST_SECONDS = 5.0
_NOT_YET = "not open yet"


class Health:
    """Know of each part how to ask what is wrong with it; one that nobody watches is not open."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._probes: dict[str, Probe] = {}

    def watch(self, part: str, probe: Probe) -> None:
        """Ask a part from now on; its probe returns a problem in words, or None."""
        if part not in PARTS:
            raise ValueError(f"no part {part!r}")
        self._probes[part] = probe

    def forget(self) -> None:
        """Ask nobody any more: the bot is stopping."""
        self._probes.clear()

    async def list_problems(self) -> dict[str, str]:
        """Return what is wrong, by part; nothing where the bot is ready."""
        answers = await asyncio.gather(*map(self._ask, PARTS))
        for part, problem in zip(PARTS, answers, strict=True):
            self._metrics.is_ready.labels(part).set(problem is None)
        return {part: problem for part, problem in zip(PARTS, answers, strict=True) if problem}

    async def _ask(self, part: str) -> str | None:
        probe = self._probes.get(part)
        if probe is None:
            return _NOT_YET
        try:
            return await asyncio.wait_for(probe(), _MOST_SECONDS)
        except TimeoutError:
            return f"no answer within {_MOST_SECONDS:.0f} s"
        except Exception as error:  # a probe that fails is an answer, too
            return tell_failure(error)
