"""What a message says of prices becomes bounds that can be kept."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal

from engine.wishes.prices import list_problems
from engine.wishes.request import Comparative, Price

_CENT = Decimal("0.01")
_FINE, _COARSE = Decimal("0.1"), Decimal("0.5")  # steps: 24, 45, 230, 300
_FEW = 3
_MUCH = Decimal("0.6")  # "viel günstiger" leaves this share of a price


def settle_price(price: Price) -> Price | None:
    """Return bounds that something can be within; None where nothing can.

    Of "80 bis 40" the ends are put right; a highest price of nothing or less is none.
    """
    problems = list_problems(price)
    if "price-not-positive" in problems or "price-absurd" in problems:
        return None
    if "price-minimum-above-maximum" in problems:
        return replace(price, minimum=price.maximum, maximum=price.minimum)
    return price


def compare_prices(
    comparative: Comparative, prices: Sequence[Decimal], currency: str | None
) -> Price | None:
    """Return the bounds of "cheaper" or "dearer" than items at some prices; None without any.

    Of several prices the middle one counts: half of what was shown is cheaper than it. The bound
    is a round one on the far side of it, as people say it: 45 for cheaper than 49.95.
    """
    if not prices:
        return None
    middle = sorted(prices)[(len(prices) - 1) // 2]
    is_much = comparative.degree == "strongly"
    if comparative.direction < 0:
        most = _round(middle * _MUCH if is_much else middle, ROUND_CEILING, -1)
        return Price(None, most, currency, comparative.text) if most > 0 else None
    least = _round(middle / _MUCH if is_much else middle, ROUND_FLOOR, 1)
    return Price(least, None, currency, comparative.text)


def _round(amount: Decimal, rounding: str, side: Literal[-1, 1]) -> Decimal:
    """Return the nearest round amount below (-1) or above (1) an amount, never itself."""
    unit = Decimal(1).scaleb(amount.adjusted())
    step = max(unit * (_FINE if amount < _FEW * unit else _COARSE), _CENT)
    return (((amount / step).to_integral_value(rounding) + side) * step).quantize(_CENT)
