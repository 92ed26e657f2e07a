"""Exact inner-product search in process, and the file that spares rebuilding it."""

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from engine.candidates import Candidates
from engine.encoder import Embeddings
from engine.errors import EngineError, IndexFileError
from engine.fact_table import FactTable, Mask
from engine.facts import ItemFacts
from engine.filters import Filter

_MAGIC = b"garderobe index 1\n"
_faiss: Any = faiss  # its stubs tell of C++'s constructors, not of the Python ones over them


class FaissIndex:
    """A flat faiss index of (N, D) embeddings, the item ids (N,) of its rows, and their facts.

    A filter becomes a bitmap of rows that faiss consults for every vector it visits, so that it
    holds before the best are chosen. A flat index visits all; one that visits a part (IVF) never
    gives what violates the filter either, but finds top_k that satisfy it only where it visits
    enough: with few left by the filter, give it as many probes as it has lists.
    """

    def __init__(
        self, item_ids: NDArray[np.int64], flat: Any, facts: Iterable[ItemFacts] = ()
    ) -> None:
        self._item_ids = item_ids
        self._flat = flat
        self._rows = {int(item_id): row for row, item_id in enumerate(item_ids)}
        self._facts = FactTable(item_ids, facts)

    @classmethod
    def build(
        cls,
        item_ids: Sequence[int] | NDArray[np.int64],
        embeddings: Embeddings,
        facts: Iterable[ItemFacts] = (),
    ) -> "FaissIndex":
        """Build from item ids (N,), their L2-normalised embeddings (N, D) and facts; N may be 0.

        Facts of items that are not in the index are ignored; items without have empty ones.
        """
        ids = np.asarray(item_ids, dtype=np.int64)
        rows = np.ascontiguousarray(embeddings, dtype=np.float32)
        if rows.ndim != 2 or ids.shape != rows.shape[:1]:
            raise EngineError(f"item ids {ids.shape} and embeddings {rows.shape} do not pair up")
        flat = faiss.IndexFlatIP(rows.shape[1])
        flat.add(rows)
        return cls(ids, flat, facts)

    def __len__(self) -> int:
        return len(self._item_ids)

    def __contains__(self, item_id: object) -> bool:
        return item_id in self._rows

    @property
    def dimension(self) -> int:
        """Get D, the length of an embedding."""
        return int(self._flat.d)

    @property
    def facts(self) -> FactTable:
        """Get what is told of the items, row by row."""
        return self._facts

    def count(self, within: Filter | None = None) -> int:
        """Count the items that satisfy a filter."""
        return int(np.count_nonzero(self._facts.find_rows(within)))

    def search(
        self, queries: Embeddings, top_k: int, within: Filter | None = None
    ) -> list[list[tuple[int, float]]]:
        """Find the best items for each of the queries (Q, D); see VectorIndex.search."""
        if queries.ndim != 2 or queries.shape[1] != self.dimension:
            raise EngineError(f"queries {queries.shape} do not fit (Q, {self.dimension})")
        mask = self._facts.find_rows(within)  # (N,)
        count = min(top_k, int(np.count_nonzero(mask)))
        if count < 1:
            return [[] for _ in queries]
        rows = np.ascontiguousarray(queries, dtype=np.float32)
        scores, found = self._flat.search(rows, count, params=_limit_to(mask, self._flat))
        return [self._to_pairs(*pair) for pair in zip(scores, found, strict=True)]  # (Q, count)

    def _to_pairs(self, scores: Embeddings, rows: NDArray[np.int64]) -> list[tuple[int, float]]:
        is_found = rows >= 0  # an approximate index fills up with -1
        pairs = zip(self._item_ids[rows[is_found]].tolist(), scores[is_found].tolist(), strict=True)
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))

    def get_embeddings(self, item_ids: Sequence[int]) -> Embeddings:
        """Get the stored embeddings of these items: (N, D), in the order asked."""
        rows = np.array([self._rows[item_id] for item_id in item_ids], dtype=np.int64)
        if not len(rows):
            return np.empty((0, self.dimension), dtype=np.float32)
        found: Embeddings = self._flat.reconstruct_batch(rows)
        return found

    def get_candidates(self, item_ids: Sequence[int]) -> Candidates:
        """Get these items' embeddings, and what is told of them, in the order asked."""
        rows = np.array([self._rows[item_id] for item_id in item_ids], dtype=np.int64)
        palettes = self._facts.palettes
        return Candidates(
            self.get_embeddings(item_ids),
            lambda term: self._facts.tell(term)[rows],
            palettes[rows] if palettes is not None else None,
        )

    def get_facts(self, item_ids: Sequence[int]) -> list[ItemFacts]:
        """Get what is simply true of these items, in the order asked."""
        return [self._facts.get(self._rows[item_id]) for item_id in item_ids]

    def list_variants(self, item_id: int, within: Filter | None = None) -> list[int]:
        """List the other items of an item's product that satisfy a filter, by item id."""
        rows = self._facts.list_others_of_product(self._rows[item_id])
        if within is not None:
            rows = rows[[within.is_satisfied_by(self._facts.get(row)) for row in rows]]
        others: list[int] = np.sort(self._item_ids[rows]).tolist()
        return others

    def save(self, path: Path, *, model_id: str, catalogue_version: str) -> None:
        """Write the index beside the file and swap it in, so that no reader sees half of it."""
        payload = self._item_ids.tobytes() + faiss.serialize_index(self._flat).tobytes()
        header = {
            "model_id": model_id,
            "catalogue_version": catalogue_version,
            "count": len(self),
            "payload_bytes": len(payload),
            "sha256": hashlib.sha256(payload).hexdigest(),
        }
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f"{path.name}.{os.getpid()}.part")
        try:
            with beside.open("wb") as file:
                file.write(_MAGIC + json.dumps(header).encode() + b"\n" + payload)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)

    @classmethod
    def load(
        cls,
        path: Path,
        facts: Iterable[ItemFacts] = (),
        /,
        *,
        model_id: str,
        catalogue_version: str,
    ) -> "FaissIndex":
        """Load an index that was saved for just this model and this catalogue.

        The file caches vectors alone; the facts come from where they are kept.

        Raises:
            IndexFileError: absent, torn, foreign or old; rebuild it from stored embeddings.
        """
        header, payload = _read(path, model_id=model_id, catalogue_version=catalogue_version)
        try:
            ids_end = int(header["count"]) * np.dtype(np.int64).itemsize
            item_ids = np.frombuffer(payload[:ids_end], dtype=np.int64)
            flat = faiss.deserialize_index(np.frombuffer(payload[ids_end:], dtype=np.uint8))
        except (KeyError, TypeError, ValueError, RuntimeError) as error:
            raise IndexFileError(f"{path} cannot be read: {error}") from error
        if not isinstance(flat, faiss.IndexFlat):
            raise IndexFileError(f"{path} holds an index of another kind")
        if flat.ntotal != len(item_ids):
            raise IndexFileError(f"{path} pairs {len(item_ids)} items with {flat.ntotal} vectors")
        return cls(item_ids, flat, facts)


