"""What a shopper says next is understood beside what was said before, and acted on."""

from collections.abc import AsyncIterator
from dataclasses import fields
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from bot.console import Terminal
from bot.errors import ShopperProblem
from bot.settings import Settings
from bot.shop import Shop, open_shop
from engine.encoder import Encoder
from engine.wishes import list_all_terms, read_question, read_request
from storage.items import Item, ItemDraft
from storage.turns import NewTurn
from tests.bot.talks import Talk, build_dialogue

PAGE = 5

# A talk a line: what is said, and how the last of it is understood.
GERMAN = """
rotes Kleid | lieber in blau => „Kleid“ · + blau
rotes Kleid | oder blau => „Kleid“ · + rotes oder blau
rotes Kleid | ich meinte einen Rock => „rot“ · + Rock
Pulli | ohne Ermel | lieber mit Ermeln => „Pulli“ · nicht ärmellos
Kleid mit Blumen ohne Ärmel | lieber mit Punkten => „Kleid ohne Ärmel“ · mit Punkten
rotes Kleid mit Punkten | ohne Punkte | bis 80 € => „rotes Kleid“ · ohne Punkte · bis 80 €
Kleid | nicht rot | doch rot => „Kleid“ · + rot
Kleid | ohne Ärmel | länger => „Kleid“ · ohne Ärmel · länger
Kleid | länger | noch länger => „Kleid“ · noch länger
Kleid | zwischen 20 und 80 Euro => „Kleid“ · 20 € bis 80 €
Kleid | ab 19,90 => „Kleid“ · ab 19,90 €
Kleid von 80 bis 40 Euro => „Kleid“ · 40 € bis 80 €
Kleid | auch mit Streifen | schwarze Stiefel => „schwarze Stiefel“
rotes Kleid | vergiss das, ein Rock => „Rock“
bis 60 € | Kleid => „Kleid“ · bis 60 €
ohne Blumen | Kleid | 👠 => „👠“
Kleid | mehr in rot => „Kleid“ · + rot
Kleid | rot, nicht rot => „Kleid“ · nicht rot
weder Punkte noch Streifen => ohne Punkte · ohne Streifen
"""
ENGLISH = """
red dress | rather in blue => “dress” · + blue
red dress | or in blue => “dress” · + red or blue
red dress with dots | without dots | under €80 => “red dress” · no dots · up to €80
dress | not red | longer => “dress” · longer · not red
dress | between 20 and 80 => “dress” · €20 to €80
dress | longer sleeves => “dress” · longer sleeves
red dress | forget that, a skirt => “skirt”
"""


@pytest.fixture
async def shop(settings: Settings, encoder: Encoder) -> AsyncIterator[Shop]:
    async with open_shop(settings, Terminal(), encoder=encoder) as shop:
        yield shop


@pytest.fixture
def lena(shop: Shop) -> Talk:
    return Talk(build_dialogue(shop, page_size=PAGE))


@pytest.fixture
def photos(wardrobe: Path) -> list[bytes]:
    """Return photos of different products."""
    paths = sorted((wardrobe.parent / "images").glob("*.jpg"))
    return [path.read_bytes() for path in (paths[3], paths[20], paths[40])]


async def test_what_is_said_in_german_is_understood(shop: Shop) -> None:
    await _follow(shop, GERMAN, "de")


async def test_what_is_said_in_english_is_understood(shop: Shop) -> None:
    await _follow(shop, ENGLISH, "en")


async def _follow(shop: Shop, talks: str, language: str) -> None:
    for number, line in enumerate(talks.strip().splitlines(), 100):
        said, understood = line.split(" => ")
        talk = Talk(
            build_dialogue(shop, page_size=PAGE), number, "de" if language == "de" else "en"
        )
        for message in said.split(" | "):
            last = await talk.say(message)
        assert last == understood, line


