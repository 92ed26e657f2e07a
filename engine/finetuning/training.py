"""The fine-tuning itself: steps, schedule, validation, early stopping, saved states."""

import math
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import structlog
import torch
from torch import Tensor, nn

from engine.finetuning.errors import FineTuningError, explain_memory
from engine.finetuning.gradients import add_gradients
from engine.finetuning.layers import group_parameters
from engine.finetuning.lessons import Lesson, Timetable
from engine.finetuning.losses import contrast
from engine.finetuning.measure import SCORE
from engine.finetuning.network import Pupil
from engine.finetuning.pairs import OnProgress
from engine.finetuning.plan import FineTuningPlan
from engine.finetuning.sides import PictureSide, TextSide
from engine.finetuning.state import save_run

_GRADIENT_LIMIT = 1.0
_LARGEST_SCALE = math.log(100)  # as CLIP was trained

Weights = dict[str, Tensor]
_log = structlog.get_logger(__name__)


class FineTuning:
    """One run over a timetable, saved in a folder and resumed from there."""

    def __init__(
        self,
        pupil: Pupil,
        timetable: Timetable,
        sides: tuple[PictureSide, TextSide],
        plan: FineTuningPlan,
        folder: Path,
    ) -> None:
        self._pupil, self._timetable, self._plan, self._folder = pupil, timetable, plan, folder
        self._pictures, self._texts = sides
        groups = group_parameters(
            pupil.network, plan.learning_rate, plan.layer_decay, plan.weight_decay
        )
        self._optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98))
        self._steps_an_epoch = max(round(timetable.batches / plan.accumulate), 1)
        self._step = 0
        self._best_weights: Weights = {}
        self.facts: dict[str, Any] = {}
        self.history: list[dict[str, float]] = []

    @property
    def total(self) -> int:
        """Get how many steps a run has that is not stopped early."""
        return self._plan.epochs * self._steps_an_epoch

    def remember(self, **facts: Any) -> None:
        """Keep what must be in the saved state beside the run itself."""
        self.facts |= facts

    def restore(self, state: dict[str, Any]) -> None:
        """Go on where a saved state ended."""
        self._pupil.load_trained(state["weights"])
        self._optimizer.load_state_dict(state["optimizer"])
        self._step, self.history = state["step"], state["history"]
        self._best_weights, self.facts = state["best"], state["facts"]

    def save(self) -> None:
        """Save the state to resume from."""
        state = {
            "facts": self.facts,
            "weights": self._pupil.copy_trained(),
            "optimizer": self._optimizer.state_dict(),
            "step": self._step,
            "history": self.history,
            "best": self._best_weights,
        }
        save_run(state, self._folder)

    def run(self, validate: Callable[[], dict[str, float]], on_progress: OnProgress) -> Weights:
        """Learn to the end or until validation no longer improves; return the best weights."""
        saved = time.monotonic()
        losses: list[float] = []
        while self._step < self.total and not self._has_stopped():
            losses.append(self._take_step())
            on_progress(self._step, self.total)
            is_epoch = self._step % self._steps_an_epoch == 0
            if is_epoch:
                self._record(sum(losses) / len(losses), validate())
                losses = []
            if is_epoch or time.monotonic() - saved > self._plan.save_seconds:
                self.save()
                saved = time.monotonic()
        return self._best_weights

    def _has_stopped(self) -> bool:
        if not self._plan.patience or not self.history:
            return False
        scores = [entry[SCORE] for entry in self.history]
        return len(scores) - 1 - scores.index(max(scores)) >= self._plan.patience

    def _take_step(self) -> float:
        rate = schedule(self._step / self.total, self._plan.warm_up)
        for group in self._optimizer.param_groups:
            group["lr"] = group["peak"] * rate
        self._pupil.set_training()
        self._optimizer.zero_grad(set_to_none=True)
        first = self._step * self._plan.accumulate
        numbers = range(first, first + self._plan.accumulate)
        with explain_memory(self._plan.chunk_size or self._plan.batch_size):
            loss = sum(self._learn(number) for number in numbers) / len(numbers)
        if not math.isfinite(loss):
            raise FineTuningError(
                f"The loss is no number any more at step {self._step}: begin anew with a lower "
                "--learning-rate, or with --precision fp32."
            )
        self._update(len(numbers))
        self._step += 1
        return loss

    def _learn(self, number: int) -> float:
        lesson = self._timetable.draw(number)
        pictures = self._pictures.build_tower(lesson, number)
        self._pictures.prepare(self._timetable.draw(number + 1), number + 1)
        texts = self._texts.build_tower(lesson, number)
        return add_gradients(pictures, texts, partial(self._compute_loss, lesson))

    def _compute_loss(self, lesson: Lesson, images: Tensor, texts: Tensor) -> Tensor:
        """Average the contrasts with German and with English texts, by how many there are."""
        scale, bias = self._pupil.get_scale()
        is_match = lesson.is_match.to(images.device)
        total = images.new_zeros(())
        for part in (slice(0, lesson.german), slice(lesson.german, len(texts))):
            if count := len(texts[part]):
                loss = contrast(images, texts[part], is_match[:, part], scale, bias)
                total = total + loss * (count / len(texts))
        return total

    def _update(self, batches: int) -> None:
        parameters = [it for group in self._optimizer.param_groups for it in group["params"]]
        for parameter in parameters:
            if parameter.grad is not None:
                parameter.grad.div_(batches)
        nn.utils.clip_grad_norm_(parameters, _GRADIENT_LIMIT)
        self._optimizer.step()
        with torch.no_grad():
            self._pupil.network.logit_scale.clamp_(max=_LARGEST_SCALE)

    def _record(self, loss: float, figures: dict[str, float]) -> None:
        score = figures[SCORE]
        if all(score > entry[SCORE] for entry in self.history):
            self._best_weights = self._pupil.copy_trained()
        epoch = self._step // self._steps_an_epoch
        self.history.append({"epoch": epoch, "step": self._step, "loss": loss, **figures})
        _log.info("epoch", epoch=epoch, loss=round(loss, 4), score=round(score, 4))


def schedule(progress: float, warm_up: float) -> float:
    """Return the share of the learning rate: a line up, then half a cosine down to nothing."""
    if progress < warm_up:
        return (progress + 1e-3) / (warm_up + 1e-3)
    return 0.5 * (1 + math.cos(math.pi * (progress - warm_up) / max(1 - warm_up, 1e-9)))
