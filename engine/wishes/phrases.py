"""Words become a phrase: its text, its terms, and its options where any one will do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.wishes.cues import Cue
from engine.wishes.lexicon import Meaning
from engine.wishes.request import Phrase, Term
from engine.wishes.tokens import Token, join

_WITH_LEGS = frozenset({"trousers", "jeans", "leggings", "jumpsuit", "shorts"})
_WITH_HEM = frozenset({"dress", "skirt"})
_VAGUE_LENGTHS = frozenset({"kurz", "short", "lang", "long"})
_DENIM = Term("pattern", "denim")
_NOTHING = Meaning()
_LEADS = frozenset({"mit", "with", "having"})
_JEANS = Term("kind", "jeans")


@dataclass(frozen=True, slots=True)
class Item:
    """A word of a phrase to be, or a small word between two (then `cue` says which)."""

    tokens: tuple[Token, ...]
    meaning: Meaning = _NOTHING
    cue: Cue | None = None

    @property
    def is_word(self) -> bool:
        """Tell whether it asks for something."""
        return self.cue is None


@dataclass(frozen=True, slots=True)
class Said:
    """The words of one wish, in the order of the message."""

    items: list[Item]
    is_wanted: bool = True
    is_correction: bool = False  # it takes the place of what was said before: "rot, nein, blau"


def build_phrase(items: Sequence[Item]) -> Phrase | None:
    """Build a phrase; small words at its edges fall away."""
    kept = _trim(items)
    if not kept:
        return None
    shown = _show(items, kept)
    if any(item.cue is Cue.OR for item in kept):
        options = _build_options(kept)
        if len(options) > 1:
            shared = tuple(term for term in options[0].terms if _all_have(options, term))
            return Phrase(_write(kept), shared, options, shown=shown)
    return Phrase(_write(kept), list_terms(kept), shown=shown)


def list_terms(items: Sequence[Item]) -> tuple[Term, ...]:
    """List the terms of words; of several garments side by side the last one counts."""
    terms: dict[Term, None] = {}
    has_joined = False
    for item in items:
        has_joined = has_joined or item.cue is Cue.WITH
        for term in item.meaning.terms:
            is_kind = term.field in ("kind", "group")
            other = next((known for known in terms if known.field in ("kind", "group")), None)
            if is_kind and other is not None:
                if has_joined:
                    continue  # "Kleid mit Taschen" asks for a dress
                del terms[other]
                if other == _JEANS:
                    terms[_DENIM] = None  # "Jeans Jacke"
            terms[term] = None
    return _settle_lengths(tuple(terms), items)


def _settle_lengths(terms: tuple[Term, ...], items: Sequence[Item]) -> tuple[Term, ...]:
    """Settle what "kurz" and "lang" mean for the garment they are said of."""
    kinds = {term.value for term in terms if term.field == "kind"}
    is_vague = any(item.tokens and _is_vague(item.tokens[0].key) for item in items)
    if not is_vague or not kinds:
        return terms
    if kinds & _WITH_LEGS or "long trousers" in kinds:
        swap = {Term("length", "mini"): Term("length", "short")}
    elif kinds & _WITH_HEM:
        swap = {Term("length", "full"): Term("length", "maxi")}
    else:
        return terms
    return tuple(dict.fromkeys(swap.get(term, term) for term in terms))


def _is_vague(key: str) -> bool:
    return any(
        key == word or (key.startswith(word) and len(key) - len(word) <= 2)
        for word in _VAGUE_LENGTHS
    )


def _build_options(items: Sequence[Item]) -> tuple[Phrase, ...]:
    """Write out alternatives: "rotes oder blaues Kleid" is "rotes Kleid" or "blaues Kleid"."""
    parts = _split(items)
    first, last = parts[0], parts[-1]
    if len(parts) > 1 and _are_alike(first[-1], last[0]) and all(len(p) == 1 for p in parts[1:-1]):
        before, after = first[:-1], last[1:]
        choices = [first[-1], *(part[0] for part in parts[1:-1]), last[0]]
        lists: Iterable[Sequence[Item]] = ([*before, choice, *after] for choice in choices)
    else:
        lists = parts
    built = (build_phrase(part) for part in lists)
    return tuple(dict.fromkeys(phrase for phrase in built if phrase is not None))


def _split(items: Sequence[Item]) -> list[list[Item]]:
    """Cut at every "oder"; a part without words is none."""
    parts: list[list[Item]] = [[]]
    for item in items:
        if item.cue is Cue.OR:
            parts.append([])
        else:
            parts[-1].append(item)
    return [trimmed for part in parts if (trimmed := _trim(part))]


def _are_alike(first: Item, second: Item) -> bool:
    """Tell whether two words name values of one field, or are both no known ones."""
    if not first.meaning.terms or not second.meaning.terms:
        return first.meaning.terms == second.meaning.terms
    return bool(list_fields(first.meaning) & list_fields(second.meaning))


def list_fields(meaning: Meaning) -> frozenset[str]:
    """List the fields of a word's values; a group is of one field with kinds."""
    return frozenset("kind" if term.field == "group" else term.field for term in meaning.terms)


def _all_have(options: Iterable[Phrase], term: Term) -> bool:
    return all(term in option.terms for option in options)


def _trim(items: Sequence[Item]) -> list[Item]:
    words = [place for place, item in enumerate(items) if item.is_word]
    return list(items[words[0] : words[-1] + 1]) if words else []


def _show(items: Sequence[Item], kept: Sequence[Item]) -> str:
    """Write words as they were said where their text is another: with "mit", and emoji as such."""
    small = items[: next(place for place, item in enumerate(items) if item.is_word)]
    is_led = bool(small) and small[0].cue is Cue.WITH and small[0].tokens[0].key in _LEADS
    lead = f"{_write(small).casefold()} " if is_led else ""
    tokens = [token for item in kept for token in item.tokens]
    if any(token.kind == "sign" for token in tokens):
        return lead + join([_draw(token) for token in tokens])
    return lead + _write(kept) if lead else ""


def _draw(token: Token) -> Token:
    return token._replace(text=token.key) if token.kind == "sign" else token


def _write(items: Iterable[Item]) -> str:
    return join([token for item in items for token in item.tokens])
