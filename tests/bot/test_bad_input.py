"""Whatever arrives, the shopper gets a clear answer in their language, and the bot lives on."""

import pytest

from bot.handlers.other import find_remark
from bot.wording.remarks import describe_remark
from bot.wording.texts import Speech, Texts
from engine.errors import ImageError, ImageProblem
from tests.bot.bad_pictures import BAD_FILES, GOOD_FILES
from tests.bot.phone import Shopper, count_pictures
from tests.bot.stage import Stage


@pytest.fixture(scope="module")
def german() -> Speech:
    return Texts("de").speak("de")


@pytest.fixture(scope="module")
def english() -> Speech:
    return Texts("en").speak("en")


@pytest.mark.parametrize("name", GOOD_FILES)
async def test_unusual_pictures_are_understood(lena: Shopper, name: str) -> None:
    answer = await lena.show(GOOD_FILES[name], as_file=True, name=f"bild.{name}")
    assert answer[-1]["text"].startswith("Dein Foto")
    assert count_pictures(answer) == 10


@pytest.mark.parametrize("name", BAD_FILES)
async def test_what_is_no_picture_is_said_to_be_none(
    lena: Shopper, sam: Shopper, german: Speech, english: Speech, name: str
) -> None:
    content, sentence = BAD_FILES[name]
    answer = await lena.show(content, as_file=True, name=name)
    assert [message["text"] for message in answer] == [german.plain(sentence)]
    answer = await sam.show(content, as_file=True, name=name)
    assert [message["text"] for message in answer] == [english.plain(sentence)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("🤷🤷", "words-empty"), ("… – …", "words-empty"), ("فستان أحمر", "words-foreign")],
)
async def test_words_that_cannot_be_read_are_said_to_be(
    lena: Shopper, german: Speech, text: str, sentence: str
) -> None:
    answer = await lena.say(text)
    assert [message["text"] for message in answer] == [german.plain(sentence)]


async def test_question_marks_alone_ask_for_help(lena: Shopper) -> None:
    (answer,) = await lena.say("???")
    assert answer["text"].startswith("So geht’s")


async def test_a_very_long_text_is_read_from_its_beginning(
    stage: Stage, sam: Shopper, english: Speech
) -> None:
    answer = await sam.say("red dress " + "very " * 800)
    assert english.plain("words-too-long") in answer[-1]["text"].splitlines()
    # what is written beside it must fit Telegram's limit too
    sent = [call for call in stage.wire.calls if call.method == "sendMessage"]
    assert all(call.answer["ok"] for call in sent)


async def test_many_long_wishes_fit_one_message(lena: Shopper) -> None:
    wishes = ", ".join(f"mit Ding{number} {'𝒳' * 135}" for number in range(12))
    answer = await lena.say(wishes)
    assert answer[-1]["text"].startswith("„mit Ding0 𝒳")
    assert answer[-1]["text"].splitlines()[0].count("Ding") == 12


@pytest.mark.parametrize("problem", ImageProblem)
def test_every_problem_of_a_picture_has_a_sentence(german: Speech, problem: ImageProblem) -> None:
    remark = find_remark(ImageError(problem))
    assert remark is not None
    assert describe_remark(remark, german)


async def test_an_empty_file_is_refused_before_it_is_sent(lena: Shopper) -> None:
    with pytest.raises(AssertionError, match="file_empty"):  # as Telegram's own apps do
        await lena.show(b"", as_file=True, name="empty.jpg")


async def test_markup_in_words_is_only_words(sam: Shopper) -> None:
    answer = await sam.say("<b>red</b> & <script>dress")
    assert answer[-1]["text"].startswith("“b” · + red · + script · + dress")


async def test_nothing_to_show_more_of_is_said(lena: Shopper, german: Speech) -> None:
    for text in ("mehr", "3"):
        answer = await lena.say(text)
        assert answer[-1]["text"] == german.plain("nothing-to-refine")


async def test_a_result_that_does_not_exist_is_said(lena: Shopper) -> None:
    await lena.say("rotes Kleid")
    answer = await lena.say("40")
    assert "1 bis 10" in answer[-1]["text"]


async def test_a_question_after_bad_input_is_answered(lena: Shopper) -> None:
    await lena.show(b"nonsense", as_file=True, name="x.jpg")
    answer = await lena.say("rotes Kleid")
    assert count_pictures(answer) == 10


async def test_an_unknown_command_gets_help(lena: Shopper, german: Speech) -> None:
    answer = await lena.say("/foo")
    assert answer[-1]["text"].startswith("So geht’s")
