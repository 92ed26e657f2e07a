"""Who can be written to: not those who blocked the bot, and groups where they moved to."""

import structlog
from telegram.error import Forbidden

from storage.chats import Chats
from storage.errors import StorageError

_log = structlog.get_logger(__name__)


class Correspondents:
    """Know which chats are closed to the bot, and which became others."""

    def __init__(self, chats: Chats) -> None:
        self._chats = chats
        self._unreachable: set[int] = set()
        self._moved: dict[int, int] = {}

    async def load(self) -> None:
        """Remember who was closed to the bot when it stopped.

        Raises:
            StorageError: the database failed.
        """
        self._unreachable = await self._chats.list_unreachable()

    def locate(self, chat_id: int) -> int:
        """Return the id under which a chat is written to."""
        return self._moved.get(chat_id, chat_id)

    def require_open(self, chat_id: int) -> None:
        """Refuse to write to a chat that is closed, without asking Telegram again.

        Raises:
            Forbidden: it is closed and has not written since.
        """
        if chat_id in self._unreachable:
            raise Forbidden("the chat is closed to the bot until it writes again")

    async def close(self, chat_id: int) -> None:
        """Stop writing to a chat until it writes again.

        Raises:
            StorageError: that could not be stored, though it holds until a restart.
        """
        _log.info("chat_closed")
        self._unreachable.add(chat_id)
        await self._chats.set_unreachable(chat_id)

    async def open(self, chat_id: int) -> None:
        """Write to a chat again, as it wrote; what cannot be stored holds until a restart."""
        if chat_id not in self._unreachable:
            return
        _log.info("chat_open_again")
        self._unreachable.discard(chat_id)
        try:
            await self._chats.set_reachable(chat_id)
        except StorageError as error:
            _log.error("chat_not_opened", error=str(error))

    def forget(self, chat_id: int) -> None:
        """Know nothing of a chat any more."""
        self._unreachable.discard(chat_id)
        self._moved.pop(chat_id, None)

    async def move(self, chat_id: int, new_chat_id: int) -> None:
        """Take everything of a group along to the supergroup that it became.

        Raises:
            StorageError: it stays where it is.
        """
        _log.info("chat_moved")
        await self._chats.move(chat_id, new_chat_id)
        self._moved[chat_id] = new_chat_id
