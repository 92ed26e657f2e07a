"""The methods of the Bot API, by their lower-case names."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any

from demo.telegram.methods import editing, looking, polling, profile, queries, sending
from demo.telegram.parameters import Parameters
from demo.telegram.world import World

Method = Callable[[World, Parameters], Awaitable[Any]]

METHODS: Mapping[str, Method] = MappingProxyType(
    {
        "sendmessage": sending.send_message,
        "sendphoto": sending.send_photo,
        "senddocument": sending.send_document,
        "sendmediagroup": sending.send_media_group,
        "sendchataction": sending.send_chat_action,
        "copymessage": sending.copy_message,
        "forwardmessage": sending.forward_message,
        "editmessagetext": editing.edit_message_text,
        "editmessagecaption": editing.edit_message_caption,
        "editmessagemedia": editing.edit_message_media,
        "editmessagereplymarkup": editing.edit_message_reply_markup,
        "deletemessage": editing.delete_message,
        "deletemessages": editing.delete_messages,
        "setmessagereaction": editing.set_message_reaction,
        "answercallbackquery": queries.answer_callback_query,
        "answerinlinequery": queries.answer_inline_query,
        "getupdates": polling.get_updates,
        "setwebhook": polling.set_webhook,
        "deletewebhook": polling.delete_webhook,
        "getwebhookinfo": polling.get_webhook_info,
        "logout": polling.log_out,
        "close": polling.log_out,
        "getfile": looking.get_file,
        "getchat": looking.get_chat,
        "getchatmember": looking.get_chat_member,
        "getchatmembercount": looking.get_chat_member_count,
        "getchatadministrators": looking.get_chat_administrators,
        "getuserprofilephotos": looking.get_user_profile_photos,
        "getme": profile.get_me,
        "setmycommands": profile.set_my_commands,
        "getmycommands": profile.get_my_commands,
        "deletemycommands": profile.delete_my_commands,
        "setmyname": profile.set_my_name,
        "getmyname": profile.get_my_name,
        "setmydescription": profile.set_my_description,
        "getmydescription": profile.get_my_description,
        "setmyshortdescription": profile.set_my_short_description,
        "getmyshortdescription": profile.get_my_short_description,
        "setchatmenubutton": profile.set_chat_menu_button,
        "getchatmenubutton": profile.get_chat_menu_button,
    }
)
