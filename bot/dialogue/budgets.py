"""What it may cost: bounds in the shop's own currency, from amounts or from what was shown."""

from collections.abc import Sequence
from dataclasses import replace

from bot.wording.remarks import Remark
from engine.filters import Filter
from engine.wishes import Price, Request, compare_prices, settle_price
from storage.catalogue import Catalogue
from storage.items import Item


class Budgets:
    """Know what prices mean in this shop."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    async def settle(
        self, request: Request, compared_with: Sequence[Item]
    ) -> tuple[Request, tuple[Remark, ...]]:
        """Return a request whose price can be kept, and what to say of the one that cannot.

        "Cheaper" becomes a bound from the prices of the items it speaks of. Amounts in a
        currency that nothing is sold in are left out: nothing is converted.
        """
        comparatives = [it for it in request.comparatives if it.dimension == "price"]
        if request.price is None and not comparatives:
            return request, ()
        currencies = await self._catalogue.list_currencies()
        others = tuple(it for it in request.comparatives if it not in comparatives)
        request = replace(request, comparatives=others)
        if not currencies:
            return replace(request, price=None), (Remark("price-none"),)
        if request.price is not None:
            price, remark = _settle(request.price, currencies)
        else:
            own = [it for it in compared_with if it.price is not None]
            currency = own[0].currency if own else None
            prices = [it.price for it in own if it.price is not None and it.currency == currency]
            price = compare_prices(comparatives[-1], prices, currency)
            remark = Remark("price-unknown") if price is None else None
        return replace(request, price=price), (remark,) if remark else ()


def make_filter(price: Price | None) -> Filter | None:
    """Return what an item's price must be within, if that was said."""
    if price is None:
        return None
    return Filter(minimum=price.minimum, maximum=price.maximum, currency=price.currency)


def _settle(price: Price, currencies: Sequence[str]) -> tuple[Price | None, Remark | None]:
    if price.currency is not None and price.currency not in currencies:
        values = {"asked_currency": price.currency, "own_currency": currencies[0]}
        return None, Remark("price-currency", values)
    settled = settle_price(price)
    if settled is None:
        return None, Remark("price-impossible", {"price": price.text})
    if price.currency is None and len(currencies) == 1:
        settled = replace(settled, currency=currencies[0])
    return settled, None
