"""A catalogue source, recognised by what it is, goes into the catalogue."""

from collections.abc import Iterator
from pathlib import Path

from bot.errors import CommandError
from bot.progress import ProgressBars
from storage.catalogue import Catalogue, ImportReport
from storage.items import ItemDraft, Skipped
from storage.sources.csv_file import read_csv
from storage.sources.feidegger import read_feidegger
from storage.sources.folder import read_folder


async def import_source(catalogue: Catalogue, source: Path, bars: ProgressBars) -> ImportReport:
    """Import a folder of pictures, a CSV file or FEIDEGGER JSON.

    Raises:
        CommandError: it is none of them.
        SourceError: it cannot be read.
    """
    drafts = _read(source)
    with bars.show("Importing") as advance:
        return await catalogue.upsert(drafts, source=_name(source), on_progress=advance)


def _name(source: Path) -> str:
    """Return what tells this source from others: where it lies."""
    return str(source.resolve())


def _read(source: Path) -> Iterator[ItemDraft | Skipped]:
    if source.is_dir():
        listed = source / "catalogue.csv"
        return read_csv(listed) if listed.exists() else read_folder(source)
    if source.suffix.lower() in {".csv", ".tsv", ".txt"} and source.is_file():
        return read_csv(source)
    if source.suffix.lower() == ".json" and source.is_file():
        return read_feidegger(source)
    if not source.exists():
        raise CommandError(f"There is no {source}.")
    raise CommandError(f"{source} is neither a folder of pictures, a CSV file nor FEIDEGGER JSON.")
