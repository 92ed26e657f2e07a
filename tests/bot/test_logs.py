"""Log lines keep secrets to themselves."""

import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import configure_logging

TOKEN = "1234567890:AAE-secret_secret"


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(False)
    structlog.reset_defaults()


@pytest.mark.parametrize("log_format", ["text", "json"])
@pytest.mark.parametrize("form", [f"token {TOKEN}", f"https://api.telegram.org/bot{TOKEN}/getMe"])
def test_a_token_is_hidden_wherever_it_stands(
    capsys: pytest.CaptureFixture[str], log_format: str, form: str
) -> None:
    configure_logging("INFO", log_format)
    logging.getLogger("telegram").warning("asked %s", form)
    structlog.get_logger("bot").warning("asked", url=form)
    try:
        raise ValueError(form)
    except ValueError:
        logging.getLogger("telegram").exception("failed")
        structlog.get_logger("bot").exception("failed")
    said = capsys.readouterr().err
    assert said.count("<token>") >= 4
    assert "secret" not in said
