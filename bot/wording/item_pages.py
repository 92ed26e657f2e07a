"""An item's page in the shop, where it has one that Telegram takes as a link."""

import re
from urllib.parse import urlsplit

from storage.items import Item


def has_page(item: Item) -> bool:
    """Tell whether an item has a page that can be opened; a sample has none."""
    return not item.is_sample and _is_web_address(item.url)


def _is_web_address(url: str) -> bool:
    """Tell what Telegram takes behind a button; it refuses the whole message for another."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        parts.port  # noqa: B018 - raises where it is no number
    except ValueError:
        return False
    is_host = "." in host.strip(".") and re.fullmatch(r"[\w.-]+", host) is not None
    return parts.scheme in {"http", "https"} and is_host and not re.search(r"\s", url)
