"""Updates come in: each is committed before Telegram is told that it arrived."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import structlog
from telegram import Bot, Update

from bot.failures import describe_failure
from bot.intake.newest import NewestQueries
from bot.intake.order import ChatLines, Received
from bot.metrics import Metrics
from bot.sending.correspondents import Correspondents
from storage.errors import StorageError
from storage.inbox import NO_CHAT, Inbox, NewUpdate

_log = structlog.get_logger(__name__)
_MOST_ID = 2**63 - 1


class Taker(Protocol):
    """Whoever commits the updates that come."""

    async def take(self, payloads: Sequence[Any]) -> None:
        """Commit updates; raises StorageError where nothing was committed."""


@dataclass(frozen=True, slots=True)
class _Read:
    """An update as far as it could be read; `problem` says why not further."""

    new: NewUpdate
    update: Update | None
    problem: str = ""

    @property
    def kind(self) -> str:
        """Get what kind of update it is, in the Bot API's word, or "other"."""
        return next((kind for kind in Update.ALL_TYPES if kind in self.new.payload), "other")


class Intake:
    """Take updates from Telegram, by whatever way they come, and put them into the chats' lines.

    The library would confirm an update before it is handled, and stop at one it cannot parse.
    """

    def __init__(
        self,
        inbox: Inbox,
        lines: ChatLines,
        correspondents: Correspondents,
        bot: Bot,
        metrics: Metrics,
        queries: NewestQueries,
    ) -> None:
        self._queries = queries
        self._inbox = inbox
        self._lines = lines
        self._correspondents = correspondents
        self._bot = bot
        self._metrics = metrics

    async def take(self, payloads: Sequence[Any]) -> None:
        """Commit updates; those that are new wait to be handled, those unreadable are set aside.

        Raises:
            StorageError: nothing was committed, and nothing may be confirmed.
        """
        parsed = [one for one in map(self._read, payloads) if one is not None]
        read = {one.new.update_id: one for one in parsed if not _is_inline(one)}
        for one in filter(_is_inline, parsed):
            self._hurry(one)
        added = await self._inbox.add(self._bot.id, [one.new for one in read.values()])
        for update_id in added:
            self._metrics.updates_received.labels(read[update_id].kind).inc()
            await self._pass_on(read[update_id], attempts=0, is_capped=True)
        if len(added) < len(read):
            self._metrics.updates_repeated.inc(len(read) - len(added))
            _log.info("updates_known_already", count=len(read) - len(added))

    async def replay(self) -> int:
        """Let what a crash or a stop left undone wait again; return how many updates those are.

        Raises:
            StorageError: the inbox cannot be read.
        """
        await self._inbox.adopt(self._bot.id)
        pending = await self._inbox.list_pending(self._bot.id)
        for one in pending:
            read = self._read(one.payload) or _Read(one, None, "it has no update_id")
            await self._pass_on(read, attempts=one.attempts, is_capped=False)
        return len(pending)

    def _read(self, payload: Any) -> _Read | None:
        """Read one update; None where not even its id can be told."""
        update_id = find_update_id(payload)
        if update_id is None:
            _log.error("update_without_id", kind=type(payload).__name__)
            return None
        try:
            update = Update.de_json(payload, self._bot)
            chat_id = get_order_key(update)
            if abs(chat_id) > _MOST_ID:
                raise ValueError("the chat's id has more than 64 bits")
        except Exception as error:  # whatever the parser raises, the other updates go on
            return _Read(NewUpdate(update_id, NO_CHAT, payload), None, describe_failure(error))
        return _Read(NewUpdate(update_id, chat_id, payload), update)

    def _hurry(self, read: _Read) -> None:
        """Answer at once what nobody waits for in a minute; it is not kept."""
        if read.update is not None:
            self._metrics.updates_received.labels(read.kind).inc()
            self._queries.take(read.update)

    async def _pass_on(self, read: _Read, *, attempts: int, is_capped: bool) -> None:
        update_id = read.new.update_id
        if read.update is None:
            _log.error("update_set_aside", update_id=update_id, why="it cannot be parsed")
            await self._set_aside(update_id, read.problem)
            return
        if is_capped:
            await self._correspondents.open(read.new.chat_id)
        received = Received(read.update, read.new.chat_id, attempts)
        self._lines.add(received, is_capped=is_capped)

    async def _set_aside(self, update_id: int, problem: str) -> None:
        try:
            await self._inbox.set_aside(self._bot.id, update_id, problem)
        except StorageError as error:  # it is committed: the next start meets it again
            _log.error("not_set_aside", update_id=update_id, error=str(error))


def _is_inline(read: _Read) -> bool:
    return read.update is not None and read.update.inline_query is not None


def find_update_id(payload: Any) -> int | None:
    """Return the id of what may be an update; None where it is none, whatever it is."""
    update_id = payload.get("update_id") if isinstance(payload, dict) else None
    if not isinstance(update_id, int) or isinstance(update_id, bool):
        return None
    return update_id if abs(update_id) <= _MOST_ID else None


def get_order_key(update: Update) -> int:
    """Return the chat an update belongs to, else its person, else 0."""
    if update.effective_chat:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user else NO_CHAT
