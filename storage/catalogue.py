"""The catalogue: the garments that can be found."""

import asyncio
import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnExpressionArgument, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import Database
from storage.items import Item, ItemDraft, Skipped
from storage.picture import UnusablePictureError, hash_picture
from storage.tables import ItemRow

OnProgress = Callable[[int, int], None]
_BATCH = 200  # rows a statement: below SQLite's limit on bound values on every build


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did."""

    added: int
    changed: int
    unchanged: int
    removed: int
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class CatalogueStats:
    """What the catalogue holds."""

    available: int
    unavailable: int
    pictures: int
    categories: dict[str, int]


class Catalogue:
    """Keep the garments; the version changes whenever what can be found does."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def upsert(
        self,
        drafts: Iterable[ItemDraft | Skipped],
        *,
        source: str,
        on_progress: OnProgress | None = None,
    ) -> ImportReport:
        """Bring the items of a source up to date; those it no longer lists become unavailable.

        A draft whose picture cannot be used is skipped and named; its item, if there was one,
        stays as it is.
        """
        rows = list(drafts)
        skipped = [row for row in rows if isinstance(row, Skipped)]
        wanted, doubles = _split_doubles(row for row in rows if isinstance(row, ItemDraft))
        skipped += doubles
        counts = {"added": 0, "changed": 0, "unchanged": 0}
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            hashed = await asyncio.to_thread(_hash_pictures, batch)
            skipped += [result for result in hashed if isinstance(result, Skipped)]
            usable = [result for result in hashed if not isinstance(result, Skipped)]
            async with self._database.session() as session:
                await _write_batch(session, usable, source, counts)
            if on_progress:
                on_progress(start + len(batch), len(wanted))
        removed = await self._remove_others(source, {draft.sku for draft in wanted})
        return ImportReport(**counts, removed=removed, skipped=tuple(skipped))

    async def get_version(self) -> str:
        """Return a string that changes whenever an item's picture or availability changes."""
        statement = (
            select(ItemRow.id, ItemRow.image_hash).where(ItemRow.is_available).order_by(ItemRow.id)
        )
        digest = hashlib.sha256()
        async with self._database.session() as session:
            for item_id, image_hash in await session.execute(statement):
                digest.update(f"{item_id}:{image_hash}\n".encode())
        return digest.hexdigest()[:32]

    async def list_items(self, item_ids: Sequence[int]) -> list[Item]:
        """Return the items in the order of their ids given; ids of none are left out."""
        found: dict[int, Item] = {}
        async with self._database.session() as session:
            for start in range(0, len(item_ids), _BATCH):
                chunk = item_ids[start : start + _BATCH]
                rows = await session.scalars(select(ItemRow).where(ItemRow.id.in_(chunk)))
                found |= {row.id: _to_item(row) for row in rows}
        return [found[item_id] for item_id in item_ids if item_id in found]

    async def find_by_sku(self, sku: str) -> Item | None:
        """Return the item with a shop's own number, if there is one."""
        async with self._database.session() as session:
            row = await session.scalar(select(ItemRow).where(ItemRow.sku == sku))
            return None if row is None else _to_item(row)

    async def count(self) -> int:
        """Count the available items."""
        return await self._count(ItemRow.is_available)

    async def get_stats(self) -> CatalogueStats:
        """Return what the catalogue holds, most frequent categories first."""
        pictures = select(func.count(ItemRow.image_hash.distinct())).where(ItemRow.is_available)
        categories: dict[str, int] = {}
        async with self._database.session() as session:
            picture_count = await session.scalar(pictures)
            statement = select(ItemRow.attributes).where(ItemRow.is_available)
            for attributes in await session.scalars(statement):
                for category in attributes.get("category", ["?"]):
                    categories[category] = categories.get(category, 0) + 1
        return CatalogueStats(
            available=await self.count(),
            unavailable=await self._count(~ItemRow.is_available),
            pictures=picture_count or 0,
            categories=dict(sorted(categories.items(), key=lambda pair: (-pair[1], pair[0]))),
        )

    async def _count(self, condition: ColumnExpressionArgument[bool]) -> int:
        async with self._database.session() as session:
            return (
                await session.scalar(select(func.count()).select_from(ItemRow).where(condition))
                or 0
            )

    async def _remove_others(self, source: str, skus: set[str]) -> int:
        listed = select(ItemRow.id, ItemRow.sku).where(
            ItemRow.source == source, ItemRow.is_available
        )
        async with self._database.session() as session:
            gone = [row.id for row in await session.execute(listed) if row.sku not in skus]
            for start in range(0, len(gone), _BATCH):
                await session.execute(
                    update(ItemRow)
                    .where(ItemRow.id.in_(gone[start : start + _BATCH]))
                    .values(is_available=False, updated_at=datetime.now(UTC))
                )
        return len(gone)


def _split_doubles(drafts: Iterable[ItemDraft]) -> tuple[list[ItemDraft], list[Skipped]]:
    first: dict[str, ItemDraft] = {}
    doubles = []
    for draft in drafts:
        if draft.sku in first:
            doubles.append(Skipped(draft.sku, "the same sku stands in an earlier row"))
        else:
            first[draft.sku] = draft
    return list(first.values()), doubles


def _hash_pictures(drafts: Sequence[ItemDraft]) -> list[tuple[ItemDraft, str] | Skipped]:
    results: list[tuple[ItemDraft, str] | Skipped] = []
    for draft in drafts:
        try:
            results.append((draft, hash_picture(draft.image_path)))
        except UnusablePictureError as error:
            results.append(Skipped(draft.sku, str(error)))
    return results


async def _write_batch(
    session: AsyncSession,
    drafts: Sequence[tuple[ItemDraft, str]],
    source: str,
    counts: dict[str, int],
) -> None:
    skus = [draft.sku for draft, _ in drafts]
    rows = await session.scalars(select(ItemRow).where(ItemRow.sku.in_(skus)))
    known = {row.sku: row for row in rows}
    for draft, image_hash in drafts:
        values = _to_values(draft, image_hash, source)
        row = known.get(draft.sku)
        if row is None:
            session.add(ItemRow(**values, updated_at=datetime.now(UTC)))
            counts["added"] += 1
        elif changes := {key: new for key, new in values.items() if getattr(row, key) != new}:
            for key, new in changes.items():
                setattr(row, key, new)
            row.updated_at = datetime.now(UTC)
            counts["changed"] += 1
        else:
            counts["unchanged"] += 1


def _to_values(draft: ItemDraft, image_hash: str, source: str) -> dict[str, Any]:
    return {
        "sku": draft.sku,
        "source": source,
        "product": draft.product,
        "image_path": str(draft.image_path),
        "image_hash": image_hash,
        "title_de": draft.title_de,
        "title_en": draft.title_en,
        "description_de": draft.description_de,
        "description_en": draft.description_en,
        "attributes": {name: list(values) for name, values in draft.attributes.items()},
        "price": draft.price,
        "currency": draft.currency,
        "url": draft.url,
        "is_sample": draft.is_sample,
        "is_available": True,
    }


def _to_item(row: ItemRow) -> Item:
    return Item(
        id=row.id,
        sku=row.sku,
        product=row.product,
        image_path=Path(row.image_path),
        image_hash=row.image_hash,
        title_de=row.title_de,
        title_en=row.title_en,
        description_de=row.description_de,
        description_en=row.description_en,
        attributes={name: tuple(values) for name, values in row.attributes.items()},
        price=row.price,
        currency=row.currency,
        url=row.url,
        is_sample=row.is_sample,
        is_available=row.is_available,
    )
