"""Who talks with the bot: chats, their questions, what arrives and what is sent."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import LongInteger, Table, UtcDateTime


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
        {"sqlite_autoincrement": True},  # old buttons name the ids of turns that are gone
    )

    id: Mapped[int] = mapped_column(LongInteger, primary_key=True)
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

    id: Mapped[int] = mapped_column(LongInteger, primary_key=True)
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
