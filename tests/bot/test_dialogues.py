"""Dialogues over HTTP with the real bot, from the first photo to the last page."""

import asyncio
import re
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.stock.building import build_empty_index
from engine.encoder import Encoder
from tests.bot.phone import Shopper, count_pictures, list_labels
from tests.bot.stage import Stage
from tests.shared_files import list_real_photos


@pytest.fixture
def pictures(wardrobe: Path) -> list[Path]:
    """Return pictures as a shopper might send them."""
    return sorted((wardrobe.parent / "images").glob("*.jpg"))


@pytest.fixture
def dress(pictures: list[Path]) -> Path:
    """Return one of them."""
    return pictures[0]


async def test_start_greets_with_samples_and_wishes_to_tap(lena: Shopper) -> None:
    answer = await lena.say("/start")
    assert count_pictures(answer) == 3
    assert "Hallo Lena" in answer[-1]["text"]
    assert "gestreiftes T-Shirt" in list_labels(answer[-1])


async def test_start_speaks_english_to_english_phones(sam: Shopper) -> None:
    answer = await sam.say("/start")
    assert "Hello Sam" in answer[-1]["text"]


async def test_a_photo_is_answered_with_an_album_of_ten(lena: Shopper, dress: Path) -> None:
    answer = await lena.show(dress)
    assert count_pictures(answer) == 10
    assert len({message["media_group_id"] for message in answer[:-1]}) == 1
    assert answer[-1]["text"].startswith("Dein Foto")
    assert list_labels(answer[-1])[:10] == [str(number) for number in range(1, 11)]


async def test_words_are_answered_in_the_shoppers_language(lena: Shopper, sam: Shopper) -> None:
    german, english = await asyncio.gather(lena.say("rotes Kleid"), sam.say("red dress"))
    assert german[-1]["text"].startswith("„rotes Kleid“\nMeine 10 besten Treffer.")
    assert english[-1]["text"].startswith("“red dress”\nMy 10 best matches.")


async def test_a_caption_counts_as_words(sam: Shopper, dress: Path) -> None:
    answer = await sam.show(dress, caption="with flowers")
    assert answer[-1]["text"].startswith("Your photo · with flowers")


async def test_words_after_a_photo_refine_it(lena: Shopper, dress: Path) -> None:
    first = await lena.show(dress)
    refined = await lena.say("mit Blumen")
    assert refined[-1]["text"].startswith("Dein Foto · mit Blumen")
    assert [m["caption"] for m in refined[:-1]] != [m["caption"] for m in first[:-1]]


async def test_words_after_words_refine_or_begin_anew(lena: Shopper) -> None:
    await lena.say("rotes Kleid")
    refined = await lena.say("mit Punkten")
    assert refined[-1]["text"].startswith("„rotes Kleid“ · mit Punkten")
    anew = await lena.say("schwarze Stiefel")
    assert anew[-1]["text"].startswith("„schwarze Stiefel“")


async def test_a_restart_in_the_middle_changes_nothing(
    stage: Stage, lena: Shopper, dress: Path
) -> None:
    await lena.show(dress)
    await stage.restart_bot()
    refined = await lena.say("mit Blumen")
    assert refined[-1]["text"].startswith("Dein Foto · mit Blumen")


async def test_what_came_while_the_bot_was_away_is_answered(stage: Stage, lena: Shopper) -> None:
    await stage.stop_bot()
    waiting = asyncio.create_task(lena.say("rotes Kleid"))
    await asyncio.sleep(0.3)
    assert not waiting.done()
    await stage.start_bot()
    assert (await waiting)[-1]["text"].startswith("„rotes Kleid“")


