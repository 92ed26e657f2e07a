"""Wishes for photos, built by rule from attributes."""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from engine.evaluation.measures import FEWEST
from engine.evaluation.subject import Subject, find_right
from engine.evaluation.words import COLOURS, PATTERNS, Word

MOST_PHOTOS = 400  # photos that are asked with; more of them only make the figures slower
WISHES = 2  # wishes of each field for a photo


@dataclass(frozen=True, slots=True)
class Composed:
    """A photo's row and a wish for something it has not, in both languages."""

    photo: int
    word: Word
    texts: tuple[str, str]


def compose(subjects: Sequence[Subject]) -> list[Composed]:
    """Ask photos for a colour or a pattern that they have not but others of their kind do."""
    kinds = np.array([subject.kind for subject in subjects])
    rows = choose_photos(subjects)
    questions: list[Composed] = []
    for words in (COLOURS, PATTERNS):
        right = {word: find_right(subjects, word.field, word.value) for word in words}
        for row in rows:
            is_kin = kinds == kinds[row]
            fitting = [
                word
                for word, has in right.items()
                if _can_wish(subjects[row], word) and int((has & is_kin).sum()) >= FEWEST
            ]
            questions += [
                Composed(row, word, wish_for(word)) for word in _pick(fitting, subjects[row].sku)
            ]
    return questions


def _can_wish(subject: Subject, word: Word) -> bool:
    """Tell whether a picture has nothing yet of what the word asks for."""
    present = (*subject.get_values(word.field), *subject.attributes.get("pattern_colours", ()))
    return bool(word.noun_de) and word.value not in present


def _pick(words: Sequence[Word], sku: str) -> list[Word]:
    return sorted(words, key=lambda word: _shuffle(f"{sku}/{word.value}"))[:WISHES]


def choose_photos(subjects: Sequence[Subject]) -> list[int]:
    """Choose the rows that are asked with, always the same ones."""
    rows = [row for row, subject in enumerate(subjects) if subject.kind]
    rows.sort(key=lambda row: _shuffle(subjects[row].sku))
    return sorted(rows[:MOST_PHOTOS])


def _shuffle(text: str) -> int:
    """Give a text its place in an order that is no order, but always the same."""
    return crc32(text.encode())


def wish_for(word: Word) -> tuple[str, str]:
    """Wish for a word in German and in English."""
    if word.field == "colour":
        return f"in {word.noun_de}", f"in {word.noun_en}"
    return f"mit {word.noun_de}", f"with {word.noun_en}"
