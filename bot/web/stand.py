"""The stand's door: between two visitors the demo's local Telegram asks here to forget people."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

import structlog
from aiohttp import web

from bot.errors import CommandError
from storage.errors import StorageError

_log = structlog.get_logger(__name__)
_PATIENCE_SECONDS = 20.0  # for answers that are under way
_MOST_BYTES = 1024 * 1024  # some forty thousand visitors

Erase = Callable[[Sequence[int], Sequence[int]], Awaitable[None]]
"""Forget people and groups, by their ids."""


class StandDoor:
    """Take `{"people": [ids], "groups": [ids]}` by POST, and say yes once all are forgotten.

    While nobody can forget them (the bot starts or stops), and where that fails, the answer is a
    503 that says why; nobody is forgotten then.
    """

    def __init__(self) -> None:
        self.path = f"/{secrets.token_urlsafe(32)}"  # nobody else on this machine knows it
        self._erase: Erase | None = None

    def open(self, erase: Erase) -> None:
        """Let the stand ask."""
        self._erase = erase

    def close(self) -> None:
        """Let nobody ask."""
        self._erase = None

    async def answer(self, request: web.Request) -> web.Response:
        """Forget whom a request names."""
        people, groups = _read(await request.json())
        if self._erase is None:
            raise web.HTTPServiceUnavailable(text="The bot starts or stops.")
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                await self._erase(people, groups)
        except (StorageError, TimeoutError) as error:
            _log.error("visitors_not_forgotten", error=str(error) or "answers are under way")
            raise web.HTTPServiceUnavailable(text="The bot could not forget them.") from error
        _log.info("visitors_forgotten", people=len(people), groups=len(groups))
        return web.Response()


@asynccontextmanager
async def open_stand_door(door: StandDoor) -> AsyncIterator[str]:
    """Listen on this machine alone until the block ends; give the address to ask at.

    Raises:
        CommandError: the machine has no free port.
    """
    application = web.Application(client_max_size=_MOST_BYTES)
    application.add_routes([web.post(door.path, door.answer)])
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    try:
        await _start(web.TCPSite(runner, "127.0.0.1", 0))
        host, port = runner.addresses[0][:2]
        yield f"http://{host}:{port}{door.path}"
    finally:
        await runner.cleanup()


async def _start(site: web.TCPSite) -> None:
    try:
        await site.start()
    except OSError as error:
        raise CommandError(f"The demo cannot listen on this machine: {error.strerror}.") from error


def _read(body: Any) -> tuple[list[int], list[int]]:
    try:
        return [int(one) for one in body["people"]], [int(one) for one in body["groups"]]
    except (TypeError, KeyError, ValueError) as error:
        raise web.HTTPBadRequest(text="people and groups are lists of ids") from error
