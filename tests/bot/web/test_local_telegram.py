"""The local Telegram delivers by webhook, and operators see what happens, over HTTP."""

import asyncio
import json
import os
import re
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families
from pydantic import SecretStr

from bot.settings import Settings
from engine.encoder import Encoder
from tests.bot.phone import count_pictures
from tests.bot.stage import Stage


def find_address() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


@pytest.fixture
def watched(settings: Settings) -> Settings:
    """Return settings with a webhook and status pages."""
    address = find_address()
    return settings.model_copy(
        update={
            "webhook_url": f"http://{address}/telegram",
            "webhook_listen": address,
            "webhook_secret": SecretStr("only-Telegram_knows-this"),
            "status_listen": find_address(),
        }
    )


@pytest.fixture
async def stage(watched: Settings, encoder: Encoder, tmp_path: Path) -> AsyncIterator[Stage]:
    async with Stage(watched, encoder, tmp_path) as stage:
        yield stage
    assert stage.wire.problems == []


@pytest.fixture
def dress(wardrobe: Path) -> Path:
    return min((wardrobe.parent / "images").glob("*.jpg"))


async def probe_page(page: str, **environment: str) -> int:
    """Run the probe as a container's health check does; return its exit status."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.web.probe", page),
        env={**os.environ, **environment},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    return await process.wait()


async def read(settings: Settings, page: str) -> tuple[int, str]:
    async with (
        aiohttp.ClientSession() as client,
        client.get(f"http://{settings.status_listen}/{page}") as response,
    ):
        return response.status, await response.text()


async def read_figures(settings: Settings) -> dict[str, dict[tuple[str, ...], float]]:
    """Return the figures by name and by their labels' values."""
    figures: dict[str, dict[tuple[str, ...], float]] = {}
    _, page = await read(settings, "metrics")
    for family in text_string_to_metric_families(page):
        for sample in family.samples:
            key = tuple(value for _, value in sorted(sample.labels.items()))
            figures.setdefault(sample.name, {})[key] = sample.value
    return figures


async def test_a_dialogue_by_webhook_with_a_restart_in_the_middle(
    stage: Stage, dress: Path
) -> None:
    lena = stage.person("de")
    answer = await lena.show(dress)
    assert count_pictures(answer) == 10
    await stage.restart_bot()
    answer = await lena.say("mit Blumen")
    assert answer[-1]["text"].startswith("Dein Foto · mit Blumen")
    methods = [call.method for call in stage.wire.calls]
    assert methods.count("setWebhook") == 2
    assert "getUpdates" not in methods


async def test_the_figures_tell_what_happened_and_to_nobody_who(
    stage: Stage, watched: Settings, dress: Path
) -> None:
    lena, sam = stage.person("de"), stage.person("en")
    await lena.show(dress, caption="mit Blumen")
    await lena.say("rotes Kleid")
    await sam.say("red dress under 1 euro")
    for _ in range(100):  # an update is done a moment after its answer is there
        figures = await read_figures(watched)
        if not figures["garderobe_inbox_waiting"][()]:
            break
        await asyncio.sleep(0.05)
    assert figures["garderobe_inbox_waiting"] == {(): 0}
    assert figures["garderobe_updates_received_total"] == {("message",): 3}
    assert figures["garderobe_updates_ended_total"] == {("done",): 3}
    assert figures["garderobe_webhook_requests_total"] == {("200",): 3}
    answers = figures["garderobe_answers_total"]
    assert sum(answers.values()) == 3
    assert answers["photo+words", "de", "hits"] == 2  # the words refine the photo
    assert {language for _, language, _ in answers} == {"de", "en"}
    assert set(figures["garderobe_stage_seconds_count"]) == {
        (one,) for one in ("download", "decode", "line", "encode", "rank", "send")
    }
    assert figures["garderobe_messages_sent_total"]["sendMessage",] == 3
    assert figures["garderobe_index_items"] == {(): 60}
    assert set(figures["garderobe_ready"].values()) == {1}
    assert figures["garderobe_encoder_batch_size_count"][()] > 0
    assert figures["process_resident_memory_bytes"][()] > 1e6
    labels = {value for series in figures.values() for key in series for value in key}
    words = {value for value in labels if not re.fullmatch(r"[\d.]+|\+Inf|1e\+?\d+", value)}
    assert words <= {
        *("message", "done", "photo", "words", "photo+words", "hits", "none", "de", "en"),
        *("download", "decode", "line", "encode", "rank", "send"),
        *("index", "telegram", "database", "inbox"),
        *("sendMessage", "sendMediaGroup", "sendPhoto"),
    }


async def test_an_empty_shop_is_alive_and_not_ready(
    watched: Settings, encoder: Encoder, tmp_path: Path
) -> None:
    empty = watched.model_copy(update={"data_dir": tmp_path / "empty"})
    async with Stage(empty, encoder, tmp_path):
        assert (await read(empty, "healthz"))[0] == 200
        status, body = await read(empty, "readyz")
        assert status == 503
        assert "catalog import" in json.loads(body)["problems"]["index"]


async def test_one_address_for_both_serves_both(
    watched: Settings, encoder: Encoder, tmp_path: Path
) -> None:
    same = watched.model_copy(update={"status_listen": watched.webhook_listen})
    async with Stage(same, encoder, tmp_path) as stage:
        assert count_pictures(await stage.person("de").say("rotes Kleid")) == 10
        assert (await read(same, "readyz"))[0] == 200


@pytest.mark.parametrize(("page", "status"), [("healthz", 0), ("readyz", 0), ("nothing", 1)])
async def test_the_probe_says_what_the_pages_say(
    stage: Stage, watched: Settings, page: str, status: int
) -> None:
    assert status == await probe_page(
        page, STATUS_LISTEN=watched.status_listen, HTTP_PROXY="http://[::1]:9"
    )


async def test_the_probe_says_no_where_nobody_answers() -> None:
    assert await probe_page("healthz", STATUS_LISTEN="127.0.0.1:9") == 1
    assert await probe_page("healthz", STATUS_LISTEN="") == 2
