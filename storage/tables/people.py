"""What belongs to people: how they want things, their lists and their wishes."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import LongInteger, Price, Table, UtcDateTime


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


class CampaignCountRow(Table):
    """How many people who were forgotten since had come by a campaign's link, and how often."""

    __tablename__ = "campaign_counts"

    campaign: Mapped[str] = mapped_column(String(64), primary_key=True)
    people: Mapped[int]
    starts: Mapped[int]
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
    """A person's list, or one item, open to whoever has the token until it is ended.

    Ids are never given twice, as buttons name them; so it is of wishes and turns.
    """

    __tablename__ = "shares"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(LongInteger, primary_key=True)
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
    __table_args__ = (
        UniqueConstraint("person_id", "turn_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(LongInteger, primary_key=True)
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

    id: Mapped[int] = mapped_column(LongInteger, primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.person_id", ondelete="CASCADE"), index=True
    )
    wish_id: Mapped[int | None] = mapped_column(ForeignKey("saved_wishes.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(16))
    content: Mapped[list[list[int]]] = mapped_column(JSON)
    attempts: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
