"""Taps and inline queries that wait for the bot's answer, each answered once and in time."""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from dataclasses import dataclass, field

from demo.telegram.errors import bad_request
from demo.telegram.store import Json, Store, dump

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
KEPT = 24 * 3600.0  # seconds


@dataclass(frozen=True, slots=True)
class Query:
    """A tap (kind callback) or what was typed behind the bot's name (kind inline)."""

    query_id: str
    kind: str
    person_id: int
    chat_id: int | None
    payload: Json = field(hash=False)


class Queries:
    """Opens queries and closes them with the bot's answer."""

    def __init__(self, store: Store, lifetime: float) -> None:
        self._store = store
        self._lifetime = lifetime
        self._waiting: dict[str, asyncio.Future[Json]] = {}

    def open(self, kind: str, person_id: int, chat_id: int | None, payload: Json) -> str:
        """Open a query; return its id."""
        now = time.time()
        query_id = str(10**18 + secrets.randbelow(8 * 10**18))
        self._store.execute("DELETE FROM queries WHERE created_at < ?", now - KEPT)
        self._store.execute(
            "INSERT INTO queries VALUES (?, ?, ?, ?, ?, 0, ?)",
            *(query_id, kind, person_id, chat_id, now, dump(payload)),
        )
        return query_id

    def take(self, kind: str, query_id: str) -> Query:
        """Return an open query and close it.

        Raises:
            ApiError: it is unknown, answered, or too old.
        """
        row = self._store.find(
            "SELECT * FROM queries WHERE query_id = ? AND kind = ? AND NOT is_answered "
            "AND created_at > ?",
            *(query_id, kind, time.time() - self._lifetime),
        )
        if row is None:
            raise bad_request(TOO_OLD)
        self._store.execute("UPDATE queries SET is_answered = 1 WHERE query_id = ?", query_id)
        payload = json.loads(row["payload"])
        return Query(query_id, kind, row["person_id"], row["chat_id"], payload)

    def find(self, kind: str, query_id: str) -> Query | None:
        """Find a query, answered or not."""
        row = self._store.find(
            "SELECT * FROM queries WHERE query_id = ? AND kind = ?", query_id, kind
        )
        if row is None:
            return None
        payload = json.loads(row["payload"])
        return Query(query_id, kind, row["person_id"], row["chat_id"], payload)

    def save_answer(self, query_id: str, answer: Json) -> None:
        """Keep an inline query's answer and hand it to the page that waits."""
        self._store.execute(
            "UPDATE queries SET payload = ? WHERE query_id = ?", dump(answer), query_id
        )
        waiting = self._waiting.pop(query_id, None)
        if waiting is not None and not waiting.done():
            waiting.set_result(answer)

    async def wait(self, query_id: str, seconds: float) -> Json | None:
        """Wait for an inline query's answer; None when the bot gave none in time."""
        future: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._waiting[query_id] = future
        try:
            return await asyncio.wait_for(future, seconds)
        except TimeoutError:
            return None
        finally:
            self._waiting.pop(query_id, None)