async def test_a_budget_is_never_exceeded_not_by_variants_and_not_later(lena: Talk) -> None:
    await lena.say("Kleid")
    await lena.say("unter 50 €")
    shown: list[Item] = list(lena.answer.items)
    answer = lena.answer
    while answer.has_more:
        answer = await lena.dialogue.show_more(lena.ask(), answer.turn)
        shown += answer.items
        for item in answer.items:
            assert all(it.price and it.price <= 50 for it in answer.variants[item.id])
    assert shown
    assert all(item.price is not None and item.price <= 50 for item in shown)


async def test_what_became_dearer_since_is_not_shown_within_a_budget(
    shop: Shop, lena: Talk
) -> None:
    await lena.say("Kleid unter 100 €")
    turn = lena.answer.turn
    later = await shop.records.catalogue.list_items(turn.hits[PAGE : PAGE + 2])
    await _set_price(shop, later[0], Decimal("100.01"))
    more = await lena.dialogue.show_more(lena.ask(), turn)
    ids = [item.id for item in more.items]
    assert later[0].id not in ids
    assert later[1].id in ids


async def _set_price(shop: Shop, item: Item, price: Decimal) -> None:
    values = {field.name: getattr(item, field.name) for field in fields(ItemDraft)}
    await shop.records.catalogue.upsert([ItemDraft(**(values | {"price": price}))])


