"""What an answer says: what was understood, how many are what was asked, and the way on."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.dialogue.answers import Answer, Suggestion
from bot.wording.answers import describe_answer
from bot.wording.suggestions import build_suggestion_rows
from bot.wording.texts import Language, Texts
from bot.wording.understood import describe_turn, name_part
from engine.query import Query
from engine.relaxation import find_miss
from engine.wishes import Question, deny, read_question, read_request, refine
from engine.wishes import write_question as write
from storage.items import Item
from storage.turns import Turn
from tests.stocks import stock

SHOP = stock([("dress", "red", "plain", 40), ("dress", "blue", "dotted", 60)])


def make_turn(*messages: str) -> Turn:
    question = Question()
    for message in messages:
        question = refine(question, read_request(message))
    return Turn(
        id=1,
        chat_id=1,
        person_id=1,
        update_id=1,
        model_id="m",
        is_active=True,
        created_at=datetime.now(UTC),
        question=write(question),
    )


def make_answer(turn: Turn, count: int, *, first: int = 1, straying: int = 0) -> Answer:
    items = tuple(
        Item(id=n, sku=str(n), image_path=Path("a.jpg"), image_hash="a", is_available=True)
        for n in range(count)
    )
    numbers = tuple(range(first, first + count))
    return Answer(turn, items, numbers, first, has_more=False, variants={}, straying=straying)


def say(answer: Answer, language: Language = "de") -> list[str]:
    speech = Texts("de").speak(language)
    return describe_answer(answer, 0, speech).replace("\xa0", " ").split("\n")


@pytest.mark.parametrize(
    ("message", "language", "line"),
    [
        ("mit Punkten", "de", "„mit Punkten“"),
        ("was mit langen Ärmeln", "de", "„mit langen Ärmeln“"),
        ("mit einem Kragen", "de", "„mit einem Kragen“"),
        ("in Rot", "de", "„Rot“"),
        ("nicht mit Punkten", "de", "ohne Punkte"),
        ("ohne Blumen", "de", "ohne Blumen"),
        ("with dots", "en", "“with dots”"),
        ("not with flowers", "en", "no flowers"),
        ("👗🔴", "de", "„👗🔴“"),
        ("rotes 👗 mit 🌸", "de", "„rotes 👗 mit 🌸“"),
        ("kein 👗", "de", "kein Kleid"),
        ("schwarze", "de", "„schwarz“"),
    ],
)
def test_a_wish_is_read_out_as_it_was_said(message: str, language: Language, line: str) -> None:
    assert describe_turn(make_turn(message), Texts("de").speak(language)) == line


@pytest.mark.parametrize(
    ("messages", "line"),
    [
        (("rotes Kleid", "mit Punkten"), "„rotes Kleid“ · mit Punkten"),
        (("mit roten Punkten", "lieber blau"), "„mit Punkten“ · + blau"),
        (("Kleid mit roten Punkten", "Rock"), "„mit roten Punkten“ · + Rock"),
    ],
)
def test_mit_stays_with_its_wish(messages: tuple[str, ...], line: str) -> None:
    assert describe_turn(make_turn(*messages), Texts("de").speak("de")) == line


def test_what_a_tap_denies_is_ruled_out_in_proper_german() -> None:
    (phrase,) = read_request("mit Punkten").wanted
    question = deny(refine(Question(), read_request("mit Punkten")), phrase)
    speech = Texts("de").speak("de")
    assert [name_part(part, speech) for part in question.list_parts()] == ["ohne Punkte"]
    kept = read_question(write(question)).unwanted
    assert [it.said for it in kept] == ["mit Punkten"]


@pytest.mark.parametrize(
    ("count", "first", "straying", "language", "said"),
    [
        (10, 1, 0, "de", "Meine 10 besten Treffer."),
        (10, 1, 6, "de", "Meine 10 besten Treffer. 4 davon passen, die anderen kommen nah heran."),
        (
            2,
            1,
            1,
            "de",
            "Meine 2 besten Treffer. Ein Stück davon passt, das andere kommt nah heran.",
        ),
        (
            10,
            1,
            10,
            "de",
            "Meine 10 besten Treffer. Genau das habe ich nicht gefunden, aber Ähnliches.",
        ),
        (
            10,
            11,
            10,
            "de",
            "Treffer 11 bis 20. Mehr davon habe ich nicht, aber Ähnliches.",
        ),
        (10, 21, 10, "de", "Treffer 21 bis 30. Noch mehr in dieser Art."),
        (10, 1, 6, "en", "My 10 best matches. 4 of them fit, the others come close."),
        (10, 11, 10, "en", "Matches 11 to 20. I have no more of that, but these come close."),
    ],
)
def test_what_only_comes_near_is_not_passed_off_as_asked(
    count: int, first: int, straying: int, language: Language, said: str
) -> None:
    turn = replace(make_turn("Rock"), parent_id=7)
    assert say(make_answer(turn, count, first=first, straying=straying), language)[-1] == said


@pytest.mark.parametrize(
    ("suggestions", "way_on"),
    [
        ((Suggestion(maximum=40, currency="EUR"),), "Vielleicht geht es so weiter:"),
        (
            (),
            "Nenn mir einen anderen Preis oder nimm einen Wunsch weg, dann schaue ich noch einmal.",
        ),
    ],
)
def test_a_price_that_is_too_low_is_said_once(
    suggestions: tuple[Suggestion, ...], way_on: str
) -> None:
    query = Query.of_words("rotes Kleid unter 20 Euro")
    miss = find_miss(SHOP, query.wanted, query.unwanted, query.within)
    answer = replace(make_answer(make_turn("rotes Kleid unter 20 Euro"), 0), miss=miss)
    assert say(replace(answer, suggestions=suggestions)) == [
        "<b>„rotes Kleid“ · bis 20 €</b>",
        "Kleider bis 20 € habe ich nicht, aber rote Kleider ab 40 €.",
        way_on,
    ]


@pytest.mark.parametrize(
    ("message", "position", "language", "label"),
    [
        ("rotes Kleid unter 20 €", 0, "de", "Alles bis 20 €"),
        ("Rock, länger", 1, "de", "Nur Rock"),
        ("Kleid ohne Blumen", 1, "de", "Auch geblümt"),
        ("Kleid mit Kapuze, länger, unter 90 €", 0, "de", "Nicht unbedingt Kleid mit K…"),
        ("polka dot skirt under €20", 0, "en", "Anything up to €20"),
        ("dress, not red", 1, "en", "Also red"),
    ],
)
def test_a_suggestion_reads_as_what_it_does(
    message: str, position: int, language: Language, label: str
) -> None:
    answer = make_answer(make_turn(message), 0)
    answer = replace(answer, suggestions=(Suggestion(position=position),))
    rows = build_suggestion_rows(answer, Texts("de").speak(language))
    labels = [button.text.replace("\xa0", " ") for row in rows for button in row]
    assert labels == [label]


def test_a_price_is_left_out_by_its_chip_alone() -> None:
    answer = make_answer(make_turn("rotes Kleid unter 20 €"), 0)
    answer = replace(answer, suggestions=(Suggestion(position=1),))
    assert build_suggestion_rows(answer, Texts("de").speak("de")) == []


def test_after_a_miss_they_are_counted_by_what_there_is() -> None:
    query = Query.of_words("gepunkteter Mantel")
    miss = find_miss(stock([("coat", "red", "plain", 40)]), query.wanted)
    answer = replace(make_answer(make_turn("gepunkteter Mantel"), 10, straying=6), miss=miss)
    turn = replace(answer.turn, parent_id=7)
    assert say(replace(answer, turn=turn))[1:] == [
        "Gepunktete Mäntel habe ich nicht, aber andere Mäntel.",
        "Meine 10 besten Treffer. 4 davon sind so, die anderen kommen nah heran.",
    ]
