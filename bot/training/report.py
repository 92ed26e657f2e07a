"""What a fine-tuning changed, as a table for the person at the terminal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from bot.console import Terminal
from engine.finetuning.comparison import Change
from engine.finetuning.pairs import Rejected

if TYPE_CHECKING:  # it loads torch
    from engine.finetuning.run import Outcome

_MOST_NAMED = 20


def show_rejected(terminal: Terminal, rejected: Sequence[Rejected]) -> None:
    """Count what is not learned from, and name it."""
    if not rejected:
        return
    terminal.note(f"{len(rejected)} rows left out:")
    for row in rejected[:_MOST_NAMED]:
        terminal.problem(escape(f"{row.name}: {row.reason}"))
    if len(rejected) > _MOST_NAMED:
        terminal.problem(f"and {len(rejected) - _MOST_NAMED} more")


def show_outcome(terminal: Terminal, outcome: "Outcome") -> None:
    """Show every figure before and after, what was damaged, and how to use the checkpoint."""
    table = Table("Figure", title="Before and after")
    for column in ("before", "after", "change"):
        table.add_column(column, justify="right")
    for change in outcome.changes:
        table.add_row(*_describe(change), style="red" if change.is_damage else "")
    terminal.notes.print(table)
    damaged = [change.name for change in outcome.changes if change.is_damage]
    terminal.note(f"Worse: {', '.join(damaged) if damaged else 'nothing noticeably'}")
    terminal.note(f"Share of the new weights: {outcome.alpha:g}, after {outcome.epochs} epochs")
    if outcome.alpha == 0:
        terminal.problem("Nothing was better on validation than the start model: this is it.")
    if outcome.image_ancestors:
        terminal.note(
            "The image tower is unchanged: stored embeddings of "
            f"{escape(outcome.image_ancestors[0])} stay valid and are taken over."
        )
    else:
        terminal.note("The image tower has changed: the catalogue is encoded anew at first use.")
    terminal.note(f"Use it: CLIP_MODEL={escape(str(outcome.folder))}")


def _describe(change: Change) -> tuple[str, str, str, str]:
    form = ".1f" if change.is_rank else ".3f"
    difference = change.after - change.before
    return (
        escape(change.name), f"{change.before:{form}}", f"{change.after:{form}}",
        f"{difference:+{form}}",
    )  # fmt: skip
