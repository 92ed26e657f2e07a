"""Why an item fits: which of the wishes hold of it, which do not, and which nobody knows."""

from collections.abc import Iterable
from dataclasses import dataclass

from engine.facts import ItemFacts
from engine.knowledge import Judgement, judge
from engine.wishes import Phrase, Term


@dataclass(frozen=True, slots=True)
class Explanation:
    """The wishes' terms, sorted by whether they hold; in the order they were asked.

    `holds` and `fails` are of what is wanted; `absent` and `present` of what is ruled out.
    """

    holds: tuple[Term, ...] = ()
    fails: tuple[Term, ...] = ()
    unknown: tuple[Term, ...] = ()
    absent: tuple[Term, ...] = ()
    present: tuple[Term, ...] = ()


def explain(
    item: ItemFacts, wanted: Iterable[Phrase], unwanted: Iterable[Phrase] = ()
) -> Explanation:
    """Explain how an item meets the wishes, as far as that is known.

    Of a phrase's options those that hold count; where none does, none of them is named.
    """
    asked = _sort(item, (term for phrase in wanted for term in _list_terms(item, phrase)))
    ruled_out = _sort(item, (term for phrase in unwanted for term in _list_all(phrase)))
    return Explanation(
        holds=asked[Judgement.HOLDS],
        fails=asked[Judgement.FAILS],
        unknown=(*asked[Judgement.UNKNOWN], *ruled_out[Judgement.UNKNOWN]),
        absent=ruled_out[Judgement.FAILS],
        present=ruled_out[Judgement.HOLDS],
    )


def _sort(item: ItemFacts, terms: Iterable[Term]) -> dict[Judgement, tuple[Term, ...]]:
    sorted_terms: dict[Judgement, tuple[Term, ...]] = dict.fromkeys(Judgement, ())
    for term in dict.fromkeys(terms):
        sorted_terms[judge(item, term)] += (term,)
    return sorted_terms


def _list_terms(item: ItemFacts, phrase: Phrase) -> tuple[Term, ...]:
    chosen = (term for option in phrase.options for term in option.terms)
    held = [term for term in chosen if judge(item, term) is Judgement.HOLDS]
    return (*phrase.terms, *held)


def _list_all(phrase: Phrase) -> tuple[Term, ...]:
    """List a ruled out phrase's terms; of several at once none is ruled out by itself."""
    parts = phrase.options or (phrase,)
    return tuple(term for part in parts if len(part.terms) == 1 for term in part.terms)
