"""Nobody is lost before closed doors, and nobody is told twice to wait."""

import asyncio

from bot.queueing.doors import Doors, asking_patience


class Asking:
    """Counts how often someone was asked for a moment; may fail at it."""

    def __init__(self, error: Exception | None = None) -> None:
        self.count = 0
        self._error = error

    async def __call__(self) -> None:
        self.count += 1
        if self._error is not None:
            raise self._error


async def pass_through(doors: Doors, ask: Asking, times: int = 1) -> None:
    with asking_patience(ask):
        for _ in range(times):
            await doors.enter()


async def test_open_doors_let_everybody_in_at_once() -> None:
    doors, ask = Doors(patience=0), Asking()
    doors.open()
    await asyncio.wait_for(pass_through(doors, ask, times=3), 5)
    assert ask.count == 0


async def test_who_waits_short_is_not_bothered() -> None:
    doors, ask = Doors(patience=60), Asking()
    waiting = asyncio.create_task(pass_through(doors, ask))
    await asyncio.sleep(0)
    doors.open()
    await asyncio.wait_for(waiting, 5)
    assert ask.count == 0


async def test_who_waits_long_is_asked_once_and_let_in() -> None:
    doors, ask = Doors(patience=0), Asking()
    waiting = asyncio.create_task(pass_through(doors, ask, times=3))
    await asyncio.sleep(0.05)
    assert (ask.count, waiting.done()) == (1, False)
    doors.open()
    await asyncio.wait_for(waiting, 5)
    assert ask.count == 1


async def test_a_request_that_cannot_be_sent_costs_nobody_the_answer() -> None:
    doors, ask = Doors(patience=0), Asking(OSError("no network"))
    waiting = asyncio.create_task(pass_through(doors, ask))
    await asyncio.sleep(0.05)
    doors.open()
    await asyncio.wait_for(waiting, 5)
    assert ask.count == 1


async def test_who_is_not_in_a_chat_simply_waits() -> None:
    doors = Doors(patience=0)
    waiting = asyncio.create_task(doors.enter())
    await asyncio.sleep(0.05)
    assert not waiting.done()
    doors.open()
    await asyncio.wait_for(waiting, 5)
