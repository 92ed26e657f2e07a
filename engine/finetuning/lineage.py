"""Whose image tower a fine-tuned checkpoint has: with it, stored pictures' embeddings stay true."""

import json
from collections.abc import Sequence
from pathlib import Path

from engine.model_source import ModelSource, find_source

LINEAGE_FILE = "lineage.json"


def write_lineage(folder: Path, start: str, ancestors: Sequence[str]) -> None:
    """Write which models embed every picture exactly as this checkpoint does.

    The file holds the digest of config, weights and tokenizer, as the model id does: it is
    believed only while none of them was exchanged.
    """
    document = {
        "start": start,
        "digest": _read_digest(find_source(str(folder)).model_id),
        "same_image_embeddings_as": list(ancestors),
    }
    (folder / LINEAGE_FILE).write_text(json.dumps(document, indent=2) + "\n", "utf-8")


def list_image_ancestors(source: ModelSource) -> tuple[str, ...]:
    """List the ids of models whose pictures' embeddings are this model's too, nearest first."""
    try:
        if source.folder is None or not source.is_local:
            return ()
        document = json.loads((source.folder / LINEAGE_FILE).read_text("utf-8"))
        if document["digest"] != _read_digest(source.model_id):
            return ()
        return tuple(str(ancestor) for ancestor in document["same_image_embeddings_as"])
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def _read_digest(model_id: str) -> str:
    return model_id.rpartition("@")[2]
