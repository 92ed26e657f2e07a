"""The page's own API: state, sending, editing, events, and two sessions kept apart."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from telegram import Bot

from tests.demo.telegram.phone import Phone, draw
from tests.demo.telegram.stage import Stage, get_message, open_stage


async def test_a_first_visit_makes_two_people_and_a_group(phone: Phone) -> None:
    people = [(p["first_name"], p["language_code"]) for p in phone.state["people"]]
    chats = [(c["type"], c["title"]) for c in phone.state["chats"]]
    assert people == [("Lena", "de"), ("Sam", "en")]
    assert chats == [("private", "Lena"), ("private", "Sam"), ("group", "Shopping")]
    _, again = await phone.call("GET", "state")
    assert again["people"] == phone.state["people"]


async def test_the_session_cookie_is_kept_from_scripts_and_sites(phone: Phone) -> None:
    async with phone.session.get(f"{phone.url}/app/state") as response:
        cookie = response.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


async def test_a_session_reaches_nothing_of_another(stage: Stage, phone: Phone, bot: Bot) -> None:
    _, sent = await phone.send("geheim", [("a.jpg", draw())])
    message = sent["messages"][0]
    file_id = message["photo"][-1]["file_id"]
    async with stage.open_phone() as other:
        assert not {c["id"] for c in other.state["chats"]} & {c["id"] for c in phone.state["chats"]}
        here = f"chats/{phone.chat}"
        body = {
            "person_id": phone.lena,
            "message_id": message["message_id"],
            "data": "x",
            "text": "x",
        }
        tries = [
            ("GET", f"{here}/messages"),
            ("POST", f"{here}/taps"),
            ("PUT", f"{here}/messages/{message['message_id']}"),
            ("PUT", f"{here}/messages/{message['message_id']}/reaction"),
            ("DELETE", f"{here}/messages"),
            ("GET", f"events?chat={phone.chat}"),
            ("GET", f"files/{file_id}"),
        ]
        for method, path in tries:
            options = {} if method == "GET" else {"json": body}
            status, answer = await other.call(method, path, **options)
            assert (status, answer["error"]) in {(404, "chat_not_found"), (404, "file_not_found")}
        status, _ = await other.send("x", chat=phone.chat, person=phone.lena)
        assert status == 404
        inline = {"person_id": phone.lena, "query": "x"}
        assert (await other.call("POST", "inline", json=inline))[0] == 404
    async with phone.session.get(f"{phone.url}/app/files/{file_id}") as response:
        assert (response.status, response.content_type) == (200, "image/jpeg")
    assert [get_message(u).caption for u in await bot.get_updates()] == ["geheim"]


async def test_without_a_session_nothing_is_reached(stage: Stage, phone: Phone) -> None:
    phone.session.cookie_jar.clear()
    status, answer = await phone.call("GET", f"chats/{phone.chat}/messages")
    assert (status, answer["error"]) == (403, "no_session")


async def test_messages_are_paged_oldest_first(phone: Phone) -> None:
    said = [await phone.say(str(number)) for number in range(5)]
    last = await phone.list_messages(limit=2)
    before = await phone.list_messages(limit=2, before=last[0]["message_id"])
    assert [m["text"] for m in before + last] == ["1", "2", "3", "4"]
    assert last[-1] == said[-1]


async def test_nothing_to_say_is_refused(phone: Phone) -> None:
    status, answer = await phone.send("  \n ")
    assert (status, answer["error"]) == (400, "message_empty")
    status, answer = await phone.send("", [("a.jpg", b"")])
    assert (status, answer["error"]) == (400, "file_empty")
    status, answer = await phone.send("x" * 1025, [("a.jpg", draw())])
    assert (status, answer["error"]) == (400, "caption_too_long")


async def test_a_long_text_is_split_as_the_apps_do(bot: Bot, phone: Phone) -> None:
    text = ("Kleid 👗 " * 700).strip()
    status, answer = await phone.send(text)
    texts = [m["text"] for m in answer["messages"]]
    assert status == 200
    assert len(texts) == 2
    assert " ".join(texts) == text
    assert [get_message(u).text for u in await bot.get_updates()] == texts


@pytest.mark.parametrize("text", ["👗👠", "مرحبا فستان أحمر", "a\u202eb", "<b>kein HTML</b>"])
async def test_any_text_arrives_as_it_was_typed(bot: Bot, phone: Phone, text: str) -> None:
    await phone.say(text)
    (update,) = await bot.get_updates()
    assert get_message(update).text == text


async def test_a_shopper_edits_only_their_own_message(bot: Bot, phone: Phone) -> None:
    said = await phone.say("rot")
    sent = await bot.send_message(phone.chat, "hier")
    path = f"chats/{phone.chat}/messages"
    body = {"person_id": phone.lena, "text": "blau"}
    status, answer = await phone.call("PUT", f"{path}/{said['message_id']}", json=body)
    assert (status, answer["message"]["text"]) == (200, "blau")
    assert "edit_date" in answer["message"]
    status, answer = await phone.call("PUT", f"{path}/{sent.message_id}", json=body)
    assert (status, answer["error"]) == (403, "not_yours")
    *_, update = await bot.get_updates()
    assert update.edited_message is not None
    assert update.edited_message.text == "blau"


async def test_events_resume_where_the_page_left_off(bot: Bot, phone: Phone) -> None:
    await phone.say("eins")
    (first,) = await phone.watch()
    await bot.send_message(phone.chat, "zwei")
    (missed,) = await phone.watch(since=int(first["id"]))
    assert missed["data"]["text"] == "zwei"
    watching = asyncio.create_task(phone.watch(since=int(missed["id"])))
    await asyncio.sleep(0.1)
    await bot.send_message(phone.chat, "drei")
    (live,) = await watching
    assert live["data"]["text"] == "drei"


async def test_a_cleared_chat_is_empty_and_the_bot_hears_nothing(bot: Bot, phone: Phone) -> None:
    await bot.send_message(phone.chat, "hallo")
    await phone.call("DELETE", f"chats/{phone.chat}/messages")
    assert await phone.list_messages() == []
    events = await phone.watch(count=3)
    assert [event["event"] for event in events] == ["message", "deleted", "cleared"]
    assert await bot.get_updates() == ()


async def test_a_document_is_downloaded_and_never_shown(bot: Bot, phone: Phone) -> None:
    sent = await bot.send_document(phone.chat, b"<script>", filename="a.html")
    assert sent.document is not None
    async with phone.session.get(f"{phone.url}/app/files/{sent.document.file_id}") as response:
        assert response.content_type == "application/octet-stream"
        assert response.headers["Content-Disposition"].startswith("attachment")
        assert "sandbox" in response.headers["Content-Security-Policy"]


async def test_samples_have_titles_from_their_table(tmp_path: Path) -> None:
    samples = tmp_path / "samples"
    (samples / "images").mkdir(parents=True)
    (samples / "images/kleid 1.jpg").write_bytes(draw(30, 30))
    (tmp_path / "secret.jpg").write_bytes(b"x")
    rows = "image,title_de,title_en\nimages/kleid 1.jpg,Kleid,Dress\n../secret.jpg,x,x\n"
    (samples / "catalogue.csv").write_text(rows)
    async with open_stage(tmp_path / "data", samples=samples) as stage, stage.open_phone() as phone:
        assert phone.state["samples"] == [
            {
                "name": "kleid 1.jpg",
                "url": "/app/samples/kleid%201.jpg",
                "title_de": "Kleid",
                "title_en": "Dress",
            }
        ]
        async with phone.session.get(stage.url + "/app/samples/kleid%201.jpg") as response:
            assert (response.status, response.content_type) == (200, "image/jpeg")
        for name in ("secret.jpg", "..%2Fsecret.jpg", "catalogue.csv"):
            async with phone.session.get(f"{stage.url}/app/samples/{name}") as response:
                assert response.status == 404
