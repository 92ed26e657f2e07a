"""The page is usable by keyboard, in both languages, in both lights, at every width."""

import random
import re
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from tests.demo.page.visit import Server, Visit, draw_picture, open_visit

WIDTHS = (320, 390, 600, 699, 700, 900, 1100, 1280)
DESK = {"width": 1280, "height": 800}
CONTRAST = """(selector) => {
  const node = document.querySelector(selector);
  const parse = (colour) => {
    const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([r, g, b]) => [r, g, b]
    .map((part) => part / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  let ground = node;
  while (ground && parse(getComputedStyle(ground).backgroundColor)[3] < 255) {
    ground = ground.parentElement;
  }
  const pair = [getComputedStyle(node).color, getComputedStyle(ground).backgroundColor];
  const [low, high] = pair.map((colour) => luminance(parse(colour))).sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}"""

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package")]


async def test_a_dialogue_needs_no_mouse(visit: Visit) -> None:
    page = visit.page
    await visit.bot.say(visit.chat, "Was suchst du?")
    await visit.expect_text("Was suchst du?")
    await page.focus("#field")
    await page.keyboard.type("Jeans")
    await page.keyboard.press("Enter")
    await visit.list_messages()
    await page.locator(".entry[tabindex='0']").focus()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("menuitem", name="Antworten")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("#field")).to_be_focused()
    await page.keyboard.type("aber in Blau")
    await page.keyboard.press("Enter")
    await expect(page.locator(".quote")).to_contain_text("Was suchst du?")
    replied = (await visit.list_messages())[-1]["reply_to_message"]
    assert replied["text"] == "Was suchst du?"


async def test_every_stop_of_the_tab_key_shows_and_has_a_name(visit: Visit) -> None:
    await visit.bot.send_album(visit.chat, [draw_picture(number) for number in range(2)])
    await expect(visit.page.locator(".album-tile")).to_have_count(2)
    await visit.page.focus(".back-key")
    stops = 0
    for _ in range(9):
        await visit.page.keyboard.press("Tab")
        node, name, outline = await visit.page.evaluate(
            """() => {
              const node = document.activeElement;
              const frame = node.closest(".field-frame") ?? node;
              const { outlineStyle, boxShadow } = getComputedStyle(frame);
              const name = node.getAttribute("aria-label") ?? node.textContent;
              return [node.tagName, name, outlineStyle !== "none" || boxShadow !== "none"];
            }"""
        )
        if node == "BODY":
            break  # past the last stop lies the browser's own bar
        stops += 1
        assert name.strip()
        assert outline, name
    assert stops >= 6


async def test_a_slash_completes_to_a_command(visit: Visit) -> None:
    commands = [
        {"command": "start", "description": "Neu beginnen"},
        {"command": "new", "description": "Neue Suche"},
    ]
    await visit.bot.call("setMyCommands", commands=commands, language_code="de")
    options = visit.page.locator(".command")
    await visit.page.focus("#field")
    await visit.page.keyboard.type("/")
    await expect(options).to_have_count(2)
    await visit.page.keyboard.press("ArrowDown")
    await expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    await visit.page.keyboard.press("Enter")
    await visit.expect_text("/new")
    await expect(options).to_have_count(0)


async def test_a_dialog_keeps_the_keyboard_until_it_is_closed(visit: Visit) -> None:
    await visit.page.click(".attach-key")
    for _ in range(12):
        await visit.page.keyboard.press("Tab")
        assert await visit.page.evaluate("!!document.activeElement.closest('[role=dialog]')")
    await visit.page.keyboard.press("Escape")
    await expect(visit.page.locator(".attach-key")).to_be_focused()


async def test_new_messages_are_announced(visit: Visit) -> None:
    await visit.bot.send_album(visit.chat, [draw_picture(number) for number in range(3)])
    await expect(visit.page.locator("#announcer")).to_have_text("Garderobe: Album mit 3 Fotos")


