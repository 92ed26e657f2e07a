"""/settings: each choice by a tap, in a message that changes itself."""

from datetime import time

import pytest

from bot.privacy.words import find_privacy_words
from bot.wording.taps import Action
from tests.bot.phone import Message, Shopper, count_pictures, find_data, list_labels
from tests.bot.stage import Stage
from tests.bot.talks import Talk, build_dialogue


async def choose(shopper: Shopper, message: Message, label: str) -> Message:
    """Tap a choice; return the same message as it is then."""
    await shopper.tap_quietly(message, find_data(message, label))
    number = message["message_id"]
    return next(it for it in await shopper.history() if it["message_id"] == number)


async def test_the_language_changes_by_a_tap_and_the_message_with_it(lena: Shopper) -> None:
    settings = (await lena.say("Einstellungen"))[-1]
    assert "✓ Deutsch" in list_labels(settings)
    settings = await choose(lena, settings, "English")
    assert settings["text"].startswith("Your settings")
    assert "✓ English" in list_labels(settings)
    assert (await lena.say("/new"))[-1]["text"].startswith("Right")


async def test_an_album_has_as_many_results_as_were_chosen(sam: Shopper) -> None:
    settings = await choose(sam, (await sam.say("my settings"))[-1], "3")
    assert "Matches in an album: 3" in settings["text"]
    answer = await sam.say("dress")
    assert count_pictures(answer) == 3
    more = await sam.tap(answer[-1], "Show more")
    assert count_pictures(more) == 3
    assert "4 to 6" in more[-1]["text"]


async def test_quiet_hours_are_kept_as_chosen(stage: Stage, lena: Shopper) -> None:
    settings = await choose(lena, (await lena.say("/settings"))[-1], "22:00 bis 07:00")
    assert "Ruhezeit: 22:00 bis 07:00" in settings["text"]
    assert stage.shop is not None
    person = await stage.shop.records.people.find(lena.person_id)
    assert person is not None
    assert person.quiet == (time(22), time(7))
    settings = await choose(lena, settings, "21:00 bis 08:00 (Laden)")
    assert "wie im Laden" in settings["text"]


async def test_news_come_only_to_who_agreed(stage: Stage, lena: Shopper) -> None:
    settings = (await lena.say("/settings"))[-1]
    assert "Neuigkeiten aus dem Laden: nein" in settings["text"]
    settings = await choose(lena, settings, "Neuigkeiten aus dem Laden")
    assert "Neuigkeiten aus dem Laden: ja, gern" in settings["text"]
    settings = await choose(lena, settings, "✓ Gefallene Preise melden")
    assert stage.shop is not None
    person = await stage.shop.records.people.find(lena.person_id)
    assert person is not None
    assert (person.wants_news, person.wants_prices) == (True, False)


async def test_forged_choices_are_answered_kindly_and_change_nothing(
    stage: Stage, lena: Shopper
) -> None:
    before = (await lena.say("/settings"))[-1]
    for data in ("album:1:0", "album:11:0", "quiet:99:0", "album:999999999999999999:0"):
        planted = await stage.plant_button(lena.chat_id, data)
        assert "gehört zu einer alten Suche" in str(await lena.find_toast(planted, data))
    assert (await lena.say("/settings"))[-1]["text"] == before["text"]


async def test_words_that_look_alike_are_still_searched_for() -> None:
    for words in (
        "Kleid mit Einstellungen",
        "private dress",
        "Was hast du in Rot?",
        "lösch das zweite",
        "export jeans",
    ):
        assert find_privacy_words(words) is None


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("Einstellungen", Action.SETTINGS),
        ("zeig mir meine Einstellungen", Action.SETTINGS),
        ("show my settings", Action.SETTINGS),
        ("Datenschutz", Action.PRIVACY),
        ("What do you know about me?", Action.PRIVACY),
        ("Was weißt du über mich?", Action.PRIVACY),
        ("was hast du von mir gespeichert", Action.PRIVACY),
        ("meine Daten exportieren", Action.EXPORT),
        ("export my data", Action.EXPORT),
        ("Lösche alle meine Daten!", Action.DELETE),
        ("please delete everything", Action.DELETE),
        ("forget me", Action.DELETE),
    ],
)
def test_words_mean_settings_and_data(words: str, action: Action) -> None:
    assert find_privacy_words(words) is action


async def test_pages_of_different_sizes_follow_each_other_without_gaps(stage: Stage) -> None:
    assert stage.shop is not None
    people = stage.shop.records.people
    await people.meet(7, "de", 7)
    talk = Talk(build_dialogue(stage.shop, page_size=10))
    await people.set_album_size(7, 2)
    await talk.say("Kleid")
    first = talk.answer
    await people.set_album_size(7, 5)
    second = await talk.dialogue.show_more(talk.ask(), first.turn)
    assert [len(it.items) for it in (first, second)] == [2, 5]
    assert second.numbers == (3, 4, 5, 6, 7)
    assert not {it.id for it in first.items} & {it.id for it in second.items}
