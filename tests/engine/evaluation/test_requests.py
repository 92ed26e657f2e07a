"""Requests are asked by rule, and the measures see what the shop would show."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from engine.encoder import Embeddings
from engine.evaluation.bench import Advance, Bench
from engine.evaluation.comparisons import measure_comparison
from engine.evaluation.negations import negate
from engine.evaluation.paraphrases import paraphrase
from engine.evaluation.prices import list_bounds
from engine.evaluation.requests import (
    measure_duplicates,
    measure_negation,
    measure_paraphrase,
    measure_prices,
)
from engine.evaluation.runner import COMPOSED, Plan
from engine.evaluation.subject import EvaluationError, Subject
from engine.evaluation.tally import Outcome
from engine.wishes import read_request
from tests.engine.test_attributes import OneAxisAWord

COLOURS = ("black", "white", "grey")
ITEMS = 60


@contextmanager
def show(_: str) -> Iterator[Advance]:
    yield lambda done, of: None


class Drawn(OneAxisAWord):
    """An encoder for which every word is an axis of its own."""

    model_id, dimension, knows_single_words = "drawn", 400, True

    def encode_texts(self, texts: list[str]) -> Embeddings:
        return self.encode(texts)


def make_subjects() -> list[Subject]:
    return [
        Subject(
            sku=f"s{number}",
            picture=Path(f"{number}.jpg"),
            captions={"de": f"Kleid {number}"},
            attributes={
                "category": ("dress",),
                "colours": (COLOURS[number % 3],),
                "pattern": ("dotted" if number % 2 else "plain",),
            },
            product=f"P{number // 2}",
            price=Decimal(10 + number),
            currency="EUR",
        )
        for number in range(ITEMS)
    ]


@pytest.fixture
def bench() -> Bench:
    """Return pictures that show just what they are said to have, each a little its own."""
    encoder = Drawn()
    subjects = make_subjects()
    bench = Bench(subjects, np.empty((0, 400), np.float32), encoder, show)  # type: ignore[arg-type]
    directions, values = bench.reader.attributes.directions, bench.reader.attributes.values
    rows = np.random.default_rng(0).normal(size=(ITEMS, 400), scale=0.01)
    for row, subject in zip(rows, subjects, strict=True):
        for field in ("kind", "colour", "pattern"):
            for value in subject.get_values(field):
                row += directions[field][values[field].index(value)]
    bench.images = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return bench


def get_mean(outcome: Outcome, measure: str) -> float:
    values = [it.values for it in outcome.tallies if it.name.measure == measure]
    assert values, measure
    return float(np.concatenate(values).mean())


def test_what_is_ruled_out_is_counted_beside_the_other_ways(bench: Bench) -> None:
    outcome = measure_negation(bench)
    assert get_mean(outcome, "negation violations@12") == 0
    assert get_mean(outcome, "negation: kind kept@12") == 1
    assert get_mean(outcome, "negation: the kind alone, violations@12") > 0


def test_every_negation_is_read_as_one() -> None:
    questions = negate(make_subjects())
    assert {question.language for question in questions} == {"de", "en"}
    for question in questions:
        request = read_request(question.text)
        ruled_out = {(it.field, it.value) for phrase in request.unwanted for it in phrase.terms}
        assert ruled_out == {(question.word.field, question.word.value)}, question.text


def test_every_price_is_read_as_its_bounds() -> None:
    bounds = list_bounds(make_subjects())
    assert bounds
    for bound in bounds:
        price = read_request(bound.text).price
        assert price is not None
        assert (price.minimum, price.maximum) == (bound.within.minimum, bound.within.maximum)


def test_prices_are_kept_and_nothing_that_fits_is_lost(bench: Bench) -> None:
    outcome = measure_prices(bench)
    assert get_mean(outcome, "price violations@12") == 0
    assert get_mean(outcome, "price: of what there is, found@12") == 1


def test_a_catalogue_without_prices_asks_for_none(bench: Bench) -> None:
    bench.subjects = tuple(
        Subject(sku=it.sku, picture=it.picture, attributes=it.attributes) for it in bench.subjects
    )
    assert measure_prices(bench).tallies == ()


def test_a_product_comes_once(bench: Bench) -> None:
    assert get_mean(measure_duplicates(bench), "same product@12") == 0


def test_one_wish_is_said_in_two_ways(bench: Bench) -> None:
    outcome = measure_paraphrase(bench)
    assert {it.name.language for it in outcome.tallies} == {"de", "en", "de-en"}
    assert 0 < get_mean(outcome, "paraphrase overlap@12") <= 1
    texts = {text for pair in paraphrase(bench.subjects) for text in (pair.first, pair.second)}
    assert {"Kleid mit Punkten", "Kleid mit Tupfen", "gepunktetes Kleid"} <= texts
    assert {"dress with dots", "dress with polka dots"} <= texts


def test_lighter_garments_of_the_kind_are_counted(bench: Bench) -> None:
    outcome = measure_comparison(bench)
    assert get_mean(outcome, "comparison: holds and kind kept") > 0.9


def test_composed_stands_for_whole_requests() -> None:
    assert Plan(suites=("words", "composed", "price")).list_suites() == ("words", *COMPOSED)
    with pytest.raises(EvaluationError, match="composed"):
        Plan(suites=("magic",))
