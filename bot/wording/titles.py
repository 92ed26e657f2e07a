"""What an item is called in the shopper's language."""

from bot.wording.limits import shorten
from bot.wording.texts import Speech
from storage.items import Item

_TITLE_UNITS = 200


def choose_title(item: Item, speech: Speech) -> str:
    """Return an item's title in the shopper's language, else in the other, else its number."""
    german_first = speech.language == "de"
    titles = (item.title_de, item.title_en) if german_first else (item.title_en, item.title_de)
    return shorten(next((title for title in titles if title), item.sku), _TITLE_UNITS)
