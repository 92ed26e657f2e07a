"""An operator makes links to campaigns, items and wishes, and sees how many came by which."""

import asyncio
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from bot.cli import app
from bot.deep_links import ItemLink, WishLink, read_payload
from bot.errors import CommandError
from bot.records import open_records
from bot.settings import Settings
from storage.items import ItemDraft
from tests.bot.faults.telegram import ScriptedTelegram


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("BOT_TOKEN", "1234567890:a-token-for-tests-only")
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:9")
    return Settings()


async def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    """Run the command while a Telegram is there to be asked for the bot's name."""
    telegram = ScriptedTelegram(None)
    await telegram.start()
    monkeypatch.setenv("TELEGRAM_API_URL", telegram.url)
    try:
        result = await asyncio.to_thread(
            CliRunner().invoke, app, list(arguments), catch_exceptions=False
        )
    finally:
        await telegram.stop()
    assert result.exit_code == 0
    return result.output


async def come(settings: Settings) -> None:
    async with open_records(settings) as records:
        await records.people.meet(7, "de")
        await records.campaigns.record("Messe2026", 7, 1)


async def test_a_link_is_made_with_its_qr_code(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = await run(monkeypatch, "link", "--campaign", "Messe2026")
    assert "https://t.me/garderobe_bot?start=Messe2026" in output
    assert "█" in output


async def test_a_link_to_a_wish_says_what_is_searched_for_and_is_saved_to_print(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    picture = tmp_path / "code.png"
    output = await run(monkeypatch, "link", "--wish", "grünes Kleid", "--out", str(picture))
    payload = output.split("?start=")[1].strip()
    assert read_payload(payload) == WishLink("grünes Kleid")
    with Image.open(picture) as image:
        assert image.format == "PNG"


async def test_a_link_to_an_item_names_it(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with open_records(settings) as records:
        Image.new("RGB", (64, 64), "#b01020").save(picture := tmp_path / "1.png")
        draft = ItemDraft(sku="A-1", image_path=picture, title_de="Kleid", title_en="Dress")
        await records.catalogue.upsert([draft])
        item = await records.catalogue.find_by_sku("A-1")
    assert item is not None
    output = await run(monkeypatch, "link", "--item", "A-1")
    assert read_payload(output.split("?start=")[1].strip()) == ItemLink(item.id)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Name one thing"),
        (("--campaign", "a", "--wish", "b"), "Name one thing"),
        (("--wish", "ä" * 40), "say it shorter"),
        (("--item", "B-2"), "no item with the SKU 'B-2'"),
    ],
)
def test_what_no_link_can_lead_to_is_said(
    settings: Settings, arguments: tuple[str, ...], words: str
) -> None:
    with pytest.raises(CommandError, match=words):
        CliRunner().invoke(app, ["link", *arguments], catch_exceptions=False)


async def test_campaigns_are_listed_with_counts_and_links(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert "Nobody" in await run(monkeypatch, "campaigns")
    await come(settings)
    output = await run(monkeypatch, "campaigns")
    assert "Messe2026" in output
    assert "start=Messe2026" in output


def test_counts_are_listed_without_telegram(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    asyncio.run(come(settings))
    result = CliRunner().invoke(app, ["campaigns"], catch_exceptions=False)
    assert result.exit_code == 0
    assert "Messe2026" in result.output
    assert "without their links" in result.output.replace("\n", " ")


@pytest.mark.parametrize("name", ["ü", "a b", "x" * 65, "i-1"])
def test_a_name_that_no_link_can_hold_is_refused(settings: Settings, name: str) -> None:
    with pytest.raises(CommandError, match="cannot be a campaign"):
        CliRunner().invoke(app, ["link", "--campaign", name], catch_exceptions=False)
