"""Methods that send: messages, photos, documents, albums, copies, and what the bot is doing."""

from __future__ import annotations

from typing import Any

from demo.telegram.chats import Chat
from demo.telegram.contents import read_caption, read_document, read_message_text, read_photo
from demo.telegram.errors import PictureError, bad_request, forbidden
from demo.telegram.markup import find_markup
from demo.telegram.messages import Draft, StoredMessage
from demo.telegram.parameters import Parameters, read_integer
from demo.telegram.store import Json
from demo.telegram.world import World

ACTIONS = {
    *("typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice"),
    *("upload_document", "choose_sticker", "find_location", "record_video_note"),
    *("upload_video_note", "record_audio", "upload_audio"),
}
META = ("from", "date", "edit_date", "media_group_id", "forward_origin", "via_bot")


async def send_message(world: World, parameters: Parameters) -> Json:
    """Send a text."""
    chat = find_target(world, parameters)
    body = read_message_text(world, parameters)
    options = parameters.find_json("link_preview_options", "link preview options")
    if isinstance(options, dict) and options:
        body["link_preview_options"] = options
    return send(world, parameters, chat, body)


async def send_photo(world: World, parameters: Parameters) -> Json:
    """Send a photo."""
    chat = find_target(world, parameters)
    caption = read_caption(world, parameters)
    try:
        photo = await read_photo(world, parameters)
    except PictureError as error:
        raise bad_request(error.word) from error
    return send(world, parameters, chat, {**photo, **caption})


async def send_document(world: World, parameters: Parameters) -> Json:
    """Send a file as it is."""
    chat = find_target(world, parameters)
    caption = read_caption(world, parameters)
    return send(world, parameters, chat, {**await read_document(world, parameters), **caption})


async def send_media_group(world: World, parameters: Parameters) -> list[Json]:
    """Send an album of 2 to 10 photos or documents.

    Raises:
        ApiError: before anything is sent, for what the request says; after the good items are
            sent, for a picture that cannot be processed. That is how the real server does it.
    """
    chat = find_target(world, parameters)
    items = _read_items(parameters)
    bodies, failure = await _read_bodies(world, items)
    check_sending(world, chat, len(bodies) or 1)
    reply_to = find_reply(world, parameters, chat)
    group = {"media_group_id": world.choose_media_group_id()} if len(bodies) > 1 else {}
    sent = [
        world.messages.add(chat, Draft(world.profile.describe(), {**body, **group}, reply_to))
        for body in bodies
    ]
    if failure is not None:
        raise failure
    return [world.messages.describe(message) for message in sent]


async def send_chat_action(world: World, parameters: Parameters) -> bool:
    """Show what the bot is doing; the page lets it fade after five seconds."""
    chat = find_target(world, parameters)
    action = parameters.read_text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    _check_blocked(chat)
    world.events.flash(chat.chat_id, "action", {"action": action})
    return True


async def copy_message(world: World, parameters: Parameters) -> Json:
    """Send a message's content again, without saying where it is from."""
    chat = find_target(world, parameters)
    source = _find_original(world, parameters, "message to copy not found")
    body = {name: value for name, value in source.body.items() if name not in META}
    if parameters.values.get("caption") is not None and "text" not in body:
        body = {k: v for k, v in body.items() if not k.startswith("caption")}
        body |= read_caption(world, parameters)
    return {"message_id": send(world, parameters, chat, body)["message_id"]}


async def forward_message(world: World, parameters: Parameters) -> Json:
    """Send a message on, saying who wrote it."""
    chat = find_target(world, parameters)
    source = _find_original(world, parameters, "message to forward not found")
    body = {name: value for name, value in source.body.items() if name not in META}
    origin = {
        "type": "user",
        "sender_user": source.body["from"],
        "date": source.body["date"],
    }
    return send(world, parameters, chat, {**body, "forward_origin": origin})


