"""A saved wish brings one message when something new fits it, and none otherwise."""

from datetime import timedelta

from tests.bot.lists.shelf import find_data
from tests.bot.notices.newsroom import NOON, Newsroom
from tests.bot.phone import Message, Shopper, count_pictures, list_labels
from tests.bot.stage import Stage

NIGHT = NOON + timedelta(hours=10)  # midnight in Berlin
TOMORROW = NOON + timedelta(days=1)


async def save_wish(shopper: Shopper, words: str, tell: str = "sag Bescheid") -> Message:
    """Ask for something, then to be told of it; return the promise."""
    await shopper.say(words)
    return (await shopper.say(tell))[-1]


async def test_a_miss_offers_to_tell_and_the_tap_saves_the_wish(lena: Shopper) -> None:
    answer = (await lena.say("lila Abendkleid unter 3 €"))[-1]
    promise = (await lena.tap(answer, "🔔 Sag mir Bescheid"))[-1]
    assert "höchstens einmal am Tag" in promise["text"]
    wishes = (await lena.say("/wishes"))[-1]
    assert "bis 3 €" in wishes["text"].replace("\xa0", " ")
    assert list_labels(wishes) == ["✕ 1"]


async def test_what_is_new_and_fits_is_told_once(newsroom: Newsroom, lena: Shopper) -> None:
    await save_wish(lena, "lila Mantel")
    assert await newsroom.tell() == 0
    item = await newsroom.bring("coat", "purple")
    assert await newsroom.tell() == 1
    told = await lena.history()
    assert item.title_de in told[-2]["caption"]
    assert "Das ist neu da und passt" in told[-1]["text"]
    assert "lila Mantel" in told[-1]["text"]
    assert await newsroom.tell(TOMORROW) == 0


async def test_only_what_holds_every_wish_is_told(newsroom: Newsroom, lena: Shopper) -> None:
    await save_wish(lena, "lila Mantel unter 50 €")
    await newsroom.bring("coat", "purple", price="50.01")
    await newsroom.bring("coat", "green", price="20")
    await newsroom.bring("dress", "purple", price="20")
    assert await newsroom.tell() == 0
    await newsroom.bring("coat", "purple", price="50")
    assert await newsroom.tell() == 1


async def test_a_price_that_falls_into_the_budget_is_news(
    newsroom: Newsroom, lena: Shopper
) -> None:
    dear = await newsroom.bring("coat", "purple", price="80")
    await save_wish(lena, "lila Mantel unter 50 €")
    assert await newsroom.tell() == 0
    await newsroom.change_price(dear, "45")
    assert await newsroom.tell() == 1


async def test_a_wish_is_told_of_once_a_day_at_most(newsroom: Newsroom, lena: Shopper) -> None:
    await save_wish(lena, "lila Mantel")
    await newsroom.bring("coat", "purple")
    assert await newsroom.tell() == 1
    second = await newsroom.bring("coat", "purple")
    assert await newsroom.tell(NOON + timedelta(hours=3)) == 0
    assert await newsroom.tell(TOMORROW) == 1
    assert second.title_de in (await lena.history())[-2]["caption"]


async def test_nobody_is_written_to_in_quiet_hours(newsroom: Newsroom, lena: Shopper) -> None:
    await save_wish(lena, "lila Mantel")
    await newsroom.bring("coat", "purple")
    assert await newsroom.tell(NIGHT) == 0
    assert await newsroom.tell(TOMORROW) == 1


async def test_one_tap_stops_a_wish(newsroom: Newsroom, lena: Shopper) -> None:
    await save_wish(lena, "lila Mantel")
    await newsroom.bring("coat", "purple")
    await newsroom.tell()
    told = (await lena.history())[-1]
    stopped = (await lena.tap(told, "Nicht mehr Bescheid sagen"))[-1]
    assert "nicht mehr Bescheid" in stopped["text"]
    await newsroom.bring("coat", "purple")
    assert await newsroom.tell(TOMORROW) == 0
    assert "warte ich auf nichts" in (await lena.say("meine Wünsche"))[-1]["text"]


async def test_the_numbers_of_news_open_details_and_words_go_on_from_them(
    newsroom: Newsroom, lena: Shopper
) -> None:
    await save_wish(lena, "lila Mantel")
    item = await newsroom.bring("coat", "purple")
    await newsroom.tell()
    told = (await lena.history())[-1]
    assert item.title_de in (await lena.tap(told, "1"))[-1]["caption"]
    assert "♡ Merken" in list_labels((await lena.say("1"))[-1])


