"""Prices and currencies as shops write them."""

import re
from decimal import Decimal

_AMOUNT = re.compile(r"\d[\d.,'\s]*")
_AROUND = re.compile(r"(?:€|\$|£|[A-Za-z]{2,4}\.?)?")
_CENT = Decimal("0.01")


def read_price(text: str) -> Decimal | None:
    """Read `49.90`, `49,90 €`, `EUR 1.299,00` or `12,-`; nothing is no price.

    Raises:
        ValueError: it is none; the message is for whoever keeps the catalogue.
    """
    if not text.strip():
        return None
    problem = ValueError(f"the price {text[:40]!r} is no number")
    amount = _AMOUNT.search(text)
    if amount is None:
        raise problem
    before, after = text[: amount.start()].strip(), text[amount.end() :].strip()
    after = after.lstrip("-–—").strip() if amount[0].rstrip()[-1] in ",." else after
    if not _AROUND.fullmatch(before) or not _AROUND.fullmatch(after):
        raise problem
    return _read_amount(re.sub(r"[\s']", "", amount[0]).rstrip(".,")).quantize(_CENT)


def read_currency(text: str) -> str:
    """Read a three-letter currency code; none is the euro.

    Raises:
        ValueError: it is no such code.
    """
    if not text:
        return "EUR"
    if not re.fullmatch(r"[A-Za-z]{3}", text):
        raise ValueError(f"the currency {text[:40]!r} is no three-letter code")
    return text.upper()


def _read_amount(digits: str) -> Decimal:
    """Read digits whose last sign, if it stands once, is the decimal one."""
    if len(digits) > 15:
        raise ValueError(f"the price {digits[:20]!r}… cannot be")
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return Decimal(digits)
    whole, cents = digits[:last], digits[last + 1 :]
    groups = re.split(r"[.,]", whole)
    is_grouped = all(len(group) == 3 for group in groups[1:])
    if digits.count(digits[last]) > 1:  # 1.299.000: that sign only groups
        is_grouped, groups, cents = is_grouped and len(cents) == 3, [*groups, cents], ""
    if not is_grouped:
        raise ValueError(f"the price {digits!r} is no number")
    return Decimal(f"{''.join(groups)}.{cents or '0'}")
