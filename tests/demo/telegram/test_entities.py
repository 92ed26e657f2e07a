"""Formatting: HTML, MarkdownV2, Markdown, entities by hand, and what is found in plain texts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.telegram.entities import FormattedText, find_entities, finish, measure, read_entities
from demo.telegram.errors import ApiError, EntityError
from demo.telegram.html_format import parse_html
from demo.telegram.markdown_format import parse_markdown, parse_markdown_v2


def list_pieces(formatted: FormattedText) -> list[tuple[str, str]]:
    """List each entity's kind with the text it covers."""
    units = formatted.text.encode("utf-16-le")
    return [
        (e["type"], units[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le"))
        for e in formatted.entities
    ]


@pytest.mark.parametrize(
    ("source", "text", "pieces"),
    [
        ("<b>ä<i>x</i></b> &lt;3", "äx <3", [("bold", "äx"), ("italic", "x")]),
        ("👗<u>y</u>", "👗y", [("underline", "y")]),
        ("<s>a</s><tg-spoiler>b</tg-spoiler>", "ab", [("strikethrough", "a"), ("spoiler", "b")]),
        ('<span class="tg-spoiler">b</span>', "b", [("spoiler", "b")]),
        ("<blockquote expandable>z</blockquote>", "z", [("expandable_blockquote", "z")]),
        ("<code>x</code><pre>y</pre>", "xy", [("code", "x"), ("pre", "y")]),
        ("a &amp;&#33;&unknown; b", "a &!&unknown; b", []),
        ("<b></b>leer", "leer", []),
    ],
)
def test_html_becomes_entities(source: str, text: str, pieces: list[tuple[str, str]]) -> None:
    formatted = parse_html(source)
    assert formatted.text == text
    assert list_pieces(formatted) == pieces


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("</b>", "Unexpected end tag at byte offset 0"),
        ("ä<b>x</i>", 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
        ("<foo>x</foo>", 'Unsupported start tag "foo" at byte offset 0'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_bad_html_is_refused_in_telegrams_words(source: str, words: str) -> None:
    with pytest.raises(EntityError, match=f"^{re.escape(words)}$"):
        parse_html(source)


def test_links_carry_their_address() -> None:
    formatted = parse_html('<a href="https://shop.example?a=1&amp;b=2">x</a>')
    assert formatted.entities[0]["url"] == "https://shop.example?a=1&b=2"


def test_a_code_block_carries_its_language() -> None:
    formatted = parse_html('<pre><code class="language-python">x</code></pre>')
    expected = {"type": "pre", "offset": 0, "length": 1, "language": "python"}
    assert formatted.entities == (expected,)


@pytest.mark.parametrize(
    ("source", "text", "pieces"),
    [
        ("*fett* _kursiv_", "fett kursiv", [("bold", "fett"), ("italic", "kursiv")]),
        ("__unter__ ~weg~", "unter weg", [("underline", "unter"), ("strikethrough", "weg")]),
        ("||psst|| `c_*`", "psst c_*", [("spoiler", "psst"), ("code", "c_*")]),
        ("*a _b_*", "a b", [("bold", "a b"), ("italic", "b")]),
        ("\\*kein\\* 👗 *b*", "*kein* 👗 b", [("bold", "b")]),
        ("```py\nx\n```", "x\n", [("pre", "x\n")]),
        (">q1\n>q2\nrest", "q1\nq2\nrest", [("blockquote", "q1\nq2\n")]),
        ("[x](https://a.de/b\\)c)", "x", [("text_link", "x")]),
    ],
)
def test_markdown_v2_becomes_entities(
    source: str, text: str, pieces: list[tuple[str, str]]
) -> None:
    formatted = parse_markdown_v2(source)
    assert formatted.text == text
    assert list_pieces(formatted) == pieces


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("a.b", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("12-34", "Character '-' is reserved and must be escaped with the preceding '\\'"),
        ("ü *b", "Can't find end of Bold entity at byte offset 3"),
        ("_a", "Can't find end of Italic entity at byte offset 0"),
        ("[x](https://a.de", "Can't find end of a URL at byte offset 4"),
    ],
)
def test_bad_markdown_v2_is_refused_in_telegrams_words(source: str, words: str) -> None:
    with pytest.raises(EntityError, match=f"^{re.escape(words)}$"):
        parse_markdown_v2(source)


def test_the_older_markdown_still_works() -> None:
    formatted = parse_markdown("*b* _i_ [x](http://a.de) `c` 1.")
    kinds = [("bold", "b"), ("italic", "i"), ("text_link", "x"), ("code", "c")]
    assert list_pieces(formatted) == kinds
    with pytest.raises(EntityError, match="Can't find end of the entity starting at byte offset 0"):
        parse_markdown("*b")


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("/start jetzt", [("bot_command", "/start")]),
        ("/start@garderobe_bot", [("bot_command", "/start@garderobe_bot")]),
        ("hallo @garderobe_bot!", [("mention", "@garderobe_bot")]),
        ("👗 https://shop.example/a?b=1, gut", [("url", "https://shop.example/a?b=1")]),
        (
            "#Sommerkleid an lena@shop.example",
            [("email", "lena@shop.example"), ("hashtag", "#Sommerkleid")],
        ),
        ("rot/blau und 50 €", []),
    ],
)
def test_marks_are_found_in_plain_texts(text: str, pieces: list[tuple[str, str]]) -> None:
    assert list_pieces(FormattedText(text, tuple(find_entities(text)))) == pieces


def test_trimming_moves_the_entities_along() -> None:
    formatted = finish(parse_html("  \n<b> Rot </b> "))
    assert formatted.text == "Rot"
    assert list_pieces(formatted) == [("bold", "Rot")]


@pytest.mark.parametrize(
    "entity",
    [
        {"type": "bold", "offset": 2, "length": 9},
        {"type": "bold", "offset": 9, "length": 1},
        {"type": "bold", "offset": -1, "length": 1},
        {"type": "loud", "offset": 0, "length": 1},
        {"type": "text_link", "offset": 0, "length": 1},
        "bold",
    ],
)
def test_bad_entities_by_hand_are_refused(entity: Any) -> None:
    with pytest.raises(ApiError, match=r"^Bad Request: "):
        read_entities([entity], "Rot")


@given(st.text(alphabet=st.sampled_from("<>/&;ab \"'=*_~|`[]()!\\\n>👗ä"), max_size=40))
def test_whatever_is_parsed_lies_within_its_text(source: str) -> None:
    for parse in (parse_html, parse_markdown_v2, parse_markdown):
        try:
            formatted = finish(parse(source))
        except EntityError:
            continue
        end = measure(formatted.text)
        for entity in formatted.entities:
            assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= end