async def test_the_language_follows_the_person(browser: Browser, server: Server) -> None:
    async with open_visit(browser, server, viewport=DESK) as visit:
        field = visit.page.locator("#field")
        await expect(field).to_have_attribute("placeholder", "Nachricht")
        await visit.page.locator("#about").get_by_role("radio", name=re.compile("Sam")).click()
        await expect(field).to_have_attribute("placeholder", "Message")
        assert await visit.page.evaluate("document.documentElement.lang") == "en"
        await visit.page.locator("#about").get_by_role("radio", name="Deutsch").click()
        await expect(field).to_have_attribute("placeholder", "Nachricht")
        assert visit.problems == []


async def test_people_are_told_apart_in_the_group(browser: Browser, server: Server) -> None:
    async with open_visit(browser, server, viewport=DESK) as visit:
        about = visit.page.locator("#about")
        await about.locator(".panel-chat").nth(1).click()
        await visit.type_and_send("Was ziehen wir an?")
        await expect(visit.page.locator(".entry.is-own")).to_have_count(1)
        await about.get_by_role("radio", name=re.compile("Sam")).click()
        await expect(visit.page.locator(".bubble-sender")).to_have_text("Lena")
        await expect(visit.page.locator(".entry.is-own")).to_have_count(0)
        assert visit.problems == []


async def test_every_sentence_is_there_in_both_languages(visit: Visit) -> None:
    german, english = await visit.page.evaluate(
        """async () => {
          const { STRINGS } = await import("./strings.js");
          const spell = (phrase) => (typeof phrase === "function" ? phrase({ n: 2 }) : phrase);
          return [STRINGS.de, STRINGS.en].map((all) =>
            Object.fromEntries(Object.entries(all).map(([key, phrase]) => [key, spell(phrase)])));
        }"""
    )
    assert set(german) == set(english)
    for key, sentence in german.items():
        assert sentence
        assert set(re.findall(r"\{\w+\}", sentence)) == set(re.findall(r"\{\w+\}", english[key]))


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_text_stands_out_from_its_ground(
    browser: Browser, server: Server, scheme: str
) -> None:
    async with open_visit(browser, server, color_scheme=scheme) as visit:
        markup = {"inline_keyboard": [[{"text": "Mehr", "callback_data": "m"}]]}
        await visit.bot.say(visit.chat, "Hallo /help", reply_markup=markup)
        await visit.type_and_send("Jeans")
        await visit.list_messages()
        for selector in (
            *(".bubble-text", ".bubble-meta", ".is-own .bubble-text", ".is-own .bubble-meta"),
            *(".bubble-text .text-button", ".header-title", ".header-status", ".unread-badge"),
        ):
            contrast = await visit.page.evaluate(CONTRAST, selector)
            assert contrast >= 4.5, selector


async def test_the_dark_follows_the_system_until_one_chooses(
    browser: Browser, server: Server
) -> None:
    ground = "getComputedStyle(document.querySelector('.chat-header')).backgroundColor"
    async with open_visit(browser, server, viewport=DESK, color_scheme="dark") as visit:
        dark = await visit.page.evaluate(ground)
        await visit.page.locator("#about").get_by_role("radio", name="Hell").click()
        light = await visit.page.evaluate(ground)
        assert sum(read_rgb(dark)) < 150 < 600 < sum(read_rgb(light))
        await visit.page.reload()
        await expect(visit.page.locator(".chat-header")).to_be_visible()
        assert await visit.page.evaluate(ground) == light


async def test_nothing_is_wider_than_the_screen(visit: Visit) -> None:
    keys = [[{"text": f"Taste {number}", "callback_data": str(number)} for number in range(5)]]
    text = "Donaudampfschifffahrtsgesellschaftskapitänsmütze" * 3
    await visit.bot.say(visit.chat, text, reply_markup={"inline_keyboard": keys})
    await visit.bot.send_album(visit.chat, [draw_picture(n, (900, 300)) for n in range(7)])
    await expect(visit.page.locator(".album-tile")).to_have_count(7)
    for width in WIDTHS:
        await visit.page.set_viewport_size({"width": width, "height": 800})
        widths = await visit.page.evaluate(
            """() => [document.documentElement, ...document.querySelectorAll(
                 ".messages, .chat-header, .composer, .panel-about")]
               .map((node) => node.scrollWidth - node.clientWidth)"""
        )
        assert max(widths) <= 0, width


