"""Whom the bot writes to of its own accord, it writes to in their language."""

from pathlib import Path

from bot.languages import Languages
from bot.records import open_records
from bot.wording.texts import Texts
from tests.bot.conftest import build_settings


async def test_a_choice_counts_before_what_telegram_tells(tmp_path: Path) -> None:
    async with open_records(build_settings(tmp_path)) as records:
        languages = Languages(records.chats, records.people, Texts("en"))
        assert (await languages.find_speech(7)).language == "en"
        await records.people.meet(7, "de", 7)
        assert (await languages.find_speech(7)).language == "de"
        await records.chats.set_language(7, "en")
        assert (await languages.find_speech(7)).language == "en"
