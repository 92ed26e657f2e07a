"""A newsroom beside a bot that wants quiet all day, so that only the test's notifier writes."""

from pathlib import Path

import pytest

from bot.settings import Settings
from tests.bot.notices.newsroom import Newsroom
from tests.bot.stage import Stage


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"quiet_hours": "00:00-23:59"})


@pytest.fixture
def newsroom(stage: Stage, settings: Settings, tmp_path: Path) -> Newsroom:
    return Newsroom(stage, settings, tmp_path)
