"""A product is one hit, a lookalike none; what is behind a hit can still be named."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.encoder import Embeddings
from engine.facts import ItemFacts
from engine.faiss_index import FaissIndex
from engine.filters import Filter
from engine.variants import LOOKS_THE_SAME, Distinct, find_distinct, list_variants
from tests.engine.garments import draw_embeddings, filters, lists_of_facts

QUERY = draw_embeddings(1, seed=1)[0]


def turn_away(cosines: list[float]) -> Embeddings:
    """Make an embedding for each cosine to the first axis, all at right angles otherwise."""
    rows = np.zeros((len(cosines), len(cosines) + 1), dtype=np.float32)
    rows[:, 0] = cosines
    rows[range(len(cosines)), range(1, len(cosines) + 1)] = np.sqrt(1 - np.square(cosines))
    return rows


def build_index(embeddings: Embeddings, products: str = "", prices: str = "") -> FaissIndex:
    """Build over items 0, 1, …: each with a product (`-` for none) and a price of one digit."""
    facts = [
        ItemFacts(
            number,
            product=products[number : number + 1].strip("-"),
            price=Decimal(prices[number]) if prices else None,
        )
        for number in range(len(embeddings))
    ]
    return FaissIndex.build(range(len(embeddings)), embeddings, facts)


def list_ids(found: list[Distinct]) -> list[int]:
    return [one.item_id for one in found]


def collapse_by_hand(
    index: FaissIndex, ranked: list[tuple[int, float]], seen: list[int]
) -> list[tuple[int, float]]:
    """Compare each item with all that were kept before it."""
    kept: list[tuple[int, float]] = []
    shown = list(seen)
    for item_id, score in ranked:
        own, embedding = index.get_facts([item_id])[0], index.get_embeddings([item_id])[0]
        others = zip(index.get_facts(shown), index.get_embeddings(shown), strict=True)
        if not any(
            (own.product and facts.product == own.product) or other @ embedding >= LOOKS_THE_SAME
            for facts, other in others
        ):
            kept.append((item_id, score))
            shown.append(item_id)
    return kept


def test_a_product_is_one_hit_and_names_its_others_best_first() -> None:
    index = build_index(turn_away([0.9, 0.5, 0.8, 0.7, 0.6]), "AABA-")
    query = np.eye(6, dtype=np.float32)[0]
    found = find_distinct(index, query, 3)
    assert [(one.item_id, one.variants) for one in found] == [(0, (3, 1)), (2, ()), (4, ())]


def test_variants_beyond_the_page_are_named_too() -> None:
    index = build_index(turn_away([0.9, 0.8, 0.7, 0.1]), "A--A")
    assert find_distinct(index, np.eye(5, dtype=np.float32)[0], 1)[0].variants == (3,)


def test_variants_beyond_the_filter_are_not_named() -> None:
    index = build_index(turn_away([0.9, 0.8, 0.7]), "AAA", prices="295")
    found = find_distinct(
        index, np.eye(4, dtype=np.float32)[0], 3, within=Filter(maximum=Decimal(5))
    )
    assert [(one.item_id, one.variants) for one in found] == [(0, (2,))]


@pytest.mark.parametrize(("cosine", "expected"), [(0.985, [0, 1]), (0.995, [0])])
def test_lookalikes_of_other_products_are_left_out(cosine: float, expected: list[int]) -> None:
    embeddings = np.array([[1, 0], [cosine, np.sqrt(1 - cosine**2)]], dtype=np.float32)
    found = find_distinct(build_index(embeddings, "AB"), embeddings[0], 2)
    assert list_ids(found) == expected
    assert found[0].variants == ()


def test_as_many_as_wanted_are_found_behind_a_thousand_copies() -> None:
    embeddings = np.concatenate([np.repeat(draw_embeddings(1), 1000, axis=0), draw_embeddings(6)])
    found = find_distinct(build_index(embeddings), embeddings[0], 5)
    assert len(found) == 5


def test_what_was_seen_stays_away_with_its_product_and_its_lookalikes() -> None:
    embeddings = turn_away([0.9, 0.8, 0.7, 0.6])
    embeddings[3] = embeddings[2]
    index = build_index(embeddings, "AA-B")
    query = np.eye(5, dtype=np.float32)[0]
    assert list_ids(find_distinct(index, query, 4, seen=[1])) == [2]
    assert list_ids(find_distinct(index, query, 4, seen=[2])) == [0]


def test_an_item_that_was_seen_and_is_gone_since_is_no_matter() -> None:
    assert len(find_distinct(build_index(draw_embeddings(3)), QUERY, 3, seen=[99])) == 3


@given(lists_of_facts(), filters, st.integers(1, 12), st.lists(st.integers(100, 139), max_size=3))
def test_it_is_what_comparing_each_with_all_before_it_gives(
    facts: list[ItemFacts], within: Filter, count: int, seen: list[int]
) -> None:
    embeddings = draw_embeddings(len(facts), dimension=2)  # in a plane many look alike
    index = FaissIndex.build([item.item_id for item in facts], embeddings, facts)
    query = draw_embeddings(1, dimension=2, seed=1)[0]
    ranked = index.search(query[np.newaxis], len(facts), within)[0]
    expected = collapse_by_hand(index, ranked, [item_id for item_id in seen if item_id in index])
    found = find_distinct(index, query, count, within=within, seen=seen)
    assert [(one.item_id, one.score) for one in found] == expected[:count]


@given(lists_of_facts(), st.integers(1, 6))
def test_pages_never_repeat_a_product_or_a_look(facts: list[ItemFacts], size: int) -> None:
    index = FaissIndex.build(
        [item.item_id for item in facts], draw_embeddings(len(facts), dimension=2), facts
    )
    query = draw_embeddings(1, dimension=2, seed=1)[0]
    everything = find_distinct(index, query, len(facts) + 1)
    for last in range(0, len(everything), size):
        assert find_distinct(index, query, last + size) == everything[: last + size]
    shown = index.get_embeddings(list_ids(everything))
    cosines = shown @ shown.T - 2 * np.eye(len(shown))
    products = [item.product for item in index.get_facts(list_ids(everything)) if item.product]
    assert not (cosines >= LOOKS_THE_SAME).any()
    assert len(set(products)) == len(products)


def test_nothing_wanted_finds_nothing() -> None:
    assert find_distinct(build_index(draw_embeddings(3)), QUERY, 0) == []


def test_an_item_without_a_product_has_no_variants() -> None:
    assert list_variants(build_index(draw_embeddings(3), "--A"), QUERY, 0) == []
