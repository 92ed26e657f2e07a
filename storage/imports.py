"""An import: the drafts of one source become items, in batches that are each all or nothing."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import Database
from storage.items import ItemDraft, Skipped
from storage.picture import Look, UnusablePictureError, hash_content, look_here, read_picture
from storage.tables import SKU_LENGTH, ItemRow

OnProgress = Callable[[int, int], None]
"""Called with how many drafts are done and how many there are."""

_BATCH = 200  # rows a statement: below SQLite's limit on bound values on every build
_LOCK = 7_402_672
_CENT = Decimal("0.01")
_MOST_PRICE = Decimal(10**9)
Hashed = tuple[ItemDraft, str]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did; `removed` items are no longer listed by the source."""

    added: int
    changed: int
    unchanged: int
    removed: int
    skipped: tuple[Skipped, ...]


class Import:
    """Bring the items of one source up to date."""

    def __init__(
        self,
        database: Database,
        source: str | None,
        on_progress: OnProgress | None,
        look: Look | None = None,
    ) -> None:
        self._database = database
        self._source = source
        self._on_progress = on_progress
        self._look = look or _look_here
        self._counts: Counter[str] = Counter()
        self._skipped: list[Skipped] = []

    async def run(self, drafts: Iterable[ItemDraft | Skipped]) -> ImportReport:
        """Write what is new or changed; a source without a name never removes anything."""
        rows = await asyncio.to_thread(list, drafts)
        wanted = self._sort_out(rows)
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            await self._write(await self._hash(batch))
            if self._on_progress:
                self._on_progress(start + len(batch), len(wanted))
        removed = await self._remove_others({row.sku for row in rows}) if self._source else 0
        return ImportReport(
            added=self._counts["added"],
            changed=self._counts["changed"],
            unchanged=self._counts["unchanged"],
            removed=removed,
            skipped=tuple(self._skipped),
        )

    def _sort_out(self, rows: Iterable[ItemDraft | Skipped]) -> list[ItemDraft]:
        """Return the drafts that can become items; the first of a sku wins."""
        first: dict[str, ItemDraft] = {}
        for row in rows:
            if isinstance(row, Skipped):
                self._skipped.append(row)
            elif problem := _find_problem(row, first):
                self._skipped.append(Skipped(row.sku[:SKU_LENGTH], problem, row.sku))
            else:
                first[row.sku] = row
        return list(first.values())

    async def _hash(self, drafts: Sequence[ItemDraft]) -> list[Hashed]:
        hashed = []
        for draft in drafts:
            try:
                content = await asyncio.to_thread(read_picture, draft.image_path)
                await self._look(content, draft.image_path.name)
                hashed.append((draft, await asyncio.to_thread(hash_content, content)))
            except UnusablePictureError as error:
                self._skipped.append(Skipped(draft.sku, str(error), draft.sku))
        return hashed

    async def _write(self, drafts: Sequence[Hashed]) -> None:
        counts: Counter[str] = Counter()
        async with self._database.transaction() as session:
            if self._database.dialect == "postgresql":  # two imports take turns, as SQLite's do
                await session.execute(select(func.pg_advisory_xact_lock(_LOCK)))
            known = await _load_known(session, [draft.sku for draft, _ in drafts])
            now = await _find_moment(session)
            new = []
            for draft, image_hash in drafts:
                values = _to_values(draft, image_hash, self._source or "")
                row = known.get(draft.sku)
                if row is None:
                    new.append(values | {"updated_at": now})
                counts["added" if row is None else _change(row, values, now)] += 1
            if new:
                await session.execute(insert(ItemRow), new)
        self._counts += counts  # only what was committed

    async def _remove_others(self, skus: set[str]) -> int:
        """Take out what the source lists no more; a row that was skipped still counts as listed."""
        statement = select(ItemRow.id, ItemRow.sku).where(
            ItemRow.source == self._source, ItemRow.is_available
        )
        async with self._database.transaction() as session:
            gone = [row.id for row in await session.execute(statement) if row.sku not in skus]
            now = await _find_moment(session)
            for start in range(0, len(gone), _BATCH):
                await session.execute(
                    update(ItemRow)
                    .where(ItemRow.id.in_(gone[start : start + _BATCH]))
                    .values(is_available=False, updated_at=now)
                )
        return len(gone)


async def _look_here(content: bytes, name: str) -> None:
    await asyncio.to_thread(look_here, content, name)


def _find_problem(draft: ItemDraft, earlier: dict[str, ItemDraft]) -> str | None:
    problems = (
        (not draft.sku.strip(), "the sku is empty"),
        (len(draft.sku) > SKU_LENGTH, f"the sku is longer than {SKU_LENGTH} characters"),
        (not _is_storable(draft.sku), "the sku holds characters that cannot be stored"),
        (not _is_storable(str(draft.image_path)), "the picture's name cannot be stored"),
        (draft.sku in earlier, "the same sku stands in an earlier row"),
        (
            draft.price is not None and not 0 <= draft.price < _MOST_PRICE,
            f"the price {draft.price} cannot be",
        ),
    )
    return next((reason for is_problem, reason in problems if is_problem), None)


def _is_storable(text: str) -> bool:
    return text == _clean(text)


def _clean(text: str) -> str:
    """Leave out what no database keeps: NUL, and halves of characters from broken file names."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")


async def _load_known(session: AsyncSession, skus: Sequence[str]) -> dict[str, ItemRow]:
    rows = await session.scalars(select(ItemRow).where(ItemRow.sku.in_(skus)))
    return {row.sku: row for row in rows}


async def _find_moment(session: AsyncSession) -> datetime:
    """Return now, or what is just after the latest change where the clock was set back since.

    A running bot notices an import by the latest change alone.
    """
    latest = await session.scalar(select(func.max(ItemRow.updated_at)))
    now = datetime.now(UTC)
    return now if latest is None else max(now, latest + timedelta(microseconds=1))


def _change(row: ItemRow, values: dict[str, Any], now: datetime) -> str:
    """Bring a row up to date and say whether it was."""
    changes = {name: new for name, new in values.items() if getattr(row, name) != new}
    for name, new in changes.items():
        setattr(row, name, new)
    if changes:
        row.updated_at = now
    return "changed" if changes else "unchanged"


def _to_values(draft: ItemDraft, image_hash: str, source: str) -> dict[str, Any]:
    return {
        "sku": draft.sku,
        "source": source,
        "product": _clean(draft.product),
        "image_path": str(draft.image_path.absolute()),
        "image_hash": image_hash,
        "title_de": _clean(draft.title_de),
        "title_en": _clean(draft.title_en),
        "description_de": _clean(draft.description_de),
        "description_en": _clean(draft.description_en),
        "attributes": {name: list(values) for name, values in draft.attributes.items()},
        "price": None if draft.price is None else draft.price.quantize(_CENT),
        "currency": draft.currency[:3],
        "url": _clean(draft.url),
        "is_sample": draft.is_sample,
        "is_available": True,
    }
