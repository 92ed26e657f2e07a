"""Whatever titles and words there are, every kind of message keeps Telegram's limits.

What is too long, Telegram's stand-in refuses, and the wire notes whatever does not conform.
"""

from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from storage.items import Item, ItemDraft
from tests.bot.hostile_words import HOSTILE
from tests.bot.lists.shelf import find_link
from tests.bot.lists.test_sharing import write_start
from tests.bot.notices.newsroom import Newsroom
from tests.bot.phone import Message, Shopper, count_pictures, list_labels
from tests.bot.stage import Stage

_DRAFT = [field.name for field in fields(ItemDraft)]
_OURS = {"bold", "italic", "url", "bot_command"}


def draft(item: Item, **values: Any) -> ItemDraft:
    """Return an item as its source brings it, some of its values changed."""
    return replace(ItemDraft(**{name: getattr(item, name) for name in _DRAFT}), **values)


async def rename_everything(stage: Stage) -> None:
    """Give every item a title that means harm, and more words about it than fit anywhere."""
    assert stage.shop is not None
    catalogue = stage.shop.records.catalogue
    renamed = []
    for number, item in enumerate(await catalogue.list_available()):
        words = HOSTILE[number % len(HOSTILE)]
        titles = {"title_de": words, "title_en": words[::-1], "description_de": words * 3}
        renamed.append(draft(item, **titles))
    await catalogue.upsert(renamed)


async def cut_every_price(stage: Stage) -> None:
    """Let every item cost next to nothing."""
    assert stage.shop is not None
    catalogue = stage.shop.records.catalogue
    items = await catalogue.list_available()
    await catalogue.upsert([draft(item, price=Decimal("0.95")) for item in items])


def list_markup(messages: list[Message]) -> set[str]:
    """Return the kinds of formatting in messages of the bot."""
    own = [one for one in messages if one["from"].get("is_bot")]
    entities = [one.get("entities") or one.get("caption_entities") or [] for one in own]
    return {entity["type"] for some in entities for entity in some}


async def test_lists_links_votes_and_notices_keep_the_limits(
    stage: Stage, newsroom: Newsroom, lena: Shopper, sam: Shopper
) -> None:
    await rename_everything(stage)
    await lena.say("Kleid")
    await lena.say("merk dir die 1, 2, 3, 4, 5, 6, 7, 8, 9 und 10")
    await lena.say("mehr")
    await lena.say("merk dir die 11, 12, 13, 14, 15, 16, 17, 18, 19 und 20")
    shown = await lena.say("/list")
    assert count_pictures(shown) == 10
    offer = (await lena.tap(shown[-1], "Liste teilen"))[-1]
    theirs = await sam.say(write_start(find_link(offer)))
    assert count_pictures(theirs) == 10
    for label in ("👍 1", "👎 2", "👍 10"):
        await sam.press(theirs[-1], label)
    await lena.say("K" * 3000 + " rotes Kleid mit " + "👗" * 500)
    await lena.say("sag Bescheid")
    wishes = (await lena.say("/wishes"))[-1]
    assert list_labels(wishes) == ["✕ 1"]
    await cut_every_price(stage)
    await newsroom.restock()
    assert await newsroom.tell() >= 1
    told = await lena.history()
    assert "günstiger" in told[-1]["text"]
    assert {"bold"} <= list_markup(told) <= _OURS
    assert list_markup(await sam.history()) <= _OURS


async def test_groups_inline_results_and_exports_keep_the_limits(
    stage: Stage, newsroom: Newsroom, lena: Shopper
) -> None:
    await rename_everything(stage)
    group = stage.in_group("de")
    answer = await group.say("@garderobe_bot Kleid")
    assert count_pictures(answer) == 1
    await lena.say("Kleid")
    inline = await lena.ask_inline("Kleid")
    assert len(inline["results"]) == 10
    for result in inline["results"]:
        await lena.choose_inline(inline, result["id"])
    item_id = inline["results"][0]["id"]
    assert count_pictures(await lena.say(f"/start i-{item_id}")) == 1
    await lena.say("wie das dritte, aber länger")
    await lena.say("merk dir die 1 und 2")
    export = (await lena.say("/export"))[-1]
    assert export["document"]["file_size"] > 0
    assert list_markup(await lena.history()) <= _OURS
