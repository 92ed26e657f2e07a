import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.training.spelling import (
    CUT,
    cut_words,
    drop_dots,
    misspell,
    scribble,
    spell_out_umlauts,
)


def test_umlauts_are_spelt_out_as_on_a_foreign_keyboard() -> None:
    assert spell_out_umlauts("Grüße für Ärmel") == "Gruesse fuer Aermel"


def test_lost_dots_leave_the_bare_vowels() -> None:
    assert drop_dots("ärmelloses grünes") == "armelloses grunes"


def test_a_slip_changes_a_long_word_and_no_short_one() -> None:
    rng = np.random.default_rng(0)
    slips = {misspell("rot gepunktet", rng) for _ in range(40)}
    assert all(slip.startswith("rot ") for slip in slips)
    assert len(slips) > 10


def test_short_words_are_never_misspelt() -> None:
    assert misspell("rot auf blau", np.random.default_rng(0)) == "rot auf blau"


@given(st.text(max_size=40), st.integers(0, 1000))
def test_cuts_add_only_invisible_marks(text: str, seed: int) -> None:
    without = text.replace(CUT, "")
    assert cut_words(without, np.random.default_rng(seed)).replace(CUT, "") == without


def test_scribbling_is_the_same_for_the_same_seed_and_leaves_many_texts_alone() -> None:
    texts = ["gestreiftes Langarmshirt, blau"] * 100
    first = [scribble(text, np.random.default_rng(seed)) for seed, text in enumerate(texts)]
    again = [scribble(text, np.random.default_rng(seed)) for seed, text in enumerate(texts)]
    assert first == again
    assert 20 < first.count(texts[0]) < 80
