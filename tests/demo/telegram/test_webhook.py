"""Webhooks: delivery with the secret, retries, answers that name a method, refused addresses."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest

from tests.demo.telegram.phone import Phone

Answer = Callable[[dict[str, Any]], web.Response]


class Listener:
    """A bot's webhook server, noting what is delivered."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.secrets: list[str | None] = []
        self.updates: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    async def take(self, request: web.Request) -> web.Response:
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        update = await request.json()
        self.updates.put_nowait(update)
        return self.answer(update)

    async def get(self) -> dict[str, Any]:
        return await asyncio.wait_for(self.updates.get(), 10)


@asynccontextmanager
async def open_listener(answer: Answer) -> AsyncIterator[tuple[Listener, str]]:
    listener = Listener(answer)
    app = web.Application()
    app.router.add_post("/hook", listener.take)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield listener, f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    finally:
        await runner.cleanup()


async def test_updates_are_delivered_with_the_secret(bot: Bot, phone: Phone) -> None:
    await phone.say("vorher")
    async with open_listener(lambda _: web.Response()) as (listener, url):
        assert await bot.set_webhook(url, secret_token="geheim-1")
        await phone.say("nachher")
        texts = [(await listener.get())["message"]["text"] for _ in range(2)]
        assert texts == ["vorher", "nachher"]
        assert listener.secrets == ["geheim-1"] * 2
        await asyncio.sleep(0.1)
        info = await bot.get_webhook_info()
        assert (info.url, info.pending_update_count) == (url, 0)
        await bot.delete_webhook()


async def test_a_failed_delivery_is_tried_again_and_noted(bot: Bot, phone: Phone) -> None:
    answers = [web.Response(status=500), web.Response()]
    async with open_listener(lambda _: answers.pop(0)) as (listener, url):
        await bot.set_webhook(url)
        await phone.say("hallo")
        first, again = await listener.get(), await listener.get()
        assert first == again
        info = await bot.get_webhook_info()
        words = "Wrong response from the webhook: 500 Internal Server Error"
        assert info.last_error_message == words
        await bot.delete_webhook()


async def test_dropping_forgets_what_is_pending(bot: Bot, phone: Phone) -> None:
    await phone.say("alt")
    await bot.set_webhook("https://shop.example/hook", drop_pending_updates=True)
    assert (await bot.get_webhook_info()).pending_update_count == 0
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_an_answer_may_name_a_method(bot: Bot, phone: Phone) -> None:
    reply = {"method": "sendMessage", "chat_id": phone.chat, "text": "sofort"}
    async with open_listener(lambda _: web.json_response(reply)) as (listener, url):
        await bot.set_webhook(url)
        await phone.say("hallo")
        await listener.get()
        events = await phone.watch(count=2)
        assert events[-1]["data"]["text"] == "sofort"
        await bot.delete_webhook()


@pytest.mark.parametrize(
    ("url", "secret", "words"),
    [
        ("http://shop.example/hook", None, "bad webhook: An HTTPS URL must be provided"),
        ("ftp://127.0.0.1/hook", None, "bad webhook: An HTTPS URL must be provided"),
        ("https://shop.example/", "kein Leerzeichen", "contains unallowed characters"),
        ("https://shop.example/", "x" * 257, "secret token is too long"),
    ],
)
async def test_what_cannot_be_a_webhook_is_refused(
    bot: Bot, url: str, secret: str | None, words: str
) -> None:
    with pytest.raises(BadRequest, match=rf"(?i){words}"):
        await bot.set_webhook(url, secret_token=secret)
