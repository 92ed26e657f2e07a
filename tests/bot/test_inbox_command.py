"""An operator looks at what was set aside, and lets it be handled again."""

import asyncio
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.records import open_records
from bot.settings import Settings
from storage.inbox import NewUpdate

BOT = 77


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    return Settings()


async def set_one_aside(settings: Settings) -> None:
    async with open_records(settings) as records:
        await records.inbox.add(BOT, [NewUpdate(5, 7, {"update_id": 5})])
        await records.inbox.set_aside(BOT, 5, "Traceback\nValueError: it [broke]")


def garderobe(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["inbox", *arguments], catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_nothing_set_aside_is_said(settings: Settings) -> None:
    assert "Nothing" in garderobe("list")


def test_it_is_listed_shown_and_put_back(settings: Settings) -> None:
    asyncio.run(set_one_aside(settings))
    assert "ValueError: it [broke]" in garderobe("list")
    shown = json.loads(garderobe("why", "1"))
    assert shown == {"update": {"update_id": 5}, "reason": "Traceback\nValueError: it [broke]"}
    garderobe("retry", "1")
    assert "Nothing" in garderobe("list")
