"""What an item must be to count at all, whatever it looks like."""

from dataclasses import dataclass
from decimal import Decimal

from engine.errors import QueryError
from engine.facts import CATEGORY, ItemFacts


@dataclass(frozen=True, slots=True)
class Filter:
    """Bounds that no hit ever violates; what is left out (None, empty) binds nothing.

    Prices are inclusive and never converted: an item in another currency than the one named
    does not satisfy, and without one the bounds are of each item's own. An item without a
    price satisfies no price bound. Of several categories an item must have one, and it may
    have none of the excluded ones; upper and lower case are the same.

    Raises:
        QueryError: a bound is no finite number.
    """

    minimum: Decimal | None = None
    maximum: Decimal | None = None
    currency: str | None = None
    categories: frozenset[str] = frozenset()
    excluded_categories: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for bound in (self.minimum, self.maximum):
            if bound is not None and not bound.is_finite():
                raise QueryError(f"the price {bound} is no bound")

    @property
    def has_price(self) -> bool:
        """Tell whether only items with a price can satisfy it."""
        return self.minimum is not None or self.maximum is not None

    def is_satisfied_by(self, facts: ItemFacts) -> bool:
        """Tell whether an item is within the bounds: what the filter means, item by item."""
        return self._admits_price(facts) and self._admits_categories(facts)

    def _admits_price(self, facts: ItemFacts) -> bool:
        if self.currency is not None and facts.currency != self.currency:
            return False
        if not self.has_price:
            return True
        if facts.price is None:
            return False
        is_enough = self.minimum is None or facts.price >= self.minimum
        return is_enough and (self.maximum is None or facts.price <= self.maximum)

    def _admits_categories(self, facts: ItemFacts) -> bool:
        own = fold(facts.attributes.get(CATEGORY, ()))
        if self.categories and not own & fold(self.categories):
            return False
        return not own & fold(self.excluded_categories)


def fold(categories: frozenset[str] | tuple[str, ...]) -> frozenset[str]:
    """Return categories as they are compared: without regard to case."""
    return frozenset(category.casefold() for category in categories)
