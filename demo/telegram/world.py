"""Everything one running local Telegram consists of, passed to whoever acts in it."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass

from demo.telegram.chats import Chat, Chats
from demo.telegram.errors import bad_request
from demo.telegram.events import Events
from demo.telegram.files import Files
from demo.telegram.messages import Messages, StoredMessage
from demo.telegram.pace import Pace
from demo.telegram.profile import Profile
from demo.telegram.queries import Queries
from demo.telegram.settings import Settings
from demo.telegram.store import Store
from demo.telegram.updates import Updates
from demo.telegram.webhook import Webhook


@dataclass(frozen=True, slots=True)
class World:
    """The rooms of the local Telegram."""

    settings: Settings
    store: Store
    files: Files
    chats: Chats
    events: Events
    messages: Messages
    updates: Updates
    profile: Profile
    queries: Queries
    webhook: Webhook
    pace: Pace | None

    def get_chat(self, chat_id: int | None) -> Chat:
        """Return a chat.

        Raises:
            ApiError: chat not found.
        """
        chat = None if chat_id is None else self.chats.find_chat(chat_id)
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def is_from_bot(self, message: StoredMessage) -> bool:
        """Tell whether the bot wrote a message itself."""
        return message.sender_id == self.profile.bot_id

    def choose_media_group_id(self) -> str:
        """Return a new album's id."""
        return str(13_000_000_000_000_000 + secrets.randbelow(10**15) + int(time.time()))


def open_world(settings: Settings) -> World:
    """Open or create the data folder and put the rooms together."""
    store = Store(settings.data / "telegram.sqlite3")
    chats = Chats(store)
    events = Events(store)
    return World(
        settings=settings,
        store=store,
        files=Files(store, settings.data / "files"),
        chats=chats,
        events=events,
        messages=Messages(store, chats, events),
        updates=Updates(store),
        profile=Profile(store, settings.bot_id),
        queries=Queries(store, settings.query_lifetime),
        webhook=Webhook(store),
        pace=Pace() if settings.is_paced else None,
    )
