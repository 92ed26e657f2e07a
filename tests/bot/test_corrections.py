"""Taps on the line of what was understood change an answer in its place, and lead back."""

import math
from pathlib import Path

import pytest

from storage.items import ItemDraft
from storage.sources.csv_file import read_csv
from tests.bot.phone import Message, Shopper, list_labels
from tests.bot.stage import Stage


@pytest.fixture
def dress(wardrobe: Path) -> Path:
    return sorted((wardrobe.parent / "images").glob("*.jpg"))[0]


def list_captions(answer: list[Message]) -> list[str]:
    return [message["caption"] for message in answer if "photo" in message]


def get_line(answer: list[Message]) -> str:
    return str(answer[-1]["text"].splitlines()[0]).replace("\xa0", " ")


async def test_a_chip_opens_its_buttons_and_closes_them(lena: Shopper) -> None:
    await lena.say("rotes Kleid")
    answer = (await lena.say("mit Punkten"))[-1]
    labels = list_labels(answer)
    assert "mit Punkten ▾" in labels
    opened = (await lena.change(answer, "mit Punkten ▾"))[-1]
    assert list_labels(opened) == [
        *("✕ mit Punkten", "ohne Punkte", "Stärker", "Schwächer", "Nur „mit Punkten“", "‹ Fertig"),
    ]
    assert opened["text"] == answer["text"]
    closed = (await lena.change(answer, "‹ Fertig"))[-1]
    assert list_labels(closed) == labels


async def test_a_wish_taken_away_changes_the_answer_in_its_place(
    lena: Shopper, dress: Path
) -> None:
    first = await lena.show(dress)
    refined = await lena.say("mit Blumen")
    await lena.change(refined[-1], "mit Blumen ▾")
    count = len(await lena.history())
    changed = await lena.change(refined[-1], "✕ mit Blumen")
    assert get_line(changed) == "Dein Foto"
    assert list_captions(changed) == list_captions(first)
    assert len(await lena.history()) == count
    assert [m["message_id"] for m in changed] == [m["message_id"] for m in refined]


async def test_a_wish_turns_into_its_opposite_and_back(sam: Shopper) -> None:
    await sam.say("dress")
    refined = await sam.say("with dots")
    await sam.change(refined[-1], "with dots ▾")
    denied = await sam.change(refined[-1], "no dots")
    assert get_line(denied) == "“dress” · no dots"
    await sam.change(refined[-1], "no dots ▾")
    wanted = await sam.change(refined[-1], "with dots after all")
    assert get_line(wanted) == "“dress” · with dots"


async def test_the_photo_has_a_chip_too(lena: Shopper, dress: Path) -> None:
    await lena.show(dress)
    refined = await lena.say("mit Blumen")
    opened = await lena.change(refined[-1], "Foto ▾")
    assert list_labels(opened[-1]) == ["Ohne Foto", "Mehr Foto", "Mehr Text", "‹ Fertig"]
    more = await lena.change(refined[-1], "Mehr Foto")
    assert get_line(more) == "Dein Foto · mit Blumen · mehr Foto"
    less = await lena.change(refined[-1], "✕ mehr Foto")
    await lena.change(less[-1], "Foto ▾")
    alone = await lena.change(refined[-1], "Ohne Foto")
    assert get_line(alone) == "„mit Blumen“"


async def test_a_wish_can_count_more_or_less(lena: Shopper) -> None:
    await lena.say("rotes Kleid")
    refined = await lena.say("mit Punkten")
    await lena.change(refined[-1], "mit Punkten ▾")
    stronger = await lena.change(refined[-1], "Stärker")
    assert get_line(stronger) == "„rotes Kleid“ · mit Punkten (stärker)"
    weaker = await lena.say("weniger")
    assert get_line(weaker) == "„rotes Kleid“ · mit Punkten"


async def test_back_shows_the_answer_before_in_the_same_place(lena: Shopper) -> None:
    first = await lena.say("rotes Kleid")
    refined = await lena.say("mit Punkten")
    assert "↩ Zurück" not in list_labels(first[-1])
    back = await lena.change(refined[-1], "↩ Zurück")
    assert get_line(back) == "„rotes Kleid“"
    assert list_captions(back) == list_captions(first)
    branch = await lena.say("mit Streifen")
    assert get_line(branch) == "„rotes Kleid“ · mit Streifen"


