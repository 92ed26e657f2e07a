"""Listening: the webhook's address and that of the status pages, which may be the same."""

from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

import structlog
from aiohttp import web

from bot.errors import CommandError
from bot.metrics import Metrics
from bot.settings import Settings
from bot.web.addresses import Address, parse_address
from bot.web.health import Health
from bot.web.stand import StandDoor
from bot.web.status import list_status_routes
from bot.web.webhook import MOST_BYTES, WebhookDoor

_log = structlog.get_logger(__name__)
_SHUTDOWN_SECONDS = 3.0  # for an update that is being committed


@dataclass(frozen=True, slots=True)
class Web:
    """What the bot shows and takes over HTTP; `door` is None where it polls.

    Who runs a demo listens for `stand`; elsewhere nobody can ask there.
    """

    health: Health
    metrics: Metrics
    door: WebhookDoor | None
    stand: StandDoor


@asynccontextmanager
async def open_web(settings: Settings, stand: StandDoor | None = None) -> AsyncIterator[Web]:
    """Listen where the settings say, until the block ends; the webhook's door is still closed.

    Raises:
        CommandError: an address cannot be listened at.
    """
    metrics = Metrics()
    door = _build_door(settings, metrics)
    web_parts = Web(Health(metrics), metrics, door, stand or StandDoor())
    async with AsyncExitStack() as servers:
        for address, (setting, routes) in _list_sites(settings, web_parts).items():
            await servers.enter_async_context(_listen(address, setting, routes))
        yield web_parts


def _build_door(settings: Settings, metrics: Metrics) -> WebhookDoor | None:
    if not settings.webhook_url:
        return None
    return WebhookDoor(settings.webhook_url, settings.webhook_secret.get_secret_value(), metrics)


def _list_sites(settings: Settings, parts: Web) -> dict[Address, tuple[str, list[web.RouteDef]]]:
    """List what is served at each address; one that stands in both settings serves both."""
    sites: dict[Address, tuple[str, list[web.RouteDef]]] = {}
    if parts.door is not None:
        address = parse_address(settings.webhook_listen)
        sites[address] = ("WEBHOOK_LISTEN", [parts.door.build_route()])
    if settings.status_listen:
        address = parse_address(settings.status_listen)
        routes = list_status_routes(parts.health, parts.metrics)
        setting, others = sites.get(address, ("STATUS_LISTEN", []))
        sites[address] = (setting, [*others, *routes])
    return sites


@asynccontextmanager
async def _listen(
    address: Address, setting: str, routes: Iterable[web.RouteDef]
) -> AsyncIterator[None]:
    application = web.Application(client_max_size=MOST_BYTES)
    application.add_routes(routes)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=_SHUTDOWN_SECONDS)
    await runner.setup()
    try:
        await _start(web.TCPSite(runner, address.host, address.port), address, setting)
        yield
    finally:
        await runner.cleanup()


async def _start(site: web.TCPSite, address: Address, setting: str) -> None:
    try:
        await site.start()
    except OSError as error:
        raise CommandError(
            f"{setting}: the bot cannot listen at {address} ({error.strerror or error}). "
            "Stop what listens there, or choose another address."
        ) from error
    _log.info("listening", address=str(address), setting=setting)
