"""What the shopper sees: an album and the line of what was understood, or one item's details."""

from typing import Any

from telegram.constants import ChatAction
from telegram.ext import ExtBot

from bot.dialogue.answers import Answer, Details
from bot.dialogue.budgets import make_filter
from bot.dialogue.variants import describe_variants, mark_variants
from bot.metrics import Metrics
from bot.sending.activity import show_activity
from bot.sending.albums import AlbumSender, Picture
from bot.wording.explanation import describe_fit, describe_miss
from bot.wording.keyboards import build_answer_keyboard, build_details_keyboard
from bot.wording.limits import shorten
from bot.wording.remarks import describe_remark
from bot.wording.texts import Speech
from bot.wording.titles import choose_title
from bot.wording.understood import describe_turn
from engine.wishes import read_question
from storage.items import Item

_DESCRIPTION_UNITS = 600


class Replies:
    """Put answers into words and send them."""

    def __init__(self, albums: AlbumSender, metrics: Metrics) -> None:
        self._albums = albums
        self._metrics = metrics

    async def send_answer(
        self, bot: ExtBot[Any], chat_id: int, answer: Answer, speech: Speech
    ) -> None:
        """Send the album, then one message with what was understood and the buttons."""
        missing = 0
        if answer.items:
            async with show_activity(bot, chat_id, ChatAction.UPLOAD_PHOTO):
                missing = await self._albums.send(bot, chat_id, _build_pictures(answer, speech))
        await bot.send_message(
            chat_id,
            _describe_answer(answer, missing, speech),
            reply_markup=build_answer_keyboard(answer, speech),
        )
        self._count(answer, speech)

    async def send_details(self, bot: ExtBot[Any], details: Details, speech: Speech) -> None:
        """Send one item's large picture with its title, price, colours and description."""
        turn, item = details.turn, details.item
        picture = Picture(item.image_path, item.image_hash, _describe_item(details, speech))
        keyboard = build_details_keyboard(turn, details.number, item, speech)
        await self._albums.send_one(bot, turn.chat_id, picture, keyboard)

    def _count(self, answer: Answer, speech: Speech) -> None:
        turn = answer.turn
        asked = "photo" if turn.photo_embeddings else ""
        if read_question(turn.question).list_parts():
            asked = f"{asked}+words" if asked else "words"
        result = "hits" if answer.items else "none"
        self._metrics.answers.labels(asked, result, speech.language).inc()
        self._metrics.hits.inc(len(answer.items))


def _build_pictures(answer: Answer, speech: Speech) -> list[Picture]:
    return [
        Picture(item.image_path, item.image_hash, _join_caption(number, item, answer, speech))
        for number, item in enumerate(answer.items, answer.first)
    ]


def _join_caption(number: int, item: Item, answer: Answer, speech: Speech) -> str:
    more = mark_variants(item, answer.variants[item.id], speech)
    caption = _caption(number, item, speech)
    return f"{caption} · {more}" if more else caption


def _caption(number: int, item: Item, speech: Speech) -> str:
    title = choose_title(item, speech)
    if item.price is None:
        return speech.html("album-caption", number=str(number), title=title)
    price = speech.price(item.price, item.currency)
    return speech.html("album-caption-price", number=str(number), title=title, price=price)


def _describe_answer(answer: Answer, missing: int, speech: Speech) -> str:
    lines = [f"<b>{describe_turn(answer.turn, speech)}</b>"]
    lines += [describe_remark(remark, speech) for remark in answer.remarks]
    if answer.miss is not None:
        within = make_filter(read_question(answer.turn.question).price)
        lines.append(describe_miss(answer.miss, within, speech))
    if not answer.items:
        lines.append(speech.html(_choose_regret(answer)))
        return "\n".join(lines)
    last = answer.first + len(answer.items) - 1
    count = speech.html("answer-count", first=answer.first, last=last, count=len(answer.items))
    is_opening = answer.first == 1 and answer.turn.parent_id is None
    lines.append(f"{count} {speech.html('answer-hint')}" if is_opening else count)
    if missing:
        lines.append(speech.html("pictures-missing", count=missing))
    return "\n".join(lines)


def _choose_regret(answer: Answer) -> str:
    """Choose what to say where there is nothing to show."""
    if answer.first > 1:
        return "answer-end"
    has_price = read_question(answer.turn.question).price is not None
    return "answer-nothing-price" if has_price else "answer-nothing"


def _describe_item(details: Details, speech: Speech) -> str:
    item = details.item
    title = choose_title(item, speech)
    lines = [speech.html("details-title", number=str(details.number), title=title)]
    if item.price is not None:
        sentence = "details-sample-price" if item.is_sample else "details-price"
        lines.append(speech.html(sentence, price=speech.price(item.price, item.currency)))
    if fit := describe_fit(details.explanation, speech):
        lines.append(fit)
    if more := describe_variants(item, details.variants, speech):
        lines.append(more)
    german, english = item.description_de, item.description_en
    description = (german or english) if speech.language == "de" else (english or german)
    if description and description != title:
        text = shorten(description, _DESCRIPTION_UNITS)
        lines.append(speech.html("details-description", text=text))
    return "\n".join(lines)
