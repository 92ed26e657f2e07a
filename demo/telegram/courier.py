"""Delivers updates to the bot's webhook, in order, again and again until it takes them."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import aiohttp
import structlog
from aiohttp import web

from demo.telegram.bot_api import WORLD, call_method
from demo.telegram.errors import ApiError
from demo.telegram.parameters import Parameters
from demo.telegram.store import Json
from demo.telegram.world import World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
TIMEOUT = aiohttp.ClientTimeout(total=60)
PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)  # seconds between attempts
log = structlog.get_logger()


async def run_courier(app: web.Application) -> None:
    """Deliver while a webhook is set, until cancelled."""
    world = app[WORLD]
    async with aiohttp.ClientSession(timeout=TIMEOUT, trust_env=False) as session:
        while True:
            config = world.webhook.find()
            if config is None:
                world.webhook.changed.clear()
                await world.webhook.changed.wait()
            elif pending := world.updates.list_pending(1):
                await _deliver(world, session, config, pending[0])
            else:
                await world.updates.wait(5.0)


async def _deliver(
    world: World, session: aiohttp.ClientSession, config: Json, update: Json
) -> None:
    """Try one update until it is taken, or the webhook changes."""
    attempt = 0
    world.webhook.changed.clear()
    while not world.webhook.changed.is_set():
        failure = await _post(world, session, config, update)
        if failure is None:
            world.updates.confirm(update["update_id"] + 1)
            return
        log.warning("webhook failed", reason=failure, attempt=attempt + 1)
        world.webhook.record_failure(failure)
        pause = PAUSES[min(attempt, len(PAUSES) - 1)]
        attempt += 1
        with suppress(TimeoutError):
            await asyncio.wait_for(world.webhook.changed.wait(), pause)


async def _post(
    world: World, session: aiohttp.ClientSession, config: Json, update: Json
) -> str | None:
    """Post one update; return why it was not taken, or None when it was."""
    secret = config["secret_token"]
    headers = {SECRET_HEADER: secret} if secret else {}
    try:
        async with session.post(
            config["url"], json=update, headers=headers, allow_redirects=False
        ) as response:
            if not 200 <= response.status < 300:
                reason = response.reason or ""
                return f"Wrong response from the webhook: {response.status} {reason}".strip()
            await _run_reply(world, response)
    except TimeoutError:
        return "Read timeout expired"
    except aiohttp.ClientConnectorError:
        return "Connection refused"
    except aiohttp.ClientError as error:
        return f"Connection closed: {type(error).__name__}"
    return None


async def _run_reply(world: World, response: aiohttp.ClientResponse) -> None:
    """Run the method that a webhook's answer may name; its result goes nowhere."""
    if response.content_type != "application/json":
        return
    try:
        body = await response.json()
    except ValueError:
        return
    method = body.pop("method", None) if isinstance(body, dict) else None
    if isinstance(method, str):
        with suppress(ApiError):
            await call_method(world, method, Parameters(body))
