"""What a shopper sends from the page reaches the bot, and stays when it cannot."""

import pytest
from playwright.async_api import Browser, FilePayload, expect

from tests.demo.page.visit import Server, Visit, draw_picture, open_visit

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="package")]


def build_file(number: int) -> FilePayload:
    return {"name": f"{number}.jpg", "mimeType": "image/jpeg", "buffer": draw_picture(number)}


async def choose_files(visit: Visit, tile: str, files: list[FilePayload]) -> None:
    await visit.page.click(".attach-key")
    async with visit.page.expect_file_chooser() as chooser:
        await visit.page.click(f".attach-tile.is-{tile}")
    await (await chooser.value).set_files(files)


async def test_start_is_one_big_button_in_an_empty_chat(visit: Visit) -> None:
    await visit.page.click(".start-key")
    await visit.expect_text("/start")
    await expect(visit.page.locator(".empty-chat")).to_be_hidden()
    update = await visit.bot.wait_for_update("message", visit.lena)
    assert update["text"] == "/start"


async def test_words_reach_the_server_once(visit: Visit) -> None:
    await visit.type_and_send("Sommerkleid mit Blumen")
    await visit.expect_text("Sommerkleid mit Blumen")
    messages = await visit.list_messages()
    assert [message["text"] for message in messages] == ["Sommerkleid mit Blumen"]
    await expect(visit.entries).to_have_count(1)
    await expect(visit.page.locator("#field")).to_have_value("")


async def test_a_photo_goes_with_its_caption(visit: Visit) -> None:
    await choose_files(visit, "photo", [build_file(1)])
    await expect(visit.page.locator(".preview-tile img")).to_be_visible()
    await visit.page.fill(".preview .field", "mit Blumen")
    await visit.page.click(".preview .send-key")
    await expect(visit.page.locator(".lone-photo img")).to_be_visible()
    (message,) = await visit.list_messages()
    assert message["caption"] == "mit Blumen"
    assert message["photo"]


async def test_several_photos_go_as_one_album(visit: Visit) -> None:
    await choose_files(visit, "photo", [build_file(number) for number in (1, 2, 3)])
    await visit.page.click(".preview .send-key")
    await expect(visit.page.locator(".album-tile")).to_have_count(3)
    messages = await visit.list_messages()
    assert len({message["media_group_id"] for message in messages}) == 1
    assert len(messages) == 3


async def test_the_switch_sends_a_photo_as_a_file(visit: Visit) -> None:
    await choose_files(visit, "photo", [build_file(1)])
    await visit.page.click(".switch")
    await visit.page.click(".preview .send-key")
    await expect(visit.page.locator(".file-name")).to_have_text("1.jpg")
    (message,) = await visit.list_messages()
    assert message["document"]["file_name"] == "1.jpg"


async def test_sample_photos_are_at_hand(visit: Visit) -> None:
    await visit.page.click(".attach-key")
    await visit.page.click(".sample-tile >> nth=0")
    await visit.page.click(".sample-tile >> nth=1")
    await visit.page.click(".sheet .wide-key")
    await expect(visit.page.locator(".preview-tile")).to_have_count(2)
    await visit.page.click(".preview .send-key")
    await expect(visit.page.locator(".album-tile")).to_have_count(2)


async def test_a_sample_can_be_dragged_onto_the_phone(browser: Browser, server: Server) -> None:
    viewport = {"width": 1280, "height": 800}
    async with open_visit(browser, server, viewport=viewport) as visit:
        tile = visit.page.locator(".shelf-tile >> nth=0")
        await tile.drag_to(visit.page.locator("#glass"))
        await expect(visit.page.locator(".preview-tile")).to_have_count(1)
        assert visit.problems == []


