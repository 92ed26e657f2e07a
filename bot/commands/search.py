"""`garderobe search`: the engine without a bot, for people, scripts and measurements."""

import asyncio
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.console import Terminal
from bot.errors import CommandError
from bot.logs import configure_logging
from bot.settings import Settings
from bot.shop import Shop, open_shop
from bot.wording.texts import Texts
from bot.wording.titles import choose_title
from engine.errors import ImageError, QueryError
from engine.filters import Filter
from engine.search import Hit, Query
from storage.items import Item
from storage.sources.prices import read_price


@dataclass(frozen=True, slots=True)
class Question:
    """One search: photos by path, words, how many hits, and what they must be."""

    photos: tuple[Path, ...]
    text: str
    top_k: int
    within: Filter | None = None


def search(
    photo: Annotated[
        list[Path] | None, typer.Option(help="A photo to search for; may be repeated.")
    ] = None,
    text: Annotated[str, typer.Option(help="Words, German or English.")] = "",
    top_k: Annotated[int | None, typer.Option(min=1, help="How many hits.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a hit.")] = False,
    min_price: Annotated[
        str, typer.Option(help="Nothing cheaper, in each item's own currency.")
    ] = "",
    max_price: Annotated[str, typer.Option(help="Nothing dearer.")] = "",
    category: Annotated[
        list[str] | None, typer.Option(help="Only of this category; may be repeated.")
    ] = None,
    batch: Annotated[
        Path | None,
        typer.Option(help='JSON lines {"id", "photos", "text", "top_k"}; "-" reads stdin.'),
    ] = None,
) -> None:
    """Search the catalogue for a photo, for words, or for both; colours of a product are one hit.

    Prices and categories hold for every question of a batch.
    """
    settings = Settings()
    configure_logging("WARNING", settings.log_format)
    question = Question(
        tuple(photo or ()),
        text,
        top_k or settings.top_k,
        Filter(
            minimum=_read_bound("--min-price", min_price),
            maximum=_read_bound("--max-price", max_price),
            categories=frozenset(category or ()),
        ),
    )
    if batch is not None:
        asyncio.run(_answer_batch(settings, batch, question))
        return
    if not photo and not text.strip():
        raise CommandError(
            "Nothing to search for: give --photo FILE, --text WORDS or --batch FILE."
        )
    asyncio.run(_answer_one(settings, question, as_json=as_json))


async def _answer_one(settings: Settings, question: Question, *, as_json: bool) -> None:
    async with open_shop(settings, Terminal()) as shop:
        _require_items(shop)
        try:
            found = await _find(shop, question)
        except OSError as error:
            raise CommandError(f"Cannot read {error.filename}: {error.strerror}.") from error
        except (ImageError, QueryError) as error:
            raise CommandError(f"Cannot search for that: {error}") from error
        speech = Texts(settings.default_language).speak(settings.default_language)
        for hit, item in found:
            if as_json:
                _print_line(_to_json(hit, item))
            else:
                title = choose_title(item, speech)
                sys.stdout.write(f"{hit.rank:3}  {hit.score:.3f}  {item.sku}  {title}\n")


async def _answer_batch(settings: Settings, batch: Path, common: Question) -> None:
    async with open_shop(settings, Terminal()) as shop:
        _require_items(shop)
        if str(batch) == "-":
            await _answer_lines(shop, sys.stdin, common)
            return
        try:
            with batch.open(encoding="utf-8") as lines:
                await _answer_lines(shop, lines, common)
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"Cannot read {batch}: {error}.") from error


async def _answer_lines(shop: Shop, lines: Iterable[str], common: Question) -> None:
    """Answer each line with a line; one that cannot be answered gets an `error` and no hits."""
    for line in lines:
        if not line.strip():
            continue
        asked: Any = {}
        try:
            asked = json.loads(line)
            found = await _find(shop, _read_question(asked, common))
        except (
            ValueError,
            ArithmeticError,
            TypeError,
            AttributeError,
            ImageError,
            OSError,
        ) as error:
            identity = asked.get("id") if isinstance(asked, dict) else None
            _print_line({"id": identity, "hits": [], "error": str(error)})
        else:
            hits = [_to_json(hit, item) for hit, item in found]
            _print_line({"id": asked.get("id"), "hits": hits})


def _read_question(asked: dict[str, Any], common: Question) -> Question:
    photos = tuple(Path(photo) for photo in asked.get("photos") or ())
    top_k = int(asked.get("top_k") or common.top_k)
    return Question(photos, str(asked.get("text") or ""), top_k, common.within)


def _read_bound(option: str, text: str) -> Decimal | None:
    try:
        return read_price(text)
    except ValueError as error:
        raise CommandError(f"{option}: {error}.") from error


async def _find(shop: Shop, question: Question) -> list[tuple[Hit, Item]]:
    """Search as the bot does."""
    contents = [await asyncio.to_thread(photo.read_bytes) for photo in question.photos]
    photos = [await shop.search.encode_photo(content) for content in contents]
    query = Query.of_words(question.text, photos=tuple(photos), within=question.within)
    hits = await shop.search.search(query, question.top_k)
    items = await shop.records.catalogue.list_items([hit.item_id for hit in hits])
    by_id = {item.id: item for item in items}
    return [(hit, by_id[hit.item_id]) for hit in hits if hit.item_id in by_id]


def _require_items(shop: Shop) -> None:
    if not shop.search.item_count:
        raise CommandError("The catalogue is empty: fill it with `garderobe catalog import FILE`.")


def _to_json(hit: Hit, item: Item) -> dict[str, Any]:
    return {"sku": item.sku, "score": round(hit.score, 6), "rank": hit.rank}


def _print_line(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()
