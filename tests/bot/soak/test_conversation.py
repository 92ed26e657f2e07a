"""The count of answers notices what it is there to notice."""

from typing import Any

from tests.bot.soak.conversation import Conversation, Question


def begin(*markers: str) -> Conversation:
    conversation = Conversation(1)
    for number, marker in enumerate(markers):
        conversation.ask(Question(number, marker, marker))
    return conversation


def picture(number: int) -> dict[str, Any]:
    return {"photo": [], "caption": f"{number} · Kleid · 9 €"}


def words(marker: str, count: int = 2) -> dict[str, Any]:
    return {"text": f"<b>Kleid · {marker} €</b>\nMeine {count} besten Treffer."}


def test_a_whole_answer_is_none_of_its_problems() -> None:
    conversation = begin("bis 1.000,01")
    for message in (picture(1), picture(2), words("bis 1.000,01")):
        conversation.hear(message)
    assert conversation.problems == []
    assert conversation.questions[0].over.is_set()


def test_a_second_answer_is_noticed() -> None:
    conversation = begin("bis 1.000,01")
    for message in (picture(1), picture(2), words("bis 1.000,01"), words("bis 1.000,01")):
        conversation.hear(message)
    assert "after everything was answered" in conversation.problems[0]


def test_a_second_picture_is_noticed() -> None:
    conversation = begin("bis 1.000,01")
    for message in (picture(1), picture(1)):
        conversation.hear(message)
    assert "comes twice" in conversation.problems[0]


def test_a_missing_picture_is_noticed_unless_the_weather_took_it() -> None:
    for excused, expected in (([], 1), ([2], 0)):
        conversation = begin("bis 1.000,01")
        conversation.hear(picture(1))
        conversation.excuse(excused)
        conversation.hear(words("bis 1.000,01"))
        assert len(conversation.problems) == expected


def test_answers_out_of_order_are_noticed() -> None:
    conversation = begin("bis 1.000,01", "bis 1.000,02")
    conversation.hear(words("bis 1.000,02", 0))
    assert "is no answer to 'bis 1.000,01'" in conversation.problems[0]


def test_anothers_answer_is_noticed() -> None:
    conversation = begin("bis 1.000,01")
    conversation.hear(words("bis 1.777,77", 0))
    assert conversation.problems
