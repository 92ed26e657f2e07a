"""Passing messages on from one of a shopper's chats to another."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from demo.telegram import shoppers
from demo.telegram.errors import PageError
from demo.telegram.messages import Draft, StoredMessage
from demo.telegram.page_api import find_chat, find_member, read_object
from demo.telegram.parameters import read_integer
from demo.telegram.store import Json
from demo.telegram.world import World

_DROPPED = ("from", "date", "edit_date", "media_group_id", "via_bot")


async def forward_messages(request: web.Request) -> web.Response:
    """Forward messages of a chat, an album together, in a shopper's name."""
    world, chat = find_chat(request)
    body = await read_object(request)
    person = find_member(world, chat, body.get("person_id"))
    _, goal = find_chat(request, body.get("to_chat_id", ""))
    if person not in world.chats.list_members(goal):
        raise PageError(404, "chat_not_found", "There is no such chat.")
    found = _find_all(world, chat.chat_id, body.get("message_ids"))
    group = {"media_group_id": world.choose_media_group_id()} if len(found) > 1 else {}
    sent = []
    for message in found:
        content = {**_describe_forward(message), **group}
        sent.append(world.messages.add(goal, Draft(person.describe(), content)))
        shoppers.deliver(world, "message", sent[-1])
    return web.json_response({"messages": [world.messages.show(message) for message in sent]})


def _find_all(world: World, chat_id: int, ids: Any) -> list[StoredMessage]:
    if not isinstance(ids, list) or not 1 <= len(ids) <= shoppers.MAX_FILES:
        raise PageError(400, "messages_needed", "Name one to ten messages.")
    found = [world.messages.find(chat_id, read_integer(number)) for number in ids]
    messages = [message for message in found if message is not None]
    if len(messages) < len(found):
        raise PageError(404, "message_not_found", "There is no such message.")
    return messages


def _describe_forward(message: StoredMessage) -> Json:
    """Build the content of a forwarded message; what was forwarded before keeps its origin."""
    kept = {name: value for name, value in message.body.items() if name not in _DROPPED}
    origin = {"type": "user", "date": message.body["date"], "sender_user": message.body["from"]}
    return {"forward_origin": origin, **kept}
