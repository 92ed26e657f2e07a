"""What more and less of something looks like."""

import pytest

from engine.comparison import find_ranks, list_ends
from engine.wishes import Comparative, read_request


def read(text: str) -> Comparative:
    return read_request(text).comparatives[0]


@pytest.mark.parametrize(
    "text", ["länger", "heller", "lockerer", "schicker", "bunter", "wärmer", "größer"]
)
def test_every_dimension_of_looks_has_words_at_both_ends(text: str) -> None:
    more, less = list_ends(read(text))
    assert more
    assert less
    assert not set(more) & set(less)


def test_lighter_goes_from_black_to_white() -> None:
    lighter, darker = find_ranks(read("heller")), find_ranks(read("darker"))
    assert lighter is not None
    assert darker is not None
    assert lighter[0] == "colour"
    assert lighter[1]["white"] > lighter[1]["navy"]
    assert darker[1]["white"] < darker[1]["navy"]


def test_longer_sleeves_are_no_longer_hem() -> None:
    sleeves = find_ranks(read("längere Ärmel"))
    assert sleeves is not None
    assert sleeves[0] == "sleeve"
    assert sleeves[1]["long"] > sleeves[1]["short"]
    assert find_ranks(read("länger")) is None
    assert list_ends(read("längere Ärmel")) != list_ends(read("länger"))


def test_more_of_something_is_what_it_names() -> None:
    assert list_ends(read("mehr Blumen")) == (("Blumen",), ())
    assert "hell blue" not in list_ends(read("a darker blue"))[1]
    assert all("blue" in word for words in list_ends(read("a darker blue")) for word in words)
