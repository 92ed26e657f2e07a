"""Telegram's HTML: parsed over UTF-8 bytes as its own parser does, with its error messages."""

from __future__ import annotations

from dataclasses import dataclass

from demo.telegram.entities import FormattedText, sort_entities
from demo.telegram.errors import EntityError
from demo.telegram.links import find_link, find_user_id
from demo.telegram.store import Json

TAGS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("tg-spoiler", "span"), "spoiler"),
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "tg-emoji": "custom_emoji",
    "blockquote": "blockquote",
}
REFERENCES = {b"lt": ord("<"), b"gt": ord(">"), b"amp": ord("&"), b"quot": ord('"')}
SPACES = b" \t\r\n\0\x0b"


@dataclass(frozen=True, slots=True)
class _Tag:
    name: str
    argument: str
    offset: int  # in UTF-16 units
    start: int  # in bytes of the text written so far


def parse_html(source: str) -> FormattedText:
    """Parse Telegram's HTML into a text and its entities.

    Raises:
        EntityError: worded as the real server words it; offsets are in UTF-8 bytes.
    """
    return _HtmlParser(source.encode()).parse()


class _HtmlParser:
    def __init__(self, source: bytes) -> None:
        self._source = source + b"\0\0"  # a sentinel, as the original's C string has
        self._end = len(source)
        self._position = 0
        self._text = bytearray()
        self._units = 0
        self._open: list[_Tag] = []
        self._entities: list[Json] = []

    def parse(self) -> FormattedText:
        while self._position < self._end:
            byte = self._source[self._position]
            if byte == ord("<"):
                self._take_tag()
            elif byte == ord("&") and (code := self._take_reference()):
                self._put(chr(code).encode(errors="replace"))
            else:
                self._put(bytes((byte,)))
                self._position += 1
        if self._open:
            name = self._open[-1].name
            raise EntityError(f'Can\'t find end tag corresponding to start tag "{name}"')
        return FormattedText(self._text.decode(errors="replace"), sort_entities(self._entities))

    def _put(self, data: bytes) -> None:
        self._text += data
        self._units += sum((b & 0xC0 != 0x80) + (b >= 0xF0) for b in data)

    def _take_reference(self) -> int:
        """Read &lt; or &#60;; return its code point, or 0 and stay where it is none."""
        start = self._position + 1
        if self._source[start] == ord("#"):
            return self._take_number(start + 1)
        stop = start
        while chr(self._source[stop]).isalpha() and self._source[stop] < 128:
            stop += 1
        code = REFERENCES.get(self._source[start:stop], 0)
        if code:
            self._position = stop + (self._source[stop] == ord(";"))
        return code

    def _take_number(self, start: int) -> int:
        is_hex = self._source[start] == ord("x")
        start += is_hex
        digits = b"0123456789abcdefABCDEF" if is_hex else b"0123456789"
        stop = start
        while self._source[stop] in digits:
            stop += 1
        code = int(self._source[start:stop] or b"0", 16 if is_hex else 10)
        if not 0 < code < 0x10FFFF or stop - self._position >= 10:
            return 0
        self._position = stop + (self._source[stop] == ord(";"))
        return code

    def _take_tag(self) -> None:
        begin = self._position
        self._position += 1
        if self._source[self._position] == ord("/"):
            self._take_end_tag(begin)
        else:
            self._take_start_tag(begin)

    def _take_start_tag(self, begin: int) -> None:
        self._skip_until(SPACES + b">")
        if self._position >= self._end:
            raise EntityError(f"Unclosed start tag at byte offset {begin}")
        name = self._source[begin + 1 : self._position].decode(errors="replace").lower()
        if name not in TAGS:
            raise EntityError(f'Unsupported start tag "{name}" at byte offset {begin}')
        argument = ""
        while self._source[self._position] != ord(">"):
            self._skip_spaces()
            if self._source[self._position] != ord(">"):
                argument = self._take_attribute(name, begin) or argument
        self._position += 1
        if name == "span" and argument != "spoiler":
            raise EntityError(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self._open.append(_Tag(name, argument, self._units, len(self._text)))

    def _take_attribute(self, tag: str, begin: int) -> str:
        start = self._position
        self._skip_until(SPACES + b"=>")
        name = self._source[start : self._position].decode(errors="replace")
        where = f'tag "{tag}" at byte offset {begin}'
        if not name:
            raise EntityError(f"Empty attribute name in the {where}")
        self._skip_spaces()
        if self._source[self._position] != ord("="):
            if self._position >= self._end:
                raise EntityError(f"Unclosed start tag at byte offset {begin}")
            return _read_argument(tag, name, "")
        self._position += 1
        self._skip_spaces()
        if self._position >= self._end:
            raise EntityError(f'Unclosed start tag "{tag}" at byte offset {begin}')
        value = self._take_value()
        if self._position >= self._end:
            raise EntityError(f"Unclosed start tag at byte offset {begin}")
        return _read_argument(tag, name, value)

    def _take_value(self) -> str:
        quote = self._source[self._position]
        if quote not in b"\"'":
            return self._take_name_token()
        self._position += 1
        value = bytearray()
        while self._position < self._end and self._source[self._position] != quote:
            is_reference = self._source[self._position] == ord("&")
            if is_reference and (code := self._take_reference()):
                value += chr(code).encode(errors="replace")
                continue
            value.append(self._source[self._position])
            self._position += 1
        self._position += self._position < self._end
        return value.decode(errors="replace")

    def _take_name_token(self) -> str:
        start = self._position
        while chr(self._source[self._position]).isalnum() or self._source[self._position] in b".-":
            self._position += 1
        if self._source[self._position] not in SPACES + b">":
            raise EntityError(f"Unexpected end of name token at byte offset {start}")
        return self._source[start : self._position].decode(errors="replace").lower()

    def _take_end_tag(self, begin: int) -> None:
        if not self._open:
            raise EntityError(f"Unexpected end tag at byte offset {begin}")
        self._skip_until(SPACES + b">")
        name = self._source[begin + 2 : self._position].decode(errors="replace").lower()
        self._skip_spaces()
        if self._source[self._position] != ord(">"):
            raise EntityError(f"Unclosed end tag at byte offset {begin}")
        self._position += 1
        tag = self._open.pop()
        if name not in ("", tag.name):
            raise EntityError(
                f"Unmatched end tag at byte offset {begin}, "
                f'expected "</{tag.name}>", found "</{name}>"'
            )
        if self._units > tag.offset:
            self._close(tag)

    def _close(self, tag: _Tag) -> None:
        entity: Json = {
            "type": TAGS[tag.name],
            "offset": tag.offset,
            "length": self._units - tag.offset,
        }
        if tag.name == "a":
            url = tag.argument or self._text[tag.start :].decode(errors="replace")
            self._entities += build_link(entity, url)
        elif tag.name == "tg-emoji":
            if not tag.argument.isdigit():
                raise EntityError("Invalid custom emoji identifier specified")
            self._entities.append({**entity, "custom_emoji_id": tag.argument})
        elif tag.name == "blockquote" and tag.argument:
            self._entities.append({**entity, "type": "expandable_blockquote"})
        elif tag.name in ("pre", "code"):
            self._close_code(tag, entity)
        else:
            self._entities.append(entity)

    def _close_code(self, tag: _Tag, entity: Json) -> None:
        """Join <pre><code class="language-x">, which is one entity with a language."""
        last = self._entities[-1] if self._entities else {}
        is_same = all(last.get(key) == entity[key] for key in ("offset", "length"))
        if tag.name == "pre" and is_same and last.get("type") == "code":
            language = last.pop("language", "")
            last["type"] = "pre"
            if language:
                last["language"] = language
            return
        is_inside_pre = bool(self._open) and self._open[-1].name == "pre"
        if tag.name == "code" and tag.argument and is_inside_pre:
            entity["language"] = tag.argument
        self._entities.append(entity)

    def _skip_until(self, stops: bytes) -> None:
        while self._position < self._end and self._source[self._position] not in stops:
            self._position += 1

    def _skip_spaces(self) -> None:
        while self._position < self._end and self._source[self._position] in SPACES:
            self._position += 1


def _read_argument(tag: str, name: str, value: str) -> str:
    if tag == "a" and name == "href":
        return value
    if tag == "code" and name == "class" and value.startswith("language-"):
        return value.removeprefix("language-")
    if tag == "span" and name == "class" and value.startswith("tg-"):
        return value.removeprefix("tg-")
    if tag == "tg-emoji" and name == "emoji-id":
        return value
    return "expandable" if tag == "blockquote" and name == "expandable" else ""


def build_link(entity: Json, url: str) -> list[Json]:
    """Build a text_link or text_mention; an address Telegram does not take gives none."""
    user_id = find_user_id(url)
    if user_id is not None:
        return [{**entity, "type": "text_mention", "user_id": user_id}]
    link = find_link(url)
    return [] if link is None else [{**entity, "type": "text_link", "url": link}]
