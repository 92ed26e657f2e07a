"""Wishes that deny each other: what was said later counts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.wishes.phrases import Said, build_phrase
from engine.wishes.request import Phrase, Problem, Term
from engine.wishes.stripping import strip_items


@dataclass(frozen=True, slots=True)
class _Kept:
    said: Said
    phrase: Phrase


def settle(wishes: Sequence[Said]) -> tuple[list[Phrase], list[Phrase], Problem | None]:
    """Return what is wanted, what is ruled out, and whether something was taken back, and how."""
    kept: list[_Kept] = []
    problem: Problem | None = None
    for said in wishes:
        phrase = build_phrase(said.items)
        if phrase is None:
            continue
        later = _Kept(said, phrase)
        settled = [_yield(earlier, later) for earlier in kept]
        if any(old is not new for old, new in zip(kept, settled, strict=True)):
            is_meant = said.is_correction and problem != "contradiction"
            problem = "correction" if is_meant else "contradiction"
        kept = [earlier for earlier in settled if earlier is not None]
        known = {(earlier.said.is_wanted, earlier.phrase) for earlier in kept}
        if (said.is_wanted, phrase) not in known:
            kept.append(later)
    wanted = [one.phrase for one in kept if one.said.is_wanted]
    return wanted, [one.phrase for one in kept if not one.said.is_wanted], problem


def _yield(earlier: _Kept, later: _Kept) -> _Kept | None:
    """Return what is left of an earlier wish after a later one."""
    if later.said.is_correction and earlier.said.is_wanted and later.said.is_wanted:
        fields = {term.field for term in later.phrase.terms}
        return _strip_all(earlier, [t for t in earlier.phrase.terms if t.field in fields])
    if earlier.said.is_wanted == later.said.is_wanted or not _denies(later, earlier.phrase):
        return earlier
    if not earlier.said.is_wanted or not later.phrase.terms:
        return None
    return _strip_all(earlier, later.phrase.terms)


def _denies(later: _Kept, before: Phrase) -> bool:
    phrase = later.phrase
    if not phrase.terms or not before.terms:
        return phrase.text.casefold() == before.text.casefold()
    if later.said.is_wanted:
        return set(before.terms) <= set(phrase.terms)
    return set(phrase.terms) <= set(before.terms)


def _strip_all(earlier: _Kept, terms: Sequence[Term]) -> _Kept | None:
    if not terms:
        return earlier
    left = strip_items(earlier.said.items, lambda term: term in terms)
    rest = build_phrase(left)
    return _Kept(replace(earlier.said, items=left), rest) if rest is not None else None
