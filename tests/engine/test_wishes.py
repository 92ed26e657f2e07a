"""A message becomes a phrase to search for, and is told apart from a new question."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.wishes import read_wish

MARKS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("mit Blumen", "Blumen"),
        ("with flowers", "flowers"),
        ("Mit Punkten, bitte!", "Punkten"),
        ("aber bitte nur in Rot", "Rot"),
        ("das gleiche in blau", "blau"),
        ("the same in blue please", "blue"),
        ("Zeig mir bitte Jeans", "Jeans"),
        ("show me a red dress", "red dress"),
        ("I'm looking for a coat", "coat"),
        ("I’d like a coat", "coat"),
        ("Hallo, ich suche ein Kleid", "Kleid"),
        ("einen schwarzen Pullover", "schwarzen Pullover"),
        ("nein, doch lieber rot", "rot"),
        ("A-Linie", "A-Linie"),
        ("Habt ihr Röcke?", "Röcke"),
        ("Sommerkleid mit Punkten", "Sommerkleid mit Punkten"),
        ("mitternachtsblau", "mitternachtsblau"),
        ("Incense", "Incense"),
        ("ohne Ärmel", "ohne Ärmel"),
        ("  viel \n Platz ", "viel Platz"),
    ],
)
def test_polite_and_joining_words_are_not_searched_for(text: str, phrase: str) -> None:
    assert read_wish(text).phrase == phrase


@pytest.mark.parametrize("text", ["mit", "bitte", "Hallo", "in", "mit, mit, mit", "show me"])
def test_a_message_of_such_words_alone_is_kept(text: str) -> None:
    assert read_wish(text).phrase == text


@pytest.mark.parametrize(
    "text",
    [
        "mit Blumen", "with flowers", "ohne Ärmel", "without sleeves", "aber in Rot", "but longer",
        "lieber ein Kleid", "in Blau", "unter 50 €", "rot", "länger", "Punkte", "bitte mit Kragen",
        "das gleiche Kleid in Grün", "the same dress in green", "not that dress", "🌸",
    ],
)  # fmt: skip
def test_a_cue_or_a_missing_garment_makes_a_refinement(text: str) -> None:
    assert read_wish(text).is_refinement


@pytest.mark.parametrize(
    "text",
    [
        "ein rotes Kleid", "Blumenkleider", "Zeig mir Jeansröcke", "show me coats", "T-Shirt",
        "Rock mit Punkten", "eine Mütze", "boots", "Winterstiefel bitte", "👗", "ich suche ein Top",
    ],
)  # fmt: skip
def test_naming_a_garment_asks_anew(text: str) -> None:
    assert not read_wish(text).is_refinement


@pytest.mark.parametrize("text", ["", "  \n", "\u202e"])
def test_nothing_gives_no_phrase(text: str) -> None:
    assert read_wish(text).phrase == ""


def test_writing_from_right_to_left_loses_its_marks_alone() -> None:
    assert read_wish("\u2067فستان أحمر\u2069").phrase == "فستان أحمر"


def test_joined_emoji_stay_joined() -> None:
    family = "👩\u200d👧"
    assert read_wish(family).phrase == family


@pytest.mark.parametrize("piece", ["mit ", "a", "!", "- ", "bitte", "👗", " bitte"])
@pytest.mark.timeout(30)  # quadratic in their length, they would take minutes
def test_five_thousand_characters_are_read(piece: str) -> None:
    assert read_wish((piece * 5000)[:5000]).text


messages = st.text() | st.lists(
    st.sampled_from(["bitte", "mit", "zeig mir", "rot", "Kleid", ",", "ohne", "👗", "\u202e"])
).map(" ".join)


@given(messages)
def test_the_phrase_is_a_part_of_any_message_and_never_lost(text: str) -> None:
    wish = read_wish(text)
    words = "".join(character for character in text if character not in MARKS)
    plain = " ".join(unicodedata.normalize("NFC", words).split())
    assert wish.text == text
    assert wish.phrase in plain
    assert bool(wish.phrase) == bool(plain)
