"""What belongs to people: lists, votes, saved wishes, and what is told of them."""

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

import numpy as np
import pytest

from storage.catalogue import Catalogue
from storage.database import Database
from storage.erasure import Erasure
from storage.items import Item
from storage.notices import Notices, PriceDrop
from storage.people import People
from storage.remembered import RememberedItems
from storage.saved_wishes import SavedWishes
from storage.sendings import Sendings
from storage.shares import Shares
from storage.turns import NewTurn, Turn, Turns
from storage.votes import NO_VOTES, Tally, Votes
from tests.storage.conftest import MakeDraft

LENA, SAM, PIA = 1, 2, 3
DAY = datetime(2026, 7, 1, tzinfo=UTC).date()


@pytest.fixture
async def item(database: Database, catalogue: Catalogue, make_draft: MakeDraft) -> Item:
    for person in (LENA, SAM, PIA):
        await People(database).meet(person, "de", person)
    await catalogue.upsert([make_draft("dress", price=Decimal(60))])
    found = await catalogue.find_by_sku("dress")
    assert found is not None
    return found


@pytest.fixture
async def turn(database: Database, item: Item) -> Turn:
    photo = np.array([0.6, 0.8], dtype=np.float32)
    return await Turns(database).record(
        NewTurn(
            chat_id=LENA,
            update_id=1,
            model_id="m",
            photo_embeddings=(photo,),
            photo_sources=("photo",),
            question={"version": 1},
        )
    )


async def test_a_list_is_of_its_person_and_keeps_the_price(database: Database, item: Item) -> None:
    remembered = RememberedItems(database)
    await remembered.add(LENA, item)
    await remembered.add(LENA, item)
    assert [(it.item_id, it.price) for it in await remembered.list_all(LENA)] == [
        (item.id, item.price)
    ]
    assert await remembered.list_all(SAM) == []


async def test_quiet_hours_are_kept(database: Database, item: Item) -> None:
    people = People(database)
    await people.set_quiet(LENA, (time(22), time(7, 30)))
    lena = await people.find(LENA)
    assert lena is not None
    assert lena.quiet == (time(22), time(7, 30))
    await people.meet(LENA, "en", LENA)
    lena = await people.find(LENA)
    assert lena is not None
    assert (lena.chat_id, lena.language, lena.quiet) == (LENA, "en", (time(22), time(7, 30)))
    await people.meet(LENA, "de")  # somewhere else, where another language is spoken
    assert await people.find(LENA) == lena


async def test_votes_count_each_friend_once_and_go_with_them(
    database: Database, item: Item
) -> None:
    shares, votes = Shares(database), Votes(database)
    whole, single = await shares.open(LENA), await shares.open(LENA, item.id)
    for share in (whole, single):
        await votes.cast(share.id, SAM, item.id, 1)
    await votes.cast(whole.id, PIA, item.id, -1)
    assert await votes.count_for(LENA) == {item.id: Tally(1, 1)}
    await Erasure(database).erase(SAM, (9, 1), "de")
    assert (await votes.count_for(LENA)).get(item.id, NO_VOTES) == Tally(0, 1)
    await Erasure(database).erase(LENA, (9, 2), "de")
    assert await votes.find_own(whole.id, PIA) == {}
    assert await shares.find(whole.token) is None


async def test_a_saved_wish_keeps_its_question_and_what_was_known(
    database: Database, turn: Turn
) -> None:
    wishes = SavedWishes(database)
    known = {1, 5, 10**12}
    wish = await wishes.save(LENA, turn, known, "m r")
    assert wish.known == known
    assert (await wishes.save(LENA, turn, set(), "m r")).id == wish.id
    (again,) = await wishes.list_all(LENA)
    assert again.known == known
    np.testing.assert_array_equal(again.photo_embeddings[0], turn.photo_embeddings[0])
    assert not await wishes.remove(SAM, wish.id)


async def test_a_notice_and_what_was_told_with_it_are_committed_together(
    database: Database, turn: Turn, item: Item
) -> None:
    wishes, notices = SavedWishes(database), Notices(database)
    wish = await wishes.save(LENA, turn, (), "m r")
    await notices.announce_wish(wish, [item.id], [item.id], DAY)
    told = await wishes.find(wish.id)
    assert told is not None
    assert told.known == {item.id}
    assert told.told_on == DAY
    (notice,) = await notices.list_pending()
    await Sendings(database).begin(9, notice.update_id, ["part"])
    await notices.finish(9, notice)
    assert await Sendings(database).find(9, notice.update_id) == {}
    await notices.announce_prices(LENA, [PriceDrop(item.id, 6000, 5000)], DAY)
    (other,) = await notices.list_pending()
    assert other.id != notice.id  # its turn and its ledger are never taken for another's


async def test_votes_are_told_when_the_last_one_is_some_time_ago(
    database: Database, item: Item
) -> None:
    notices, shares = Notices(database), Shares(database)
    share = await shares.open(LENA)
    await Votes(database).cast(share.id, SAM, item.id, 1)
    now = datetime.now(UTC)
    assert await notices.list_voted(now - timedelta(minutes=2)) == []
    assert await notices.list_voted(now + timedelta(minutes=2)) == [LENA]
    for _ in range(2):
        await notices.announce_votes(LENA)
    assert await notices.list_voted(now + timedelta(minutes=2)) == []
    (notice,) = await notices.list_pending()
    assert (notice.person_id, notice.content) == (LENA, ((item.id, 1, 0),))