async def test_cheaper_means_cheaper_than_the_middle_of_what_was_shown(lena: Talk) -> None:
    await lena.say("Kleid")
    prices = sorted(item.price for item in lena.answer.items if item.price is not None)
    middle = prices[(len(prices) - 1) // 2]
    await lena.say("günstiger")
    assert lena.answer.items
    assert all(item.price is not None and item.price < middle for item in lena.answer.items)


async def test_cheaper_than_the_third_is_about_the_third_alone(lena: Talk) -> None:
    await lena.say("Kleid")
    third = lena.answer.items[2]
    line = await lena.say("günstiger als das dritte")
    assert third.price is not None
    assert line.startswith("„Kleid“ · bis ")
    assert all(item.price and item.price < third.price for item in lena.answer.items)


async def test_dearer_in_english(shop: Shop) -> None:
    sam = Talk(build_dialogue(shop, page_size=PAGE), language="en")
    await sam.say("dress")
    second = sam.answer.items[1]
    line = await sam.say("more expensive than the second one")
    assert second.price is not None
    assert line.startswith("“dress” · from €")
    assert all(item.price and item.price > second.price for item in sam.answer.items)


async def test_another_currency_is_not_converted_and_that_is_said(lena: Talk) -> None:
    await lena.say("Kleid")
    assert "in Euro" in await lena.fail("unter $50")
    assert await lena.say("rotes unter $50") == "„Kleid“ · + rot"
    assert lena.remarks == ["price-currency"]


@pytest.mark.parametrize("said", ["für -5 €", "unter 0 Euro", "ab 9999999 Euro"])
async def test_a_price_that_cannot_be_is_left_out_and_that_is_said(lena: Talk, said: str) -> None:
    await lena.say("Kleid")
    assert said in await lena.fail(said)
    assert await lena.say(f"in rot {said}") == "„Kleid“ · + rot"
    assert lena.remarks == ["price-impossible"]


async def test_cheaper_needs_something_to_compare_with(lena: Talk, photos: list[bytes]) -> None:
    assert "Noch habe ich dir nichts gezeigt" in await lena.fail("günstiger")
    await lena.show(photos[0], caption="aber günstiger")
    assert lena.remarks == ["price-unknown"]


async def test_nothing_at_a_price_is_an_empty_page(lena: Talk) -> None:
    assert await lena.say("Kleid unter 1 €") == "„Kleid“ · bis 1 €"
    assert lena.answer.items == ()
    assert not lena.answer.has_more


async def test_like_a_result_goes_on_from_its_stored_embedding(shop: Shop, lena: Talk) -> None:
    await lena.say("Kleid")
    await lena.say("bis 200 €")
    third = lena.answer.items[2]
    line = await lena.say("wie das dritte, aber länger")
    assert line == f"Wie „{third.title_de}“ · länger · bis 200 €"
    (photo,) = lena.answer.turn.photo_embeddings
    stored = await shop.records.embeddings.find(shop.search.model_id, [third.id])
    assert np.array_equal(photo, stored[third.id])
    assert read_question(lena.answer.turn.question).anchor == (third.id,)


@pytest.mark.parametrize(
    ("said", "remarks"),
    [
        ("Socken", ["garment-unjudged"]),
        ("ein grauer Anzug", ["garment-unjudged"]),
        ("Kleid", []),
        ("Klamotten in Rot", []),
    ],
)
async def test_a_garment_that_cannot_be_judged_is_no_promise(
    lena: Talk, said: str, remarks: list[str]
) -> None:
    await lena.say(said)
    assert lena.remarks == remarks


async def test_going_on_from_an_item_accepts_what_it_lacks(lena: Talk) -> None:
    await lena.say("gepunkteter Mantel mit Kapuze in Lila")
    explanation = (await lena.dialogue.get_details(lena.answer.turn, 1)).explanation
    await lena.say("wie das erste, aber länger")
    wanted = read_question(lena.answer.turn.question).wanted
    terms = {term for phrase in wanted for term in list_all_terms(phrase)}
    assert explanation.fails
    assert not terms & set(explanation.fails)
    assert terms >= {term for term in explanation.holds if term.field != "kind"}


async def test_like_a_result_in_another_colour(shop: Shop) -> None:
    sam = Talk(build_dialogue(shop, page_size=PAGE), language="en")
    await sam.say("red dress")
    second = sam.answer.items[1]
    assert await sam.say("like 2 but in blue") == f"Like “{second.title_en}” · + blue"


async def test_several_results_are_several_photos(lena: Talk) -> None:
    await lena.say("Kleid")
    await lena.say("wie das erste und das dritte")
    assert len(lena.answer.turn.photo_embeddings) == 2


async def test_longer_compares_with_the_page_that_was_shown(lena: Talk) -> None:
    await lena.say("Kleid")
    shown = lena.ids
    await lena.say("länger")
    assert read_question(lena.answer.turn.question).anchor == tuple(shown)


async def test_what_was_disliked_does_not_come_again(lena: Talk) -> None:
    await lena.say("Kleid")
    second = lena.answer.items[1]
    assert await lena.say("nicht das zweite") == "„Kleid“ · eins aussortiert"
    third = lena.answer.items[2]
    await lena.say("das dritte gefällt mir nicht")
    assert lena.line == "„Kleid“ · 2 aussortiert"
    answer = lena.answer
    shown = list(answer.items)
    while answer.has_more:
        answer = await lena.dialogue.show_more(lena.ask(), answer.turn)
        shown += answer.items
    assert not {second.id, third.id} & {item.id for item in shown}


async def test_results_that_were_not_shown_are_said(lena: Talk) -> None:
    assert "Noch habe ich dir nichts gezeigt" in await lena.fail("wie das dritte")
    await lena.say("Kleid")
    assert "1 bis 5" in await lena.fail("wie das 40., aber in rot")
    assert "1 bis 5" in await lena.fail("nicht das 40.")


async def test_parts_of_an_albums_photos_are_told_apart(lena: Talk, photos: list[bytes]) -> None:
    assert await lena.show(*photos[:2]) == "Deine 2 Fotos"
    line = await lena.say("Schnitt vom ersten, Muster vom zweiten")
    assert line == "Deine 2 Fotos · Schnitt vom 1. Foto, Muster vom 2. Foto"
    assert len(lena.answer.turn.photo_embeddings) == 2


async def test_photos_sent_one_after_another_can_be_named_too(
    lena: Talk, photos: list[bytes]
) -> None:
    await lena.show(photos[0])
    assert await lena.show(photos[1]) == "Dein Foto"
    await lena.say("Schnitt vom ersten, Muster vom zweiten")
    first, second = lena.answer.turn.photo_embeddings
    assert np.array_equal(first, lena.answers[0].turn.photo_embeddings[0])
    assert np.array_equal(second, lena.answers[1].turn.photo_embeddings[0])


async def test_without_photos_the_parts_are_those_of_results(lena: Talk) -> None:
    await lena.say("Kleid")
    first, fourth = lena.answer.items[0], lena.answer.items[3]
    line = await lena.say("Schnitt vom ersten, Muster vom vierten")
    assert line.startswith(f"Wie „{first.title_de}“ + „{fourth.title_de}“ · + Kleid")
    assert "Schnitt vom 1. Foto, Muster vom 2. Foto" in line


async def test_a_part_of_a_result_goes_with_the_own_photo(lena: Talk, photos: list[bytes]) -> None:
    await lena.show(photos[0])
    await lena.say("Muster vom dritten")
    question = read_question(lena.answer.turn.question)
    assert len(lena.answer.turn.photo_embeddings) == 2
    assert [(part.field, part.photo) for part in question.photo_parts] == [("pattern", 2)]


async def test_photos_that_were_not_sent_are_asked_for(lena: Talk) -> None:
    assert "Schick sie mir" in await lena.fail("Schnitt vom ersten, Muster vom zweiten")


async def test_a_caption_that_names_the_photo_before_combines_them(
    lena: Talk, photos: list[bytes]
) -> None:
    await lena.show(photos[0], caption="bis 90 €")
    line = await lena.show(photos[1], caption="Schnitt vom ersten, Muster vom zweiten")
    assert line == "Deine 2 Fotos · bis 90 € · Schnitt vom 1. Foto, Muster vom 2. Foto"


async def test_a_caption_that_names_too_many_photos_is_answered_and_said(
    lena: Talk, photos: list[bytes]
) -> None:
    assert await lena.show(photos[0], caption="Muster vom zweiten") == "Dein Foto"
    assert lena.remarks == ["photos-too-few"]


async def test_a_photo_after_a_photo_is_new_and_one_tap_combines_them(
    lena: Talk, photos: list[bytes]
) -> None:
    await lena.show(photos[0], caption="mit Punkten")
    assert not lena.answer.has_photo_before
    assert await lena.show(photos[1]) == "Dein Foto"
    assert lena.answer.has_photo_before
    combined = await lena.dialogue.corrections.combine(lena.ask(), lena.answer.turn)
    assert len(combined.turn.photo_embeddings) == 2
    assert [it.text for it in read_question(combined.turn.question).wanted] == ["Punkten"]
    assert not combined.has_photo_before


async def test_a_photo_after_a_new_beginning_has_none_before_it(
    lena: Talk, photos: list[bytes]
) -> None:
    await lena.show(photos[0])
    await lena.dialogue.start_over(lena.chat_id)
    await lena.show(photos[1])
    assert not lena.answer.has_photo_before


async def test_a_wish_can_be_turned_round_with_a_tap(lena: Talk) -> None:
    await lena.say("Kleid")
    await lena.say("mit Blumen")
    turned = await lena.dialogue.corrections.deny(lena.ask(), lena.answer.turn, 1)
    lena.answers.append(turned)
    assert lena.line == "„Kleid“ · ohne Blumen"


async def test_every_part_of_the_line_can_be_taken_away(lena: Talk) -> None:
    await lena.say("Kleid")
    for message in ("mit Blumen", "länger", "nicht rot", "bis 90 €", "nicht das zweite"):
        await lena.say(message)
    parts = lena.line.split(" · ")
    assert len(parts) == 6
    for place in range(1, 6):
        left = await lena.dialogue.corrections.remove(lena.ask(), lena.answer.turn, place)
        lena.answers.append(left)
        assert lena.line.split(" · ") == parts[:place] + parts[place + 1 :]
        lena.answers.pop()


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("ohne", "Was soll nicht dabei sein?"),
        ("bitte", "Da weiß ich noch nicht"),
        ("https://example.org/kleid", "Links kann ich noch nicht öffnen"),
        ("???", "Da konnte ich keine Worte lesen"),
        ("فستان أحمر", "ich verstehe Deutsch und Englisch"),
    ],
)
async def test_what_asks_for_nothing_is_said(lena: Talk, said: str, answer: str) -> None:
    assert answer in await lena.fail(said)


