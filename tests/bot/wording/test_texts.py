"""Sentences: the same ones in both languages, values escaped, prices as people write them."""

import ast
import html
import re
from decimal import Decimal
from pathlib import Path

import pytest

from bot.wording.texts import LANGUAGES, LOCALES, MissingSentenceError, Texts

BOT = Path(__file__).parents[3] / "bot"
ID = re.compile(r"^([a-z][a-z0-9-]*) *=", re.MULTILINE)
NAMED = re.compile(r'(?:html|plain|ShopperProblem)\(\s*"([a-z0-9-]+)"')
VARIABLE = re.compile(r"\$(\w+)")


def read_sentences(language: str) -> dict[str, str]:
    text = "\n".join(path.read_text("utf-8") for path in (LOCALES / language).glob("*.ftl"))
    parts = ID.split(text)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_both_languages_have_every_sentence() -> None:
    german, english = (read_sentences(language) for language in LANGUAGES)
    assert german.keys() == english.keys()


def test_a_sentence_takes_the_same_values_in_both_languages() -> None:
    german, english = (read_sentences(language) for language in LANGUAGES)
    different = [
        sentence
        for sentence in german
        if set(VARIABLE.findall(german[sentence])) != set(VARIABLE.findall(english[sentence]))
    ]
    assert different == []


def test_every_sentence_that_code_names_exists() -> None:
    known = read_sentences("de")
    named = {name for path in BOT.rglob("*.py") for name in NAMED.findall(path.read_text("utf-8"))}
    assert len(named) > 20
    assert named - known.keys() == set()


def list_names(source: str) -> tuple[set[str], set[str]]:
    """List the strings of a program that can name sentences, and those that names begin with."""
    nodes = list(ast.walk(ast.parse(source)))
    constants = {it.value for it in nodes if isinstance(it, ast.Constant)}
    begun = [it.values[0] for it in nodes if isinstance(it, ast.JoinedStr)]
    beginnings = {it.value for it in begun if isinstance(it, ast.Constant)}
    return {str(it) for it in constants}, {str(it) for it in beginnings if str(it).endswith("-")}


def test_every_sentence_is_said_somewhere() -> None:
    names, beginnings = {"help"}, {"things-", "value-", "lacks-"}  # these name terms
    for path in BOT.rglob("*.py"):
        named, begun = list_names(path.read_text("utf-8"))
        names, beginnings = names | named, beginnings | begun
    silent = [it for it in read_sentences("de") if it not in names]
    assert [it for it in silent if not it.startswith(tuple(beginnings))] == []


def test_a_value_may_be_as_long_as_a_message() -> None:
    text = "&<" * 1750
    for speech in (Texts("de").speak(language) for language in LANGUAGES):
        assert html.unescape(speech.html("feedback-received", number="7", text=text)).count(text)
        assert text in speech.plain("details-description", text=text)


def test_an_unknown_sentence_is_an_error() -> None:
    with pytest.raises(MissingSentenceError):
        Texts("de").speak("de").plain("no-such-sentence")


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(MissingSentenceError):
        Texts("de").speak("de").plain("understood-words")


def test_values_are_escaped_in_html() -> None:
    line = Texts("de").speak("de").html("understood-words", phrase="<b>&")
    assert line == "„&lt;b&gt;&amp;“"


@pytest.mark.parametrize(
    ("language_code", "expected"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("DE", "de"),
        ("de_CH", "de"),
        ("den", "en"),
        ("en", "en"),
        ("fr", "en"),
        ("", "de"),
        (None, "de"),
    ],
)
def test_language_follows_telegram(language_code: str | None, expected: str) -> None:
    assert Texts("de").choose(None, language_code).language == expected


def test_a_chosen_language_beats_telegrams() -> None:
    assert Texts("de").choose("en", "de").language == "en"


def test_prices_are_written_as_in_the_language() -> None:
    texts = Texts("en")
    assert texts.speak("de").price(Decimal("1299.5"), "EUR") == "1.299,50\xa0€"
    assert texts.speak("en").price(Decimal("1299.5"), "EUR") == "€1,299.50"


def test_counts_are_in_the_right_number() -> None:
    german = Texts("de").speak("de")
    assert german.html("answer-count", first=1, last=1, count=1) == "Ein Treffer."
    assert german.html("answer-count", first=1, last=8, count=8) == "Meine 8 besten Treffer."