def check_file(path: Path, *, model_id: str) -> None:
    """Check that a file holds a whole index of a model, of whatever catalogue.

    Raises:
        IndexFileError: it is absent, torn or foreign.
    """
    _read(path, model_id=model_id)


def _limit_to(mask: Mask, index: Any) -> Any:
    """Build what limits a faiss search to the rows of a mask (N,), in the form an index takes.

    An open mask goes the same way: on a busy machine faiss scans by bitmap three times faster
    than by its own loop, which waits for all threads.
    """
    selector = _faiss.IDSelectorBitmap(np.packbits(mask, bitorder="little"))
    if isinstance(index, faiss.IndexIVF):
        return _faiss.SearchParametersIVF(sel=selector, nprobe=index.nprobe)
    return _faiss.SearchParameters(sel=selector)


def _read(path: Path, **label: str) -> tuple[dict[str, Any], bytes]:
    """Read the header, which must say what the label says, and the payload it vouches for."""
    try:
        with path.open("rb") as file:
            if file.readline(len(_MAGIC)) != _MAGIC:
                raise IndexFileError(f"{path} is no index of this version")
            header = json.loads(file.readline())
            payload = file.read()
    except OSError as error:
        raise IndexFileError(f"{path} cannot be opened: {error.strerror}") from error
    except ValueError as error:
        raise IndexFileError(f"{path} has a torn header") from error
    if not isinstance(header, dict) or hashlib.sha256(payload).hexdigest() != header.get("sha256"):
        raise IndexFileError(f"{path} is torn: its checksum does not fit")
    for key, value in label.items():
        if header.get(key) != value:
            raise IndexFileError(f"{path} holds {key} {header.get(key)!r}, not {value!r}")
    return header, payload
