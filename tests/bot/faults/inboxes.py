"""Looking into a bot's inbox from outside."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any


def read_inbox(data: Path, statement: str) -> list[tuple[Any, ...]]:
    """Look into the bot's inbox."""
    with closing(sqlite3.connect(data / "garderobe.sqlite3")) as database:
        return database.execute(statement).fetchall()
