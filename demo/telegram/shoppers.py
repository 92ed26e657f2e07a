"""What shoppers do on the page, and which of it Telegram lets the bot know."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from demo.telegram.chats import Chat, Person
from demo.telegram.contents import MAX_CAPTION, MAX_TEXT
from demo.telegram.entities import find_entities, measure
from demo.telegram.errors import PageError, PictureError
from demo.telegram.messages import Draft, StoredMessage
from demo.telegram.parameters import Upload
from demo.telegram.reactions import describe_reaction, is_reaction
from demo.telegram.store import Json
from demo.telegram.world import World

MAX_FILES = 10
PICTURE_ERRORS = {
    "IMAGE_PROCESS_FAILED": (
        "image_unreadable",
        "The picture cannot be opened; send it as a file.",
    ),
    "PHOTO_INVALID_DIMENSIONS": (
        "image_dimensions",
        "The picture is too large or too narrow for a photo; send it as a file.",
    ),
}


@dataclass(frozen=True, slots=True)
class Post:
    """What a shopper sends: a text, or files with a caption, as photos or as documents."""

    text: str
    files: tuple[Upload, ...] = field(default=())
    is_document: bool = False
    reply_to: int | None = None


async def post(world: World, chat: Chat, person: Person, content: Post) -> list[StoredMessage]:
    """Send a shopper's message, or one message for each file of an album.

    Raises:
        PageError: there is nothing to send, or a picture cannot be sent as a photo.
    """
    text = content.text.strip()
    if not text and not content.files:
        raise PageError(400, "message_empty", "There is nothing to send.")
    reply_to = content.reply_to
    if reply_to is not None and world.messages.find(chat.chat_id, reply_to) is None:
        reply_to = None  # the message was deleted meanwhile: Telegram's apps then send without it
    bodies = await _build_bodies(world, text, content)
    sent: list[StoredMessage] = []
    for body in bodies:
        message = world.messages.add(chat, Draft(person.describe(), body, reply_to))
        deliver(world, "message", message)
        sent.append(message)
    return sent


def edit(world: World, message: StoredMessage, text: str) -> StoredMessage:
    """Change the text or caption of a shopper's own message."""
    name = "text" if "text" in message.body else "caption"
    text = text.strip()
    if not text and name == "text":
        raise PageError(400, "message_empty", "There is nothing to send.")
    if measure(text) > (MAX_TEXT if name == "text" else MAX_CAPTION):
        raise PageError(400, "text_too_long", "The text is too long.")
    dropped = ("text", "entities", "caption", "caption_entities")
    kept = {k: v for k, v in message.body.items() if k not in dropped}
    changed = world.messages.change(message, {**kept, **_describe_text(text, name)}, None)
    deliver(world, "edited_message", changed)
    return changed


def tap(world: World, message: StoredMessage, person: Person, data: str) -> str:
    """Tap an inline button; return the callback query's id."""
    rows = (message.markup or {}).get("inline_keyboard", ())
    if not any(button.get("callback_data") == data for row in rows for button in row):
        raise PageError(404, "button_not_found", "This button is no longer there.")
    query_id = world.queries.open("callback", person.person_id, message.chat_id, {"data": data})
    query: Json = {
        "id": query_id,
        "from": person.describe(),
        "chat_instance": str(abs(message.chat_id) * 7919),
        "data": data,
    }
    if message.inline_message_id is not None:
        query["inline_message_id"] = message.inline_message_id
    else:
        query["message"] = world.messages.describe(message)
    world.updates.add("callback_query", query)
    return query_id


def react(world: World, message: StoredMessage, person: Person, emoji: str | None) -> None:
    """Set or take back a reaction; a bot hears of it in private chats only."""
    if emoji is not None and not is_reaction(emoji):
        raise PageError(400, "reaction_invalid", "Telegram has no such reaction.")
    former = world.messages.react(message, person.person_id, emoji)
    chat = world.chats.find_chat(message.chat_id)
    if former == emoji or chat is None or chat.type != "private":
        return  # in groups only administrators hear of reactions, and the bot is none
    world.updates.add(
        "message_reaction",
        {
            "chat": chat.describe(),
            "message_id": message.message_id,
            "user": person.describe(),
            "date": int(time.time()),
            "old_reaction": [describe_reaction(former)] if former else [],
            "new_reaction": [describe_reaction(emoji)] if emoji else [],
        },
    )


