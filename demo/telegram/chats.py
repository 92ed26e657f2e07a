"""Sessions of the page, the people each of them plays, and their chats with the bot."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
import time
from dataclasses import dataclass

from demo.telegram.store import Json, Store

PEOPLE = (("Lena", "de"), ("Sam", "en"))
GROUP_TITLE = "Shopping"


@dataclass(frozen=True, slots=True)
class Person:
    """A shopper played on the page."""

    person_id: int
    session_id: int
    first_name: str
    language_code: str

    def describe(self) -> Json:
        """Build the Bot API User object."""
        return {
            "id": self.person_id,
            "is_bot": False,
            "first_name": self.first_name,
            "language_code": self.language_code,
        }


@dataclass(frozen=True, slots=True)
class Chat:
    """A private chat of one person with the bot, or a group of the session's people."""

    chat_id: int
    session_id: int
    type: str
    title: str
    person_id: int | None
    is_blocked: bool

    def describe(self) -> Json:
        """Build the Bot API Chat object."""
        name = "first_name" if self.type == "private" else "title"
        return {"id": self.chat_id, "type": self.type, name: self.title}


class Chats:
    """Opens sessions and finds people and chats; a session reaches only its own."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def open_session(self) -> str:
        """Create a session with its people and chats; return its secret token."""
        token = secrets.token_urlsafe(32)
        with self._store.transaction():
            row = self._store.list(
                "INSERT INTO sessions VALUES (NULL, ?, ?) RETURNING session_id",
                *(_hash(token), int(time.time())),
            )[0]
            self._add_people(row["session_id"])
        return token

    def find_session(self, token: str) -> int | None:
        """Find the session a secret token opens."""
        row = self._store.find("SELECT session_id FROM sessions WHERE token_hash = ?", _hash(token))
        return None if row is None else int(row["session_id"])

    def list_people(self, session_id: int) -> list[Person]:
        """List a session's people, in the order of the page."""
        rows = self._store.list(
            "SELECT * FROM people WHERE session_id = ? ORDER BY position", session_id
        )
        return [_read_person(row) for row in rows]

    def list_chats(self, session_id: int) -> list[Chat]:
        """List a session's chats, in the order of the page."""
        rows = self._store.list(
            "SELECT * FROM chats WHERE session_id = ? ORDER BY position", session_id
        )
        return [_read_chat(row) for row in rows]

    def list_ids(self) -> tuple[list[int], list[int]]:
        """List the ids of all people, and of all groups, of whichever session."""
        people = self._store.list("SELECT person_id FROM people")
        groups = self._store.list("SELECT chat_id FROM chats WHERE type = 'group'")
        return [row["person_id"] for row in people], [row["chat_id"] for row in groups]

    def find_person(self, person_id: int) -> Person | None:
        """Find a person by id, of whichever session."""
        row = self._store.find("SELECT * FROM people WHERE person_id = ?", person_id)
        return None if row is None else _read_person(row)

    def find_chat(self, chat_id: int) -> Chat | None:
        """Find a chat by id, of whichever session."""
        row = self._store.find("SELECT * FROM chats WHERE chat_id = ?", chat_id)
        return None if row is None else _read_chat(row)

    def list_members(self, chat: Chat) -> list[Person]:
        """List the people in a chat."""
        people = self.list_people(chat.session_id)
        return [p for p in people if chat.type == "group" or p.person_id == chat.person_id]

    def block(self, chat_id: int, *, is_blocked: bool) -> None:
        """Block the bot in a private chat, or let it write again."""
        self._store.execute(
            "UPDATE chats SET is_blocked = ? WHERE chat_id = ?", is_blocked, chat_id
        )

    def _add_people(self, session_id: int) -> None:
        for position, (name, language) in enumerate(PEOPLE):
            person_id = self._choose_id()
            self._store.execute(
                "INSERT INTO people VALUES (?, ?, ?, ?, ?)",
                *(person_id, session_id, position, name, language),
            )
            self._add_chat(person_id, session_id, position, "private", name)
        self._add_chat(-self._choose_id(), session_id, len(PEOPLE), "group", GROUP_TITLE)

    def _add_chat(
        self, chat_id: int, session_id: int, position: int, kind: str, title: str
    ) -> None:
        self._store.execute(
            "INSERT INTO chats VALUES (?, ?, ?, ?, ?, ?, 0)",
            *(chat_id, session_id, position, kind, title, chat_id if kind == "private" else None),
        )

    def _choose_id(self) -> int:
        while True:
            number = 100_000_000 + secrets.randbelow(7_900_000_000)
            if self.find_chat(number) is None and self.find_chat(-number) is None:
                return number


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _read_person(row: sqlite3.Row) -> Person:
    return Person(row["person_id"], row["session_id"], row["first_name"], row["language_code"])


def _read_chat(row: sqlite3.Row) -> Chat:
    return Chat(
        chat_id=row["chat_id"],
        session_id=row["session_id"],
        type=row["type"],
        title=row["title"],
        person_id=row["person_id"],
        is_blocked=bool(row["is_blocked"]),
    )
