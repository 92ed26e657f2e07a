"""A link opens a list for friends, who vote; without it there is nothing to see."""

import re

from tests.bot.lists.shelf import find_item, find_link, list_toasts, open_card, press
from tests.bot.phone import Message, Shopper, count_pictures, list_labels
from tests.bot.stage import Stage


async def share_list(lena: Shopper) -> Message:
    """Remember two dresses and share the list; return the offer."""
    await lena.say("rotes Kleid")
    await lena.say("merk dir die 1 und die 2")
    return (await lena.tap((await lena.say("/list"))[-1], "Liste teilen"))[-1]


def write_start(link: str) -> str:
    """Return what Telegram writes into the chat of whoever follows a link."""
    return f"/start {link.split('?start=')[1]}"


async def test_the_link_is_one_that_telegram_takes(lena: Shopper) -> None:
    offer = await share_list(lena)
    link = find_link(offer)
    assert re.fullmatch(r"https://t\.me/\w+\?start=[A-Za-z0-9_-]{20,64}", link)
    assert link in offer["text"]
    forward = offer["reply_markup"]["inline_keyboard"][0][0]
    assert forward["url"].startswith("https://t.me/share/url?url=https%3A%2F%2Ft.me%2F")


async def test_a_friend_sees_the_list_and_may_vote_only(lena: Shopper, sam: Shopper) -> None:
    shown = await sam.say(write_start(find_link(await share_list(lena))))
    assert count_pictures(shown) == 2
    assert "A list for you" in shown[-1]["text"]
    assert list_labels(shown[-1]) == ["👍 1", "👎 1", "👍 2", "👎 2"]


async def test_a_link_that_is_written_opens_too(lena: Shopper, sam: Shopper) -> None:
    assert count_pictures(await sam.say(find_link(await share_list(lena)))) == 2


async def test_votes_come_back_to_the_list_of_the_owner(
    stage: Stage, lena: Shopper, sam: Shopper
) -> None:
    shown = (await sam.say(write_start(find_link(await share_list(lena)))))[-1]
    shown = await press(sam, shown, "👍 1")
    assert list_toasts(stage)[-1].startswith("👍 for “")
    shown = await press(sam, shown, "👎 2")
    assert list_labels(shown) == ["👍 1 ✓", "👎 1", "👍 2", "👎 2 ✓"]
    lines = (await lena.say("/list"))[-1]["text"].splitlines()
    assert lines[1].endswith("👍 1 👎 0")
    assert lines[2].endswith("👍 0 👎 1")


async def test_a_vote_can_be_changed_and_taken_back(lena: Shopper, sam: Shopper) -> None:
    shown = (await sam.say(write_start(find_link(await share_list(lena)))))[-1]
    shown = await press(sam, shown, "👍 1")
    shown = await press(sam, shown, "👎 1")
    assert list_labels(shown)[:2] == ["👍 1", "👎 1 ✓"]
    shown = await press(sam, shown, "👎 1 ✓")
    assert list_labels(shown)[:2] == ["👍 1", "👎 1"]
    assert "👎" not in (await lena.say("/list"))[-1]["text"]


async def test_a_friend_sees_no_votes_of_others(lena: Shopper, sam: Shopper) -> None:
    start = write_start(find_link(await share_list(lena)))
    await press(sam, (await sam.say(start))[-1], "👍 1")
    again = (await sam.say(start))[-1]
    assert "👍 1 👎" not in again["text"].replace(list_labels(again)[0], "")
    assert list_labels(again)[0] == "👍 1 ✓"


async def test_an_ended_link_opens_nothing_and_takes_no_votes(
    stage: Stage, lena: Shopper, sam: Shopper
) -> None:
    offer = await share_list(lena)
    shown = (await sam.say(write_start(find_link(offer))))[-1]
    assert "öffnet nichts mehr" in (await lena.tap(offer, "Teilen beenden"))[-1]["text"]
    await press(sam, shown, "👍 1")
    assert list_toasts(stage)[-1].startswith("This is no longer shared")
    assert "no longer shared" in (await sam.say(write_start(find_link(offer))))[-1]["text"]
    assert "👍" not in (await lena.say("/list"))[-1]["text"]
    assert find_link(await share_list(lena)) != find_link(offer)


async def test_the_same_list_keeps_its_link_while_it_is_shared(lena: Shopper) -> None:
    first, second = await share_list(lena), await share_list(lena)
    assert find_link(first) == find_link(second)


async def test_a_guessed_token_sees_nothing(lena: Shopper, sam: Shopper) -> None:
    await share_list(lena)
    said = await sam.say("/start l-AAAAAAAAAAAAAAAAAAAAAA")
    assert "no longer shared" in said[-1]["text"]
    assert count_pictures(said) == 0


async def test_who_did_not_come_with_the_token_cannot_vote_or_look(
    stage: Stage, lena: Shopper, sam: Shopper
) -> None:
    card = await open_card(lena, "rotes Kleid")
    item = await find_item(stage, card)
    await share_list(lena)
    for data in (f"up:1:{item.id}", "shared:1:0", "novote:1:1", "up:999999999999999999:1"):
        planted = await stage.plant_button(sam.chat_id, data)
        await sam.tap_quietly(planted, data)
        assert list_toasts(stage)[-1].startswith("This is no longer shared")
    assert "👍" not in (await lena.say("/list"))[-1]["text"]


async def test_nobody_ends_what_another_shares(stage: Stage, lena: Shopper, sam: Shopper) -> None:
    link = find_link(await share_list(lena))
    planted = await stage.plant_button(sam.chat_id, "endshare:1:0")
    assert "no longer fits" in (await sam.tap_data(planted, "endshare:1:0"))[-1]["text"]
    assert count_pictures(await sam.say(write_start(link))) == 2


async def test_one_item_is_shared_from_its_card(stage: Stage, lena: Shopper, sam: Shopper) -> None:
    card = await open_card(lena, "rotes Kleid")
    offer = (await lena.tap(card, "Teilen"))[-1]
    shown = await sam.say(write_start(find_link(offer)))
    assert count_pictures(shown) == 1
    assert list_labels(shown[-1]) == ["👍 1", "👎 1"]
    await press(sam, shown[-1], "👍 1")
    assert list_toasts(stage)[-1].startswith("👍 for “")


async def test_ones_own_link_shows_ones_own_list(lena: Shopper) -> None:
    own = await lena.say(write_start(find_link(await share_list(lena))))
    assert "Deine Merkliste" in own[-1]["text"]
    assert "Teilen beenden" in list_labels(own[-1])


async def test_an_empty_list_is_not_shared(lena: Shopper) -> None:
    assert "noch leer" in (await lena.say("teile meine Liste"))[-1]["text"]


async def test_a_shared_list_that_was_emptied_says_so(lena: Shopper, sam: Shopper) -> None:
    start = write_start(find_link(await share_list(lena)))
    shown = (await lena.say("/list"))[-1]
    await lena.tap(shown, "✕ 1")
    await lena.tap(shown, "✕ 2")
    assert "nothing on this list" in (await sam.say(start))[-1]["text"]
