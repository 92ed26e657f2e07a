"""What the page loads: itself, the session's pictures, samples, and its stream of events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

from aiohttp import web

from demo.telegram.bot_api import WORLD
from demo.telegram.errors import PageError
from demo.telegram.events import Event, Events
from demo.telegram.files import StoredFile
from demo.telegram.guard import save_key
from demo.telegram.page_api import find_chat, get_session_id
from demo.telegram.samples import TYPES, find_sample

PAGE = Path(__file__).parent / "page"
HEARTBEAT = 15.0  # seconds, so that a lost connection is noticed
SHOWN_TYPES = frozenset(("image/jpeg", "image/png", "image/webp", "image/gif"))
PAGE_TYPES: Mapping[str, str] = MappingProxyType(
    {
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".mjs": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".webmanifest": "application/manifest+json",
        ".ico": "image/x-icon",
        ".woff2": "font/woff2",
        ".ttf": "font/ttf",
        ".mp3": "audio/mpeg",
        ".txt": "text/plain; charset=utf-8",
        **TYPES,
    }
)


async def send_page(request: web.Request) -> web.StreamResponse:
    """Send a file of the page; / is index.html."""
    path = _locate(request.match_info.get("path") or "index.html")
    if path is None:
        return web.Response(status=404, text="Not Found")
    headers = {"Content-Type": PAGE_TYPES[path.suffix], "Cache-Control": "no-cache"}
    response = web.FileResponse(path, headers=headers)
    save_key(request, response)
    return response


async def send_picture(request: web.Request) -> web.StreamResponse:
    """Send a file that was shown in one of the session's chats."""
    world = request.app[WORLD]
    session_id = get_session_id(request)
    file = world.files.find(request.match_info["file_id"])
    if file is None or not world.messages.may_see(session_id, file.file_id):
        raise PageError(404, "file_not_found", "There is no such file.")
    return web.FileResponse(world.files.locate(file), headers=_describe_file(file))


async def send_sample(request: web.Request) -> web.StreamResponse:
    """Send a sample photo."""
    sample = find_sample(request.app[WORLD].settings.samples, request.match_info["name"])
    if sample is None:
        raise PageError(404, "file_not_found", "There is no such sample.")
    headers = {
        "Content-Type": TYPES[sample.path.suffix.lower()],
        "Cache-Control": "private, max-age=3600",
    }
    return web.FileResponse(sample.path, headers=headers)


async def stream_events(request: web.Request) -> web.StreamResponse:
    """Stream a chat's events; a Last-Event-ID, or since=, resumes where the page left off."""
    world, chat = find_chat(request, request.query.get("chat", ""))
    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
    )
    with world.events.listen(chat.chat_id) as queue:
        last_id = _read_last_id(request, world.events)
        await response.prepare(request)
        await response.write(f"retry: 1000\nid: {last_id}\n\n".encode())
        try:
            for event in world.events.list_since(chat.chat_id, last_id):
                await response.write(_encode(event))
                last_id = event.event_id or last_id
            await _stream(queue, response, last_id)
        except (ConnectionError, asyncio.CancelledError):
            return response
    return response


async def _stream(
    queue: asyncio.Queue[Event | None], response: web.StreamResponse, last_id: int
) -> None:
    while True:
        try:
            event = await asyncio.wait_for(queue.get(), HEARTBEAT)
        except TimeoutError:
            await response.write(b": still here\n\n")
            continue
        if event is None:
            return
        if event.event_id is None or event.event_id > last_id:
            await response.write(_encode(event))


def _read_last_id(request: web.Request, events: Events) -> int:
    given = request.headers.get("Last-Event-ID") or request.query.get("since") or ""
    last_id = events.find_last_id()
    return min(int(given), last_id) if given.isdigit() and len(given) < 16 else last_id


def _encode(event: Event) -> bytes:
    number = "" if event.event_id is None else f"id: {event.event_id}\n"
    data = json.dumps(event.payload, ensure_ascii=False)  # one line: JSON escapes line ends
    return f"{number}event: {event.kind}\ndata: {data}\n\n".encode()


def _describe_file(file: StoredFile) -> dict[str, str]:
    """Show pictures, and let everything else be downloaded only: it may hold scripts."""
    headers = {
        "Cache-Control": "private, max-age=31536000, immutable",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    mime_type = file.mime_type or ""
    if mime_type in SHOWN_TYPES:
        return {**headers, "Content-Type": mime_type}
    name = quote(file.name or "file")
    return {
        **headers,
        "Content-Type": "application/octet-stream",
        "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
    }


def _locate(name: str) -> Path | None:
    """Find a file of the page by its name; anything outside the folder, or hidden, is none."""
    if "\0" in name:
        return None
    path = (PAGE / name).resolve()
    parts = path.relative_to(PAGE.resolve()).parts if path.is_relative_to(PAGE.resolve()) else ()
    is_plain = bool(parts) and not any(part.startswith(".") for part in parts)
    return path if is_plain and path.suffix in PAGE_TYPES and path.is_file() else None
