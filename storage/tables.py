"""The tables, as SQLAlchemy sees them; migrations bring a database to this form."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import Integer

SKU_LENGTH = 200
_LongInteger = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up INTEGER keys only


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC, aware in Python on every database (SQLite forgets time zones)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse moments without a time zone; store the rest in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment, aware."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Price(TypeDecorator[Decimal]):
    """A price to the cent, kept as whole cents (SQLite would make it a float)."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Store whole cents."""
        return None if value is None else int(value.scaleb(2).to_integral_value())

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:
        """Return the price with its two digits."""
        return None if value is None else Decimal(value).scaleb(-2)


class Table(DeclarativeBase):
    """All tables; constraint names follow one convention, so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class ItemRow(Table):
    """One garment of the catalogue."""

    __tablename__ = "items"

    id: Mapped[int] = mapped_column(_LongInteger, primary_key=True)
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


class ChatRow(Table):
    """One Telegram chat."""

    __tablename__ = "chats"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    language: Mapped[str | None] = mapped_column(String(8))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    unreachable_since: Mapped[datetime | None] = mapped_column(UtcDateTime)


class TurnRow(Table):
    """One question and its answer; in a group each person has questions of their own.

    In a private chat the person's id is the chat's. What is asked in a chat's own name, as by an
    anonymous admin, has that chat's id for a person.
    """

    __tablename__ = "turns"
    __table_args__ = (
        UniqueConstraint("chat_id", "update_id"),
        Index("ix_turns_chat_id_person_id_id", "chat_id", "person_id", "id"),
        Index("ix_turns_chat_id_message_id", "chat_id", "message_id"),
    )

    id: Mapped[int] = mapped_column(_LongInteger, primary_key=True)
    chat_id: Mapped[int] = mapped_column(ForeignKey("chats.chat_id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(BigInteger, index=True)
    update_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)  # of the question, to be edited
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("turns.id", ondelete="SET NULL"))
    model_id: Mapped[str] = mapped_column(Text)
    photo_embeddings: Mapped[bytes] = mapped_column(LargeBinary)
    photo_count: Mapped[int]
    photo_sources: Mapped[list[str]] = mapped_column(JSON)
    question: Mapped[dict[str, Any]] = mapped_column(JSON)
    hits: Mapped[list[int]] = mapped_column(JSON)
    shown: Mapped[int]
    pages: Mapped[list[list[int]]] = mapped_column(JSON)
    is_active: Mapped[bool]
    visit: Mapped[int] = mapped_column(BigInteger)  # counts up in a chat: the highest is looked at
    visit_update_id: Mapped[int] = mapped_column(BigInteger)  # the update that led there
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ShownMessageRow(Table):
    """One message of an answer: which turn's item it shows, or its words."""

    __tablename__ = "shown_messages"

    chat_id: Mapped[int] = mapped_column(
        ForeignKey("chats.chat_id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    turn_id: Mapped[int] = mapped_column(ForeignKey("turns.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    answer_id: Mapped[int | None] = mapped_column(BigInteger)
    content: Mapped[str] = mapped_column(String(64))
    shown_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class UpdateRow(Table):
    """One Telegram update in the inbox; ids count up in the order of arrival."""

    __tablename__ = "inbox"
    __table_args__ = (UniqueConstraint("bot_id", "update_id"),)

    id: Mapped[int] = mapped_column(_LongInteger, primary_key=True)
    bot_id: Mapped[int] = mapped_column(BigInteger)
    update_id: Mapped[int] = mapped_column(BigInteger)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    payload: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    attempts: Mapped[int]
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    set_aside_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    reason: Mapped[str | None] = mapped_column(Text)


class SendingRow(Table):
    """One part of an answer: begun, and accepted by Telegram where it has a receipt."""

    __tablename__ = "sendings"

    bot_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    part: Mapped[str] = mapped_column(String(200), primary_key=True)
    receipt: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    begun_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PictureFileRow(Table):
    """Telegram's file id of a catalogue picture, by which it is sent again without an upload."""

    __tablename__ = "picture_files"

    bot_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    image_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    file_id: Mapped[str] = mapped_column(Text)


class PersonRow(Table):
    """One person: where the bot may write on its own accord, and how they want that.

    Without quiet hours of their own the shop's hold; both ends are wall time in its time zone.
    """

    __tablename__ = "people"

    person_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    chat_id: Mapped[int | None] = mapped_column(
        ForeignKey("chats.chat_id", ondelete="SET NULL"), index=True
    )
    language: Mapped[str] = mapped_column(String(8))
    quiet_from: Mapped[time | None]
    quiet_until: Mapped[time | None]
    prices_told_on: Mapped[date | None]
    wants_prices: Mapped[bool]
    album_size: Mapped[int | None]
    wants_news: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class CampaignStartRow(Table):
    """A person who came by a campaign's link, and how often."""

    __tablename__ = "campaign_starts"

    campaign: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.person_id", ondelete="CASCADE"), primary_key=True, index=True
    )
    starts: Mapped[int]
    last_update_id: Mapped[int] = mapped_column(
        BigInteger
    )  # so that one that comes again counts once
    first_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_at: Mapped[datetime] = mapped_column(UtcDateTime)


class RememberedRow(Table):
    """One item on a person's list; `told_price` is the lowest price that they know of."""

    __tablename__ = "remembered"

    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.person_id", ondelete="CASCADE"), primary_key=True
    )
    item_id: Mapped[int] = mapped_column(
        ForeignKey("items.id", ondelete="CASCADE"), primary_key=True
    )
    price: Mapped[Decimal | None] = mapped_column(Price)
    told_price: Mapped[Decimal | None] = mapped_column(Price)
    currency: Mapped[str] = mapped_column(String(3))
    remembered_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ShareRow(Table):
    """A person's list, or one item, open to whoever has the token until it is ended."""

    __tablename__ = "shares"

    id: Mapped[int] = mapped_column(_LongInteger, primary_key=True)
    token: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.person_id", ondelete="CASCADE"), index=True
    )
    item_id: Mapped[int | None] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ShareGuestRow(Table):
    """Somebody who came with a share's token, and may vote."""

    __tablename__ = "share_guests"

    share_id: Mapped[int] = mapped_column(
        ForeignKey("shares.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.person_id", ondelete="CASCADE"), primary_key=True
    )
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)


