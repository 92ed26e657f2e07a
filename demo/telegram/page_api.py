"""The page's own API: state, messages, taps, edits and reactions of one session."""

from __future__ import annotations

import json
from typing import Any

import structlog
from aiohttp import web

from demo.telegram import shoppers
from demo.telegram.bot_api import WORLD
from demo.telegram.chats import Chat, Person
from demo.telegram.errors import PageError
from demo.telegram.guard import is_at_this_machine, name_cookie, save_cookie, save_key
from demo.telegram.messages import StoredMessage
from demo.telegram.parameters import read_form, read_integer
from demo.telegram.samples import list_samples
from demo.telegram.store import Json
from demo.telegram.world import World

SESSION_AGE = 180 * 24 * 3600  # seconds
MOST_MESSAGES = 200
MAX_JSON = 64 * 1024  # bytes
log = structlog.get_logger()


async def get_state(request: web.Request) -> web.Response:
    """Answer who the bot and the people are; open a session on the first visit, or for `?new`."""
    world = request.app[WORLD]
    is_new = "new" in request.query
    token = "" if is_new else request.cookies.get(name_cookie(request, "session"), "")
    session_id = world.chats.find_session(token) if token else None
    if session_id is None:
        token = world.chats.open_session()
        session_id = world.chats.find_session(token) or 0
    state = {**_describe_state(world, session_id), "may_reset": is_at_this_machine(request)}
    response = web.json_response(state)
    save_cookie(response, name_cookie(request, "session"), token, SESSION_AGE)
    save_key(request, response)
    return response


async def list_messages(request: web.Request) -> web.Response:
    """Answer a chat's messages before an id, oldest first."""
    world, chat = find_chat(request)
    before = read_integer(request.query.get("before"))
    limit = min(max(read_integer(request.query.get("limit")) or 60, 1), MOST_MESSAGES)
    found = world.messages.list_before(chat.chat_id, before, limit)
    # Taken before anything else can happen, so that events?since=… continues without a gap.
    last_event_id = world.events.find_last_id()
    messages = [world.messages.show(message) for message in found]
    return web.json_response({"messages": messages, "last_event_id": last_event_id})


async def post_message(request: web.Request) -> web.Response:
    """Send what a shopper wrote or picked."""
    world, chat = find_chat(request)
    try:
        values, parts = await read_form(request)
    except ValueError:
        raise PageError(400, "form_invalid", "The form cannot be read.") from None
    person = find_member(world, chat, values.get("person_id"))
    kind = values.get("as") or "photo"
    if kind not in ("photo", "document"):
        raise PageError(400, "kind_unknown", "Files are sent as photo or as document.")
    reply_to = read_integer(values.get("reply_to"))
    files = tuple(upload for _, upload in parts)
    content = shoppers.Post(values.get("text", ""), files, kind == "document", reply_to)
    sent = await shoppers.post(world, chat, person, content)
    return web.json_response({"messages": [world.messages.show(message) for message in sent]})


async def edit_message(request: web.Request) -> web.Response:
    """Change a shopper's own message."""
    world, chat = find_chat(request)
    body = await read_object(request)
    person = find_member(world, chat, body.get("person_id"))
    message = _find_message(world, chat, request.match_info["message_id"])
    if message.sender_id != person.person_id:
        raise PageError(403, "not_yours", "Only one's own messages can be changed.")
    changed = shoppers.edit(world, message, str(body.get("text") or ""))
    return web.json_response({"message": world.messages.show(changed)})


async def tap_button(request: web.Request) -> web.Response:
    """Tap an inline button."""
    world, chat = find_chat(request)
    body = await read_object(request)
    person = find_member(world, chat, body.get("person_id"))
    message = _find_message(world, chat, body.get("message_id"))
    query_id = shoppers.tap(world, message, person, str(body.get("data") or ""))
    return web.json_response({"callback_query_id": query_id})


async def put_reaction(request: web.Request) -> web.Response:
    """Set or take back a shopper's reaction."""
    world, chat = find_chat(request)
    body = await read_object(request)
    person = find_member(world, chat, body.get("person_id"))
    message = _find_message(world, chat, request.match_info["message_id"])
    shoppers.react(world, message, person, body.get("emoji") or None)
    return web.json_response({"message": world.messages.show(message)})


