"""A request's point of no return: before its last bytes leave, no server can have acted on it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextvars import ContextVar, Token
from http import HTTPStatus
from typing import Any, Self

import httpx


class Departure:
    """Know of one request whether it has left, and what came back.

    `on_leaving` runs before the last bytes go; where it fails they do not go, and `problem`
    is what it raised.
    """

    def __init__(self, on_leaving: Callable[[], Awaitable[None]]) -> None:
        self._on_leaving = on_leaving
        self._token: Token[Departure | None] | None = None
        self.has_left = False
        self.status: int | None = None
        self.problem: Exception | None = None

    def __enter__(self) -> Self:
        self._token = _current.set(self)
        return self

    def __exit__(self, *_: object) -> None:
        if self._token is not None:
            _current.reset(self._token)
        self._on_leaving = _do_nothing  # a kept connection holds the context that it began in

    async def leave(self) -> None:
        """Pass the point of no return, once."""
        if self.has_left:
            return
        try:
            await self._on_leaving()
        except Exception as error:
            self.problem = error
            raise
        self.has_left = True

    @property
    def is_uncertain(self) -> bool:
        """Tell whether the server may have done what was asked, though it did not say so well.

        An answer of another status is a clear no.
        """
        if self.status is None:
            return self.has_left
        passed_on = HTTPStatus.GATEWAY_TIMEOUT  # by a gateway, which did not wait for the answer
        return self.status == passed_on or self.status < 300


async def _do_nothing() -> None:
    """Nobody is told any more."""


_current: ContextVar[Departure | None] = ContextVar("departure", default=None)


class _WatchedStream(httpx.AsyncByteStream):
    """A request's body whose last chunk waits for the departure."""

    def __init__(self, body: AsyncIterator[bytes], departure: Departure) -> None:
        self._body = body
        self._departure = departure

    async def __aiter__(self) -> AsyncIterator[bytes]:
        held: bytes | None = None
        async for chunk in self._body:
            if held is not None:
                yield held
            held = chunk
        await self._departure.leave()
        if held is not None:
            yield held


async def _watch_request(request: httpx.Request) -> None:
    departure = _current.get()
    if departure is not None and isinstance(request.stream, httpx.AsyncByteStream):
        request.stream = _WatchedStream(aiter(request.stream), departure)


async def _watch_response(response: httpx.Response) -> None:
    departure = _current.get()
    if departure is not None:
        departure.status = response.status_code


def build_hooks() -> dict[str, list[Callable[..., Any]]]:
    """Return what makes an httpx client tell of its departures."""
    return {"request": [_watch_request], "response": [_watch_response]}
