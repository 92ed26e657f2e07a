"""News go to who agreed, once, as they were shown; whoever sent them sees how far they are."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from pydantic import SecretStr

from bot.application import build_application
from bot.metrics import Metrics
from bot.operator.assembly import build_broadcasting
from bot.privacy.gate import PersonGate
from bot.samples import list_samples
from bot.sending.correspondents import Correspondents
from bot.sending.pace import Pace
from bot.sending.sender import Sender
from bot.wording.texts import Texts
from storage.broadcasts import News
from tests.bot.conftest import build_settings
from tests.bot.operator.conftest import PATIENCE_SECONDS, Office, read_text, wait_for, want_news
from tests.bot.phone import Message, Shopper, find_data, list_labels
from tests.bot.script.patience import wait_until
from tests.bot.stage import TOKEN

pytestmark = pytest.mark.asyncio(loop_scope="package")


@pytest_asyncio.fixture(loop_scope="package", autouse=True)
async def nobody_agreed(office: Office) -> AsyncIterator[None]:
    """Let nobody of the test before want news."""
    yield
    for person_id in await office.records.people.list_reachable():
        await office.records.people.set_wants_news(person_id, wants_news=False)


async def write_news(boss: Shopper, text: str, *photos: bytes) -> tuple[Message, Message]:
    """Write a broadcast; return its preview and the question under it."""
    before = len(await boss.history())
    if photos:
        await boss.show(*photos, caption=f"/broadcast {text}")
    else:
        await boss.post(f"/broadcast {text}")

    async def is_answered() -> bool:
        return len(await boss.history()) == before + 3

    await wait_until(is_answered, PATIENCE_SECONDS)
    preview, question = (await boss.history())[-2:]
    return preview, question


def find_yes(question: Message) -> str:
    """Find what the button says that confirms, whatever the number of people is."""
    label = next(label for label in list_labels(question) if label.startswith("Yes, send"))
    return find_data(question, label)


async def want_quiet(office: Office, shopper: Shopper) -> None:
    """Let it be the middle of a shopper's night."""
    now = datetime.now(UTC).astimezone(ZoneInfo("Europe/Berlin"))
    hours = (now - timedelta(hours=1)).time(), (now + timedelta(hours=6)).time()
    await office.records.people.set_quiet(shopper.person_id, hours)


async def list_news(shopper: Shopper, words: str) -> list[Message]:
    return [
        one
        for one in await shopper.history()
        if words in read_text(one) and one["from"].get("is_bot")
    ]


async def test_news_come_once_to_who_agreed_and_end_by_a_tap(
    office: Office, lena: Shopper, mia: Shopper
) -> None:
    await want_news(lena)
    await mia.say("/settings")
    preview, question = await write_news(office.boss, "Neue Mäntel <sind>\n\nda")
    assert preview["text"] == "Neue Mäntel <sind>\n\nda"
    assert list_labels(preview) == ["No more news"]
    assert "the one person who wants to hear news" in question["text"]
    await office.boss.tap_quietly(question, find_yes(question))
    await wait_for(office.boss, "Done: one person got it.")
    news = await list_news(lena, "Neue Mäntel")
    assert [one["text"] for one in news] == [preview["text"]]
    assert await list_news(mia, "Neue Mäntel") == []
    said = (await lena.tap(news[0], "Keine Neuigkeiten mehr"))[-1]["text"]
    assert said.startswith("Gut, Neuigkeiten schicke ich dir nicht mehr")
    assert await office.records.broadcasts.count_recipients() == 0


async def test_a_photo_comes_with_its_words(office: Office, lena: Shopper) -> None:
    await want_news(lena)
    preview, question = await write_news(office.boss, "Der Look", list_samples()[0].read_bytes())
    assert preview["photo"]
    await office.boss.tap_quietly(question, find_yes(question))
    news = await wait_for(lena, "Der Look")
    assert news["photo"]
    assert list_labels(news) == ["Keine Neuigkeiten mehr"]


async def test_where_nobody_agreed_there_is_nothing_to_confirm(office: Office) -> None:
    _, question = await write_news(office.boss, "Neues")
    assert "nobody wants to hear news yet" in question["text"]
    assert list_labels(question) == ["No, drop it"]


async def test_the_command_alone_says_how_it_is_used(office: Office) -> None:
    assert "Write the news behind the command" in (await office.boss.say("/broadcast"))[-1]["text"]


async def test_news_that_were_dropped_cannot_be_sent_any_more(
    office: Office, lena: Shopper
) -> None:
    await want_news(lena)
    _, question = await write_news(office.boss, "Nichts")
    yes = find_yes(question)
    await office.boss.tap_quietly(question, find_data(question, "No, drop it"))
    assert (await office.boss.look_at(question))[-1]["text"] == "Good, I won’t send anything."
    forged = await office.stage.plant_button(office.boss.chat_id, yes)
    assert "already" in str(await office.boss.find_toast(forged, yes))
    assert await office.records.broadcasts.list_running(office.bot_id) == []


