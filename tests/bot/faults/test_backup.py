"""A backup of a bot that works, restored: the bot answers on it, and knows what was said."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.bot.faults.bot_process import wait_until
from tests.bot.faults.commands import run_garderobe
from tests.bot.faults.conftest import Stand
from tests.bot.faults.shopper import Shopper, find_button

pytestmark = pytest.mark.asyncio(loop_scope="session")


def count(file: Path, table: str) -> int:
    with closing(sqlite3.connect(file)) as database:
        (number,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - ours
        return int(number)


async def test_a_backup_of_a_busy_bot_is_restored_and_the_bot_answers_on_it(
    stand: Stand, tmp_path: Path
) -> None:
    await stand.lena.say("Kleid")
    await stand.lena.wait_for_texts(1)
    more = find_button(stand.lena.got[-1], "Mehr zeigen")
    crowd = [Shopper(stand.telegram) for _ in range(8)]
    asking = [asyncio.create_task(shopper.say("rotes Kleid")) for shopper in crowd]
    said = await run_garderobe(stand.data, "backup", str(tmp_path / "kept.sqlite3"))
    assert "Wrote and checked" in said
    await asyncio.gather(*asking)
    for shopper in crowd:
        await shopper.wait_for_texts(1)
    refused = await run_garderobe(
        stand.data, "restore", str(tmp_path / "kept.sqlite3"), is_refused=True
    )
    assert "stop the bot" in refused
    await stand.bot.stop()
    turns = count(stand.data / "garderobe.sqlite3", "turns")
    said = await run_garderobe(stand.data, "restore", str(tmp_path / "kept.sqlite3"))
    assert "before-restore" in said
    (aside,) = stand.data.glob("*.before-restore-*")
    assert count(aside, "turns") == turns == 9
    stand.bot_index.unlink()
    await stand.bot.start()
    await stand.lena.tap(stand.lena.got[-1], more)
    await stand.lena.wait_for_texts(2)
    await stand.lena.say("in blau")
    await stand.lena.wait_for_texts(3)
    assert "Kleid" in stand.lena.texts[2]
    await wait_until(stand.bot_index.exists, "the index is built again")


async def test_a_backup_into_a_folder_names_itself_and_is_private(
    stand: Stand, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    await run_garderobe(stand.data, "backup", str(folder))
    (file,) = folder.iterdir()
    assert file.name.startswith("garderobe-")
    assert file.stat().st_mode & 0o777 == 0o600
    refused = await run_garderobe(stand.data, "backup", str(file), is_refused=True)
    assert "--force" in refused
