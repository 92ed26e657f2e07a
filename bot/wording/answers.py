"""An answer in words: captions, what was understood, how many there are, one item's details."""

from bot.dialogue.answers import Answer, Details
from bot.dialogue.budgets import make_filter
from bot.dialogue.variants import describe_variants, mark_variants
from bot.sending.albums import Picture
from bot.sending.collages import Collage, Tile
from bot.wording.explanation import describe_fit, describe_miss
from bot.wording.limits import shorten
from bot.wording.remarks import describe_remark
from bot.wording.texts import Speech
from bot.wording.titles import choose_title
from bot.wording.understood import describe_turn
from engine.wishes import read_question
from storage.items import Item

_DESCRIPTION_UNITS = 600
_COLLAGE_TITLE_UNITS = 60  # ten of them, with their prices, are one caption


def build_pictures(answer: Answer, speech: Speech) -> list[Picture]:
    """Build an album's pictures, each with its number, title and price."""
    return [
        Picture(item.image_path, item.image_hash, _join_caption(number, item, answer, speech))
        for number, item in zip(answer.numbers, answer.items, strict=True)
    ]


def build_collage(answer: Answer, speech: Speech) -> Collage:
    """Build one picture of an answer's items, for where ten would be too many."""
    tiles = [
        Tile(number, item.image_path, item.image_hash)
        for number, item in zip(answer.numbers, answer.items, strict=True)
    ]
    lines = [
        _caption(number, item, speech, _COLLAGE_TITLE_UNITS)
        for number, item in zip(answer.numbers, answer.items, strict=True)
    ]
    return Collage(tuple(tiles), "\n".join(lines))


def _join_caption(number: int, item: Item, answer: Answer, speech: Speech) -> str:
    more = mark_variants(item, answer.variants[item.id], speech)
    caption = _caption(number, item, speech)
    return f"{caption} · {more}" if more else caption


def _caption(number: int, item: Item, speech: Speech, title_units: int | None = None) -> str:
    title = choose_title(item, speech)
    title = shorten(title, title_units) if title_units else title
    if item.price is None:
        return speech.html("album-caption", number=str(number), title=title)
    price = speech.price(item.price, item.currency)
    return speech.html("album-caption-price", number=str(number), title=title, price=price)


def describe_answer(answer: Answer, missing: int, speech: Speech) -> str:
    """Say what was understood and how many there are; `missing` pictures could not be shown."""
    lines = [f"<b>{describe_turn(answer.turn, speech)}</b>"]
    lines += [describe_remark(remark, speech) for remark in answer.remarks]
    if answer.miss is not None:
        within = make_filter(read_question(answer.turn.question).price)
        lines.append(describe_miss(answer.miss, within, speech))
    if not answer.items:
        return "\n".join([*lines, *_describe_way_on(answer, speech)])
    first, last = answer.numbers[0], answer.numbers[-1]
    said = [speech.html("answer-count", first=first, last=last, count=len(answer.items))]
    said += [_describe_straying(answer, speech)] if answer.straying else []
    is_opening = answer.first == 1 and answer.turn.parent_id is None
    said += [speech.html("answer-hint")] if is_opening else []
    lines.append(" ".join(filter(None, said)))
    if missing:
        lines.append(speech.html("pictures-missing", count=missing))
    return "\n".join(lines)


def _describe_straying(answer: Answer, speech: Speech) -> str:
    """Say how many are what was asked, where others come after them."""
    fitting, is_first = len(answer.items) - answer.straying, answer.first == 1
    if fitting:
        sentence = "answer-some-fit" if answer.miss is None else "answer-some-kept"
        return speech.html(sentence, count=fitting, others=answer.straying)
    if is_first and answer.miss is not None:
        return ""  # the miss has said so
    is_second = answer.first <= len(answer.items) + 1
    later = "answer-near-only" if is_second else "answer-near-again"
    return speech.html("answer-near" if is_first else later)


def _describe_way_on(answer: Answer, speech: Speech) -> list[str]:
    """Say what to do where there is nothing to show; a miss has said that already."""
    lines = []
    if answer.first > 1:
        lines.append(speech.html("answer-end"))
    elif answer.miss is None:
        lines.append(speech.html("answer-nothing"))
    elif not answer.suggestions:
        lines.append(speech.html("answer-ask-differently"))
    return [*lines, *([speech.html("answer-onwards")] if answer.suggestions else [])]


def describe_item(details: Details, speech: Speech) -> str:
    """Say what there is to say of one item, as its picture's caption."""
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
