"""Writes a request on one line.

    ! rotes Kleid {red, dress} | -Blumen {floral} | <=50 EUR

`!` a new question, else a refinement · `{}` terms, those of sleeves, necklines, lengths and
groups with their field · `(a / b)` options · `-` ruled out · `length+` longer, `~` slightly,
`++` strongly, `of` what it is about · `#3 like` results and what for · `pattern@2` photo parts ·
`add`, `or`, `start over`, `more`, `link` · `?` problems.
"""

from decimal import Decimal

from engine.wishes import Comparative, Phrase, Price, Request, Term

_BARE = ("kind", "colour", "pattern")
_STEPS = {
    ("slightly", 1): "~+", ("plainly", 1): "+", ("strongly", 1): "++",
    ("slightly", -1): "~-", ("plainly", -1): "-", ("strongly", -1): "--",
}  # fmt: skip


def note(request: Request) -> str:
    """Write a request on one line."""
    parts = [_note_phrase(phrase) for phrase in request.wanted]
    parts += [f"-{_note_phrase(phrase)}" for phrase in request.unwanted]
    parts += [_note_comparative(comparative) for comparative in request.comparatives]
    parts += [_note_price(request.price)] if request.price else []
    if request.results:
        parts.append(f"#{','.join(map(str, request.results))} {request.results_use}")
    parts += [f"{part.field}@{part.photo}" for part in request.photo_parts]
    parts += ["link" for _ in request.links]
    flags = {
        "add": request.is_addition,
        "or": request.is_alternative,
        "start over": request.starts_over,
        "more": request.asks_for_more,
    }
    parts += [flag for flag, is_set in flags.items() if is_set]
    parts += [f"?{problem}" for problem in request.problems]
    return ("" if request.is_refinement else "! ") + " | ".join(parts)


def _note_phrase(phrase: Phrase) -> str:
    terms = f" {{{', '.join(map(_note_term, phrase.terms))}}}" if phrase.terms else ""
    options = f" ({' / '.join(map(_note_phrase, phrase.options))})" if phrase.options else ""
    return f"{phrase.text}{terms}{options}"


def _note_term(term: Term) -> str:
    return term.value if term.field in _BARE else f"{term.field} {term.value}"


def _note_comparative(comparative: Comparative) -> str:
    step = _STEPS[comparative.degree, comparative.direction]
    about = f" of {_note_phrase(comparative.about)}" if comparative.about else ""
    return f"{comparative.dimension}{step}{about}"


def _note_price(price: Price) -> str:
    currency = f" {price.currency}" if price.currency else ""
    if price.minimum is None:
        return f"<={_number(price.maximum)}{currency}"
    if price.maximum is None:
        return f">={_number(price.minimum)}{currency}"
    return f"{_number(price.minimum)}..{_number(price.maximum)}{currency}"


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"
