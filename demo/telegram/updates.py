"""The bot's queue of updates: numbered, stored until confirmed, waited for by one poller."""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import suppress
from typing import Any

from demo.telegram.errors import conflict
from demo.telegram.store import Json, Store, dump

LIFETIME = 24 * 3600  # seconds, as the real server keeps updates
KINDS = (
    *("message", "edited_message", "channel_post", "edited_channel_post", "inline_query"),
    *("chosen_inline_result", "callback_query", "shipping_query", "pre_checkout_query", "poll"),
    *("poll_answer", "my_chat_member", "chat_join_request", "chat_boost", "removed_chat_boost"),
)
ON_REQUEST = ("message_reaction", "message_reaction_count", "chat_member")
OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)


class Updates:
    """Adds updates, lists what is not confirmed, and lets one poller wait for more."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._arrived = asyncio.Event()
        self._confirmed = asyncio.Event()
        self._poller: asyncio.Future[None] | None = None

    def add(self, kind: str, payload: Json) -> None:
        """Queue an update, unless the bot asked not to get its kind."""
        if kind not in self.allowed:
            return
        now = int(time.time())
        self._store.execute("DELETE FROM updates WHERE created_at < ?", now - LIFETIME)
        self._store.execute("INSERT INTO updates VALUES (NULL, ?, ?, ?)", kind, dump(payload), now)
        self._arrived.set()

    @property
    def allowed(self) -> list[str]:
        """The kinds the bot asked for; without a wish all but those sent on request only."""
        return list(self._store.get_setting("allowed_updates") or KINDS)

    def allow(self, kinds: list[str]) -> None:
        """Remember which kinds the bot asked for; none means the usual ones."""
        known = [kind for kind in kinds if kind in KINDS + ON_REQUEST]
        self._store.save_setting("allowed_updates", known or None)

    def list_pending(self, limit: int) -> list[Json]:
        """List the oldest unconfirmed updates as Update objects."""
        rows = self._store.list("SELECT * FROM updates ORDER BY update_id LIMIT ?", limit)
        return [{"update_id": r["update_id"], r["kind"]: json.loads(r["payload"])} for r in rows]

    def count(self) -> int:
        """Count what is not confirmed."""
        row = self._store.find("SELECT count(*) AS pending FROM updates")
        return int(row["pending"]) if row is not None else 0

    def confirm(self, offset: int) -> None:
        """Forget the updates before an offset; a negative one keeps only that many newest."""
        if offset < 0:
            self._store.execute(
                "DELETE FROM updates WHERE update_id NOT IN "
                "(SELECT update_id FROM updates ORDER BY update_id DESC LIMIT ?)",
                -offset,
            )
        elif offset > 0:
            self._store.execute("DELETE FROM updates WHERE update_id < ?", offset)
        self._confirmed.set()

    def clear(self) -> None:
        """Forget every update."""
        self._store.execute("DELETE FROM updates")

    def interrupt(self, words: str) -> None:
        """End a waiting poll with 409 Conflict."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(conflict(words))

    def stop(self) -> None:
        """End a waiting poll with an empty answer."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)

    async def poll(self, limit: int, patience: float) -> list[Json]:
        """Return pending updates, waiting up to `patience` seconds for the first.

        Raises:
            ApiError: 409 when another poll begins meanwhile.
        """
        self.interrupt(OTHER_POLLER)
        poller: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poller = poller
        deadline = time.monotonic() + patience
        try:
            while not (pending := self.list_pending(limit)):
                left = deadline - time.monotonic()
                if left <= 0 or not await self._wait(poller, left):
                    break
            return pending
        finally:
            poller.cancel()

    async def wait(self, seconds: float) -> None:
        """Wait until an update arrives, at most some seconds."""
        self._arrived.clear()
        if self.count():
            return
        try:
            await asyncio.wait_for(self._arrived.wait(), seconds)
        except TimeoutError:
            return

    async def wait_until_taken(self, seconds: float) -> None:
        """Wait until every update is confirmed, at most some seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while self.count():
                    self._confirmed.clear()
                    await self._confirmed.wait()

    async def _wait(self, poller: asyncio.Future[None], seconds: float) -> bool:
        """Wait for an update; False when time or the server's is up."""
        self._arrived.clear()
        arrival = asyncio.ensure_future(self._arrived.wait())
        both: set[asyncio.Future[Any]] = {arrival, poller}
        try:
            await asyncio.wait(both, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            arrival.cancel()
        if poller.done():
            poller.result()
            return False
        return arrival.done() and not arrival.cancelled()
