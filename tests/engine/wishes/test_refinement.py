"""Message after message, what is asked stays what the shopper means."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.wishes import (
    MOST_WISHES,
    Comparative,
    PhotoPart,
    Phrase,
    Price,
    Question,
    Request,
    Term,
    compare_prices,
    deny,
    dislike,
    limit,
    read_question,
    read_request,
    refine,
    settle_price,
    write_question,
)
from engine.wishes.stripping import strip_phrase

SHOWN = (11, 12)

# What is said, message for message, and what is asked then: `-` ruled out, `~` compared.
DIALOGUES = """
rotes Kleid | in blau => Kleid, blau
rotes Kleid | lieber blau => Kleid, blau
red dress | rather in blue => dress, blue
rotes Kleid mit Punkten | mit Streifen => rotes Kleid, Streifen
rotes Kleid mit Punkten | lieber ein Rock => rotes mit Punkten, Rock
a red dress with dots and short sleeves | rather long sleeves => red dress with dots, long sleeves
rotes oder blaues Kleid | in grün => Kleid, grün
Kleid in Rot oder Blau | grün => Kleid, grün
das Kleid mit Blumen | dasselbe in Schwarz => Kleid mit Blumen, Schwarz
Schuhe | aber Stiefel => Stiefel
Jacke aus Leder | mit Kapuze => Jacke aus Leder, Kapuze
Kleid | mit Taschen | mit Taschen => Kleid, Taschen
mit Punkten | gepunktet => gepunktet
Kleid | zusätzlich mit Punkten | zusätzlich mit Streifen => Kleid, Punkten, Streifen
dress | also with dots | plus stripes => dress, dots, stripes
rotes Kleid | oder blau => Kleid, rotes oder blau
red dress | or in blue => dress, red or blue
rot | oder blau | oder grün => rot oder blau oder grün
rot | oder blau | schwarz => schwarz
rotes Kleid | oder ein blauer Rock => rotes Kleid oder blauer Rock
Kleid | oder blau => Kleid, blau
rotes Kleid | nicht rot => Kleid, -rot
rotes Kleid mit Punkten | ohne Punkte => rotes Kleid, -Punkte
rot oder blau | nicht rot => blau, -rot
rotes Kleid | nicht blau => rotes Kleid, -blau
rotes Kleid | kein rotes Kleid => -rotes Kleid
nicht rot | doch rot => rot
ohne Blumen | Kleid mit Blumen => Kleid mit Blumen
without flowers | with flowers => flowers
ohne Blumen | mehr Blumen => ~mehr
mehr Blumen | ohne Blumen => -Blumen
ohne Taschen | mit Taschen => Taschen
mit Taschen | ohne Taschen => -Taschen
Kleid | mehr in rot => Kleid, rot
dress | more in red => dress, red
Kleid | länger | heller => Kleid, ~länger, ~heller
Kleid | länger | etwas kürzer => Kleid, ~etwas kürzer
Kleid | länger | maxi => Kleid, maxi
Kleid | heller | in schwarz => Kleid, schwarz
Kleid | längere Ärmel | ärmellos => Kleid, ärmellos
Kleid | längere Ärmel | länger => Kleid, ~längere, ~länger
Kleid unter 50 € | bis 80 € => Kleid, bis 80 €
Kleid unter 50 € | in rot => Kleid, rot, unter 50 €
Kleid | günstiger => Kleid
"""


def ask(*messages: str) -> Question:
    question = Question()
    for message in messages:
        question = refine(question, read_request(message), compared_with=SHOWN)
    return question


def note(question: Question) -> str:
    parts = [phrase.text for phrase in question.wanted]
    parts += [f"-{phrase.text}" for phrase in question.unwanted]
    parts += [f"~{it.text}" for it in question.comparatives]
    parts += [question.price.text] if question.price else []
    return ", ".join(parts)


@pytest.mark.parametrize("line", DIALOGUES.strip().splitlines())
def test_the_later_message_wins(line: str) -> None:
    said, asked = line.split(" => ")
    assert note(ask(*said.split(" | "))) == asked


def test_a_new_value_goes_from_terms_and_text_alike() -> None:
    assert ask("rotes Kleid", "in blau").wanted == (
        Phrase("Kleid", (Term("kind", "dress"),)),
        Phrase("blau", (Term("colour", "blue"),)),
    )


def test_alternatives_are_options() -> None:
    dress, either = ask("rotes Kleid", "oder blau").wanted
    assert dress.terms == (Term("kind", "dress"),)
    assert [option.terms for option in either.options] == [
        (Term("colour", "red"),),
        (Term("colour", "blue"),),
    ]


def test_comparatives_compare_with_what_was_shown_when_they_were_said() -> None:
    first = refine(ask("Kleid"), read_request("länger"), compared_with=(1,))
    assert first.anchor == (1,)
    assert refine(first, read_request("in rot"), compared_with=(2,)).anchor == (1,)
    assert refine(first, read_request("heller"), compared_with=(2,)).anchor == (1,)
    assert refine(first, read_request("noch länger"), compared_with=(2,)).anchor == (2,)
    assert refine(first, read_request("wie 3, aber heller"), compared_with=(3,)).anchor == (3,)
    assert refine(first, read_request("maxi"), compared_with=(2,)).anchor == ()


def test_what_is_disliked_is_liked_no_longer() -> None:
    question = dislike(Question(liked=(1, 2)), [2, 3])
    assert (question.liked, question.disliked) == ((1,), (2, 3))
    assert dislike(question, [3]).disliked == (2, 3)


def test_a_wish_can_be_turned_round() -> None:
    question = ask("Kleid", "mit Blumen")
    turned = deny(question, question.wanted[1])
    assert note(turned) == "Kleid, -Blumen"


def test_of_fifty_wishes_the_latest_are_kept() -> None:
    many = ask(*(f"mit Ding{number}" for number in range(50)))
    kept = limit(many)
    assert [phrase.text for phrase in kept.wanted] == [f"Ding{n}" for n in range(38, 50)]
    assert len(kept.wanted) == MOST_WISHES
    assert limit(kept) == kept


@pytest.mark.parametrize(
    "said",
    ["rotes Kleid mit Punkten ohne Ärmel unter 50 €", "länger", "rot oder blau", "nicht rot"],
)
def test_each_part_can_be_taken_back(said: str) -> None:
    question = ask("mit Kragen", said)
    for part in question.list_parts():
        left = question.remove(part)
        assert left.list_parts() == tuple(it for it in question.list_parts() if it != part)
        assert left.comparatives or left.anchor == ()


def test_words_that_read_otherwise_alone_are_kept_as_they_are() -> None:
    phrase = Phrase("3", (Term("colour", "red"), Term("kind", "dress")))
    left = strip_phrase(phrase, lambda term: term.field == "colour")
    assert left == Phrase("3", (Term("kind", "dress"),))


@pytest.mark.parametrize(
    ("said", "bounds"),
    [
        ("unter 50 €", (None, 50)),
        ("von 80 bis 40 €", (40, 80)),
        ("für -5 €", None),
        ("unter 0 €", None),
        ("ab 9999999 €", None),
    ],
)
def test_impossible_prices_are_put_right_or_left_out(
    said: str, bounds: tuple[int | None, int | None] | None
) -> None:
    price = read_request(said).price
    assert price is not None
    settled = settle_price(price)
    assert (settled and (settled.minimum, settled.maximum)) == bounds


@pytest.mark.parametrize(
    ("said", "bounds"),
    [
        ("günstiger", (None, "35")),
        ("viel günstiger", (None, "23")),
        ("teurer", ("40", None)),
        ("viel teurer", ("70", None)),
    ],
)
def test_cheaper_and_dearer_go_from_the_middle_price(
    said: str, bounds: tuple[str | None, str | None]
) -> None:
    (comparative,) = read_request(said).comparatives
    prices = [Decimal(amount) for amount in ("80.00", "39.90", "20.00")]
    price = compare_prices(comparative, prices, "EUR")
    assert price is not None
    assert (price.minimum, price.maximum) == tuple(it and Decimal(it) for it in bounds)
    assert compare_prices(comparative, [], "EUR") is None


@pytest.mark.parametrize(
    ("middle", "below", "above"),
    [
        ("0.05", "0.04", "0.06"),
        ("9.95", "9.50", "10"),
        ("24.95", "24", "25"),
        ("50", "45", "55"),
        ("69.95", "65", "70"),
        ("100", "90", "110"),
        ("234.95", "230", "240"),
        ("5000", "4500", "5500"),
    ],
)
def test_a_bound_that_is_not_said_is_round_and_keeps_its_word(
    middle: str, below: str, above: str
) -> None:
    prices = [Decimal(middle)]
    (cheaper,) = read_request("günstiger").comparatives
    (dearer,) = read_request("teurer").comparatives
    lower, upper = (compare_prices(it, prices, "EUR") for it in (cheaper, dearer))
    assert lower is not None
    assert upper is not None
    assert (lower.maximum, upper.minimum) == (Decimal(below), Decimal(above))


def test_nothing_is_cheaper_than_a_cent() -> None:
    (comparative,) = read_request("günstiger").comparatives
    assert compare_prices(comparative, [Decimal("0.01")], "EUR") is None


phrases: st.SearchStrategy[Phrase] = st.deferred(
    lambda: st.builds(
        Phrase,
        st.text(max_size=20),
        st.lists(st.builds(Term, st.just("colour"), st.text(max_size=8)), max_size=2).map(tuple),
        st.lists(phrases, max_size=2).map(tuple),
    )
)
prices = st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=2)
questions = st.builds(
    Question,
    wanted=st.lists(phrases, max_size=3).map(tuple),
    unwanted=st.lists(phrases, max_size=3).map(tuple),
    comparatives=st.lists(
        st.builds(
            Comparative, st.just("length"), st.sampled_from([1, -1]), st.just("plainly"),
            st.text(max_size=9), st.none() | phrases,
        ),
        max_size=2,
    ).map(tuple),
    price=st.none()
    | st.builds(Price, prices, prices, st.none() | st.just("EUR"), st.text(max_size=9)),
    photo_parts=st.lists(st.builds(PhotoPart, st.just("cut"), st.integers(-1, 9)), max_size=2).map(
        tuple
    ),
    anchor=st.lists(st.integers(1, 99), max_size=3).map(tuple),
    liked=st.lists(st.integers(1, 99), max_size=3).map(tuple),
    disliked=st.lists(st.integers(1, 99), max_size=3).map(tuple),
)  # fmt: skip


@settings(max_examples=50)
@given(questions)
def test_a_question_outlives_the_program(question: Question) -> None:
    assert read_question(write_question(question)) == question


def test_phrases_of_old_turns_keep_their_meaning() -> None:
    record = {"version": 0, "phrases": ["rotes Kleid", "ohne Blumen", "blau", "✂", "bis 50 €"]}
    question = read_question(record)
    assert note(question) == "Kleid, blau, ✂, -Blumen, bis 50 €"


def test_a_record_of_a_newer_garderobe_is_refused() -> None:
    with pytest.raises(ValueError, match="update Garderobe"):
        read_question({"version": 99})


@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_dialogue_is_followed(messages: list[str]) -> None:
    question = Question()
    for message in messages:
        question = limit(refine(question, read_request(message), compared_with=SHOWN))
    assert read_question(write_question(question)) == question


@given(st.lists(st.sampled_from(DIALOGUES.replace("=>", "|").split("|")), max_size=5))
def test_no_wish_is_wanted_and_ruled_out_at_once(messages: list[str]) -> None:
    question = Question()
    for message in messages:
        question = refine(question, read_request(message), compared_with=SHOWN)
    ruled = [set(phrase.terms) for phrase in question.unwanted if phrase.terms]
    for phrase in question.wanted:
        assert not any(terms <= set(phrase.terms) for terms in ruled)


def test_a_request_of_nothing_changes_nothing() -> None:
    question = ask("rotes Kleid", "länger")
    assert refine(question, Request("…"), compared_with=(5,)) == question
