"""The parts of a fine-tuning: chunks, layers, losses, mixtures, pairs, and what goes wrong."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from torch import nn

from engine.finetuning.comparison import compare
from engine.finetuning.errors import FineTuningError, explain_memory
from engine.finetuning.gradients import Tower, add_gradients
from engine.finetuning.interpolation import choose_alpha, mix
from engine.finetuning.layers import group_parameters, measure_depths
from engine.finetuning.lessons import Timetable
from engine.finetuning.losses import contrast
from engine.finetuning.network import load_start
from engine.finetuning.pairs import Pair, check_pairs, drop_shared, hold_out
from engine.finetuning.state import save_run
from tests.engine.finetuning.shop import draw_shop
from tests.engine.tiny_models import (
    save_hugging_face_text_model,
    save_siglip_model,
    save_tiny_model,
)


@pytest.mark.parametrize("chunk", [1, 3, 8])
def test_chunks_give_the_gradients_of_the_whole_batch(chunk: int) -> None:
    torch.manual_seed(0)
    pictures, texts = torch.randn(8, 5), torch.randn(8, 4)
    image_tower, text_tower = nn.Linear(5, 6), nn.Linear(4, 6)
    scale = torch.tensor(3.0, requires_grad=True)
    parts = [*image_tower.parameters(), *text_tower.parameters(), scale]

    def compute_loss(images: torch.Tensor, words: torch.Tensor) -> torch.Tensor:
        return contrast(images, words, torch.eye(8, dtype=torch.bool), scale, None)

    expected = torch.autograd.grad(compute_loss(image_tower(pictures), text_tower(texts)), parts)
    add_gradients(
        Tower(image_tower, torch.tensor_split(pictures, tuple(range(chunk, 8, chunk))), 0),
        Tower(text_tower, torch.tensor_split(texts, tuple(range(chunk, 8, chunk))), 100),
        compute_loss,
    )
    for part, gradient in zip(parts, expected, strict=True):
        assert part.grad is not None
        assert torch.allclose(part.grad, gradient, atol=1e-6)


@pytest.mark.parametrize("save", [save_tiny_model, save_hugging_face_text_model, save_siglip_model])
def test_learning_rates_fall_towards_the_input(save: type, tmp_path: Path) -> None:
    network = load_start(str(save(tmp_path / "model"))).network
    depths = measure_depths(network)
    assert depths["logit_scale"] == 0
    for is_image in (True, False):
        tower = {depth for name, depth in depths.items() if name.startswith("visual.") is is_image}
        assert tower >= {0, 1}
    embedding = next(name for name in depths if "token_embedding" in name or "word_emb" in name)
    assert depths[embedding] == max(
        depth for name, depth in depths.items() if not name.startswith("visual.")
    )
    groups = group_parameters(network, 1.0, 0.5, 0.1)
    assert {group["peak"] for group in groups} == {0.5**depth for depth in depths.values()}


def test_descriptions_that_say_the_same_are_all_right(tmp_path: Path) -> None:
    pairs = [
        Pair("a", tmp_path / "a", ("Rotes Kleid",)),
        Pair("b", tmp_path / "b", ("rotes kleid",)),
        Pair("c", tmp_path / "c", ("Hemd",), ("shirt",)),
    ]
    lesson = Timetable(pairs, 3, seed=0).draw(0)
    counts = dict(
        zip((pairs[row].name for row in lesson.rows), lesson.is_match.sum(1), strict=True)
    )
    assert {name: int(count) for name, count in counts.items()} == {"a": 2, "b": 2, "c": 2}
    assert lesson.german == 3


def test_mixtures_meet_both_ends_exactly() -> None:
    start, tuned = {"w": torch.randn(9)}, {"w": torch.randn(9)}
    assert torch.equal(mix(start, tuned, 0.0)["w"], start["w"])
    assert torch.equal(mix(start, tuned, 1.0)["w"], tuned["w"])


def test_among_equal_mixtures_the_one_nearest_to_the_start_is_chosen() -> None:
    assert choose_alpha(lambda alpha: min(alpha, 0.4))[0] == 0.4


def test_rows_that_cannot_be_learned_from_are_named(tmp_path: Path) -> None:
    good, other = draw_shop(tmp_path, 2)
    (tmp_path / "torn.png").write_bytes(other.picture.read_bytes()[:60])
    rows = [
        good,
        Pair("gone", tmp_path / "gone.png", ("Kleid",)),
        Pair("torn", tmp_path / "torn.png", ("Kleid",)),
        Pair("mute", good.picture, (" ",)),
        Pair("broken", good.picture, ("grÃ¼n",)),
        Pair("lost", good.picture, ("gr�n",)),
        Pair("double", good.picture, good.german, good.english),
    ]
    checked = check_pairs(rows)
    assert [pair.name for pair in checked.pairs] == [good.name]
    reasons = {row.name: row.reason for row in checked.rejected}
    assert set(reasons) == {"gone", "torn", "mute", "broken", "lost", "double"}
    assert "missing" in reasons["gone"]
    assert "encoding" in reasons["lost"]
    assert good.name in reasons["double"]


def test_a_product_is_never_on_both_sides(tmp_path: Path) -> None:
    pairs = [Pair(f"{n}", tmp_path / f"{n}", ("x",), product=f"P{n // 3}") for n in range(30)]
    learned, held = hold_out(pairs, 0.2, seed=1)
    assert len(held) == 6
    assert not {pair.product for pair in learned} & {pair.product for pair in held}
    assert hold_out(pairs[::-1], 0.2, seed=1)[1] == held[::-1]


def test_what_is_measured_is_not_learned(tmp_path: Path) -> None:
    pairs = draw_shop(tmp_path, 4)
    apart = drop_shared(pairs, pairs[:1])
    assert list(apart.pairs) == pairs[1:]
    assert [row.name for row in apart.rejected] == [pairs[0].name]


def test_too_little_memory_names_the_option() -> None:
    with pytest.raises(FineTuningError, match="--chunk-size"), explain_memory(64):
        torch.empty(2**55)


def test_another_error_is_not_taken_for_memory() -> None:
    with pytest.raises(RuntimeError, match="shapes"), explain_memory(64):
        torch.ones(2, 3) @ torch.ones(2, 3)


def test_a_full_disk_leaves_the_state_before_whole(tmp_path: Path) -> None:
    save_run({"step": 1}, tmp_path)
    script = (
        "import resource, signal, sys, torch; from pathlib import Path\n"
        "from engine.finetuning.state import save_run\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        "save_run({'step': 2, 'w': torch.zeros(1_000_000)}, Path(sys.argv[1]))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert "FineTuningError" in result.stderr
    assert "free some disk space" in result.stderr
    assert torch.load(tmp_path / "state.pt", weights_only=True) == {"step": 1}
    assert not (tmp_path / "state.pt.part").exists()
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 200_000


def test_damage_is_told_from_noise_and_a_rank_is_better_lower() -> None:
    changes = compare({"a": 0.5, "b": 0.5, "median rank de": 4.0}, {"a": 0.49, "b": 0.4,
                      "median rank de": 2.0})  # fmt: skip
    assert [change.is_damage for change in changes] == [False, True, False]


def test_a_word_of_a_description_is_right_for_all_that_are_described_with_it() -> None:
    said = [
        "Kleid mit Punkten", "Rock mit Punkten", "Hemd mit Streifen", "Hose mit Karos",
        "Mantel mit Gürtel", "Bluse mit Spitze", "Jacke mit Kapuze", "Weste mit Knöpfen",
    ]  # fmt: skip
    pairs = [Pair(str(row), Path(f"{row}.jpg"), german=(text,)) for row, text in enumerate(said)]
    timetable = Timetable(pairs, len(pairs), seed=0, word_share=1.0)
    right: dict[str, set[int]] = {}
    for number in range(20):
        lesson = timetable.draw(number)
        for column, text in enumerate(lesson.texts):
            rows = lesson.is_match[:, column].nonzero().flatten().tolist()
            right[text] = {lesson.rows[row] for row in rows}
    assert right["punkten"] == {0, 1}
    assert right["hemd"] == {2}
    assert "mit" not in right
