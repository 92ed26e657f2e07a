"""A photo and a wish become one direction, whatever the two are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.composition import average, interpolate
from engine.encoder import Embeddings


def point(*numbers: float) -> Embeddings:
    return np.array(numbers, dtype=np.float32)


def test_the_ends_are_the_photo_and_the_words() -> None:
    photo, text = point(1, 0), point(0, 1)
    np.testing.assert_allclose(interpolate(photo, text, 0.0), photo)
    np.testing.assert_allclose(interpolate(photo, text, 1.0), text)


def test_half_way_is_between_both_and_normalised() -> None:
    np.testing.assert_allclose(
        interpolate(point(1, 0), point(0, 1), 0.5), point(0.5, 0.5) * np.sqrt(2), atol=1e-6
    )


@pytest.mark.parametrize(("weight", "expected"), [(0.5, (-1, 0)), (0.6, (-1, 0)), (0.4, (1, 0))])
def test_opposites_give_the_heavier(weight: float, expected: tuple[float, float]) -> None:
    np.testing.assert_allclose(interpolate(point(1, 0), point(-1, 0), weight), point(*expected))


@pytest.mark.parametrize("weight", [-0.1, 1.1, float("nan")])
def test_a_weight_beyond_the_line_is_refused(weight: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        interpolate(point(1, 0), point(0, 1), weight)


@given(st.floats(0, 6.3), st.floats(0, 6.3), st.floats(0, 1))
def test_the_outcome_is_always_normalised(photo: float, text: float, weight: float) -> None:
    ends = [point(np.cos(angle), np.sin(angle)) for angle in (photo, text)]
    combined = interpolate(ends[0], ends[1], weight)
    assert combined.dtype == np.float32
    assert np.linalg.norm(combined) == pytest.approx(1.0, abs=1e-4)


def test_the_average_is_the_mean_direction() -> None:
    np.testing.assert_allclose(average(np.eye(2, dtype=np.float32)), np.sqrt([0.5, 0.5]), atol=1e-6)


def test_the_average_of_opposites_is_the_first() -> None:
    np.testing.assert_allclose(average(np.stack([point(1, 0), point(-1, 0)])), point(1, 0))
