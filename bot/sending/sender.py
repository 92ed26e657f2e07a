"""The one sender: every call to Telegram but getUpdates goes through here, at Telegram's pace."""

import asyncio
from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Any

import structlog
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

from bot.metrics import Metrics
from bot.sending.calls import Call, Result
from bot.sending.correspondents import Correspondents
from bot.sending.departure import Departure
from bot.sending.outbox import find_outbox
from bot.sending.pace import Pace
from bot.sending.topics import get_spot

_log = structlog.get_logger(__name__)

_WAITS = (0.5, 1.0, 2.0, 4.0, 8.0)  # seconds before a call that did not arrive is made again
_FLOOD_WAITS = (1.0, 2.0, 4.0, 8.0, 16.0, 30.0)  # where a 429 does not say how long
_SOON = 5.0  # seconds: who waits longer for an answer to a tap is not helped by it
_CREATING = ("send", "copy", "forward")  # methods that leave a message behind
_EDITING = "editMessage"
# The library gives these the default's, which Telegram does not know there.
_WITHOUT_PARSE_MODE = {"editMessageMedia", "editMessageReplyMarkup"}
_HARMLESS = ("message is not modified", "query is too old", "query id is invalid")
_CLOSED = (  # 400s that say what a 403 says
    "chat not found",
    "have no rights to send",
    "not enough rights to send",
    "chat_write_forbidden",
    "peer_id_invalid",
    "topic_closed",
)
_LOST_TOPIC = "message thread not found"
_REFUSING = {HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.REQUEST_URI_TOO_LONG}
_TEMPORARY = {
    HTTPStatus.INTERNAL_SERVER_ERROR,
    HTTPStatus.BAD_GATEWAY,
    HTTPStatus.SERVICE_UNAVAILABLE,
}


