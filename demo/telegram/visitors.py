"""Between two visitors: everybody is forgotten, by the bot first and then here."""

from __future__ import annotations

import asyncio

import aiohttp
import structlog
from aiohttp import web

from demo.telegram.bot_api import WORLD
from demo.telegram.errors import PageError
from demo.telegram.guard import Handler, is_at_this_machine
from demo.telegram.world import World

RECESS: web.AppKey[asyncio.Lock] = web.AppKey("recess", asyncio.Lock)
"""Locked while everybody is being forgotten."""

_TAKING_SECONDS = 5.0  # for the bot to take what is on its way to it
_TIMEOUT = aiohttp.ClientTimeout(total=40)
_TABLES = (
    *("reactions", "messages", "queries", "updates", "events", "file_sessions"),
    *("chats", "people", "sessions"),
)
log = structlog.get_logger()


async def reset(request: web.Request) -> web.Response:
    """Forget all shoppers and what they sent; whoever stands at this machine may ask for it."""
    if not is_at_this_machine(request):
        raise PageError(403, "not_here", "This is done at the machine that the demo runs on.")
    _require_no_recess(request)
    world = request.app[WORLD]
    async with request.app[RECESS]:
        # What the bot gets later would be of nobody any more.
        await world.updates.wait_until_taken(_TAKING_SECONDS)
        await _tell_bot(world)
        forget_everybody(world)
    log.info("everybody forgotten")
    return web.json_response({})


@web.middleware
async def close_meanwhile(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let nobody begin anything on the page while everybody is being forgotten."""
    if request.path.startswith("/app/"):
        _require_no_recess(request)
    return await handler(request)


def forget_everybody(world: World) -> None:
    """Delete sessions, people, chats and what was sent in them; the bot's pictures stay."""
    with world.store.transaction():
        for table in _TABLES:
            world.store.execute(f"DELETE FROM {table}")  # noqa: S608 - the names stand above
        unused = world.files.forget_uploads()
    for path in unused:
        path.unlink(missing_ok=True)
    world.store.scrub()
    world.events.flash_everywhere("reset", {})


def _require_no_recess(request: web.Request) -> None:
    if request.app[RECESS].locked():
        raise PageError(503, "resetting", "Everybody is being forgotten; a moment.")


async def _tell_bot(world: World) -> None:
    """Let the bot forget everybody, where it said at which address it wants to hear of it.

    Raises:
        PageError: 502 where it does not, and nobody is forgotten.
    """
    url = world.settings.on_reset
    if not url:
        return
    people, groups = world.chats.list_ids()
    try:
        async with (
            aiohttp.ClientSession(timeout=_TIMEOUT, trust_env=False) as session,
            session.post(url, json={"people": people, "groups": groups}) as response,
        ):
            if response.status == 200:
                return
            reason = await response.text()
    except (aiohttp.ClientError, TimeoutError) as error:
        reason = str(error) or type(error).__name__
    log.error("the bot forgot nobody", reason=reason)
    raise PageError(502, "bot_remembers", f"The bot forgot nobody: {reason}")
