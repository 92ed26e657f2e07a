"""The application: routes, guards, and what starts and stops with the server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

from aiohttp import web

from demo.telegram import (
    bot_api,
    dialogues,
    forwarding,
    inline_api,
    page_api,
    page_files,
    sundries,
    visitors,
)
from demo.telegram.courier import run_courier
from demo.telegram.guard import add_headers, guard
from demo.telegram.settings import Settings
from demo.telegram.world import open_world

MAX_BODY = 160 * 1024 * 1024  # bytes: ten large phone photos; spooled to disk, never in memory


def build_app(settings: Settings) -> web.Application:
    """Build the application over a data folder, which it opens."""
    layers = [guard, page_api.refuse_politely, visitors.close_meanwhile]
    app = web.Application(client_max_size=MAX_BODY, middlewares=layers)
    app[bot_api.WORLD] = open_world(settings)
    app[visitors.RECESS] = asyncio.Lock()
    app.on_response_prepare.append(add_headers)
    app.on_shutdown.append(_stop_waiting)
    app.cleanup_ctx.append(_keep_courier)
    app.on_cleanup.append(_close)
    _add_bot_routes(app)
    _add_page_routes(app)
    return app


def _add_bot_routes(app: web.Application) -> None:
    app.router.add_get("/bot{token}/{method}", bot_api.answer_method)
    app.router.add_post("/bot{token}/{method}", bot_api.answer_method)
    app.router.add_route("*", "/bot{rest:.*}", bot_api.answer_unknown)
    app.router.add_get("/file/bot{token}/{path:.+}", bot_api.send_file)


def _add_page_routes(app: web.Application) -> None:
    chat = "/app/chats/{chat_id}"
    message = f"{chat}/messages/{{message_id}}"
    app.router.add_get("/app/state", page_api.get_state)
    app.router.add_post("/app/reset", visitors.reset)
    app.router.add_get("/app/events", page_files.stream_events)
    app.router.add_get(f"{chat}/messages", page_api.list_messages)
    app.router.add_post(f"{chat}/messages", page_api.post_message)
    app.router.add_delete(f"{chat}/messages", page_api.clear_chat)
    app.router.add_post(f"{chat}/forwards", forwarding.forward_messages)
    app.router.add_post(f"{chat}/sundries", sundries.post_sundry)
    app.router.add_put(message, page_api.edit_message)
    app.router.add_put(f"{message}/reaction", page_api.put_reaction)
    app.router.add_post(f"{chat}/taps", page_api.tap_button)
    app.router.add_put(f"{chat}/blocked", page_api.put_blocked)
    app.router.add_post("/app/inline", inline_api.ask_inline)
    app.router.add_post("/app/inline/choose", inline_api.choose_result)
    app.router.add_get("/app/files/{file_id}", page_files.send_picture)
    app.router.add_get("/app/samples/{name}", page_files.send_sample)
    app.router.add_get("/app/dialogues/{name}", dialogues.send_dialogue)
    app.router.add_get("/app/dialogues/photos/{name}", dialogues.send_photo)
    app.router.add_get("/{path:.*}", page_files.send_page)


async def _stop_waiting(app: web.Application) -> None:
    """End long polls and event streams, which would hold the shutdown up."""
    app[bot_api.WORLD].updates.stop()
    app[bot_api.WORLD].events.stop()


async def _keep_courier(app: web.Application) -> AsyncIterator[None]:
    """Let the courier run as long as the server does."""
    courier = asyncio.create_task(run_courier(app))
    yield
    courier.cancel()
    with suppress(asyncio.CancelledError):
        await courier


async def _close(app: web.Application) -> None:
    app[bot_api.WORLD].store.close()
