"""A running local Telegram, a bot and a phone for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from telegram import Bot

from tests.demo.telegram.phone import Phone
from tests.demo.telegram.stage import Stage, open_stage


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """The server; whatever the bot sent and got must conform to the Bot API in the end."""
    async with open_stage(tmp_path / "telegram") as stage:
        yield stage
    assert stage.problems == []


@pytest.fixture
async def bot(stage: Stage) -> AsyncIterator[Bot]:
    async with stage.open_bot() as bot:
        yield bot


@pytest.fixture
async def phone(stage: Stage) -> AsyncIterator[Phone]:
    async with stage.open_phone() as phone:
        yield phone
