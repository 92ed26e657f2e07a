"""One wish said in two ways, within a language and across the two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.evaluation.measures import FEWEST
from engine.evaluation.questions import wish_for
from engine.evaluation.subject import LANGUAGES, Subject, find_right
from engine.evaluation.words import COLOURS, KINDS, PATTERNS, Word
from engine.training.attribute_words import COLOURS as COLOUR_WORDS
from engine.training.attribute_words import PATTERNS as PATTERN_WORDS
from engine.training.vocabulary import KINDS as KIND_WORDS
from engine.training.words import AttributeWords

_ENDINGS = {"m": "er", "f": "e", "n": "es", "p": "e"}


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """One wish said in two ways; `languages` is "de", "en" or "de-en"."""

    languages: str
    first: str
    second: str
    parts: tuple[str, ...]


def paraphrase(subjects: Sequence[Subject]) -> list[Paraphrase]:
    """Say colours and patterns of kinds in two ways each."""
    pairs: list[Paraphrase] = []
    for kind in KINDS:
        is_kind = find_right(subjects, "kind", kind.value)
        for word in (*COLOURS, *PATTERNS):
            has = find_right(subjects, word.field, word.value)
            if word.noun_de and int((is_kind & has).sum()) >= FEWEST:
                parts = (f"{word.field}: {word.value}", f"kind: {kind.value}")
                pairs += [Paraphrase(*said, parts) for said in _say_twice(kind, word)]
    return pairs


def _say_twice(kind: Word, word: Word) -> Iterator[tuple[str, str, str]]:
    german, english = (
        f"{kind.get(language)} {wish}"
        for language, wish in zip(LANGUAGES, wish_for(word), strict=True)
    )
    yield "de-en", german, english
    if first := _say_german_first(kind, word):
        yield "de", first, german
    yield "en", f"{_find_words(word).adjectives_en[0]} {kind.en}", english
    if word.field == "pattern":
        yield from _use_synonyms(kind, word)


def _use_synonyms(kind: Word, word: Word) -> Iterator[tuple[str, str, str]]:
    """Say "Punkten" as "Tupfen", and "dots" as "polka dots"."""
    for language, joint, nouns in (
        ("de", "mit", _find_words(word).nouns_de),
        ("en", "with", _find_words(word).nouns_en),
    ):
        for other in nouns[1:2]:
            pair = [f"{kind.get(language)} {joint} {noun}" for noun in (nouns[0], other)]
            yield language, pair[0], pair[1]


def _find_words(word: Word) -> AttributeWords:
    return (COLOUR_WORDS if word.field == "colour" else PATTERN_WORDS)[word.value]


def _say_german_first(kind: Word, word: Word) -> str:
    """Say "gestreiftes Kleid", or "" where German has no adjective."""
    genders = dict(KIND_WORDS[kind.value].german)
    stem = next(iter(_find_words(word).adjectives_de), "")
    if not stem or kind.de not in genders:
        return ""
    adjective = stem[:-1] if stem.endswith("!") else stem + _ENDINGS[genders[kind.de]]
    return f"{adjective} {kind.de}"
