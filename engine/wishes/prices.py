"""What it may cost: unter 50 €, between 20 and 40, um die 80, fünfzig Euro, ein Fuffi."""

from decimal import Decimal

from engine.wishes.amounts import read_amount
from engine.wishes.price_words import (
    AFTER,
    BEFORE,
    CURRENCIES,
    NOT_PRICED,
    NOTE_ARTICLES,
    NOTES,
    NOTES_ALONE,
    TO,
    UNITS,
    Bound,
)
from engine.wishes.request import Price, Problem
from engine.wishes.tokens import Token, join

_BAND = Decimal("0.2")  # "um die 50" is from 40 to 60
_LEAST_BARE = 10  # "50-80" is a price, "3-5" may be anything
_ABSURD = 100_000  # no garment of any shop costs more
_MINUS = frozenset({"-", "−", "–"})
_NO_CENTS = frozenset({"-", "–", "—"})  # 50,-
PRICE_OPENERS = frozenset([*BEFORE.openers, *CURRENCIES.openers, *NOTES_ALONE])

_Amount = tuple[Decimal, str | None, int]  # value, currency, where it ends


def find_price(tokens: list[Token], start: int) -> tuple[Price, int] | None:
    """Return the price that begins at a token and where it ends, or None.

    An amount of money without any other word is the most that the shopper wants to spend.
    """
    before = BEFORE.find(tokens, start)
    if before is None:
        return _find_bare(tokens, start)
    bound, place = before
    place = _skip_article(tokens, _skip_marks(tokens, place))
    first = _read_money(tokens, place, may_be_negative=True)
    if first is None or _is_no_price(tokens, start, first):
        return None
    if bound in (Bound.FROM, Bound.BETWEEN, Bound.ABOUT) or _is_dash(tokens, first[2]):
        last = _find_last(tokens, first[2])
        if last is not None:
            return _make_range(tokens, start, first, last)
    is_money = first[1] is not None or tokens[first[2] - 1].key in NOTES
    is_money = is_money or (first[0] >= _LEAST_BARE and _ends_there(tokens, first[2]))
    if bound is Bound.BETWEEN or (bound is Bound.FOR and not is_money):
        return None
    return _make(tokens, start, bound, first)


def combine(first: Price | None, second: Price) -> Price:
    """Put two prices of a message together: "über 20, unter 50"; what is said later counts."""
    if first is None:
        return second
    minimum = first.minimum if second.minimum is None else second.minimum
    maximum = first.maximum if second.maximum is None else second.maximum
    text = f"{first.text}, {second.text}"
    return Price(minimum, maximum, second.currency or first.currency, text)


def list_problems(price: Price) -> list[Problem]:
    """List what is impossible about a price, which is carried all the same."""
    ends = [end for end in (price.minimum, price.maximum) if end is not None]
    problems: list[Problem] = []
    if len(ends) == 2 and ends[0] > ends[1]:
        problems.append("price-minimum-above-maximum")
    if any(end < 0 for end in ends) or price.maximum == 0:
        problems.append("price-not-positive")
    if any(end > _ABSURD for end in ends):
        problems.append("price-absurd")
    return problems


def _find_bare(tokens: list[Token], start: int) -> tuple[Price, int] | None:
    """Read an amount that no word introduces: it needs a currency, another end or a word after."""
    first = _read_money(tokens, start)
    if first is None or _is_no_price(tokens, start, first):
        return None
    if tokens[first[2] - 1].key in NOTES_ALONE:  # "Hunni", "zwei Hunderter"
        return _make(tokens, start, Bound.MAXIMUM, first)
    last = _find_last(tokens, first[2])
    if last is not None and _is_priced_range(first, last):
        return _make_range(tokens, start, first, last)
    if first[1] is not None:
        return _make(tokens, start, Bound.MAXIMUM, first)
    after = AFTER.find(tokens, first[2])
    is_priced = after is not None and first[0] >= _LEAST_BARE and tokens[start].kind == "number"
    return _make(tokens, start, Bound.MAXIMUM, first) if is_priced else None


def _read_money(
    tokens: list[Token], start: int, *, may_be_negative: bool = False
) -> _Amount | None:
    """Read "50", "50 €", "€ 50", "-5 €", "1.299,-"."""
    place = start
    has_minus = may_be_negative and place < len(tokens) and tokens[place].text in _MINUS
    currency, place = _read_currency(tokens, place + has_minus)
    amount = _read_value(tokens, place)
    if amount is None:
        return None
    value, place = amount
    place = _skip_no_cents(tokens, place)
    if currency is None:
        currency, place = _read_currency(tokens, place)
        place = _skip_no_cents(tokens, place) if currency else place
    return -value if has_minus else value, currency, place


