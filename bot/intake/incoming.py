"""Albums that shoppers send: several updates with one id and no end, answered as one question."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import structlog
from telegram import Bot, Message, Update

from storage.inbox import Inbox

_log = structlog.get_logger(__name__)
_QUIET_SECONDS = 0.7  # Telegram says nowhere where an album ends: no more for so long
_MOST_SECONDS = 2.5


@dataclass(frozen=True, slots=True)
class IncomingAlbum:
    """The messages of an album in the order they were sent, and the updates that brought them."""

    messages: tuple[Message, ...]
    update_ids: tuple[int, ...]

    @property
    def caption(self) -> str:
        """Get what was written under any of its pictures."""
        return next((it.caption for it in self.messages if it.caption), "")


class IncomingAlbums:
    """Gather the photos of an album from the inbox, where all of them wait."""

    def __init__(
        self, inbox: Inbox, *, quiet: float = _QUIET_SECONDS, most: float = _MOST_SECONDS
    ) -> None:
        self._inbox = inbox
        self._quiet = quiet
        self._most = most

    async def gather(self, bot: Bot, update: Update, message: Message) -> IncomingAlbum:
        """Wait until no more photos of a message's album come; of a single photo, give it alone."""
        album = IncomingAlbum((message,), (update.update_id,))
        if message.media_group_id is None:
            return album
        waited = 0.0
        while waited < self._most:
            await asyncio.sleep(self._quiet)
            waited += self._quiet
            found = await self._find(bot, message, update.update_id)
            if len(found.messages) == len(album.messages):
                break
            album = found
        return album

    async def close(self, bot: Bot, update: Update, album: IncomingAlbum) -> None:
        """Mark the updates of an answered album as done, but for the one in hand."""
        for update_id in album.update_ids:
            if update_id != update.update_id:
                await self._inbox.mark_done(bot.id, update_id)

    async def _find(self, bot: Bot, message: Message, own_id: int) -> IncomingAlbum:
        pending = await self._inbox.list_pending(bot.id, chat_id=message.chat.id)
        updates = [_read(one.payload, bot) for one in pending]
        siblings: dict[int, tuple[int, Message]] = {message.message_id: (own_id, message)}
        for update in updates:
            found = update.message if update is not None else None
            if update is not None and found is not None and _is_sibling(found, message):
                siblings[found.message_id] = (update.update_id, found)
        ordered = [siblings[message_id] for message_id in sorted(siblings)]
        return IncomingAlbum(_list_messages(ordered), tuple(update_id for update_id, _ in ordered))


def _list_messages(ordered: Sequence[tuple[int, Message]]) -> tuple[Message, ...]:
    return tuple(message for _, message in ordered)


def _read(payload: dict[str, object], bot: Bot) -> Update | None:
    try:
        return Update.de_json(payload, bot)
    except Exception as error:  # whatever the parser raises: it is no photo of this album
        _log.info("not_of_the_album", error=type(error).__name__)
        return None


def _is_sibling(one: Message, other: Message) -> bool:
    return one.media_group_id == other.media_group_id