def find_target(world: World, parameters: Parameters, name: str = "chat_id") -> Chat:
    """Return the chat a request names.

    Raises:
        ApiError: chat_id is empty, or chat not found.
    """
    if not parameters.has(name):
        raise bad_request(f"{name} is empty")
    return world.get_chat(parameters.find_integer(name))


def send(world: World, parameters: Parameters, chat: Chat, body: Json) -> Json:
    """Store the bot's message with its reply and markup; return the Message object."""
    markup = find_markup(parameters)
    reply_to = find_reply(world, parameters, chat)
    check_sending(world, chat)
    if parameters.read_flag("protect_content"):
        body = {**body, "has_protected_content": True}
    draft = Draft(world.profile.describe(), body, reply_to, markup)
    return world.messages.describe(world.messages.add(chat, draft))


def find_reply(world: World, parameters: Parameters, chat: Chat) -> int | None:
    """Return the id of the message a request replies to, None where it replies to none.

    Raises:
        ApiError: there is no such message, and the request insists on it.
    """
    reply = parameters.find_json("reply_parameters", "reply parameters") or {
        "message_id": parameters.find_integer("reply_to_message_id"),
        "allow_sending_without_reply": parameters.read_flag("allow_sending_without_reply"),
    }
    if not isinstance(reply, dict):
        raise bad_request("object expected as reply parameters")
    message_id = read_integer(reply.get("message_id"))
    if not message_id:
        return None
    if world.messages.find(chat.chat_id, message_id) is not None:
        return message_id
    if reply.get("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def check_sending(world: World, chat: Chat, count: int = 1) -> None:
    """Refuse to write to who blocked the bot, or faster than the pace allows."""
    _check_blocked(chat)
    if world.pace is not None:
        world.pace.take(chat.chat_id, count)


def _check_blocked(chat: Chat) -> None:
    if chat.is_blocked:
        raise forbidden("bot was blocked by the user")


def _read_items(parameters: Parameters) -> list[Parameters]:
    items = parameters.find_json("media", "media")
    if items is None:
        items = []
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise bad_request("expected an Array of InputMedia")
    if not items:
        raise bad_request("there are no messages to send")
    if len(items) > 10:
        raise bad_request("too many messages to send as an album")
    if len(items) < 2:
        # Documented as 2-10 items; the real server happens to send a lone one as no album.
        raise bad_request("too few messages to send as an album")
    kinds = {item.get("type") for item in items}
    for kind in kinds - {"photo", "document"}:
        raise bad_request(
            f"can't parse InputMedia: type \"{kind}\" can't be used in sendMediaGroup"
        )
    if len(kinds) > 1:
        raise bad_request("document can't be mixed with other media types")
    return [Parameters(item, parameters.files) for item in items]


async def _read_bodies(
    world: World, items: list[Parameters]
) -> tuple[list[Json], Exception | None]:
    """Read every item; the good ones' bodies, and the first failure of processing, if any."""
    bodies: list[Json] = []
    failure: Exception | None = None
    for number, item in enumerate(items, start=1):
        try:
            bodies.append(await read_media(world, item))
        except PictureError as error:
            words = f'failed to send message #{number} with the error message "{error.word}"'
            failure = failure or bad_request(words)
    return bodies, failure


async def read_media(world: World, item: Parameters) -> Json:
    """Read an InputMedia object, wrapped as parameters, into message fields."""
    if not item.read_text("media") or _is_missing(item):
        raise bad_request("can't parse InputMedia: media not found")
    caption = read_caption(world, item)
    if item.values.get("type") == "photo":
        return {**await read_photo(world, item, "media"), **caption}
    return {**await read_document(world, item, "media"), **caption}


def _is_missing(item: Parameters) -> bool:
    media: Any = item.values["media"]
    is_attached = isinstance(media, str) and media.startswith("attach://")
    return is_attached and media.removeprefix("attach://") not in item.files


def _find_original(world: World, parameters: Parameters, words: str) -> StoredMessage:
    source = find_target(world, parameters, "from_chat_id")
    message = world.messages.find(source.chat_id, parameters.find_integer("message_id"))
    if message is None:
        raise bad_request(words)
    return message