class Sender(BaseRateLimiter[tuple[str, ...]]):
    """Send at Telegram's pace; repeat only what cannot become a second message.

    A method that leaves a message behind is repeated only after a clear no or where the request
    never left. Its parts are named in `rate_limit_args`, else by the place of the call; a part
    that left for the update in hand is not sent again.
    """

    def __init__(self, correspondents: Correspondents, pace: Pace, metrics: Metrics) -> None:
        self._correspondents = correspondents
        self._pace = pace
        self._metrics = metrics

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: tuple[str, ...] | None,
    ) -> Result:
        """Make a call as its method needs it.

        Raises:
            TelegramError: it was refused, or did not arrive after some tries.
            StorageError: it must not leave, as the ledger cannot be written.
        """
        if endpoint in _WITHOUT_PARSE_MODE:
            data.pop("parse_mode", None)
        call = Call(lambda: callback(*args, **kwargs), endpoint, data)
        if endpoint == "sendChatAction":
            return await self._hint(call)
        if not endpoint.startswith(_CREATING):
            return await self._ask(call)
        if (spot := get_spot()) is not None:
            spot.mark(data)
        if (outbox := find_outbox()) is not None:
            call.enter(outbox, rate_limit_args)
        if call.has_left:
            _log.info("sent_already", method=endpoint)
            return call.recall()
        return await self._deliver(call)

    async def _hint(self, call: Call) -> Result:
        """Show what the bot is doing, unless Telegram wants quiet."""
        if call.chat_id is not None:
            call.data["chat_id"] = self._correspondents.locate(call.chat_id)
            self._correspondents.require_open(call.chat_id)
            if self._pace.get_hold(call.chat_id):
                return True
        return await call.make()

    async def _deliver(self, call: Call) -> Result:
        """Deliver a message, or an album's, exactly once as far as that can be known."""
        await asyncio.sleep(self._pace.book(call.chat_id, call.messages))
        while True:
            await self._wait_for_chat(call)
            departure = Departure(call.begin)
            try:
                with departure, self._metrics.stage_seconds.labels("send").time():
                    result = await call.make()
            except TelegramError as error:
                if departure.problem is not None:
                    raise departure.problem from error
                if departure.is_uncertain:
                    _log.warning("delivery_unconfirmed", method=call.endpoint, error=str(error))
                    self._metrics.messages_unconfirmed.labels(call.endpoint).inc(call.messages)
                    return call.recall()
                await call.withdraw(error)
                await self._recover(call, error, departure.status)
            else:
                self._metrics.messages_sent.labels(call.endpoint).inc(call.messages)
                await call.confirm(result)
                return result

    async def _ask(self, call: Call) -> Result:
        """Make a call that may be repeated: what it asks for stays the same."""
        if call.endpoint.startswith(_EDITING):
            await asyncio.sleep(self._pace.book(call.chat_id))
        while True:
            await self._wait_for_chat(call)
            departure = Departure(_do_nothing)
            try:
                with departure:
                    return await call.make()
            except BadRequest as error:
                if not any(words in error.message.lower() for words in _HARMLESS):
                    raise
                _log.info("nothing_to_do", method=call.endpoint, answer=error.message)
                return True
            except TelegramError as error:
                if departure.is_uncertain and call.tries:  # each such try may take a minute
                    raise
                status = None if departure.is_uncertain else departure.status
                await self._recover(call, error, status)

    async def _wait_for_chat(self, call: Call) -> None:
        """Wait until Telegram takes something for the chat, wherever that is now."""
        while True:  # what others send to the chat meanwhile may prolong it
            left = self._pace.get_hold(call.chat_id)
            if left <= 0:
                break
            await asyncio.sleep(left)
        if call.chat_id is not None:
            call.data["chat_id"] = self._correspondents.locate(call.chat_id)
            self._correspondents.require_open(call.chat_id)

    async def _recover(self, call: Call, error: TelegramError, status: int | None) -> None:
        """Do what a refusal asks for, or wait, before the call is made again; else raise it."""
        why = _name_refusal(error, status)
        try:
            if not _leave_topic(call, error):
                await self._amend(call, error, status)
        except TelegramError:
            self._metrics.calls_refused.labels(call.endpoint, why).inc()
            raise
        self._metrics.calls_repeated.labels(call.endpoint, why).inc()
        call.tries += 1

    async def _amend(self, call: Call, error: TelegramError, status: int | None) -> None:
        """Change what a refusal was about, wait, or raise it."""
        match error:
            case RetryAfter():
                seconds = _read_seconds(error)
                if call.chat_id is None and seconds > _SOON:
                    raise error
                await self._hold(call, seconds)
            case ChatMigrated() if call.chat_id is not None:
                await self._correspondents.move(call.chat_id, error.new_chat_id)
            case Forbidden() | BadRequest() if call.chat_id is not None and _is_closed(error):
                await self._correspondents.close(call.chat_id)
                raise error
            case _ if status == HTTPStatus.TOO_MANY_REQUESTS and call.tries < len(_FLOOD_WAITS):
                await self._hold(call, _FLOOD_WAITS[call.tries])
            case _ if (status is None or status in _TEMPORARY) and call.tries < len(_WAITS):
                _log.info("sending_again", method=call.endpoint, error=str(error))
                await asyncio.sleep(_WAITS[call.tries])
            case _ if status in _REFUSING and not isinstance(error, BadRequest):
                raise BadRequest(error.message) from error
            case _:
                raise error

    async def _hold(self, call: Call, seconds: float) -> None:
        _log.warning("telegram_wants_a_pause", method=call.endpoint, seconds=seconds)
        if call.chat_id is None:
            await asyncio.sleep(seconds)
        else:
            self._pace.hold(call.chat_id, seconds)


async def _do_nothing() -> None:
    """Let a request leave."""


def _name_refusal(error: TelegramError, status: int | None) -> str:
    """Name a refusal for the figures."""
    match error:
        case RetryAfter():
            return "pause"
        case ChatMigrated():
            return "moved"
        case Forbidden() | BadRequest():
            return "closed" if _is_closed(error) else "bad_request"
    if status is None:
        return "network"
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return "pause"
    return "server" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "other"


def _leave_topic(call: Call, error: TelegramError) -> bool:
    """Leave a topic that was deleted: the group itself is still there; return whether it was."""
    is_lost = isinstance(error, BadRequest) and _LOST_TOPIC in error.message.lower()
    return is_lost and call.data.pop("message_thread_id", None) is not None


def _is_closed(error: Forbidden | BadRequest) -> bool:
    return isinstance(error, Forbidden) or any(words in error.message.lower() for words in _CLOSED)


def _read_seconds(error: RetryAfter) -> float:
    seconds = error.retry_after
    return float(seconds if isinstance(seconds, int | float) else seconds.total_seconds())
