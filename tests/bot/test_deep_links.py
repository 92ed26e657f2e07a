"""Links that open the bot: what they hold, what they open, and forged ones."""

import pytest

from bot.deep_links import (
    Campaign,
    ItemLink,
    Page,
    SharedLink,
    WishLink,
    find_wish_payload,
    is_campaign,
    read_payload,
    write_item,
    write_page,
    write_share,
)
from tests.bot.phone import Shopper, count_pictures, list_labels
from tests.bot.stage import Stage


def test_what_is_written_is_read_again() -> None:
    token = "a" * 43
    assert read_payload(write_share(token)) == SharedLink(token)
    assert read_payload(write_item(7)) == ItemLink(7)
    assert read_payload(write_page(Page.WISHES)) is Page.WISHES
    for words in ("rotes Kleid", "Größe 38", "x", "ä" * 23):
        payload = find_wish_payload(words)
        assert payload is not None
        assert len(payload) <= 64
        assert read_payload(payload) == WishLink(words)
    assert find_wish_payload("ä" * 24) is None
    assert find_wish_payload(" ") is None


@pytest.mark.parametrize("payload", ["Messe2026", "inline", "Messe-2026", "-", "ab-cd", "_"])
def test_any_other_name_is_a_campaign(payload: str) -> None:
    assert read_payload(payload) == Campaign(payload)
    assert is_campaign(payload)


@pytest.mark.parametrize(
    "payload",
    ["i-", "i-0", "i-x", "i--1", "w-", "w-____", "w-gA", "p-settings", "l-short", "x-1", "ä", ""],
)
def test_a_forged_payload_opens_nothing(payload: str) -> None:
    assert read_payload(payload) is None


async def test_a_link_opens_an_item(lena: Shopper) -> None:
    answer = await lena.say("/start i-1")
    assert count_pictures(answer) == 1
    assert any("Merken" in label for label in list_labels(answer[-1]))


async def test_a_link_searches_for_its_words_whatever_was_before(lena: Shopper) -> None:
    await lena.say("Sneaker")
    answer = await lena.say(f"/start {find_wish_payload('rotes Kleid')}")
    assert answer[-1]["text"].splitlines()[0] == "„rotes Kleid“"


async def test_a_forged_link_is_answered_kindly(lena: Shopper, sam: Shopper) -> None:
    assert "nirgendwohin" in (await lena.say("/start i-0"))[-1]["text"]
    assert "leads nowhere" in (await sam.say("/start w-____"))[-1]["text"]
    assert "photo" not in (await lena.say("/start i-99999999"))[-1]


async def test_a_campaign_says_hello_and_is_counted(
    stage: Stage, lena: Shopper, sam: Shopper
) -> None:
    await lena.say("/start Messe2026")
    await lena.say("/start Messe2026")
    hello = await sam.say("/start Messe2026")
    assert hello[-1]["text"] == (await sam.say("/start"))[-1]["text"]
    assert stage.shop is not None
    (count,) = await stage.shop.records.campaigns.list_all()
    assert (count.name, count.people, count.starts) == ("Messe2026", 2, 3)
