"""What is known of pictures that no item shows any more."""

from sqlalchemy import delete, exists

from storage.database import Database
from storage.tables import EmbeddingRow, ItemRow, PaletteRow, PictureFileRow, ReadingRow

_TABLES = (EmbeddingRow, ReadingRow, PaletteRow, PictureFileRow)


class GonePictures:
    """Forget what belongs to pictures that were replaced; a sold out item's picture stays."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def forget(self) -> None:
        """Delete what no item's picture needs, in every table.

        Telegram's file ids of collages go too: they are drawn anew when they are asked for.

        Raises:
            DatabaseError: the database failed.
        """
        async with self._database.transaction() as session:
            for table in _TABLES:
                is_shown = exists().where(ItemRow.image_hash == table.image_hash)
                await session.execute(delete(table).where(~is_shown))
