"""A shopper's file: it comes within limits, over a fresh link where need be, or it is said."""

import asyncio
from typing import Any

import pytest
from aiohttp import web

from tests.bot.bad_pictures import BAD_FILES, GOOD_FILES
from tests.bot.faults.conftest import Stand
from tests.bot.faults.happenings import (
    cut_before,
    say_in_html,
    say_no,
    send_raw,
)
from tests.bot.faults.shopper import Shopper
from tests.bot.faults.telegram import Act

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def _cut_in_the_middle(exchange: Any) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": "100000"})
    await response.prepare(exchange.request)
    await response.write(b"\xff\xd8\xff" + bytes(5000))
    exchange.cut()
    return response


async def _send_without_end(exchange: Any) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(exchange.request)
    try:
        for _ in range(400):
            await response.write(bytes(100_000))
    except ConnectionResetError:
        pass
    return response


PASSING: dict[str, tuple[str, Act]] = {
    "no link": ("getFile", say_no(500, "Internal Server Error")),
    "a link that is gone": ("file", say_no(404, "Not Found")),
    "a gateway's page": ("file", say_in_html(502)),
    "a cut": ("file", cut_before),
    "a cut in the middle": ("file", _cut_in_the_middle),
    "a file not ready": ("getFile", say_no(400, "Bad Request: file is temporarily unavailable")),
    "no path": ("getFile", send_raw(b'{"ok":true,"result":{"file_id":"a","file_unique_id":"b"}}')),
}


@pytest.mark.parametrize("name", PASSING)
async def test_what_passes_is_tried_once_more(stand: Stand, dress: bytes, name: str) -> None:
    method, act = PASSING[name]
    stand.telegram.fail(method, act)
    await stand.lena.show(dress)
    await stand.lena.wait_for_texts(1)
    assert len(stand.lena.captions) == 10


async def test_what_does_not_pass_is_said(stand: Stand, dress: bytes) -> None:
    fault = stand.telegram.fail("file", say_no(404, "Not Found"), times=99)
    await stand.lena.show(dress)
    await stand.lena.wait_for_texts(1)
    assert "nicht laden" in stand.lena.texts[0]
    assert fault.met == 2


@pytest.mark.parametrize("answer", ["told by getFile", "endless"])
async def test_a_file_that_is_too_big_is_said(stand: Stand, dress: bytes, answer: str) -> None:
    if answer == "endless":
        stand.telegram.fail("file", _send_without_end, times=9)
    else:
        stand.telegram.fail("getFile", say_no(400, "Bad Request: file is too big"), times=9)
    await stand.lena.show(dress)
    await stand.lena.wait_for_texts(1)
    assert "20 MB" in stand.lena.texts[0]


async def test_the_token_is_in_no_log(stand: Stand, dress: bytes) -> None:
    stand.telegram.fail("file", say_no(404, "Not Found"), times=2)
    await stand.lena.show(dress)
    await stand.lena.wait_for_texts(1)
    assert "a-token-for-tests-only" not in stand.bot.read_log()


async def test_a_hundred_bad_files_at_once_do_not_keep_a_good_one_away(
    stand: Stand, dress: bytes
) -> None:
    bad = [content for content, _ in BAD_FILES.values() if len(content) < 1_000_000]
    strangers = [Shopper(stand.telegram) for _ in range(100)]
    await asyncio.gather(
        *(stranger.show(bad[number % len(bad)]) for number, stranger in enumerate(strangers))
    )
    await stand.lena.show(dress)
    await stand.lena.wait_for_texts(1)
    assert len(stand.lena.captions) == 10


@pytest.mark.parametrize("name", GOOD_FILES)
async def test_unusual_pictures_are_opened(stand: Stand, name: str) -> None:
    await stand.lena.show(GOOD_FILES[name])
    await stand.lena.wait_for_texts(1)
    assert len(stand.lena.captions) == 10
