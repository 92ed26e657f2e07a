"""A question as JSON, so that it outlives the program; every form that was ever kept is read."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from engine.wishes.question import Question
from engine.wishes.reading import read_request
from engine.wishes.refinement import refine
from engine.wishes.request import Comparative, PhotoPart, Phrase, Price, Term

Record = Mapping[str, Any]

_VERSION = 1
"""Version 0 was a list of phrases, each as it was typed."""


def write_question(question: Question) -> dict[str, Any]:
    """Return a question as JSON's own values."""
    return {
        "version": _VERSION,
        "wanted": [_write_phrase(phrase) for phrase in question.wanted],
        "unwanted": [_write_phrase(phrase) for phrase in question.unwanted],
        "comparatives": [_write_comparative(it) for it in question.comparatives],
        "price": _write_price(question.price) if question.price is not None else None,
        "photo_parts": [[part.field, part.photo] for part in question.photo_parts],
        "anchor": [int(item_id) for item_id in question.anchor],
        "liked": [int(item_id) for item_id in question.liked],
        "disliked": [int(item_id) for item_id in question.disliked],
        **({"balance": question.balance} if question.balance else {}),
    }


def read_question(record: Record) -> Question:
    """Return the question of a record.

    Raises:
        ValueError: a newer Garderobe wrote it.
    """
    version = record.get("version", 0)
    if version == 0:
        return _read_phrases(record.get("phrases", ()))
    if version != _VERSION:
        raise ValueError(f"a question of version {version}: update Garderobe")
    price = record["price"]
    return Question(
        wanted=_read_all(_read_phrase, record["wanted"]),
        unwanted=_read_all(_read_phrase, record["unwanted"]),
        comparatives=_read_all(_read_comparative, record["comparatives"]),
        price=_read_price(price) if price is not None else None,
        photo_parts=tuple(PhotoPart(field, photo) for field, photo in record["photo_parts"]),
        anchor=tuple(record["anchor"]),
        liked=tuple(record["liked"]),
        disliked=tuple(record["disliked"]),
        balance=record.get("balance", 0),
    )


def _read_phrases(phrases: Sequence[str]) -> Question:
    """Read what was typed, message for message; what asks for nothing known stays a wish."""
    question = Question()
    for text in phrases:
        request = read_request(text)
        refined = refine(question, request)
        if refined == question and text not in [phrase.text for phrase in question.wanted]:
            refined = Question(wanted=(*question.wanted, Phrase(text)), unwanted=question.unwanted)
        question = refined
    return question


def _read_all(read: Callable[[Record], Any], records: Sequence[Record]) -> tuple[Any, ...]:
    return tuple(read(record) for record in records)


def _write_phrase(phrase: Phrase) -> dict[str, Any]:
    return {
        "text": phrase.text,
        "terms": [list(term) for term in phrase.terms],
        "options": [_write_phrase(option) for option in phrase.options],
        **({"emphasis": phrase.emphasis} if phrase.emphasis else {}),
        **({"shown": phrase.shown} if phrase.shown else {}),
    }


def _read_phrase(record: Record) -> Phrase:
    terms = tuple(Term(field, value) for field, value in record["terms"])
    options = _read_all(_read_phrase, record["options"])
    emphasis, shown = record.get("emphasis", 0), record.get("shown", "")
    return Phrase(record["text"], terms, options, emphasis, shown)


def _write_comparative(comparative: Comparative) -> dict[str, Any]:
    about = comparative.about
    return {
        "dimension": comparative.dimension,
        "direction": comparative.direction,
        "degree": comparative.degree,
        "text": comparative.text,
        "about": _write_phrase(about) if about is not None else None,
    }


def _read_comparative(record: Record) -> Comparative:
    about = record["about"]
    return Comparative(
        dimension=record["dimension"],
        direction=record["direction"],
        degree=record["degree"],
        text=record["text"],
        about=_read_phrase(about) if about is not None else None,
    )


def _write_price(price: Price) -> dict[str, str | None]:
    return {
        "minimum": _write_amount(price.minimum),
        "maximum": _write_amount(price.maximum),
        "currency": price.currency,
        "text": price.text,
    }


def _read_price(record: Record) -> Price:
    return Price(
        minimum=_read_amount(record["minimum"]),
        maximum=_read_amount(record["maximum"]),
        currency=record["currency"],
        text=record["text"],
    )


def _write_amount(amount: Decimal | None) -> str | None:
    return None if amount is None else str(amount)


def _read_amount(amount: str | None) -> Decimal | None:
    return None if amount is None else Decimal(amount)
