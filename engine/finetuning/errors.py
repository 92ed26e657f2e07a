"""What can go wrong while fine-tuning, each a sentence that says what to do."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from engine.errors import EngineError

_OUT_OF_MEMORY = ("can't allocate memory", "out of memory", "not enough memory")


class FineTuningError(EngineError):
    """A fine-tuning that cannot begin, go on or be written."""


@contextlib.contextmanager
def explain_memory(chunk_size: int) -> Iterator[None]:
    """Turn what torch raises where memory ends into a sentence that names the option.

    Raises:
        FineTuningError: the block ran out of memory.
    """
    try:
        yield
    except (MemoryError, RuntimeError) as error:
        is_memory = isinstance(error, MemoryError) or any(
            sign in str(error).lower() for sign in _OUT_OF_MEMORY
        )
        if not is_memory:
            raise
        raise FineTuningError(
            f"Too little memory for {chunk_size} pairs at a time: lower --chunk-size (the batch, "
            "and so the result, stays the same), then go on with --resume; if one pair at a time "
            "is too much, lower --batch-size or choose a smaller model."
        ) from error


@contextlib.contextmanager
def explain_disk(path: Path) -> Iterator[None]:
    """Turn a failed write into a sentence; the half-written file beside goes.

    Raises:
        FineTuningError: the disk is full, gone, or may not be written.
    """
    try:
        yield
    except Exception as error:  # torch and safetensors wrap the disk's error in their own
        if not _is_write_error(error):
            raise
        path.with_name(f"{path.name}.part").unlink(missing_ok=True)
        reason = error.strerror if isinstance(error, OSError) else str(error).splitlines()[0]
        raise FineTuningError(
            f"{path} could not be written ({reason}): free some disk space or check its rights, "
            "then go on with --resume. What was saved before is whole."
        ) from error


def _is_write_error(error: Exception) -> bool:
    causes = (error, error.__context__, error.__cause__)
    if any(isinstance(cause, OSError) for cause in causes):
        return True
    return type(error).__name__ == "SafetensorError" or "PytorchStreamWriter" in str(error)
