"""Makes short phrases from attributes and says for which garments each of them is right."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from engine.training.corpus import Garment
from engine.training.neighbours import MENTIONS, NEIGHBOURS
from engine.training.vocabulary import ATTRIBUTES, GROUPS, KINDS
from engine.training.words import AttributeWords, KindWords

Choice = TypeVar("Choice")
Term = tuple[str, str]  # field and value: ("pattern", "dotted")

RIGHT, WRONG, OPEN = 1, 0, -1
# How often the single words of a field are asked: what shoppers ask for most comes most.
FIELD_SHARES = {"kind": 0.28, "colour": 0.27, "pattern": 0.25, "group": 0.06}
OTHER_SHARE = 0.05  # sleeve, neckline, length
_ENDINGS = {"m": "er", "f": "e", "n": "es", "p": "e"}
# What may stand before a garment's name and leave it the same kind: "Freizeithose", "Damenbluse".
_PREFIXES = (
    "Damen", "Herren", "Kinder", "Sommer", "Winter", "Freizeit", "Business", "Baumwoll", "Leinen",
    "Abend", "Party", "Arbeits", "Lieblings", "Marken", "Designer", "Outdoor", "Übergangs",
)  # fmt: skip
_COMPOUND_SHARE = 0.12
_LOOSE_ENDINGS = ("", "", "e", "er", "es", "en")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A wish in words and the terms that a right garment has."""

    text: str
    terms: tuple[Term, ...]


def list_terms() -> tuple[Term, ...]:
    """List every term of the vocabulary."""
    terms = [("kind", kind) for kind in KINDS] + [("group", group) for group in GROUPS]
    terms += [(field, value) for field, values in ATTRIBUTES.items() for value in values]
    return tuple(terms)


class TermLabels:
    """For every term, which garments of a corpus are right, wrong or open (1, 0, -1)."""

    def __init__(self, garments: Sequence[Garment]) -> None:
        self.terms = list_terms()
        self._rows = {term: number for number, term in enumerate(self.terms)}
        self._labels = np.array(
            [[_judge(garment, term) for garment in garments] for term in self.terms], dtype=np.int8
        )  # (T, N)

    def judge(self, terms: Sequence[Term], items: np.ndarray) -> np.ndarray:
        """Judge the conjunction of terms for the given garments: int8 (B,)."""
        labels = self._labels[[self._rows[term] for term in terms]][:, items]
        lowest = np.where(labels == OPEN, 0.5, labels).min(0)
        return np.where(lowest == 0.5, OPEN, lowest).astype(np.int8)

    def count(self, term: Term) -> int:
        """Count the garments for which a term is right."""
        return int((self._labels[self._rows[term]] == RIGHT).sum())

    def list_for(self, items: np.ndarray) -> np.ndarray:
        """List every term's label for the given garments: int8 (B, T)."""
        return np.ascontiguousarray(self._labels[:, items].T)

    def list_of(self, item: int) -> list[Term]:
        """List the terms that are right for a garment."""
        return [self.terms[row] for row in np.flatnonzero(self._labels[:, item] == RIGHT)]


def _judge(garment: Garment, term: Term) -> int:
    field, value = term
    values = _get_values(garment, field)
    if _holds(field, value, values):
        return RIGHT
    if any(other in NEIGHBOURS.get(term, ()) for other in values):
        return OPEN
    if field == "colour" and "multicolour" in values:
        return OPEN
    if field == "colour" and value in garment.pattern_colours:
        return OPEN
    mention = MENTIONS.get(term)
    if mention and re.search(mention, f"{garment.caption_de} {garment.caption_en}".lower()):
        return OPEN
    return WRONG


def _holds(field: str, value: str, values: tuple[str, ...]) -> bool:
    if field == "group":
        return any(kind in GROUPS[value][1] for kind in values)
    return value in values


def _get_values(garment: Garment, field: str) -> tuple[str, ...]:
    if field == "colour":
        return garment.colours
    if field in ("kind", "group"):
        return (garment.category,)
    return (getattr(garment, field),)


