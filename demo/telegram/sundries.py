"""What shoppers send that is no words, photo or file: a sticker, a voice, a place, a contact."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

from aiohttp import web

from demo.telegram import shoppers
from demo.telegram.chats import Person
from demo.telegram.errors import PageError
from demo.telegram.messages import Draft
from demo.telegram.page_api import find_chat, find_member, read_object
from demo.telegram.store import Json
from demo.telegram.world import World

STICKER = "👗"
STICKER_SIDE = 512  # pixels; https://core.telegram.org/stickers
VOICE_SECONDS = 3


async def post_sundry(request: web.Request) -> web.Response:
    """Send one of them in a shopper's name."""
    world, chat = find_chat(request)
    body = await read_object(request)
    person = find_member(world, chat, body.get("person_id"))
    build = BUILDERS.get(str(body.get("kind")))
    if build is None:
        raise PageError(400, "kind_unknown", f"Send one of {', '.join(BUILDERS)}.")
    content = await build(world, person)
    message = world.messages.add(chat, Draft(person.describe(), content))
    shoppers.deliver(world, "message", message)
    return web.json_response({"messages": [world.messages.show(message)]})


async def build_sticker(world: World, person: Person) -> Json:
    """Build a sticker; the page draws it from its emoji."""
    file = await world.files.add_document(STICKER.encode(), "sticker.webp")
    return {
        "sticker": {
            **_keep_file(file),
            "type": "regular",
            "width": STICKER_SIDE,
            "height": STICKER_SIDE,
            "is_animated": False,
            "is_video": False,
            "emoji": STICKER,
        }
    }


async def build_voice(world: World, person: Person) -> Json:
    """Build a voice message of a few seconds."""
    file = await world.files.add_document(b"OggS", "voice.ogg")
    return {
        "voice": {**_keep_file(file), "duration": VOICE_SECONDS, "mime_type": "audio/ogg"},
    }


async def build_location(world: World, person: Person) -> Json:
    """Build a place: the middle of Berlin."""
    return {"location": {"latitude": 52.5186, "longitude": 13.4083}}


async def build_contact(world: World, person: Person) -> Json:
    """Build a shopper's own contact; the number is one that is kept free for films."""
    return {
        "contact": {
            "phone_number": "+4930230001234",
            "first_name": person.first_name,
            "user_id": person.person_id,
        }
    }


BUILDERS: Mapping[str, Callable[[World, Person], Awaitable[Json]]] = MappingProxyType(
    {
        "sticker": build_sticker,
        "voice": build_voice,
        "location": build_location,
        "contact": build_contact,
    }
)


def _keep_file(document: Json) -> Json:
    return {name: document[name] for name in ("file_id", "file_unique_id", "file_size")}
