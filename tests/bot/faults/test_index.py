"""The index comes and goes; whoever asks meanwhile is answered, once."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.bot.faults.bot_process import wait_until
from tests.bot.faults.commands import run_garderobe
from tests.bot.faults.conftest import Stand
from tests.bot.faults.shopper import Shopper, find_button

pytestmark = pytest.mark.asyncio(loop_scope="session")

ONE_MOMENT = "Einen Moment bitte"


def forget_embeddings(data: Path, copies: int) -> None:
    """Let the shop have many pictures that no model has seen: seconds of work at the start."""
    with closing(sqlite3.connect(data / "garderobe.sqlite3")) as database, database:
        database.execute("DELETE FROM embeddings")
        database.execute("DELETE FROM readings")
        columns = [row[1] for row in database.execute("PRAGMA table_info(items)")]
        changed = {"id": "NULL", "sku": "sku || '-' || :copy", "image_hash": "image_hash || :copy"}
        values = ", ".join(changed.get(column, column) for column in columns)
        for copy in range(copies):
            database.execute(
                f"INSERT INTO items SELECT {values} FROM items WHERE sku NOT LIKE '%-%-copy'",  # noqa: S608 - ours
                {"copy": f"{copy}-copy"},
            )


def copy_without_twenty(wardrobe: Path, folder: Path) -> Path:
    """Copy a catalogue, but for twenty of its items; return where it lies."""
    shutil.copytree(wardrobe.parent, folder)
    lines = wardrobe.read_text("utf-8").splitlines(keepends=True)
    source = folder / "catalogue.csv"
    source.write_text("".join([lines[0], *lines[21:]]), "utf-8")
    return source.resolve()


async def test_who_asks_before_there_is_an_index_is_asked_for_a_moment_and_answered(
    closed_stand: Stand, dress: bytes
) -> None:
    stand, sam = closed_stand, Shopper(closed_stand.telegram)
    forget_embeddings(stand.data, copies=8)
    stand.bot_index.unlink()
    await stand.lena.say("rotes Kleid")
    await sam.show(dress)
    await sam.say("/help")
    await stand.bot.start(is_awaited=False)
    await stand.lena.wait_for_texts(2)
    await sam.wait_for_texts(3)
    assert stand.lena.texts[0].startswith(ONE_MOMENT)
    assert len(stand.lena.captions) == 10
    assert [text.startswith(ONE_MOMENT) for text in sam.texts] == [True, False, False]


async def test_a_command_is_answered_before_there_is_an_index(closed_stand: Stand) -> None:
    stand = closed_stand
    forget_embeddings(stand.data, copies=8)
    await stand.lena.say("/help")
    await stand.bot.start(is_awaited=False)
    await stand.lena.wait_for_texts(1)
    assert not stand.bot.list_events("bot_ready")
    assert not stand.lena.texts[0].startswith(ONE_MOMENT)


async def test_a_kill_while_the_index_is_built_loses_no_question(closed_stand: Stand) -> None:
    stand = closed_stand
    forget_embeddings(stand.data, copies=8)
    await stand.lena.say("rotes Kleid")
    await stand.bot.start(is_awaited=False)
    await stand.lena.wait_for_texts(1)
    await stand.bot.kill()
    await stand.bot.start()
    await stand.lena.wait_for_texts(2)
    assert [text.startswith(ONE_MOMENT) for text in stand.lena.texts] == [True, False]
    assert len(stand.lena.captions) == 10


@pytest.mark.parametrize("content", [b"", b"garderobe index 1\n{}\n", bytes(range(256)) * 40])
async def test_a_damaged_index_is_rebuilt_at_the_start(closed_stand: Stand, content: bytes) -> None:
    stand = closed_stand
    whole = stand.bot_index.stat().st_size
    stand.bot_index.write_bytes(content)
    await stand.lena.say("rotes Kleid")
    await stand.bot.start()
    await stand.lena.wait_for_texts(1)
    assert len(stand.lena.captions) == 10
    assert stand.bot_index.stat().st_size == whole


async def test_a_running_bot_answers_over_a_damaged_file_and_mends_it(stand: Stand) -> None:
    whole = stand.bot_index.stat().st_size
    stand.bot_index.write_bytes(b"torn")
    await stand.lena.say("rotes Kleid")
    await stand.lena.wait_for_texts(1)
    assert len(stand.lena.captions) == 10
    await wait_until(lambda: stand.bot_index.stat().st_size == whole, "the file is whole again")
    (damaged,) = stand.bot.list_events("index_file_damaged")
    assert damaged["reason"]


async def test_an_import_beside_a_running_bot_is_found_and_old_answers_stay_valid(
    stand: Stand, wardrobe: Path
) -> None:
    await stand.lena.say("Kleid")
    await stand.lena.wait_for_texts(1)
    more = find_button(stand.lena.got[-1], "Mehr zeigen")
    source = copy_without_twenty(wardrobe, stand.data / "shop")
    with closing(sqlite3.connect(stand.data / "garderobe.sqlite3")) as database, database:
        database.execute("UPDATE items SET source = ?", [str(source)])
    said = await run_garderobe(stand.data, "catalog", "import", str(source))
    assert "20 removed" in said
    await wait_until(lambda: stand.bot.list_events("index_replaced"), "the import is noticed")
    await stand.lena.tap(stand.lena.got[-1], more)
    await stand.lena.wait_for_texts(2)
    await stand.lena.say("zeig mir rote Kleider")
    await stand.lena.wait_for_texts(3)
    assert not stand.bot.list_events("update_fails")
    assert not stand.bot.list_events("update_failed")
