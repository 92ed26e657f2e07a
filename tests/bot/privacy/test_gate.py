"""While a person is forgotten nothing else is done for them; others go on."""

import asyncio

from bot.privacy.gate import PersonGate

LENA, SAM = 1, 2


async def test_who_is_forgotten_waits_and_others_do_not() -> None:
    gate, seen = PersonGate(), list[int]()

    async def do(person_id: int) -> None:
        async with gate.enter(person_id):
            seen.append(person_id)

    async with gate.enter(LENA), gate.close(LENA):
        waiting = asyncio.create_task(do(LENA))
        await do(SAM)
        assert seen == [SAM]
    await waiting
    assert seen == [SAM, LENA]


async def test_forgetting_waits_for_what_is_under_way() -> None:
    gate, order = PersonGate(), list[str]()
    is_begun, may_end = asyncio.Event(), asyncio.Event()

    async def work() -> None:
        async with gate.enter(LENA):
            is_begun.set()
            await may_end.wait()
            order.append("worked")

    async def forget() -> None:
        async with gate.enter(LENA), gate.close(LENA):
            order.append("forgotten")

    tasks = [asyncio.create_task(work()), asyncio.create_task(forget())]
    await is_begun.wait()
    await asyncio.sleep(0)
    may_end.set()
    await asyncio.gather(*tasks)
    assert order == ["worked", "forgotten"]


async def test_a_gate_remembers_nobody_once_all_have_left() -> None:
    gate = PersonGate()
    async with gate.enter(LENA), gate.close(LENA):
        pass
    await asyncio.wait_for(gate.wait_until_left(LENA), 1)
    async with gate.enter(None):
        pass
    assert not any(vars(gate)[name] for name in ("_inside", "_closed"))


async def test_a_cancelled_wait_leaves_the_gate_open() -> None:
    gate = PersonGate()
    async with gate.enter(LENA), gate.enter(LENA):
        closing = asyncio.create_task(_close(gate))
        await asyncio.sleep(0)
        closing.cancel()
        await asyncio.gather(closing, return_exceptions=True)
    async with asyncio.timeout(1), gate.enter(LENA):
        pass


async def _close(gate: PersonGate) -> None:
    async with gate.close(LENA):
        raise AssertionError("it was never alone")
