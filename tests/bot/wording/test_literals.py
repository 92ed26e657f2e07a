"""No sentence for shoppers stands in code: they all are in the locale files."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

BOT = Path(__file__).parents[3] / "bot"
# Rooms whose text can reach a shopper; what the others say is for operators' logs and terminals.
SPEAKING = ("dialogue", "handlers", "lists", "notices", "operator", "privacy", "wording")
# Modules that read what shoppers say, in tables and patterns of their words.
READING = ("words", "talk", "intents", "regions", "strengths")
TALKING = re.compile(r"[^\W\d_]{2,}[\s,.!?:–-]+\S*[^\W\d_]{2,}|^[A-ZÄÖÜ][a-zäöüß]{2,}")
CODE = re.compile(
    r"^[a-z_][\w.:/%{}#+-]*: ?$|^[a-z_][\w.:/%{}#+-]*$", re.ASCII
)  # names, paths, formats
TO_TELEGRAM = re.compile(
    r"(send|edit|answer|reply|set_my)_\w+|InlineKeyboardButton|BotCommand|\w*Result\w*"
)


def list_literals(source: str) -> Iterator[tuple[int, str]]:
    """List the strings of a program that speak to people: not of documentation, errors, logs."""
    tree = ast.parse(source)
    aside = {id(node) for parent in ast.walk(tree) for node in _list_aside(parent)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in aside:
            continue
        if isinstance(node.value, str) and _talks(node.value):
            yield node.lineno, node.value


def _talks(text: str) -> bool:
    return TALKING.search(text) is not None and CODE.search(text) is None


def _list_aside(node: ast.AST) -> Iterator[ast.AST]:
    is_documentation = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    name = _name_call(node)
    is_for_operators = name.startswith("_log.") or name in ("re.compile", "find_string")
    if isinstance(node, ast.Raise) or is_documentation or is_for_operators:
        yield from ast.walk(node)


def _name_call(node: ast.AST) -> str:
    return ast.unparse(node.func) if isinstance(node, ast.Call) else ""


def list_spoken(source: str) -> Iterator[tuple[int, str]]:
    """List the strings with letters, also of f-strings, that a call to Telegram is given."""
    for node in ast.walk(ast.parse(source)):
        if TO_TELEGRAM.fullmatch(_name_call(node).rsplit(".", 1)[-1]) and isinstance(
            node, ast.Call
        ):
            for value in (*node.args, *(it.value for it in node.keywords if it.arg != "filename")):
                yield from _list_said(value)


def _list_said(value: ast.expr) -> Iterator[tuple[int, str]]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        if re.search(r"[^\W\d_]{2,}", value.value):
            yield value.lineno, value.value
    elif isinstance(value, ast.JoinedStr | ast.BinOp | ast.IfExp):
        for part in ast.iter_child_nodes(value):
            if isinstance(part, ast.expr):
                yield from _list_said(part)


@pytest.mark.parametrize("room", SPEAKING)
def test_no_sentence_stands_in_a_room_that_speaks(room: str) -> None:
    modules = [path for path in (BOT / room).rglob("*.py") if path.stem not in READING]
    assert modules
    found = [(path.name, *it) for path in modules for it in list_literals(path.read_text("utf-8"))]
    assert found == []


def test_telegram_is_given_no_words_that_stand_in_code() -> None:
    modules = list(BOT.rglob("*.py"))
    found = [(path.name, *it) for path in modules for it in list_spoken(path.read_text("utf-8"))]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        'text = "Das habe ich nicht."',
        'text = f"Hallo {name}, schön dich zu sehen"',
        'label = "Weiter ›"',
        'return "Sorry" if broken else text',
        'toast = "gern " + name + ", gemerkt und notiert"',
    ],
)
def test_a_sentence_in_code_is_found(line: str) -> None:
    assert list(list_literals(f"def speak():\n    {line}"))


@pytest.mark.parametrize(
    "line",
    [
        'bot.send_message(1, "ok")',
        'query.answer_callback_query(1, text=f"nur {count}")',
        'InlineKeyboardButton("mehr" + arrow, callback_data=data)',
        'bot.send_photo(1, photo, caption="ja" if good else nothing)',
    ],
)
def test_words_given_to_telegram_are_found(line: str) -> None:
    assert list(list_spoken(line))
