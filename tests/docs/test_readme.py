"""What the documents name exists: commands, options, targets, files."""

import re
from pathlib import Path

import click
import pytest
import typer

from bot.cli import app

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
COMMAND = re.compile(r"\bgarderobe ((?:demo|run|search|encode|catalog \w+)[^`\n#]*)")


def list_commands() -> list[str]:
    return [found for path in DOCUMENTS for found in COMMAND.findall(path.read_text("utf-8"))]


def find_command(words: list[str]) -> click.Command:
    command: click.Command = typer.main.get_command(app)
    for word in words:
        if not isinstance(command, click.Group):
            break
        command = command.commands[word]
    return command


def test_the_readme_shows_the_commands() -> None:
    assert len(list_commands()) >= 8


@pytest.mark.parametrize("line", list_commands())
def test_every_command_and_option_exists(line: str) -> None:
    words = line.split()
    known = {option for parameter in find_command(words).params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known


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
