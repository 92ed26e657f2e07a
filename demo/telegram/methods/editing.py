"""Methods that change what was sent: edits, deletions and reactions."""

from __future__ import annotations

from typing import Any

from demo.telegram.chats import Chat
from demo.telegram.contents import read_caption, read_message_text
from demo.telegram.errors import ApiError, PictureError, bad_request
from demo.telegram.markup import find_markup, is_inline
from demo.telegram.messages import StoredMessage
from demo.telegram.methods.sending import find_target, read_media
from demo.telegram.parameters import Parameters, read_integer
from demo.telegram.reactions import is_reaction
from demo.telegram.store import Json
from demo.telegram.world import World

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
CAPTION = ("caption", "caption_entities", "show_caption_above_media")
CONTENT = ("text", "entities", "link_preview_options", "photo", "document", "has_media_spoiler")
UNCHANGED = ("from", "date", "media_group_id", "forward_origin", "via_bot", "has_protected_content")


async def edit_message_text(world: World, parameters: Parameters) -> Any:
    """Replace a text and the inline keyboard under it."""
    message = _find_message(world, parameters)
    fields = read_message_text(world, parameters)
    options = parameters.find_json("link_preview_options", "link preview options")
    if isinstance(options, dict) and options:
        fields["link_preview_options"] = options
    if "text" not in message.body:
        raise bad_request("there is no text in the message to edit")
    return _change(world, parameters, message, fields)


async def edit_message_caption(world: World, parameters: Parameters) -> Any:
    """Replace a caption and the inline keyboard under it."""
    message = _find_message(world, parameters)
    caption = read_caption(world, parameters)
    if "text" in message.body:
        raise bad_request("there is no caption in the message to edit")
    kept = {k: v for k, v in message.body.items() if k in CONTENT}
    return _change(world, parameters, message, {**kept, **caption})


async def edit_message_media(world: World, parameters: Parameters) -> Any:
    """Replace a photo or document, its caption, and the inline keyboard under it."""
    message = _find_message(world, parameters)
    value = parameters.find_json("media", "media")
    if not isinstance(value, dict):
        raise bad_request("media is not specified" if value is None else "object expected as media")
    if value.get("type") not in ("photo", "document"):
        raise bad_request("can't parse InputMedia: type of the media is not supported")
    if "media_group_id" in message.body and value["type"] not in message.body:
        raise bad_request("can't use the media of the specified type in the album")
    try:
        fields = await read_media(world, Parameters(value, parameters.files))
    except PictureError as error:
        raise bad_request(error.word) from error
    return _change(world, parameters, message, fields)


async def edit_message_reply_markup(world: World, parameters: Parameters) -> Any:
    """Replace the inline keyboard under a message."""
    message = _find_message(world, parameters)
    kept = {k: v for k, v in message.body.items() if k in CONTENT + CAPTION}
    return _change(world, parameters, message, kept)


async def delete_message(world: World, parameters: Parameters) -> bool:
    """Remove one message."""
    chat = find_target(world, parameters)
    message = world.messages.find(chat.chat_id, _get_message_id(parameters))
    if message is None:
        raise bad_request("message to delete not found")
    _check_deletable(world, chat, message)
    return world.messages.remove(chat.chat_id, message.message_id)


async def delete_messages(world: World, parameters: Parameters) -> bool:
    """Remove several messages; those that are not there are passed over."""
    chat = find_target(world, parameters)
    message_ids = parameters.find_json("message_ids", "message identifiers")
    if not isinstance(message_ids, list) or not message_ids:
        raise bad_request("message identifiers are not specified")
    if len(message_ids) > 100:
        raise bad_request("too many message identifiers specified")
    found = [world.messages.find(chat.chat_id, read_integer(number)) for number in message_ids]
    for message in found:
        if message is not None:
            _check_deletable(world, chat, message)
            world.messages.remove(chat.chat_id, message.message_id)
    return True


async def set_message_reaction(world: World, parameters: Parameters) -> bool:
    """Set or take back the bot's reaction to a message."""
    chat = find_target(world, parameters)
    message = world.messages.find(chat.chat_id, _get_message_id(parameters))
    if message is None:
        raise bad_request("message to react not found")
    reaction = parameters.find_json("reaction", "reaction") or []
    if not isinstance(reaction, list) or not all(isinstance(item, dict) for item in reaction):
        raise bad_request("expected an Array of ReactionType")
    if len(reaction) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    emoji = reaction[0].get("emoji") if reaction else None
    if reaction and not is_reaction(emoji):
        raise bad_request("REACTION_INVALID")
    world.messages.react(message, world.profile.bot_id, emoji)
    return True


def _find_message(world: World, parameters: Parameters) -> StoredMessage:
    if parameters.has("inline_message_id"):
        inline = world.messages.find_inline(parameters.read_text("inline_message_id"))
        if inline is None:
            raise bad_request("MESSAGE_ID_INVALID")
        return inline
    if not parameters.has("chat_id"):
        raise bad_request("message identifier is not specified")
    chat = find_target(world, parameters)
    message = world.messages.find(chat.chat_id, _get_message_id(parameters))
    if message is None:
        raise bad_request("message to edit not found")
    has_keyboard = message.markup is not None and not is_inline(message.markup)
    if not world.is_from_bot(message) or has_keyboard or "forward_origin" in message.body:
        raise bad_request("message can't be edited")
    return message


def _get_message_id(parameters: Parameters) -> int:
    message_id = parameters.find_integer("message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    return message_id


def _change(world: World, parameters: Parameters, message: StoredMessage, fields: Json) -> Any:
    """Store new content; the edited Message, or True for a message sent inline."""
    markup = find_markup(parameters, is_inline_only=True)
    if markup is not None and "media_group_id" in message.body:
        raise ApiError(400, "Bad Request: REPLY_MARKUP_INVALID")
    current = {k: v for k, v in message.body.items() if k in CONTENT + CAPTION}
    if fields == current and markup == message.markup:
        raise bad_request(NOT_MODIFIED)
    kept = {k: v for k, v in message.body.items() if k in UNCHANGED}
    changed = world.messages.change(message, {**kept, **fields}, markup)
    return True if parameters.has("inline_message_id") else world.messages.describe(changed)


def _check_deletable(world: World, chat: Chat, message: StoredMessage) -> None:
    if chat.type != "private" and not world.is_from_bot(message):
        raise bad_request("message can't be deleted for everyone")
