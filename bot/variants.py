"""What else there is of a product: `auch in 3 weiteren Farben`."""

from collections.abc import Sequence

from bot.texts import Speech
from engine.facts import ItemFacts
from storage.items import Item

_COLOURS = "colours"


def describe_variants(item: Item, variants: Sequence[ItemFacts], speech: Speech) -> str:
    """Say in a sentence in how many more colours there is an item; empty where in none."""
    count, colours = len(variants), _count_more_colours(item, variants)
    if colours:
        return speech.html("details-colours", count=colours)
    return speech.html("details-variants", count=count) if count else ""


def mark_variants(item: Item, variants: Sequence[ItemFacts], speech: Speech) -> str:
    """Say the same in two words, for a picture's caption."""
    count, colours = len(variants), _count_more_colours(item, variants)
    if colours:
        return speech.html("album-colours", count=colours)
    return speech.html("album-variants", count=count) if count else ""


def _count_more_colours(item: Item, variants: Sequence[ItemFacts]) -> int:
    """Count the other colours; none where the feed does not name all, or two differ in more."""
    named = [variant.attributes.get(_COLOURS, ()) for variant in variants]
    own = item.attributes.get(_COLOURS, ())
    is_told_by_colour = all(named) and len({own, *named} - {()}) == len(variants) + 1
    return len(variants) if is_told_by_colour else 0
