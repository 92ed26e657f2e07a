"""Addresses as operators write them: where to listen, and where Telegram shall deliver."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # core.telegram.org/bots/api#setwebhook


@dataclass(frozen=True, slots=True)
class Address:
    """A host and a port to listen at."""

    host: str
    port: int

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"


def parse_address(text: str) -> Address:
    """Read `host:port`, an IPv6 host in brackets.

    Raises:
        ValueError: it is none; the message says how one looks.
    """
    host, colon, port = text.strip().rpartition(":")
    is_bare_ipv6 = ":" in host and not (host.startswith("[") and host.endswith("]"))
    host = host.removeprefix("[").removesuffix("]")
    is_number = port.isascii() and port.isdigit() and int(port) <= 65535
    if not colon or not host or is_bare_ipv6 or not is_number:
        raise ValueError("must look like 127.0.0.1:8080 or [::1]:8080: a host and a port")
    return Address(host, int(port))


def check_webhook_url(url: str) -> None:
    """Check that Telegram can deliver to an address; a Bot API server nearby also takes HTTP.

    Raises:
        ValueError: it cannot; the message says what to change.
    """
    parts = urlsplit(url)
    if not parts.hostname or parts.query or parts.fragment or parts.username is not None:
        raise ValueError("must look like https://shop.example/telegram, and nothing behind it")
    if parts.scheme != "https" and not (parts.scheme == "http" and is_near(parts.hostname)):
        raise ValueError("must begin with https://: Telegram delivers nowhere else")


def check_secret(secret: str) -> None:
    """Check that Telegram takes a webhook's secret.

    Raises:
        ValueError: it does not; the message does not repeat it.
    """
    if not _SECRET.fullmatch(secret):
        raise ValueError(
            "must be 1 to 256 of the characters A-Z, a-z, 0-9, _ and -, which is what Telegram "
            "takes; make one with: openssl rand -hex 32"
        )


def is_near(host: str) -> bool:
    """Tell whether a host is this machine or one of its own network."""
    if host == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_private
