"""A tiny shop to learn from: coloured pictures, described in two languages, and a way to run."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from engine.finetuning.network import load_start
from engine.finetuning.pairs import OnProgress, Pair
from engine.finetuning.plan import FineTuningPlan, Freeze, Precision
from engine.finetuning.run import Material, Outcome, Show, fine_tune

COLOURS = {
    "red": ("rotes", (200, 30, 40)), "blue": ("blaues", (30, 60, 200)),
    "green": ("grünes", (30, 160, 60)), "black": ("schwarzes", (15, 15, 15)),
}  # fmt: skip


def draw_shop(folder: Path, count: int) -> list[Pair]:
    """Draw pictures, each with a German and an English description."""
    folder.mkdir(parents=True, exist_ok=True)
    pairs = []
    for number in range(count):
        name, (german, colour) = list(COLOURS.items())[number % len(COLOURS)]
        image = Image.new("RGB", (40 + number % 5, 48), "white")
        image.paste(colour, (4, 4, 20 + number % 13, 40))
        path = folder / f"{number}.png"
        image.save(path)
        pairs.append(
            Pair(
                f"row {number}",
                path,
                (f"ein {german} Kleid {number % 7}",),
                (f"a {name} dress {number % 7}",),
                product=f"P{number}",
                attributes={"colours": (name,), "category": ("dress",)},
            )
        )
    return pairs


def make_plan(**changes: object) -> FineTuningPlan:
    """Return a plan that takes a second."""
    plan: dict[str, object] = {
        "epochs": 2, "batch_size": 8, "learning_rate": 3e-3, "precision": Precision.FP32,
        "threads": 1, "device": "cpu", "patience": 0,
    }  # fmt: skip
    return FineTuningPlan(**(plan | changes))  # type: ignore[arg-type]  # by name


def run(model: Path, folder: Path, pairs: list[Pair], **changes: object) -> Outcome:
    """Fine-tune over the first pairs and validate with the last eight."""
    resume = bool(changes.pop("resume", False))
    material = Material(pairs[:-8], pairs[-8:])
    start = load_start(str(model))
    return fine_tune(start, material, make_plan(**changes), folder, show=quiet(), resume=resume)


def quiet() -> Show:
    """Show nothing."""
    return Show(_hide, lambda line: None)


@contextlib.contextmanager
def _hide(label: str) -> Iterator[OnProgress]:
    yield lambda done, total: None


if __name__ == "__main__":  # a run to be killed: MODEL OUT PICTURES resume|new
    pairs_drawn = draw_shop(Path(sys.argv[3]), 32)
    run(
        Path(sys.argv[1]), Path(sys.argv[2]), pairs_drawn,
        epochs=40, save_seconds=0.0, freeze=Freeze.NONE, resume=sys.argv[4] == "resume",
    )  # fmt: skip
