"""A CSV file as people save it: its encoding, its separator, its rows by column."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import structlog

from storage.errors import SourceError

_log = structlog.get_logger(__name__)
_SEPARATORS = (",", ";", "\t")
_MOST_FILE = 256 * 1024 * 1024  # bytes
_MOST_CELL = 20_000  # characters; a longer one is a broken file's, not a garment's
_PARSED_CELL = 16 * 1024 * 1024  # characters the parser itself bears, to name such a row
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")  # Excel's "Unicode text"


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row: the line it ends on, its cells by column, and what is wrong with its form."""

    line: int
    cells: dict[str, str]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A file's columns, in lower case, and its rows, read as they are asked for."""

    columns: tuple[str, ...]
    rows: Iterator[CsvRow]


def load_table(path: Path) -> CsvTable:
    """Load a CSV file whose first line names the columns; outer spaces and empty rows go.

    Reads UTF-8 with or without a byte order mark, UTF-16 with one, else Windows-1252 with a
    warning; cells are separated by commas, semicolons or tabs. Asking for rows raises
    SourceError where the file ends within a quoted cell.

    Raises:
        SourceError: the file cannot be read, or is empty.
    """
    lines = _Lines(_read_text(path), path)
    columns = next(lines, None)
    if columns is None:
        raise SourceError(f"{path} is empty; its first line must name the columns.")
    names = tuple(name.lower() for name in columns)
    return CsvTable(names, (_build_row(lines.number, names, cells) for cells in lines))


def _read_text(path: Path) -> str:
    try:
        if path.stat().st_size > _MOST_FILE:
            raise SourceError(f"{path} is over 256 MB: split it.")
        content = path.read_bytes()
    except OSError as error:
        raise SourceError(f"Cannot read {path}: {error.strerror}.") from error
    if content.startswith(_UTF_16_MARKS):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _log.warning("csv_is_not_utf8", path=str(path), byte=error.start, read_as="Windows-1252")
        return content.decode("cp1252", errors="replace")


class _Lines:
    """The rows that hold anything, each as its cells; `number` is the line the last one ends on."""

    def __init__(self, text: str, path: Path) -> None:
        self._path = path
        self._is_unbalanced = text.count('"') % 2 == 1
        self._started = 0
        first = text[: text.find("\n") + 1]
        has_hint = first.strip().lower().startswith("sep=")  # Excel's own note to itself
        self._skipped = int(has_hint)
        body = text[len(first) :] if has_hint else text
        # The limit belongs to the process; nothing else in it reads CSV.
        csv.field_size_limit(_PARSED_CELL)
        self._reader = csv.reader(io.StringIO(body, newline=""), delimiter=_find_separator(body))

    @property
    def number(self) -> int:
        """Get the line of the file, counted from 1."""
        return self._reader.line_num + self._skipped

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> list[str]:
        while True:
            before = self.number
            try:
                cells = [cell.strip() for cell in next(self._reader)]
            except csv.Error as error:
                raise self._fail(before + 1) from error
            except StopIteration:
                if self._is_unbalanced and self.number > self._started:
                    raise self._fail(self._started) from None
                raise
            self._started = before + 1
            if any(cells):
                return cells

    def _fail(self, line: int) -> SourceError:
        return SourceError(
            f"{self._path} ends within a quoted cell that begins in line {line}: close the quotes."
        )


def _find_separator(text: str) -> str:
    head = next((line for line in text[:20_000].splitlines() if line.strip()), "")
    return max(_SEPARATORS, key=head.count)


def _build_row(line: int, columns: tuple[str, ...], cells: list[str]) -> CsvRow:
    problem = ""
    if any(cells[len(columns) :]):
        problem = f"it has {len(cells)} cells for {len(columns)} columns (unquoted separators?)"
    elif any(len(cell) > _MOST_CELL for cell in cells):
        problem = f"a cell is longer than {_MOST_CELL} characters"
    return CsvRow(line, dict(zip(columns, cells, strict=False)), problem)
