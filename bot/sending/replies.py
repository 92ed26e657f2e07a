"""What the shopper sees: an album and its words, sent or put in the place of others; details."""

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import structlog
from telegram import InlineKeyboardMarkup
from telegram.constants import ChatAction
from telegram.error import BadRequest
from telegram.ext import ExtBot

from bot.dialogue.answers import Answer, Asked, Details
from bot.metrics import Metrics
from bot.sending.activity import show_activity
from bot.sending.albums import AlbumSender, Picture
from bot.sending.collages import Collage
from bot.wording.answers import build_collage, build_pictures, describe_answer, describe_item
from bot.wording.keyboards import build_answer_keyboard, build_details_keyboard
from bot.wording.texts import Speech
from engine.wishes import read_question
from storage.errors import StorageError
from storage.shown import ShownMessage, ShownMessages

_log = structlog.get_logger(__name__)


class Replies:
    """Send answers, edit them, and remember what each message shows."""

    def __init__(self, albums: AlbumSender, shown: ShownMessages, metrics: Metrics) -> None:
        self._albums = albums
        self._metrics = metrics
        self._shown = shown

    async def send_answer(self, bot: ExtBot[Any], asked: Asked, answer: Answer) -> None:
        """Send the album, then one message with what was understood and the buttons."""
        pictures, numbers = _build_pictures(asked, answer)
        sent: dict[int, int] = {}
        if pictures:
            async with show_activity(bot, asked.chat_id, ChatAction.UPLOAD_PHOTO):
                sent = await self._albums.send(bot, asked.chat_id, pictures)
        message = await bot.send_message(
            asked.chat_id,
            describe_answer(answer, _count_missing(answer, len(pictures), len(sent)), asked.speech),
            reply_markup=build_answer_keyboard(answer, asked.speech),
        )
        messages = _list_shown(answer, pictures, numbers, sent)
        await self._record(asked.chat_id, message.message_id, answer, messages)
        self._count(answer, asked.speech)

    async def change_answer(self, bot: ExtBot[Any], asked: Asked, answer: Answer) -> None:
        """Show an answer in the place of the one whose button was tapped, where it has room there.

        An album can lose pictures, but get none: a longer one is sent anew, under the old one. To
        do so again changes nothing.
        """
        words = await self._find_words(asked)
        places = await self._shown.list_answer(asked.chat_id, words.message_id) if words else []
        count = len(_build_pictures(asked, answer)[0])
        has_room = 0 < count <= len(places) or count == len(places)
        if words is None or not has_room or not await self._take_away(bot, asked, places[count:]):
            await self.send_answer(bot, asked, answer)
            return
        async with show_activity(bot, asked.chat_id, ChatAction.UPLOAD_PHOTO):
            messages = await self._replace_all(bot, asked, answer, places[:count])
        missing = _count_missing(answer, count, len(messages))
        await self._change_words(bot, asked, words, answer, missing)
        await self._record(asked.chat_id, words.message_id, answer, messages)
        self._count(answer, asked.speech)

    async def change_words(
        self, bot: ExtBot[Any], asked: Asked, words: ShownMessage, answer: Answer
    ) -> None:
        """Let the words under an album belong to another turn, and all that shows theirs."""
        await self._change_words(bot, asked, words, answer, 0)
        await self._shown.move(asked.chat_id, words.turn_id, answer.turn.id)

    async def change_keyboard(
        self, bot: ExtBot[Any], asked: Asked, keyboard: InlineKeyboardMarkup | None
    ) -> None:
        """Put other buttons under the message whose button was tapped."""
        try:
            await bot.edit_message_reply_markup(
                asked.chat_id, asked.message_id, reply_markup=keyboard
            )
        except BadRequest as error:  # it was deleted meanwhile
            _log.info("keyboard_not_changed", error=error.message)

    async def send_details(self, bot: ExtBot[Any], details: Details, speech: Speech) -> None:
        """Send one item's large picture with its title, price, colours and description."""
        turn, item = details.turn, details.item
        picture = Picture(item.image_path, item.image_hash, describe_item(details, speech))
        keyboard = build_details_keyboard(turn, details.number, item, speech)
        message_id = await self._albums.send_one(bot, turn.chat_id, picture, keyboard)
        if message_id:
            shown = ShownMessage(message_id, turn.id, details.number)
            await self._remember(turn.chat_id, [shown])

    async def _find_words(self, asked: Asked) -> ShownMessage | None:
        if asked.message_id is None:
            return None
        shown = await self._shown.find(asked.chat_id, asked.message_id)
        return shown if shown is not None and shown.is_words else None

    async def _take_away(
        self, bot: ExtBot[Any], asked: Asked, surplus: Sequence[ShownMessage]
    ) -> bool:
        """Delete pictures; return whether Telegram lets us, as it does for 48 hours."""
        if not surplus:
            return True
        message_ids = [one.message_id for one in surplus]
        try:
            await bot.delete_messages(asked.chat_id, message_ids)
        except BadRequest as error:
            _log.info("pictures_not_deleted", error=error.message)
            return False
        await self._shown.forget(asked.chat_id, message_ids)
        return True

    async def _replace_all(
        self, bot: ExtBot[Any], asked: Asked, answer: Answer, places: Sequence[ShownMessage]
    ) -> list[ShownMessage]:
        """Put an answer's pictures in these places, but for those that show them already."""
        pictures, numbers = _build_pictures(asked, answer)
        wanted = [
            ShownMessage(one.message_id, answer.turn.id, number, one.answer_id, _digest(picture))
            for one, number, picture in zip(places, numbers, pictures, strict=True)
        ]

        async def put(old: ShownMessage, new: ShownMessage, picture: Picture | Collage) -> bool:
            is_there = old.content == new.content
            return is_there or await self._albums.replace(
                bot, asked.chat_id, new.message_id, picture
            )

        done = await asyncio.gather(*map(put, places, wanted, pictures))
        lost = [one.message_id for one, is_done in zip(wanted, done, strict=True) if not is_done]
        await self._shown.forget(asked.chat_id, lost)
        return [one for one in wanted if one.message_id not in lost]

    async def _change_words(
        self,
        bot: ExtBot[Any],
        asked: Asked,
        words: ShownMessage,
        answer: Answer,
        missing: int,
    ) -> None:
        try:
            await bot.edit_message_text(
                describe_answer(answer, missing, asked.speech),
                asked.chat_id,
                words.message_id,
                reply_markup=build_answer_keyboard(answer, asked.speech),
            )
        except BadRequest as error:  # it was deleted meanwhile
            _log.info("words_not_changed", error=error.message)
            await bot.send_message(
                asked.chat_id,
                describe_answer(answer, missing, asked.speech),
                reply_markup=build_answer_keyboard(answer, asked.speech),
            )

    def _count(self, answer: Answer, speech: Speech) -> None:
        turn = answer.turn
        asked = "photo" if turn.photo_embeddings else ""
        if read_question(turn.question).list_parts():
            asked = f"{asked}+words" if asked else "words"
        result = "hits" if answer.items else "none"
        self._metrics.answers.labels(asked, result, speech.language).inc()
        self._metrics.hits.inc(len(answer.items))

    async def _record(
        self,
        chat_id: int,
        words_id: int,
        answer: Answer,
        pictures: Sequence[ShownMessage],
    ) -> None:
        if words_id:  # nobody knows it where Telegram's answer was lost
            mine = [replace(one, answer_id=words_id) for one in pictures]
            words = ShownMessage(words_id, answer.turn.id, answer.first, words_id)
            await self._remember(chat_id, [*mine, words])

    async def _remember(self, chat_id: int, messages: Sequence[ShownMessage]) -> None:
        """Keep what messages show; without it replies and edits mean less, and no answer fails."""
        try:
            await self._shown.record(chat_id, messages)
        except StorageError as error:
            _log.warning("shown_messages_not_kept", error=str(error))


def _build_pictures(
    asked: Asked, answer: Answer
) -> tuple[Sequence[Picture | Collage], Sequence[int]]:
    """Build what shows an answer, and each picture's number; 0 is all in one, for groups."""
    if asked.is_in_group and len(answer.items) > 1:
        return [build_collage(answer, asked.speech)], [0]
    return build_pictures(answer, asked.speech), answer.numbers


def _count_missing(answer: Answer, pictures: int, sent: int) -> int:
    """Count the items that cannot be seen: where one picture shows them all, it is all or none."""
    return len(answer.items) if pictures == 1 and not sent else pictures - sent


def _list_shown(
    answer: Answer,
    pictures: Sequence[Picture | Collage],
    numbers: Sequence[int],
    sent: dict[int, int],
) -> list[ShownMessage]:
    """List what the messages at these places of an album show; those that are known."""
    return [
        ShownMessage(message_id, answer.turn.id, numbers[place], content=_digest(pictures[place]))
        for place, message_id in sent.items()
        if message_id
    ]


def _digest(picture: Picture | Collage) -> str:
    return hashlib.sha256(f"{picture.image_hash} {picture.caption}".encode()).hexdigest()
