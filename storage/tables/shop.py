"""What the shop has: its items, and what its pictures show."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import JSON, BigInteger, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import LongInteger, Price, Table, UtcDateTime

SKU_LENGTH = 200


class ItemRow(Table):
    """One garment of the catalogue."""

    __tablename__ = "items"

    id: Mapped[int] = mapped_column(LongInteger, primary_key=True)
    sku: Mapped[str] = mapped_column(String(SKU_LENGTH), unique=True)
    source: Mapped[str] = mapped_column(Text)
    product: Mapped[str] = mapped_column(Text)
    image_path: Mapped[str] = mapped_column(Text)
    image_hash: Mapped[str] = mapped_column(String(64), index=True)
    title_de: Mapped[str] = mapped_column(Text)
    title_en: Mapped[str] = mapped_column(Text)
    description_de: Mapped[str] = mapped_column(Text)
    description_en: Mapped[str] = mapped_column(Text)
    attributes: Mapped[dict[str, list[str]]] = mapped_column(JSON)
    price: Mapped[Decimal | None] = mapped_column(Price)
    currency: Mapped[str] = mapped_column(String(3))
    url: Mapped[str] = mapped_column(Text)
    is_sample: Mapped[bool]
    is_available: Mapped[bool]
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class EmbeddingRow(Table):
    """One picture's embedding by one model: float32, little-endian, L2-normalised."""

    __tablename__ = "embeddings"

    image_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    model_id: Mapped[str] = mapped_column(Text, primary_key=True)
    embedding: Mapped[bytes] = mapped_column(LargeBinary)


class ReadingRow(Table):
    """What one picture shows, read from its embedding by one model."""

    __tablename__ = "readings"

    image_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    model_id: Mapped[str] = mapped_column(Text, primary_key=True)
    reader_id: Mapped[str] = mapped_column(Text)  # another one's readings are read anew
    reading: Mapped[dict[str, dict[str, float]]] = mapped_column(JSON)


class PaletteRow(Table):
    """What the pixels of one picture say of its colours; another namer's are named anew."""

    __tablename__ = "palettes"

    image_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    palette_id: Mapped[str] = mapped_column(Text)
    palette: Mapped[bytes] = mapped_column(LargeBinary)  # float32, little-endian


class PictureFileRow(Table):
    """Telegram's file id of a catalogue picture, by which it is sent again without an upload."""

    __tablename__ = "picture_files"

    bot_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    image_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    file_id: Mapped[str] = mapped_column(Text)
