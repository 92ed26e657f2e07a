"""Turns are recorded once for each update, found again, and never mixed up between chats."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest

from storage.database import Database
from storage.errors import NotFoundError
from storage.turns import NewTurn, Turns


@pytest.fixture
def turns(database: Database) -> Turns:
    return Turns(database)


def make_turn(chat_id: int, update_id: int, **values: Any) -> NewTurn:
    return NewTurn(**{"chat_id": chat_id, "update_id": update_id, "model_id": "clip", **values})


async def test_a_turn_comes_back_as_it_was_recorded_after_a_restart(url: str, turns: Turns) -> None:
    photos = tuple(np.random.default_rng(1).standard_normal((2, 256)).astype(np.float32))
    before = await turns.record(make_turn(1, 10))
    new = make_turn(
        1,
        11,
        photo_embeddings=photos,
        photo_sources=("photo", "item:Rotes Kleid"),
        question={"version": 1, "wanted": ["mit Blumen 🌸"], "price": None},
        hits=(5, 3, 9),
        shown=2,
        parent_id=before.id,
    )
    recorded = await turns.record(new)

    reopened = Database(url)
    turn = await Turns(reopened).get(recorded.id)
    await reopened.close()

    assert len(turn.photo_embeddings) == 2
    assert all(np.array_equal(*pair) for pair in zip(turn.photo_embeddings, photos, strict=True))
    assert turn.photo_embeddings[0].dtype == np.float32
    assert turn.photo_sources == ("photo", "item:Rotes Kleid")
    assert (turn.question, turn.hits, turn.shown) == (new.question, new.hits, 2)
    assert (turn.chat_id, turn.update_id, turn.parent_id) == (1, 11, before.id)
    assert turn.is_active
    assert datetime.now(UTC) - turn.created_at < timedelta(minutes=1)


async def test_a_turn_without_photos_has_none(turns: Turns) -> None:
    turn = await turns.record(make_turn(1, 10, question={"version": 1}))
    assert (await turns.get(turn.id)).photo_embeddings == ()


async def test_numpys_item_ids_are_kept_as_numbers(turns: Turns) -> None:
    hits = tuple(np.array([4, 2], dtype=np.int64))
    turn = await turns.record(make_turn(1, 10, hits=hits))
    assert (await turns.get(turn.id)).hits == (4, 2)


async def test_an_update_handled_twice_has_one_turn(turns: Turns) -> None:
    first = await turns.record(make_turn(1, 10, hits=(1, 2)))
    again = await turns.record(make_turn(1, 10, hits=(3, 4)))
    assert (again.id, again.hits) == (first.id, (1, 2))
    assert len(await turns.list_open(1)) == 1


async def test_an_update_handled_twice_at_once_has_one_turn(turns: Turns) -> None:
    recorded = await asyncio.gather(*(turns.record(make_turn(1, 10)) for _ in range(8)))
    assert len({turn.id for turn in recorded}) == 1


async def test_another_chats_update_of_the_same_number_is_another_turn(turns: Turns) -> None:
    first = await turns.record(make_turn(1, 10))
    second = await turns.record(make_turn(2, 10))
    assert first.id != second.id


async def test_two_chats_that_talk_at_once_see_only_their_own(turns: Turns) -> None:
    await asyncio.gather(
        *(
            turns.record(make_turn(chat, 100 * chat + number, question={"chat": chat}))
            for number in range(10)
            for chat in (1, 2)
        )
    )
    for chat in (1, 2):
        opened = await turns.list_open(chat)
        assert len(opened) == 10
        assert {turn.question["chat"] for turn in opened} == {chat}


async def test_the_latest_turn_is_the_last_recorded_even_if_its_update_number_is_lower(
    turns: Turns,
) -> None:
    await turns.record(make_turn(1, 10))
    second = await turns.record(make_turn(1, 9))
    latest = await turns.find_latest(1)
    assert latest is not None
    assert latest.id == second.id


async def test_starting_over_forgets_for_this_chat_only_and_keeps_turns_for_their_buttons(
    turns: Turns,
) -> None:
    mine = await turns.record(make_turn(1, 10))
    await turns.record(make_turn(2, 11))
    await turns.start_over(1)

    assert await turns.find_latest(1) is None
    assert await turns.find_latest(2) is not None
    kept = await turns.find(mine.id)
    assert kept is not None
    assert not kept.is_active
    newer = await turns.record(make_turn(1, 12))
    latest = await turns.find_latest(1)
    assert latest is not None
    assert latest.id == newer.id


async def test_a_further_page_is_remembered_with_who_asked_for_it(turns: Turns) -> None:
    turn = await turns.record(make_turn(1, 10, hits=(1, 2, 3), shown=2))
    shown = await turns.add_page(turn.id, 11, 3, (1, 2, 3))
    assert (shown.shown, shown.hits, shown.pages) == (3, (1, 2, 3), ((11, 2),))
    await turns.add_page(turn.id, 12, 4, (1, 2, 3, 8))
    again = await turns.get(turn.id)
    assert (again.shown, again.hits, again.pages) == (4, (1, 2, 3, 8), ((11, 2), (12, 3)))


async def test_the_turn_of_an_update_is_found_within_its_chat_only(turns: Turns) -> None:
    turn = await turns.record(make_turn(1, 10))
    found = await turns.find_of_update(1, 10)
    assert found is not None
    assert found.id == turn.id
    assert await turns.find_of_update(1, 11) is None
    assert await turns.find_of_update(2, 10) is None


async def test_the_photo_before_a_turn_is_that_of_its_own_chat(turns: Turns) -> None:
    photo = (np.zeros(4, dtype=np.float32),)
    first = await turns.record(make_turn(1, 10, photo_embeddings=photo, photo_sources=("photo",)))
    await turns.record(make_turn(1, 11))
    await turns.record(make_turn(2, 12, photo_embeddings=photo, photo_sources=("photo",)))
    last = await turns.record(make_turn(1, 13, photo_embeddings=photo, photo_sources=("photo",)))
    before = await turns.find_photo_before(last)
    assert before is not None
    assert before.id == first.id
    assert await turns.find_photo_before(first) is None


@pytest.mark.parametrize("turn_id", [0, -1, 12345, 2**63, 10**30])
async def test_a_turn_that_never_was_is_not_found(turns: Turns, turn_id: int) -> None:
    assert await turns.find(turn_id) is None


async def test_a_turn_that_must_exist_and_does_not_is_an_error(turns: Turns) -> None:
    with pytest.raises(NotFoundError, match="no turn 5"):
        await turns.get(5)
    with pytest.raises(NotFoundError, match="no turn 5"):
        await turns.add_page(5, 1, 1, ())


async def test_a_chat_goes_on_from_the_turn_it_went_back_to(turns: Turns) -> None:
    first = await turns.record(make_turn(1, 10))
    second = await turns.record(make_turn(1, 11, parent_id=first.id))
    await turns.go_back(first, 99)
    await turns.go_back(first, 99)
    visited = await turns.find_visited(1, 99)
    assert visited is not None
    assert visited.id == first.id
    latest = await turns.find_latest(1)
    assert latest is not None
    assert latest.id == first.id
    branch = await turns.record(make_turn(1, 12, parent_id=first.id))
    latest = await turns.find_latest(1)
    assert latest is not None
    assert latest.id == branch.id
    assert (await turns.get(second.id)).parent_id == first.id


async def test_back_leads_to_what_a_turn_refines_else_to_what_was_asked_before(
    turns: Turns,
) -> None:
    first = await turns.record(make_turn(1, 10))
    other = await turns.record(make_turn(2, 10))
    branch = await turns.record(make_turn(1, 11, parent_id=first.id))
    anew = await turns.record(make_turn(1, 12))
    again = await turns.record(make_turn(1, 13, parent_id=first.id))
    await turns.start_over(1)
    found = [await turns.find_before(1, turn) for turn in (None, again, anew, first)]
    assert [turn.id if turn else None for turn in found] == [again.id, first.id, branch.id, None]
    assert await turns.find_before(2, other) is None
