"""The measures against values worked out by hand."""

import numpy as np
import pytest

from engine.attributes import AttributeReader
from engine.calibration.constants import Calibration
from engine.candidates import Candidates
from engine.encoded_query import EncodedQuery
from engine.evaluation.bootstrap import bound_mean
from engine.evaluation.fusions import Fusion, Mixture, read_fusions
from engine.evaluation.measures import (
    count_kin,
    find_neighbours,
    find_top,
    overlap,
    precision_at_r,
    rank_own,
    recall_at,
    share_alike,
    share_repeated,
)
from engine.evaluation.subject import EvaluationError
from engine.readings import PictureReader


def test_a_rank_counts_what_scores_higher() -> None:
    scores = np.array([[0.9, 0.8, 0.1], [0.9, 0.8, 0.1]])
    ranks = rank_own(scores, np.array([0, 2]))
    assert ranks.tolist() == [1, 3]
    assert recall_at(ranks, 1).tolist() == [1, 0]


def test_a_model_that_knows_nothing_does_not_come_first() -> None:
    assert rank_own(np.ones((1, 5)), np.array([2])).tolist() == [3]


def test_the_same_answer_twice_does_not_compete() -> None:
    scores = np.array([[0.9, 0.8, 0.7]])
    assert rank_own(scores, np.array([1]), np.array([4, 4, 5])).tolist() == [1]


def test_precision_at_r_looks_at_as_many_as_are_right() -> None:
    is_right = np.array([True, False, True, False])
    assert precision_at_r(np.array([4.0, 3.0, 2.0, 1.0]), is_right) == 0.5


def test_the_query_itself_is_no_answer() -> None:
    assert find_top(np.array([1.0, 9.0, 5.0]), 3, leave_out=1).tolist() == [2, 0]
    images = np.array([[1, 0], [0.8, 0.6], [0, 1]])
    assert find_neighbours(images, 1).tolist() == [[1], [0], [1]]


def test_a_name_that_is_unknown_has_no_kin() -> None:
    assert count_kin(np.array(["a", "a", "b", "", ""])).tolist() == [1, 1, 0, 0, 0]


def test_overlap_and_repetition_are_shares() -> None:
    assert overlap(np.array([1, 2, 3, 4]), np.array([4, 9, 8, 1])) == 0.5
    rows = np.array([0, 1, 2, 3])
    assert share_repeated(rows, np.array(["x", "x", "", ""])) == 0.25
    images = np.array([[1, 0], [1, 0], [0, 1], [0, 1]])
    assert share_alike(rows, images, 0.98) == 0.5


def test_an_interval_holds_its_mean_and_is_always_the_same() -> None:
    values = np.array([0.0, 1.0] * 50)
    low, high = bound_mean(values)
    assert 0.38 < low < 0.45
    assert 0.55 < high < 0.62
    assert bound_mean(values) == (low, high)


def test_queries_that_hang_together_are_drawn_together() -> None:
    values = np.repeat([0.0, 1.0], 50)
    alone = bound_mean(values)
    together = bound_mean(values, ["a"] * 50 + ["b"] * 50)
    assert together == (0.0, 1.0)
    assert alone[0] > 0.3


def test_fusions_are_read_with_their_weights() -> None:
    assert read_fusions("interpolate:0.3,0.5") == (
        Fusion("interpolate", 0.3),
        Fusion("interpolate", 0.5),
    )
    for wrong in ("magic:0.5", "interpolate:much", "product:1.5"):
        with pytest.raises(EvaluationError):
            read_fusions(wrong)


def test_a_product_wants_both() -> None:
    images = [*np.eye(3)[[0, 1]].tolist(), [0.6, 0.6, 0.0]]
    reader = PictureReader(AttributeReader({}, {}), Calibration())
    photo, text = np.eye(3)[0], np.eye(3)[1]
    mixture = Mixture(photo, text, EncodedQuery(), Candidates(np.array(images)), reader)
    assert Fusion("product", 0.5).score(mixture).argmax() == 2
