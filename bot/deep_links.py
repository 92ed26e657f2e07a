"""What stands behind /start in a link: 1 to 64 of A-Z, a-z, 0-9, _ and -.

https://core.telegram.org/bots/features#deep-linking
"""

import base64
import binascii
import re
from dataclasses import dataclass
from enum import StrEnum

FORM = re.compile(r"[A-Za-z0-9_-]{1,64}")
SHARE = re.compile(r"l-([A-Za-z0-9_-]{16,60})")
_ITEM = re.compile(r"i-([1-9][0-9]{0,17})")
_WISH = re.compile(r"w-([A-Za-z0-9_-]{2,62})")
_PAGE = re.compile(r"p-(list|wishes)")
_CAMPAIGN = re.compile(r"(?![a-z]-)[A-Za-z0-9_-]{1,64}")
_MOST_WISH_BYTES = 46  # as many as 62 characters of base64 hold


class Page(StrEnum):
    """A page of a person's own."""

    LIST = "list"
    WISHES = "wishes"


@dataclass(frozen=True, slots=True)
class SharedLink:
    """A list or an item that somebody shares, by its token."""

    token: str


@dataclass(frozen=True, slots=True)
class ItemLink:
    """An item of the catalogue."""

    item_id: int


@dataclass(frozen=True, slots=True)
class WishLink:
    """Words to search for."""

    words: str


@dataclass(frozen=True, slots=True)
class Campaign:
    """Where somebody comes from: a fair, a poster, a newsletter."""

    name: str


Target = SharedLink | ItemLink | WishLink | Campaign | Page


def read_payload(payload: str) -> Target | None:
    """Return what a link opens; None where nobody made it so."""
    if match := SHARE.fullmatch(payload):
        return SharedLink(match[1])
    if match := _ITEM.fullmatch(payload):
        return ItemLink(int(match[1]))
    if match := _PAGE.fullmatch(payload):
        return Page(match[1])
    if match := _WISH.fullmatch(payload):
        words = _decode(match[1])
        return WishLink(words) if words else None
    return Campaign(payload) if _CAMPAIGN.fullmatch(payload) else None


def write_share(token: str) -> str:
    """Return what opens what is shared under a token."""
    return f"l-{token}"


def write_item(item_id: int) -> str:
    """Return what opens an item."""
    return f"i-{item_id}"


def write_page(page: Page) -> str:
    """Return what opens a page of one's own."""
    return f"p-{page}"


def find_wish_payload(words: str) -> str | None:
    """Return what searches for words; None where they are too long for a link."""
    content = words.strip().encode()
    if not 0 < len(content) <= _MOST_WISH_BYTES:
        return None
    return "w-" + base64.urlsafe_b64encode(content).decode().rstrip("=")


def is_campaign(name: str) -> bool:
    """Tell whether a name can be a campaign's: it must not read like another link."""
    return _CAMPAIGN.fullmatch(name) is not None


def _decode(text: str) -> str:
    try:
        content = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        return content.decode().strip()
    except (binascii.Error, UnicodeDecodeError):
        return ""
