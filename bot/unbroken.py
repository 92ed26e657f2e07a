"""Work that is finished once it has begun, also when the one who waits for it is cancelled."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

_Result = TypeVar("_Result")


async def finish(work: Coroutine[Any, Any, _Result]) -> _Result:
    """Await work to its end, and only then be cancelled.

    A write to SQLite that is cut off can leave its lock behind until the program ends.
    """
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task})
        raise
