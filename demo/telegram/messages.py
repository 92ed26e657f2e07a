"""Messages of every chat: stored once, shown to the bot and to the page as Message objects."""

from __future__ import annotations

import json
import sqlite3
import time
from dataclasses import dataclass, field

from demo.telegram.chats import Chat, Chats
from demo.telegram.events import Events
from demo.telegram.markup import is_inline
from demo.telegram.store import Json, Store, dump


@dataclass(frozen=True, slots=True)
class Draft:
    """A message to be stored: its sender, content fields, and what it answers."""

    sender: Json
    body: Json
    reply_to: int | None = None
    markup: Json | None = None
    inline_message_id: str | None = None


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """A message as it lies in the store."""

    message_id: int
    chat_id: int
    sender_id: int
    reply_to: int | None
    body: Json = field(hash=False)
    markup: Json | None = field(hash=False)
    inline_message_id: str | None


class Messages:
    """Adds, finds, changes and removes messages, and tells the page of each change."""

    def __init__(self, store: Store, chats: Chats, events: Events) -> None:
        self._store = store
        self._chats = chats
        self._events = events

    def add(self, chat: Chat, draft: Draft) -> StoredMessage:
        """Store a message, give it the next id, and show it on the page."""
        body = {"from": draft.sender, "date": int(time.time()), **draft.body}
        rows = self._store.list(
            "INSERT INTO messages VALUES (NULL, ?, ?, ?, ?, ?, ?) RETURNING *",
            *(chat.chat_id, draft.sender["id"], draft.reply_to, dump(body)),
            *(_dump(draft.markup), draft.inline_message_id),
        )
        self._remember_files(chat.session_id, body)
        message = _read(rows[0])
        self._events.publish(chat.chat_id, "message", self.show(message))
        return message

    def find(self, chat_id: int, message_id: int | None) -> StoredMessage | None:
        """Find a message of a chat by its id."""
        row = self._store.find(
            "SELECT * FROM messages WHERE chat_id = ? AND message_id = ?", chat_id, message_id
        )
        return None if row is None else _read(row)

    def find_inline(self, inline_message_id: str) -> StoredMessage | None:
        """Find a message that was sent through the bot's inline mode."""
        row = self._store.find(
            "SELECT * FROM messages WHERE inline_message_id = ?", inline_message_id
        )
        return None if row is None else _read(row)

    def list_before(self, chat_id: int, before: int | None, limit: int) -> list[StoredMessage]:
        """List a chat's last messages before an id, oldest first."""
        rows = self._store.list(
            "SELECT * FROM messages WHERE chat_id = ? AND message_id < ? "
            "ORDER BY message_id DESC LIMIT ?",
            *(chat_id, before or 2**62, limit),
        )
        return [_read(row) for row in reversed(rows)]

    def change(
        self, message: StoredMessage, body: Json, markup: Json | None, *, is_edit: bool = True
    ) -> StoredMessage:
        """Replace a message's content and markup and show the change."""
        if is_edit:
            body = {**body, "edit_date": int(time.time())}
        row = self._store.list(
            "UPDATE messages SET body = ?, markup = ? WHERE message_id = ? RETURNING *",
            *(dump(body), _dump(markup), message.message_id),
        )[0]
        changed = _read(row)
        chat = self._chats.find_chat(message.chat_id)
        if chat is not None:
            self._remember_files(chat.session_id, body)
        self._events.publish(message.chat_id, "edited", self.show(changed))
        return changed

    def remove(self, chat_id: int, message_id: int) -> bool:
        """Remove a message; False where there is none."""
        if self.find(chat_id, message_id) is None:
            return False
        self._store.execute("DELETE FROM messages WHERE message_id = ?", message_id)
        self._store.execute("DELETE FROM reactions WHERE message_id = ?", message_id)
        self._events.publish(chat_id, "deleted", {"message_id": message_id})
        return True

    def react(self, message: StoredMessage, person_id: int, emoji: str | None) -> str | None:
        """Set or take back one's reaction; return the former one."""
        key = (message.message_id, person_id)
        row = self._store.find(
            "SELECT emoji FROM reactions WHERE message_id = ? AND person_id = ?", *key
        )
        self._store.execute("DELETE FROM reactions WHERE message_id = ? AND person_id = ?", *key)
        if emoji is not None:
            self._store.execute("INSERT INTO reactions VALUES (?, ?, ?)", *key, emoji)
        self._events.publish(message.chat_id, "edited", self.show(message))
        return None if row is None else str(row["emoji"])

    def describe(self, message: StoredMessage, *, is_reply: bool = False) -> Json:
        """Build the Bot API Message object; a replied-to message shows no further reply."""
        chat = self._chats.find_chat(message.chat_id)
        result: Json = {"message_id": message.message_id, **message.body}
        result["chat"] = chat.describe() if chat is not None else {}
        replied = None if is_reply else self.find(message.chat_id, message.reply_to)
        if replied is not None:
            result["reply_to_message"] = self.describe(replied, is_reply=True)
        if is_inline(message.markup):
            result["reply_markup"] = message.markup
        return result

    def show(self, message: StoredMessage) -> Json:
        """Build the page's Message object: any markup, and who reacted how."""
        result = self.describe(message)
        if message.markup is not None:
            result["reply_markup"] = message.markup
        rows = self._store.list(
            "SELECT emoji, person_id FROM reactions WHERE message_id = ?", message.message_id
        )
        return {**result, "reactions": [dict(row) for row in rows]}

    def _remember_files(self, session_id: int, body: Json) -> None:
        """Let a session see the files of its chats, and of no others."""
        for file_id in list_file_ids(body):
            self.grant_file(session_id, file_id)

    def grant_file(self, session_id: int, file_id: str) -> None:
        """Let a session see one file."""
        self._store.execute(
            "INSERT OR IGNORE INTO file_sessions VALUES (?, ?)", file_id, session_id
        )

    def may_see(self, session_id: int, file_id: str) -> bool:
        """Tell whether a file was shown to a session."""
        row = self._store.find(
            "SELECT 1 FROM file_sessions WHERE file_id = ? AND session_id = ?", file_id, session_id
        )
        return row is not None


def list_file_ids(body: Json) -> list[str]:
    """List the file ids in a message's content."""
    sizes = [*body.get("photo", ())]
    document = body.get("document")
    if document is not None:
        sizes += [document, *([document["thumbnail"]] if "thumbnail" in document else [])]
    return [size["file_id"] for size in sizes]


def _dump(markup: Json | None) -> str | None:
    return None if markup is None else dump(markup)


def _read(row: sqlite3.Row) -> StoredMessage:
    markup = None if row["markup"] is None else json.loads(row["markup"])
    return StoredMessage(
        message_id=row["message_id"],
        chat_id=row["chat_id"],
        sender_id=row["sender_id"],
        reply_to=row["reply_to"],
        body=json.loads(row["body"]),
        markup=markup,
        inline_message_id=row["inline_message_id"],
    )
