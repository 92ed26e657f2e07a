"""What the shop's own people read, in both languages and within Telegram's limits."""

import pytest

from bot.operator.stats import Report, Span
from bot.wording.broadcasts import Progress, describe_end, describe_progress
from bot.wording.feedback import describe_received, find_excess, find_number
from bot.wording.limits import count_units
from bot.wording.stats import describe_stats
from bot.wording.texts import LANGUAGES, Language, Texts
from storage.broadcasts import Broadcast, News
from storage.feedback import Said

LONGEST = "🌸" * 1750


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_number_of_feedback_is_read_back(language: Language) -> None:
    text = describe_received(Said(1234, 7, "12 Fotos"), Texts("de").speak(language))
    plain = text.replace("<b>", "").replace("</b>", "")
    assert find_number(plain) == 1234
    assert find_number("12 Fotos") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_feedback_fits_into_a_message(language: Language) -> None:
    assert find_excess("feedback-long", LONGEST) is None
    assert find_excess("feedback-long", LONGEST + "x") is not None
    speech = Texts("de").speak(language)
    assert count_units(describe_received(Said(10**17, 7, LONGEST), speech)) <= 4096
    assert count_units(speech.html("feedback-answer", text=LONGEST)) <= 4096


def test_figures_are_written_as_in_the_language() -> None:
    spans = tuple(Span(days, 1234, 56789, 1, 2, 3, 4) for days in (1, 7, 30))
    report = Report(spans, (("kind:dress", 4321),), (("pattern:lace", 2),), 1)
    german = describe_stats(report, Texts("de").speak("de"))
    english = describe_stats(report, Texts("de").speak("en"))
    assert "56.789 Suchen von 1.234 Leuten" in german
    assert "1. Kleid: 4.321" in german
    assert "56,789 searches by 1,234 people" in english
    assert "1. dress: 4,321" in english


def test_progress_tells_the_time_left_and_the_end_who_was_missed() -> None:
    speech = Texts("de").speak("de")
    broadcast = Broadcast(1, 2, News("x"), 3000, 1200, 5, None, None)
    assert describe_progress(Progress(broadcast, 2, 125.0), speech).splitlines() == [
        "<b>Unterwegs</b>: 1.200 von 3.000",
        "Noch etwa 2 Minuten.",
        "2 Leute haben gerade Ruhezeit und bekommen es danach.",
    ]
    assert "1.800 Leute haben es nicht bekommen" in describe_end(broadcast, speech)
