"""Which part of a photo a message means, and how turns keep it."""

import pytest

from bot.dialogue.regions import OwnPhoto, find_region, find_single_photo, read_own_photo
from engine.garment_box import Region


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("oben", "top"), ("nur den oberen Teil", "top"), ("the upper part, ".strip(", "), "top"),
        ("bitte nur unten", "bottom"), ("Unterer Teil des Fotos", "bottom"),
        ("just the lower half", "bottom"), ("in der Mitte", "centre"), ("centre", "centre"),
        ("das ganze Foto", "whole"), ("whole photo", "whole"),
    ],
)  # fmt: skip
def test_a_part_is_named_in_both_languages(text: str, region: Region) -> None:
    assert find_region(text) == region


@pytest.mark.parametrize("text", ["Top", "rotes Top", "unter 50 Euro", "Oberteil", "top", "mehr"])
def test_garments_and_prices_are_no_parts_of_a_photo(text: str) -> None:
    assert find_region(text) is None


def test_turns_keep_the_photo_and_the_part() -> None:
    photo = OwnPhoto("AgAC-x:y_1", "bottom")
    assert read_own_photo(photo.write()) == photo
    assert read_own_photo("photo") == OwnPhoto()  # kept before parts could be asked for
    assert read_own_photo("item:photo:top:1") is None


def test_only_a_single_photo_of_ones_own_can_be_looked_at_again() -> None:
    own = OwnPhoto("a").write()
    assert find_single_photo((own,)) == OwnPhoto("a")
    assert find_single_photo((own, own)) is None
    assert find_single_photo(("photo",)) is None
    assert find_single_photo(("sample:1",)) is None
