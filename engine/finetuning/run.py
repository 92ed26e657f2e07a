"""The one door: a start model, pairs and a plan become a checkpoint folder with its report."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from engine.finetuning.comparison import Change
from engine.finetuning.errors import FineTuningError, explain_disk, explain_memory
from engine.finetuning.feed import PictureFeed
from engine.finetuning.finish import Ending, Finisher
from engine.finetuning.interpolation import choose_alpha, mix
from engine.finetuning.lessons import Timetable
from engine.finetuning.measure import SCORE, Figures
from engine.finetuning.network import Pupil, StartModel
from engine.finetuning.pairs import OnProgress, Pair, hash_pairs
from engine.finetuning.plan import FineTuningPlan, Freeze
from engine.finetuning.records import write_log
from engine.finetuning.sides import PictureSide, TextSide
from engine.finetuning.state import load_run, require_empty
from engine.finetuning.training import FineTuning, Weights
from engine.finetuning.validation import Validation

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Material:
    """Pairs to learn from, to choose by, and to measure on at the end (else those of choosing)."""

    learned: Sequence[Pair]
    held: Sequence[Pair]
    tested: Sequence[Pair] = ()

    @property
    def measured(self) -> Sequence[Pair]:
        """Get the pairs that the report is about."""
        return self.tested or self.held


@dataclass(frozen=True, slots=True)
class Show:
    """How progress reaches a person: a bar for a stretch of work, and single lines."""

    bar: Callable[[str], AbstractContextManager[OnProgress]]
    note: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where the checkpoint lies, what it changed, and how it came about."""

    folder: Path
    changes: Sequence[Change]
    alpha: float
    alphas: dict[float, float]  # the validation measure of each mixture
    epochs: int
    image_ancestors: tuple[str, ...]  # models whose stored pictures' embeddings stay true


def fine_tune(
    start: StartModel,
    material: Material,
    plan: FineTuningPlan,
    folder: Path,
    *,
    show: Show,
    resume: bool = False,
) -> Outcome:
    """Fine-tune a model into the checkpoint folder / "model".

    Raises:
        FineTuningError: it cannot begin, go on or be written; nothing good was overwritten.
    """
    _require_pairs(material, plan)
    with explain_disk(folder):
        folder.mkdir(parents=True, exist_ok=True)
    if not resume:
        require_empty(folder)
    if plan.threads:
        torch.set_num_threads(plan.threads)
    identity = _identify(start, material, plan)
    state = load_run(folder, identity) if resume else None
    finisher = Finisher(start, folder)
    with PictureFeed(start.preprocess) as feed, explain_memory(plan.chunk_size or plan.batch_size):
        studio = _Studio(start, feed, material, plan, show)
        run = studio.build_run(folder, identity, state)
        tuned = studio.learn(run)
        write_log(run.history, folder)
        alpha, alphas = studio.blend(tuned)
    ending = Ending(run.facts["figures"], run.facts["score"], run.history, alpha, alphas)
    changes, ancestors = finisher.finish(ending, material.measured, plan, show.bar)
    return Outcome(finisher.model, changes, alpha, alphas, len(run.history), ancestors)


class _Studio:
    """The network at work: measured, taught, measured again."""

    def __init__(
        self,
        start: StartModel,
        feed: PictureFeed,
        material: Material,
        plan: FineTuningPlan,
        show: Show,
    ) -> None:
        self._feed, self._material, self._plan, self._show = feed, material, plan, show
        self._pupil = Pupil(start, plan)
        self._start_weights = self._pupil.copy_trained()
        self._validation = self._watch(material.held)

    def build_run(
        self, folder: Path, identity: dict[str, Any], state: dict[str, Any] | None
    ) -> FineTuning:
        """Build the run, new and measured first, or as its state was saved."""
        pupil, plan, learned = self._pupil, self._plan, self._material.learned
        sides = (PictureSide(pupil, self._feed, learned, plan), TextSide(pupil, learned, plan))
        with self._show.bar("Encoding what is frozen") as advance:
            sides[0].embed_frozen(advance)
            sides[1].embed_frozen(advance)
        timetable = Timetable(learned, plan.batch_size, plan.seed, word_share=plan.word_share)
        run = FineTuning(pupil, timetable, sides, plan, folder)
        if state is not None:
            run.restore(state)
            return run
        with self._show.bar("Measuring before") as advance:
            figures = self._watch(self._material.measured).measure(advance)
        run.remember(identity=identity, figures=figures, score=self._validation.score()[SCORE])
        run.save()
        return run

    def learn(self, run: FineTuning) -> Weights:
        """Run to its end; return the weights of the best epoch."""
        self._show.note(f"Validation {SCORE} before: {run.facts['score']:.3f}")

        def validate() -> Figures:
            figures = self._validation.score()
            epoch = len(run.history) + 1
            self._show.note(f"Validation {SCORE} after epoch {epoch}: {figures[SCORE]:.3f}")
            return figures

        with self._show.bar("Learning") as advance:
            return run.run(validate, advance)

    def blend(self, tuned: Weights) -> tuple[float, dict[float, float]]:
        """Mix with the start model as the plan wants it, and leave the network so."""

        def load(alpha: float) -> None:
            self._pupil.load_trained(mix(self._start_weights, tuned, alpha))

        def score(alpha: float) -> float:
            load(alpha)
            return self._validation.score()[SCORE]

        alpha = self._plan.alpha
        alphas: dict[float, float] = {}
        if alpha is None and self._plan.interpolate:
            alpha, alphas = choose_alpha(score)
        alpha = 1.0 if alpha is None else alpha
        load(alpha)
        return alpha, alphas

    def _watch(self, pairs: Sequence[Pair]) -> Validation:
        is_frozen = self._plan.freeze is Freeze.IMAGE
        return Validation(self._pupil, self._feed, pairs, is_frozen=is_frozen)


def _require_pairs(material: Material, plan: FineTuningPlan) -> None:
    for pairs, purpose in ((material.learned, "learn from"), (material.held, "validate with")):
        if len(pairs) < _FEWEST:
            raise FineTuningError(f"{len(pairs)} usable pair(s) are too few to {purpose}.")
    if plan.batch_size < _FEWEST:
        raise FineTuningError("--batch-size must be 2 at least: pairs are told from one another.")


def _identify(start: StartModel, material: Material, plan: FineTuningPlan) -> dict[str, Any]:
    parts = {"pairs": material.learned, "validation": material.held, "test": material.tested}
    digests = {name: hash_pairs(pairs) for name, pairs in parts.items()}
    return {"model": start.source.model_id, **digests, **plan.describe()}