async def test_back_by_words_goes_from_branch_to_branch(sam: Shopper) -> None:
    await sam.say("red dress")
    await sam.say("with dots")
    assert get_line(await sam.say("go back")) == "“red dress”"
    assert get_line(await sam.say("with stripes")) == "“red dress” · with stripes"
    assert get_line(await sam.say("back")) == "“red dress”"
    await sam.say("/new")
    assert get_line(await sam.say("back")) == "“red dress”"
    assert (await sam.say("back"))[-1]["text"].startswith("There was nothing before")


async def test_an_old_answer_is_a_place_to_go_on_from(lena: Shopper) -> None:
    first = await lena.say("rotes Kleid")
    await lena.say("schwarze Stiefel")
    refined = await lena.say("mit Punkten", reply_to=first[-1])
    assert get_line(refined) == "„rotes Kleid“ · mit Punkten"


async def test_a_reply_to_a_picture_means_its_item(lena: Shopper) -> None:
    first = await lena.say("rotes Kleid")
    await lena.say("schwarze Stiefel")
    title = first[2]["caption"].split(" · ")[1]
    details = await lena.say("zeig", reply_to=first[2])
    assert details[0]["caption"].startswith(f"3 · {title}")
    longer = await lena.say("aber länger", reply_to=first[2])
    assert get_line(longer) == f"Wie „{title}“ · länger"  # it is a dress, and not red
    again = await lena.say("in blau", reply_to=details[0])
    assert get_line(again).startswith(f"Wie „{title}“")
    assert get_line(again).endswith("blau")


@pytest.fixture
def dear(wardrobe: Path) -> int:
    """Return an amount from which there is a dress, and only a few items."""
    drafts = [it for it in read_csv(wardrobe) if isinstance(it, ItemDraft)]
    dresses = [it.price for it in drafts if it.attributes["category"] == ("dress",) and it.price]
    amount = math.floor(max(dresses))
    assert len({it.product for it in drafts if it.price and it.price >= amount}) < 10
    return amount


async def test_an_album_that_gets_shorter_loses_its_surplus(lena: Shopper, dear: int) -> None:
    few = await lena.say(f"Kleid ab {dear} €")
    many = await lena.say("doch ab 1 €")
    narrow = await lena.change(many[-1], "↩ Zurück")
    assert 0 < len(list_captions(few)) < len(list_captions(many))
    assert list_captions(narrow) == list_captions(few)
    assert narrow[0]["message_id"] == many[0]["message_id"]


async def test_a_longer_answer_is_sent_anew_and_the_old_one_stays(lena: Shopper, dear: int) -> None:
    await lena.say("Kleid")
    few = await lena.say(f"ab {dear} €")
    assert 0 < len(list_captions(few)) < 10
    wide = await lena.tap(few[-1], f"✕ ab {dear}\xa0€")
    assert len(list_captions(wide)) == 10
    assert await lena.look_at(few[-1]) == few


async def test_a_picture_that_the_shopper_deleted_costs_only_itself(
    stage: Stage, lena: Shopper
) -> None:
    first = await lena.say("rotes Kleid")
    refined = await lena.say("lieber ein Rock")
    pairs = zip(list_captions(first), list_captions(refined), strict=True)
    place = next(place for place, (old, new) in enumerate(pairs) if old != new)
    await stage.delete_message(lena.chat_id, refined[place]["message_id"])
    back = await lena.change(refined[-1], "↩ Zurück")
    assert len(list_captions(back)) == 9
    assert "Ein Bild ließ sich gerade nicht zeigen" in back[-1]["text"]


async def test_a_restart_keeps_the_places(stage: Stage, lena: Shopper) -> None:
    first = await lena.say("rotes Kleid")
    refined = await lena.say("mit Punkten")
    await stage.restart_bot()
    back = await lena.change(refined[-1], "↩ Zurück")
    assert list_captions(back) == list_captions(first)
