"""What the bot sends through the Bot API appears on the page as it should."""

import asyncio

import pytest
from playwright.async_api import Browser, expect

from tests.demo.page.visit import Server, Visit, draw_picture, open_visit

KEYS = {"inline_keyboard": [[{"text": "Mehr davon", "callback_data": "more:1"}]]}

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package")]


async def test_an_album_opens_in_the_viewer(visit: Visit) -> None:
    await visit.bot.send_album(visit.chat, [draw_picture(number) for number in range(10)])
    tiles = visit.page.locator(".album-tile")
    await expect(tiles).to_have_count(10)
    await tiles.nth(2).click()
    counter = visit.page.locator(".viewer-counter")
    await expect(counter).to_have_text("3 von 10")
    await visit.page.keyboard.press("ArrowRight")
    await expect(counter).to_have_text("4 von 10")
    await visit.page.keyboard.press("End")
    await expect(counter).to_have_text("10 von 10")
    await expect(visit.page.locator(".viewer-next")).to_be_hidden()
    await visit.page.keyboard.press("Escape")
    await expect(visit.page.locator(".viewer")).to_have_count(0)
    await expect(tiles.nth(2)).to_be_focused()


async def test_every_picture_of_an_album_is_loaded(visit: Visit) -> None:
    await visit.bot.send_album(visit.chat, [draw_picture(number) for number in range(4)])
    await expect(visit.page.locator(".album-tile.is-loaded")).to_have_count(4)


async def test_a_tap_is_busy_until_the_bot_answers(visit: Visit) -> None:
    await visit.bot.say(visit.chat, "12 Treffer", reply_markup=KEYS)
    key = visit.page.get_by_role("button", name="Mehr davon")
    await key.click()
    await expect(key).to_have_attribute("aria-busy", "true")
    query = await visit.bot.wait_for_update("callback_query", visit.lena)
    assert query["data"] == "more:1"
    await visit.bot.call("answerCallbackQuery", callback_query_id=query["id"], text="Kommt sofort")
    await expect(visit.page.locator(".toast")).to_have_text("Kommt sofort")
    await expect(key).to_have_attribute("aria-busy", "false")


async def test_an_alert_waits_for_ok(visit: Visit) -> None:
    await visit.bot.say(visit.chat, "12 Treffer", reply_markup=KEYS)
    key = visit.page.get_by_role("button", name="Mehr davon")
    await key.click()
    query = await visit.bot.wait_for_update("callback_query", visit.lena)
    answer = {"callback_query_id": query["id"], "text": "Nichts mehr da", "show_alert": True}
    await visit.bot.call("answerCallbackQuery", **answer)
    await expect(visit.page.get_by_role("dialog")).to_contain_text("Nichts mehr da")
    await visit.page.keyboard.press("Enter")
    await expect(visit.page.get_by_role("dialog")).to_have_count(0)
    await expect(key).to_be_focused()


async def test_a_script_in_a_text_is_inert(visit: Visit) -> None:
    text = "<script>window.pwned=1</script><img src=x onerror='window.pwned=1'>"
    await visit.bot.say(visit.chat, text)
    await visit.type_and_send(text)
    await expect(visit.bubbles).to_have_count(2)
    await expect(visit.bubbles.first).to_contain_text(text)
    assert await visit.page.evaluate("window.pwned") is None


async def test_the_marks_of_a_text_are_shown(visit: Visit) -> None:
    text = "😊 <b>fett <i>und schräg</i></b> <tg-spoiler>geheim</tg-spoiler> /help"
    await visit.bot.say(visit.chat, text, parse_mode="HTML")
    bubble = visit.bubbles.last
    await expect(bubble.locator("strong em")).to_have_text("und schräg")
    await expect(bubble.locator(".spoiler-open")).to_have_count(0)
    await bubble.locator(".spoiler").click()
    await expect(bubble.locator(".spoiler-open")).to_have_text("geheim")
    await bubble.get_by_role("button", name="/help").click()
    await expect(visit.page.locator(".entry.is-own")).to_contain_text("/help")


async def test_arabic_runs_from_the_right(visit: Visit) -> None:
    await visit.bot.say(visit.chat, "فستان أحمر")
    text = visit.page.locator(".bubble-text")
    assert await text.evaluate("(node) => getComputedStyle(node).direction") == "rtl"


async def test_what_the_bot_is_doing_is_said_until_it_is_done(visit: Visit) -> None:
    await visit.type_and_send("Jeans")
    await visit.list_messages()
    await visit.bot.call("sendChatAction", chat_id=visit.chat, action="upload_photo")
    status = visit.page.locator(".header-status")
    await expect(status).to_have_text("sendet Fotos …")
    await visit.bot.say(visit.chat, "Hier sind sie")
    await expect(status).to_have_text("online")


