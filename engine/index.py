"""What the engine asks of anything that finds the nearest embeddings among what may count."""

from collections.abc import Sequence
from typing import Protocol

from engine.candidates import Candidates
from engine.encoder import Embeddings
from engine.fact_table import FactTable
from engine.facts import ItemFacts
from engine.filters import Filter


class VectorIndex(Protocol):
    """Item embeddings, searchable; replaced as a whole, never changed under a search."""

    def __len__(self) -> int:
        """Count the items."""

    def __contains__(self, item_id: object) -> bool:
        """Tell whether an item is in the index."""

    @property
    def facts(self) -> FactTable:
        """Get what is told of the items, row by row."""

    def count(self, within: Filter | None = None) -> int:
        """Count the items that satisfy a filter."""

    def search(
        self, queries: Embeddings, top_k: int, within: Filter | None = None
    ) -> list[list[tuple[int, float]]]:
        """Find the best items for each of the queries (Q, D) among those that satisfy a filter.

        Returns for each query at most top_k pairs (item id, cosine), best first, and equal
        cosines by item id: never one that violates the filter, and top_k wherever that many
        satisfy it.
        """

    def get_embeddings(self, item_ids: Sequence[int]) -> Embeddings:
        """Get the stored embeddings of these items: (N, D), in the order asked.

        Raises:
            KeyError: an item is not in the index.
        """

    def get_candidates(self, item_ids: Sequence[int]) -> Candidates:
        """Get these items' embeddings, and what the feed tells of them, in the order asked.

        Raises:
            KeyError: an item is not in the index.
        """

    def get_facts(self, item_ids: Sequence[int]) -> list[ItemFacts]:
        """Get what is simply true of these items, in the order asked.

        Raises:
            KeyError: an item is not in the index.
        """

    def list_variants(self, item_id: int, within: Filter | None = None) -> list[int]:
        """List the other items of an item's product that satisfy a filter, by item id.

        Raises:
            KeyError: the item is not in the index.
        """