async def test_a_link_beside_words_is_left_out_and_that_is_said(lena: Talk) -> None:
    assert await lena.say("rotes Kleid wie https://example.org/x") == "„rotes Kleid“"
    assert lena.remarks == ["link-left-out"]


async def test_fifty_wishes_are_said_to_be_too_many(lena: Talk) -> None:
    await lena.say(", ".join(f"mit Ding{number}" for number in range(50)))
    assert lena.remarks == ["wishes-many"]
    assert len(read_question(lena.answer.turn.question).wanted) == 12


async def test_a_contradiction_ends_with_what_was_said_last(lena: Talk) -> None:
    assert await lena.say("Kleid rot, nicht rot") == "„Kleid“ · nicht rot"
    assert lena.remarks == ["wish-contradiction"]


async def test_a_whole_paragraph_is_answered(lena: Talk) -> None:
    line = await lena.say(
        "Ich suche für die Hochzeit meiner Schwester ein langes, elegantes Kleid in Dunkelblau. "
        "Es soll auf keinen Fall Glitzer haben, und mehr als 150 Euro darf es nicht kosten."
    )
    assert "elegantes Kleid in Dunkelblau" in line
    assert "ohne Glitzer" in line


async def test_an_update_that_comes_twice_keeps_its_first_answer(
    lena: Talk, photos: list[bytes]
) -> None:
    await lena.say("Kleid")
    asked = lena.ask()
    request = read_request("wie das dritte, aber günstiger")
    first = await lena.dialogue.ask_words(asked, request)
    again = await lena.dialogue.ask_words(asked, request)
    assert (again.turn.id, again.items) == (first.turn.id, first.items)
    assert again.has_more == first.has_more
    latest = await lena.dialogue.get_latest(lena.chat_id)
    assert latest.id == first.turn.id

    asked = lena.ask()
    shown = await lena.dialogue.ask_photos(asked, photos[:1])
    once_more = await lena.dialogue.ask_photos(asked, photos[1:2])
    assert (once_more.turn.id, once_more.items) == (shown.turn.id, shown.items)


