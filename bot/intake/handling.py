"""Handling one update: again after what passes, set aside after what does not."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from contextvars import ContextVar
from typing import TypeVar

import structlog
from telegram import Update
from telegram.error import Forbidden

from bot.failures import describe_failure, may_pass, tell_failure
from bot.handlers.other import find_remark
from bot.intake.order import Received
from bot.metrics import Metrics
from bot.privacy.gate import PersonGate
from bot.sending.outbox import Outbox, take_in_hand
from bot.wording.remarks import Remark
from storage.errors import NotFoundError, StorageError
from storage.inbox import Inbox
from storage.sendings import Sendings

_log = structlog.get_logger(__name__)
_MOST_DEATHS = 5  # of the whole bot while it handled one update
_WAITS = (1.0, 2.0, 4.0, 8.0, 16.0)  # seconds, after what may pass: a network, a database
_WAITS_AFTER_A_FAULT = (1.0,)  # after what is a fault of ours, which seldom passes
_MOST_WAIT = 30.0
_ALONE_SECONDS = 10.0  # what kills the bot does so at once

_Result = TypeVar("_Result")
Say = Callable[[Update, Remark], Awaitable[None]]
_failures: ContextVar[list[Exception] | None] = ContextVar("failures", default=None)


def note_failure(error: Exception) -> None:
    """Remember what a handler of the update in hand raised."""
    failures = _failures.get()
    if failures is not None:
        failures.append(error)


class Handling:
    """Handle updates so that each has one effect, and none stops the others.

    `process` runs the handlers, which tell `note_failure` what they raised; `say` tells a shopper
    a sentence.
    """

    def __init__(
        self,
        process: Callable[[Update], Awaitable[None]],
        say: Say,
        inbox: Inbox,
        sendings: Sendings,
        metrics: Metrics,
        gate: PersonGate,
    ) -> None:
        self._gate = gate
        self._process = process
        self._say = say
        self._inbox = inbox
        self._sendings = sendings
        self._metrics = metrics
        self._bot_id = 0
        self._suspicion = asyncio.Lock()

    def sign_in(self, bot_id: int) -> None:
        """Learn whose updates these are."""
        self._bot_id = bot_id

    async def handle(self, received: Received) -> None:
        """Handle an update until it is done or set aside."""
        update = received.update
        with structlog.contextvars.bound_contextvars(update_id=update.update_id):
            async with self._watch(received), self._gate.enter(_find_person(update)):
                deaths = await self._insist(self._inbox.begin, update.update_id)
                if deaths is None:
                    _log.info("update_done_with_another")
                    return
                if deaths >= _MOST_DEATHS:
                    await self._give_up(update, f"The bot ended {deaths} times while handling it.")
                    return
                with self._metrics.update_seconds.time():
                    await self._handle(update)

    async def turn_away(self, received: Received, is_first: bool) -> None:
        """Leave out what floods a chat's line, and say so once."""
        update = received.update
        with structlog.contextvars.bound_contextvars(update_id=update.update_id):
            _log.warning("update_turned_away")
            self._metrics.updates_ended.labels("turned_away").inc()
            if is_first:
                await self._apologise(update, "too-many-messages")
            await self._insist(self._inbox.mark_done, update.update_id)

    async def _handle(self, update: Update) -> None:
        failures = 0
        try:
            while failure := await self._try(update):
                self._metrics.update_attempts_failed.inc()
                waits = _WAITS if may_pass(failure) else _WAITS_AFTER_A_FAULT
                if failures == len(waits):
                    _log.error("update_failed", attempts=failures + 1, exc_info=failure)
                    await self._give_up(update, describe_failure(failure))
                    return
                _log.warning("update_fails", error=tell_failure(failure), again_in=waits[failures])
                await self._insist(self._inbox.release, update.update_id)
                await asyncio.sleep(waits[failures])
                failures += 1
                await self._insist(self._inbox.begin, update.update_id)
            await self._insist(self._inbox.mark_done, update.update_id)
            self._metrics.updates_ended.labels("done").inc()
            _log.info("update_done")
        except asyncio.CancelledError:  # stopping: the update waits for the next start
            with suppress(StorageError):
                await self._inbox.release(self._bot_id, update.update_id)
            raise

    async def _try(self, update: Update) -> Exception | None:
        """Handle an update once; return what is left to be worried about."""
        outbox = Outbox(self._sendings, self._bot_id, update.update_id)
        noted: list[Exception] = []
        token = _failures.set(noted)
        try:
            with take_in_hand(outbox):
                await outbox.open()
                await self._process(update)
                if noted and (remark := find_remark(noted[0])):
                    await self._say(update, remark)
                    return None
        except Exception as error:
            noted.append(error)
        finally:
            _failures.reset(token)
        failure = noted[-1] if noted else None
        return None if isinstance(failure, Forbidden) else failure  # nobody there to answer

    async def _give_up(self, update: Update, reason: str) -> None:
        self._metrics.updates_ended.labels("failed").inc()
        _log.error("update_set_aside", why="`garderobe inbox why` tells")
        await self._apologise(update, "something-broke")
        await self._insist(
            lambda bot, one: self._inbox.set_aside(bot, one, reason), update.update_id
        )

    async def _apologise(self, update: Update, sentence: str) -> None:
        outbox = Outbox(self._sendings, self._bot_id, update.update_id)
        try:
            with take_in_hand(outbox):
                await outbox.open()
                await self._say(update, Remark(sentence))
        except Exception as error:  # an apology that fails must not keep the update
            _log.warning("apology_failed", error=tell_failure(error))

    @asynccontextmanager
    async def _watch(self, received: Received) -> AsyncIterator[None]:
        """Handle those alone that the bot may have died of: so only the guilty one is found so."""
        if not received.attempts:
            yield
            return
        is_alone = False
        with suppress(TimeoutError):
            is_alone = await asyncio.wait_for(self._suspicion.acquire(), _ALONE_SECONDS)
        try:
            yield
        finally:
            if is_alone:
                self._suspicion.release()

    async def _insist(
        self, act: Callable[[int, int], Awaitable[_Result]], update_id: int
    ) -> _Result:
        """Write to the inbox, however long its database takes to be there again."""
        wait = 1.0
        while True:
            try:
                return await act(self._bot_id, update_id)
            except NotFoundError:
                raise
            except StorageError as error:
                _log.error("database_fails", error=str(error), again_in=wait)
            await asyncio.sleep(wait)
            wait = min(wait * 2, _MOST_WAIT)


def _find_person(update: Update) -> int | None:
    return update.effective_user.id if update.effective_user else None