async def test_edits_deletions_and_reactions_arrive(visit: Visit) -> None:
    first = await visit.bot.say(visit.chat, "erst so")
    second = await visit.bot.say(visit.chat, "bald weg")
    await visit.expect_text("bald weg")
    changed = {"message_id": first["message_id"], "text": "dann so"}
    await visit.bot.call("editMessageText", None, chat_id=visit.chat, **changed)
    gone = {"message_id": second["message_id"]}
    await visit.bot.call("deleteMessage", None, chat_id=visit.chat, **gone)
    await visit.expect_text("dann so")
    await expect(visit.entries).to_have_count(1)
    await visit.bubbles.first.dblclick(position={"x": 4, "y": 4})
    await expect(visit.page.locator(".reaction")).to_have_attribute("aria-pressed", "true")
    (message,) = await visit.list_messages()
    assert [reaction["emoji"] for reaction in message["reactions"]] == ["❤"]


async def test_a_reply_keyboard_answers_for_the_shopper(visit: Visit) -> None:
    markup = {"keyboard": [[{"text": "Blumenkleid"}, {"text": "Jeans"}]], "resize_keyboard": True}
    await visit.bot.say(visit.chat, "Was darf es sein?", reply_markup=markup)
    await visit.page.get_by_role("button", name="Jeans").click()
    await expect(visit.page.locator(".entry.is-own")).to_contain_text("Jeans")
    await visit.bot.say(visit.chat, "Gut.", reply_markup={"remove_keyboard": True})
    await expect(visit.page.locator(".reply-key")).to_have_count(0)


async def test_older_messages_come_by_scrolling_and_new_ones_are_counted(visit: Visit) -> None:
    for number in range(75):
        await visit.bot.say(visit.chat, f"Nachricht {number}")
    await visit.page.reload()
    await expect(visit.entries).to_have_count(60)
    await visit.page.hover(".messages")
    await visit.page.mouse.wheel(0, -9000)
    await expect(visit.entries).to_have_count(75)
    await visit.bot.say(visit.chat, "ganz neu")
    await expect(visit.page.locator(".unread-badge")).to_have_text("1")
    await visit.page.click(".to-end")
    await expect(visit.bubbles.filter(has_text="ganz neu")).to_be_in_viewport()
    await expect(visit.page.locator(".unread-badge")).to_be_hidden()


async def test_a_server_that_comes_back_is_found_again(browser: Browser, server: Server) -> None:
    async with open_visit(browser, server) as visit:
        await visit.bot.say(visit.chat, "davor")
        await visit.expect_text("davor")
        await server.stop()
        banner = visit.page.locator(".banner")
        await expect(banner).to_have_text("Verbindung wird wiederhergestellt …")
        await server.start()
        await visit.bot.say(visit.chat, "danach")
        await visit.expect_text("danach")
        await expect(banner).to_be_hidden()
        await asyncio.sleep(0.3)
        await expect(visit.entries).to_have_count(2)


async def test_inline_results_are_offered_behind_the_bots_name(visit: Visit) -> None:
    await visit.page.fill("#field", "@garderobe_bot Jeans")
    query = await visit.bot.wait_for_update("inline_query", visit.lena)
    assert query["query"] == "Jeans"
    content = {"message_text": "Blaue Jeans, 40 €"}
    result = {
        "type": "article",
        "id": "7",
        "title": "Blaue Jeans",
        "input_message_content": content,
    }
    await visit.bot.call("answerInlineQuery", inline_query_id=query["id"], results=[result])
    await visit.page.get_by_role("button", name="Blaue Jeans").click()
    await expect(visit.page.locator(".entry.is-own")).to_contain_text("Blaue Jeans, 40 €")
    await expect(visit.page.locator("#field")).to_have_value("")


async def test_a_quoted_message_is_shown_again_when_tapped(visit: Visit) -> None:
    first = await visit.bot.say(visit.chat, "ganz am Anfang")
    for number in range(15):
        await visit.bot.say(visit.chat, f"Nachricht {number}")
    await visit.bot.say(
        visit.chat, "darauf bezogen", reply_parameters={"message_id": first["message_id"]}
    )
    await visit.page.locator(".quote").click()
    await expect(visit.bubbles.filter(has_text="ganz am Anfang").first).to_be_in_viewport()


async def test_a_phone_that_slept_while_all_were_forgotten_begins_anew(
    browser: Browser, server: Server
) -> None:
    async with open_visit(browser, server) as visit:
        await visit.type_and_send("Hallo")
        await visit.expect_text("Hallo")
        update = await visit.bot.wait_for_update("message", visit.lena)
        assert update["text"] == "Hallo"
        await visit.context.set_offline(True)
        await server.stop()
        await server.start()
        await expect(visit.page.locator(".banner")).to_be_visible()
        async with visit.bot.session.post(f"{server.url}app/reset") as response:
            assert response.status == 200, await response.text()
        await visit.context.set_offline(False)
        await expect(visit.page.locator(".start-key")).to_be_visible()
        await expect(visit.entries).to_have_count(0)
