"""Message entities: the formatting a bot asks for and the marks Telegram finds by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from demo.telegram.errors import bad_request
from demo.telegram.store import Json

FORMATS = {
    *("bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "text_link"),
    *("text_mention", "custom_emoji", "blockquote", "expandable_blockquote"),
}
FOUND = {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"}
# Found in this order; a later mark never overlaps an earlier one.
PATTERNS = (
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,24}(?!\w)")),
    ("url", re.compile(r"(?<![\w@])(?:https?|ftp|tg)://[^\s<>\"]+", re.IGNORECASE)),
    (
        "url",
        re.compile(
            r"(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|org|net|de|at|ch|eu|io|shop|example|me|info)"
            r"(?::\d+)?(?:[/?#][^\s<>\"]*)?(?![\w@])",
            re.IGNORECASE,
        ),
    ),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z][A-Za-z0-9_]{2,31}(?!\w)")),
    (
        "bot_command",
        re.compile(r"(?<![\w/<>@#])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])"),
    ),
    ("hashtag", re.compile(r"(?<![\w#&])#\w*[^\W\d_]\w*")),
    ("cashtag", re.compile(r"(?<![\w$])\$[A-Z]{1,8}(?!\w)")),
)


@dataclass(frozen=True, slots=True)
class FormattedText:
    """A text and its entities; offsets and lengths in UTF-16 units."""

    text: str
    entities: tuple[Json, ...] = ()


def measure(text: str) -> int:
    """Count UTF-16 units, in which Telegram measures texts."""
    return len(text) + sum(ord(c) > 0xFFFF for c in text)


def sort_entities(entities: list[Json]) -> tuple[Json, ...]:
    """Order entities as Telegram does: by offset, the enclosing one first."""
    return tuple(sorted(entities, key=lambda e: (e["offset"], -e["length"])))


def finish(formatted: FormattedText) -> FormattedText:
    """Trim the text, fit its entities to what is left, and add the marks found in it."""
    stripped = formatted.text.lstrip(" \n\r\t")
    removed = measure(formatted.text) - measure(stripped)
    text = stripped.rstrip(" \n\r\t")
    given = [_clip(entity, removed, measure(text)) for entity in formatted.entities]
    kept = [entity for entity in given if entity["length"] > 0]
    return FormattedText(text, sort_entities(kept + _find_beside(text, kept)))


def find_entities(text: str) -> list[Json]:
    """Find commands, mentions, links, addresses and tags in a plain text."""
    taken: list[tuple[int, int]] = []
    found: list[Json] = []
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.start(), match.start() + len(match.group().rstrip(".,;:!?)'\""))
            if any(start < other_end and other < end for other, other_end in taken):
                continue
            taken.append((start, end))
            offset, length = measure(text[:start]), measure(text[start:end])
            found.append({"type": kind, "offset": offset, "length": length})
    return found


def read_entities(values: Any, text: str) -> FormattedText:
    """Check the entities a bot passes by hand.

    Raises:
        ApiError: an entity is malformed or lies outside the text.
    """
    if not isinstance(values, list):
        raise bad_request("can't parse entities: expected an Array of MessageEntity")
    end = measure(text)
    entities = [_read_entity(value, end) for value in values]
    return FormattedText(text, tuple(e for e in entities if e["type"] in FORMATS))


def _read_entity(value: Any, text_length: int) -> Json:
    if not isinstance(value, dict):
        raise bad_request("can't parse MessageEntity: expected an Object")
    offset, length = value.get("offset"), value.get("length")
    if not isinstance(offset, int) or not isinstance(length, int) or offset < 0 or length <= 0:
        raise bad_request('can\'t parse MessageEntity: Field "length" must be of type Number')
    kind = value.get("type")
    if kind not in FORMATS | FOUND:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    if kind == "text_link" and not isinstance(value.get("url"), str):
        raise bad_request("can't parse MessageEntity: Can't find field \"url\"")
    _check_range(offset, length, text_length)
    fields = ("type", "offset", "length", "url", "user", "language", "custom_emoji_id")
    return {name: value[name] for name in fields if name in value}


def _check_range(offset: int, length: int, end: int) -> None:
    if offset > end:
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
    if offset + length > end:
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text "
            f"at UTF-16 offset {offset + length}"
        )


def _clip(entity: Json, removed: int, end: int) -> Json:
    start = min(max(entity["offset"] - removed, 0), end)
    stop = min(max(entity["offset"] + entity["length"] - removed, 0), end)
    return {**entity, "offset": start, "length": stop - start}


def _find_beside(text: str, given: list[Json]) -> list[Json]:
    solid = [e for e in given if e["type"] in ("code", "pre", "text_link", "text_mention")]
    return [e for e in find_entities(text) if not any(_overlap(e, other) for other in solid)]


def _overlap(one: Json, other: Json) -> bool:
    one_end, other_end = one["offset"] + one["length"], other["offset"] + other["length"]
    return bool(one["offset"] < other_end and other["offset"] < one_end)
