"""Methods that look things up: files, chats and their members."""

from __future__ import annotations

from demo.telegram.errors import bad_request
from demo.telegram.files import MAX_DOWNLOAD_BYTES
from demo.telegram.methods.sending import find_target
from demo.telegram.parameters import Parameters
from demo.telegram.store import Json
from demo.telegram.world import World

GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
PERMISSIONS = (
    *("can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos"),
    *("can_send_videos", "can_send_video_notes", "can_send_voice_notes", "can_send_polls"),
    *("can_send_other_messages", "can_add_web_page_previews", "can_invite_users"),
)


async def get_file(world: World, parameters: Parameters) -> Json:
    """Return the path by which a file of up to 20 MB can be downloaded."""
    if not parameters.has("file_id"):
        raise bad_request("file_id not specified")
    file = world.files.find(parameters.read_text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if file.size > MAX_DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {
        "file_id": file.file_id,
        "file_unique_id": file.file_unique_id,
        "file_size": file.size,
        "file_path": file.path,
    }


async def get_chat(world: World, parameters: Parameters) -> Json:
    """Return all that is known of a chat."""
    chat = find_target(world, parameters)
    info: Json = {
        **chat.describe(),
        "accent_color_id": abs(chat.chat_id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": {**dict.fromkeys(GIFTS, False), "gifts_from_channels": False},
    }
    if chat.type == "group":
        info["permissions"] = dict.fromkeys(PERMISSIONS, True)
    return info


async def get_chat_member(world: World, parameters: Parameters) -> Json:
    """Return what somebody is in a chat."""
    chat = find_target(world, parameters)
    user_id = parameters.find_integer("user_id")
    if not user_id:
        raise bad_request("invalid user_id specified")
    if user_id == world.profile.bot_id:
        return {"status": "member", "user": world.profile.describe()}
    for member in await _list_members(world, parameters):
        if member["user"]["id"] == user_id:
            return member
    known = world.chats.find_person(user_id)
    if known is None or known.session_id != chat.session_id:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return {"status": "left", "user": known.describe()}


async def get_chat_member_count(world: World, parameters: Parameters) -> int:
    """Count a chat's members, the bot among them."""
    return len(await _list_members(world, parameters)) + 1


async def get_chat_administrators(world: World, parameters: Parameters) -> list[Json]:
    """List a group's administrators: its first person, who made it."""
    if find_target(world, parameters).type == "private":
        raise bad_request("there are no administrators in the private chat")
    members = await _list_members(world, parameters)
    return [member for member in members if member["status"] == "creator"]


async def get_user_profile_photos(world: World, parameters: Parameters) -> Json:
    """Return the photos of a user, who has none here."""
    if world.chats.find_person(parameters.find_integer("user_id") or 0) is None:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}


async def _list_members(world: World, parameters: Parameters) -> list[Json]:
    chat = find_target(world, parameters)
    members: list[Json] = []
    for person in world.chats.list_members(chat):
        is_owner = chat.type == "group" and not members
        status = {"status": "creator", "is_anonymous": False} if is_owner else {"status": "member"}
        members.append({**status, "user": person.describe()})
    return members
