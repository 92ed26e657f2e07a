"""The webhook's door: what Telegram delivers comes in here, and nothing else does."""

import asyncio
import hmac
import json
from typing import Any, NoReturn
from urllib.parse import urlsplit

import structlog
from aiohttp import web

from bot.intake.inbox import Taker, find_update_id
from bot.metrics import Metrics
from storage.errors import StorageError

_log = structlog.get_logger(__name__)
MOST_BYTES = 1024 * 1024  # an update holds 4096 characters of text, at most thrice
_BODY_SECONDS = 20.0
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name


class WebhookDoor:
    """Take updates by POST, and say yes to each only once it is committed.

    While nobody takes them (the bot starts or stops) and where the database fails, the answer is
    a 503: Telegram keeps the update and comes again.
    """

    def __init__(self, url: str, secret: str, metrics: Metrics) -> None:
        self.url = url
        self.secret = secret
        self.metrics = metrics
        self._taker: Taker | None = None

    def open(self, taker: Taker) -> None:
        """Let updates in."""
        self._taker = taker

    def close(self) -> None:
        """Let no more in."""
        self._taker = None

    def build_route(self) -> web.RouteDef:
        """Build the route for the URL's path."""
        return web.post(urlsplit(self.url).path or "/", self._answer)

    async def _answer(self, request: web.Request) -> web.Response:
        try:
            await self._receive(request)
        except web.HTTPException as refusal:
            self.metrics.webhook_requests.labels(str(refusal.status)).inc()
            _log.warning("webhook_request_refused", status=refusal.status, why=refusal.text)
            raise
        self.metrics.webhook_requests.labels("200").inc()
        return web.Response()

    async def _receive(self, request: web.Request) -> None:
        self._require_secret(request)
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType(text="only JSON")
        payload = _parse(await _read(request))
        if find_update_id(payload) is None:
            raise web.HTTPBadRequest(text="no update")
        await self._take(payload)

    def _require_secret(self, request: web.Request) -> None:
        given = request.headers.get(_SECRET_HEADER)
        if given is None:
            raise web.HTTPUnauthorized(text="no secret")
        # In constant time: how long it takes must not tell how much of it is right.
        is_right = hmac.compare_digest(given.encode("utf-8", "replace"), self.secret.encode())
        if not is_right:
            raise web.HTTPForbidden(text="another secret")

    async def _take(self, payload: Any) -> None:
        if self._taker is None:
            raise web.HTTPServiceUnavailable(text="starting or stopping")
        try:
            await self._taker.take([payload])
        except StorageError as error:
            _log.error("nothing_confirmed", error=str(error), updates=1)
            raise web.HTTPServiceUnavailable(text="not stored") from error


async def _read(request: web.Request) -> bytes:
    """Read a body within its bounds of size and time."""
    if request.content_length is not None and request.content_length > MOST_BYTES:
        raise web.HTTPRequestEntityTooLarge(MOST_BYTES, request.content_length)
    try:
        return await asyncio.wait_for(request.read(), _BODY_SECONDS)
    except TimeoutError:
        raise web.HTTPRequestTimeout(text="the body came too slowly") from None


def _parse(body: bytes) -> Any:
    try:
        return json.loads(body, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise web.HTTPBadRequest(text="no JSON") from None


def _refuse_constant(name: str) -> NoReturn:
    """Refuse NaN and the infinities, which are no JSON and which no database keeps."""
    raise ValueError(name)
