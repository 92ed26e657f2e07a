"""Telegram's limits on text, counted as Telegram counts: in UTF-16 code units."""

BUTTON_UNITS = 28  # not Telegram's: what fits half a phone's width
DOWNLOAD_BYTES = 20 * 1024 * 1024  # core.telegram.org/bots/api#getfile


def count_units(text: str) -> int:
    """Return the length of a text in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def shorten(text: str, units: int) -> str:
    """Return the text, cut with an ellipsis where it exceeds so many UTF-16 code units."""
    if count_units(text) <= units:
        return text
    room, kept = units - 1, []
    for character in text:
        room -= count_units(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"
