"""Links in messages: the shop's own pages, and what the bot does not open."""

import sqlite3
from contextlib import closing

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.settings import Settings
from bot.wording.links import list_spellings
from tests.bot.phone import Shopper, count_pictures, list_labels

PAGE = "https://shop.example/kleid-1"


@pytest.fixture
def page(settings: Settings) -> str:
    """Let one item have a page in the shop, as a feed says."""
    with closing(sqlite3.connect(settings.data_dir / "garderobe.sqlite3")) as database, database:
        database.execute("UPDATE items SET url = ?, is_sample = 0 WHERE id = 1", (PAGE,))
    return PAGE


@pytest.fixture
def lost_page(page: str, settings: Settings) -> str:
    """Let the item of that page have a picture that nobody finds any more."""
    with closing(sqlite3.connect(settings.data_dir / "garderobe.sqlite3")) as database, database:
        database.execute("UPDATE items SET image_path = '/lost.jpg' WHERE id = 1")
    return page


async def test_a_page_of_the_shops_own_is_its_item(page: str, lena: Shopper) -> None:
    shown = await lena.say(f"{page}?utm_source=mail#top")
    assert count_pictures(shown) == 1
    assert any("Merken" in label for label in list_labels(shown[-1]))
    answer = await lena.say(f"so etwas in Rot {page}")
    line = answer[-1]["text"].splitlines()[0]
    assert line.startswith("Wie „")
    assert "Rot" in line


async def test_an_item_whose_picture_is_lost_is_shown_as_it_is(
    lost_page: str, lena: Shopper
) -> None:
    shown = await lena.say(f"so etwas in Rot {lost_page}")
    assert any("Merken" in label for label in list_labels(shown[-1]))


async def test_a_link_into_the_bots_own_network_is_not_followed(lena: Shopper) -> None:
    asked: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response()

    application = web.Application()
    application.router.add_get("/{path:.*}", answer)
    async with TestServer(application) as server:
        for host in ("127.0.0.1", "192.168.0.1"):
            said = await lena.say(f"http://{host}:{server.port}/kleid.jpg")
            assert "nicht öffnen" in said[-1]["text"]
    assert asked == []


def test_an_address_is_found_however_it_is_written() -> None:
    for written in (PAGE, f"{PAGE}/", f"{PAGE}?utm_source=x", f"{PAGE}#top", f"http{PAGE[5:]}"):
        assert PAGE in list_spellings(written)
    assert PAGE not in list_spellings(f"{PAGE}0")
