"""The Bot API spoken by hand: bodies of every kind, and refusals to the letter."""

from __future__ import annotations

import json
from typing import Any

import aiohttp
import pytest

from tests.demo.telegram.phone import Phone, draw
from tests.demo.telegram.stage import TOKEN, Stage


async def call(stage: Stage, path: str, **options: Any) -> tuple[int, dict[str, Any]]:
    async with (
        aiohttp.ClientSession() as session,
        session.request(options.pop("method", "POST"), stage.url + path, **options) as response,
    ):
        return response.status, await response.json()


async def test_parameters_come_in_any_body(stage: Stage, phone: Phone) -> None:
    values = {"chat_id": str(phone.chat), "text": "hallo"}
    multipart = aiohttp.FormData(default_to_multipart=True)
    for name, value in values.items():
        multipart.add_field(name, value)
    path = f"/bot{TOKEN}/sendMessage"
    answers = [
        await call(stage, path, method="GET", params=values),
        await call(stage, path, json={**values, "chat_id": phone.chat}),
        await call(stage, path, data=values),
        await call(stage, path, data=multipart),
        await call(stage, path.replace("sendMessage", "SENDmessage"), data=values),
    ]
    assert [answer["result"]["text"] for _, answer in answers] == ["hallo"] * 5


@pytest.mark.parametrize(
    ("path", "code", "description"),
    [
        ("/bot1:wrong/getMe", 401, "Unauthorized"),
        ("/botnonsense/getMe", 404, "Not Found"),
        (f"/bot{TOKEN}/getNothing", 404, "Not Found"),
        (f"/bot{TOKEN}", 404, "Not Found"),
        (f"/bot{TOKEN}/sendMessage", 400, "Bad Request: chat_id is empty"),
        (f"/bot{TOKEN}/sendMessage?chat_id=1", 400, "Bad Request: chat not found"),
        (f"/bot{TOKEN}/sendMessage?chat_id={10**30}", 400, "Bad Request: chat not found"),
        (f"/bot{TOKEN}/sendMessage?chat_id=@shop", 400, "Bad Request: chat not found"),
        (
            f"/bot{TOKEN}/editMessageText?text=x",
            400,
            "Bad Request: message identifier is not specified",
        ),
        (f"/bot{TOKEN}/getFile", 400, "Bad Request: file_id not specified"),
        (f"/bot{TOKEN}/getFile?file_id=../x", 400, "Bad Request: invalid file_id"),
    ],
)
async def test_refusals_are_worded_as_the_real_ones(
    stage: Stage, path: str, code: int, description: str
) -> None:
    status, answer = await call(stage, path)
    assert status == code
    assert answer == {"ok": False, "error_code": code, "description": description}


@pytest.mark.parametrize(
    ("method", "values", "description"),
    [
        ("sendMessage", {}, "message text is empty"),
        ("sendMessage", {"text": "\ud800"}, "strings must be encoded in UTF-8"),
        ("sendMessage", {"text": "x", "reply_markup": []}, "object expected as reply markup"),
        (
            "sendMessage",
            {"text": "x", "reply_markup": "{"},
            "can't parse reply keyboard markup JSON object",
        ),
        (
            "sendMessage",
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x"}]]}},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            "sendMessage",
            {
                "text": "x",
                "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": ""}]]},
            },
            "BUTTON_DATA_INVALID",
        ),
        ("sendPhoto", {}, "there is no photo in the request"),
        ("sendDocument", {}, "there is no document in the request"),
        ("sendMediaGroup", {"media": "x"}, "can't parse media JSON object"),
        ("sendMediaGroup", {"media": []}, "there are no messages to send"),
        (
            "sendMediaGroup",
            {"media": [{"type": "photo", "media": "attach://a"}] * 2},
            "can't parse InputMedia: media not found",
        ),
        ("deleteMessages", {"message_ids": ["x"]}, None),
        ("setMessageReaction", {"message_id": 4711}, "message to react not found"),
    ],
)
async def test_bad_values_are_refused_to_the_letter(
    stage: Stage, phone: Phone, method: str, values: dict[str, Any], description: str | None
) -> None:
    body = json.dumps({"chat_id": phone.chat, **values})
    headers = {"Content-Type": "application/json"}
    status, answer = await call(stage, f"/bot{TOKEN}/{method}", data=body, headers=headers)
    expected = 200 if description is None else 400
    assert status == expected, answer
    if description is not None:
        assert answer["description"] == f"Bad Request: {description}"


async def test_a_broken_body_is_a_bad_request(stage: Stage) -> None:
    for content_type in (
        "application/json",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
    ):
        status, answer = await call(
            stage,
            f"/bot{TOKEN}/sendMessage",
            data=b"{nonsense",
            headers={"Content-Type": content_type},
        )
        assert (status, answer["error_code"]) == (400, 400)


async def test_files_are_downloaded_by_their_path_alone(stage: Stage, phone: Phone) -> None:
    _, sent = await phone.send(files=[("a.jpg", draw())])
    file_id = sent["messages"][0]["photo"][-1]["file_id"]
    _, answer = await call(stage, f"/bot{TOKEN}/getFile?file_id={file_id}")
    path = answer["result"]["file_path"]
    assert path.startswith("photos/file_")
    async with aiohttp.ClientSession() as session:
        for token, name, status in [
            (TOKEN, path, 200),
            (TOKEN, path.replace("photos", "documents"), 404),
            (TOKEN, "%2e%2e/telegram.sqlite3", 404),
            ("1:wrong", path, 401),
        ]:
            async with session.get(f"{stage.url}/file/bot{token}/{name}") as response:
                assert response.status == status, name
