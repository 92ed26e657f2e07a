"""A catalogue source, of whatever kind, becomes pairs of pictures and descriptions."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.errors import CommandError
from bot.records import Records
from engine.finetuning.pairs import Pair, Rejected
from storage.items import ItemDraft, Skipped
from storage.sources.csv_file import read_csv
from storage.sources.feidegger import FeideggerRecord, read_records


@dataclass(frozen=True, slots=True)
class Sorted:
    """The pairs of a source by its own splits, and the rows that are none."""

    learned: tuple[Pair, ...]
    held: tuple[Pair, ...] = ()
    tested: tuple[Pair, ...] = ()
    rejected: tuple[Rejected, ...] = ()


def read_pairs(source: Path, images: Path | None = None) -> Sorted:
    """Read a captions CSV, or FEIDEGGER's JSON with its own splits.

    Raises:
        CommandError: it is neither, or absent.
        SourceError: it cannot be read.
    """
    if not source.exists():
        raise CommandError(f"There is no {source}.")
    if source.suffix.lower() == ".json":
        return _sort_records(list(read_records(source, images)))
    if source.is_dir():
        source = source / "catalogue.csv"
    if source.suffix.lower() not in {".csv", ".tsv", ".txt"}:
        raise CommandError(f"{source} is neither a captions CSV nor FEIDEGGER's JSON.")
    rows = list(read_csv(source))
    learned = tuple(_to_pair(row) for row in rows if isinstance(row, ItemDraft))
    return Sorted(learned, rejected=_reject(rows))


async def read_catalogue_pairs(records: Records) -> Sorted:
    """Read the descriptions of the imported catalogue's available items."""
    items = await records.catalogue.list_available()
    if not items:
        raise CommandError(
            "The catalogue is empty: import one with `garderobe catalog import FILE`, or name a "
            "captions CSV or FEIDEGGER JSON to learn from."
        )
    return Sorted(tuple(_to_pair(item) for item in items))


def _to_pair(draft: ItemDraft) -> Pair:
    """Take the descriptions, else the titles."""
    return Pair(
        name=draft.sku,
        picture=draft.image_path,
        german=tuple(filter(None, [draft.description_de or draft.title_de])),
        english=tuple(filter(None, [draft.description_en or draft.title_en])),
        product=draft.product,
        attributes=draft.attributes,
    )


def _sort_records(rows: list[FeideggerRecord | Skipped]) -> Sorted:
    records = [row for row in rows if isinstance(row, FeideggerRecord)]
    pairs = {record.row: _read_record(record) for record in records}
    return Sorted(
        tuple(pairs[it.row] for it in records if not it.is_validation and not it.is_test),
        tuple(pairs[it.row] for it in records if it.is_validation),
        tuple(pairs[it.row] for it in records if it.is_test),
        _reject(rows),
    )


def _read_record(record: FeideggerRecord) -> Pair:
    return Pair(record.row, record.image_path, german=record.descriptions)


def _reject(rows: Iterable[object]) -> tuple[Rejected, ...]:
    return tuple(Rejected(row.row, row.reason) for row in rows if isinstance(row, Skipped))
