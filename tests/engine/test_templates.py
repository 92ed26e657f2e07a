"""Single words become an ensemble of sentences; sentences stay as they are."""

import pytest

from engine.templates import expand


@pytest.mark.parametrize("word", ["Punkte", "gepunktet", "flowers", "A-Linie", "grün"])
def test_a_word_is_asked_in_both_languages(word: str) -> None:
    texts = expand(word, knows_single_words=False)
    assert texts[0] == word
    assert f"ein Kleidungsstück, {word}" in texts
    assert f"a garment, {word}" in texts


@pytest.mark.parametrize(
    "phrase", ["rotes Kleid", "mit Blumen", "🌸", "1950", "", "a" * 5000, "a\nb"]
)
def test_anything_else_stays_as_it_is(phrase: str) -> None:
    assert expand(phrase, knows_single_words=False) == (phrase,)


def test_braces_do_no_harm() -> None:
    assert expand("{0}", knows_single_words=False) == ("{0}",)


def test_an_encoder_that_was_taught_words_gets_them_bare() -> None:
    assert expand("Punkte", knows_single_words=True) == ("Punkte",)
