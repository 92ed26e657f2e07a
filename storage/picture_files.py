"""Telegram's file ids of catalogue pictures, so that no picture is uploaded twice."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from storage.database import Database
from storage.tables import PictureFileRow
from storage.upserts import insert_into


class PictureFiles:
    """Remember a bot's file id for each picture; another bot's would not work."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, bot_id: int, image_hashes: Sequence[str]) -> dict[str, str]:
        """Return the known file ids by the pictures' hashes."""
        statement = select(PictureFileRow.image_hash, PictureFileRow.file_id).where(
            PictureFileRow.bot_id == bot_id, PictureFileRow.image_hash.in_(image_hashes)
        )
        async with self._database.session() as session:
            rows = await session.execute(statement)
            return {row.image_hash: row.file_id for row in rows}

    async def record(self, bot_id: int, file_ids: Mapping[str, str]) -> None:
        """Remember pictures' newest file ids, by hash, also when two chats get them at once."""
        async with self._database.transaction() as session:
            for image_hash, file_id in sorted(file_ids.items()):  # in one order: no deadlock
                await session.execute(
                    insert_into(session, PictureFileRow)
                    .values(bot_id=bot_id, image_hash=image_hash, file_id=file_id)
                    .on_conflict_do_update(
                        index_elements=["bot_id", "image_hash"], set_={"file_id": file_id}
                    )
                )
