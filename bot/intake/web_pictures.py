"""A picture behind a link: fetched within bounds, and from the public internet alone."""

import asyncio
import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

import aiohttp
import structlog
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver
from yarl import URL

from bot.errors import ShopperProblem
from bot.wording.limits import DOWNLOAD_BYTES

_log = structlog.get_logger(__name__)
_MOST_REDIRECTS = 3
_MOST_PAGE_BYTES = 1024 * 1024  # what names a page's picture stands in its head
_MOST_SECONDS = 20.0  # for all of it
_AT_ONCE = 4  # each can hold 20 MB
_PORTS = frozenset({80, 443})
_TIMEOUT = aiohttp.ClientTimeout(total=15, sock_connect=5, sock_read=10)
_HEADERS = {
    "User-Agent": "GarderobeBot/1.0",
    "Accept": "image/*,text/html;q=0.8",
    "Accept-Encoding": "identity",  # what is packed can be far larger than it looks
}
_REDIRECTS = {301, 302, 303, 307, 308}
_PAGES = {"text/html", "application/xhtml+xml"}
_NOT_DRAWN = {"image/svg+xml"}
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # IPv4 behind NAT64
_PICTURE_NAMES = ("og:image:secure_url", "og:image", "og:image:url", "twitter:image")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class _Fetched:
    """What lies behind an address: its kind, and its bytes."""

    url: URL
    kind: str
    content: bytes


class WebPictures:
    """Fetch what links of shoppers show, wherever they lead.

    A name is looked up once, each of its addresses must be public, and only these are connected
    to, at every redirect anew. `is_allowed` says which addresses are public, `ports` which ports
    may be asked.
    """

    def __init__(
        self,
        is_allowed: Callable[[Address], bool] | None = None,
        ports: frozenset[int] = _PORTS,
    ) -> None:
        self._is_allowed = is_allowed or is_public
        self._ports = ports
        self._gate = asyncio.Semaphore(_AT_ONCE)

    async def fetch(self, url: str) -> bytes:
        """Return the bytes of the picture at an address, or of the one that its page names.

        Raises:
            ShopperProblem: there is none to be had.
        """
        try:
            async with self._gate, asyncio.timeout(_MOST_SECONDS), self._open_session() as session:
                found = await self._get(session, URL(url))
                if found.kind in _PAGES:
                    picture = find_picture(found.content.decode("utf-8", "replace"))
                    if picture is None:
                        raise ShopperProblem("link-without-picture")
                    found = await self._get(session, found.url.join(URL(picture)))
        except (aiohttp.ClientError, OSError, ValueError, TimeoutError) as error:
            _log.info("link_not_fetched", error=type(error).__name__)
            raise ShopperProblem("link-unreadable") from error
        if found.kind in _PAGES:
            raise ShopperProblem("link-without-picture")
        return found.content

    def _open_session(self) -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(
            resolver=_PublicResolver(self._is_allowed), use_dns_cache=False, force_close=True
        )
        return aiohttp.ClientSession(
            connector=connector,
            timeout=_TIMEOUT,
            headers=_HEADERS,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,  # a proxy would look names up itself
        )

    async def _get(self, session: aiohttp.ClientSession, url: URL) -> _Fetched:
        for _ in range(_MOST_REDIRECTS + 1):
            self._check(url)
            async with session.get(url, allow_redirects=False) as response:
                if response.status in _REDIRECTS:
                    url = url.join(URL(response.headers.get("Location", "")))
                    continue
                response.raise_for_status()
                return await _read(url, response)
        raise ValueError("it leads in circles")

    def _check(self, url: URL) -> None:
        """Refuse what no shop's address looks like, as the library will read it.

        Raises:
            ValueError: it is none that may be asked.
        """
        host = url.raw_host
        if url.scheme not in {"http", "https"} or not host:
            raise ValueError("no web address")
        if url.raw_user is not None or url.raw_password is not None:
            raise ValueError("an address with a name to log in with")
        if url.port not in self._ports:
            raise ValueError("an unusual port")
        if ":" not in host and not host.replace(".", "").isdigit():
            return  # a name: the resolver looks it up, and looks at what it finds
        # "127.1" and "2130706433" are addresses for the system, though none is written so
        if not self._is_allowed(ipaddress.ip_address(host)):
            raise ValueError("no public address")


class _PublicResolver(AbstractResolver):
    """Look names up, and refuse those that lead anywhere but to the public internet."""

    def __init__(self, is_allowed: Callable[[Address], bool]) -> None:
        self._inner = ThreadedResolver()
        self._is_allowed = is_allowed

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return a name's addresses; raises OSError where one of them is not public."""
        found = await self._inner.resolve(host, port, family)
        for one in found:
            if not self._is_allowed(ipaddress.ip_address(one["host"].partition("%")[0])):
                raise OSError("no public address")
        return found

    async def close(self) -> None:
        """Close nothing."""
        await self._inner.close()


def is_public(address: Address) -> bool:
    """Tell an address of the public internet, whatever IPv4 address may be wrapped in it."""
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in _TRANSLATED:
            wrapped.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if not all(is_public(one) for one in wrapped if one is not None):
            return False
        if address.ipv4_mapped is not None or address in _TRANSLATED:
            return True
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )


def find_picture(page: str) -> str | None:
    """Return the address of the picture that a page names for previews."""
    reader = _PreviewReader()
    reader.feed(page)
    return next((reader.named[name] for name in _PICTURE_NAMES if name in reader.named), None)


class _PreviewReader(HTMLParser):
    """Read what a page's head says of its picture."""

    def __init__(self) -> None:
        super().__init__()
        self.named: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a picture that a meta tag names."""
        if tag != "meta":
            return
        values: dict[str, Any] = dict(attrs)
        name = str(values.get("property") or values.get("name") or "").lower()
        if name in _PICTURE_NAMES and values.get("content"):
            self.named.setdefault(name, str(values["content"]).strip())


async def _read(url: URL, response: aiohttp.ClientResponse) -> _Fetched:
    kind = response.content_type.lower()
    is_page = kind in _PAGES
    if not is_page and (not kind.startswith("image/") or kind in _NOT_DRAWN):
        raise ShopperProblem("link-without-picture")
    if response.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise ValueError("packed")
    most = _MOST_PAGE_BYTES if is_page else DOWNLOAD_BYTES
    content = bytearray()
    async for chunk in response.content.iter_chunked(65_536):
        content += chunk
        if len(content) > most:
            if is_page:  # its head came first
                break
            raise ShopperProblem("photo-too-big")
    return _Fetched(url, kind, bytes(content))
