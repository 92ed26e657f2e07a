"""Questions built by rule from attributes: wishes for photos, things ruled out, paraphrases."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from engine.evaluation.measures import FEWEST, TOP
from engine.evaluation.subject import LANGUAGES, Subject, find_right
from engine.evaluation.words import COLOURS, KINDS, PATTERNS, Word
from engine.training.attribute_words import COLOURS as COLOUR_WORDS
from engine.training.attribute_words import PATTERNS as PATTERN_WORDS
from engine.training.vocabulary import KINDS as KIND_WORDS

MOST_PHOTOS = 400  # photos that are asked with; more of them only make the figures slower
WISHES = 2  # wishes of each field for a photo

_ENDINGS = {"m": "er", "f": "e", "n": "es", "p": "e"}


@dataclass(frozen=True, slots=True)
class Composed:
    """A photo's row and a wish for something it has not, in both languages."""

    photo: int
    word: Word
    texts: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Negation:
    """A kind without something, in both languages, and the kind alone."""

    kind: Word
    word: Word
    texts: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """One wish said in two ways; `languages` is "de", "en" or "de-en"."""

    languages: str
    first: str
    second: str
    parts: tuple[str, ...]


def compose(subjects: Sequence[Subject]) -> list[Composed]:
    """Ask photos for a colour or a pattern that they have not but others of their kind do."""
    kinds = np.array([subject.kind for subject in subjects])
    rows = _choose_photos(subjects)
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
                Composed(row, word, _wish_for(word)) for word in _pick(fitting, subjects[row].sku)
            ]
    return questions


def negate(subjects: Sequence[Subject]) -> list[Negation]:
    """Ask for kinds without a pattern or colour that some but not too many of them have."""
    questions = []
    for kind in KINDS:
        is_kind = find_right(subjects, "kind", kind.value)
        for word in (*PATTERNS, *COLOURS):
            has = find_right(subjects, word.field, word.value)
            can_fail, can_succeed = int((is_kind & has).sum()), int((is_kind & ~has).sum())
            if word.noun_de and can_fail >= FEWEST and can_succeed >= TOP:
                questions.append(Negation(kind, word, _rule_out(kind, word)))
    return questions


def paraphrase(subjects: Sequence[Subject]) -> list[Paraphrase]:
    """Say colours and patterns of kinds in two ways, within a language and across the two."""
    pairs: list[Paraphrase] = []
    for kind in KINDS:
        is_kind = find_right(subjects, "kind", kind.value)
        for word in (*COLOURS, *PATTERNS):
            has = find_right(subjects, word.field, word.value)
            if word.noun_de and int((is_kind & has).sum()) >= FEWEST:
                pairs += _say_twice(kind, word)
    return pairs


def _can_wish(subject: Subject, word: Word) -> bool:
    """Tell whether a picture has nothing yet of what the word asks for."""
    present = (*subject.get_values(word.field), *subject.attributes.get("pattern_colours", ()))
    return bool(word.noun_de) and word.value not in present


def _pick(words: Sequence[Word], sku: str) -> list[Word]:
    return sorted(words, key=lambda word: _shuffle(f"{sku}/{word.value}"))[:WISHES]


def _choose_photos(subjects: Sequence[Subject]) -> list[int]:
    rows = [row for row, subject in enumerate(subjects) if subject.kind]
    rows.sort(key=lambda row: _shuffle(subjects[row].sku))
    return sorted(rows[:MOST_PHOTOS])


def _shuffle(text: str) -> int:
    """Give a text its place in an order that is no order, but always the same."""
    return crc32(text.encode())


def _wish_for(word: Word) -> tuple[str, str]:
    if word.field == "colour":
        return f"in {word.noun_de}", f"in {word.noun_en}"
    return f"mit {word.noun_de}", f"with {word.noun_en}"


def _rule_out(kind: Word, word: Word) -> tuple[str, str]:
    if word.field == "colour":
        return f"{kind.de}, aber nicht in {word.noun_de}", f"{kind.en}, but not in {word.noun_en}"
    noun = "Punkte" if word.value == "dotted" else word.noun_de
    return f"{kind.de} ohne {noun}", f"{kind.en} without {word.noun_en}"


def _say_twice(kind: Word, word: Word) -> Iterator[Paraphrase]:
    wishes = _wish_for(word)
    after = [
        f"{kind.get(language)} {wish}" for language, wish in zip(LANGUAGES, wishes, strict=True)
    ]
    before = _say_german_first(kind, word), _say_english_first(kind, word)
    parts = (f"{word.field}: {word.value}", f"kind: {kind.value}")
    yield Paraphrase("de-en", after[0], after[1], parts)
    for language, first, second in zip(LANGUAGES, before, after, strict=True):
        if first:
            yield Paraphrase(language, first, second, parts)


def _say_german_first(kind: Word, word: Word) -> str:
    """Say "gestreiftes Kleid", or "" where German has no adjective."""
    words = COLOUR_WORDS if word.field == "colour" else PATTERN_WORDS
    genders = dict(KIND_WORDS[kind.value].german)
    stem = next(iter(words[word.value].adjectives_de), "")
    if not stem or kind.de not in genders:
        return ""
    adjective = stem[:-1] if stem.endswith("!") else stem + _ENDINGS[genders[kind.de]]
    return f"{adjective} {kind.de}"


def _say_english_first(kind: Word, word: Word) -> str:
    words = COLOUR_WORDS if word.field == "colour" else PATTERN_WORDS
    return f"{words[word.value].adjectives_en[0]} {kind.en}"
