"""Traces of a person, wherever they can be: rows, files, log lines, the bot's memory."""

import gc
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_ROOMS = ("bot.", "storage.", "engine.")
_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Person:
    """What may tell of a person: their id, words that nobody else says, bytes of their photos."""

    person_id: int
    words: tuple[str, ...]
    photos: tuple[bytes, ...] = ()

    def list_needles(self) -> list[bytes]:
        """List the forms in which a file may hold any of it."""
        number = self.person_id.to_bytes(6 if self.person_id >= 2**31 else 4, "big")
        texts = [str(self.person_id), *self.words]
        escaped = [json.dumps(text)[1:-1] for text in texts]
        return [number, *{it.encode() for it in (*texts, *escaped)}, *self.photos]

    def is_in(self, value: Any) -> bool:
        """Tell whether a value of any kind holds any of it."""
        if isinstance(value, bytes):
            return any(needle in value for needle in self.list_needles())
        if isinstance(value, int):
            return abs(value) == self.person_id
        return isinstance(value, str) and self.is_in(value.encode())


def list_rows(database: Path, person: Person) -> Iterator[str]:
    """List the columns of every table that hold something of a person."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (table,) in names.fetchall():
            rows = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - our own tables
            columns = [column[0] for column in rows.description]
            for row in rows:
                yield from (
                    f"{table}.{column}"
                    for column, value in zip(columns, row, strict=True)
                    if person.is_in(value)
                )


def list_files(folder: Path, person: Person) -> Iterator[str]:
    """List the files, of any kind, whose bytes hold something of a person."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            yield from (
                f"{path.name}: {needle!r}" for needle in person.list_needles() if needle in content
            )


def list_memories(person: Person) -> Iterator[str]:
    """List the attributes of the bot's own objects that hold a person's id or words."""
    gc.collect()
    for thing in gc.get_objects():
        module = str(type(thing).__module__)
        if not module.startswith(_ROOMS):
            continue
        for name, value in _list_attributes(thing):
            if any(person.is_in(one) for one in _flatten(value, _DEPTH)):
                yield f"{module}.{type(thing).__name__}.{name}"


def _list_attributes(thing: Any) -> Iterator[tuple[str, Any]]:
    slots = [slot for kind in type(thing).__mro__ for slot in getattr(kind, "__slots__", ())]
    for name in {*getattr(thing, "__dict__", {}), *slots}:
        if isinstance(name, str):
            yield name, getattr(thing, name, None)


def _flatten(value: Any, depth: int) -> Iterator[Any]:
    if isinstance(value, Mapping) and depth:
        for one in (*value.keys(), *value.values()):
            yield from _flatten(one, depth - 1)
    elif isinstance(value, (list, tuple, set, frozenset)) and depth:
        for one in value:
            yield from _flatten(one, depth - 1)
    else:
        yield value
