"""Threads that keep the event loop free of what computes or waits for a disk."""

import asyncio
import functools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

from threadpoolctl import ThreadpoolController

from engine.errors import EngineError

_NUMPYS_OWN = "libscipy_openblas"  # of its wheels; faiss and torch bring libraries of their own

_Result = TypeVar("_Result")


class Threads:
    """A few threads of one name, in which an engine's calls run one after another."""

    def __init__(self, count: int, name: str) -> None:
        self._pool = ThreadPoolExecutor(count, thread_name_prefix=name)
        self._is_closed = False

    async def run(self, call: Callable[[], _Result]) -> _Result:
        """Run a call in one of the threads; what it logs still names its update.

        Raises:
            EngineError: the engine is closed.
        """
        if self._is_closed:
            raise EngineError("the search engine is closed")
        in_context = functools.partial(copy_context().run, call)
        return await asyncio.get_running_loop().run_in_executor(self._pool, in_context)

    def close(self) -> None:
        """End the threads; what still waits is cancelled."""
        self._is_closed = True
        self._pool.shutdown(cancel_futures=True)


def multiply_on_cores(count: int) -> None:
    """Let numpy multiply matrices on so many cores, for the whole process.

    The products of a request are small: one core does them soonest. On several, beside a thread
    that encodes, each waits for the busiest core (`benchmarks/ranking.py` measures it).
    """
    ThreadpoolController().select(prefix=_NUMPYS_OWN).limit(limits=count)