async def test_a_picture_can_be_pasted(visit: Visit) -> None:
    await visit.page.evaluate(
        """async () => {
          const canvas = Object.assign(document.createElement("canvas"), { width: 40, height: 50 });
          const blob = await new Promise((done) => canvas.toBlob(done));
          const data = new DataTransfer();
          data.items.add(new File([blob], "pasted.png", { type: "image/png" }));
          const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true });
          document.querySelector("#field").dispatchEvent(event);
        }"""
    )
    await expect(visit.page.locator(".preview-tile img")).to_be_visible()


async def test_a_photo_can_be_taken(browser: Browser, server: Server) -> None:
    async with open_visit(browser, server, permissions=["camera"]) as visit:
        await visit.page.click(".attach-key")
        await visit.page.click(".attach-tile.is-camera")
        await visit.page.click(".shutter")
        await expect(visit.page.locator(".preview-tile img")).to_be_visible()
        assert visit.problems == []


async def test_an_empty_file_is_refused_in_german(visit: Visit) -> None:
    file: FilePayload = {"name": "leer.jpg", "mimeType": "image/jpeg", "buffer": b""}
    await choose_files(visit, "file", [file])
    await visit.page.click(".preview .send-key")
    await expect(visit.page.locator(".failure")).to_contain_text("Die Datei ist leer.")
    await expect(visit.page.get_by_role("button", name="Erneut versuchen")).to_have_count(0)
    await visit.page.get_by_role("button", name="Verwerfen").click()
    await expect(visit.entries).to_have_count(0)
    visit.problems.clear()  # the browser itself notes the refused request


async def test_a_photo_that_cannot_be_opened_goes_as_a_file_by_one_tap(visit: Visit) -> None:
    file: FilePayload = {"name": "1.jpg", "mimeType": "image/jpeg", "buffer": draw_picture(1)[:900]}
    await choose_files(visit, "photo", [file])
    await visit.page.fill(".preview .field", "mit Blumen")
    await visit.page.click(".preview .send-key")
    await visit.page.locator(".failure").get_by_role("button", name="Als Datei senden").click()
    await expect(visit.page.locator(".failure")).to_have_count(0)
    (message,) = await visit.list_messages()
    assert message["document"]["file_name"] == "1.jpg"
    assert message["caption"] == "mit Blumen"
    visit.problems.clear()  # the browser itself notes the refused request


async def test_what_comes_later_stands_below_what_was_not_sent(visit: Visit) -> None:
    file: FilePayload = {"name": "leer.jpg", "mimeType": "image/jpeg", "buffer": b""}
    await choose_files(visit, "file", [file])
    await visit.page.click(".preview .send-key")
    await expect(visit.page.locator(".failure")).to_be_visible()
    await visit.type_and_send("Jeans")
    await visit.list_messages()
    await expect(visit.entries).to_have_count(2)
    await expect(visit.entries.last).to_contain_text("Jeans")
    visit.problems.clear()  # the browser itself notes the refused request


async def test_what_could_not_be_sent_is_sent_again(browser: Browser, server: Server) -> None:
    async with open_visit(browser, server) as visit:
        await visit.page.route("**/messages", lambda route: route.abort())
        await visit.type_and_send("Jeans")
        await expect(visit.page.locator(".failure")).to_contain_text("Keine Verbindung")
        await visit.page.unroute("**/messages")
        await visit.page.get_by_role("button", name="Erneut versuchen").click()
        await expect(visit.page.locator(".failure")).to_have_count(0)
        assert [message["text"] for message in await visit.list_messages()] == ["Jeans"]


async def test_an_own_message_can_be_changed(visit: Visit) -> None:
    await visit.type_and_send("rotes Kleid")
    await visit.list_messages()
    await visit.page.press("#field", "ArrowUp")
    await visit.type_and_send("blaues Kleid")
    await visit.expect_text("blaues Kleid")
    await expect(visit.page.locator(".bubble-edited")).to_have_text("bearbeitet")
    assert [message["text"] for message in await visit.list_messages()] == ["blaues Kleid"]
