"""What the web settings may be, and what an operator is told otherwise."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import Settings
from bot.web.addresses import Address, parse_address

SECRET = "a-secret_OF-ours1"


def read(**settings: str) -> Settings:
    return Settings.model_validate(settings)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("127.0.0.1:8080", Address("127.0.0.1", 8080)),
        ("192.0.2.1:80", Address("192.0.2.1", 80)),
        ("[::1]:9090", Address("::1", 9090)),
        ("localhost:0", Address("localhost", 0)),
    ],
)
def test_an_address_is_a_host_and_a_port(text: str, address: Address) -> None:
    assert parse_address(text) == address
    assert str(address) == text


@pytest.mark.parametrize("text", ["8080", ":8080", "::1:8080", "host:", "host:x", "host:70000"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="must look like"):
        read(status_listen=text)


@pytest.mark.parametrize(
    "url", ["https://shop.example/hook", "http://127.0.0.1:80/x", "http://10.0.0.3/x"]
)
def test_telegram_delivers_to(url: str) -> None:
    assert read(webhook_url=url, webhook_secret=SECRET).webhook_url == url


@pytest.mark.parametrize(
    "url", ["http://shop.example/hook", "shop.example", "https://", "ftp://x/y", "https://a/b?c=d"]
)
def test_telegram_does_not_deliver_to(url: str) -> None:
    with pytest.raises(ValidationError, match=r"must (begin with|look like) https"):
        read(webhook_url=url, webhook_secret=SECRET)


def test_a_webhook_without_a_secret_is_refused() -> None:
    with pytest.raises(ValidationError, match="WEBHOOK_URL needs one"):
        read(webhook_url="https://shop.example/hook")


@pytest.mark.parametrize("secret", ["with space", "ümlaut", "dot.dot", "x" * 257, "line\n"])
def test_a_secret_that_telegram_does_not_take_is_refused_and_not_repeated(secret: str) -> None:
    with pytest.raises(ValidationError, match="openssl rand") as caught:
        read(webhook_url="https://shop.example/hook", webhook_secret=secret)
    assert secret not in str(caught.value)


def test_the_operator_reads_which_setting_is_wrong(tmp_path: Path) -> None:
    environment = {**os.environ, "WEBHOOK_URL": "https://shop.example/hook", "BOT_TOKEN": "1:x"}
    run = subprocess.run(
        [sys.executable, "-m", "bot.cli", "run"],
        env={**environment, "PYTHONPATH": str(Path.cwd())},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == 2
    assert "WEBHOOK_SECRET: " in run.stderr
    assert "openssl rand" in run.stderr
