"""The facts of all items of an index, row by row, so that a filter is a few array comparisons."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import numpy as np
from numpy.typing import NDArray

from engine.facts import CATEGORY, ItemFacts
from engine.filters import Filter, fold
from engine.knowledge import Judgements, Knowledge
from engine.palette.naming import Palettes
from engine.readings import Reading
from engine.wishes import Term

Mask = NDArray[np.bool_]

_UNPRICED = np.iinfo(np.int64).min
_MOST_CENTS = 2**62  # far above any price, still an int64
_MOST_BOUND = _MOST_CENTS // 100
_CENT = Decimal("0.01")
_NO_ATTRIBUTES: Mapping[str, tuple[str, ...]] = {}
_NO_READING: Reading = {}


class FactTable:
    """Columns over the N rows of an index; rows of one product can be listed at once."""

    def __init__(self, item_ids: NDArray[np.int64], facts: Iterable[ItemFacts] = ()) -> None:
        """Lay out the facts of these items (N,); an item without facts has empty ones."""
        count = len(item_ids)
        self._item_ids = item_ids
        self._cents = np.full(count, _UNPRICED, dtype=np.int64)
        self._currencies = np.zeros(count, dtype=np.int16)  # codes; 0 is none
        self._products = np.zeros(count, dtype=np.int32)
        self._attributes: list[Mapping[str, tuple[str, ...]]] = [_NO_ATTRIBUTES] * count
        self._readings: list[Reading] = [_NO_READING] * count
        self._palettes: Palettes | None = None
        self._currency_codes: dict[str, int] = {"": 0}
        self._product_codes: dict[str, int] = {"": 0}
        self._fill(facts)
        self._product_names = list(self._product_codes)
        self._currency_names = list(self._currency_codes)
        self._categories = self._list_rows_by_category()
        self._knowledge = Knowledge([self.get(row) for row in range(count)])
        self._by_product = np.argsort(self._products, kind="stable").astype(np.int32)
        self._sorted_products = self._products[self._by_product]

    def __len__(self) -> int:
        return len(self._item_ids)

    def get(self, row: int) -> ItemFacts:
        """Get the facts of one row."""
        cents = int(self._cents[row])
        return ItemFacts(
            item_id=int(self._item_ids[row]),
            product=self._product_names[self._products[row]],
            price=None if cents == _UNPRICED else Decimal(cents).scaleb(-2),
            currency=self._currency_names[self._currencies[row]],
            attributes=self._attributes[row],
            readings=self._readings[row],
            palette=self._palettes[row] if self._palettes is not None else None,
        )

    def list_ids(self, rows: NDArray[np.int64]) -> tuple[int, ...]:
        """List the item ids of some rows."""
        return tuple(self._item_ids[rows].tolist())

    @property
    def palettes(self) -> Palettes | None:
        """Get what the pictures' pixels say of colours: (N, C), NaN where nothing is known."""
        return self._palettes

    def find_rows(self, within: Filter | None) -> Mask:
        """Tell for every row whether it satisfies a filter: (N,), as `Filter` defines it."""
        mask = np.ones(len(self), dtype=np.bool_)
        if within is None:
            return mask
        if within.currency is not None:
            mask &= self._currencies == self._currency_codes.get(within.currency, -1)
        if within.has_price:
            mask &= self._find_priced(within)
        if within.categories:
            mask &= self._find_categories(within.categories)
        if within.excluded_categories:
            mask &= ~self._find_categories(within.excluded_categories)
        return mask

    def find_items(self, item_ids: Sequence[int]) -> Mask:
        """Tell for every row whether it is one of these items: (N,)."""
        return np.isin(self._item_ids, np.asarray(item_ids, dtype=np.int64))

    def judge(self, term: Term) -> Judgements:
        """Judge for every row whether a term holds: (N,), as `engine.knowledge` does."""
        return self._knowledge.judge(term)

    def tell(self, term: Term) -> Judgements:
        """Tell for every row what its feed says of a term: (N,), as `engine.knowledge` does."""
        return self._knowledge.tell(term)

    def find_ends(self, rows: Mask) -> tuple[ItemFacts, ItemFacts] | None:
        """Find the cheapest and the dearest of marked rows (N,); None where none has a price."""
        priced = np.flatnonzero(rows & (self._cents != _UNPRICED))
        if not len(priced):
            return None
        by_price = priced[np.argsort(self._cents[priced], kind="stable")]
        return self.get(int(by_price[0])), self.get(int(by_price[-1]))

    def list_others_of_product(self, row: int) -> NDArray[np.int32]:
        """List the other rows of a row's product, in order; none where it has no product."""
        product = self._products[row]
        if not product:
            return np.empty(0, dtype=np.int32)
        first, last = np.searchsorted(self._sorted_products, [product, product + 1])
        rows = self._by_product[first:last]
        others: NDArray[np.int32] = rows[rows != row]
        return others

    def _fill(self, facts: Iterable[ItemFacts]) -> None:
        rows = {int(item_id): row for row, item_id in enumerate(self._item_ids)}
        shared: dict[tuple[str, ...], tuple[str, ...]] = {}  # one tuple for all that say the same
        for item in facts:
            row = rows.get(item.item_id)
            if row is None:
                continue
            if item.price is not None:
                self._cents[row] = int(item.price.scaleb(2).to_integral_value())
            self._currencies[row] = _code(self._currency_codes, item.currency)
            self._products[row] = _code(self._product_codes, item.product)
            self._attributes[row] = {
                name: shared.setdefault(values, values) for name, values in item.attributes.items()
            }
            self._readings[row] = item.readings
            if item.palette is not None:
                self._add_palette(row, item.palette)

    def _add_palette(self, row: int, palette: Palettes) -> None:
        if self._palettes is None:
            self._palettes = np.full((len(self), len(palette)), np.nan, dtype=np.float32)
        self._palettes[row] = palette

    def _list_rows_by_category(self) -> dict[str, NDArray[np.int32]]:
        rows: defaultdict[str, list[int]] = defaultdict(list)
        for row, attributes in enumerate(self._attributes):
            for category in fold(attributes.get(CATEGORY, ())):
                rows[category].append(row)
        return {category: np.array(listed, dtype=np.int32) for category, listed in rows.items()}

    def _find_priced(self, within: Filter) -> Mask:
        mask: Mask = self._cents != _UNPRICED
        if within.minimum is not None:
            mask &= self._cents >= _to_cents(within.minimum, ROUND_CEILING)
        if within.maximum is not None:
            mask &= self._cents <= _to_cents(within.maximum, ROUND_FLOOR)
        return mask

    def _find_categories(self, categories: frozenset[str]) -> Mask:
        mask = np.zeros(len(self), dtype=np.bool_)
        for category in fold(categories) & self._categories.keys():
            mask[self._categories[category]] = True
        return mask


def _code(codes: dict[str, int], name: str) -> int:
    return codes.setdefault(name, len(codes))


def _to_cents(bound: Decimal, rounding: str) -> int:
    """Turn a bound into whole cents on the side that admits no more than it does."""
    if not -_MOST_BOUND < bound < _MOST_BOUND:
        return _MOST_CENTS if bound > 0 else -_MOST_CENTS
    return int(bound.quantize(_CENT, rounding=rounding).scaleb(2))
