"""Whatever people write and forge: each message is handled, and nothing stops the next."""

import itertools
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.wording.taps import Action
from tests.bot.faults.bot_process import wait_until
from tests.bot.faults.conftest import Stand
from tests.bot.faults.post import Post
from tests.bot.faults.shopper import Shopper
from tests.mutations import mutated

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(400)]  # many in one

_WORDS = (
    *("rotes", "Kleid", "ohne", "mit", "Blumen", "unter", "50", "€", "wie das dritte", "mehr"),
    *("nicht das zweite", "oder", "blau", "länger", "1.", "-3", "zwischen 10 und 5 €", "1e9 €"),
    *("Schnitt vom ersten, Muster vom zweiten", "no sleeves", "cheaper", "oben", "neu", "?"),
    *("999999999999999999999 €", "das 99999999999999999999.", "http://x.example", "@garderobe_bot"),
)
messages = st.lists(
    st.sampled_from(_WORDS) | st.text(min_size=1, max_size=40), min_size=1, max_size=12
).map(" ".join)
callback_data = st.one_of(
    st.text(max_size=64),
    st.builds(
        "{}:{}:{}".format,
        st.sampled_from([action.value for action in Action]),
        st.integers(-5, 30) | st.integers(),
        st.integers(-2, 12) | st.integers(),
    ),
)
_FIELDS = (
    *("message_id", "date", "chat", "from", "id", "type", "text", "entities", "photo", "file_id"),
    *("document", "caption", "media_group_id", "data", "message", "offset", "length", "width"),
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(_FIELDS), inner, max_size=6)
    ),
    max_leaves=25,
)
updates = st.fixed_dictionaries(
    {"update_id": st.integers(min_value=2**20) | st.integers(max_value=-1)},
    optional={"message": json_values, "callback_query": json_values, "edited_message": json_values},
)
_WHOLE = json.dumps(
    {
        "update_id": 77,
        "message": {
            "message_id": 5,
            "date": 1,
            "chat": {"id": 9, "type": "private", "first_name": "Lena"},
            "from": {"id": 9, "is_bot": False, "first_name": "Lena"},
            "text": "/start",
            "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
        },
    }
).encode()
bodies = mutated([_WHOLE]) | updates.map(lambda update: json.dumps(update).encode())
_usual = settings(
    max_examples=4,  # of twenty messages each
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


async def wait_until_done(stand: Stand, count: int) -> None:
    """Wait until so many updates more are done, and none set aside."""
    await wait_until(
        lambda: len(stand.bot.list_events("update_done")) >= count, "all are done", pause=0.2
    )
    assert stand.bot.list_events("update_set_aside") == []


@_usual
@given(said=st.lists(messages, min_size=20, max_size=20))
async def test_any_words_are_handled(stand: Stand, said: list[str]) -> None:
    done = len(stand.bot.list_events("update_done"))
    crowd = [Shopper(stand.telegram) for _ in range(5)]  # so that words refine one another
    updates = [
        person.build_message(text=text)
        for person, text in zip(itertools.cycle(crowd), said, strict=False)
    ]
    await stand.telegram.add(*updates)
    await wait_until_done(stand, done + len(said))


@_usual
@given(tapped=st.lists(callback_data, min_size=20, max_size=20))
async def test_any_callback_data_is_handled(stand: Stand, tapped: list[str]) -> None:
    done = len(stand.bot.list_events("update_done"))
    if not stand.lena.got:
        await stand.lena.say("rotes Kleid mit Blumen")
        await stand.lena.wait_for_texts(1)
        await wait_until_done(stand, done + 1)
        done += 1
    message: dict[str, Any] = stand.lena.got[-1]
    updates = [stand.lena.build_tap(message, data) for data in tapped]
    for update in updates:  # one after the other: twenty wait in a line at most
        await stand.telegram.add(update)
        done += 1
        await wait_until_done(stand, done)


@_usual
@given(delivered=st.lists(bodies, min_size=20, max_size=20))
async def test_any_body_is_taken_or_refused_and_stops_nothing(
    post: Post, delivered: list[bytes]
) -> None:
    for body in delivered:
        assert await post.send(body) in {200, 400}
    sam = Shopper(post.stand.telegram)
    assert await post.deliver(post.build(sam, "rotes Kleid")) == 200
    await sam.wait_for_texts(1)
    assert len(sam.captions) == 10
