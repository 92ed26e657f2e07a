"""Methods that answer taps and inline queries."""

from __future__ import annotations

from typing import Any

from demo.telegram.entities import measure
from demo.telegram.errors import bad_request
from demo.telegram.markup import check_markup
from demo.telegram.parameters import Parameters
from demo.telegram.store import Json
from demo.telegram.world import World

MAX_ANSWER = 200  # characters
MAX_RESULTS = 50


async def answer_callback_query(world: World, parameters: Parameters) -> bool:
    """Answer a tap with nothing, a note, or an alert."""
    text = parameters.read_text("text")
    if measure(text) > MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    url = parameters.read_text("url")
    if url and not url.startswith(("https://t.me/", "tg://")):
        raise bad_request("URL_INVALID")
    query = world.queries.take("callback", parameters.read_text("callback_query_id"))
    answer = {
        "callback_query_id": query.query_id,
        "text": text or None,
        "show_alert": parameters.read_flag("show_alert"),
        "url": url or None,
    }
    world.events.publish(query.chat_id or 0, "callback_answer", answer)
    return True


async def answer_inline_query(world: World, parameters: Parameters) -> bool:
    """Answer what was typed behind the bot's name with up to 50 results."""
    results = parameters.find_json("results", "inline query results")
    if not isinstance(results, list):
        raise bad_request("expected an Array of InlineQueryResult")
    if len(results) > MAX_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    checked = [_check_result(world, result) for result in results]
    if len({result["id"] for result in checked}) < len(checked):
        raise bad_request("RESULT_ID_DUPLICATE")
    query = world.queries.take("inline", parameters.read_text("inline_query_id"))
    person = world.chats.find_person(query.person_id)
    for result in checked if person is not None else ():
        for name in ("photo_file_id", "document_file_id"):
            file = world.files.find(str(result.get(name, "")))
            if file is not None and person is not None:
                world.messages.grant_file(person.session_id, file.file_id)
    answer = {
        "query": query.payload.get("query", ""),
        "results": checked,
        "next_offset": parameters.read_text("next_offset"),
        "button": parameters.find_json("button", "inline query results button"),
    }
    world.queries.save_answer(query.query_id, answer)
    return True


def _check_result(world: World, result: Any) -> Json:
    if not isinstance(result, dict):
        raise bad_request("can't parse InlineQueryResult: Expected an Object")
    if not isinstance(result.get("type"), str):
        raise bad_request("can't parse InlineQueryResult: Can't find field \"type\"")
    if not 1 <= len(str(result.get("id", "")).encode()) <= 64:
        raise bad_request("RESULT_ID_INVALID")
    for name in ("photo_file_id", "document_file_id"):
        if name in result and world.files.find(str(result[name])) is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
    if result["type"] == "article" and "input_message_content" not in result:
        raise bad_request("input message content is not specified")
    if "reply_markup" in result:
        check_markup(result["reply_markup"], is_inline_only=True)
    return {**result, "id": str(result["id"])}
