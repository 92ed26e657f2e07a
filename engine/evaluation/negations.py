"""Questions for a kind without something, as shoppers rule things out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.evaluation.measures import FEWEST, TOP
from engine.evaluation.subject import Subject, find_right
from engine.evaluation.words import COLOURS, KINDS, PATTERNS, Word


@dataclass(frozen=True, slots=True)
class Negation:
    """A kind without something, in one language."""

    kind: Word
    word: Word
    language: str
    text: str


def negate(subjects: Sequence[Subject]) -> list[Negation]:
    """Ask for kinds without a pattern or colour that some but not too many of them have."""
    questions: list[Negation] = []
    for kind in KINDS:
        is_kind = find_right(subjects, "kind", kind.value)
        for word in (*PATTERNS, *COLOURS):
            has = find_right(subjects, word.field, word.value)
            can_fail, can_succeed = int((is_kind & has).sum()), int((is_kind & ~has).sum())
            if word.noun_de and can_fail >= FEWEST and can_succeed >= TOP:
                questions += [
                    Negation(kind, word, language, text) for language, text in _rule_out(kind, word)
                ]
    return questions


def _rule_out(kind: Word, word: Word) -> Iterator[tuple[str, str]]:
    german = "Punkte" if word.value == "dotted" else word.noun_de
    if word.field == "colour":
        yield "de", f"{kind.de}, aber nicht in {word.noun_de}"
        yield "de", f"{kind.de}, nicht {word.de}"
        yield "en", f"{kind.en}, but not in {word.noun_en}"
        yield "en", f"{kind.en}, not {word.en}"
        return
    yield "de", f"{kind.de} ohne {german}"
    yield "de", f"{kind.de}, aber bitte nicht {word.de}"
    yield "en", f"{kind.en} without {word.noun_en}"
    yield "en", f"{kind.en}, but no {word.noun_en}"
