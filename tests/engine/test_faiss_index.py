"""Search is exact, and an index file is believed only when it is whole and of this catalogue."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import EngineError, IndexFileError
from engine.facts import ItemFacts
from engine.faiss_index import FaissIndex
from tests.engine.garments import draw_embeddings

LABEL = {"model_id": "tiny@1", "catalogue_version": "7"}


def build_index(count: int = 20) -> FaissIndex:
    return FaissIndex.build(range(100, 100 + count), draw_embeddings(count))


def test_the_order_is_that_of_exact_cosines() -> None:
    embeddings, queries = draw_embeddings(50), draw_embeddings(3, seed=1)
    found = FaissIndex.build(range(100, 150), embeddings).search(queries, 5)
    cosines = queries @ embeddings.T
    for row, pairs in enumerate(found):
        assert [item_id - 100 for item_id, _ in pairs] == np.argsort(-cosines[row])[:5].tolist()
        assert [score for _, score in pairs] == pytest.approx(np.sort(cosines[row])[::-1][:5])


def test_equal_cosines_come_by_item_id() -> None:
    same = np.repeat(draw_embeddings(1), 4, axis=0)
    found = FaissIndex.build([9, 3, 7, 5], same).search(same[:1], 4)[0]
    assert [item_id for item_id, _ in found] == [3, 5, 7, 9]


def test_no_more_is_found_than_there_is() -> None:
    assert len(build_index(3).search(draw_embeddings(1), 10)[0]) == 3


@pytest.mark.parametrize("top_k", [0, -1])
def test_nothing_asked_finds_nothing(top_k: int) -> None:
    assert build_index().search(draw_embeddings(2), top_k) == [[], []]


def test_an_empty_index_finds_nothing() -> None:
    index = FaissIndex.build([], np.empty((0, 8), dtype=np.float32))
    assert len(index) == 0
    assert index.search(draw_embeddings(1), 5) == [[]]
    assert index.get_embeddings([]).shape == (0, 8)


def test_queries_of_another_model_are_refused() -> None:
    with pytest.raises(EngineError, match="do not fit"):
        build_index().search(draw_embeddings(1, dimension=9), 5)


def test_ids_and_embeddings_must_pair_up() -> None:
    with pytest.raises(EngineError, match="pair"):
        FaissIndex.build([1, 2], draw_embeddings(3))


def test_stored_embeddings_are_given_in_the_order_asked() -> None:
    embeddings = draw_embeddings(20)
    index = FaissIndex.build(range(100, 120), embeddings)
    np.testing.assert_array_equal(index.get_embeddings([105, 100]), embeddings[[5, 0]])
    with pytest.raises(KeyError):
        index.get_embeddings([99])


@pytest.mark.parametrize("count", [0, 1, 20])
def test_a_saved_index_answers_as_before(tmp_path: Path, count: int) -> None:
    index, path = build_index(count), tmp_path / "new" / "items.index"
    index.save(path, **LABEL)
    loaded = FaissIndex.load(path, **LABEL)
    queries = draw_embeddings(2, seed=5)
    assert loaded.search(queries, 9) == index.search(queries, 9)
    assert [file.name for file in path.parent.iterdir()] == ["items.index"]


def test_facts_come_from_the_database_and_not_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "items.index"
    FaissIndex.build([1, 2], draw_embeddings(2), [ItemFacts(1, product="old")]).save(path, **LABEL)
    facts = [ItemFacts(1, product="new"), ItemFacts(2, product="new")]
    loaded = FaissIndex.load(path, facts, **LABEL)
    assert loaded.get_facts([2, 1]) == facts[::-1]
    assert loaded.list_variants(1) == [2]


def test_saving_replaces_the_older_file(tmp_path: Path) -> None:
    path = tmp_path / "items.index"
    build_index(3).save(path, **LABEL)
    build_index(5).save(path, **LABEL)
    assert len(FaissIndex.load(path, **LABEL)) == 5


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(IndexFileError, match="cannot be opened"):
        FaissIndex.load(tmp_path / "items.index", **LABEL)


@pytest.mark.parametrize("key", ["model_id", "catalogue_version"])
def test_an_index_of_another_model_or_catalogue_is_refused(tmp_path: Path, key: str) -> None:
    path = tmp_path / "items.index"
    build_index().save(path, **LABEL)
    with pytest.raises(IndexFileError, match=key):
        FaissIndex.load(path, **LABEL | {key: "another"})


@given(st.integers(0, 1400), st.binary(max_size=4))
def test_a_torn_or_overwritten_file_is_refused(
    tmp_path_factory: pytest.TempPathFactory, at: int, patch: bytes
) -> None:
    path = tmp_path_factory.mktemp("torn") / "items.index"
    build_index().save(path, **LABEL)
    whole = path.read_bytes()
    at %= len(whole)
    torn = whole[:at] + patch + (whole[at + len(patch) :] if patch else b"")
    path.write_bytes(torn)
    if torn == whole:
        return
    try:
        FaissIndex.load(path, **LABEL)
    except IndexFileError:
        return
    assert torn[torn.index(b"}\n") :] == whole[whole.index(b"}\n") :]  # only the label's spelling


@pytest.mark.parametrize(
    "content", [b"", b"PNG", b"garderobe index 1\n[]\n", b"garderobe index 1\n"]
)
def test_a_foreign_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "items.index"
    path.write_bytes(content)
    with pytest.raises(IndexFileError):
        FaissIndex.load(path, **LABEL)