async def test_more_goes_on_without_repeats_until_the_end(lena: Shopper) -> None:
    answer = await lena.say("Kleid")
    captions = [message["caption"] for message in answer[:-1]]
    while "Mehr zeigen" in list_labels(answer[-1]):
        answer = await lena.say("mehr")
        captions += [message["caption"] for message in answer[:-1]]
    numbers = [int(caption.split(" · ")[0]) for caption in captions]
    assert numbers == list(range(1, len(captions) + 1))
    titles = {caption.split(" · ", 1)[1] for caption in captions}
    assert len(captions) > 12
    assert len(titles) > len(captions) * 0.8  # variants may share title and price
    last = await lena.say("mehr")
    assert count_pictures(last) == 0
    assert "Das war alles" in last[-1]["text"]


async def test_the_more_button_does_what_the_word_does(lena: Shopper) -> None:
    answer = await lena.say("Kleid")
    more = await lena.tap(answer[-1], "Mehr zeigen")
    assert more[0]["caption"].startswith("11 · ")
    assert count_pictures(more) == 10


@pytest.mark.parametrize("way", ["button", "word"])
async def test_a_number_shows_the_details(lena: Shopper, way: str) -> None:
    answer = await lena.say("rotes Kleid")
    details = await (lena.tap(answer[-1], "3") if way == "button" else lena.say("3"))
    assert len(details) == 1
    caption = details[0]["caption"]
    assert caption.startswith(" · ".join(answer[2]["caption"].split(" · ")[:2]))
    assert "(Beispielpreis)" in caption
    assert list_labels(details[0])[0] == "Ähnliche"


async def test_further_colours_are_named_in_the_album_and_the_details(
    lena: Shopper, sam: Shopper
) -> None:
    answer, english = await lena.say("rotes Kleid"), await sam.say("red dress")
    assert any(re.search(r" · \+\d colours?$", message["caption"]) for message in english[:-1])
    several = next(message for message in answer[:-1] if "Farbe" in message["caption"])
    number, *_, mark = several["caption"].split(" · ")
    assert re.fullmatch(r"\+1 Farbe|\+\d Farben", mark)
    details = await lena.say(number)
    assert re.search(r"Auch in (einer|\d) weiteren Farben?\.", details[0]["caption"])


async def test_similar_asks_for_what_looks_like_an_item(lena: Shopper) -> None:
    answer = await lena.say("rotes Kleid")
    details = await lena.tap(answer[-1], "2")
    similar = await lena.tap(details[-1], "Ähnliche")
    assert similar[-1]["text"].startswith("Wie „")
    assert count_pictures(similar) == 10


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("Hallo!", "Hallo! Was suchst du?"),
        ("danke", "Gern!"),
        ("http://127.0.0.1/x", "Diesen Link"),
    ],
)
async def test_small_talk_is_answered_and_changes_nothing(
    lena: Shopper, text: str, beginning: str
) -> None:
    await lena.say("rotes Kleid")
    assert (await lena.say(text))[-1]["text"].startswith(beginning)
    refined = await lena.say("mit Punkten")
    assert refined[-1]["text"].startswith("„rotes Kleid“ · mit Punkten")


async def test_new_forgets_the_photo(lena: Shopper, dress: Path) -> None:
    await lena.show(dress)
    assert "neu" in (await lena.say("/new"))[-1]["text"]
    answer = await lena.say("mit Blumen")
    assert answer[-1]["text"].startswith("„mit Blumen“")


async def test_the_line_is_said_again_and_the_answer_shown_again(lena: Shopper) -> None:
    assert (
        "Noch habe ich dir nichts gezeigt"
        in (await lena.say("was hast du verstanden?"))[-1]["text"]
    )
    first = await lena.say("Kleid mit Punkten")
    said = await lena.say("was hast du verstanden?")
    assert count_pictures(said) == 0
    assert said[-1]["text"].startswith("„Kleid mit Punkten“\nSo habe ich dich verstanden.")
    again = await lena.say("noch einmal")
    assert [m.get("caption") for m in again] == [m.get("caption") for m in first]


