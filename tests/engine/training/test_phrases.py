from pathlib import Path

import numpy as np
import pytest

from engine.training.corpus import Garment
from engine.training.phrases import OPEN, RIGHT, WRONG, PhraseMaker, PhraseSampler, Term, TermLabels
from engine.training.vocabulary import ATTRIBUTES, KINDS


def make_garment(**attributes: object) -> Garment:
    known = {"caption_de": "ein Kleidungsstück", "caption_en": "a garment", "source": "photo"}
    return Garment(picture=Path("x.jpg"), **{**known, **attributes})  # type: ignore[arg-type] # test data


def word(terms: list[Term], count: int = 500) -> set[str]:
    maker = PhraseMaker(np.random.default_rng(0))
    return {maker.make(terms).text for _ in range(count)}


def judge(terms: list[Term], garment: Garment) -> int:
    return int(TermLabels([garment]).judge(terms, np.array([0]))[0])


@pytest.mark.parametrize("field", list(ATTRIBUTES))
def test_every_attribute_has_german_and_english_words(field: str) -> None:
    for value, words in ATTRIBUTES[field].items():
        assert words.adjectives_de or words.nouns_de, value
        assert words.adjectives_en, value


def test_every_kind_has_german_and_english_nouns() -> None:
    assert all(words.german and words.english for words in KINDS.values())


def test_single_words_come_in_both_languages() -> None:
    words = word([("pattern", "dotted")])
    assert {"gepunktet", "Punkten", "polka dot", "Tupfen"} <= words


def test_compounds_and_inflections_are_german() -> None:
    phrases = word([("kind", "dress"), ("pattern", "floral")])
    assert {"Blumenkleid", "geblümtes Kleid", "Kleid mit Blumenmuster", "floral dress"} <= phrases


def test_unchanging_colours_are_not_inflected() -> None:
    phrases = word([("kind", "dress"), ("colour", "purple")])
    assert "lila Kleid" in phrases
    assert "lilaes Kleid" not in phrases


def test_a_short_sleeved_shirt_is_a_kurzarmhemd() -> None:
    assert "Kurzarmhemd" in word([("kind", "shirt"), ("sleeve", "short")])


def test_a_garment_with_all_terms_is_right() -> None:
    garment = make_garment(category="dress", colours=("red", "white"))
    assert judge([("kind", "dress"), ("colour", "white")], garment) == RIGHT


def test_a_garment_without_one_of_the_terms_is_wrong() -> None:
    garment = make_garment(category="dress", colours=("red",))
    assert judge([("kind", "dress"), ("colour", "green")], garment) == WRONG


def test_near_values_stay_open() -> None:
    assert judge([("kind", "jacket")], make_garment(category="blazer")) == OPEN


def test_a_pattern_mentioned_in_the_caption_stays_open() -> None:
    garment = make_garment(pattern="graphic", caption_en="tee with stripes and print")
    assert judge([("pattern", "striped")], garment) == OPEN


def test_sampled_phrases_are_right_for_some_garment_of_the_batch() -> None:
    garments = [
        make_garment(category=kind, colours=(colour,), pattern="plain")
        for kind in ("dress", "shirt", "jeans")
        for colour in ("red", "navy", "olive")
    ] * 5
    sampler = PhraseSampler(TermLabels(garments))
    phrases, labels = sampler.sample(np.arange(9), 40, np.random.default_rng(0))
    combined = [number for number, phrase in enumerate(phrases) if len(phrase.terms) > 1]
    assert combined
    assert all((labels[number] == RIGHT).any() for number in combined)


def test_single_words_are_mostly_what_shoppers_ask_for() -> None:
    garments = [
        make_garment(category="shirt", colours=("red",), pattern="plain", sleeve=sleeve, length=it)
        for sleeve in ("long", "short", "none")
        for it in ("mini", "midi", "maxi")
    ] * 5
    phrases = PhraseSampler(TermLabels(garments)).draw(np.arange(9), 400, np.random.default_rng(0))
    fields = [phrase.terms[0][0] for phrase in phrases[1::2]]
    assert sum(field in ("kind", "colour", "pattern") for field in fields) > 0.7 * len(fields)
