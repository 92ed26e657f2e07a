"""An item says in how many more colours there is one, and only where they are colours."""

from pathlib import Path

import pytest

from bot.dialogue.variants import describe_variants, mark_variants
from bot.wording.texts import Language, Texts
from engine.facts import ItemFacts
from storage.items import Item


def make_item(*colours: str) -> Item:
    attributes = {"colours": colours} if colours else {}
    return Item(
        sku="A", image_path=Path("a.jpg"), id=1, image_hash="", is_available=True,
        attributes=attributes,
    )  # fmt: skip


def make_variants(*colours: str) -> list[ItemFacts]:
    return [
        ItemFacts(number, attributes={"colours": (name,)} if name else {})
        for number, name in enumerate(colours)
    ]


@pytest.mark.parametrize(
    ("language", "colours", "sentence", "mark"),
    [
        ("de", "blue", "Auch in einer weiteren Farbe.", "+1 Farbe"),
        ("de", "blue green grey", "Auch in 3 weiteren Farben.", "+3 Farben"),
        ("en", "blue", "Also in one more colour.", "+1 colour"),
        ("en", "blue green grey", "Also in 3 more colours.", "+3 colours"),
    ],
)
def test_colours_are_counted(language: Language, colours: str, sentence: str, mark: str) -> None:
    speech, item = Texts("de").speak(language), make_item("red", "white")
    variants = make_variants(*colours.split())
    assert describe_variants(item, variants, speech) == sentence
    assert mark_variants(item, variants, speech) == mark


@pytest.mark.parametrize(
    ("own", "others"),
    [
        (("red",), ("red", "blue")),
        (("red",), ("blue", "blue")),
        (("red",), ("blue", "")),
        ((), "ab"),
    ],
    ids=["own colour again", "one colour twice", "colour not named", "own not named"],
)
def test_what_differs_in_more_than_colour_is_a_variant(
    own: tuple[str, ...], others: tuple[str, ...]
) -> None:
    speech = Texts("de").speak("en")
    variants = make_variants(*others)
    assert describe_variants(make_item(*own), variants, speech) == "Also in 2 more variants."
    assert mark_variants(make_item(*own), variants, speech) == "+2 variants"


def test_of_a_single_item_nothing_is_said() -> None:
    speech = Texts("de").speak("de")
    assert describe_variants(make_item("red"), [], speech) == ""
    assert mark_variants(make_item("red"), [], speech) == ""
