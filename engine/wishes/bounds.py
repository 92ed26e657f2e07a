"""What a message says of prices becomes bounds that can be kept."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from engine.wishes.prices import list_problems
from engine.wishes.request import Comparative, Price

_CENT = Decimal("0.01")
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

    Of several prices the middle one counts: half of what was shown is cheaper than it.
    """
    if not prices:
        return None
    middle = sorted(prices)[(len(prices) - 1) // 2]
    is_much = comparative.degree == "strongly"
    if comparative.direction < 0:
        most = (middle * _MUCH).quantize(_CENT, ROUND_FLOOR) if is_much else middle - _CENT
        return Price(None, most, currency, comparative.text) if most > 0 else None
    least = (middle / _MUCH).quantize(_CENT, ROUND_CEILING) if is_much else middle + _CENT
    return Price(least, None, currency, comparative.text)
