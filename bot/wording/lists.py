"""Lists in words: what is on them, what it cost and costs, what friends say."""

from collections.abc import Sequence

from bot.lists.entries import Entry, ListPage, SharedPage
from bot.sending.albums import Picture
from bot.wording.item_pages import has_page
from bot.wording.limits import shorten
from bot.wording.texts import Speech
from bot.wording.titles import choose_title
from storage.items import Item
from storage.votes import Tally

_TITLE_UNITS = 80  # ten entries with their prices and votes must fit one message
_TOGETHER_UNITS = 3000  # of the titles in one message, which has 4096 with all around them
_TOAST_UNITS = 100  # of a title in a toast, which has 200


def describe_list(page: ListPage, speech: Speech) -> str:
    """Say what is on one page of a person's own list (HTML)."""
    lines = [speech.html("list-title", count=page.total)]
    lines += [describe_entry(entry, speech) for entry in page.entries]
    lines.append(speech.html("list-hint"))
    return "\n".join(lines)


def describe_shared(shared: SharedPage, speech: Speech) -> str:
    """Say what a friend shared, and that one may vote (HTML)."""
    is_item = shared.share.item_id is not None
    if not shared.page.entries:
        return speech.html("shared-empty")
    title = "shared-item-title" if is_item else "shared-list-title"
    lines = [speech.html(title, count=shared.page.total)]
    lines += [describe_entry(entry, speech) for entry in shared.page.entries]
    lines.append(speech.html("shared-hint"))
    return "\n".join(lines)


def describe_remembered(items: Sequence[Item], speech: Speech) -> str:
    """Say which items are remembered now, each as shortly as it takes for one message (HTML)."""
    units = min(_TOAST_UNITS, _TOGETHER_UNITS // len(items))
    titles = [shorten(choose_title(item, speech), units) for item in items]
    return speech.html("list-remembered", count=len(items), titles=_join(titles, speech))


def describe_entry(entry: Entry, speech: Speech) -> str:
    """Say one entry in a line: number, title, price then and now, votes (HTML)."""
    parts = [_name(entry, speech), _describe_price(entry, speech)]
    parts.append(describe_tally(entry.tally, speech))
    return " · ".join(part for part in parts if part)


def describe_tally(tally: Tally, speech: Speech) -> str:
    """Say how friends voted (HTML); nothing where none did."""
    if not tally.likes and not tally.dislikes:
        return ""
    likes, dislikes = str(tally.likes), str(tally.dislikes)
    return speech.html("list-votes", likes=likes, dislikes=dislikes)


def _caption(entry: Entry, speech: Speech) -> str:
    """Say what stands under an entry's picture (HTML)."""
    item = entry.item
    title = choose_title(item, speech)
    price = _describe_price(entry, speech)
    caption = speech.html("album-caption", number=str(entry.number), title=title)
    return f"{caption} · {price}" if price else caption


def build_picture(entry: Entry, speech: Speech) -> Picture:
    """Build an entry's picture with its caption."""
    item = entry.item
    return Picture(item.image_path, item.image_hash, _caption(entry, speech))


def name_shortly(item: Item, speech: Speech) -> str:
    """Name an item in plain text, as a toast has room for."""
    return shorten(choose_title(item, speech), _TOAST_UNITS)


def _name(entry: Entry, speech: Speech) -> str:
    """Name an entry (HTML), as a link where it has a page in the shop."""
    item = entry.item
    number, title = str(entry.number), shorten(choose_title(item, speech), _TITLE_UNITS)
    if not item.is_available or not has_page(item):
        return speech.html("list-entry", number=number, title=title)
    url = item.url.replace('"', "%22")  # it stands between quotes
    return speech.html("list-entry-link", number=number, title=title, url=url)


def _describe_price(entry: Entry, speech: Speech) -> str:
    item = entry.item
    if not item.is_available:
        return speech.html("list-gone")
    if item.price is None:
        return ""
    now = speech.price(item.price, item.currency)
    if entry.has_new_price and entry.price_then is not None:
        then = speech.price(entry.price_then, item.currency)
        return speech.html("list-price-changed", then=then, now=now)
    return speech.html("list-price", now=now)


def _join(titles: Sequence[str], speech: Speech) -> str:
    """Name several items in one sentence: "A", "B" and "C"."""
    quoted = [speech.plain("list-quoted", title=title) for title in titles]
    if len(quoted) == 1:
        return quoted[0]
    return speech.plain("list-joined", first=", ".join(quoted[:-1]), last=quoted[-1])