class VoteRow(Table):
    """A guest's word on a shared item: 1 or -1, and when its owner was told."""

    __tablename__ = "votes"

    share_id: Mapped[int] = mapped_column(
        ForeignKey("shares.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.person_id", ondelete="CASCADE"), primary_key=True
    )
    item_id: Mapped[int] = mapped_column(
        ForeignKey("items.id", ondelete="CASCADE"), primary_key=True
    )
    vote: Mapped[int]
    voted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SavedWishRow(Table):
    """A question that a person wants to hear of when something new fits it.

    `known` are the items that fitted when it was looked at last, as `storage.saved_wishes` packs
    them, and `judged_by` names the model and reader that said so.
    """

    __tablename__ = "saved_wishes"
    __table_args__ = (UniqueConstraint("person_id", "turn_id"),)

    id: Mapped[int] = mapped_column(_LongInteger, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.person_id", ondelete="CASCADE"))
    turn_id: Mapped[int | None] = mapped_column(ForeignKey("turns.id", ondelete="SET NULL"))
    model_id: Mapped[str] = mapped_column(Text)
    photo_embeddings: Mapped[bytes] = mapped_column(LargeBinary)
    photo_count: Mapped[int]
    photo_sources: Mapped[list[str]] = mapped_column(JSON)
    question: Mapped[dict[str, Any]] = mapped_column(JSON)
    known: Mapped[bytes] = mapped_column(LargeBinary)
    judged_by: Mapped[str] = mapped_column(Text)
    told_on: Mapped[date | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class NoticeRow(Table):
    """A message that the bot writes on its own accord, from before it is sent until it was.

    Ids are never given twice: the ledger and the turns know a notice's message by its id.
    """

    __tablename__ = "notices"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(_LongInteger, primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.person_id", ondelete="CASCADE"), index=True
    )
    wish_id: Mapped[int | None] = mapped_column(ForeignKey("saved_wishes.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(16))
    content: Mapped[list[list[int]]] = mapped_column(JSON)
    attempts: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
