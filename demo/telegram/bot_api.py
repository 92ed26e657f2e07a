"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>."""

from __future__ import annotations

import hmac
import re
from typing import Any

import structlog
from aiohttp import web

from demo.telegram.errors import ApiError
from demo.telegram.files import MAX_DOWNLOAD_BYTES
from demo.telegram.methods import METHODS
from demo.telegram.methods.polling import Described
from demo.telegram.parameters import Parameters, read_parameters
from demo.telegram.store import Json
from demo.telegram.world import World

WORLD = web.AppKey("world", World)
log = structlog.get_logger()


async def answer_method(request: web.Request) -> web.Response:
    """Answer one method call in the Bot API's envelope."""
    world = request.app[WORLD]
    name = request.match_info["method"]
    try:
        check_token(world, request.match_info["token"])
        answer = await call_method(world, name, await read_parameters(request))
    except ApiError as error:
        log.info("refused", method=name, code=error.code, description=error.description)
        return refuse(error)
    except Exception:
        # The boundary of the server: a fault of ours is the real server's 500, and is logged.
        log.exception("fault", method=name)
        return refuse(ApiError(500, "Internal Server Error"))
    return web.json_response(answer)


async def answer_unknown(request: web.Request) -> web.Response:
    """Answer addresses below /bot that name no method."""
    return refuse(ApiError(404, "Not Found"))


async def call_method(world: World, name: str, parameters: Parameters) -> Json:
    """Run a method; return the envelope of its result.

    Raises:
        ApiError: the method is unknown, or refuses.
    """
    method = METHODS.get(name.lower())
    if method is None:
        raise ApiError(404, "Not Found")
    result: Any = await method(world, parameters)
    if isinstance(result, Described):
        return {"ok": True, "result": result.result, "description": result.description}
    return {"ok": True, "result": result}


async def send_file(request: web.Request) -> web.StreamResponse:
    """Send a file by the path getFile gave."""
    world = request.app[WORLD]
    try:
        check_token(world, request.match_info["token"])
    except ApiError as error:
        return refuse(error)
    file = world.files.find_by_path(request.match_info["path"])
    if file is None or file.size > MAX_DOWNLOAD_BYTES:
        return refuse(ApiError(404, "Not Found"))
    headers = {"Content-Type": "application/octet-stream"}
    return web.FileResponse(world.files.locate(file), headers=headers)


def check_token(world: World, token: str) -> None:
    """Refuse another token: 401 where it looks like one, 404 where it does not."""
    if hmac.compare_digest(token.encode(), world.settings.token.encode()):
        return
    if re.fullmatch(r"\d+:[\w-]+", token, re.ASCII):
        raise ApiError(401, "Unauthorized")
    raise ApiError(404, "Not Found")


def refuse(error: ApiError) -> web.Response:
    """Build the Bot API's envelope of a refusal."""
    body: Json = {"ok": False, "error_code": error.code, "description": error.description}
    headers = {}
    if error.retry_after is not None:
        body["parameters"] = {"retry_after": error.retry_after}
        headers["Retry-After"] = str(error.retry_after)
    return web.json_response(body, status=error.code, headers=headers)
