"""What a soak found, as Markdown and as a curve of the memory."""

import statistics
from collections import Counter
from pathlib import Path

from matplotlib.figure import Figure

from tests.bot.soak.soak import Outcome


def describe(outcome: Outcome) -> str:
    """Return the figures as Markdown tables."""
    seconds = sorted(it.seconds for it in outcome.questions if it.seconds is not None)
    losses = Counter(it.loss for it in outcome.questions if it.loss)
    rows = {
        "simulated shoppers": outcome.plan.shoppers,
        "seconds": round(outcome.seconds),
        "seed": outcome.plan.seed,
        "questions": len(outcome.questions),
        "answered exactly once": len(seconds),
        **{f"last message lost, {why}": count for why, count in losses.items()},
        "kill -9, at second": ", ".join(f"{at:.0f}" for at in outcome.kills),
        "faults": sum(outcome.faults.values()),
        "problems": len(outcome.problems),
    }
    if len(seconds) > 1:
        cuts = statistics.quantiles(seconds, n=100)
        rows |= {f"answer time p{part}": f"{cuts[part - 1]:.2f} s" for part in (50, 95, 99)}
    if growth := outcome.memory.measure_growth():
        rows["memory after warm-up, and at the end"] = f"{growth[0]:.0f} MB, {growth[1]:.0f} MB"
    lines = ["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows.items())]
    lines += ["", "| what went wrong | times |", "|---|---|"]
    lines += [f"| {name} | {count} |" for name, count in sorted(outcome.faults.items())]
    return "\n".join(lines) + "\n"


def draw_memory(outcome: Outcome, file: Path) -> None:
    """Draw the memory over time, and the kills, as SVG."""
    figure = Figure(figsize=(8, 3), layout="constrained")
    axes = figure.subplots()
    seconds = [sample.second for sample in outcome.memory.samples]
    axes.plot(seconds, [sample.bot for sample in outcome.memory.samples], label="bot")
    axes.plot(seconds, [sample.decoder for sample in outcome.memory.samples], label="decoders")
    for place, at in enumerate(outcome.kills):
        axes.axvline(at, color="tab:red", linestyle=":", label="kill -9" if not place else None)
    axes.set(xlabel="seconds", ylabel="resident memory, MB", ylim=(0, None))
    axes.legend(loc="center right")
    file.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(file)
