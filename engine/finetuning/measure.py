"""What a model can do on pairs: recall by language, every word of every attribute, kinds."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from engine.finetuning.pairs import Pair
from engine.training.attribute_words import LENGTHS, NECKLINES, SLEEVES
from engine.training.evaluation import FEWEST, TOP, WORDS, measure_neighbours
from engine.training.words import AttributeWords

Encode = Callable[[Sequence[str]], np.ndarray]
Figures = dict[str, float]
SCORE = "recall@10"
"""The validation measure: the mean of German and English, or the one there is."""

_FIELDS = {"colour": "colours", "kind": "category"}  # a group of words and the attribute it names


def measure(images: np.ndarray, pairs: Sequence[Pair], encode: Encode) -> Figures:
    """Measure embeddings (N, D) of the pairs' pictures against what encode makes of words.

    Shares are in 0..1; a median rank counts from 1. Words with fewer than five right pictures,
    and languages without descriptions, have no figure.
    """
    figures = measure_recall(images, pairs, encode)
    for group, words in list_words().items():
        figures |= _measure_words(images, pairs, group, words, encode)
    kinds = np.array([_get_kind(pair) for pair in pairs])
    if _has_enough(kinds):
        figures["photo to kind p@12"] = measure_neighbours(images, kinds)
    return figures


def measure_recall(images: np.ndarray, pairs: Sequence[Pair], encode: Encode) -> Figures:
    """Measure how early each description finds its own picture."""
    figures: Figures = {}
    for language, texts_of in (("de", _get_german), ("en", _get_english)):
        owners = [row for row, pair in enumerate(pairs) for _ in texts_of(pair)]
        if not owners:
            continue
        similarities = encode([text for pair in pairs for text in texts_of(pair)]) @ images.T
        own = similarities[np.arange(len(owners)), owners]
        ranks = (similarities > own[:, None]).sum(1)  # (T,) 0 is first
        for top in (1, 5, 10):
            figures[f"recall@{top} {language}"] = float((ranks < top).mean())
        figures[f"median rank {language}"] = float(np.median(ranks) + 1)
    languages = [figures[name] for name in ("recall@10 de", "recall@10 en") if name in figures]
    return {SCORE: float(np.mean(languages)), **figures}


def list_words() -> dict[str, dict[str, tuple[str, str]]]:
    """List the words that are measured: by group and value, German and English."""
    groups = {group: dict(words) for group, words in WORDS.items()}
    tables = {"sleeve": SLEEVES, "neckline": NECKLINES, "length": LENGTHS}
    return groups | {group: _name_values(table) for group, table in tables.items()}


def _name_values(table: Mapping[str, AttributeWords]) -> dict[str, tuple[str, str]]:
    named = {}
    for value, words in table.items():
        nouns = [f"mit {noun}" for noun in words.nouns_de]
        german = [*words.adjectives_de, *nouns][0].rstrip("!")
        named[value] = (german, [*words.adjectives_en, *words.nouns_en][0])
    return named


def _measure_words(
    images: np.ndarray,
    pairs: Sequence[Pair],
    group: str,
    words: Mapping[str, tuple[str, str]],
    encode: Encode,
) -> Figures:
    field = _FIELDS.get(group, group)
    single: Figures = {}
    for value, names in words.items():
        is_right = np.array([value in pair.attributes.get(field, ()) for pair in pairs])
        if is_right.sum() < FEWEST:
            continue
        scores = encode(names) @ images.T  # (2, N)
        top = min(TOP, int(is_right.sum()))
        nearest = np.argsort(-scores, axis=1)[:, :top]
        single[f"{group}: {value}"] = float(is_right[nearest].mean())
    if not single:
        return {}
    return {f"{group} words": float(np.mean(list(single.values()))), **single}


def _has_enough(names: np.ndarray) -> bool:
    values, counts = np.unique(names[names != ""], return_counts=True)
    return bool(len(values) and counts.max() >= FEWEST and len(names) > TOP)


def _get_kind(pair: Pair) -> str:
    return next(iter(pair.attributes.get("category", ())), "")


def _get_german(pair: Pair) -> tuple[str, ...]:
    return pair.german


def _get_english(pair: Pair) -> tuple[str, ...]:
    return pair.english
