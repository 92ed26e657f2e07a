"""What has begun is finished, also when it is cancelled."""

import asyncio

import pytest

from bot.unbroken import finish


async def test_a_cancelled_waiter_leaves_only_when_the_work_is_done() -> None:
    begun, done = asyncio.Event(), []

    async def write() -> None:
        begun.set()
        await asyncio.sleep(0.05)
        done.append("written")

    waiter = asyncio.create_task(finish(write()))
    await begun.wait()
    waiter.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiter
    assert done == ["written"]


async def test_results_and_errors_come_through() -> None:
    async def answer(*, is_well: bool) -> int:
        if not is_well:
            raise ValueError("unwell")
        return 7

    assert await finish(answer(is_well=True)) == 7
    with pytest.raises(ValueError, match="unwell"):
        await finish(answer(is_well=False))
