"""How many results a page has: as many as the person wants, else as many as the shop shows."""

from storage.people import People


class PageSizes:
    """Know the size of each chat's pages; a private chat has its person's id."""

    def __init__(self, people: People, default: int) -> None:
        self._people = people
        self._default = default

    async def get(self, chat_id: int) -> int:
        """Return how many results a page has in a chat."""
        return await self._people.find_album_size(chat_id) or self._default
