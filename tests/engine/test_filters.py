"""A filter is exact: nothing beyond its bounds is found, and everything within them can be."""

from decimal import Decimal

import faiss
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.encoder import Embeddings
from engine.errors import QueryError
from engine.fact_table import FactTable
from engine.facts import ItemFacts
from engine.faiss_index import FaissIndex
from engine.filters import Filter
from tests.engine.garments import draw_embeddings, filters, lists_of_facts

QUERY = draw_embeddings(1, seed=1)


def build_index(facts: list[ItemFacts]) -> FaissIndex:
    return FaissIndex.build([item.item_id for item in facts], draw_embeddings(len(facts)), facts)


def build_inverted_index(facts: list[ItemFacts], probes: int, lists: int = 8) -> FaissIndex:
    """Build an approximate index: it visits `probes` of its lists."""
    embeddings = draw_embeddings(len(facts))
    inverted = faiss.IndexIVFFlat(faiss.IndexFlatIP(8), 8, lists, faiss.METRIC_INNER_PRODUCT)
    inverted.train(draw_embeddings(400, seed=2))
    inverted.add(embeddings)
    inverted.nprobe = probes
    return FaissIndex(np.array([item.item_id for item in facts], np.int64), inverted, facts)


def search_by_hand(
    facts: list[ItemFacts], embeddings: Embeddings, within: Filter, top_k: int
) -> list[int]:
    scores = (embeddings @ QUERY[0]).tolist()
    pairs = [
        (-score, item.item_id)
        for item, score in zip(facts, scores, strict=True)
        if within.is_satisfied_by(item)
    ]
    return [item_id for _, item_id in sorted(pairs)[:top_k]]


@pytest.mark.parametrize(
    ("within", "satisfying"),
    [
        (Filter(), "ABCDE"),
        (Filter(maximum=Decimal(50)), "AC"),
        (Filter(minimum=Decimal("49.99")), "ABC"),
        (Filter(minimum=Decimal("49.991")), "BC"),
        (Filter(minimum=Decimal(60), maximum=Decimal(40)), ""),
        (Filter(maximum=Decimal(50), currency="EUR"), "A"),
        (Filter(currency="EUR"), "ABDE"),
        (Filter(currency="USD"), ""),
        (Filter(categories=frozenset({"DRESS"})), "AD"),
        (Filter(categories=frozenset({"dress", "coat"})), "ABD"),
        (Filter(excluded_categories=frozenset({"Dress"})), "BCE"),
        (Filter(categories=frozenset({"dress"}), excluded_categories=frozenset({"skirt"})), "A"),
    ],
)
def test_only_what_is_within_the_bounds_satisfies(within: Filter, satisfying: str) -> None:
    facts = [
        ItemFacts(0, price=Decimal("49.99"), currency="EUR", attributes={"category": ("dress",)}),
        ItemFacts(1, price=Decimal("50.01"), currency="EUR", attributes={"category": ("coat",)}),
        ItemFacts(2, price=Decimal(50), currency="CHF"),
        ItemFacts(3, currency="EUR", attributes={"category": ("skirt", "dress")}),
        ItemFacts(4, currency="EUR", attributes={"category": ("skirt",)}),
    ]
    found = build_index(facts).search(QUERY, 9, within)[0]
    assert "".join(sorted("ABCDE"[item_id] for item_id, _ in found)) == satisfying


@given(lists_of_facts(), filters)
def test_the_columns_say_of_every_item_what_the_filter_says(
    facts: list[ItemFacts], within: Filter
) -> None:
    table = FactTable(np.array([item.item_id for item in facts], np.int64), facts)
    expected = [within.is_satisfied_by(item) for item in facts]
    assert table.find_rows(within).tolist() == expected
    assert [table.get(row) for row in range(len(facts))] == facts


@given(lists_of_facts(), filters, st.integers(1, 50))
def test_a_filtered_search_is_the_brute_force_one(
    facts: list[ItemFacts], within: Filter, top_k: int
) -> None:
    index = build_index(facts)
    found = [item_id for item_id, _ in index.search(QUERY, top_k, within)[0]]
    assert found == search_by_hand(facts, draw_embeddings(len(facts)), within, top_k)
    assert index.count(within) == sum(within.is_satisfied_by(item) for item in facts)


@given(lists_of_facts(), filters, st.integers(1, 50))
def test_an_approximate_index_with_enough_probes_finds_the_same(
    facts: list[ItemFacts], within: Filter, top_k: int
) -> None:
    index = build_inverted_index(facts, probes=8)
    found = [item_id for item_id, _ in index.search(QUERY, top_k, within)[0]]
    assert found == search_by_hand(facts, draw_embeddings(len(facts)), within, top_k)


@given(lists_of_facts(), filters)
def test_an_approximate_index_with_too_few_probes_violates_no_filter_either(
    facts: list[ItemFacts], within: Filter
) -> None:
    by_id = {item.item_id: item for item in facts}
    found = build_inverted_index(facts, probes=1).search(QUERY, 50, within)[0]
    assert all(within.is_satisfied_by(by_id[item_id]) for item_id, _ in found)


def test_each_query_of_several_is_filtered() -> None:
    facts = [ItemFacts(number, price=Decimal(number)) for number in range(50)]
    found = build_index(facts).search(draw_embeddings(5), 50, Filter(maximum=Decimal(9)))
    assert [sorted(item_id for item_id, _ in pairs) for pairs in found] == [list(range(10))] * 5


def test_items_without_facts_are_found_without_a_filter_only() -> None:
    index = FaissIndex.build([1, 2], draw_embeddings(2))
    assert index.count() == 2
    assert index.count(Filter(maximum=Decimal(50))) == 0
    assert index.get_facts([2]) == [ItemFacts(2)]


def test_facts_of_items_that_are_not_indexed_are_ignored() -> None:
    index = FaissIndex.build([1], draw_embeddings(1), [ItemFacts(7, product="A"), ItemFacts(1)])
    assert 7 not in index
    assert index.list_variants(1) == []


@pytest.mark.parametrize("bound", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_a_bound_that_is_no_number_is_refused(bound: str) -> None:
    with pytest.raises(QueryError, match="no bound"):
        Filter(maximum=Decimal(bound))
