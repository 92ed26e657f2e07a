"""Delivery: a notice becomes one message in its person's private chat, once over any crash."""

from decimal import Decimal
from typing import Any

import structlog
from telegram.error import Forbidden
from telegram.ext import ExtBot

from bot.failures import may_pass, tell_failure
from bot.lists.entries import Entry
from bot.privacy.gate import PersonGate
from bot.sending.outbox import Outbox, take_in_hand
from bot.wording.broadcasts import send_news
from bot.wording.notice_replies import NoticeReplies
from bot.wording.texts import Speech, Texts
from storage.broadcasts import NEWS, Broadcasts
from storage.catalogue import Catalogue
from storage.chats import Chats
from storage.errors import StorageError
from storage.items import Item
from storage.notices import Notice, Notices
from storage.people import Person
from storage.saved_wishes import SavedWishes
from storage.sendings import Sendings
from storage.turns import NewTurn, Turn, Turns
from storage.votes import Tally

_log = structlog.get_logger(__name__)
_MOST_ATTEMPTS = 5


class Delivery:
    """Send notices. The ledger of what left for one goes by its own number, below zero."""

    def __init__(
        self,
        notices: Notices,
        sendings: Sendings,
        records: tuple[Chats, Turns, Catalogue, SavedWishes, Broadcasts],
        replies: NoticeReplies,
        texts: Texts,
        gate: PersonGate,
    ) -> None:
        self._gate = gate
        self._notices = notices
        self._sendings = sendings
        self._chats, self._turns, self._catalogue, self._wishes, self._broadcasts = records
        self._replies = replies
        self._texts = texts

    async def deliver(self, bot: ExtBot[Any], notice: Notice, person: Person) -> bool:
        """Send one notice and forget it; return whether it is done with.

        It waits for as long as Telegram is away, and a few attempts where it is the notice.

        Raises:
            StorageError: the database failed; the notice waits.
        """
        async with self._gate.enter(person.person_id):
            if await self._notices.find(notice.id) is None:  # its person was forgotten
                return False
            return await self._deliver(bot, notice, person)

    async def _deliver(self, bot: ExtBot[Any], notice: Notice, person: Person) -> bool:
        outbox = Outbox(self._sendings, bot.id, notice.update_id)
        is_sent = False
        try:
            with take_in_hand(outbox):
                await outbox.open()
                is_sent = await self._send(bot, notice, person)
        except Forbidden:
            _log.info("notice_unwanted", notice=notice.id)  # the chat is closed by now
        except StorageError:
            raise
        except Exception as error:  # whatever is wrong with one notice, the others are sent
            _log.warning("notice_failed", notice=notice.id, error=tell_failure(error))
            if may_pass(error):
                return False
            await self._notices.note_attempt(notice.id)
            if notice.attempts + 1 < _MOST_ATTEMPTS:
                return False
        await self._notices.finish(bot.id, notice, is_sent=is_sent)
        return True

    async def _send(self, bot: ExtBot[Any], notice: Notice, person: Person) -> bool:
        """Send what is still true of a notice; return whether its person wants to hear it."""
        if person.chat_id is None:
            return False
        chat = await self._chats.get(person.chat_id)
        speech = self._texts.choose(chat.language, person.language)
        if notice.kind == NEWS:
            broadcast = await self._broadcasts.find_of_notice(notice.id)
            if broadcast is None or not person.wants_news:
                return False
            await send_news(bot, person.chat_id, broadcast.news, speech)
            return True
        if notice.kind == "prices" and not person.wants_prices:  # they said so while it waited
            return False
        if entries := await self._list_entries(notice):
            await self._send_entries(bot, notice, person.chat_id, entries, speech)
        return True

    async def _send_entries(
        self,
        bot: ExtBot[Any],
        notice: Notice,
        chat_id: int,
        entries: list[Entry],
        speech: Speech,
    ) -> None:
        if notice.kind == "wish":
            turn = await self._record_turn(notice, chat_id, entries)
            if turn is not None and notice.wish_id is not None:
                await self._replies.send_wish(bot, turn, notice.wish_id, entries, speech)
        elif notice.kind == "prices":
            await self._replies.send_prices(bot, chat_id, entries, speech)
        else:
            await self._replies.send_votes(bot, chat_id, entries, speech)

    async def _list_entries(self, notice: Notice) -> list[Entry]:
        """List the items of a notice, numbered; those of which it is still true."""
        content = {row[0]: row for row in notice.content}
        items = await self._catalogue.list_items(list(content))
        entries: list[Entry] = []
        for item in items:
            row, number = content[item.id], len(entries) + 1
            if not _is_still_so(notice, row, item):
                continue
            if notice.kind == "prices":
                entries.append(Entry(number, item, Decimal(row[1]).scaleb(-2)))
            elif notice.kind == "votes":
                entries.append(Entry(number, item, None, Tally(row[1], row[2])))
            else:
                entries.append(Entry(number, item, None))
        return entries

    async def _record_turn(self, notice: Notice, chat_id: int, entries: list[Entry]) -> Turn | None:
        """Let the wish be the chat's latest question, so that its numbers and words go on."""
        wish = await self._wishes.find(notice.wish_id or 0)
        if wish is None:
            return None
        hits = tuple(entry.item.id for entry in entries)
        return await self._turns.record(
            NewTurn(
                chat_id=chat_id,
                update_id=notice.update_id,
                model_id=wish.model_id,
                photo_embeddings=wish.photo_embeddings,
                photo_sources=wish.photo_sources,
                question=wish.question,
                hits=hits,
                shown=len(hits),
            )
        )


def _is_still_so(notice: Notice, row: tuple[int, ...], item: Item) -> bool:
    """Tell whether what a notice says of an item still holds: it may have waited for a night."""
    if notice.kind == "votes":
        return True
    if notice.kind == "prices":
        is_lower = item.price is not None and item.price < Decimal(row[1]).scaleb(-2)
        return item.is_available and is_lower
    return item.is_available
