"""What a person leaves in every place there is for it, and how long that takes to go."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.samples import list_samples
from storage.broadcasts import News
from storage.inbox import NewUpdate
from storage.notices import PriceDrop
from tests.bot.phone import Shopper
from tests.bot.privacy.traces import Person
from tests.bot.stage import Stage

WORD = "Blütentraum"  # she alone says it
LATER = datetime(2026, 7, 1, tzinfo=UTC).date()


async def leave_everything(stage: Stage, lena: Shopper, sam: Shopper) -> None:
    """Let a person leave something in every place there is for it."""
    await lena.show(list_samples()[0], caption=WORD)
    await lena.say("rotes Kleid")
    await lena.say("merk dir die 1 und 2")
    await lena.say("sag Bescheid")
    await lena.say("teile meine Liste")
    settings = (await lena.say("/settings"))[-1]
    await lena.tap_quietly(settings, "album:4:0")
    assert stage.shop is not None
    records = stage.shop.records
    item = (await records.catalogue.list_available())[0]
    await records.people.meet(sam.person_id, "en", sam.chat_id)
    await records.remembered.add(sam.person_id, item)
    share = await records.shares.open(sam.person_id)
    await records.shares.welcome(share.id, lena.person_id)
    await records.votes.cast(share.id, lena.person_id, item.id, 1)
    own = await records.shares.open(lena.person_id)
    await records.shares.welcome(own.id, sam.person_id)
    await records.votes.cast(own.id, sam.person_id, item.id, -1)
    await records.notices.announce_prices(lena.person_id, [PriceDrop(item.id, 2, 1)], LATER)
    notice = (await records.notices.list_pending())[-1]
    await records.sendings.begin(stage.bot_id, notice.update_id, [f"sendMessage {WORD}"])
    await records.feedback.keep(lena.person_id, stage.bot_id, 1, f"Feedback: {WORD}")
    await records.broadcasts.draft(lena.chat_id, stage.bot_id, 2, News(WORD))
    for number, payload in enumerate(_list_odd_updates(lena), 900_000_000):
        await records.inbox.add(stage.bot_id, [NewUpdate(number, -5, payload)])
        await records.inbox.set_aside(stage.bot_id, number, f"words: {WORD}")


def _list_odd_updates(lena: Shopper) -> list[dict[str, Any]]:
    """List updates that went wrong: her own in a group, and another's reply to her there."""
    author = {"id": lena.person_id, "first_name": "Lena"}
    group = {"id": -5, "type": "group"}
    original = {"message_id": 1, "chat": group, "from": author, "text": WORD}
    reply = {"chat": group, "from": {"id": 77}, "reply_to_message": original}
    return [{"message": original}, {"message": reply}]


def describe(database: Path, lena: Shopper) -> Person:
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(
            "SELECT photo_embeddings FROM turns WHERE chat_id = ? AND photo_count > 0",
            (lena.person_id,),
        )
        photos = tuple(row[0][:48] for row in rows)
    assert photos
    return Person(lena.person_id, (WORD,), photos)


async def wait_until_scrubbed(database: Path) -> None:
    """Wait until every update is done and the write-ahead log is empty."""
    log = database.with_name(f"{database.name}-wal")
    async with asyncio.timeout(20):
        left = 1
        while left or log.stat().st_size:
            await asyncio.sleep(0.1)
            left = await asyncio.to_thread(_count_waiting, database)


def _count_waiting(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return int(
            connection.execute("SELECT count(*) FROM inbox WHERE payload IS NOT NULL").fetchone()[0]
        )
