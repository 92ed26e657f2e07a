"""Feedback: numbered once, expected for a while, without words once it is answered."""

from datetime import timedelta

import pytest

from storage.database import Database
from storage.feedback import Feedback, Said
from storage.people import People

BOT, LENA, SAM = 5, 1, 2
PATIENCE = timedelta(minutes=15)


@pytest.fixture
async def feedback(database: Database) -> Feedback:
    for person_id in (LENA, SAM):
        await People(database).meet(person_id, "de", person_id)
    return Feedback(database)


async def test_an_update_that_comes_twice_has_one_number(feedback: Feedback) -> None:
    number = await feedback.keep(LENA, BOT, 10, "Schön!")
    assert await feedback.keep(LENA, BOT, 10, "Schön!") == number
    assert await feedback.list_open(10) == [Said(number, LENA, "Schön!")]


async def test_words_are_expected_of_who_was_asked_until_they_come(feedback: Feedback) -> None:
    assert not await feedback.is_for(LENA, BOT, 11, PATIENCE)
    await feedback.ask(LENA, BOT, 10)
    assert await feedback.is_for(LENA, BOT, 11, PATIENCE)
    assert not await feedback.is_for(SAM, BOT, 11, PATIENCE)
    assert not await feedback.is_for(LENA, BOT, 11, timedelta(0))
    assert await feedback.list_open(10) == []
    await feedback.keep(LENA, BOT, 11, "Schön!")
    assert await feedback.is_for(LENA, BOT, 11, PATIENCE)  # as it may be handled again
    assert not await feedback.is_for(LENA, BOT, 12, PATIENCE)


async def test_who_is_asked_no_more_may_say_anything(feedback: Feedback) -> None:
    await feedback.ask(LENA, BOT, 10)
    assert await feedback.stop_asking(LENA)
    assert not await feedback.stop_asking(LENA)
    assert not await feedback.is_for(LENA, BOT, 11, PATIENCE)


async def test_what_is_answered_has_no_words_and_can_be_answered_again(feedback: Feedback) -> None:
    number = await feedback.keep(LENA, BOT, 10, "Schön!")
    await feedback.close(number)
    assert await feedback.find(number) == Said(number, LENA, "")
    assert await feedback.count_open() == 0


async def test_what_nobody_can_have_said_is_found_by_no_number(feedback: Feedback) -> None:
    asked = await feedback.ask(LENA, BOT, 10)
    for number in (asked, 999, -1, 10**20):
        assert await feedback.find(number) is None


async def test_only_a_persons_own_open_words_count_against_them(feedback: Feedback) -> None:
    number = await feedback.keep(LENA, BOT, 10, "eins")
    await feedback.keep(LENA, BOT, 11, "zwei")
    await feedback.keep(SAM, BOT, 12, "three")
    await feedback.close(number)
    assert await feedback.count_others(LENA, BOT, 13) == 1
    assert await feedback.count_others(LENA, BOT, 11) == 0


async def test_old_feedback_is_forgotten_answered_or_not(feedback: Feedback) -> None:
    number = await feedback.keep(LENA, BOT, 10, "Schön!")
    await feedback.expire(timedelta(days=1), answered_before=timedelta(0))
    assert await feedback.find(number) is not None
    await feedback.close(number)
    await feedback.expire(timedelta(days=1), answered_before=timedelta(0))
    assert await feedback.find(number) is None
    number = await feedback.keep(LENA, BOT, 11, "Noch da?")
    await feedback.expire(timedelta(0), answered_before=timedelta(days=1))
    assert await feedback.find(number) is None
