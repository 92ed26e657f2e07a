"""Links in what people write: which there are, and what is said beside them."""

from urllib.parse import urlsplit, urlunsplit

from telegram import Message, MessageEntity

from bot.wording.mentions import strip_mention

_KINDS: list[str | None] = [MessageEntity.URL, MessageEntity.TEXT_LINK]
_TELEGRAM = {"t.me", "telegram.me", "telegram.dog"}


def list_links(message: Message) -> list[str]:
    """List the web addresses in a message's text, but for Telegram's own."""
    found = message.parse_entities(_KINDS)
    written = [entity.url or text for entity, text in found.items()]
    links = [link if "://" in link else f"https://{link}" for link in written]
    return [link for link in links if _is_web(link)]


def read_beside_links(message: Message) -> str:
    """Return what a message says beside its links."""
    text = message.text or ""
    for written in message.parse_entities([MessageEntity.URL]).values():
        text = text.replace(written, " ", 1)
    return strip_mention(text, message.get_bot().username)


def list_spellings(link: str) -> list[str]:
    """List the ways in which a catalogue may write a page's address: without what ads add to it."""
    parts = urlsplit(link)
    whole = urlunsplit(parts._replace(fragment=""))
    bare = urlunsplit(parts._replace(query="", fragment=""))
    spellings = [link, whole, bare]
    spellings += [one.rstrip("/") if one.endswith("/") else f"{one}/" for one in (whole, bare)]
    swapped = {"http": "https", "https": "http"}
    return [
        way
        for one in spellings
        for way in (one, swapped[parts.scheme] + one.removeprefix(parts.scheme))
    ]


def _is_web(link: str) -> bool:
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(host) and host not in _TELEGRAM
