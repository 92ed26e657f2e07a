"""The page's inline mode: typing behind the bot's name, and choosing one of its results."""

from __future__ import annotations

import secrets
from typing import Any

from aiohttp import web

from demo.telegram import shoppers
from demo.telegram.bot_api import WORLD
from demo.telegram.contents import read_caption, read_message_text
from demo.telegram.errors import ApiError, PageError
from demo.telegram.messages import Draft
from demo.telegram.page_api import find_chat, find_member, get_session_id, read_object
from demo.telegram.parameters import Parameters
from demo.telegram.store import Json
from demo.telegram.world import World

PATIENCE = 10.0  # seconds the page waits for the bot


async def ask_inline(request: web.Request) -> web.Response:
    """Ask the bot inline; the answer is its results, or 504 when it gives none in time."""
    world = request.app[WORLD]
    session_id = get_session_id(request)
    body = await read_object(request)
    people = {str(p.person_id): p for p in world.chats.list_people(session_id)}
    person = people.get(str(body.get("person_id")))
    if person is None:
        raise PageError(404, "person_not_found", "There is no such person.")
    query, offset = str(body.get("query") or "")[:256], str(body.get("offset") or "")
    query_id = world.queries.open("inline", person.person_id, None, {"query": query})
    _, chat = find_chat(request, body.get("chat_id", person.person_id))
    asked = {
        "id": query_id,
        "from": person.describe(),
        "query": query,
        "offset": offset,
        "chat_type": "sender" if chat.type == "private" else chat.type,
    }
    world.updates.add("inline_query", asked)
    answer = await world.queries.wait(query_id, PATIENCE)
    if answer is None:
        raise PageError(504, "no_answer", "The bot did not answer.")
    return web.json_response({"inline_query_id": query_id, **answer})


async def choose_result(request: web.Request) -> web.Response:
    """Send one of the results into a chat, in the shopper's name and via the bot."""
    world = request.app[WORLD]
    body = await read_object(request)
    _, chat = find_chat(request, body.get("chat_id", ""))
    person = find_member(world, chat, body.get("person_id"))
    query = world.queries.find("inline", str(body.get("inline_query_id") or ""))
    if query is None or query.person_id != person.person_id:
        raise PageError(404, "query_not_found", "There is no such query.")
    result = _find_result(query.payload, str(body.get("result_id")))
    content = {**_build_content(world, result), "via_bot": world.profile.describe()}
    markup = result.get("reply_markup")
    inline_id = secrets.token_urlsafe(20) if markup else None
    draft = Draft(person.describe(), content, None, markup, inline_id)
    message = world.messages.add(chat, draft)
    _tell_bot(world, person.describe(), query.payload, result, inline_id)
    shoppers.deliver(world, "message", message)
    return web.json_response({"messages": [world.messages.show(message)]})


def _tell_bot(world: World, user: Json, answer: Json, result: Json, inline_id: str | None) -> None:
    chosen = {"result_id": result["id"], "from": user, "query": answer.get("query", "")}
    if inline_id is not None:
        chosen["inline_message_id"] = inline_id
    world.updates.add("chosen_inline_result", chosen)


def _find_result(answer: Json, result_id: str) -> Json:
    for result in answer.get("results", ()):
        if result["id"] == result_id:
            found: Json = result
            return found
    raise PageError(404, "result_not_found", "There is no such result.")


def _build_content(world: World, result: Json) -> Json:
    content: Any = result.get("input_message_content")
    try:
        if isinstance(content, dict):
            text = {**content, "text": content.get("message_text")}
            return read_message_text(world, Parameters(text))
        return {**_find_media(world, result), **read_caption(world, Parameters(result))}
    except ApiError as error:
        raise PageError(502, "result_invalid", error.description) from error


def _find_media(world: World, result: Json) -> Json:
    photo = world.files.find(str(result.get("photo_file_id", "")))
    if photo is not None:
        return {"photo": world.files.list_photo_sizes(photo)}
    document = world.files.find(str(result.get("document_file_id", "")))
    if document is not None:
        return {"document": world.files.describe_document(document)}
    raise PageError(502, "result_invalid", "This kind of result cannot be shown here.")
