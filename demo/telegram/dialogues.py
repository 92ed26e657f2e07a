"""Written dialogues for the page, which plays them."""

from __future__ import annotations

from aiohttp import web

from demo.dialogues.script import PHOTOS, ScriptError, load
from demo.telegram.errors import PageError


async def send_dialogue(request: web.Request) -> web.Response:
    """Send a dialogue by its name."""
    try:
        dialogue = load(request.match_info["name"])
    except ScriptError as error:
        raise PageError(404, "dialogue_not_found", str(error)) from error
    return web.json_response(dialogue.model_dump())


async def send_photo(request: web.Request) -> web.StreamResponse:
    """Send a photo that somebody shows in a dialogue."""
    photos = {path.name: path for path in PHOTOS.glob("*.jpg")}
    path = photos.get(request.match_info["name"])
    if path is None:
        raise PageError(404, "file_not_found", "There is no such photo.")
    return web.FileResponse(path, headers={"Content-Type": "image/jpeg"})
