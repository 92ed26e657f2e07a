"""What fits and what there is not is said in both languages, and only what is known."""

import pytest

from bot.wording.explanation import describe_fit, describe_miss
from bot.wording.texts import Speech, Texts
from engine.explanation import explain
from engine.fact_table import FactTable
from engine.facts import ItemFacts
from engine.query import Query
from engine.relaxation import find_miss
from engine.training.phrases import list_terms
from engine.wishes import Term
from tests.stocks import stock

GERMAN, ENGLISH = Texts("de").speak("de"), Texts("de").speak("en")
LACKS = {"de": {"kein", "keine", "nicht", "ohne", "weder"}, "en": {"no", "not", "neither"}}
VALUES = [Term(*term) for term in list_terms()]
DRESS = ItemFacts(
    0,
    attributes={"category": ("dress",), "colours": ("red",), "pattern": ("dotted",)},
    readings={"sleeve": {"long": 0.5, "short": 0.5}, "neckline": {"v": 0.95}},
)


SHOP = stock(
    [
        ("coat", "red", "plain", "90"),
        ("coat", "blue", "checked", "120"),
        ("dress", "red", "dotted", "24.90"),
        ("skirt", "green", "plain", "10"),
        ("jeans", "yellow", "denim", "300"),
    ]
)


def miss(text: str, speech: Speech, shop: FactTable = SHOP) -> str:
    query = Query.of_words(text)
    found = find_miss(shop, query.wanted, query.unwanted, query.within)
    assert found is not None
    return describe_miss(found, query.within, speech).replace("\xa0", " ")


def fit(text: str, speech: Speech) -> str:
    query = Query.of_words(text)
    return describe_fit(explain(DRESS, query.wanted, query.unwanted), speech)


@pytest.mark.parametrize("speech", [GERMAN, ENGLISH], ids=["de", "en"])
@pytest.mark.parametrize("term", VALUES, ids=lambda term: f"{term.field} {term.value}")
def test_every_value_has_its_words(term: Term, speech: Speech) -> None:
    name = f"{term.field}-{term.value.replace(' ', '-')}"
    assert speech.plain(f"value-{name}")
    assert speech.plain(f"lacks-{name}").split()[0] in LACKS[speech.language]
    things = speech.plain(f"things-{name}", things="Xyz")
    assert things
    assert ("Xyz" in things) == (term.field not in ("kind", "group"))


@pytest.mark.parametrize(
    ("text", "speech", "expected"),
    [
        ("rotes gepunktetes Kleid", GERMAN, "Passt: rot, gepunktet, Kleid"),
        ("red dotted dress", ENGLISH, "Fits: red, dotted, dress"),
        ("mit V-Ausschnitt", GERMAN, "Passt: mit V-Ausschnitt"),
        ("Kleid ohne Blumen", GERMAN, "Passt: Kleid, ohne Blumen"),
        ("rote Hose", GERMAN, "Passt: rot\nNicht ganz wie gewünscht: keine Hose"),
        ("ohne Punkte", GERMAN, "Nicht ganz wie gewünscht: doch gepunktet"),
        ("blue dress", ENGLISH, "Fits: dress\nNot quite as asked: not blue"),
        ("red trousers", ENGLISH, "Fits: red\nNot quite as asked: not trousers"),
        ("lange Ärmel", GERMAN, ""),
        ("aus Seide", GERMAN, ""),
    ],
)
def test_a_fit_says_what_is_known(text: str, speech: Speech, expected: str) -> None:
    assert fit(text, speech) == expected


@pytest.mark.parametrize(
    ("text", "speech", "expected"),
    [
        (
            "gepunkteter Mantel",
            GERMAN,
            "Gepunktete Mäntel habe ich nicht, aber andere Mäntel.",
        ),
        ("polka dot coat", ENGLISH, "I have no dotted coats, but other coats."),
        (
            "gepunkteter roter Mantel",
            GERMAN,
            "Gepunktete Mäntel habe ich nicht, aber rote Mäntel.",
        ),
        (
            "rotes Kleid unter 20 Euro",
            GERMAN,
            "Kleider bis 20 € habe ich nicht, aber rote Kleider ab 24,90 €.",
        ),
        (
            "red dress under 20 euros",
            ENGLISH,
            "I have no dresses up to €20, but red dresses from €24.90.",
        ),
        (
            "Mantel über 200 Euro",
            GERMAN,
            "Mäntel ab 200 € habe ich nicht, aber Mäntel bis 120 €.",
        ),
        ("Stiefel", GERMAN, "Stiefel habe ich nicht. Das hier kommt am nächsten."),
        ("boots", ENGLISH, "I have no boots. This comes nearest."),
        ("Kleid unter 9 Euro ohne Kapuze", GERMAN, "Kleider bis 9 € habe ich nicht."),
        ("rote Stiefel", GERMAN, "Stiefel habe ich nicht, aber rote Kleidung."),
        (
            "grüner oder gelber Mantel",
            GERMAN,
            "Grüne Mäntel oder gelbe Mäntel habe ich nicht, aber andere Mäntel.",
        ),
        (
            "gepunktetes grünes Kleid ohne Streifen und ohne Karos",
            GERMAN,
            "Grüne Kleider habe ich nicht, aber gepunktete Kleider (ohne Streifen, ohne Karos).",
        ),
        (
            "gepunktetes Kleid ohne Rot",
            GERMAN,
            "Kleider (nicht rot) habe ich nicht, aber gepunktete Kleider.",
        ),
    ],
)
def test_a_miss_says_what_fails_and_what_comes_nearest(
    text: str, speech: Speech, expected: str
) -> None:
    assert miss(text, speech) == expected
