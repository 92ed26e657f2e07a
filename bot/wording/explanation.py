"""Why an item fits, and what there is not, in the shopper's words."""

from collections.abc import Iterable, Sequence
from itertools import islice, product

from bot.wording.texts import Speech
from engine.explanation import Explanation
from engine.filters import Filter
from engine.relaxation import Demand, Miss
from engine.wishes import Term

_MOST_WAYS = 4  # are named of what any one would do

_KIND = ("kind", "group")
_LAST = ("length", "neckline", "pattern", "sleeve", "colour", "kind", "group")
"""Fields by how far from the noun they are said: "gepunktete rote Mäntel"."""


def describe_fit(explanation: Explanation, speech: Speech) -> str:
    """Say which wishes an item meets and which not; what is not known is not said."""
    fits = [name_value(term, speech) for term in explanation.holds]
    fits += [name_lack(term, speech) for term in explanation.absent]
    differs = [name_lack(term, speech) for term in explanation.fails]
    differs += [
        speech.plain("value-present", value=name_value(it, speech)) for it in explanation.present
    ]
    sentences = [("explanation-fits", fits), ("explanation-differs", differs)]
    return "\n".join(
        speech.html(sentence, values=", ".join(dict.fromkeys(values)))
        for sentence, values in sentences
        if values
    )


def describe_miss(miss: Miss, within: Filter | None, speech: Speech) -> str:
    """Say what there is not, and what comes nearest to it."""
    wanted = _name_things(miss.core, miss, within, speech)
    kept = _name_kept(miss, within, speech)
    if not kept:
        sentence = "miss-alone" if miss.fails_by_price else "miss-nearest"  # then nothing is shown
        return _capitalise(speech.html(sentence, wanted=wanted))
    return _capitalise(speech.html("miss-but", wanted=wanted, kept=kept))


def name_value(term: Term, speech: Speech) -> str:
    """Name a value: "rot", "mit V-Ausschnitt", "Kleid"."""
    return speech.plain(_identify("value", term))


def name_lack(term: Term, speech: Speech) -> str:
    """Say that something has not a value: "nicht rot", "ohne Punkte", "kein Kleid"."""
    return speech.plain(_identify("lacks", term))


def _name_kept(miss: Miss, within: Filter | None, speech: Speech) -> str:
    """Name what there is of what was asked; empty where nothing of it can be said."""
    if not miss.remaining:
        return ""
    things = _name_things(miss.kept, miss, within, speech)
    if miss.fails_by_price:
        return _name_from(things, miss, within, speech)
    is_less = set(miss.kept) <= set(miss.core)
    return speech.plain("things-other", things=things) if is_less else things


def _name_from(things: str, miss: Miss, within: Filter | None, speech: Speech) -> str:
    """Name things with the price from which, or up to which, there are any."""
    cheapest, dearest = miss.cheapest, miss.dearest
    if within is None or cheapest is None or dearest is None or cheapest.price is None:
        return things
    if within.maximum is not None and cheapest.price > within.maximum:
        price = speech.amount(cheapest.price, cheapest.currency)
        return speech.plain("things-from", things=things, price=price)
    if dearest.price is None:
        return things
    price = speech.amount(dearest.price, dearest.currency)
    return speech.plain("things-up-to", things=things, price=price)


def _name_things(
    demands: Sequence[Demand], miss: Miss, within: Filter | None, speech: Speech
) -> str:
    """Name garments of which all of these hold: "gepunktete Mäntel bis 50 €"."""
    wanted = [demand.choices for demand in demands if demand.is_wanted and demand.choices]
    ways = list(islice(product(*wanted), _MOST_WAYS))  # "rot oder blau" has two
    named = [_name_all([term for choice in way for term in choice], speech) for way in ways]
    things = _join_choices(named, speech)
    has_kind = any(term.field in _KIND for choices in wanted for it in choices for term in it)
    ruled_out = [term for it in demands if not it.is_wanted for way in it.choices for term in way]
    lacks = [  # trousers are no skirt
        name_lack(term, speech) for term in ruled_out if not (has_kind and term.field in _KIND)
    ]
    if lacks:
        things = speech.plain("things-without", things=things, lack=", ".join(lacks))
    if any(demand.is_price for demand in demands) and within is not None:
        currency = within.currency or (miss.cheapest.currency if miss.cheapest else None)
        things = _name_bounds(things, within, currency, speech)
    return things


def _name_bounds(things: str, within: Filter, currency: str | None, speech: Speech) -> str:
    low, high = (
        None if bound is None else speech.amount(bound, currency)
        for bound in (within.minimum, within.maximum)
    )
    if low is not None and high is not None:
        return speech.plain("things-between", things=things, low=low, high=high)
    if high is not None:
        return speech.plain("things-up-to", things=things, price=high)
    return speech.plain("things-from", things=things, price=low or "")


def _name_all(terms: Iterable[Term], speech: Speech) -> str:
    ordered = sorted(terms, key=lambda term: -_LAST.index(term.field))
    kinds = [term for term in ordered if term.field in ("kind", "group")]
    things = speech.plain(_identify("things", kinds[0]) if kinds else "things-unnamed")
    for term in ordered:
        if term not in kinds:
            things = speech.plain(_identify("things", term), things=things)
    return things


def _join_choices(named: Sequence[str], speech: Speech) -> str:
    joined = named[0]
    for other in named[1:]:
        joined = speech.plain("things-or", things=joined, others=other)
    return joined


def _identify(form: str, term: Term) -> str:
    return f"{form}-{term.field}-{term.value.replace(' ', '-')}"


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]
