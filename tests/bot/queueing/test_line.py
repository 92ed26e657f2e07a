"""The line in front of the engine is bounded, fair, and tells who waits long their place."""

import asyncio
from contextlib import AsyncExitStack

import pytest

from bot.errors import ShopperProblem
from bot.metrics import Metrics
from bot.queueing.doors import Doors
from bot.queueing.line import WaitingLine, telling_place
from bot.queueing.queued_search import QueuedSearch
from bot.stock.building import build_empty_index
from engine.encoder import Encoder
from tests.bot.bad_pictures import draw_garment, save


async def test_only_so_many_are_in_at_once_and_in_their_order() -> None:
    line = WaitingLine(at_once=2)
    inside, most, order = 0, 0, []

    async def visit(number: int) -> None:
        nonlocal inside, most
        async with line.stand():
            inside += 1
            most = max(most, inside)
            order.append(number)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(visit(number) for number in range(20)))
    assert most == 2
    assert order == list(range(20))
    assert len(line) == 0


async def test_who_waits_long_is_told_their_place_once() -> None:
    line = WaitingLine(at_once=1, patience=0.01)
    told: list[tuple[str, int]] = []

    async def visit(name: str) -> None:
        async def tell(place: int) -> None:
            told.append((name, place))

        with telling_place(tell):
            for _ in range(2):
                async with line.stand():
                    await asyncio.sleep(0.1)

    await asyncio.gather(visit("first"), visit("second"), visit("third"))
    assert [entry for entry in told if entry[0] != "first"] == [("second", 1), ("third", 2)]
    assert len(told) <= 3


async def test_telling_that_fails_disturbs_nothing() -> None:
    line = WaitingLine(at_once=1, patience=0.01)

    async def tell(_place: int) -> None:
        raise RuntimeError("no")

    with telling_place(tell):
        async with AsyncExitStack() as first:
            await first.enter_async_context(line.stand())
            second = asyncio.create_task(_pass(line))
            await asyncio.sleep(0.05)
        await second
    assert len(line) == 0


async def test_a_line_that_is_too_long_is_said() -> None:
    line = WaitingLine(at_once=1, most_waiting=1)
    async with line.stand():
        waiting = asyncio.create_task(_pass(line))
        await asyncio.sleep(0)
        with pytest.raises(ShopperProblem, match="too-busy"):
            await _pass(line)
    await waiting


async def test_who_leaves_the_line_holds_up_nobody() -> None:
    line = WaitingLine(at_once=1)
    async with line.stand():
        leaving = asyncio.create_task(_pass(line))
        staying = asyncio.create_task(_pass(line))
        await asyncio.sleep(0)
        leaving.cancel()
    await asyncio.wait_for(staying, 5)
    await asyncio.wait_for(_pass(line), 5)


async def test_the_engine_stands_behind_the_line(encoder: Encoder) -> None:
    line = WaitingLine(at_once=1)
    empty = build_empty_index(encoder.dimension)
    search = QueuedSearch(encoder, empty, line=line, doors=Doors(), metrics=Metrics())
    try:
        async with line.stand():
            photo = asyncio.create_task(search.encode_photo(save(draw_garment(), "PNG")))
            await asyncio.sleep(0.05)
            assert len(line) == 1
        assert (await photo).shape == (encoder.dimension,)
    finally:
        search.close()


async def _pass(line: WaitingLine) -> None:
    async with line.stand():
        pass
