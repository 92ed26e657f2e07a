"""Telegram's MarkdownV2 and its older Markdown, with the error messages of its own parsers."""

from __future__ import annotations

from dataclasses import dataclass

from demo.telegram.entities import FormattedText, sort_entities
from demo.telegram.errors import EntityError
from demo.telegram.html_format import build_link
from demo.telegram.store import Json

RESERVED = b"_*[]()~`>#+-=|{}.!\n"
SPACES = b" \t\r\n\0\x0b"
# MarkdownV2's marks, longest first: how each opens, how it closes, and Telegram's name for it.
MARKS = (
    (b"```", b"```", "pre", "Pre"),
    (b"__", b"__", "underline", "Underline"),
    (b"||", b"||", "spoiler", "Spoiler"),
    (b"![", b"]", "custom_emoji", "CustomEmoji"),
    (b"_", b"_", "italic", "Italic"),
    (b"*", b"*", "bold", "Bold"),
    (b"~", b"~", "strikethrough", "Strikethrough"),
    (b"`", b"`", "code", "Code"),
    (b"[", b"]", "text_link", "TextUrl"),
)
OLD_KINDS = {ord("_"): "italic", ord("*"): "bold", ord("["): "text_link", ord("`"): "code"}


@dataclass(frozen=True, slots=True)
class _Open:
    kind: str
    name: str
    closing: bytes
    language: str
    offset: int  # in UTF-16 units
    start: int  # in bytes of the text written so far
    begin: int  # in bytes of the source


class _Writer:
    """The text written so far, its length in UTF-16 units, and its entities."""

    def __init__(self, source: str) -> None:
        self.source = source.encode() + b"\0\0\0"  # sentinels, as the original's C string has
        self.end = len(self.source) - 3
        self.position = 0
        self.text = bytearray()
        self.units = 0
        self.entities: list[Json] = []

    def starts(self, mark: bytes) -> bool:
        return self.source.startswith(mark, self.position)

    def put(self) -> None:
        byte = self.source[self.position]
        self.text.append(byte)
        self.units += (byte & 0xC0 != 0x80) + (byte >= 0xF0)
        self.position += 1

    def take_language(self) -> str:
        """Read a code block's language and the one line end behind it."""
        stop = self.position
        while self.source[stop] not in SPACES + b"`":
            stop += 1
        language = ""
        if stop < self.end and self.source[stop] != ord("`"):
            language = self.source[self.position : stop].decode(errors="replace")
            self.position = stop
        for line_end in (b"\r\n", b"\n\r", b"\n", b"\r"):
            if self.starts(line_end):
                self.position += len(line_end)
                break
        return language

    def finish(self) -> FormattedText:
        return FormattedText(self.text.decode(errors="replace"), sort_entities(self.entities))


def parse_markdown_v2(source: str) -> FormattedText:
    """Parse MarkdownV2 into a text and its entities.

    Raises:
        EntityError: worded as the real server words it; offsets are in UTF-8 bytes.
    """
    return _MarkdownV2(source).parse()


