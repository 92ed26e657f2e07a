"""The sample photos that a newcomer can tap, drawn for Garderobe and shipped with it."""

from pathlib import Path

_FOLDER = Path(__file__).parent / "samples"


def list_samples() -> list[Path]:
    """Return the sample photos in the order of their numbers."""
    return sorted(_FOLDER.glob("*.jpg"))
