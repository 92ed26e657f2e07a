"""The catalogue: the garments that can be found."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import ColumnExpressionArgument, func, select

from storage.database import Database
from storage.errors import NotFoundError
from storage.imports import Import, ImportReport, OnProgress
from storage.items import Attributes, HardFacts, Item, ItemDraft, Skipped
from storage.picture import Look
from storage.tables import EmbeddingRow, ItemRow

__all__ = ["Catalogue", "CatalogueStats", "ImportReport"]

_BATCH = 200  # rows a statement: below SQLite's limit on bound values on every build


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
        source: str | None = None,
        on_progress: OnProgress | None = None,
        look: Look | None = None,
    ) -> ImportReport:
        """Bring the items of a source up to date; those it no longer lists become unavailable.

        A draft whose picture cannot be used is skipped and named; its item, if there was one,
        stays as it is. An item that another source listed becomes this one's. Without a
        source, nothing becomes unavailable. The drafts are read in a thread. `look` is given
        each picture, to look at where a hostile one can do no harm.
        """
        return await Import(self._database, source, on_progress, look).run(drafts)

    async def get_version(self) -> str:
        """Return a string that changes whenever an available item, its picture, or how many
        models have seen that picture changes.
        """
        seen = (
            select(EmbeddingRow.image_hash, func.count().label("models"))
            .group_by(EmbeddingRow.image_hash)
            .subquery()
        )
        statement = (
            select(ItemRow.id, ItemRow.image_hash, ItemRow.updated_at, seen.c.models)
            .outerjoin(seen, seen.c.image_hash == ItemRow.image_hash)
            .where(ItemRow.is_available)
            .order_by(ItemRow.id)
        )
        digest = hashlib.sha256()
        async with self._database.session() as session:
            for item_id, image_hash, updated_at, models in await session.execute(statement):
                digest.update(f"{item_id} {image_hash} {updated_at} {models}\n".encode())
        return digest.hexdigest()[:32]

    async def find_latest_change(self) -> datetime | None:
        """Return when any item changed last; each import that changes one moves it on.

        A cheap look for a change, where `get_version` reads all items.
        """
        async with self._database.session() as session:
            return await session.scalar(select(func.max(ItemRow.updated_at)))

    async def get_item(self, item_id: int) -> Item:
        """Return an item, available or not.

        Raises:
            NotFoundError: there is no such item.
        """
        items = await self.list_items([item_id])
        if not items:
            raise NotFoundError(f"there is no item {item_id}")
        return items[0]

    async def list_items(self, item_ids: Sequence[int]) -> list[Item]:
        """Return the items in the order of the ids, available or not; ids of none are left out."""
        found: dict[int, Item] = {}
        async with self._database.session() as session:
            for start in range(0, len(item_ids), _BATCH):
                chunk = item_ids[start : start + _BATCH]
                rows = await session.scalars(select(ItemRow).where(ItemRow.id.in_(chunk)))
                found |= {row.id: _to_item(row) for row in rows}
        return [found[item_id] for item_id in item_ids if item_id in found]

    async def list_available(self) -> list[Item]:
        """Return every available item, oldest first."""
        statement = select(ItemRow).where(ItemRow.is_available).order_by(ItemRow.id)
        async with self._database.session() as session:
            return [_to_item(row) for row in await session.scalars(statement)]

    async def list_facts(self) -> list[HardFacts]:
        """Return what is simply true of every available item, by item id."""
        columns = ItemRow.id, ItemRow.product, ItemRow.price, ItemRow.currency, ItemRow.attributes
        statement = select(*columns).where(ItemRow.is_available).order_by(ItemRow.id)
        async with self._database.session() as session:
            rows = await session.execute(statement)
            return [
                HardFacts(item_id, product, price, currency, _to_attributes(attributes))
                for item_id, product, price, currency, attributes in rows
            ]

    async def find_by_sku(self, sku: str) -> Item | None:
        """Return the item with a shop's own number, if there is one."""
        async with self._database.session() as session:
            row = await session.scalar(select(ItemRow).where(ItemRow.sku == sku))
            return None if row is None else _to_item(row)

    async def find_by_url(self, urls: Sequence[str]) -> Item | None:
        """Return an item whose page in the shop is at one of these addresses, if there is one.

        Of several, as of a product's sizes, the first that is available.
        """
        statement = (
            select(ItemRow)
            .where(ItemRow.url.in_(urls), ItemRow.url != "")
            .order_by(ItemRow.is_available.desc(), ItemRow.id)
            .limit(1)
        )
        async with self._database.session() as session:
            row = await session.scalar(statement)
            return None if row is None else _to_item(row)

    async def list_currencies(self) -> list[str]:
        """List the currencies that available items are priced in, the most frequent first."""
        statement = (
            select(ItemRow.currency)
            .where(ItemRow.is_available, ItemRow.price.is_not(None))
            .group_by(ItemRow.currency)
            .order_by(func.count().desc(), ItemRow.currency)
        )
        async with self._database.session() as session:
            return list(await session.scalars(statement))

    async def count(self) -> int:
        """Count the available items."""
        return await self._count(ItemRow.is_available)

    async def get_stats(self) -> CatalogueStats:
        """Return what the catalogue holds, most frequent categories first."""
        pictures = select(func.count(ItemRow.image_hash.distinct())).where(ItemRow.is_available)
        categories: Counter[str] = Counter()
        async with self._database.session() as session:
            picture_count = await session.scalar(pictures)
            statement = select(ItemRow.attributes).where(ItemRow.is_available)
            for attributes in await session.scalars(statement):
                categories.update(attributes.get("category") or ["?"])
        return CatalogueStats(
            available=await self.count(),
            unavailable=await self._count(~ItemRow.is_available),
            pictures=picture_count or 0,
            categories=dict(sorted(categories.items(), key=lambda pair: (-pair[1], pair[0]))),
        )

    async def _count(self, condition: ColumnExpressionArgument[bool]) -> int:
        async with self._database.session() as session:
            statement = select(func.count()).select_from(ItemRow).where(condition)
            return await session.scalar(statement) or 0


def _to_attributes(stored: Mapping[str, Sequence[str]]) -> Attributes:
    return {name: tuple(values) for name, values in stored.items()}


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
        attributes=_to_attributes(row.attributes),
        price=row.price,
        currency=row.currency,
        url=row.url,
        is_sample=row.is_sample,
        is_available=row.is_available,
    )