async def test_the_language_can_be_changed_and_stays(stage: Stage, lena: Shopper) -> None:
    question = await lena.say("/language")
    chosen = await lena.tap(question[-1], "English")
    assert "English from now on" in chosen[-1]["text"]
    await stage.restart_bot()
    assert (await lena.say("/help"))[-1]["text"].startswith("How it works")


async def test_sample_photos_and_wishes_can_be_tapped(lena: Shopper) -> None:
    start = await lena.say("/start")
    sample = await lena.tap(start[-1], "📷 Foto 2")
    assert sample[-1]["text"].startswith("Beispielfoto 2")
    wish = await lena.tap(start[-1], "weiße Sneaker")
    assert wish[-1]["text"].startswith("„weiße Sneaker“")


async def test_an_image_sent_as_a_file_counts_as_a_photo(lena: Shopper, dress: Path) -> None:
    answer = await lena.show(dress, as_file=True, name="kleid.jpg")
    assert answer[-1]["text"].startswith("Dein Foto")
    assert count_pictures(answer) == 10


async def test_a_number_before_anything_was_shown_is_no_number(lena: Shopper) -> None:
    await lena.say("rotes Kleid unter 1 €")
    assert (await lena.say("zeig mir Nr. 2"))[-1]["text"].startswith("Noch habe ich dir nichts")


async def test_another_part_of_a_photo_is_a_tap_or_a_word_away(lena: Shopper, dress: Path) -> None:
    whole = await lena.show(dress)
    assert list_labels(whole[-1])[10:13] == ["Oberer Teil", "Mitte", "Unterer Teil"]
    below = await lena.change(whole[-1], "Unterer Teil")
    assert below[-1]["text"].startswith("Dein Foto, unterer Teil\n")
    assert [m["caption"] for m in below[:-1]] != [m["caption"] for m in whole[:-1]]
    above = await lena.say("nur oben")
    assert above[-1]["text"].startswith("Dein Foto, oberer Teil\n")
    refined = await lena.say("mit Blumen")
    assert refined[-1]["text"].startswith("Dein Foto, oberer Teil · mit Blumen")
    again = await lena.change(above[-1], "Ganzes Foto")
    assert [m["caption"] for m in again[:-1]] == [m["caption"] for m in whole[:-1]]


async def test_an_album_of_photos_is_one_question(lena: Shopper, pictures: list[Path]) -> None:
    answer = await lena.show(*pictures[:4], caption="mit Blumen")
    await lena.say("/help")
    said = [
        message["text"].splitlines()[0] for message in await lena.history() if "text" in message
    ]
    assert answer[-1]["text"].startswith("Deine 4 Fotos · mit Blumen")
    assert sum(line.startswith("Dein") for line in said) == 1


async def test_an_album_says_which_photo_gives_what(sam: Shopper, pictures: list[Path]) -> None:
    await sam.say("red dress")
    answer = await sam.show(*pictures[:2], caption="cut of the first, pattern of the second")
    assert answer[-1]["text"].startswith("Your 2 photos · cut of photo 1, pattern of photo 2\n")
    assert count_pictures(answer) == 10


async def test_a_picture_of_an_album_that_cannot_be_opened_costs_no_other(
    lena: Shopper, pictures: list[Path]
) -> None:
    torn = pictures[1].read_bytes()[:300]
    answer = await lena.show(pictures[0], torn, pictures[2], name="a.jpg", as_file=True)
    assert answer[-1]["text"].startswith("Deine 2 Fotos\nEins deiner Bilder")


async def test_a_picture_is_uploaded_once(stage: Stage, lena: Shopper, sam: Shopper) -> None:
    await lena.say("rotes Kleid")
    await sam.say("rotes Kleid")
    uploads = [len(call.files) for call in stage.wire.calls if call.method == "sendMediaGroup"]
    assert uploads == [10, 0]


