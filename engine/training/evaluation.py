"""Measures a model on garments with captions and attributes: retrieval, words, kinds, wishes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from engine.training.corpus import Garment
from engine.training.vocabulary import GROUPS

TOP = 12
FEWEST = 5  # a word with fewer right garments is not measured
Encode = Callable[[Sequence[str]], np.ndarray]

WORDS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "colour": {
        "black": ("schwarz", "black"),
        "white": ("weiß", "white"),
        "grey": ("grau", "grey"),
        "navy": ("dunkelblau", "navy"),
        "blue": ("blau", "blue"),
        "pink": ("rosa", "pink"),
        "red": ("rot", "red"),
        "green": ("grün", "green"),
        "beige": ("beige", "beige"),
        "brown": ("braun", "brown"),
        "yellow": ("gelb", "yellow"),
        "purple": ("lila", "purple"),
    },
    "pattern": {
        "striped": ("gestreift", "striped"),
        "checked": ("kariert", "checked"),
        "dotted": ("gepunktet", "dotted"),
        "floral": ("Blumen", "floral"),
        "graphic": ("bedruckt", "graphic print"),
        "plain": ("einfarbig", "plain"),
        "all-over": ("gemustert", "all-over pattern"),
        "quilted": ("gesteppt", "quilted"),
        "lace": ("Spitze", "lace"),
        "animal": ("Leopardenmuster", "animal print"),
    },
    "kind": {
        "dress": ("Kleid", "dress"),
        "skirt": ("Rock", "skirt"),
        "t-shirt": ("T-Shirt", "t-shirt"),
        "shirt": ("Hemd", "shirt"),
        "blouse": ("Bluse", "blouse"),
        "sweater": ("Pullover", "sweater"),
        "jacket": ("Jacke", "jacket"),
        "trousers": ("Hose", "trousers"),
        "jeans": ("Jeans", "jeans"),
        "shorts": ("Shorts", "shorts"),
        "shoes": ("Schuhe", "shoes"),
        "cap": ("Kappe", "cap"),
        "sneakers": ("Turnschuhe", "sneakers"),
        "boots": ("Stiefel", "boots"),
        "longsleeve": ("Langarmshirt", "long-sleeved shirt"),
    },
}


@dataclass(frozen=True, slots=True)
class Report:
    """Figures by name, each in 0..1 (ranks excepted), over a named number of garments."""

    garments: int
    figures: Mapping[str, float]

    def describe(self) -> dict[str, float]:
        """Return the figures rounded for a log line."""
        return {name: round(value, 3) for name, value in self.figures.items()}


def evaluate(images: np.ndarray, garments: Sequence[Garment], encode: Encode) -> Report:
    """Measure image embeddings (N, D) of garments against what encode makes of words."""
    figures: dict[str, float] = {}
    for language in ("de", "en"):
        texts = encode([getattr(garment, f"caption_{language}") for garment in garments])
        figures.update(_measure_recall(texts @ images.T, language))
    for field in WORDS:
        figures.update(_measure_words(images, garments, field, encode))
    kinds = np.array([garment.category for garment in garments])
    figures["photo to kind p@12"] = measure_neighbours(images, kinds)
    figures["photo to group p@12"] = measure_neighbours(images, np.array(_list_groups(garments)))
    return Report(len(garments), figures)


def _measure_recall(similarities: np.ndarray, language: str) -> dict[str, float]:
    own = np.diag(similarities)
    ranks = (similarities > own[:, None]).sum(1)  # (N,) 0 is first
    return {
        f"recall@1 {language}": float((ranks < 1).mean()),
        f"recall@10 {language}": float((ranks < 10).mean()),
        f"median rank {language}": float(np.median(ranks) + 1),
    }


def _measure_words(
    images: np.ndarray, garments: Sequence[Garment], field: str, encode: Encode
) -> dict[str, float]:
    precisions: dict[str, list[float]] = {"de": [], "en": []}
    for value, words in WORDS[field].items():
        is_right = np.array([has_value(garment, field, value) for garment in garments])
        if is_right.sum() < FEWEST:
            continue
        for language, embedding in zip(("de", "en"), encode(words), strict=True):
            precisions[language].append(_measure_precision(images @ embedding, is_right))
    return {
        f"{field} words p@R {language}": float(np.mean(values))
        for language, values in precisions.items()
        if values
    }


def _measure_precision(scores: np.ndarray, is_right: np.ndarray) -> float:
    top = min(TOP, int(is_right.sum()))
    return float(is_right[np.argsort(-scores)[:top]].mean())


def measure_neighbours(images: np.ndarray, names: np.ndarray) -> float:
    """Share of the 12 nearest other images with the same name, for names with 5 or more."""
    similarities = images @ images.T
    np.fill_diagonal(similarities, -2)
    nearest = np.argsort(-similarities, axis=1)[:, :TOP]
    counted = [row for row, name in enumerate(names) if name and (names == name).sum() >= FEWEST]
    return float(np.mean([(names[nearest[row]] == names[row]).mean() for row in counted]))


def measure_wishes(
    images: np.ndarray, garments: Sequence[Garment], encode: Encode, text_weight: float
) -> tuple[float, float]:
    """Ask each photo for colours and patterns it has not: shares of the top 12 that hold the
    wish, and that hold it and keep the photo's group."""
    groups = np.array(_list_groups(garments))
    held, kept = [], []
    for field in ("colour", "pattern"):
        for value, words in WORDS[field].items():
            is_right = np.array([has_value(garment, field, value) for garment in garments])
            for embedding in encode(words):
                for row in np.flatnonzero(~is_right & (groups != "")):
                    fits = is_right & (groups == groups[row])
                    if fits.sum() < FEWEST:
                        continue
                    mixed = (1 - text_weight) * images[row] + text_weight * embedding
                    top = np.argsort(-(images @ mixed))[: min(TOP, int(fits.sum()))]
                    held.append(is_right[top].mean())
                    kept.append(fits[top].mean())
    return float(np.mean(held)), float(np.mean(kept))


def has_value(garment: Garment, field: str, value: str) -> bool:
    """Tell whether a garment has a colour, pattern or kind."""
    if field == "colour":
        return value in garment.colours
    return value == (garment.category if field == "kind" else garment.pattern)


def _list_groups(garments: Sequence[Garment]) -> list[str]:
    members = {kind: group for group, (_, kinds) in GROUPS.items() for kind in kinds}
    members |= {kind: kind for kind in ("dress", "skirt", "shorts")}
    return [members.get(garment.category, "") for garment in garments]
