"""One chat's updates in order, chats side by side, and a flood delays nobody else."""

import asyncio

import pytest

from tests.bot.faults.bot_process import wait_until
from tests.bot.faults.conftest import Stand
from tests.bot.faults.happenings import accept_slowly
from tests.bot.faults.shopper import Shopper

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_flood_delays_nobody_and_is_answered_with_one_sentence(stand: Stand) -> None:
    sam = Shopper(stand.telegram)
    flood = [stand.lena.build_message(text=f"Kleid {number}") for number in range(300)]
    await stand.telegram.add(*flood, sam.build_message(text="rotes Kleid"))
    await sam.wait_for_texts(1)
    assert len(stand.lena.captions) < 200
    await wait_until(
        lambda: len(stand.bot.list_events("update_turned_away")) > 250, "the rest is left out"
    )
    await wait_until(lambda: any("auf einmal" in text for text in stand.lena.texts), "it is said")
    assert sum("auf einmal" in text for text in stand.lena.texts) == 1


async def test_a_chat_is_answered_in_order(stand: Stand, dress: bytes) -> None:
    stand.telegram.fail("file", accept_slowly(1))
    await stand.lena.show(dress)
    await stand.lena.say("schwarze Stiefel")
    await stand.lena.wait_for_texts(2)
    assert stand.lena.texts[0].startswith("<b>Dein Foto")
    assert "Stiefel" in stand.lena.texts[1]


async def test_who_waits_for_a_slow_download_holds_up_nobody(stand: Stand, dress: bytes) -> None:
    slow = asyncio.Event()

    async def stall(exchange):  # type: ignore[no-untyped-def] # an act
        await slow.wait()
        return exchange.accept()

    stand.telegram.fail("file", stall)
    await stand.lena.show(dress)
    await wait_until(lambda: stand.telegram.list_calls("file"), "the download begins")
    others = [Shopper(stand.telegram) for _ in range(5)]
    for other in others:
        await other.say("rotes Kleid")
    for other in others:
        await other.wait_for_texts(1)
    assert stand.lena.got == []
    slow.set()
    await stand.lena.wait_for_texts(1)


async def test_many_shoppers_get_their_own_answers(stand: Stand) -> None:
    shoppers = [Shopper(stand.telegram) for _ in range(30)]
    await stand.telegram.add(
        *(
            shopper.build_message(text=f"Kleid mit {number} Punkten")
            for number, shopper in enumerate(shoppers)
        )
    )
    for number, shopper in enumerate(shoppers):
        await shopper.wait_for_texts(1)
        assert len(shopper.captions) == 10
        assert len(shopper.texts) == 1
        assert "Kleid" in shopper.texts[0], number
