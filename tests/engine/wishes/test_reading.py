"""No message makes the reader fail, hang or lose a word."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.wishes import Request, read_request
from engine.wishes.cues import list_silent_words
from engine.wishes.tokens import clean, tokenize
from tests.engine.wishes.notation import note

WORDS = st.sampled_from(
    [
        "rot", "rotes", "blau", "Kleid", "Rock", "dress", "skirt", "Blumen", "dots", "Streifen",
        "ohne", "without", "kein", "not", "nicht", "weder", "noch", "statt", "lieber", "als",
        "mit", "with", "in", "und", "or", "oder", ",", ".", "/", "-", "länger", "shorter", "etwas",
        "mehr", "weniger", "zu", "kurz", "unter", "bis", "50", "€", "3", "zwischen", "fünfzig",
        "das", "dritte", "wie", "the second one", "Muster", "vom", "zweiten", "neu", "vergiss das",
        "zusätzlich", "also", "bitte", "boho", "👗", "🚫", "#", "https://a.de/b", "a@b.de", "nein",
    ]
)  # fmt: skip
messages = st.text(max_size=80) | st.lists(WORDS, max_size=14).map(" ".join)


@given(messages)
@example("1" + "0" * 28)  # more digits than decimal arithmetic has
def test_any_message_is_read(text: str) -> None:
    assert read_request(text).text == text


@given(messages)
def test_reading_is_the_same_every_time(text: str) -> None:
    assert read_request(text) == read_request(text)


@given(st.lists(WORDS, max_size=14))
def test_blanks_and_line_breaks_between_words_say_nothing(words: list[str]) -> None:
    assert note(read_request(" ".join(words))) == note(read_request("  " + " \n ".join(words)))


@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_no_word_is_lost(text: str) -> None:
    request = read_request(text)
    if {"contradiction", "correction"} & set(request.problems):  # nothing is left of it
        return
    said = _list_words(_list_texts(request))
    for token in tokenize(clean(text)):
        if token.kind in ("word", "number"):
            assert token.key in said or token.key in list_silent_words()


@given(st.lists(WORDS, max_size=14))
def test_a_phrase_is_never_empty(words: list[str]) -> None:
    request = read_request(" ".join(words))
    phrases = [*request.wanted, *request.unwanted]
    assert all(phrase.text.strip() for phrase in phrases)
    assert all(len(phrase.options) != 1 for phrase in phrases)


@pytest.mark.parametrize(
    ("message", "same"),
    [
        ("ohne Blumen", "OHNE Blumen"),
        ("MIT Blumen", "mit Blumen"),
        ("Without flowers", "without flowers"),
        ("Unter 50 EURO", "unter 50 euro"),
        ("Weder Blumen Noch Punkte", "weder Blumen noch Punkte"),
        ("Wie Das Dritte", "wie das dritte"),
    ],
)
def test_the_case_of_cue_words_says_nothing(message: str, same: str) -> None:
    assert note(read_request(message)) == note(read_request(same))


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("rotes Kleid mit Punkten", "red dress with polka dots"),
        ("Kleid ohne Blumen unter 50 Euro", "dress under 50 euros without flowers"),
        ("wie das dritte, aber länger", "longer, but like the third"),
        ("gestreift, nicht kariert", "not checked but striped"),
        ("etwas kürzer und bunter", "more colourful and a bit shorter"),
    ],
)
def test_both_languages_and_any_order_mean_the_same(german: str, english: str) -> None:
    assert _list_meaning(read_request(german)) == _list_meaning(read_request(english))


@pytest.mark.parametrize(
    "piece",
    [
        "mit ", "a", "!", "- ", "-", "bitte", "👗", "ohne ", "3 ", "3, ", "1.", "1,", "rot, ",
        "rot oder ", "zu ", "bis ", "a@", "x-", "nicht ", "der ", "mehr ", "weder noch ", "50 - ",
        "zwei ", "hundert", "kleid", "blumen", "nicht so ", "die ersten ", "unter 50 ", "ß", "(",
        "\u200d", "\u0301",
    ],
)  # fmt: skip
@pytest.mark.timeout(30)  # quadratic in their length, they would take minutes
def test_five_thousand_characters_are_read(piece: str) -> None:
    text = (piece * 5000)[:5000]
    assert read_request(text).text == text


def test_fifty_wishes_are_all_kept() -> None:
    words = [f"wunsch{chr(97 + number % 26)}{chr(97 + number // 26)}" for number in range(50)]
    request = read_request(", ".join(words))
    assert [phrase.text for phrase in request.wanted] == words


def test_a_whole_paragraph_is_read() -> None:
    request = read_request(
        "Hallo! Ich suche für die Hochzeit meiner Schwester ein langes Kleid. Es soll nicht"
        " schwarz sein und bitte ohne Pailletten. Am liebsten in Dunkelgrün oder Blau, unter"
        " 150 Euro. Danke!"
    )
    assert note(request) == (
        "! für die Hochzeit meiner Schwester ein langes Kleid {length maxi, dress}"
        " | Dunkelgrün oder Blau (Dunkelgrün {green} / Blau {blue})"
        " | -schwarz {black} | -Pailletten {sequins} | <=150 EUR"
    )


def _list_texts(request: Request) -> list[str]:
    texts = [*request.asides, *request.links, request.price.text if request.price else ""]
    for comparative in request.comparatives:
        texts += [comparative.text, comparative.about.text if comparative.about else ""]
    return texts + [phrase.text for phrase in (*request.wanted, *request.unwanted)]


def _list_words(texts: list[str]) -> set[str]:
    return {token.key for text in texts for token in tokenize(clean(text))}


def _list_meaning(request: Request) -> object:
    return (
        {term for phrase in request.wanted for term in phrase.terms},
        {term for phrase in request.unwanted for term in phrase.terms},
        {(one.dimension, one.direction, one.degree) for one in request.comparatives},
        request.price and (request.price.minimum, request.price.maximum, request.price.currency),
        request.results,
        request.results_use,
    )
