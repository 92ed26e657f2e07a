"""What can happen to a call, to be given to `ScriptedTelegram.fail`."""

import asyncio
import json
from typing import Any

from aiohttp import web

from tests.bot.faults.bot_process import BotProcess
from tests.bot.faults.telegram import Act, Exchange, ScriptedTelegram, refuse

HTML = "<html><body><h1>502 Bad Gateway</h1></body></html>"


def say_no(status: int, description: str, **parameters: Any) -> Act:
    """Refuse in the Bot API's own way."""

    async def act(_: Exchange) -> web.StreamResponse:
        return refuse(status, description, **parameters)

    return act


def say_in_html(status: int) -> Act:
    """Answer as a gateway in front of Telegram does, which never asked it."""

    async def act(_: Exchange) -> web.StreamResponse:
        return web.Response(status=status, text=HTML, content_type="text/html")

    return act


def send_raw(body: bytes, *, status: int = 200) -> Act:
    """Answer with any bytes, nothing being accepted."""

    async def act(_: Exchange) -> web.StreamResponse:
        return web.Response(status=status, body=body, content_type="application/json")

    return act


def cut_before(exchange: Exchange) -> Any:
    """Cut the connection before anything is accepted."""
    return _later(exchange.cut)


def cut_after(exchange: Exchange) -> Any:
    """Accept, and cut the connection before the answer."""
    exchange.accept()
    return _later(exchange.cut)


def accept_and_say(status: int) -> Act:
    """Accept, and let a gateway answer that it did not hear back."""

    async def act(exchange: Exchange) -> web.StreamResponse:
        exchange.accept()
        return web.Response(status=status, text=HTML, content_type="text/html")

    return act


def accept_and_mangle() -> Act:
    """Accept, and send only the beginning of the answer."""

    async def act(exchange: Exchange) -> web.StreamResponse:
        body = exchange.accept().body
        assert isinstance(body, bytes)
        return web.Response(body=body[: len(body) // 2], content_type="application/json")

    return act


def accept_slowly(seconds: float) -> Act:
    """Accept, and take long to say so."""

    async def act(exchange: Exchange) -> web.StreamResponse:
        response = exchange.accept()
        await asyncio.sleep(seconds)
        return response

    return act


def kill_before(bot: BotProcess) -> Act:
    """Kill the bot when the call arrives; it is not accepted."""

    async def act(exchange: Exchange) -> web.StreamResponse:
        await bot.kill()
        return exchange.cut()

    return act


def kill_after(bot: BotProcess) -> Act:
    """Accept the call and kill the bot before it hears of it."""

    async def act(exchange: Exchange) -> web.StreamResponse:
        exchange.accept()
        await bot.kill()
        return exchange.cut()

    return act


def send_partly(telegram: ScriptedTelegram, position: int) -> Act:
    """Send an album but for one item (from 1), and refuse because of that."""

    async def act(exchange: Exchange) -> web.StreamResponse:
        items = json.loads(exchange.call.parameters["media"])
        telegram.keep_album(exchange.call, items[: position - 1] + items[position:])
        return refuse(
            400,
            f"Bad Request: failed to send message #{position} with the error message "
            '"IMAGE_PROCESS_FAILED"',
        )

    return act


async def _later(act: Any) -> web.StreamResponse:
    response: web.StreamResponse = act()
    return response
