"""Bars with the time left for work that takes a while, on stderr so that stdout stays data."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)

Advance = Callable[[int, int], None]
"""Called with how much is done and how much there is."""


class ProgressBars:
    """Show one bar for each stretch of work."""

    def __init__(self, console: Console) -> None:
        self._console = console

    @contextmanager
    def show(self, label: str) -> Iterator[Advance]:
        """Show a bar while the block runs; it appears with the first step."""
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=self._console, transient=False) as progress:
            task = None

            def advance(done: int, total: int) -> None:
                nonlocal task
                if task is None:
                    task = progress.add_task(label, total=total)
                progress.update(task, completed=done, total=total)

            yield advance
