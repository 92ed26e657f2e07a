"""Buttons as Telegram takes them, whatever the catalogue says."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.wording.keyboards import build_details_keyboard
from bot.wording.texts import Texts
from storage.items import Item
from storage.turns import Turn


@pytest.mark.parametrize(
    ("url", "is_offered"),
    [
        ("https://shop.example/kleid?id=3#rot", True),
        ("http://shop.example:8080/", True),
        ("https://kleider.müller.example/", True),
        ("", False),
        ("shop.example/kleid", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https://localhost/kleid", False),
        ("https://[kleid", False),
        ("https://shop.example:kleid/", False),
        ("https://shop .example/", False),
        ("https://shop.example/rotes kleid", False),
    ],
)
def test_a_link_is_offered_where_telegram_takes_it(url: str, is_offered: bool) -> None:
    keyboard = build_details_keyboard(_make_turn(), 1, _make_item(url), Texts("de").speak("de"))
    links = [button.url for row in keyboard.inline_keyboard for button in row if button.url]
    assert links == ([url] if is_offered else [])


def _make_item(url: str) -> Item:
    return Item(id=1, sku="A", image_path=Path("a.jpg"), image_hash="a", is_available=True, url=url)


def _make_turn() -> Turn:
    return Turn(
        id=1,
        chat_id=1,
        person_id=1,
        update_id=1,
        model_id="m",
        is_active=True,
        created_at=datetime.now(UTC),
    )
