"""What the shop's own people see and say: counts without persons, feedback, broadcasts."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import LongInteger, Table, UtcDateTime


class TallyRow(Table):
    """How often something happened on a day (UTC): nobody's, so that it outlives who did it."""

    __tablename__ = "tallies"

    day: Mapped[date] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(16), primary_key=True)
    subject: Mapped[str] = mapped_column(String(64), primary_key=True)
    count: Mapped[int]


class FeedbackRow(Table):
    """What a person said to the shop, by the number under which it is answered.

    The words are None from when they were asked for until they come, and empty once answered.
    """

    __tablename__ = "feedback"
    __table_args__ = (
        UniqueConstraint("bot_id", "update_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(LongInteger, primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.person_id", ondelete="CASCADE"), index=True
    )
    bot_id: Mapped[int] = mapped_column(BigInteger)
    update_id: Mapped[int] = mapped_column(BigInteger)
    text: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class BroadcastRow(Table):
    """News to everybody who agreed, from their preview until all have them.

    The admin's chat has the message that shows how far they are. `total` are their recipients,
    none before they were confirmed.
    """

    __tablename__ = "broadcasts"
    __table_args__ = (
        UniqueConstraint("bot_id", "update_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(LongInteger, primary_key=True)
    chat_id: Mapped[int] = mapped_column(ForeignKey("chats.chat_id", ondelete="CASCADE"))
    bot_id: Mapped[int] = mapped_column(BigInteger)
    update_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    html: Mapped[str] = mapped_column(Text)
    photo: Mapped[str | None] = mapped_column(Text)  # Telegram's file id
    total: Mapped[int | None]
    sent: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    stopped_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class BroadcastNoticeRow(Table):
    """Which broadcast a notice brings to its person; without its broadcast it says nothing."""

    __tablename__ = "broadcast_notices"

    notice_id: Mapped[int] = mapped_column(
        ForeignKey("notices.id", ondelete="CASCADE"), primary_key=True
    )
    broadcast_id: Mapped[int] = mapped_column(
        ForeignKey("broadcasts.id", ondelete="CASCADE"), index=True
    )
