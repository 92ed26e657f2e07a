"""A group with the bot: called by its name, one picture, everybody's own dialogue and buttons."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image
from telegram import (
    CallbackQuery,
    Chat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    User,
)

from bot.handlers.guests import _is_offered
from bot.sending.collages import Collage, Tile
from tests.bot.lists.shelf import find_item, find_link, list_toasts, open_card, press
from tests.bot.lists.test_sharing import share_list, write_start
from tests.bot.phone import Shopper, count_pictures, find_data, list_labels
from tests.bot.stage import Stage

BOT = "@garderobe_bot"


@pytest.fixture
def lena_there(stage: Stage) -> Shopper:
    """Return the shopper who speaks German, in the group."""
    return stage.in_group("de")


@pytest.fixture
def sam_there(stage: Stage) -> Shopper:
    """Return the shopper who speaks English, in the same group."""
    return stage.in_group("en")


async def test_a_group_gets_one_picture_with_the_line_and_buttons_below(
    lena_there: Shopper,
) -> None:
    answer = await lena_there.say(f"{BOT} rotes Kleid")
    assert count_pictures(answer) == 1
    assert answer[0]["caption"].startswith("1 · ")
    assert "rotes Kleid" in answer[-1]["text"].splitlines()[0]
    assert {"1", "2", "3"} <= set(list_labels(answer[-1]))
    assert answer[0]["reply_to_message"]["text"] == f"{BOT} rotes Kleid"


async def test_the_same_answer_is_drawn_and_uploaded_once(
    stage: Stage, lena_there: Shopper, sam_there: Shopper
) -> None:
    await lena_there.say(f"{BOT} rotes Kleid")
    await sam_there.say(f"{BOT.upper()} rotes Kleid")
    sent = [call for call in stage.wire.calls if call.method == "sendPhoto"]
    assert [len(call.files) for call in sent] == [1, 0]


async def test_what_is_not_said_to_the_bot_is_left_alone(lena_there: Shopper) -> None:
    await lena_there.say_quietly("rotes Kleid")
    await lena_there.say_quietly("/start@other_bot")
    await lena_there.say_quietly("@other_bot rotes Kleid")


async def test_a_photo_counts_with_a_mention_in_its_caption(lena_there: Shopper) -> None:
    content = io.BytesIO()
    Image.new("RGB", (300, 400), "#b01020").save(content, "PNG")
    answer = await lena_there.show(content.getvalue(), caption=f"{BOT} aber in Blau")
    assert count_pictures(answer) == 1
    assert "blau" in answer[-1]["text"].lower()
    assert "garderobe" not in answer[-1]["text"]


async def test_everybody_has_a_dialogue_of_their_own(
    stage: Stage, lena_there: Shopper, sam_there: Shopper, lena: Shopper
) -> None:
    await lena_there.say(f"{BOT} rotes Kleid")
    answer = await sam_there.say(f"{BOT} cheaper")
    assert "dress" not in answer[-1]["text"].lower()
    await sam_there.say(f"{BOT} blue shirt")
    answer = await lena_there.say(f"{BOT} unter 500 €")
    assert "rotes Kleid" in answer[-1]["text"]
    answer = await lena.say("in Grün")  # and in private another one
    assert "Kleid" not in answer[-1]["text"]
    await stage.restart_bot()
    answer = await sam_there.say(f"{BOT} in red")
    assert "shirt" in answer[-1]["text"]


async def test_a_reply_to_the_bot_needs_no_mention(lena_there: Shopper) -> None:
    answer = await lena_there.say(f"{BOT} Kleid")
    refined = await lena_there.say("in Rot", reply_to=answer[0])
    assert "Kleid" in refined[-1]["text"]
    assert "Rot" in refined[-1]["text"]


async def test_another_persons_tap_changes_nothing(lena_there: Shopper, sam_there: Shopper) -> None:
    answer = await lena_there.say(f"{BOT} rotes Kleid ohne Muster")
    for button in (row[0] for row in answer[-1]["reply_markup"]["inline_keyboard"]):
        toast = await sam_there.find_toast(answer[-1], button["callback_data"])
        assert toast is not None
        assert "somebody else" in toast
    assert (await lena_there.look_at(answer[-1]))[-1] == answer[-1]
    details = await lena_there.tap(answer[-1], "1")
    assert "photo" in details[-1]
    await sam_there.tap_quietly(details[-1], find_data(details[-1], list_labels(details[-1])[0]))


async def test_a_tap_changes_the_collage_in_its_place(lena_there: Shopper) -> None:
    first = await lena_there.say(f"{BOT} Kleid")
    answer = await lena_there.say(f"{BOT} in Rot")
    changed = await lena_there.change(answer[-1], "↩ Zurück")
    assert [message["message_id"] for message in changed] == [
        answer[0]["message_id"],
        answer[-1]["message_id"],
    ]
    assert changed[0]["caption"] == first[0]["caption"] != answer[0]["caption"]
    assert changed[0]["photo"] == first[0]["photo"]


async def test_a_list_is_shown_in_private_alone(lena_there: Shopper, lena: Shopper) -> None:
    await lena_there.say(f"{BOT} Kleid")
    kept = await lena_there.say(f"{BOT} merk dir die 1")
    assert "reply_markup" not in kept[-1]
    hint = (await lena_there.say(f"{BOT} meine Merkliste"))[-1]
    (button,) = hint["reply_markup"]["inline_keyboard"][0]
    assert button["url"] == "https://t.me/garderobe_bot?start=p-list"
    opened = await lena.say("/start p-list")
    assert count_pictures(opened) == 1


async def test_a_command_that_nobody_here_knows_is_left_to_other_bots(
    lena_there: Shopper,
) -> None:
    await lena_there.say_quietly("/ban")
    assert "So geht’s" in (await lena_there.say("/ban@garderobe_bot"))[-1]["text"]
    assert "fangen neu an" in (await lena_there.say("/new"))[-1]["text"]


async def test_what_is_answered_in_private_alone_changes_nothing_in_a_group(
    stage: Stage, lena_there: Shopper
) -> None:
    for data in ("erase:0:0", "keepall:0:0"):
        planted = await stage.plant_button(lena_there.chat_id, data)
        before = await lena_there.look_at(planted)
        await lena_there.tap_quietly(planted, data)
        assert list_toasts(stage)[-1].startswith("Dieser Knopf gehört zu einer alten")
        assert await lena_there.look_at(planted) == before


async def test_ones_own_link_shows_a_group_nothing_of_ones_own(
    lena_there: Shopper, lena: Shopper
) -> None:
    start = write_start(find_link(await share_list(lena)))
    said = await lena_there.say(start.replace("/start", "/start@garderobe_bot"))
    assert count_pictures(said) == 0
    assert list_labels(said[-1]) == ["Zum privaten Chat"]


async def test_a_list_that_is_shown_to_a_group_may_be_voted_on_by_all_but_its_owner(
    stage: Stage, lena_there: Shopper, sam_there: Shopper, lena: Shopper, sam: Shopper
) -> None:
    await sam.say("red dress")
    await sam.say("remember 1 and 2")
    offer = (await sam.tap((await sam.say("/list"))[-1], "Share the list"))[-1]
    start = write_start(find_link(offer)).replace("/start", "/start@garderobe_bot")
    shown = await lena_there.say(start)
    await press(sam_there, shown[-1], "👍 1")
    assert list_toasts(stage)[-1].startswith("You shared this yourself")
    await lena.say("/start")
    again = await lena_there.say(start)
    await press(lena_there, again[-1], "👍 1")
    assert list_toasts(stage)[-1].startswith("👍 für „")
    await sam.tap(offer, "Stop sharing")
    await press(lena_there, again[-1], "👎 1")
    assert list_toasts(stage)[-1].startswith("Das wird nicht mehr geteilt")


def test_a_button_that_a_message_does_not_have_makes_nobody_a_guest() -> None:
    offered = InlineKeyboardMarkup([[InlineKeyboardButton("👍 1", callback_data="up:7:1")]])
    message = Message(1, datetime.now(UTC), Chat(-5, "group"), reply_markup=offered)
    sam = User(2, "Sam", is_bot=False)
    assert _is_offered(CallbackQuery("1", sam, "chat", message, "up:7:1"))
    assert not _is_offered(CallbackQuery("1", sam, "chat", message, "up:8:1"))


async def test_nobody_stops_anothers_wish(
    stage: Stage, lena_there: Shopper, sam_there: Shopper, lena: Shopper
) -> None:
    await lena.say("/wishes")
    await lena_there.say(f"{BOT} lila Mantel")
    saved = (await lena_there.say(f"{BOT} sag Bescheid"))[-1]
    await press(sam_there, saved, "Nicht mehr Bescheid sagen")
    assert list_toasts(stage)[-1].startswith("These buttons belong to somebody else")
    assert list_labels((await lena.say("/wishes"))[-1]) == ["✕ 1"]


async def test_a_group_does_not_see_what_is_on_a_list(
    stage: Stage, lena_there: Shopper, sam_there: Shopper, lena: Shopper
) -> None:
    item = await find_item(stage, await press(lena, await open_card(lena, "Kleid"), "♡ Merken"))
    card = (await lena_there.say(f"/start@garderobe_bot i-{item.id}"))[-1]
    assert await press(sam_there, card, "♡ Merken") == card
    assert stage.shop is not None
    kept = await stage.shop.records.remembered.list_all(sam_there.person_id)
    assert [one.item_id for one in kept] == [item.id]


async def test_a_word_to_all_and_a_mention_alone(lena_there: Shopper) -> None:
    hello = await lena_there.say("/start@garderobe_bot")
    assert "@garderobe_bot" in hello[-1]["text"]
    assert "reply_markup" not in hello[-1]
    assert "rotes Kleid" in (await lena_there.say(BOT))[-1]["text"]


async def test_the_language_that_somebody_chose_holds_in_a_group_for_them_alone(
    sam: Shopper, sam_there: Shopper, lena_there: Shopper
) -> None:
    await sam.tap((await sam.say("/language"))[-1], "Deutsch")
    assert "Sag mir" in (await sam_there.say(BOT))[-1]["text"]
    await lena_there.tap((await lena_there.say("/language@garderobe_bot"))[-1], "English")
    assert "Tell me" in (await lena_there.say(BOT))[-1]["text"]
    assert "Sag mir" in (await sam_there.say(BOT))[-1]["text"]


def test_a_collage_keeps_telegrams_bounds_and_is_known_by_what_it_shows(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.png" for number in range(1, 11)]
    for path in paths[1:]:
        Image.new("RGB", (200, 900), "#1060b0").save(path)
    tiles = tuple(Tile(number, path, path.name) for number, path in enumerate(paths, 1))
    content = Collage(tiles, "").load()
    with Image.open(io.BytesIO(content)) as image:
        assert image.format == "JPEG"
        assert sum(image.size) <= 10_000
        assert max(image.size) <= 2560
        left, right = (image.crop((x, 250, x + 1, 251)).tobytes() for x in (190, 190 + 372))
    assert left == b"\xff\xff\xff"  # the first file is missing
    assert right[2] > 120 > right[0]
    assert Collage(tiles, "a").image_hash == Collage(tiles, "b").image_hash
    assert Collage(tiles[1:], "a").image_hash != Collage(tiles, "a").image_hash
