"""`.env.example` names every setting, and only settings."""

import re
from pathlib import Path

from bot.settings import Settings

ENV_EXAMPLE = Path(__file__).parents[2] / ".env.example"


def test_every_setting_stands_in_env_example() -> None:
    named = set(re.findall(r"^(?:# )?([A-Z_]+)=", ENV_EXAMPLE.read_text("utf-8"), re.MULTILINE))
    assert named == {name.upper() for name in Settings.model_fields}


def test_env_example_shows_the_defaults() -> None:
    lines = re.findall(r"^([A-Z_]+)=(.*)$", ENV_EXAMPLE.read_text("utf-8"), re.MULTILINE)
    shown = {name.lower(): value for name, value in lines if value}
    assert Settings(_env_file=None, **shown) == Settings(_env_file=None)


def test_env_example_explains_every_setting() -> None:
    lines = ENV_EXAMPLE.read_text("utf-8").splitlines()
    settings = [at for at, line in enumerate(lines) if re.match(r"[A-Z_]+=", line)]
    lonely = [lines[at] for at in settings if not re.match(r"#|[A-Z_]+=", lines[at - 1])]
    assert lonely == []
