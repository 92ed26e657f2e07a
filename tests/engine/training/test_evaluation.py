from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from engine.training.corpus import Garment
from engine.training.evaluation import evaluate, measure_neighbours, measure_wishes

KINDS = ("dress", "skirt", "jeans")
COLOURS = ("red", "green")
WORDS = {"Kleid": "dress", "Rock": "skirt", "Jeans": "jeans", "rot": "red", "grün": "green"}


def make_garments() -> list[Garment]:
    return [
        Garment(
            Path("x"), "photo", f"{kind} {colour} {number}", f"{kind} {colour} {number}",
            category=kind, colours=(colour,), pattern="plain",
        )
        for number in range(12)
        for kind in KINDS
        for colour in COLOURS
    ]  # fmt: skip


def encode(texts: Sequence[str]) -> np.ndarray:
    rows = np.zeros((len(texts), len(KINDS) + len(COLOURS) + 12), np.float32)
    names = [*KINDS, *COLOURS, *map(str, range(12))]
    for row, text in enumerate(texts):
        for word in text.split():
            name = WORDS.get(word, word)
            if name in names:
                rows[row, names.index(name)] = 1
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    return rows


@pytest.fixture
def images() -> np.ndarray:
    return encode([garment.caption_en for garment in make_garments()])


def test_a_model_that_knows_everything_is_perfect(images: np.ndarray) -> None:
    figures = evaluate(images, make_garments(), encode).figures
    assert figures["recall@1 de"] == figures["recall@1 en"] == 1
    assert figures["colour words p@R de"] == figures["kind words p@R en"] == 1
    assert figures["median rank de"] == 1


def test_a_model_that_knows_nothing_is_near_chance(images: np.ndarray) -> None:
    noise = np.random.default_rng(0).normal(size=images.shape).astype(np.float32)
    figures = evaluate(noise, make_garments(), encode).figures
    assert figures["recall@1 de"] < 0.1
    assert figures["kind words p@R de"] < 0.7


def test_neighbours_of_the_same_kind_are_counted_without_the_photo_itself() -> None:
    images = np.repeat(np.eye(2, dtype=np.float32), 13, axis=0)
    names = np.array(["dress"] * 13 + ["coat"] * 13)
    assert measure_neighbours(images, names) == 1
    assert measure_neighbours(images, np.roll(names, 7)) < 0.6


def test_more_weight_on_words_holds_more_wishes(images: np.ndarray) -> None:
    garments = make_garments()
    held_without, _ = measure_wishes(images, garments, encode, 0.0)
    held, kept = measure_wishes(images, garments, encode, 0.55)
    assert held_without < 0.6
    assert held > 0.9
    assert 0.8 < kept <= held
