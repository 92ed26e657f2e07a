"""Prices that fell and friends' votes come in one message each, and stop when they are told to."""

from datetime import UTC, datetime, timedelta

from storage.notices import PriceDrop
from tests.bot.lists.shelf import find_item, find_link, open_card, press
from tests.bot.lists.test_sharing import share_list, write_start
from tests.bot.notices.newsroom import NOON, Newsroom
from tests.bot.phone import Shopper, count_pictures, list_labels
from tests.bot.stage import Stage

TOMORROW = NOON + timedelta(days=1)


async def test_fallen_prices_are_told_in_one_message(
    stage: Stage, newsroom: Newsroom, lena: Shopper
) -> None:
    await lena.say("rotes Kleid")
    await lena.say("merk dir die 1 und die 2")
    cards = [(await lena.tap((await lena.say("/list"))[-1], number))[-1] for number in "12"]
    items = [await find_item(stage, card) for card in cards]
    assert await newsroom.tell() == 0
    for item in items:
        await newsroom.change_price(item, "9.95")
    assert await newsroom.tell() == 1
    told = await lena.history()
    assert count_pictures(told[-3:-1]) == 2
    text = told[-1]["text"].replace("\xa0", " ")
    assert "2 Stücke günstiger" in text
    assert f"war {items[0].price:.2f} €, jetzt 9,95 €".replace(".", ",", 1) in text
    assert await newsroom.tell(TOMORROW) == 0


async def test_a_price_that_rose_is_no_news(
    stage: Stage, newsroom: Newsroom, lena: Shopper
) -> None:
    card = await press(lena, await open_card(lena, "rotes Kleid"), "♡ Merken")
    await newsroom.change_price(await find_item(stage, card), "999")
    assert await newsroom.tell() == 0


async def test_prices_are_told_once_a_day_and_not_at_night(
    stage: Stage, newsroom: Newsroom, lena: Shopper
) -> None:
    card = await press(lena, await open_card(lena, "rotes Kleid"), "♡ Merken")
    item = await find_item(stage, card)
    await newsroom.change_price(item, "9.95")
    assert await newsroom.tell(NOON + timedelta(hours=10)) == 0
    assert await newsroom.tell() == 1
    await newsroom.change_price(item, "8.95")
    assert await newsroom.tell(NOON + timedelta(hours=4)) == 0
    assert await newsroom.tell(TOMORROW) == 1


async def test_a_price_that_rose_again_before_it_was_told_is_no_news(
    stage: Stage, newsroom: Newsroom, lena: Shopper
) -> None:
    card = await press(lena, await open_card(lena, "rotes Kleid"), "♡ Merken")
    item = await find_item(stage, card)
    before = len(await lena.history())
    drop = PriceDrop(item.id, before=3000, now=995)
    await newsroom.shop.records.notices.announce_prices(lena.chat_id, [drop], NOON.date())
    await newsroom.change_price(item, "30")
    await newsroom.tell()
    assert len(await lena.history()) == before
    assert await newsroom.shop.records.notices.list_pending() == []


async def test_one_tap_stops_the_prices(stage: Stage, newsroom: Newsroom, lena: Shopper) -> None:
    card = await press(lena, await open_card(lena, "rotes Kleid"), "♡ Merken")
    item = await find_item(stage, card)
    await newsroom.change_price(item, "9.95")
    await newsroom.tell()
    said = await lena.tap((await lena.history())[-1], "Keine Preise mehr melden")
    assert "melde ich dir nicht mehr" in said[-1]["text"]
    await newsroom.change_price(item, "5")
    assert await newsroom.tell(TOMORROW) == 0


async def test_votes_come_back_in_one_message_after_a_pause(
    newsroom: Newsroom, lena: Shopper, sam: Shopper
) -> None:
    shown = (await sam.say(write_start(find_link(await share_list(lena)))))[-1]
    shown = await press(sam, shown, "👍 1")
    await press(sam, shown, "👎 2")
    now = datetime.now(UTC)
    noon = now.replace(hour=12) + timedelta(days=1)
    before = len(await lena.history())
    assert await newsroom.tell(noon - timedelta(days=2)) == 0
    assert await newsroom.tell(noon) == 1
    told = (await lena.history())[before:]
    assert len(told) == 1
    lines = told[0]["text"].splitlines()
    assert lines[0] == "So haben deine Freunde abgestimmt"
    assert {line.split(" · ")[-1] for line in lines[1:]} == {"👍 1 👎 0", "👍 0 👎 1"}
    assert "Merkliste zeigen" in list_labels(told[0])
    assert await newsroom.tell(noon + timedelta(hours=1)) == 0
