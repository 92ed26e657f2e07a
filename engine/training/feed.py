"""Feeds lessons to the training: drawn where it runs, or ahead of it by other processes."""

from collections.abc import Generator, Sequence

from torch.utils.data import DataLoader, Dataset

from engine.training.lessons import Lesson, Teaching

_AHEAD = 4  # lessons that each process draws before they are asked for


def draw_lessons(
    teaching: Teaching, steps: Sequence[int], workers: int = 0
) -> Generator[Lesson, None, None]:
    """Draw the lessons of some steps in their order; with workers, ahead of time beside it.

    Closing it ends the workers.
    """
    loader = DataLoader(
        _Lessons(teaching, steps),
        batch_size=None,
        num_workers=workers,
        prefetch_factor=_AHEAD if workers else None,
    )
    yield from loader


class _Lessons(Dataset[Lesson]):
    """The lessons of some steps, as torch's loader asks for them."""

    def __init__(self, teaching: Teaching, steps: Sequence[int]) -> None:
        self._teaching = teaching
        self._steps = steps

    def __len__(self) -> int:
        return len(self._steps)

    def __getitem__(self, place: int) -> Lesson:
        return self._teaching.draw(self._steps[place])
