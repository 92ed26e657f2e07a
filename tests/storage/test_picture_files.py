"""Telegram's file ids are remembered for each bot."""

import asyncio

import pytest

from storage.database import Database
from storage.picture_files import PictureFiles


@pytest.fixture
def files(database: Database) -> PictureFiles:
    return PictureFiles(database)


async def test_a_file_id_is_found_after_a_restart(url: str, files: PictureFiles) -> None:
    await files.record(1, {"aa": "file-1"})
    reopened = Database(url)
    found = await PictureFiles(reopened).find(1, ["aa", "bb"])
    await reopened.close()
    assert found == {"aa": "file-1"}


async def test_another_bots_file_id_is_not_used(files: PictureFiles) -> None:
    await files.record(1, {"aa": "file-1"})
    assert await files.find(2, ["aa"]) == {}


async def test_the_newest_file_id_wins_also_when_two_chats_got_the_picture_at_once(
    files: PictureFiles,
) -> None:
    await asyncio.gather(*(files.record(1, {"aa": f"file-{number}"}) for number in range(8)))
    await files.record(1, {"aa": "newest"})
    assert await files.find(1, ["aa"]) == {"aa": "newest"}


async def test_nothing_asked_for_is_nothing_found(files: PictureFiles) -> None:
    assert await files.find(1, []) == {}