async def test_more_that_comes_twice_shows_the_same_page(lena: Talk) -> None:
    await lena.say("Kleid")
    asked = lena.ask()
    first = await lena.dialogue.show_more(asked, lena.answer.turn)
    again = await lena.dialogue.show_more(asked, await lena.dialogue.get_latest(lena.chat_id))
    assert (again.items, again.first) == (first.items, first.first)
    further = await lena.dialogue.show_more(lena.ask(), again.turn)
    assert further.first == PAGE * 2 + 1


async def test_a_turn_of_an_older_garderobe_is_refined_as_it_was_meant(
    shop: Shop, lena: Talk
) -> None:
    await shop.records.turns.record(
        NewTurn(
            chat_id=lena.chat_id,
            update_id=10**9,
            model_id=shop.search.model_id,
            question={"version": 0, "phrases": ["rotes Kleid", "ohne Punkte"]},
        )
    )
    assert await lena.say("in blau") == "„Kleid“ · + blau · ohne Punkte"


async def test_two_chats_never_mix(shop: Shop, lena: Talk) -> None:
    sam = Talk(build_dialogue(shop, page_size=PAGE), chat_id=8, language="en")
    await lena.say("rotes Kleid")
    await sam.say("trousers")
    await lena.say("mit Punkten")
    assert await sam.say("in black") == "“trousers” · + black"
    assert lena.line == "„rotes Kleid“ · mit Punkten"
    foreign = await lena.dialogue.find_turn(lena.chat_id, sam.answer.turn.id)
    assert foreign is None


async def test_forged_taps_change_nothing(lena: Talk) -> None:
    await lena.say("rotes Kleid")
    turn = lena.answer.turn
    taps = lena.dialogue.corrections
    for change in (taps.remove, taps.deny, taps.keep_only):
        with pytest.raises(ShopperProblem, match="button-stale"):
            await change(lena.ask(), turn, 99)
    with pytest.raises(ShopperProblem, match="button-stale"):
        await taps.combine(lena.ask(), turn)
    assert (await lena.dialogue.get_latest(lena.chat_id)).id == turn.id
