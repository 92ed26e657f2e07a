"""The whole product in a browser: the page, the local Telegram, the bot, the engine."""

import shutil
from pathlib import Path

import pytest
from playwright.async_api import async_playwright, expect

from tests.bot.stage import Stage

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium")


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
async def test_a_photo_and_mit_blumen_bring_albums_on_the_phone_page(
    stage: Stage, wardrobe: Path
) -> None:
    photo = sorted((wardrobe.parent / "images").glob("*.jpg"))[0]
    complaints: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        page = await browser.new_page(viewport={"width": 390, "height": 844}, locale="de-DE")
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        await page.goto(stage.server_url)
        await page.click(".start-key")
        await expect(page.get_by_text("Hallo Lena, ich bin Garderobe.", exact=True)).to_be_visible(
            timeout=20_000
        )
        await page.click(".attach-key")
        async with page.expect_file_chooser() as chooser:
            await page.click(".attach-tile.is-photo")
        await (await chooser.value).set_files(photo)
        await page.fill(".preview .field", "mit Blumen")
        await page.click(".preview .send-key")
        await expect(page.get_by_text("Dein Foto · mit Blumen")).to_be_visible(timeout=20_000)
        # the greeting's three samples, the album's ten, and the photo itself
        await expect(page.locator(".album-tile.is-loaded")).to_have_count(
            3 + 10 + 1, timeout=20_000
        )
        await page.get_by_role("button", name="2", exact=True).last.click()
        await expect(page.get_by_text("(Beispielpreis)")).to_be_visible(timeout=20_000)
        await browser.close()
    assert complaints == []


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
async def test_a_written_dialogue_is_played_on_the_page(stage: Stage) -> None:
    complaints: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = await browser.new_page(viewport={"width": 390, "height": 844}, locale="de-DE")
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        await page.goto(f"{stage.server_url}/?script=likes&pace=30")
        await expect(page.locator(".remote")).to_contain_text("👍 und 👎")
        ended = page.locator("html[data-dialogue=ended]")
        await expect(ended).to_have_count(1, timeout=60_000)
        await expect(page.locator(".reaction")).to_have_count(2)
        await expect(page.get_by_text("eins gefällt dir · eins aussortiert").first).to_be_visible()
        await browser.close()
    assert complaints == []


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
async def test_between_two_visitors_a_tap_forgets_everybody(stage: Stage) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = await browser.new_page(viewport={"width": 390, "height": 844}, locale="de-DE")
        await page.goto(stage.server_url)
        await page.fill("#field", "rotes Kleid")
        await page.press("#field", "Enter")
        await expect(page.get_by_text("„rotes Kleid“").first).to_be_visible(timeout=20_000)
        await page.get_by_role("button", name="Chatmenü").click()
        await page.get_by_role("menuitem", name="Nächster Gast").click()
        dialog = page.get_by_role("dialog")
        await expect(dialog).to_contain_text("Alles vergessen, was Gäste hier")
        await dialog.get_by_role("button", name="Abbrechen").click()
        await expect(page.get_by_text("„rotes Kleid“").first).to_be_visible()
        await page.get_by_role("button", name="Chatmenü").click()
        await page.get_by_role("menuitem", name="Nächster Gast").click()
        await dialog.get_by_role("button", name="Vergessen").click()
        await expect(page.locator(".start-key")).to_be_visible()
        await expect(page.locator(".entry")).to_have_count(0)
        await page.fill("#field", "mehr")
        await page.press("#field", "Enter")
        await expect(page.get_by_text("Noch habe ich dir nichts gezeigt")).to_be_visible()
        await browser.close()
