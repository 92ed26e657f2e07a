"""Log lines keep secrets to themselves."""

import logging
from collections.abc import Iterator

import pytest
import structlog
from telegram.error import NetworkError

from bot.logs import configure_logging
from storage.errors import DatabaseError

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
        raise NetworkError(form)
    except NetworkError:
        logging.getLogger("telegram").exception("failed")
        structlog.get_logger("bot").exception("failed")
    said = capsys.readouterr().err
    assert said.count("<token>") >= 4
    assert "secret" not in said


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_a_secret_of_the_settings_is_hidden_wherever_it_stands(
    capsys: pytest.CaptureFixture[str], log_format: str
) -> None:
    configure_logging("INFO", log_format, secrets=["pass-word"])
    logging.getLogger("sqlalchemy").warning("cannot reach user:%s@host", "pass-word")
    structlog.get_logger("bot").warning("asked", parts=["pass-word"])
    said = capsys.readouterr().err
    assert said.count("<secret>") == 2
    assert "pass-word" not in said


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_of_an_error_that_may_quote_a_shopper_only_the_place_and_the_kind_are_told(
    capsys: pytest.CaptureFixture[str], log_format: str
) -> None:
    configure_logging("INFO", log_format)
    words = "rotes Kleid"
    try:
        try:
            raise ValueError(words)
        except ValueError as error:
            raise DatabaseError("The disk is full.") from error
    except DatabaseError:
        structlog.get_logger("bot").exception("failed")
        logging.getLogger("asyncio").exception("failed")
    said = capsys.readouterr().err
    assert said.count("ValueError") >= 2
    assert said.count("DatabaseError: The disk is full.") == 2
    assert said.count("which led to") == 2
    assert "in test_of_an_error" in said
    assert words not in said


@pytest.mark.parametrize(
    "name", ["telegram.Bot", "telegram.ext.ExtBot", "httpx", "httpcore.http11", "aiosqlite", "PIL"]
)
def test_libraries_that_repeat_what_passes_through_them_are_quiet_at_debug(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    configure_logging("DEBUG", "text")
    logging.getLogger(name).debug("parameters: rotes Kleid")
    assert capsys.readouterr().err == ""
