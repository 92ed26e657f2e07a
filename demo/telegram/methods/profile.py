"""Methods about the bot itself: who it is, its texts by language, its commands and menu."""

from __future__ import annotations

import re
from typing import Any

from demo.telegram.entities import measure
from demo.telegram.errors import bad_request
from demo.telegram.methods.sending import find_target
from demo.telegram.parameters import Parameters
from demo.telegram.profile import TEXTS
from demo.telegram.store import Json
from demo.telegram.world import World

SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")


async def get_me(world: World, parameters: Parameters) -> Json:
    """Return the bot's account."""
    return world.profile.describe_fully()


async def set_my_commands(world: World, parameters: Parameters) -> bool:
    """Set the command menu of a scope and language."""
    commands = parameters.find_json("commands", "commands")
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    checked = [_check_command(command) for command in commands]
    world.profile.save_commands(*_read_scope(world, parameters), checked)
    world.events.publish_everywhere("bot", world.profile.show())
    return True


async def get_my_commands(world: World, parameters: Parameters) -> list[Json]:
    """Return the command menu of exactly a scope and language."""
    return world.profile.get_commands(*_read_scope(world, parameters))


async def delete_my_commands(world: World, parameters: Parameters) -> bool:
    """Remove the command menu of a scope and language."""
    world.profile.save_commands(*_read_scope(world, parameters), [])
    world.events.publish_everywhere("bot", world.profile.show())
    return True


async def set_my_name(world: World, parameters: Parameters) -> bool:
    """Set the bot's name in a language."""
    return _save_text(world, parameters, "name")


async def get_my_name(world: World, parameters: Parameters) -> Json:
    """Return the bot's name in a language."""
    language = _read_language(parameters)
    name = world.profile.find_text("name", language) or world.profile.describe()["first_name"]
    return {"name": name}


async def set_my_description(world: World, parameters: Parameters) -> bool:
    """Set what an empty chat shows."""
    return _save_text(world, parameters, "description")


async def get_my_description(world: World, parameters: Parameters) -> Json:
    """Return what an empty chat shows."""
    return {"description": world.profile.find_text("description", _read_language(parameters))}


async def set_my_short_description(world: World, parameters: Parameters) -> bool:
    """Set what the bot's profile shows."""
    return _save_text(world, parameters, "short_description")


async def get_my_short_description(world: World, parameters: Parameters) -> Json:
    """Return what the bot's profile shows."""
    text = world.profile.find_text("short_description", _read_language(parameters))
    return {"short_description": text}


async def set_chat_menu_button(world: World, parameters: Parameters) -> bool:
    """Set the button beside the input of a private chat, or of all of them."""
    button = parameters.find_json("menu_button", "menu button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in ("commands", "web_app", "default"):
        raise bad_request("can't parse MenuButton: Wrong menu button type")
    if button["type"] == "web_app" and not {"text", "web_app"} <= button.keys():
        raise bad_request("can't parse MenuButton: Can't find field \"web_app\"")
    buttons: Json = world.store.get_setting("menu_buttons", {})
    buttons[_read_menu_chat(world, parameters)] = button
    world.store.save_setting("menu_buttons", buttons)
    return True


async def get_chat_menu_button(world: World, parameters: Parameters) -> Json:
    """Return the button beside the input of a private chat, or of all of them."""
    buttons: dict[str, Json] = world.store.get_setting("menu_buttons", {})
    chat = _read_menu_chat(world, parameters)
    return buttons.get(chat) or buttons.get("") or {"type": "default"}


def _read_menu_chat(world: World, parameters: Parameters) -> str:
    return str(find_target(world, parameters).chat_id) if parameters.has("chat_id") else ""


def _save_text(world: World, parameters: Parameters, kind: str) -> bool:
    text = parameters.read_text(kind)
    if measure(text) > TEXTS[kind]:
        words = {"name": "BOT_TITLE_INVALID", "description": "BOT_DESCRIPTION_INVALID"}
        raise bad_request(words.get(kind, "BOT_SHORT_DESCRIPTION_INVALID"))
    world.profile.save_text(kind, _read_language(parameters), text)
    world.events.publish_everywhere("bot", world.profile.show())
    return True


def _read_language(parameters: Parameters) -> str:
    language = parameters.read_text("language_code")
    if not re.fullmatch(r"([a-z]{2})?", language):
        raise bad_request("invalid language code specified")
    return language


def _read_scope(world: World, parameters: Parameters) -> tuple[str, str]:
    scope: Any = parameters.find_json("scope", "BotCommandScope") or {"type": "default"}
    kind = scope.get("type") if isinstance(scope, dict) else None
    if kind in SCOPES:
        return str(kind), _read_language(parameters)
    if kind not in CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    chat = world.get_chat(Parameters(scope).find_integer("chat_id"))
    return f"{kind}:{chat.chat_id}:{scope.get('user_id', '')}", _read_language(parameters)


def _check_command(value: Any) -> Json:
    if not isinstance(value, dict) or not {"command", "description"} <= value.keys():
        raise bad_request("can't parse BotCommand: Can't find field \"command\"")
    command = str(value["command"]).removeprefix("/").strip().lower()
    description = str(value["description"]).strip()
    if not re.fullmatch(r"[a-z0-9_]{1,32}", command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= measure(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": description}