def _read_value(tokens: list[Token], start: int) -> tuple[Decimal, int] | None:
    """Read a number, a bank note ("Fuffi") or several of one ("zwei Hunderter")."""
    count = read_amount(tokens, start)
    place = start if count is None else count[1]
    note = NOTES.get(tokens[place].key) if place < len(tokens) else None
    if note is None:
        return count
    return (note if count is None else count[0] * note), place + 1


def _read_currency(tokens: list[Token], start: int) -> tuple[str | None, int]:
    found = CURRENCIES.find(tokens, start)
    if found is None:
        return None, start
    currency, place = found
    if tokens[start].key in ("fr", "eu", "eur", "sfr") and _is_mark(tokens, place, "."):
        place += 1
    return currency, place


def _find_last(tokens: list[Token], start: int) -> _Amount | None:
    """Read the other end of a range: "bis 80", "-80 €"."""
    to = TO.find(tokens, start)
    return _read_money(tokens, to[1]) if to is not None else None


def _is_priced_range(first: _Amount, last: _Amount) -> bool:
    return bool(first[1] or last[1]) or min(first[0], last[0]) >= _LEAST_BARE


def _is_dash(tokens: list[Token], place: int) -> bool:
    return place < len(tokens) and tokens[place].text in _MINUS


def _is_no_price(tokens: list[Token], start: int, amount: _Amount) -> bool:
    """Tell sizes, ages, counts and numbers with a unit."""
    _, currency, end = amount
    if currency is not None:
        return False
    if start and tokens[start - 1].key in NOT_PRICED:
        return True
    last = _find_last(tokens, end)
    end = last[2] if last is not None and last[1] is None else end
    return end < len(tokens) and tokens[end].key in UNITS


def _make_range(
    tokens: list[Token], start: int, first: _Amount, last: _Amount
) -> tuple[Price, int]:
    text = join(tokens[start : last[2]])
    return Price(first[0], last[0], last[1] or first[1], text), last[2]


def _make(tokens: list[Token], start: int, bound: Bound, amount: _Amount) -> tuple[Price, int]:
    value, currency, place = amount
    after = AFTER.find(tokens, place)
    if after is not None and not _opens_another(tokens, place):  # "min 30 max 60"
        bound, place = after
    minimum, maximum = _find_ends(bound, value)
    return Price(minimum, maximum, currency, join(tokens[start:place])), place


def _ends_there(tokens: list[Token], place: int) -> bool:
    """Tell whether nothing but marks follows: "Pulli für 40", but not "für 40 Leute"."""
    return all(token.kind == "mark" for token in tokens[place:])


def _opens_another(tokens: list[Token], place: int) -> bool:
    """Tell whether a word of prices belongs to the amount that follows it."""
    before = BEFORE.find(tokens, place)
    return before is not None and _read_money(tokens, _skip_marks(tokens, before[1])) is not None


def _find_ends(bound: Bound, value: Decimal) -> tuple[Decimal | None, Decimal | None]:
    match bound:
        case Bound.MINIMUM | Bound.FROM:
            return value, None
        case Bound.ABOUT:
            return value * (1 - _BAND), value * (1 + _BAND)
        case _:
            return None, value


def _skip_marks(tokens: list[Token], place: int) -> int:
    """Skip what stands between a word and its number: "max. 50", "Budget: 50"."""
    while place < len(tokens) and tokens[place].key in (".", ":", "="):
        place += 1
    return place


def _skip_article(tokens: list[Token], start: int) -> int:
    """Skip what stands before a note or a number of words: "nen Fuffi", "a hundred"."""
    place = start
    while place < len(tokens) and tokens[place].key in NOTE_ARTICLES:
        place += 1
    return place if place > start and _read_value(tokens, place) is not None else start


def _skip_no_cents(tokens: list[Token], place: int) -> int:
    """Skip ",-" and ".-" after a number."""
    has_mark = _is_mark(tokens, place, ",") or _is_mark(tokens, place, ".")
    if has_mark and place + 1 < len(tokens) and tokens[place + 1].text in _NO_CENTS:
        return place + 2
    return place


def _is_mark(tokens: list[Token], place: int, mark: str) -> bool:
    return place < len(tokens) and tokens[place].key == mark