async def test_the_phone_fills_a_phone_and_is_framed_on_a_desk(visit: Visit) -> None:
    box = await visit.page.locator("#screen").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 844}
    await visit.page.set_viewport_size({"width": 1280, "height": 800})
    framed: Any = await visit.page.locator("#device").bounding_box()
    assert 360 < framed["width"] < 430
    assert abs(framed["x"] + framed["width"] / 2 - 640) < 2


async def test_an_album_fills_its_box_without_overlaps(visit: Visit) -> None:
    chance = random.Random(5)
    for count in range(2, 11):
        ratios = [chance.uniform(0.3, 3) for _ in range(count)]
        layout = await visit.page.evaluate(
            "async (ratios) => (await import('./album.js')).layoutAlbum(ratios)", ratios
        )
        areas = [tile["width"] * tile["height"] for tile in layout["tiles"]]
        assert len(areas) == count
        assert sum(areas) == pytest.approx(layout["height"])
        assert 0.3 < layout["height"] < 2.2
        for tile in layout["tiles"]:
            assert tile["x"] + tile["width"] <= 1 + 1e-9
            assert tile["y"] + tile["height"] <= layout["height"] + 1e-9


def read_rgb(colour: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", colour)[:3]]


async def test_a_first_visit_is_in_the_browsers_language(browser: Browser, server: Server) -> None:
    async with open_visit(browser, server, locale="en-GB") as visit:
        await expect(visit.page.locator("#device")).to_have_attribute("aria-label", "Sam’s phone")
        assert await visit.page.evaluate("document.documentElement.lang") == "en"
        assert visit.problems == []


async def test_words_leave_no_strip_beside_their_photo(visit: Visit) -> None:
    caption = "3 · Geblümte Bluse mit Kirschblüten und langen Ärmeln, beige und dunkelblau"
    picture = {"photo": draw_picture(1, (300, 400))}
    await visit.bot.call("sendPhoto", picture, chat_id=visit.chat, caption=caption)
    photo = await visit.page.locator(".lone-photo").bounding_box()
    bubble = await visit.page.locator(".bubble").bounding_box()
    assert photo is not None
    assert bubble is not None
    assert bubble["width"] - photo["width"] < 10


async def test_a_picture_of_an_album_can_be_meant_alone(visit: Visit) -> None:
    page = visit.page
    album = await visit.bot.send_album(visit.chat, [draw_picture(number) for number in range(3)])
    second = page.locator(".album-tile").nth(1)
    await second.click(button="right")
    await page.get_by_role("menuitem", name="Antworten").click()
    await visit.type_and_send("aber länger")
    await expect(page.locator(".quote")).to_be_visible()
    replied = (await visit.list_messages())[-1]["reply_to_message"]
    assert replied["message_id"] == album[1]["message_id"]
    await second.click(button="right")
    await page.get_by_role("button", name="Mit 👎 reagieren").click()
    await expect(page.locator(".reaction")).to_have_count(1)
    messages = await visit.list_messages()
    assert [len(one["reactions"]) for one in messages[:3]] == [0, 1, 0]


async def test_a_message_is_passed_on_to_the_group(visit: Visit) -> None:
    page = visit.page
    await visit.bot.say(visit.chat, "Rotes Kleid, 39,95 €")
    await visit.expect_text("Rotes Kleid")
    await visit.bubbles.first.click(button="right")
    await page.get_by_role("menuitem", name="Weiterleiten").click()
    await page.get_by_role("menuitem", name="Shopping").click()
    await expect(page.locator(".header-title")).to_have_text("Shopping")
    await expect(page.locator(".bubble-via")).to_have_text("Weitergeleitet von Garderobe")
