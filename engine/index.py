"""What the engine asks of anything that finds the nearest embeddings."""

from collections.abc import Sequence
from typing import Protocol

from engine.encoder import Embeddings


class VectorIndex(Protocol):
    """Item embeddings, searchable; replaced as a whole, never changed under a search."""

    def __len__(self) -> int:
        """Count the items."""

    def search(self, queries: Embeddings, top_k: int) -> list[list[tuple[int, float]]]:
        """Find the best items for each of the queries (Q, D).

        Returns for each query at most top_k pairs (item id, cosine), best first, and equal
        cosines by item id.
        """

    def get_embeddings(self, item_ids: Sequence[int]) -> Embeddings:
        """Get the stored embeddings of these items: (N, D), in the order asked.

        Raises:
            KeyError: an item is not in the index.
        """
