"""Links as Telegram reads them: which addresses it takes, and how it writes them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

USER_LINK = re.compile(r"tg://user\?id=(\d{1,18})$")


def find_user_id(url: str) -> int | None:
    """Find the user id in a tg://user?id= link."""
    match = USER_LINK.match(url)
    return int(match.group(1)) if match else None


def find_link(url: str) -> str | None:
    """Return an address as Telegram keeps it, or None where it takes it for none.

    Telegram adds a missing protocol and path, and wants a dot in the host: localhost is refused.
    """
    url = url.strip()
    if re.match(r"(tg|ton)://?\S+$", url, re.IGNORECASE):
        return url
    if not re.match(r"[a-z][a-z0-9+.-]*://", url, re.IGNORECASE):
        url = f"http://{url}"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https", "ftp") or not _is_host(host):
        return None
    return url if parts.path or parts.query or parts.fragment else f"{url}/"


def _is_host(host: str) -> bool:
    return ":" in host or ("." in host.strip(".") and not re.search(r"[\s<>\"]", host))
