"""After /delete nothing is left of a person, wherever one looks; /export had all of it before."""

import io
import json
import logging
import zipfile
from pathlib import Path

import pytest
import structlog.testing
from aiohttp import ClientSession

from bot.settings import Settings
from tests.bot.phone import Message, Shopper, find_data
from tests.bot.privacy.leavings import WORD, describe, leave_everything, wait_until_scrubbed
from tests.bot.privacy.traces import list_files, list_memories, list_rows
from tests.bot.stage import TOKEN, Stage


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"quiet_hours": "00:00-23:59"})


@pytest.fixture
def database(settings: Settings) -> Path:
    return settings.data_dir / "garderobe.sqlite3"


async def export(stage: Stage, shopper: Shopper) -> zipfile.ZipFile:
    """Ask for everything; return what is in the file that comes."""
    document = (await shopper.say("/export"))[-1]["document"]
    api = f"{stage.server_url}/bot{TOKEN}/getFile"
    async with ClientSession() as client:
        async with client.post(api, json={"file_id": document["file_id"]}) as response:
            path = (await response.json())["result"]["file_path"]
        async with client.get(f"{stage.server_url}/file/bot{TOKEN}/{path}") as response:
            return zipfile.ZipFile(io.BytesIO(await response.read()))


async def delete(shopper: Shopper) -> Message:
    """Ask to be forgotten, and confirm it."""
    question = (await shopper.say("/delete"))[-1]
    return (await shopper.tap(question, "Ja, alles löschen"))[-1]


async def test_nothing_is_left_anywhere_of_who_was_deleted(
    stage: Stage,
    settings: Settings,
    database: Path,
    caplog: pytest.LogCaptureFixture,
    lena: Shopper,
    sam: Shopper,
) -> None:
    caplog.set_level(logging.INFO)
    with structlog.testing.capture_logs() as lines:
        await leave_everything(stage, lena, sam)
        person = describe(database, lena)
        had = {row.split(".")[0] for row in list_rows(database, person)}
        assert had >= {
            *("chats", "people", "turns", "shown_messages", "inbox", "sendings", "remembered"),
            *("saved_wishes", "shares", "share_guests", "votes", "notices"),
            *("feedback", "broadcasts"),
        }
        assert list(list_files(settings.data_dir, person))
        told = await delete(lena)
        await wait_until_scrubbed(database)
    assert "2 gemerkte Stücke" in told["text"]
    assert list(list_rows(database, person)) == []
    assert list(list_files(settings.data_dir, person)) == []
    assert sorted(set(list_memories(person))) == []
    assert [line for line in lines if person.is_in(str(line))] == []
    assert [line for line in caplog.messages if person.is_in(line)] == []


async def test_the_export_holds_every_row_that_a_person_has(
    stage: Stage, database: Path, lena: Shopper, sam: Shopper
) -> None:
    await leave_everything(stage, lena, sam)
    archive = await export(stage, lena)
    person = describe(database, lena)
    named = {name.removesuffix(".json") for name in archive.namelist() if name.endswith(".json")}
    rows = set(list_rows(database, person))
    assert named >= {row.split(".")[0] for row in rows}
    turns = json.loads(archive.read("turns.json"))
    assert any(WORD in json.dumps(turn["question"], ensure_ascii=False) for turn in turns)
    photos = [photo for turn in turns for photo in turn["photo_embeddings"]]
    assert photos
    assert all(isinstance(value, float) for photo in photos for value in photo)
    remembered = json.loads(archive.read("remembered.json"))
    assert all(row["item"]["title_de"] for row in remembered)
    pictures = [name for name in archive.namelist() if name.startswith("pictures/")]
    assert len(pictures) == len(remembered) == 2
    assert WORD in archive.read("inbox.json").decode()
    assert "turns.json" in archive.read("LIES MICH.txt").decode()


async def test_others_keep_what_is_theirs(stage: Stage, lena: Shopper, sam: Shopper) -> None:
    await leave_everything(stage, lena, sam)
    await sam.say("blue trousers")
    await delete(lena)
    assert "1 · " in (await sam.say("/list"))[-1]["text"]
    assert (await sam.say("more"))[-1]["reply_markup"]
    assert stage.shop is not None
    assert await stage.shop.records.people.find(lena.person_id) is None


async def test_who_comes_back_begins_anew(lena: Shopper) -> None:
    await lena.say("rotes Kleid")
    await lena.say("merk dir die 1")
    await delete(lena)
    assert "noch leer" in (await lena.say("/list"))[-1]["text"]
    assert "Noch habe ich dir nichts gezeigt" in (await lena.say("mehr"))[-1]["text"]


async def test_a_button_from_before_means_nothing_that_came_after(
    stage: Stage, lena: Shopper
) -> None:
    old = (await lena.say("rotes Kleid"))[-1]
    await lena.tap((await lena.say("/delete"))[-1], "Ja, alles löschen")
    await lena.say("blaue Hose")
    await lena.tap_quietly(old, find_data(old, "1"))
    calls = [one for one in stage.wire.calls if one.method == "answerCallbackQuery"]
    assert calls[-1].parameters["text"].startswith("Dieser Knopf gehört zu einer alten Suche")


async def test_who_thinks_again_keeps_everything(lena: Shopper) -> None:
    await lena.say("rotes Kleid")
    await lena.say("merk dir die 1")
    question = (await lena.say("lösch alle meine Daten"))[-1]
    await lena.tap_quietly(question, find_data(question, "Nein, behalten"))
    assert (await lena.history())[-1]["text"] == "Gut, ich behalte alles, wie es ist."
    assert "ein Stück" in (await lena.say("/list"))[-1]["text"]