class PhraseMaker:
    """Words terms in German or English, every time a little differently."""

    def __init__(self, rng: np.random.Generator, german_share: float = 0.5) -> None:
        self._rng = rng
        self._german_share = german_share

    def make(self, terms: Sequence[Term]) -> Phrase:
        """Word a conjunction of terms in a language drawn at random."""
        is_german = self._rng.random() < self._german_share
        text = self._word_german(terms) if is_german else self._word_english(terms)
        return Phrase(text.replace("~", " "), tuple(terms))

    def _word_german(self, terms: Sequence[Term]) -> str:
        kind = _find_kind(terms)
        noun, gender = self._pick(kind.german) if kind else ("", "")
        if noun.isalpha() and self._rng.random() < _COMPOUND_SHARE:
            noun = self._pick(_PREFIXES) + noun.lower()
        before: list[str] = []
        after: list[str] = []
        for field, value in terms:
            if field in ATTRIBUTES:
                words = ATTRIBUTES[field][value]
                noun = self._place_german(words, noun, gender, before, after)
        return self._join([*before, noun], after, "mit", "und")

    def _place_german(
        self, words: AttributeWords, noun: str, gender: str, before: list[str], after: list[str]
    ) -> str:
        ways = "a" * 2 * bool(words.adjectives_de) + "n" * bool(words.nouns_de)
        if noun.isalpha() and words.prefixes_de and "-" not in noun:
            ways += "pp"
        way = self._pick(ways or "n")
        if way == "p":
            prefix = self._pick(words.prefixes_de)
            return prefix + (noun if prefix.endswith("-") else noun.lower())
        if way == "a":
            before.append(self._inflect(self._pick(words.adjectives_de), gender))
        elif words.nouns_de:
            after.append(self._pick(words.nouns_de))
        return noun

    def _inflect(self, stem: str, gender: str) -> str:
        if stem.endswith("!"):
            return stem[:-1]
        return stem + (_ENDINGS[gender] if gender else str(self._pick(_LOOSE_ENDINGS)))

    def _word_english(self, terms: Sequence[Term]) -> str:
        kind = _find_kind(terms)
        noun = self._pick(kind.english) if kind else ""
        before: list[str] = []
        after: list[str] = []
        for field, value in terms:
            if field in ATTRIBUTES:
                words = ATTRIBUTES[field][value]
                if words.nouns_en and self._rng.random() < 0.4:
                    after.append(self._pick(words.nouns_en))
                else:
                    before.append(self._pick(words.adjectives_en))
        return self._join([*before, noun], after, "with", "and")

    def _join(self, before: list[str], after: list[str], preposition: str, conjunction: str) -> str:
        head = " ".join(part for part in before if part)
        tail = f" {conjunction} ".join(after)
        is_bare = not tail or (not head and self._rng.random() < 0.6)
        if is_bare or tail.startswith(("ohne", "without", "no ")):
            return f"{head} {tail}".strip()
        return f"{head} {preposition} {tail}".strip()

    def _pick(self, choices: Sequence[Choice]) -> Choice:
        return choices[int(self._rng.integers(len(choices)))]


def _find_kind(terms: Sequence[Term]) -> KindWords | None:
    for field, value in terms:
        if field == "kind":
            return KINDS[value]
        if field == "group":
            return GROUPS[value][0]
    return None


class PhraseSampler:
    """Draws phrases for a batch: half of them single terms, half what some garment of it is."""

    def __init__(self, labels: TermLabels, german_share: float = 0.5) -> None:
        self._labels = labels
        self._german_share = german_share
        self._common = [term for term in labels.terms if labels.count(term) >= 5]
        self._chances = _share_chances([field for field, _ in self._common])

    def sample(
        self, items: np.ndarray, count: int, rng: np.random.Generator
    ) -> tuple[list[Phrase], np.ndarray]:
        """Draw phrases and judge the batch's garments (B,): int8 labels (count, B)."""
        phrases = self.draw(items, count, rng)
        labels = np.stack([self._labels.judge(phrase.terms, items) for phrase in phrases])
        return phrases, labels

    def draw(self, items: np.ndarray, count: int, rng: np.random.Generator) -> list[Phrase]:
        """Draw phrases for the given garments."""
        maker = PhraseMaker(rng, self._german_share)
        return [maker.make(terms) for terms in self._draw_terms(items, count, rng)]

    def _draw_terms(
        self, items: np.ndarray, count: int, rng: np.random.Generator
    ) -> Iterator[tuple[Term, ...]]:
        for number in range(count):
            own = self._labels.list_of(int(rng.choice(items)))
            if number % 2 or not own:
                yield (self._common[int(rng.choice(len(self._common), p=self._chances))],)
            else:
                yield _combine(own, rng)


def _share_chances(fields: Sequence[str]) -> np.ndarray:
    """Give every field its share, spread evenly over its terms: float64 (T,), sums to 1."""
    counts = Counter(fields)
    chances = np.array([FIELD_SHARES.get(it, OTHER_SHARE) / counts[it] for it in fields])
    return chances / chances.sum()  # type: ignore[no-any-return] # numpy types it as Any


def _combine(own: list[Term], rng: np.random.Generator) -> tuple[Term, ...]:
    """Take a kind (mostly) and one or two attributes of a garment."""
    kinds = [term for term in own if term[0] in ("kind", "group")]
    others = [term for term in own if term[0] in ATTRIBUTES]
    chosen: list[Term] = []
    if kinds and rng.random() < 0.85:
        chosen.append(kinds[int(rng.integers(len(kinds)))])
    fields = {term[0] for term in chosen}
    for place in rng.permutation(len(others))[: int(rng.integers(1, 3))]:
        if others[place][0] not in fields:
            chosen.append(others[place])
            fields.add(others[place][0])
    return tuple(chosen) if chosen else (own[0],)
