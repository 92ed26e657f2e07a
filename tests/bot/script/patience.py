"""Waiting for what happens elsewhere."""

import asyncio
import time
from collections.abc import Awaitable, Callable

_LOOK_SECONDS = 0.02


async def wait_until(happened: Callable[[], Awaitable[bool]], patience: float) -> None:
    """Wait until something happened, for so many seconds at most.

    Raises:
        TimeoutError: it did not.
    """
    deadline = time.monotonic() + patience
    while True:
        if await happened():
            return
        if time.monotonic() > deadline:
            raise TimeoutError(f"not within {patience:.0f} s")
        await asyncio.sleep(_LOOK_SECONDS)
