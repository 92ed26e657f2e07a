"""Puts together what one step of the training learns from: pictures, captions, phrases, targets."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Self

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from engine.training.corpus import Garment
from engine.training.kinship import Kinship
from engine.training.phrases import PhraseSampler, TermLabels
from engine.training.plan import Plan
from engine.training.spelling import scribble
from engine.training.tokenizer import tokenize

RARITY = 0.4  # 0 draws every photo alike, 1 every kind and every pattern


@dataclass(frozen=True, slots=True)
class Material:
    """All that a training run reads; rows of pictures and features belong to the garments."""

    garments: Sequence[Garment]
    pictures: np.ndarray  # (N, h, w, 3) uint8
    features: np.ndarray | None  # (N, K) the teacher's, or None to train without one
    queries: Sequence[tuple[str, str]]  # German, English


def read_in_english(material: Material) -> Material:
    """Put English captions and queries in place of the German ones."""
    garments = [replace(garment, caption_de=garment.caption_en) for garment in material.garments]
    queries = [(english, english) for _, english in material.queries]
    return replace(material, garments=garments, queries=queries)


@dataclass(frozen=True, slots=True)
class Lesson:
    """One batch of B pictures, P phrases and Q query pairs."""

    items: Tensor  # (B,) rows of the material's pictures
    seed: int  # of their augmentation
    is_rival: Tensor  # (B, B) whose captions are contrasted with whose pictures
    identities: Tensor  # (B,) equal for pictures of one garment, -1 if unknown
    texts: Tensor  # (2B + 2Q, L) tokens: German, English captions, German, English queries
    phrases: Tensor  # (P, L) tokens
    phrase_labels: Tensor  # (P, B) 1 right, 0 wrong, -1 open
    term_labels: Tensor  # (B, T)
    kinship: Tensor  # (B, B)
    features: Tensor | None  # (B, K)

    def move_to(self, device: torch.device) -> Self:
        """Give the same lesson with its tensors on a device."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        moved: dict[str, Any] = {
            name: value.to(device, non_blocking=True) if isinstance(value, Tensor) else value
            for name, value in values.items()
        }
        return type(self)(**moved)


class Teaching:
    """Draws the lesson of any step from the step's number alone, so that a run can be resumed."""

    def __init__(self, material: Material, tokenizer: Tokenizer, plan: Plan) -> None:
        self.material = material
        self._tokenizer = tokenizer
        self._plan = plan
        self._length = min(plan.text_length, plan.form.context_length)
        self.labels = TermLabels(material.garments)
        self._sampler = PhraseSampler(self.labels, plan.german_share)
        self._kinship = Kinship(material.garments)
        self._is_rendered = np.array([item.source == "rendered" for item in material.garments])
        self._chances = _favour_rare(material.garments)
        self._kinds = np.array([item.category for item in material.garments])
        self._identities = _number_identities([item.identity for item in material.garments])
        self._twins = {
            identity: np.flatnonzero(self._identities == identity)
            for identity in range(self._identities.max() + 1)
        }

    def draw(self, step: int) -> Lesson:
        """Draw the lesson of a step."""
        rng = np.random.default_rng([self._plan.seed, step])
        items = self._draw_items(rng)
        features = self.material.features
        phrases, labels = self._sampler.sample(items, self._plan.phrases, rng)
        return Lesson(
            items=torch.from_numpy(items),
            seed=int(rng.integers(2**62)),
            is_rival=torch.from_numpy(self._find_rivals(items)),
            identities=torch.from_numpy(self._identities[items]),
            texts=self._tokenize(self._list_texts(items, rng), rng),
            phrases=self._tokenize([phrase.text for phrase in phrases], rng),
            phrase_labels=torch.from_numpy(labels),
            term_labels=torch.from_numpy(self.labels.list_for(items)),
            kinship=torch.from_numpy(self._kinship.compare(items)),
            features=None if features is None else torch.from_numpy(features[items]),
        )

    def _draw_items(self, rng: np.random.Generator) -> np.ndarray:
        photos, rendered = np.flatnonzero(~self._is_rendered), np.flatnonzero(self._is_rendered)
        if not len(photos):
            return rng.choice(rendered, min(self._plan.rendered, len(rendered)), replace=False)
        chances = self._chances[photos] / self._chances[photos].sum()
        first = rng.choice(photos, min(self._plan.photos, len(photos)), replace=False, p=chances)
        if not len(rendered) or not self._plan.rendered:
            return first
        return np.concatenate([first, self._draw_rendered(rendered, rng)])

    def _draw_rendered(self, rendered: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        """Draw rendered pictures: half of them are two of one garment, if there are such.

        Half of these pairs are of one kind, so that twins must be told from what looks alike.
        """
        count = min(self._plan.rendered, len(rendered))
        chosen = rng.choice(rendered, count, replace=False)
        pairs = self._draw_pairs(count // 4, rng)
        paired = [rng.choice(self._twins[int(pair)], 2, replace=False) for pair in pairs]
        unique = dict.fromkeys(int(item) for item in np.concatenate([*paired, chosen]))
        return np.array(list(unique)[:count])

    def _draw_pairs(self, count: int, rng: np.random.Generator) -> list[int]:
        pairs = rng.permutation(len(self._twins))
        if not len(pairs):
            return []
        kinds = np.array([self._kinds[self._twins[int(pair)][0]] for pair in pairs])
        alike = pairs[kinds == kinds[0]][: count // 2]
        others = [int(pair) for pair in pairs if pair not in set(alike.tolist())]
        return [*(int(pair) for pair in alike), *others[: count - len(alike)]]

    def _find_rivals(self, items: np.ndarray) -> np.ndarray:
        """Photos and rendered garments are told apart at a glance: comparing them teaches nothing.

        Neither does comparing two pictures of one garment, which have the same caption.
        """
        sources, identities = self._is_rendered[items], self._identities[items]
        is_twin = (identities[:, None] == identities[None]) & (identities >= 0)[:, None]
        return (sources[:, None] == sources[None]) & ~is_twin  # type: ignore[no-any-return] # numpy: Any

    def _list_texts(self, items: np.ndarray, rng: np.random.Generator) -> list[str]:
        garments = [self.material.garments[item] for item in items]
        count = min(self._plan.queries, len(self.material.queries))
        chosen = rng.permutation(len(self.material.queries))[:count]
        queries = [self.material.queries[number] for number in chosen]
        return [
            *(garment.caption_de for garment in garments),
            *(garment.caption_en for garment in garments),
            *(german for german, _ in queries),
            *(english for _, english in queries),
        ]

    def _tokenize(self, texts: Sequence[str], rng: np.random.Generator) -> Tensor:
        scribbled = [scribble(text, rng) for text in texts]
        return tokenize(self._tokenizer, scribbled, self._length)


def _favour_rare(garments: Sequence[Garment]) -> np.ndarray:
    """Weigh garments of rare kinds and rare patterns higher: float64 (N,)."""
    kinds = Counter(garment.category for garment in garments)
    patterns = Counter(garment.pattern for garment in garments)
    return np.array(
        [(kinds[garment.category] * patterns[garment.pattern]) ** -RARITY for garment in garments]
    )


def _number_identities(names: Sequence[str]) -> np.ndarray:
    """Number the names that occur more than once from 0; all others get -1."""
    counts = Counter(name for name in names if name)
    numbers = {name: number for number, name in enumerate(n for n in counts if counts[n] > 1)}
    return np.array([numbers.get(name, -1) for name in names], dtype=np.int64)
