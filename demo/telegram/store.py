"""The SQLite file in which everything the local Telegram knows survives a restart."""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Json = dict[str, Any]

SCHEMA = """
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS sessions (
    session_id INTEGER PRIMARY KEY, token_hash TEXT UNIQUE NOT NULL, created_at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS people (
    person_id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL, position INTEGER NOT NULL,
    first_name TEXT NOT NULL, language_code TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS chats (
    chat_id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL, position INTEGER NOT NULL,
    type TEXT NOT NULL, title TEXT NOT NULL, person_id INTEGER, is_blocked INTEGER DEFAULT 0);
CREATE TABLE IF NOT EXISTS messages (
    message_id INTEGER PRIMARY KEY AUTOINCREMENT, chat_id INTEGER NOT NULL,
    sender_id INTEGER NOT NULL, reply_to INTEGER, body TEXT NOT NULL, markup TEXT,
    inline_message_id TEXT UNIQUE);
CREATE INDEX IF NOT EXISTS messages_by_chat ON messages (chat_id, message_id);
CREATE TABLE IF NOT EXISTS reactions (
    message_id INTEGER NOT NULL, person_id INTEGER NOT NULL, emoji TEXT NOT NULL,
    PRIMARY KEY (message_id, person_id));
CREATE TABLE IF NOT EXISTS updates (
    update_id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, payload TEXT NOT NULL,
    created_at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS events (
    event_id INTEGER PRIMARY KEY AUTOINCREMENT, chat_id INTEGER NOT NULL, kind TEXT NOT NULL,
    payload TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS events_by_chat ON events (chat_id, event_id);
CREATE TABLE IF NOT EXISTS files (
    number INTEGER PRIMARY KEY AUTOINCREMENT, file_id TEXT UNIQUE NOT NULL,
    file_unique_id TEXT NOT NULL, kind TEXT NOT NULL, group_key TEXT NOT NULL,
    width INTEGER, height INTEGER, size INTEGER NOT NULL, name TEXT, mime_type TEXT,
    thumbnail_id TEXT, content_hash TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS files_by_group ON files (group_key, number);
CREATE TABLE IF NOT EXISTS bot_files (file_id TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS file_sessions (
    file_id TEXT NOT NULL, session_id INTEGER NOT NULL, PRIMARY KEY (file_id, session_id));
CREATE TABLE IF NOT EXISTS queries (
    query_id TEXT PRIMARY KEY, kind TEXT NOT NULL, person_id INTEGER NOT NULL, chat_id INTEGER,
    created_at REAL NOT NULL, is_answered INTEGER DEFAULT 0, payload TEXT NOT NULL);
"""


class Store:
    """One SQLite connection, used from the event loop alone; every call is a few small rows."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute("PRAGMA busy_timeout = 3000")
        self._connection.execute("PRAGMA secure_delete = ON")
        self._connection.executescript(SCHEMA)
        self._choose_first_update_id()

    def _choose_first_update_id(self) -> None:
        """Begin a new file's update ids where no bot has seen them before."""
        self._connection.execute(
            "INSERT INTO sqlite_sequence (name, seq) SELECT 'updates', ? "
            "WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'updates')",
            (secrets.randbelow(800_000_000) + 100_000_000,),
        )

    def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
        """Run one statement with its values."""
        return self._connection.execute(statement, values)

    def find(self, statement: str, *values: Any) -> sqlite3.Row | None:
        """Return the first row, or None."""
        row: sqlite3.Row | None = self.execute(statement, *values).fetchone()
        return row

    def list(self, statement: str, *values: Any) -> list[sqlite3.Row]:
        """Return every row."""
        return self.execute(statement, *values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit all of the block's statements together, or none of them."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.execute("ROLLBACK")
            raise
        self.execute("COMMIT")

    def get_setting(self, name: str, default: Any = None) -> Any:
        """Return a remembered JSON value, or the default."""
        row = self.find("SELECT value FROM settings WHERE name = ?", name)
        return default if row is None else json.loads(row["value"])

    def save_setting(self, name: str, value: Any) -> None:
        """Remember a JSON value under a name."""
        self.execute(
            "INSERT INTO settings VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            name,
            dump(value),
        )

    def scrub(self) -> None:
        """Leave nothing of what was deleted in the write-ahead log."""
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def dump(value: Any) -> str:
    """Write a value as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
