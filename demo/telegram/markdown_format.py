"""Telegram's MarkdownV2 and its older Markdown, with the error messages of its own parsers."""

from __future__ import annotations

from demo.telegram.entities import FormattedText
from demo.telegram.errors import EntityError


def parse_markdown(source: str) -> FormattedText:
    """Parse the older Markdown."""
    raise EntityError("not implemented yet")


def parse_markdown_v2(source: str) -> FormattedText:
    """Parse MarkdownV2."""
    raise EntityError("not implemented yet")
