"""Lists in words: however many items there are, what is said of them fits one message."""

from html import unescape
from pathlib import Path

from bot.wording.limits import count_units
from bot.wording.lists import describe_remembered
from bot.wording.texts import Texts
from storage.items import Item

_MOST_UNITS = 4096  # core.telegram.org/bots/api#sendmessage


def make_items(count: int) -> list[Item]:
    picture = Path("a.jpg")
    titles = ["👗&<" * 80] * count
    return [
        Item(
            id=number,
            sku="A",
            image_path=picture,
            image_hash="a",
            is_available=True,
            title_de=title,
        )
        for number, title in enumerate(titles)
    ]


def test_a_whole_list_that_is_remembered_at_once_is_named_in_one_message() -> None:
    speech = Texts("de").speak("de")
    for count in (1, 2, 40, 100):
        said = describe_remembered(make_items(count), speech)
        assert said.count("„") == count
        assert count_units(unescape(said)) <= _MOST_UNITS
