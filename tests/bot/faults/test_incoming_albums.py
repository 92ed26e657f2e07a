"""Photos sent together: one question, however they come and whenever the bot is killed."""

import re
from typing import Any

import pytest

from tests.bot.bad_pictures import BAD_FILES, GOOD_FILES
from tests.bot.faults.bot_process import wait_until
from tests.bot.faults.conftest import Stand
from tests.bot.faults.happenings import kill_after, kill_before
from tests.bot.faults.shopper import Shopper

pytestmark = pytest.mark.asyncio(loop_scope="session")

_COUNT = re.compile(r"Deine (\d+) Fotos")


def build_album(shopper: Shopper, *photos: bytes) -> list[dict[str, Any]]:
    """Build the updates of an album, as Telegram sends them."""
    return [
        shopper.build_message(photo=[shopper.keep_photo(photo)], media_group_id="77")
        for photo in photos
    ]


def count_photos(shopper: Shopper) -> int:
    """Count the photos that a shopper's answers speak of."""
    found = [_COUNT.search(text) for text in shopper.texts]
    return sum(int(match[1]) if match else 1 for match in found)


@pytest.mark.parametrize(
    ("method", "happening"),
    [("getFile", kill_before), ("file", kill_before), ("sendMediaGroup", kill_after)],
)
async def test_an_album_killed_midway_is_answered_once(
    stand: Stand, dress: bytes, method: str, happening: Any
) -> None:
    stand.telegram.fail(method, happening(stand.bot))
    await stand.telegram.add(*build_album(stand.lena, dress, GOOD_FILES["webp"], dress))
    await wait_until(lambda: stand.bot.has_ended, "the bot is dead")
    await stand.bot.start()
    await stand.lena.wait_for_texts(1)
    await stand.lena.say("/help")
    await stand.lena.wait_for_texts(2)
    assert "Deine 3 Fotos" in stand.lena.texts[0]
    assert (len(stand.lena.captions), len(stand.lena.texts)) == (10, 2)


async def test_of_an_album_cut_in_two_by_a_kill_no_photo_is_lost(
    stand: Stand, dress: bytes
) -> None:
    first, second, third = build_album(stand.lena, dress, dress, dress)
    died = stand.telegram.fail("sendChatAction", kill_after(stand.bot))
    await stand.telegram.add(third, first)  # in any order
    await wait_until(lambda: died.met and stand.bot.has_ended, "the bot is dead")
    await stand.telegram.add(second)
    await stand.bot.start()
    await wait_until(lambda: count_photos(stand.lena) == 3, "all of them are answered")


async def test_a_photo_that_comes_too_late_for_its_album_is_a_question_of_its_own(
    stand: Stand, dress: bytes
) -> None:
    first, second, late = build_album(stand.lena, dress, dress, dress)
    await stand.telegram.add(first, second)
    await stand.lena.wait_for_texts(1)
    await stand.telegram.add(late)
    await stand.lena.wait_for_texts(2)
    assert count_photos(stand.lena) == 3


async def test_of_an_album_what_cannot_be_opened_costs_no_other(stand: Stand, dress: bytes) -> None:
    damaged, _ = BAD_FILES["truncated.jpg"]
    await stand.telegram.add(*build_album(stand.lena, damaged, dress, b""))
    await stand.lena.wait_for_texts(1)
    assert "nicht öffnen" in stand.lena.texts[0]
    assert len(stand.lena.captions) == 10


@pytest.mark.parametrize("kind", ["image/heic", "application/octet-stream", ""])
async def test_an_iphones_file_is_a_photo(stand: Stand, kind: str) -> None:
    await stand.lena.attach(GOOD_FILES["heic"], "IMG_0815.HEIC", kind)
    await stand.lena.wait_for_texts(1)
    assert len(stand.lena.captions) == 10
