"""Pictures that something has not seen yet: each once, in the order of its items."""

from pathlib import Path

from sqlalchemy import ColumnElement, func, select

from storage.database import Database
from storage.tables import EmbeddingRow, ItemRow, PaletteRow


async def list_unseen(
    database: Database,
    seen: type[EmbeddingRow] | type[PaletteRow],
    is_own: ColumnElement[bool],
    *conditions: ColumnElement[bool],
) -> list[tuple[str, Path]]:
    """Return hash and path of each available item's picture without a row of one's own.

    `is_own` tells which rows of a table of what was seen count; `conditions` are of the item.
    """
    statement = (
        select(ItemRow.image_hash, func.min(ItemRow.image_path))
        .outerjoin(seen, (seen.image_hash == ItemRow.image_hash) & is_own)
        .where(ItemRow.is_available, seen.image_hash.is_(None), *conditions)
        .group_by(ItemRow.image_hash)
        .order_by(func.min(ItemRow.id))
    )
    async with database.session() as session:
        rows = await session.execute(statement)
        return [(image_hash, Path(path)) for image_hash, path in rows]
