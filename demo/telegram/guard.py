"""Who may ask what: the Host and Origin checks, the key, and the headers of every answer."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

from demo.telegram.bot_api import WORLD
from demo.telegram.errors import PageError

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")
KEY_COOKIE_AGE = 30 * 24 * 3600  # seconds
KEY_PAGE = """<!doctype html><html lang="de"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Garderobe</title>
<h1>Garderobe</h1>
<p>Bitte den QR-Code neu scannen oder die Adresse mit ihrem Schlüssel öffnen.</p>
<p lang="en">Please scan the QR code again, or open the address with its key.</p></html>
"""
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; "
        "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=()",
}


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let only those pass that may: by Host, by Origin, and by key where one is set."""
    try:
        check_host(request)
        check_origin(request)
        if _is_bot_api(request):
            check_peer(request)
        else:
            check_key(request)
    except PageError as error:
        return _refuse(request, error)
    return await handler(request)


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Add the security headers to an answer that is about to be sent."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)


def check_host(request: web.Request) -> None:
    """Refuse names that are not this server's, so that no foreign name can be rebound to it."""
    settings = request.app[WORLD].settings
    host = _read_host(request)
    is_known = host in LOOPBACK_NAMES or host == settings.host
    if not is_known and not (settings.key and _is_address(host)):
        raise PageError(403, "host_refused", "This server does not go by that name.")


def check_origin(request: web.Request) -> None:
    """Refuse writes, and any Bot API call, that another site's page makes."""
    if request.method in ("GET", "HEAD") and not _is_bot_api(request):
        return
    origin = request.headers.get("Origin")
    is_foreign = origin is not None and urlsplit(origin).netloc != request.host
    site = request.headers.get("Sec-Fetch-Site", "none")
    if is_foreign or site not in ("same-origin", "none"):
        raise PageError(403, "origin_refused", "Other sites may not do this.")


def check_peer(request: web.Request) -> None:
    """Keep the Bot API to this machine while the page is open to the room."""
    if request.app[WORLD].settings.key and not is_at_this_machine(request):
        raise PageError(403, "peer_refused", "The Bot API answers this machine only.")


def is_at_this_machine(request: web.Request) -> bool:
    """Tell whether a request comes from the machine that this runs on."""
    try:
        address = ipaddress.ip_address(request.remote or "")
    except ValueError:
        return False
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback


def check_key(request: web.Request) -> None:
    """Ask for the key, in the address the first time and in a cookie from then on."""
    key = request.app[WORLD].settings.key
    if not key or has_key(request, key):
        return
    cookie = request.cookies.get(name_cookie(request, "key"), "")
    if not hmac.compare_digest(cookie.encode(), hash_key(key).encode()):
        raise PageError(403, "key_needed", "Open the address with its key, or scan the code again.")


def has_key(request: web.Request, key: str) -> bool:
    """Tell whether the address carries the key."""
    return hmac.compare_digest(request.query.get("key", "").encode(), key.encode())


def save_key(request: web.Request, response: web.StreamResponse) -> None:
    """Keep a key that came in the address in a cookie."""
    key = request.app[WORLD].settings.key
    if key and has_key(request, key):
        save_cookie(response, name_cookie(request, "key"), hash_key(key), KEY_COOKIE_AGE)


def save_cookie(response: web.StreamResponse, name: str, value: str, age: int) -> None:
    """Set a cookie that no script reads and no other site sends."""
    response.set_cookie(name, value, max_age=age, httponly=True, samesite="Strict", path="/")


def name_cookie(request: web.Request, purpose: str) -> str:
    """Name a cookie by port: cookies do not keep ports apart, and two demos may run."""
    return f"telegram_{purpose}_{urlsplit(f'//{request.host}').port or 80}"


def hash_key(key: str) -> str:
    """Hash the key for its cookie."""
    return hashlib.sha256(f"page:{key}".encode()).hexdigest()


def _refuse(request: web.Request, error: PageError) -> web.Response:
    if error.code == "key_needed" and not request.path.startswith("/app/"):
        return web.Response(status=error.status, text=KEY_PAGE, content_type="text/html")
    body = {"error": error.code, "description": error.description}
    return web.json_response(body, status=error.status)


def _is_bot_api(request: web.Request) -> bool:
    return request.path.startswith(("/bot", "/file/"))


def _read_host(request: web.Request) -> str:
    try:
        parts = urlsplit(f"//{request.host}")
        _ = parts.port
    except ValueError:
        return ""
    return (parts.hostname or "").lower()


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
