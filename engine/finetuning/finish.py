"""The end of a run: the checkpoint is written, loaded as a shop would, and measured again."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from engine.finetuning.comparison import Change, compare
from engine.finetuning.errors import explain_disk
from engine.finetuning.export import swap_in, write_checkpoint
from engine.finetuning.feed import PictureFeed
from engine.finetuning.lineage import list_image_ancestors, write_lineage
from engine.finetuning.measure import Figures
from engine.finetuning.network import Pupil, StartModel, load_start
from engine.finetuning.pairs import OnProgress, Pair
from engine.finetuning.plan import FineTuningPlan
from engine.finetuning.records import PLOT_FILE, draw_run, write_report
from engine.finetuning.state import hash_tensors
from engine.finetuning.validation import Validation

MODEL_FOLDER = "model"


@dataclass(frozen=True, slots=True)
class Ending:
    """What a run leaves to be reported."""

    before: Figures
    score_before: float
    history: Sequence[Mapping[str, float]]
    alpha: float
    alphas: Mapping[float, float]


class Finisher:
    """Knows the start model as it was, and turns its network, now tuned, into a checkpoint."""

    def __init__(self, start: StartModel, folder: Path) -> None:
        self._start = start
        self._folder = folder
        self._tower = _hash_image_tower(start)

    @property
    def model(self) -> Path:
        """Get the checkpoint's folder."""
        return self._folder / MODEL_FOLDER

    def finish(
        self,
        ending: Ending,
        pairs: Sequence[Pair],
        plan: FineTuningPlan,
        bar: Callable[[str], AbstractContextManager[OnProgress]],
    ) -> tuple[list[Change], tuple[str, ...]]:
        """Write, load and measure the checkpoint; return what changed and whose tower it has.

        The figures after are those of the very files that were written.
        """
        beside = self._folder / f"{MODEL_FOLDER}.part"
        with explain_disk(self.model):
            shutil.rmtree(beside, ignore_errors=True)
            write_checkpoint(self._start, self._list_trained(), beside, half=plan.half)
            written = load_start(str(beside))
            ancestors = self._list_ancestors(written)
            write_lineage(beside, self._start.source.model_id, ancestors)
        with PictureFeed(written.preprocess) as feed, bar("Measuring after") as advance:
            pupil = Pupil(written, plan)
            after = Validation(pupil, feed, pairs, is_frozen=False).measure(advance)
        changes = compare(ending.before, after)
        with explain_disk(self.model):
            write_report(self._report(ending, changes, (plan, len(pairs), ancestors)), beside)
            swap_in(beside, self.model)
        draw_run(ending.history, ending.score_before, ending.alphas, self._folder / PLOT_FILE)
        return changes, ancestors

    def _list_trained(self) -> frozenset[str]:
        parameters = self._start.network.named_parameters()
        return frozenset(name for name, parameter in parameters if parameter.requires_grad)

    def _list_ancestors(self, written: StartModel) -> tuple[str, ...]:
        """List the models that embed every picture as the written one does, to the last bit."""
        if _hash_image_tower(written) != self._tower:
            return ()
        source = self._start.source
        return (source.model_id, *list_image_ancestors(source))

    def _report(
        self,
        ending: Ending,
        changes: Sequence[Change],
        facts: tuple[FineTuningPlan, int, Sequence[str]],
    ) -> dict[str, Any]:
        plan, count, ancestors = facts
        return {
            "start": self._start.source.model_id,
            "plan": plan.describe(),
            "pairs_measured": count,
            "figures": {
                it.name: {"before": it.before, "after": it.after, "is_damage": it.is_damage}
                for it in changes
            },
            "alpha": ending.alpha,
            "validation_by_alpha": {f"{alpha:g}": it for alpha, it in ending.alphas.items()},
            "validation_before": ending.score_before,
            "epochs": list(ending.history),
            "same_image_embeddings_as": list(ancestors),
        }


def _hash_image_tower(model: StartModel) -> str:
    """Return a digest of all that makes a picture an embedding: weights and preprocessing."""
    state: dict[str, torch.Tensor] = model.network.state_dict()
    tensors = {name: value for name, value in state.items() if name.startswith("visual.")}
    return f"{hash_tensors(tensors)} {model.network.visual.preprocess_cfg}"
