"""Polling ends the bot where waiting cannot help, and says what to do."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest

from bot.errors import CommandError
from bot.intake.polling import Patience, Poller
from bot.metrics import Metrics
from tests.bot.faults.happenings import say_no
from tests.bot.faults.telegram import TOKEN, ScriptedTelegram

_SHORT = Patience(refused=1.0, conflict=1.0)


class Basket:
    """Takes whatever comes."""

    def __init__(self) -> None:
        self.payloads: list[Any] = []

    async def take(self, payloads: Sequence[Any]) -> None:
        self.payloads += payloads


@pytest.fixture
async def telegram() -> AsyncIterator[ScriptedTelegram]:
    telegram = ScriptedTelegram(None)
    await telegram.start()
    yield telegram
    await telegram.stop()


def build_poller(telegram: ScriptedTelegram) -> Poller:
    return Poller(
        telegram.url,
        TOKEN,
        Basket(),
        ["message"],
        is_local=True,
        metrics=Metrics(),
        patience=_SHORT,
    )


@pytest.mark.parametrize(("status", "words"), [(401, "BOT_TOKEN"), (404, "BOT_TOKEN")])
async def test_a_token_that_stays_refused_ends_it(
    telegram: ScriptedTelegram, status: int, words: str
) -> None:
    telegram.fail("getUpdates", say_no(status, "No"), times=99)
    with pytest.raises(CommandError, match=words):
        await build_poller(telegram).run()


async def test_another_bot_with_the_token_ends_it(telegram: ScriptedTelegram) -> None:
    telegram.fail("getUpdates", say_no(409, "Conflict: terminated"), times=99)
    with pytest.raises(CommandError, match="Another program"):
        await build_poller(telegram).run()


async def test_refusals_with_something_else_between_are_waited_for(
    telegram: ScriptedTelegram,
) -> None:
    telegram.fail("getUpdates", say_no(401, "No"))
    telegram.fail("getUpdates", say_no(500, "No"))
    telegram.fail("getUpdates", say_no(401, "No"))
    telegram.fail("getUpdates", say_no(409, "Conflict: terminated"), times=99)
    with pytest.raises(CommandError, match="Another program"):
        await build_poller(telegram).run()
