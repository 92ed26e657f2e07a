"""How commands talk to the person at the terminal."""

from rich.console import Console

from bot.progress import ProgressBars

PROBLEM_EXIT = 1
USAGE_EXIT = 2


class Terminal:
    """Notes and progress go to stderr, so that stdout stays data."""

    def __init__(self) -> None:
        self.notes = Console(stderr=True, highlight=False)
        self.bars = ProgressBars(self.notes)

    def note(self, text: str) -> None:
        """Say what is being done."""
        self.notes.print(text)

    def problem(self, text: str) -> None:
        """Say what went wrong and what to do."""
        self.notes.print(f"[bold red]✗[/] {text}")
