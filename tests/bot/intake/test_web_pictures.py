"""Pictures behind links: public addresses alone, within bounds, and pages that name a picture."""

import ipaddress
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.errors import ShopperProblem
from bot.intake.web_pictures import WebPictures, find_picture, is_public

PICTURE = b"not looked at here"


class Site:
    """A website on loopback, and what was asked of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.answers: dict[str, web.Response] = {}
        self.url = ""
        self.port = 0

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request.path)
        if request.path == "/circle":
            return web.Response(status=302, headers={"Location": "/circle"})
        return self.answers.get(request.path) or web.Response(
            body=PICTURE, content_type="image/jpeg"
        )


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    site = Site()
    application = web.Application()
    application.router.add_get("/{path:.*}", site.answer)
    async with TestServer(application) as server:
        assert server.port is not None
        site.port, site.url = server.port, f"http://127.0.0.1:{server.port}"
        yield site


def trust(site: Site) -> WebPictures:
    """Return what takes the site for a public one, and no other address of this machine."""
    return WebPictures(
        lambda address: address == ipaddress.ip_address("127.0.0.1"), frozenset({site.port})
    )


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.1.2.3"),
        *("100.64.0.1", "224.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fc00::1"),
        *("::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::"),
        "ff02::1",
    ],
)
def test_an_address_of_ones_own_is_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


async def test_a_picture_is_fetched(site: Site) -> None:
    assert await trust(site).fetch(f"{site.url}/a.jpg") == PICTURE


async def test_the_picture_that_a_page_names_is_fetched(site: Site) -> None:
    page = '<html><head><meta property="og:image" content="/big.jpg"></head></html>'
    site.answers["/dress"] = web.Response(text=page, content_type="text/html")
    assert await trust(site).fetch(f"{site.url}/dress") == PICTURE
    assert site.asked == ["/dress", "/big.jpg"]


@pytest.mark.parametrize(
    "form",
    [
        "http://127.0.0.1:{port}/",
        "http://localhost:{port}/",
        "http://127.1:{port}/",
        "http://2130706433:{port}/",
        "http://[::1]:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://１２７.０.０.１:{port}/",
        "http://user@127.0.0.1:{port}/",
        "file:///etc/passwd",
        "ftp://127.0.0.1:{port}/",
        "http:///nothing",
    ],
)
async def test_nothing_private_is_asked(site: Site, form: str) -> None:
    pictures = WebPictures(ports=frozenset({80, 443, site.port}))
    with pytest.raises(ShopperProblem) as problem:
        await pictures.fetch(form.format(port=site.port))
    assert problem.value.sentence == "link-unreadable"
    assert site.asked == []


async def test_an_unusual_port_is_not_asked(site: Site) -> None:
    pictures = WebPictures(lambda _: True)
    with pytest.raises(ShopperProblem):
        await pictures.fetch(f"{site.url}/")
    assert site.asked == []


@pytest.mark.parametrize("target", ["http://127.0.0.2:{port}/x", "http://10.0.0.1/x", "file:///x"])
async def test_a_redirect_leads_to_nothing_private(site: Site, target: str) -> None:
    location = target.format(port=site.port)
    site.answers["/go"] = web.Response(status=302, headers={"Location": location})
    with pytest.raises(ShopperProblem):
        await trust(site).fetch(f"{site.url}/go")
    assert site.asked == ["/go"]


async def test_a_page_names_nothing_private(site: Site) -> None:
    page = '<meta property="og:image" content="http://169.254.169.254/latest">'
    site.answers["/page"] = web.Response(text=page, content_type="text/html")
    with pytest.raises(ShopperProblem) as problem:
        await trust(site).fetch(f"{site.url}/page")
    assert problem.value.sentence == "link-unreadable"


async def test_redirects_end(site: Site) -> None:
    with pytest.raises(ShopperProblem):
        await trust(site).fetch(f"{site.url}/circle")
    assert len(site.asked) == 4


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (web.Response(text="{}", content_type="application/json"), "link-without-picture"),
        (web.Response(text="<svg/>", content_type="image/svg+xml"), "link-without-picture"),
        (web.Response(text="<p>no picture", content_type="text/html"), "link-without-picture"),
        (web.Response(status=404), "link-unreadable"),
        (web.Response(body=bytes(21 * 1024**2), content_type="image/png"), "photo-too-big"),
        (
            web.Response(body=b"x", content_type="image/png", headers={"Content-Encoding": "gzip"}),
            "link-unreadable",
        ),
    ],
)
async def test_what_is_no_picture_is_refused(
    site: Site, answer: web.Response, sentence: str
) -> None:
    site.answers["/x"] = answer
    with pytest.raises(ShopperProblem) as problem:
        await trust(site).fetch(f"{site.url}/x")
    assert problem.value.sentence == sentence


def test_the_secure_picture_of_a_page_comes_first() -> None:
    page = (
        '<META NAME="twitter:image" content="t.jpg"><meta property="og:image" content=" a.jpg ">'
        '<meta property="og:image:secure_url" content="s.jpg"><meta property="og:title" content=x>'
    )
    assert find_picture(page) == "s.jpg"
    assert find_picture(page.replace("secure_url", "width")) == "a.jpg"
    assert find_picture("<meta property=og:image>") is None