async def test_nobody_elses_tap_on_a_broadcast_does_anything(office: Office, lena: Shopper) -> None:
    await want_news(lena)
    _, question = await write_news(office.boss, "Geheim")
    number = find_yes(question).split(":")[1]
    unknown = await office.stage.plant_button(lena.chat_id, "nosuchthing:1:0")
    stale = await lena.find_toast(unknown, "nosuchthing:1:0")
    for action in ("broadcast", "nobroadcast", "stopbroadcast"):
        planted = await office.stage.plant_button(lena.chat_id, f"{action}:{number}:0")
        assert await lena.find_toast(planted, f"{action}:{number}:0") == stale
    assert await office.records.broadcasts.list_running(office.bot_id) == []
    assert await office.records.broadcasts.find(int(number)) is not None


@pytest.mark.parametrize("data", ["broadcast:999999:0", "stopbroadcast:999999999999999999:0"])
async def test_a_forged_number_is_a_stale_button(office: Office, data: str) -> None:
    planted = await office.stage.plant_button(office.boss.chat_id, data)
    assert "already" in str(await office.boss.find_toast(planted, data))


async def test_news_wait_while_somebody_wants_quiet_and_can_be_stopped(
    office: Office, lena: Shopper, mia: Shopper
) -> None:
    await want_news(lena)
    await want_news(mia)
    await want_quiet(office, mia)
    _, question = await write_news(office.boss, "Nachts")
    await office.boss.tap_quietly(question, find_yes(question))
    under_way = await wait_for(office.boss, "One person wants quiet")
    assert "Under way: 1 of 2" in under_way["text"]
    stop = find_data(under_way, "Stop")
    assert await office.boss.find_toast(under_way, stop) == "I’m stopping."
    end = await wait_for(office.boss, "Stopped: one person had it already.")
    assert "One person did not get it" in end["text"]
    assert len(await list_news(lena, "Nachts")) == 1
    assert await list_news(mia, "Nachts") == []
    assert await office.records.broadcasts.list_running(office.bot_id) == []


async def test_who_blocked_the_bot_is_left_out_and_remembered(
    office: Office, lena: Shopper, mia: Shopper
) -> None:
    await want_news(lena)
    await want_news(mia)
    _, question = await write_news(office.boss, "Für alle")
    office.stage.wire.refusals["sendMessage"] = {
        "ok": False,
        "error_code": 403,
        "description": "Forbidden: bot was blocked by the user",
    }
    await office.boss.tap_quietly(question, find_yes(question))
    end = await wait_for(office.boss, "Done: nobody got it.")
    office.stage.wire.refusals.clear()
    assert "2 people did not get it" in end["text"]
    reachable = await office.records.people.list_reachable()
    assert {lena.person_id, mia.person_id}.isdisjoint(reachable)


async def test_after_a_crash_it_goes_on_and_nobody_has_it_twice(
    office: Office, lena: Shopper, mia: Shopper
) -> None:
    """As if the bot had died between sending to the first of two and remembering that."""
    await want_news(lena)
    await want_news(mia)
    progress = (await office.boss.say("/stats"))[-1]
    records, bot_id = office.records, office.stage.bot_id
    news = News("Nach dem Absturz")
    draft = await records.broadcasts.draft(office.boss.chat_id, bot_id, 900_000_001, news)
    await records.broadcasts.start(draft.id, office.boss.chat_id, progress["message_id"])
    first = (await records.notices.list_news(draft.id, 0, 1))[0]
    await records.sendings.begin(bot_id, first.update_id, ["sendMessage 1 0"])
    await office.stage.restart_bot()
    end = await wait_for(office.boss, "Done: 2 people got it.")
    assert end["message_id"] == progress["message_id"]
    counts = {one.person_id: len(await list_news(one, news.html)) for one in (lena, mia)}
    assert counts.pop(first.person_id) == 0
    assert list(counts.values()) == [1]


async def test_news_that_waited_for_days_are_given_up(
    office: Office, lena: Shopper, tmp_path: Path
) -> None:
    await want_news(lena)
    await want_quiet(office, lena)
    _, question = await write_news(office.boss, "Von vorgestern")
    number = int(find_yes(question).split(":")[1])
    await office.records.broadcasts.start(number, office.boss.chat_id, question["message_id"])
    settings = build_settings(tmp_path).model_copy(
        update={"bot_token": SecretStr(TOKEN), "telegram_api_url": office.stage.wire.url}
    )
    correspondents = Correspondents(office.records.chats)
    application = build_application(settings, Sender(correspondents, Pace(30), Metrics()))
    later = build_broadcasting(
        office.shop,
        settings,
        Texts("en"),
        lambda _: False,
        PersonGate(),
        woken=asyncio.Event(),
        clock=lambda: datetime.now(UTC) + timedelta(days=3),
    )
    async with application:
        await later.go_on(application.bot)
    end = (await office.boss.look_at(question))[-1]["text"]
    assert end.startswith("Stopped: nobody got it.")
    assert await list_news(lena, "Von vorgestern") == []
