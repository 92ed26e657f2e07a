"""What belongs to a person, whatever table it is in: the one truth for handing out and forgetting.

A row is a person's where its `person_id` says so, or where it is of their private chat.
"""

import base64
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import numpy as np
from sqlalchemy import Column, ColumnElement, Select, or_, select
from sqlalchemy import Table as AnyTable
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import Database
from storage.tables import (
    ChatRow,
    ItemRow,
    NoticeRow,
    PersonRow,
    SendingRow,
    Table,
    TurnRow,
    UpdateRow,
)

_CHATS, _PEOPLE = ChatRow.__table__, PersonRow.__table__
_ITEM = ("sku", "title_de", "title_en", "url", "image_path", "image_hash")
_PHOTOS = "photo_embeddings"

Record = dict[str, Any]


class Belongings:
    """Hand out what is kept of people."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def export(self, person_id: int) -> dict[str, list[Record]]:
        """Return all rows that are a person's, by table, as JSON's values; none of empty tables.

        With a row of the catalogue's items comes what the item is.
        """
        found: dict[str, list[Record]] = {}
        async with self._database.session() as session:
            chats = await list_chats(session, person_id)
            for table, condition in list_owned(person_id, chats):
                found[table.name] = await _read(session, select(table).where(condition))
            updates = await list_updates(session, person_id)
            found[UpdateRow.__tablename__] = [_describe(_to_mapping(row)) for row in updates]
            found[SendingRow.__tablename__] = await _read(
                session, select(SendingRow.__table__).where(is_sent_to(person_id, updates))
            )
            for rows in found.values():
                await _name_items(session, rows)
        return {name: rows for name, rows in found.items() if rows}


async def list_chats(session: AsyncSession, person_id: int) -> list[int]:
    """List the private chats of a person: such a chat has its person's id."""
    known = select(PersonRow.chat_id).where(PersonRow.person_id == person_id)
    is_own = (ChatRow.chat_id == person_id) | ChatRow.chat_id.in_(known)
    return list(await session.scalars(select(ChatRow.chat_id).where(is_own)))


async def list_known(session: AsyncSession, people: Iterable[int]) -> list[int]:
    """List those of these people of whom anything at all may be kept."""
    asked = set(people)
    known = set(await session.scalars(select(PersonRow.person_id)))
    known |= set(await session.scalars(select(ChatRow.chat_id)))
    known |= set(await session.scalars(select(TurnRow.person_id)))
    waiting = await session.scalars(select(UpdateRow.payload).where(UpdateRow.payload.is_not(None)))
    written = [payload for payload in waiting if payload]
    return sorted(
        one for one in asked if one in known or any(_names(payload, one) for payload in written)
    )


def list_owned(person_id: int, chats: list[int]) -> Iterator[tuple[AnyTable, ColumnElement[bool]]]:
    """List the tables with rows of a person, and which those are; what points to others first."""
    for table in reversed(Table.metadata.sorted_tables):
        conditions = [
            column.in_(chats) if _is_chat(column) else column == person_id
            for column in table.columns
            if _is_chat(column) or column.name == "person_id"
        ]
        if conditions and table is not UpdateRow.__table__:
            yield table, or_(*conditions)


async def list_updates(session: AsyncSession, person_id: int) -> list[UpdateRow]:
    """List the updates of a person whose content is still there."""
    statement = select(UpdateRow).where(
        UpdateRow.payload.is_not(None) | (UpdateRow.chat_id == person_id)
    )
    return [
        row
        for row in await session.scalars(statement.order_by(UpdateRow.id))
        if row.chat_id == person_id or _is_about(row, person_id)
    ]


def is_sent_to(person_id: int, updates: list[UpdateRow]) -> ColumnElement[bool]:
    """Say of the ledger's rows that they are for updates, or for a person's notices.

    Notices count below zero there.
    """
    notices = select(-NoticeRow.id).where(NoticeRow.person_id == person_id)
    answers = [
        (SendingRow.bot_id == row.bot_id) & (SendingRow.update_id == row.update_id)
        for row in updates
    ]
    return or_(SendingRow.update_id.in_(notices), *answers)


def _is_about(row: UpdateRow, person_id: int) -> bool:
    """Tell whether an update is a person's; what was set aside may be about them, too."""
    payload = row.payload or {}
    if row.set_aside_at is not None:
        return _names(payload, person_id)
    return _is_from(payload, person_id)


def _names(value: Any, person_id: int) -> bool:
    if isinstance(value, dict):
        is_named = value.get("id") == person_id
        return is_named or any(_names(one, person_id) for one in value.values())
    return isinstance(value, list) and any(_names(one, person_id) for one in value)


def _is_from(payload: Mapping[str, Any], person_id: int) -> bool:
    """Tell whether a person made an update: wrote, tapped, reacted, asked or changed something."""
    return any(
        isinstance(part, dict)
        and any(
            isinstance(who := part.get(role), dict) and who.get("id") == person_id
            for role in ("from", "user")
        )
        for part in payload.values()
    )


def _is_chat(column: Column[Any]) -> bool:
    is_key = any(key.column.table is _CHATS for key in column.foreign_keys)
    return (is_key and column.table is not _PEOPLE) or column is _CHATS.c.chat_id


async def _read(session: AsyncSession, statement: Select[Any]) -> list[Record]:
    return [_describe(row) for row in (await session.execute(statement)).mappings()]


def _to_mapping(row: UpdateRow) -> Record:
    return {column.name: getattr(row, column.name) for column in UpdateRow.__table__.columns}


def _describe(row: Mapping[str, Any]) -> Record:
    record = {name: _to_json(value) for name, value in row.items()}
    if record.get(_PHOTOS) is not None:  # float32 each, as storage.turns joins them
        photos = np.frombuffer(row[_PHOTOS], dtype="<f4")
        count = row["photo_count"] if photos.size else 0
        record[_PHOTOS] = [it.tolist() for it in np.split(photos, count)] if count else []
    return record


def _to_json(value: Any) -> Any:
    match value:
        case datetime() | date() | time():
            return value.isoformat()
        case Decimal():
            return str(value)
        case bytes():
            return base64.b64encode(value).decode()
    return value


async def _name_items(session: AsyncSession, rows: list[Record]) -> None:
    """Say of every row that names an item what that is."""
    named = {row["item_id"] for row in rows if row.get("item_id")}
    if not named:
        return
    columns = [getattr(ItemRow, name) for name in ("id", *_ITEM)]
    items = await session.execute(select(*columns).where(ItemRow.id.in_(named)))
    known = {item["id"]: {name: item[name] for name in _ITEM} for item in items.mappings()}
    for row in rows:
        row["item"] = known.get(row.get("item_id", 0))