def block(world: World, chat: Chat, person: Person, *, is_blocked: bool) -> None:
    """Block the bot in a private chat, or unblock it, and let it know."""
    world.chats.block(chat.chat_id, is_blocked=is_blocked)
    if chat.is_blocked == is_blocked:
        return
    bot = world.profile.describe()
    states: list[Json] = [
        {"status": "member", "user": bot},
        {"status": "kicked", "user": bot, "until_date": 0},
    ]
    before, after = states if is_blocked else reversed(states)
    change = {"chat": chat.describe(), "from": person.describe(), "date": int(time.time())}
    world.updates.add(
        "my_chat_member", {**change, "old_chat_member": before, "new_chat_member": after}
    )


def deliver(world: World, kind: str, message: StoredMessage) -> None:
    """Queue an update for a message, unless the group's privacy keeps it from the bot."""
    chat = world.chats.find_chat(message.chat_id)  # none, if all were forgotten meanwhile
    if chat is not None and (chat.type == "private" or _concerns_bot(world, message)):
        world.updates.add(kind, world.messages.describe(message))


def split_text(text: str, most: int = MAX_TEXT) -> list[str]:
    """Split a long text as Telegram's apps do, at line ends and spaces where there are any."""
    parts: list[str] = []
    while measure(text) > most:
        end = most
        while measure(text[:end]) > most:
            end -= (measure(text[:end]) - most + 1) // 2
        cut = max(text.rfind("\n", 0, end), text.rfind(" ", 0, end))
        cut = cut if cut > end // 2 else end
        parts.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*parts, text] if text else parts


async def _build_bodies(world: World, text: str, content: Post) -> list[Json]:
    if not content.files:
        return [_describe_text(part, "text") for part in split_text(text)]
    if len(content.files) > MAX_FILES:
        raise PageError(400, "too_many_files", "An album holds at most ten files.")
    if measure(text) > MAX_CAPTION:
        raise PageError(400, "caption_too_long", "A caption holds at most 1,024 characters.")
    bodies = [await _add_file(world, file, content) for file in content.files]
    bodies[0] |= _describe_text(text, "caption") if text else {}
    if len(bodies) == 1:
        return bodies
    group_id = world.choose_media_group_id()
    return [{**body, "media_group_id": group_id} for body in bodies]


async def _add_file(world: World, file: Upload, content: Post) -> Json:
    if not file.size:
        raise PageError(400, "file_empty", "The file is empty.")
    if content.is_document:
        return {"document": await world.files.add_document(file.read(), file.name)}
    try:
        return {"photo": await world.files.add_photo(file.read(), is_bounded=False)}
    except PictureError as error:
        raise PageError(415, *PICTURE_ERRORS[error.word]) from error


def _describe_text(text: str, name: str) -> Json:
    entities = find_entities(text)
    fields: Json = {name: text} if text else {}
    if entities:
        fields["entities" if name == "text" else "caption_entities"] = entities
    return fields


def _concerns_bot(world: World, message: StoredMessage) -> bool:
    """Tell what a bot in privacy mode gets of a group: commands, mentions, replies to it."""
    replied = world.messages.find(message.chat_id, message.reply_to)
    if replied is not None and world.is_from_bot(replied):
        return True
    if message.body.get("via_bot", {}).get("id") == world.profile.bot_id:
        return True
    text = str(message.body.get("text") or message.body.get("caption") or "")
    entities = message.body.get("entities") or message.body.get("caption_entities") or ()
    return any(_addresses(world.profile.username, text, entity) for entity in entities)


def _addresses(username: str, text: str, entity: Json) -> bool:
    units = text.encode("utf-16-le")
    start, length = entity["offset"], entity["length"]
    word = units[2 * start : 2 * (start + length)].decode("utf-16-le").lower()
    if entity["type"] == "bot_command":
        return "@" not in word or word.endswith(f"@{username.lower()}")
    return bool(entity["type"] == "mention" and word == f"@{username.lower()}")
