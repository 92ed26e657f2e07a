"""What else there is of a product: `auch in 3 weiteren Farben`."""

from collections.abc import Sequence

from bot.wording.texts import Speech
from engine.facts import ItemFacts
from storage.items import Item

_COLOURS = "colours"


def describe_variants(item: Item, variants: Sequence[ItemFacts], speech: Speech) -> str:
    """Say in a sentence in how many more colours there is an item; empty where in none."""
    return _say("details-colours", "details-variants", item, variants, speech)


def mark_variants(item: Item, variants: Sequence[ItemFacts], speech: Speech) -> str:
    """Say the same in two words, for a picture's caption."""
    return _say("album-colours", "album-variants", item, variants, speech)


def _say(
    of_colours: str, of_variants: str, item: Item, variants: Sequence[ItemFacts], speech: Speech
) -> str:
    """Say one of two sentences with how many there are; nothing where there are none."""
    if not variants:
        return ""
    sentence = of_colours if _differ_in_colour(item, variants) else of_variants
    return speech.html(sentence, count=len(variants))


def _differ_in_colour(item: Item, variants: Sequence[ItemFacts]) -> bool:
    """Tell whether colours alone tell them apart: the feed names all, and no two are the same."""
    named = [variant.attributes.get(_COLOURS, ()) for variant in variants]
    own = item.attributes.get(_COLOURS, ())
    return all(named) and len({own, *named} - {()}) == len(variants) + 1
