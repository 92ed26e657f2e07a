"""Words that ask to be told, and words that only look like it."""

import pytest

from bot.lists.words import ListAct, find_list_words
from bot.notices.words import asks_for_wishes, asks_to_be_told


@pytest.mark.parametrize(
    "text",
    [
        "sag Bescheid",
        "Sag mir bitte Bescheid!",
        "ja bitte, sag mir Bescheid, wenn ihr so etwas habt",
        "gib mir Bescheid",
        "let me know",
        "Please let me know when you have one.",
        "notify me",
        "@garderobe_bot sag Bescheid",
    ],
)
def test_these_ask_to_be_told(text: str) -> None:
    assert asks_to_be_told(text)


@pytest.mark.parametrize("text", ["tell me", "Kleid", "sag mal", "let me see more", "Bescheid"])
def test_these_do_not(text: str) -> None:
    assert not asks_to_be_told(text)


@pytest.mark.parametrize("text", ["meine Wünsche", "zeig mir meine Wünsche", "My wishes?"])
def test_these_ask_for_what_is_waited_for(text: str) -> None:
    assert asks_for_wishes(text)


@pytest.mark.parametrize(
    ("text", "act", "numbers"),
    [
        ("merk dir die 3", ListAct.REMEMBER, (3,)),
        ("Merke dir bitte das dritte und das letzte!", ListAct.REMEMBER, (3, -1)),
        ("remember 3", ListAct.REMEMBER, (3,)),
        ("add 2 to my list", ListAct.REMEMBER, (2,)),
        ("setz die 2 auf die Liste", ListAct.REMEMBER, (2,)),
        ("meine Liste", ListAct.SHOW, ()),
        ("Merkliste", ListAct.SHOW, ()),
        ("show my list", ListAct.SHOW, ()),
        ("nimm die 2 von der Liste", ListAct.FORGET, (2,)),
        ("remove 3 from my list", ListAct.FORGET, (3,)),
        ("share my list", ListAct.SHARE, ()),
    ],
)
def test_words_of_lists_are_read(text: str, act: ListAct, numbers: tuple[int, ...]) -> None:
    words = find_list_words(text)
    assert words is not None
    assert (words.act, words.numbers) == (act, numbers)


@pytest.mark.parametrize("text", ["rotes Kleid", "ein Kleid merken", "keep the red", "mein Kleid"])
def test_garments_are_no_business_of_lists(text: str) -> None:
    assert find_list_words(text) is None
