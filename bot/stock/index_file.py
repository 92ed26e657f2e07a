"""The file that spares the next start rebuilding the index: whole, or not there at all."""

import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import structlog

from engine.errors import IndexFileError
from engine.facts import ItemFacts
from engine.faiss_index import FaissIndex, check_file

_log = structlog.get_logger(__name__)
_LEFT_BEHIND_SECONDS = 24 * 60 * 60.0

Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Label:
    """What an index is of: a model, and a version of the catalogue."""

    model_id: str
    catalogue_version: str


class IndexFile:
    """A cache on disk; whatever happens to it costs time at a start, and nothing else."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: Stamp | None = None

    def find(
        self, label: Label, dimension: int, facts: Iterable[ItemFacts] = ()
    ) -> FaissIndex | None:
        """Load the index, or say in the log why it has to be rebuilt."""
        try:
            index = FaissIndex.load(self._path, facts, **asdict(label))
            if index.dimension != dimension:
                raise IndexFileError(f"{self._path} holds vectors of {index.dimension} numbers")
        except IndexFileError as error:
            _log.info("index_file_refused", reason=str(error))
            return None
        self._stamp = self._read_stamp()
        return index

    def save(self, index: FaissIndex, label: Label) -> None:
        """Write the index beside the file and swap it in; where that fails, the bot goes on."""
        try:
            self._tidy()
            index.save(self._path, **asdict(label))
        except OSError as error:
            _log.warning(
                "index_not_saved",
                path=str(self._path),
                error=error.strerror or str(error),
                hint="answers are not affected; the next start has to build the index again",
            )
        self._stamp = self._read_stamp()

    def mend(self, index: FaissIndex, label: Label) -> None:
        """Write the index again where the file is no longer as it was left, nor a whole one.

        What could not be saved is not tried again as long as nothing changes there.
        """
        stamp = self._read_stamp()
        if stamp == self._stamp:
            return
        self._stamp = stamp
        try:
            check_file(self._path, model_id=label.model_id)
        except IndexFileError as error:
            _log.warning("index_file_damaged", reason=str(error), hint="it is written anew")
            self.save(index, label)

    def _read_stamp(self) -> Stamp | None:
        try:
            status = self._path.stat()
        except OSError:
            return None
        return status.st_ino, status.st_size, status.st_mtime_ns

    def _tidy(self) -> None:
        """Remove what a kill in the middle of writing left beside the file."""
        for part in self._path.parent.glob(f"{self._path.name}.*.part"):
            if time.time() - part.stat().st_mtime > _LEFT_BEHIND_SECONDS:
                part.unlink(missing_ok=True)
