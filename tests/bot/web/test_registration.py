"""A webhook stays registered, whatever other programs do with the bot's token."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest
from telegram.ext import ExtBot

from bot.errors import CommandError
from bot.metrics import Metrics
from bot.web.registration import Registration
from bot.web.webhook import WebhookDoor
from tests.bot.faults.bot_process import wait_until
from tests.bot.faults.happenings import say_no, send_raw
from tests.bot.faults.telegram import TOKEN, ScriptedTelegram

URL = "https://shop.example/telegram"


class Basket:
    """Takes whatever comes."""

    async def take(self, payloads: Sequence[Any]) -> None:
        """Take nothing."""


@pytest.fixture
async def telegram() -> AsyncIterator[ScriptedTelegram]:
    telegram = ScriptedTelegram(None)
    await telegram.start()
    yield telegram
    await telegram.stop()


@asynccontextmanager
async def register(telegram: ScriptedTelegram) -> AsyncIterator[Registration]:
    """Build a registration that looks often."""
    async with ExtBot(TOKEN, base_url=f"{telegram.url}/bot") as bot:
        door = WebhookDoor(URL, "secret", Metrics())
        yield Registration(
            bot, door, Basket(), ["message"], check_seconds=0.05, refused_seconds=0.5
        )


@asynccontextmanager
async def running(telegram: ScriptedTelegram) -> AsyncIterator[Registration]:
    async with register(telegram) as registration:
        task = asyncio.create_task(registration.run())
        await wait_until(lambda: telegram.webhook == URL, "it is registered")
        yield registration
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def test_one_that_was_taken_away_is_put_back(telegram: ScriptedTelegram) -> None:
    async with running(telegram):
        telegram.webhook = "https://elsewhere.example"
        await wait_until(lambda: telegram.webhook == URL, "it is put back")
    assert len(telegram.list_calls("setWebhook")) == 2


async def test_one_that_is_there_is_left_alone(telegram: ScriptedTelegram) -> None:
    async with running(telegram) as registration:
        await wait_until(lambda: len(telegram.list_calls("getWebhookInfo")) > 3, "it is looked at")
        assert await registration.find_problem() is None
    assert len(telegram.list_calls("setWebhook")) == 1


@pytest.mark.parametrize("answer", [b'{"ok": true, "result": true}', b'{"ok": true}', b"<html>"])
async def test_an_answer_that_cannot_be_read_is_waited_out(
    telegram: ScriptedTelegram, answer: bytes
) -> None:
    async with running(telegram) as registration:
        fault = telegram.fail("getWebhookInfo", send_raw(answer))
        await wait_until(lambda: fault.met == 1, "it is met")
        looked = len(telegram.list_calls("getWebhookInfo"))
        # With the second look after it the first one is done with.
        await wait_until(
            lambda: len(telegram.list_calls("getWebhookInfo")) > looked + 1, "it goes on"
        )
        assert await registration.find_problem() is None


async def test_a_token_that_stays_refused_ends_it(telegram: ScriptedTelegram) -> None:
    async with register(telegram) as registration:
        telegram.fail("setWebhook", say_no(401, "Unauthorized"), times=99)
        with pytest.raises(CommandError, match="BOT_TOKEN"):
            await registration.run()
