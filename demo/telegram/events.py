"""What the page is told as it happens: per-chat events, kept so that a page can catch up."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from demo.telegram.store import Store, dump

KEPT = 2000  # stored events; a page that missed more loads the chat anew
EVERY_CHAT = 0


@dataclass(frozen=True, slots=True)
class Event:
    """One event; a fleeting one, such as typing, has no id and is not stored."""

    event_id: int | None
    kind: str
    payload: Any


class Events:
    """Stores events and hands them to the pages that listen."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._listeners: dict[int, set[asyncio.Queue[Event | None]]] = defaultdict(set)

    def publish(self, chat_id: int, kind: str, payload: Any) -> None:
        """Store an event and tell it to the chat's listeners."""
        rows = self._store.list(
            "INSERT INTO events VALUES (NULL, ?, ?, ?) RETURNING event_id",
            *(chat_id, kind, dump(payload)),
        )
        event_id = int(rows[0]["event_id"])
        self._store.execute("DELETE FROM events WHERE event_id <= ?", event_id - KEPT)
        self._tell(chat_id, Event(event_id, kind, payload))

    def publish_everywhere(self, kind: str, payload: Any) -> None:
        """Store an event for every chat."""
        self.publish(EVERY_CHAT, kind, payload)

    def flash(self, chat_id: int, kind: str, payload: Any) -> None:
        """Tell the listeners something that is over in seconds."""
        self._tell(chat_id, Event(None, kind, payload))

    def flash_everywhere(self, kind: str, payload: Any) -> None:
        """Tell every listener something that is over in seconds."""
        self._tell(EVERY_CHAT, Event(None, kind, payload))

    def list_since(self, chat_id: int, event_id: int) -> list[Event]:
        """List a chat's stored events after one."""
        rows = self._store.list(
            "SELECT * FROM events WHERE event_id > ? AND chat_id IN (?, ?) ORDER BY event_id",
            *(event_id, chat_id, EVERY_CHAT),
        )
        return [Event(r["event_id"], r["kind"], json.loads(r["payload"])) for r in rows]

    def find_last_id(self) -> int:
        """Return the newest event's id, 0 before the first."""
        row = self._store.find("SELECT max(event_id) AS last FROM events")
        return int(row["last"] or 0) if row is not None else 0

    @contextmanager
    def listen(self, chat_id: int) -> Iterator[asyncio.Queue[Event | None]]:
        """Queue a chat's events while the block runs; None means the server stops."""
        queue: asyncio.Queue[Event | None] = asyncio.Queue()
        self._listeners[chat_id].add(queue)
        try:
            yield queue
        finally:
            self._listeners[chat_id].discard(queue)

    def stop(self) -> None:
        """Tell every listener that the server stops."""
        for queues in self._listeners.values():
            for queue in queues:
                queue.put_nowait(None)

    def _tell(self, chat_id: int, event: Event) -> None:
        chats = self._listeners if chat_id == EVERY_CHAT else (chat_id,)
        for chat in list(chats):
            for queue in self._listeners.get(chat, ()):
                queue.put_nowait(event)