async def test_a_file_id_that_went_stale_is_uploaded_again(stage: Stage, lena: Shopper) -> None:
    assert stage.shop is not None
    items = await stage.shop.records.catalogue.list_items(list(range(1, 100)))
    for item in items:
        await stage.shop.records.picture_files.record(stage.bot_id, {item.image_hash: "gone"})
    answer = await lena.say("rotes Kleid")
    assert count_pictures(answer) == 10
    details = await lena.say("3")
    assert count_pictures(details) == 1


async def test_one_match_is_a_photo_also_where_its_file_id_went_stale(
    settings: Settings, encoder: Encoder, tmp_path: Path
) -> None:
    one_match = settings.model_copy(update={"top_k": 1, "album_size": 1})
    async with Stage(one_match, encoder, tmp_path) as stage:
        assert stage.shop is not None
        for item in await stage.shop.records.catalogue.list_items(list(range(1, 100))):
            await stage.shop.records.picture_files.record(stage.bot_id, {item.image_hash: "gone"})
        answer = await stage.person("de").say("rotes Kleid")
    assert count_pictures(answer) == 1
    assert "Ein Treffer." in answer[-1]["text"]
    assert "nicht zeigen" not in answer[-1]["text"]


async def test_a_bot_that_may_not_introduce_itself_again_answers(
    stage: Stage, lena: Shopper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # else the library warns of its own next version
    stage.wire.refusals["setMyDescription"] = {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 3600",
        "parameters": {"retry_after": 3600},
    }
    await stage.restart_bot()
    assert count_pictures(await lena.say("rotes Kleid")) == 10


async def test_a_picture_that_vanished_costs_only_itself(stage: Stage, lena: Shopper) -> None:
    assert stage.shop is not None
    turn_items = await stage.shop.records.catalogue.list_items(list(range(1, 100)))
    for item in turn_items[:20]:
        item.image_path.rename(item.image_path.with_suffix(".away"))
    try:
        answer = await lena.say("rotes Kleid")
        missing = 10 - count_pictures(answer)
        assert ("nicht zeigen" in answer[-1]["text"]) == (missing > 0)
        assert list_labels(answer[-1])[:10] == [str(number) for number in range(1, 11)]
    finally:
        for item in turn_items[:20]:
            item.image_path.with_suffix(".away").rename(item.image_path)


async def test_work_is_shown_while_it_goes_on(stage: Stage, lena: Shopper, dress: Path) -> None:
    await lena.show(dress)
    actions = [c.parameters["action"] for c in stage.wire.calls if c.method == "sendChatAction"]
    assert {"typing", "upload_photo"} <= set(actions)


async def test_two_shoppers_never_mix(lena: Shopper, sam: Shopper, dress: Path) -> None:
    await lena.show(dress)
    answer = await sam.say("with flowers")
    assert answer[-1]["text"].startswith("“with flowers”")


async def test_foreign_and_forged_buttons_change_nothing(
    stage: Stage, lena: Shopper, sam: Shopper
) -> None:
    answer = await lena.say("rotes Kleid")
    foreign = answer[-1]["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    for data in (foreign, "nonsense", "item:1", "item:999999999999:1", "wish:0:99"):
        planted = await stage.plant_button(sam.chat_id, data)
        await sam.tap_quietly(planted, data)
    toasts = [c for c in stage.wire.calls if c.method == "answerCallbackQuery"]
    assert {call.parameters.get("text") for call in toasts} == {
        "That button belongs to an old search. Just tell me what you are looking for."
    }


async def test_a_catalogue_that_is_empty_is_said(stage: Stage, lena: Shopper) -> None:
    assert stage.shop is not None
    stage.shop.search.replace_index(build_empty_index(stage.shop.search.dimension))
    answer = await lena.say("rotes Kleid")
    assert count_pictures(answer) == 0
    assert "Regal" in answer[-1]["text"]


async def test_real_photos_get_albums(lena: Shopper) -> None:
    for photo in list_real_photos(6):
        answer = await lena.show(photo)
        assert count_pictures(answer) == 10
        assert answer[-1]["text"].startswith("Dein Foto")
