"""What shoppers leave is forgotten in time; later taps get a polite answer."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import timedelta

import pytest
from pydantic import ValidationError

from bot.dialogue.regions import forget_photo
from bot.records import open_records
from bot.samples import list_samples
from bot.settings import Settings
from tests.bot.lists.shelf import list_toasts
from tests.bot.phone import Shopper, find_data
from tests.bot.stage import Stage

Age = Callable[[int], Awaitable[None]]


@pytest.fixture
def age(settings: Settings) -> Age:
    """Let every question be so many days old."""

    def make_older(days: int) -> None:
        with closing(sqlite3.connect(settings.data_dir / "garderobe.sqlite3")) as database:
            moment = f"datetime('now', '-{days} days')"
            database.execute(f"UPDATE turns SET created_at = {moment}")  # noqa: S608 - a number
            database.commit()

    async def make_older_beside(days: int) -> None:
        await asyncio.to_thread(make_older, days)

    return make_older_beside


async def test_photos_are_forgotten_and_asked_for_again(
    stage: Stage, age: Age, lena: Shopper
) -> None:
    await lena.show(list_samples()[0], caption="in Blau")
    await age(31)
    assert stage.shop is not None
    records = stage.shop.records
    await records.turn_expiry.expire_photos(timedelta(days=30), forget_photo)
    turn = await records.turns.find_latest(lena.chat_id)
    assert turn is not None
    assert turn.photo_sources == ("photo",)
    assert [photo.size for photo in turn.photo_embeddings] == [0]
    assert "nicht mehr vor mir" in (await lena.say("mit Punkten"))[-1]["text"]


async def test_photos_that_are_recent_stay(stage: Stage, age: Age, lena: Shopper) -> None:
    await lena.show(list_samples()[0])
    await age(29)
    assert stage.shop is not None
    await stage.shop.records.turn_expiry.expire_photos(timedelta(days=30), forget_photo)
    assert "Dein Foto" in (await lena.say("mit Punkten"))[-1]["text"]


async def test_buttons_of_forgotten_dialogues_are_stale(
    stage: Stage, age: Age, lena: Shopper
) -> None:
    answer = (await lena.say("rotes Kleid"))[-1]
    await age(181)
    assert stage.shop is not None
    await stage.shop.records.turn_expiry.expire(timedelta(days=180))
    await lena.tap_quietly(answer, find_data(answer, "1"))
    assert "gehört zu einer alten Suche" in list_toasts(stage)[-1]
    assert "Noch habe ich dir nichts gezeigt" in (await lena.say("mehr"))[-1]["text"]


async def test_settings_say_how_long(settings: Settings) -> None:
    kept = settings.model_copy(update={"forget_photos_after_days": 3}).retention
    assert (kept.photos, kept.dialogues) == (timedelta(days=3), timedelta(days=180))


async def test_to_keep_dialogues_for_a_hundred_years_is_as_long_as_it_gets(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORGET_DIALOGUES_AFTER_DAYS", "36500")
    monkeypatch.setenv("FORGET_PHOTOS_AFTER_DAYS", "36500")
    retention = Settings(_env_file=None).retention
    async with open_records(settings) as records:
        await records.turn_expiry.expire(retention.dialogues)
        await records.turn_expiry.expire_photos(retention.photos, forget_photo)
    monkeypatch.setenv("FORGET_DIALOGUES_AFTER_DAYS", "36501")
    with pytest.raises(ValidationError, match="36500"):
        Settings(_env_file=None)
