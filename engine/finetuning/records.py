"""What a run leaves to be looked at: a CSV log of its epochs, a plot, a report for machines."""

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from engine.finetuning.errors import explain_disk

LOG_FILE, PLOT_FILE, REPORT_FILE = "log.csv", "run.svg", "report.json"
_CHANCE, _INK = "#b9bec7", "#23304d"
_COLOURS = ("#23304d", "#c8553d", "#3f7d5d")
_CURVES = {"recall@10": "both", "recall@10 de": "German", "recall@10 en": "English"}


def write_log(history: Sequence[Mapping[str, float]], folder: Path) -> None:
    """Write a line for each epoch; a resumed run writes the same file again."""
    columns = list(dict.fromkeys(name for entry in history for name in entry))
    path = folder / LOG_FILE
    with explain_disk(path):
        beside = path.with_name(f"{path.name}.part")
        with beside.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="")
            writer.writeheader()
            writer.writerows(history)
        beside.replace(path)


def write_report(report: Mapping[str, Any], folder: Path) -> None:
    """Write what the run was and what it changed as JSON."""
    text = json.dumps(report, indent=2, ensure_ascii=False) + "\n"
    (folder / REPORT_FILE).write_text(text, "utf-8")


def draw_run(
    history: Sequence[Mapping[str, float]], before: float, alphas: Mapping[float, float], path: Path
) -> None:
    """Draw loss, validation and, if there were any, the mixtures with the start model as SVG."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context({"svg.hashsalt": "garderobe", "font.size": 9, "axes.spines.top": False,
                         "axes.spines.right": False}):  # fmt: skip
        figure = Figure(figsize=(10, 3.2), layout="constrained")
        axes = figure.subplots(1, 3 if alphas else 2)
        epochs = [entry["epoch"] for entry in history]
        _draw_loss(axes[0], epochs, history)
        _draw_validation(axes[1], epochs, history, before)
        if alphas:
            _draw_alphas(axes[2], alphas)
        with explain_disk(path):
            beside = path.with_name(f"{path.name}.part")
            figure.savefig(beside, format="svg", metadata={"Date": None})
            beside.replace(path)


def _draw_loss(axes: Any, epochs: Sequence[float], history: Sequence[Mapping[str, float]]) -> None:
    axes.plot(epochs, [entry["loss"] for entry in history], color=_INK, marker="o", ms=3)
    axes.set(title="Loss while learning", xlabel="epoch")
    axes.xaxis.get_major_locator().set_params(integer=True)


def _draw_validation(
    axes: Any, epochs: Sequence[float], history: Sequence[Mapping[str, float]], before: float
) -> None:
    axes.axhline(before, color=_CHANCE, linestyle="--", label="start model, both")
    for (name, label), colour in zip(_CURVES.items(), _COLOURS, strict=True):
        if all(name in entry for entry in history):
            values = [entry[name] for entry in history]
            axes.plot(epochs, values, color=colour, label=label, marker="o", ms=3)
    axes.set(title="Validation recall@10", xlabel="epoch")
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.legend(frameon=False)
    _widen(axes)


def _draw_alphas(axes: Any, alphas: Mapping[float, float]) -> None:
    axes.plot(list(alphas), list(alphas.values()), color=_INK, marker="o", ms=3)
    best = max(alphas.values())
    chosen = min(alpha for alpha, value in alphas.items() if value == best)
    axes.plot([chosen], [best], color=_COLOURS[1], marker="o", ms=8)
    axes.annotate(f"chosen: {chosen:g}", (chosen, best), (4, -14), textcoords="offset points")
    axes.set(
        title="Mixed with the start model", xlabel="share of the new weights", ylabel="recall@10"
    )
    _widen(axes)


def _widen(axes: Any) -> None:
    """Show a tenth at least, so that noise does not look like a leap."""
    low, high = axes.get_ylim()
    missing = max(0.1 - (high - low), 0.0) / 2
    axes.set_ylim(low - missing, high + missing)