async def test_a_wish_with_a_photo_is_told_of_its_kind_only(
    newsroom: Newsroom, lena: Shopper
) -> None:
    item = await newsroom.bring("coat", "purple")
    await lena.show(item.image_path, caption="lila")
    await lena.say("sag mir Bescheid, wenn etwas passt")
    await newsroom.bring("shoes", "green")
    await newsroom.bring("coat", "green")
    assert await newsroom.tell() == 0
    near = await newsroom.bring("coat", "purple")
    assert await newsroom.tell() == 1
    assert near.title_de in (await lena.history())[-2]["caption"]


async def test_wishes_that_nothing_fits_stay_silent(newsroom: Newsroom, lena: Shopper) -> None:
    for words in ("lila Mantel", "rotes Kleid mit Punkten unter 1 €", "Elfenkleid", "Sneaker"):
        await save_wish(lena, words)
    for day in range(10):
        await newsroom.bring("cardigan", "green", price=str(20 + day))
        assert await newsroom.tell(NOON + timedelta(days=day)) == 0


async def test_a_wish_belongs_to_its_person(
    newsroom: Newsroom, lena: Shopper, sam: Shopper
) -> None:
    await save_wish(lena, "lila Mantel")
    assert "waiting for nothing" in (await sam.say("my wishes"))[-1]["text"]
    before = len(await sam.history())
    await newsroom.bring("coat", "purple")
    assert await newsroom.tell() == 1
    assert len(await sam.history()) == before


async def test_nobody_ends_the_wish_of_another(
    stage: Stage, newsroom: Newsroom, lena: Shopper, sam: Shopper
) -> None:
    promise = await save_wish(lena, "lila Mantel")
    data = find_data(promise, "Nicht mehr Bescheid sagen")
    await sam.tap_quietly(await stage.plant_button(sam.chat_id, data), data)
    await newsroom.bring("coat", "purple")
    assert await newsroom.tell() == 1


async def test_who_blocked_the_bot_hears_when_they_are_back(
    stage: Stage, newsroom: Newsroom, lena: Shopper
) -> None:
    await save_wish(lena, "lila Mantel")
    await newsroom.shop.records.chats.set_unreachable(lena.chat_id)
    await newsroom.bring("coat", "purple")
    assert await newsroom.tell() == 0
    await newsroom.shop.records.chats.set_reachable(lena.chat_id)
    assert await newsroom.tell(TOMORROW) == 1


async def test_a_notice_that_was_cut_off_goes_on_where_it_was(
    stage: Stage, newsroom: Newsroom, lena: Shopper
) -> None:
    await save_wish(lena, "lila Mantel")
    await newsroom.bring("coat", "purple")
    stage.wire.refusals["sendMessage"] = {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: not now",
    }
    assert await newsroom.tell() == 0
    assert count_pictures((await lena.history())[-1:]) == 1
    stage.wire.refusals.clear()
    await stage.restart_bot()
    assert await newsroom.tell() == 1
    told = await lena.history()
    assert count_pictures(told[-2:]) == 1
    assert count_pictures(told[-3:-2]) == 0
    assert await newsroom.shop.records.notices.list_pending() == []
    assert await newsroom.tell() == 0


async def test_a_notice_committed_before_a_crash_is_sent_after_it(
    stage: Stage, newsroom: Newsroom, lena: Shopper
) -> None:
    promise = await save_wish(lena, "lila Mantel")
    item = await newsroom.bring("coat", "purple")
    wish_id = int(find_data(promise, "Nicht mehr Bescheid sagen").split(":")[1])
    wish = await newsroom.shop.records.saved_wishes.find(wish_id)
    assert wish is not None
    await newsroom.shop.records.notices.announce_wish(wish, [item.id], [item.id], NOON.date())
    await stage.restart_bot()
    assert await newsroom.tell() == 1
    assert await newsroom.tell() == 0


async def test_a_button_of_a_wish_that_is_gone_stops_no_newer_one(
    newsroom: Newsroom, lena: Shopper
) -> None:
    old = await save_wish(lena, "lila Mantel")
    await lena.tap(old, "Nicht mehr Bescheid sagen")
    await save_wish(lena, "grüne Hose")
    await lena.tap(old, "Nicht mehr Bescheid sagen")
    assert await newsroom.shop.records.saved_wishes.count(lena.person_id) == 1
