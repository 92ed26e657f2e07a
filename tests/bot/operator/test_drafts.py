"""News as they are written: what stands behind the command, as it was formatted."""

from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Chat, Message, MessageEntity, PhotoSize

from bot.operator.drafts import COMMAND, count_excess, read_news
from storage.broadcasts import News

PHOTO = (PhotoSize("small", "s", 90, 90), PhotoSize("large", "l", 900, 900))


def write(**values: Any) -> Message:
    return Message(1, datetime.now(UTC), Chat(7, "private"), **values)


def test_bold_words_and_links_stay_and_the_rest_is_escaped() -> None:
    text = "/broadcast@garderobe_bot Neu & da: Mäntel"
    entities = [
        MessageEntity("bot_command", 0, 24),
        MessageEntity("bold", 25, 3),
        MessageEntity("text_link", 35, 6, url="https://shop.example/coats"),
    ]
    assert read_news(write(text=text, entities=entities)) == News(
        '<b>Neu</b> &amp; da: <a href="https://shop.example/coats">Mäntel</a>'
    )


def test_a_photo_is_taken_at_its_largest() -> None:
    assert read_news(write(photo=PHOTO, caption="/broadcast\nDa")) == News("Da", "large")
    assert read_news(write(photo=PHOTO, caption="/broadcast")) == News("", "large")


@pytest.mark.parametrize("text", ["/broadcast", "/broadcast  \n", "/broadcast@garderobe_bot"])
def test_the_command_alone_is_no_news(text: str) -> None:
    assert read_news(write(text=text)) is None


def test_markup_around_the_command_itself_is_given_up() -> None:
    bold = [MessageEntity("bold", 0, 15)]
    assert read_news(write(text="/broadcast 1 < 2", entities=bold)) == News("1 &lt; 2")


def test_the_command_is_cut_off_in_whatever_letters_it_is_written() -> None:
    assert read_news(write(text="/Broadcast Neu")) == News("Neu")


def test_a_photo_under_which_the_command_stands_later_on_brings_no_news() -> None:
    assert COMMAND.search("wie geht /broadcast hier?") is None


def test_a_photos_words_are_counted_as_telegram_counts() -> None:
    assert count_excess(write(photo=PHOTO, caption="/broadcast " + "🌸" * 512)) == 0
    assert count_excess(write(photo=PHOTO, caption="/broadcast " + "🌸" * 512 + "x")) == 1025
    assert count_excess(write(text="/broadcast " + "x" * 4000)) == 0
