"""A list belongs to a person: what is on it, what it costs now, and what may not touch it."""

from tests.bot.lists.shelf import (
    find_item,
    list_toasts,
    look_again,
    open_card,
    press,
    set_price,
    take_away,
    wait_for_toast,
    wait_for_words,
)
from tests.bot.phone import Shopper, count_pictures, list_labels
from tests.bot.stage import Stage


async def test_an_item_is_remembered_by_a_tap_on_its_card(stage: Stage, lena: Shopper) -> None:
    card = await press(lena, await open_card(lena, "rotes Kleid"), "♡ Merken")
    assert await wait_for_toast(stage) == "Gemerkt. Mit /list siehst du deine Merkliste."
    card = await look_again(lena, card)
    assert "♥ Gemerkt" in list_labels(card)
    shown = await lena.say("/list")
    item = await find_item(stage, card)
    assert count_pictures(shown) == 1
    assert "Deine Merkliste" in shown[-1]["text"]
    assert f"1 · {item.title_de}" in shown[-1]["text"]


async def test_a_second_tap_on_a_card_takes_the_item_off_again(stage: Stage, lena: Shopper) -> None:
    card = await press(lena, await open_card(lena, "rotes Kleid"), "♡ Merken")
    card = await press(lena, card, "♥ Gemerkt")
    assert list_toasts(stage)[-1] == "Nicht mehr auf deiner Merkliste."
    assert "♡ Merken" in list_labels(card)
    assert "noch leer" in (await lena.say("meine Liste"))[-1]["text"]


async def test_words_remember_what_was_shown_by_its_numbers(lena: Shopper) -> None:
    await lena.say("rotes Kleid")
    said = (await lena.say("merk dir die 1 und das dritte"))[-1]
    assert said["text"].endswith("stehen jetzt auf deiner Merkliste.")
    shown = await lena.tap(said, "Merkliste zeigen")
    assert count_pictures(shown) == 2
    assert "2 Stücke" in shown[-1]["text"]


async def test_words_without_a_number_are_asked_back(lena: Shopper, sam: Shopper) -> None:
    assert "Noch habe ich dir nichts gezeigt" in (await lena.say("merk dir das"))[-1]["text"]
    await sam.say("red dress")
    assert "Which one do you mean?" in (await sam.say("remember this"))[-1]["text"]


async def test_the_list_says_what_an_item_cost_and_costs(stage: Stage, lena: Shopper) -> None:
    card = await press(lena, await open_card(lena, "rotes Kleid"), "♡ Merken")
    item = await find_item(stage, card)
    await set_price(stage, item, "19.95")
    assert stage.shop is not None
    then = f"{item.price:.2f}".replace(".", ",")
    text = (await lena.say("zeig mir meine Merkliste"))[-1]["text"].replace("\xa0", " ")
    assert f"war {then} €, jetzt 19,95 €" in text


async def test_what_cannot_be_had_stays_on_the_list_and_is_said(stage: Stage, sam: Shopper) -> None:
    card = await press(sam, await open_card(sam, "red dress"), "♡ Remember")
    await take_away(stage, await find_item(stage, card))
    shown = await sam.say("/list")
    assert count_pictures(shown) == 0
    assert "sorry, not available just now" in shown[-1]["text"]


async def test_an_entry_is_taken_off_by_its_cross_and_kept_after_all(lena: Shopper) -> None:
    await press(lena, await open_card(lena, "rotes Kleid"), "♡ Merken")
    shown = (await lena.say("/list"))[-1]
    gone = (await lena.tap(shown, "✕ 1"))[-1]
    assert "ist nicht mehr auf deiner Merkliste" in gone["text"]
    assert "noch leer" in (await lena.say("/list"))[-1]["text"]
    await press(lena, gone, "Doch behalten")
    assert "ein Stück" in (await lena.say("/list"))[-1]["text"]


async def test_a_number_of_the_list_opens_the_card_with_what_is_similar(lena: Shopper) -> None:
    await press(lena, await open_card(lena, "rotes Kleid"), "♡ Merken")
    card = (await lena.tap((await lena.say("/list"))[-1], "1"))[-1]
    assert {"Ähnliche", "♥ Gemerkt", "Teilen"} <= set(list_labels(card))
    similar = await lena.tap(card, "Ähnliche")
    assert count_pictures(similar) > 1
    assert similar[-1]["text"].startswith("Wie „")


async def test_words_that_take_off_an_entry_ask_for_a_tap_first(lena: Shopper) -> None:
    await press(lena, await open_card(lena, "rotes Kleid"), "♡ Merken")
    card = (await lena.say("nimm die 1 von der Liste"))[0]
    await wait_for_words(lena)
    await press(lena, card, "♥ Gemerkt")
    assert "noch leer" in (await lena.say("/list"))[-1]["text"]
    assert "noch leer" in (await lena.say("nimm die 1 von der Liste"))[-1]["text"]


async def test_a_long_list_has_pages(lena: Shopper) -> None:
    await lena.say("Kleid")
    await lena.say("merk dir 1, 2, 3, 4, 5 und 6")
    await lena.say("Hose")
    await lena.say("merk dir 1, 2, 3, 4, 5 und 6")
    first = await lena.say("/list")
    assert count_pictures(first) == 10
    second = await lena.tap(first[-1], "Weiter ›")
    assert count_pictures(second) == 2
    assert "11 · " in second[-1]["text"]
    assert count_pictures(await lena.tap(second[-1], "‹ Zurück")) == 10
    await lena.say("nimm die 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 und 12 von der Liste")
    await wait_for_words(lena)
    assert count_pictures((await lena.history())[-12:]) == 10


async def test_two_persons_have_lists_of_their_own(lena: Shopper, sam: Shopper) -> None:
    await press(lena, await open_card(lena, "rotes Kleid"), "♡ Merken")
    assert "still empty" in (await sam.say("/list"))[-1]["text"]


async def test_a_list_outlives_a_restart(stage: Stage, lena: Shopper) -> None:
    await press(lena, await open_card(lena, "rotes Kleid"), "♡ Merken")
    await stage.restart_bot()
    assert "ein Stück" in (await lena.say("/list"))[-1]["text"]


async def test_forged_buttons_of_lists_are_answered_kindly(stage: Stage, lena: Shopper) -> None:
    for data in ("keep:999999999999999999:0", "forget:0:0"):
        planted = await stage.plant_button(lena.chat_id, data)
        await lena.tap_quietly(planted, data)
        assert "passt zu nichts mehr" in list_toasts(stage)[-1]
    for data in ("listed:999999999999999999:0", "endshare:999999999999999999:0", "share:0:0"):
        planted = await stage.plant_button(lena.chat_id, data)
        assert "passt zu nichts mehr" in (await lena.tap_data(planted, data))[-1]["text"]
    planted = await stage.plant_button(lena.chat_id, "list:0:999999999999999999")
    data = "list:0:999999999999999999"
    assert "noch leer" in (await lena.tap_data(planted, data))[-1]["text"]
