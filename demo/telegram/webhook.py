"""Where updates are delivered when the bot does not poll, and how that went last."""

from __future__ import annotations

import asyncio
import ipaddress
import time
from urllib.parse import urlsplit

from demo.telegram.errors import bad_request
from demo.telegram.store import Json, Store


class Webhook:
    """Remembers the address and the last failure; wakes the courier when the address changes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.changed = asyncio.Event()

    def find(self) -> Json | None:
        """Return url, secret_token and max_connections, or None while the bot polls."""
        config: Json | None = self._store.get_setting("webhook")
        return config

    def save(self, config: Json | None) -> None:
        """Set or remove the address."""
        self._store.save_setting("webhook", config)
        self._store.save_setting("webhook_failure", {})
        self.changed.set()

    def find_failure(self) -> Json:
        """Return last_error_date and last_error_message, empty while all is well."""
        failure: Json = self._store.get_setting("webhook_failure", {})
        return failure

    def record_failure(self, words: str) -> None:
        """Remember why the last delivery failed."""
        failure = {"last_error_date": int(time.time()), "last_error_message": words}
        self._store.save_setting("webhook_failure", failure)


def check_address(url: str) -> None:
    """Refuse what no webhook can be: only HTTPS, or HTTP to this machine or network.

    The real server takes HTTP only when it runs in local mode, as this one does.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise bad_request("bad webhook: invalid URL specified") from None
    if not host:
        raise bad_request("bad webhook: URL host is empty")
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_near(host)):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")


def _is_near(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_private
