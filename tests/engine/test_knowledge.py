"""What the feed says counts before what the picture shows, and nothing is claimed in doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.facts import ItemFacts
from engine.knowledge import Judgement, Knowledge, Known, Source, judge, know
from engine.training.vocabulary import ATTRIBUTES, GROUPS, KINDS
from engine.wishes import Term

TERMS = [
    *(Term("kind", kind) for kind in KINDS),
    *(Term("group", group) for group in GROUPS),
    *(Term(name, value) for name, values in ATTRIBUTES.items() for value in values),
]
FEED = {
    "category": st.sampled_from(["dress", "Kleid", "boots", "Tracht"]),
    "colours": st.sampled_from(["red", "navy", "Rot", "metallic"]),
    "pattern": st.sampled_from(["plain", "gepunktet"]),
    "pattern_colours": st.sampled_from(["white", "blue"]),
}
feeds = st.fixed_dictionaries(
    {}, optional={name: st.tuples(values) for name, values in FEED.items()}
)
readings = st.dictionaries(
    st.sampled_from(["kind", "colour", "pattern", "sleeve"]),
    st.dictionaries(
        st.sampled_from(["dress", "red", "blue", "dotted", "plain", "long"]),
        st.floats(0.05, 1.0),
        max_size=3,
    ),
)
items = st.builds(ItemFacts, st.just(1), attributes=feeds, readings=readings)


def read(**fields: dict[str, float]) -> ItemFacts:
    return ItemFacts(1, readings=fields)


def feed(**fields: str) -> ItemFacts:
    return ItemFacts(1, attributes={name: (value,) for name, value in fields.items()})


def test_the_feed_wins_over_the_picture() -> None:
    item = ItemFacts(
        1,
        attributes={"pattern": ("plain",)},
        readings={"pattern": {"dotted": 0.99}, "sleeve": {"long": 0.9}},
    )
    assert know(item) == {
        "pattern": (Known("plain", Source.FEED, 1.0),),
        "sleeve": (Known("long", Source.PICTURE, 0.9),),
    }
    assert judge(item, Term("pattern", "dotted")) is Judgement.FAILS


@pytest.mark.parametrize(
    ("field", "said", "term"),
    [
        ("colours", "Dunkelblau", Term("colour", "navy")),
        ("colours", "dark blue", Term("colour", "navy")),
        ("pattern", "Gepunktet", Term("pattern", "dotted")),
        ("category", "Kleider", Term("kind", "dress")),
        ("sleeve", "Langarm", Term("sleeve", "long")),
    ],
)
def test_a_feed_may_use_a_shops_own_words(field: str, said: str, term: Term) -> None:
    assert judge(feed(**{field: said}), term) is Judgement.HOLDS


def test_a_word_of_the_feed_that_means_nothing_leaves_it_to_the_picture() -> None:
    item = ItemFacts(1, attributes={"pattern": ("xyzzy",)}, readings={"pattern": {"dotted": 0.9}})
    assert judge(item, Term("pattern", "dotted")) is Judgement.HOLDS


@pytest.mark.parametrize(
    ("probability", "expected"),
    [(0.95, Judgement.HOLDS), (0.5, Judgement.UNKNOWN), (0.05, Judgement.FAILS)],
)
def test_a_picture_in_doubt_neither_claims_nor_denies(
    probability: float, expected: Judgement
) -> None:
    item = read(pattern={"dotted": probability, "animal": 1 - probability})
    assert judge(item, Term("pattern", "dotted")) is expected


def test_of_what_nobody_says_anything_nothing_is_known() -> None:
    assert judge(ItemFacts(1), Term("sleeve", "long")) is Judgement.UNKNOWN
    assert judge(feed(category="dress"), Term("pattern", "dotted")) is Judgement.UNKNOWN


def test_a_near_value_is_no_reason_to_deny() -> None:
    assert judge(feed(colours="navy"), Term("colour", "blue")) is Judgement.UNKNOWN
    assert judge(feed(colours="red"), Term("colour", "blue")) is Judgement.FAILS


def test_the_colour_of_a_pattern_is_not_denied() -> None:
    item = feed(colours="red", pattern_colours="white")
    assert judge(item, Term("colour", "white")) is Judgement.UNKNOWN
    assert judge(item, Term("colour", "red")) is Judgement.HOLDS


def test_a_group_holds_of_its_kinds_together() -> None:
    item = read(kind={"boots": 0.45, "sneakers": 0.45, "heels": 0.1})
    assert judge(item, Term("group", "footwear")) is Judgement.HOLDS
    assert judge(item, Term("kind", "boots")) is Judgement.UNKNOWN
    assert judge(item, Term("kind", "dress")) is Judgement.FAILS


def test_a_term_of_no_known_value_is_never_judged() -> None:
    item = feed(pattern="plain")
    for term in (Term("pattern", "moons"), Term("group", "tents"), Term("smell", "roses")):
        assert judge(item, term) is Judgement.UNKNOWN


@given(st.lists(items, min_size=1, max_size=5), st.sampled_from(TERMS))
def test_many_items_are_judged_as_one_by_one(several: list[ItemFacts], term: Term) -> None:
    assert Knowledge(several).judge(term).tolist() == [judge(item, term) for item in several]


@given(items, st.sampled_from(TERMS))
def test_what_the_feed_does_not_say_and_the_picture_does_not_show_never_holds(
    item: ItemFacts, term: Term
) -> None:
    values = set(GROUPS[term.value][1]) if term.field == "group" else {term.value}
    name = "kind" if term.field == "group" else term.field
    known = know(item).get(name, ())
    if not values & {one.value for one in known}:
        assert judge(item, term) is not Judgement.HOLDS


def test_the_feed_tells_by_itself_what_an_item_has_and_has_not() -> None:
    items = [
        ItemFacts(1, attributes={"colours": ("Dunkelblau",)}),
        ItemFacts(2, attributes={"colours": ("rot",)}),
        ItemFacts(3, readings={"colour": {"navy": 0.99}}),
    ]
    knowledge = Knowledge(items)
    told = knowledge.tell(Term("colour", "navy"))
    assert told.tolist() == [Judgement.HOLDS, Judgement.FAILS, Judgement.UNKNOWN]
    assert knowledge.tell(Term("colour", "blue"))[0] == Judgement.UNKNOWN  # navy is near
    assert knowledge.tell(Term("material", "silk")).tolist() == [Judgement.UNKNOWN] * 3
