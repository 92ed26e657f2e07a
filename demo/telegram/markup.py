"""Reply markup: inline keyboards and reply keyboards, checked as the real server does."""

from __future__ import annotations

from typing import Any

from demo.telegram.errors import ApiError, bad_request
from demo.telegram.links import find_link
from demo.telegram.parameters import Parameters
from demo.telegram.store import Json

MAX_CALLBACK_DATA = 64  # bytes
MAX_BUTTONS = 100
ACTIONS = (
    *("url", "callback_data", "web_app", "login_url", "switch_inline_query", "copy_text"),
    *("switch_inline_query_current_chat", "switch_inline_query_chosen_chat"),
    *("callback_game", "pay"),
)
OTHER_KINDS = ("keyboard", "remove_keyboard", "force_reply")


def find_markup(parameters: Parameters, *, is_inline_only: bool = False) -> Json | None:
    """Read the reply_markup of a request; None where there is none.

    Raises:
        ApiError: it is malformed, or no inline keyboard where only one may stand.
    """
    value = parameters.find_json("reply_markup", "reply keyboard markup")
    return None if value is None else check_markup(value, is_inline_only=is_inline_only)


def check_markup(value: Any, *, is_inline_only: bool = False) -> Json | None:
    """Check a decoded reply_markup; an inline keyboard without buttons is None."""
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in value:
        return _check_inline(value["inline_keyboard"])
    if is_inline_only and value:
        raise bad_request("inline keyboard expected")
    if "keyboard" in value:
        return _check_keyboard(value)
    return value if any(value.get(kind) for kind in OTHER_KINDS) else None


def is_inline(markup: Json | None) -> bool:
    """Tell whether a markup is an inline keyboard, the only one a Message object shows."""
    return markup is not None and "inline_keyboard" in markup


def _check_inline(rows: Any) -> Json | None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(
            'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
        )
    kept = [[_check_button(button) for button in row] for row in rows if row]
    if sum(map(len, kept)) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": kept} if kept else None


def _check_button(value: Any) -> Json:
    if not isinstance(value, dict):
        raise bad_request("can't parse InlineKeyboardButton: Expected an Object")
    button: Json = value
    if not isinstance(button.get("text"), str):
        raise bad_request("can't parse InlineKeyboardButton: Can't find field \"text\"")
    if not button["text"].strip():
        raise ApiError(400, "Bad Request: inline keyboard button text must be non-empty")
    actions = [name for name in ACTIONS if name in button]
    if not actions:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if "callback_data" in button:
        _check_callback_data(button["callback_data"])
    if "url" in button:
        button = {**button, "url": _check_url(button["url"])}
    return button


def _check_callback_data(data: Any) -> None:
    if (
        not isinstance(data, str)
        or not 1 <= len(data.encode(errors="replace")) <= MAX_CALLBACK_DATA
    ):
        raise bad_request("BUTTON_DATA_INVALID")


def _check_url(url: Any) -> str:
    link = find_link(url) if isinstance(url, str) else None
    if link is None:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return link


def _check_keyboard(value: Json) -> Json:
    rows = value["keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('Field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays')
    kept = [[_read_key(key) for key in row] for row in rows if row]
    if not kept:
        raise bad_request("reply keyboard must be non-empty")
    return {**value, "keyboard": kept}


def _read_key(key: Any) -> Json:
    if isinstance(key, str):
        return {"text": key}
    if not isinstance(key, dict) or not isinstance(key.get("text"), str):
        raise bad_request("can't parse KeyboardButton: Can't find field \"text\"")
    return key
