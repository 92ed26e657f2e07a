"""Sharing: a link opens a person's list, or one item, for friends, who vote on it."""

from bot.deep_links import write_share
from bot.errors import ShopperProblem
from bot.lists.entries import Entry, SharedPage, cut_page
from bot.lists.remembering import Remembering
from storage.shares import Share, Shares
from storage.votes import Votes


class Sharing:
    """Share lists and items; whoever has no token sees nothing."""

    def __init__(
        self, shares: Shares, votes: Votes, remembering: Remembering, *, page_size: int
    ) -> None:
        self._shares = shares
        self._votes = votes
        self._remembering = remembering
        self._page_size = page_size

    async def open(self, person_id: int, item_id: int | None = None) -> Share:
        """Share a person's list, or one item of the catalogue.

        Raises:
            ShopperProblem: there is nothing on the list.
        """
        if item_id is None and not await self._remembering.list_entries(person_id):
            raise ShopperProblem("list-empty")
        return await self._shares.open(person_id, item_id)

    async def end(self, person_id: int, share_id: int) -> None:
        """End a share of a person's own.

        Raises:
            ShopperProblem: it is not theirs.
        """
        if not await self._shares.end(person_id, share_id):
            raise ShopperProblem("list-button-stale")

    async def find_list_share(self, person_id: int) -> Share | None:
        """Return the share of a person's list, if it is shared now."""
        shares = await self._shares.list_open(person_id)
        return next((share for share in shares if share.item_id is None), None)

    async def visit(self, token: str, person_id: int) -> Share:
        """Come with a token, as a guest from now on, unless the share is one's own.

        Raises:
            ShopperProblem: it opens nothing, or nothing any more.
        """
        share = await self._shares.find(token)
        if share is None:
            raise ShopperProblem("share-over")
        if share.person_id != person_id:
            await self._shares.welcome(share.id, person_id)
        return share

    async def admit(self, share_id: int, person_id: int) -> None:
        """Make a guest of somebody to whom a share is shown, though they came without its token.

        Raises:
            ShopperProblem: it is their own.
        """
        share = await self._shares.find_open(share_id)
        if share is None:
            return
        if share.person_id == person_id:
            raise ShopperProblem("share-own")
        await self._shares.welcome(share.id, person_id)

    async def get_page(self, share_id: int, person_id: int, place: int = 0) -> SharedPage:
        """Return one page of what a guest may see.

        Raises:
            ShopperProblem: this person did not come with the token, or the share was ended.
        """
        share = await self._require(share_id, person_id)
        page = cut_page(await self._list_entries(share), place, self._page_size)
        return SharedPage(share, page, await self._votes.find_own(share.id, person_id))

    async def vote(self, share_id: int, person_id: int, item_id: int, vote: int) -> Entry:
        """Cast a guest's vote on an item, 1 or -1, or take it back: 0.

        Raises:
            ShopperProblem: this person may not, or the item is not shared any more.
        """
        share = await self._require(share_id, person_id)
        entries = await self._list_entries(share)
        entry = next((it for it in entries if it.item.id == item_id), None)
        if entry is None:
            raise ShopperProblem("vote-item-gone")
        if vote:
            await self._votes.cast(share.id, person_id, item_id, vote)
        else:
            await self._votes.withdraw(share.id, person_id, item_id)
        return entry

    async def find_own_votes(self, share_id: int, person_id: int) -> dict[int, int]:
        """Return a guest's votes by item id: 1 or -1."""
        return await self._votes.find_own(share_id, person_id)

    async def _require(self, share_id: int, person_id: int) -> Share:
        share = await self._shares.find_for_guest(share_id, person_id)
        if share is None:
            raise ShopperProblem("share-over")
        return share

    async def _list_entries(self, share: Share) -> list[Entry]:
        """List what is shared, without what its owner keeps to themselves: old prices, votes."""
        if share.item_id is not None:
            item = await self._remembering.find_item(share.item_id)
            return [Entry(1, item, None)]
        own = await self._remembering.list_entries(share.person_id)
        return [Entry(entry.number, entry.item, None) for entry in own]


def write_payload(share: Share) -> str:
    """Return what stands behind /start in a share's link."""
    return write_share(share.token)