async def put_blocked(request: web.Request) -> web.Response:
    """Block or unblock the bot in a private chat."""
    world, chat = find_chat(request)
    body = await read_object(request)
    if chat.person_id is None:
        raise PageError(400, "not_private", "The bot can be blocked in private chats only.")
    is_blocked = bool(body.get("is_blocked"))
    shoppers.block(world, chat, find_member(world, chat, chat.person_id), is_blocked=is_blocked)
    return web.json_response({"is_blocked": is_blocked})


async def clear_chat(request: web.Request) -> web.Response:
    """Remove a chat's messages; the bot is not told, as in Telegram."""
    world, chat = find_chat(request)
    while found := world.messages.list_before(chat.chat_id, None, MOST_MESSAGES):
        for message in found:
            world.messages.remove(chat.chat_id, message.message_id)
    world.events.publish(chat.chat_id, "cleared", {})
    return web.json_response({"messages": []})


def get_session_id(request: web.Request) -> int:
    """Return the session of a request's cookie.

    Raises:
        PageError: 403 where there is none.
    """
    token = request.cookies.get(name_cookie(request, "session"), "")
    session_id = request.app[WORLD].chats.find_session(token) if token else None
    if session_id is None:
        raise PageError(403, "no_session", "Load the page first.")
    return session_id


def find_chat(request: web.Request, chat_id: Any = None) -> tuple[World, Chat]:
    """Return the world and the session's own chat that a request names; others do not exist."""
    world = request.app[WORLD]
    session_id = get_session_id(request)
    number = read_integer(request.match_info.get("chat_id") if chat_id is None else chat_id)
    chat = None if number is None else world.chats.find_chat(number)
    if chat is None or chat.session_id != session_id:
        raise PageError(404, "chat_not_found", "There is no such chat.")
    return world, chat


def find_member(world: World, chat: Chat, person_id: Any) -> Person:
    """Return the person of a chat that a request speaks for."""
    number = read_integer(person_id)
    for person in world.chats.list_members(chat):
        if person.person_id == number:
            return person
    raise PageError(404, "person_not_found", "This person is not in the chat.")


async def read_object(request: web.Request) -> Json:
    """Read a JSON object from a request's body.

    Raises:
        PageError: it is none.
    """
    if request.content_type != "application/json":
        raise PageError(415, "json_needed", "Send application/json.")
    if (request.content_length or 0) > MAX_JSON:
        raise PageError(413, "body_too_big", "The body is too big.")
    try:
        body = json.loads(await request.text())
    except ValueError:
        raise PageError(400, "json_invalid", "The body is no JSON.") from None
    if not isinstance(body, dict):
        raise PageError(400, "json_invalid", "The body is no JSON object.")
    return body


@web.middleware
async def refuse_politely(request: web.Request, handler: Any) -> web.StreamResponse:
    """Answer refusals of the page's API as JSON."""
    try:
        response: web.StreamResponse = await handler(request)
    except PageError as error:
        body = {"error": error.code, "description": error.description}
        return web.json_response(body, status=error.status)
    except web.HTTPRequestEntityTooLarge:
        body = {"error": "file_too_big", "description": "The files are too big to send."}
        return web.json_response(body, status=413)
    return response


def _describe_state(world: World, session_id: int) -> Json:
    chats = [
        {"id": c.chat_id, "type": c.type, "title": c.title, "person_id": c.person_id}
        for c in world.chats.list_chats(session_id)
    ]
    people = [
        {"id": p.person_id, "first_name": p.first_name, "language_code": p.language_code}
        for p in world.chats.list_people(session_id)
    ]
    samples = [sample.describe() for sample in list_samples(world.settings.samples)]
    return {"bot": world.profile.show(), "people": people, "chats": chats, "samples": samples}


def _find_message(world: World, chat: Chat, message_id: Any) -> StoredMessage:
    message = world.messages.find(chat.chat_id, read_integer(message_id))
    if message is None:
        raise PageError(404, "message_not_found", "There is no such message.")
    return message
