"""`garderobe backup` and `garderobe restore`: the database as a file, and back."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

import storage.backup
import storage.restore
from bot.console import Terminal
from bot.logs import configure_logging
from bot.settings import Settings


def back_up(
    target: Annotated[
        Path, typer.Argument(help="A file that does not exist yet, or a folder to put it in.")
    ],
    force: Annotated[bool, typer.Option(help="Overwrite the file if it exists.")] = False,
) -> None:
    """Write everything that must survive to one file, also while the bot runs.

    Shoppers' words are in it: it is for its owner only. Pictures of the catalogue and the
    settings are not in it.
    """
    settings = _prepare()
    terminal = Terminal()
    file = target / _name_file() if target.is_dir() else target
    with terminal.bars.show("Backing up") as advance:
        storage.backup.back_up(settings.database, file, may_overwrite=force, on_progress=advance)
    size = file.stat().st_size / 1e6
    terminal.note(f"Wrote and checked {escape(str(file))} ({size:.1f} MB)")


def restore(
    backup: Annotated[Path, typer.Argument(help="What `garderobe backup` wrote.")],
) -> None:
    """Put a backup in the database's place while no bot runs; the old one is kept aside."""
    settings = _prepare()
    terminal = Terminal()
    with terminal.bars.show("Restoring") as advance:
        aside = storage.restore.restore(settings.database, backup, on_progress=advance)
    terminal.note(f"Restored {escape(str(backup))}. The next start builds the index anew.")
    if aside is not None:
        terminal.note(f"What was there before lies in {escape(str(aside))}")


def _prepare() -> Settings:
    settings = Settings()
    configure_logging("WARNING", settings.log_format)
    return settings


def _name_file() -> str:
    return f"garderobe-{datetime.now(UTC):%Y%m%d-%H%M%S}.sqlite3"