class _MarkdownV2(_Writer):
    def __init__(self, source: str) -> None:
        super().__init__(source)
        self._open: list[_Open] = []

    def parse(self) -> FormattedText:
        while self.position < self.end:
            byte = self.source[self.position]
            if byte == ord("\\") and 0 < self.source[self.position + 1] <= 126:
                self.position += 1
                self.put()
            elif byte not in (b"`" if self._is_in_code() else RESERVED):
                self.put()
            elif byte == ord("\n"):
                self._take_line_end()
            elif not self._close():
                self._begin()
        self._close_quote()
        if self._open:
            raise self._find_unclosed()
        return self.finish()

    def _is_in_code(self) -> bool:
        return bool(self._open) and self._open[-1].kind in ("code", "pre")

    def _take_line_end(self) -> None:
        self.put()
        if self.source[self.position] == ord(">"):
            if any(mark.kind == "blockquote" for mark in self._open):
                self.position += 1
        else:
            self._close_quote()

    def _close_quote(self) -> None:
        if not any(mark.kind == "blockquote" for mark in self._open):
            return
        mark = self._open.pop()
        if mark.kind != "blockquote":
            self._open.append(mark)
            raise self._find_unclosed()
        self._add(mark, {})

    def _begin(self) -> None:
        begin = self.position
        mark = next((mark for mark in MARKS if self.starts(mark[0])), None)
        is_line_start = begin == 0 or self.source[begin - 1] == ord("\n")
        if mark is None and self.starts(b">") and is_line_start:
            mark = (b">", b"", "blockquote", "BlockQuote")
        if mark is None:
            raise EntityError(
                f"Character '{chr(self.source[begin])}' is reserved and must be escaped "
                "with the preceding '\\'"
            )
        opening, closing, kind, name = mark
        self.position += len(opening)
        language = self.take_language() if kind == "pre" else ""
        name = "PreCode" if language else name
        self._open.append(_Open(kind, name, closing, language, self.units, len(self.text), begin))

    def _close(self) -> bool:
        mark = self._open[-1] if self._open else None
        if mark is None or not mark.closing or not self.starts(mark.closing):
            return False
        if mark.kind == "italic" and self.starts(b"__"):
            return False  # an underline begins inside the italics
        self.position += len(mark.closing)
        self._open.pop()
        if mark.kind == "text_link":
            self._close_link(mark)
        elif mark.kind == "custom_emoji":
            self._close_emoji(mark)
        else:
            self._add(mark, {"language": mark.language} if mark.language else {})
        return True

    def _close_link(self, mark: _Open) -> None:
        url = self.text[mark.start :].decode(errors="replace")
        if self.starts(b"("):
            url = self._take_address("Can't find end of a URL at byte offset")
        entity = {"offset": mark.offset, "length": self.units - mark.offset}
        if entity["length"]:
            self.entities += build_link({"type": "text_link", **entity}, url)

    def _close_emoji(self, mark: _Open) -> None:
        if not self.starts(b"("):
            raise EntityError("Custom emoji entity must contain a tg://emoji URL")
        url = self._take_address("Can't find end of a custom emoji URL at byte offset")
        emoji_id = url.removeprefix("tg://emoji?id=")
        if not emoji_id.isdigit():
            raise EntityError("Custom emoji URL must have an emoji identifier")
        self._add(mark, {"custom_emoji_id": emoji_id})

    def _take_address(self, words: str) -> str:
        self.position += 1
        begin = self.position
        url = bytearray()
        while self.position < self.end and self.source[self.position] != ord(")"):
            is_escape = self.source[self.position] == ord("\\")
            self.position += is_escape and 0 < self.source[self.position + 1] <= 126
            url.append(self.source[self.position])
            self.position += 1
        if self.position >= self.end:
            raise EntityError(f"{words} {begin}")
        self.position += 1
        return url.decode(errors="replace")

    def _add(self, mark: _Open, fields: Json) -> None:
        length = self.units - mark.offset
        if length:
            entity = {"type": mark.kind, "offset": mark.offset, "length": length, **fields}
            self.entities.append(entity)

    def _find_unclosed(self) -> EntityError:
        mark = self._open[-1]
        return EntityError(f"Can't find end of {mark.name} entity at byte offset {mark.begin}")


def parse_markdown(source: str) -> FormattedText:
    """Parse the older Markdown, which knows no nesting.

    Raises:
        EntityError: an entity has no end.
    """
    writer = _Writer(source)
    while writer.position < writer.end:
        byte = writer.source[writer.position]
        if byte == ord("\\") and writer.source[writer.position + 1] in b"_*`[":
            writer.position += 1
            writer.put()
        elif byte in OLD_KINDS:
            _take_old_entity(writer)
        else:
            writer.put()
    return writer.finish()


def _take_old_entity(writer: _Writer) -> None:
    begin, offset, start = writer.position, writer.units, len(writer.text)
    kind = OLD_KINDS[writer.source[begin]]
    closing = b"```" if writer.starts(b"```") else b"]" if kind == "text_link" else None
    closing = closing or writer.source[begin : begin + 1]
    writer.position += len(closing)
    language = writer.take_language() if closing == b"```" else ""
    while writer.position < writer.end and not writer.starts(closing):
        writer.put()
    if writer.position >= writer.end:
        raise EntityError(f"Can't find end of the entity starting at byte offset {begin}")
    writer.position += len(closing)
    entity: Json = {"type": kind, "offset": offset, "length": writer.units - offset}
    if kind == "text_link":
        url = _take_old_address(writer) or writer.text[start:].decode(errors="replace")
        writer.entities += build_link(entity, url) if entity["length"] else []
    elif entity["length"]:
        pre = {"type": "pre"} if closing == b"```" else {}
        writer.entities.append({**entity, **pre, **({"language": language} if language else {})})


def _take_old_address(writer: _Writer) -> str:
    if not writer.starts(b"("):
        return ""
    stop = writer.source.find(b")", writer.position)
    stop = stop if stop >= 0 else writer.end
    url = writer.source[writer.position + 1 : stop].decode(errors="replace")
    writer.position = min(stop + 1, writer.end)
    return url
