"""What the documents name exists: commands, options, targets, files."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer

from bot.cli import app

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
COMMAND = re.compile(
    r"\bgarderobe ((?:demo|run|search|encode|train|evaluate|calibrate|catalog \w+)[^`\n#]*)"
)


def list_commands() -> list[str]:
    return [found for path in DOCUMENTS for found in COMMAND.findall(path.read_text("utf-8"))]


def list_options(words: list[str]) -> set[str]:
    """Return the options of the command that these words begin with."""
    command: Any = typer.main.get_command(app)
    for word in words:
        if not hasattr(command, "commands"):
            break
        command = command.commands[word]
    return {option for parameter in command.params for option in parameter.opts}


def test_the_readme_shows_the_commands() -> None:
    assert len(list_commands()) >= 8


@pytest.mark.parametrize("line", list_commands())
def test_every_command_and_option_exists(line: str) -> None:
    words = line.split()
    assert {word for word in words if word.startswith("--")} <= list_options(words)


def test_every_make_target_exists() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = {
        target
        for path in DOCUMENTS
        for target in re.findall(r"(?:^|`)make (\w+)", path.read_text("utf-8"), re.MULTILINE)
    }
    assert {"run", "test", "check", "bench"} <= named
    assert [target for target in named if not re.search(rf"^{target}:", makefile, re.M)] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(path: Path) -> None:
    text = path.read_text("utf-8")
    links = re.findall(r"\]\(([^)#\s]+)", text) + re.findall(r'src="([^"]+)"', text)
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (path.parent / link).exists()] == []


def test_every_decision_is_listed() -> None:
    listed = (ROOT / "docs/adr/README.md").read_text("utf-8")
    pages = [path.name for path in (ROOT / "docs/adr").glob("0*.md")]
    assert [page for page in pages if page not in listed] == []
