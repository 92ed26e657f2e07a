"""What people say reaches the shop without their name, and the shop's answer reaches them."""

import pytest

from tests.bot.operator.conftest import PATIENCE_SECONDS, Office, wait_for
from tests.bot.phone import Message, Shopper, find_data
from tests.bot.script.patience import wait_until

pytestmark = pytest.mark.asyncio(loop_scope="package")


async def test_words_reach_the_shop_without_a_name_and_are_answered(
    office: Office, lena: Shopper
) -> None:
    thanks = (await lena.say("/feedback Schöne Fotos, liebe Grüße"))[-1]
    assert thanks["text"].startswith("Danke")
    received = await wait_for(office.boss, "Schöne Fotos")
    assert str(lena.person_id) not in str(received)
    said = (await office.boss.say("Thank you <3", reply_to=received))[-1]
    assert said["text"] == "Passed on."
    answer = await wait_for(lena, "Antwort aus dem Laden")
    assert "Thank you <3" in answer["text"]
    assert "Schöne" not in str(await office.records.belongings.export(lena.person_id))


async def test_the_next_message_is_feedback_where_none_came_with_the_command(
    office: Office, lena: Shopper
) -> None:
    await lena.say("/feedback")
    assert "weitergegeben" in (await lena.say("rotes Kleid war ausverkauft"))[-1]["text"]
    await wait_for(office.boss, "rotes Kleid war ausverkauft")
    assert "„rotes Kleid“" in (await lena.say("rotes Kleid"))[-1]["text"]


async def test_who_thinks_again_asks_for_clothes_as_before(office: Office, lena: Shopper) -> None:
    question = (await lena.say("/feedback"))[-1]
    await lena.tap_quietly(question, find_data(question, "Doch nichts"))
    assert (await lena.look_at(question))[-1]["text"] == "Gut, dann nichts."
    assert "„rotes Kleid“" in (await lena.say("rotes Kleid"))[-1]["text"]
    planted = await office.stage.plant_button(lena.chat_id, "nofeedback:0:0")
    assert await lena.find_toast(planted, "nofeedback:0:0")


@pytest.mark.parametrize("other", ["/help", "/new"])
async def test_whatever_else_is_done_ends_the_question(
    office: Office, lena: Shopper, other: str
) -> None:
    await lena.say("/feedback")
    await lena.say(other)
    assert "„rotes Kleid“" in (await lena.say("rotes Kleid"))[-1]["text"]


async def test_a_question_for_feedback_outlives_a_restart(office: Office, lena: Shopper) -> None:
    await lena.say("/feedback")
    await office.stage.restart_bot()
    await lena.say("Mehr Mäntel!")
    await wait_for(office.boss, "Mehr Mäntel!")


async def test_too_many_words_are_not_cut_but_asked_for_again(
    office: Office, lena: Shopper
) -> None:
    await lena.say("/feedback")
    said = (await lena.say("🌸" * 1751))[-1]
    assert "3.502 Zeichen" in said["text"]
    assert "weitergegeben" in (await lena.say("🌸" * 1750))[-1]["text"]


async def test_an_answer_that_is_too_long_or_no_words_is_not_sent(
    office: Office, lena: Shopper
) -> None:
    await lena.say("/feedback Hallo Laden")
    received = await wait_for(office.boss, "Hallo Laden")
    said = (await office.boss.say("x" * 3501, reply_to=received))[-1]
    assert "3,501 characters" in said["text"]


async def test_who_is_deleted_takes_their_feedback_along(office: Office, lena: Shopper) -> None:
    await lena.say("/feedback Vergiss mich")
    received = await wait_for(office.boss, "Vergiss mich")
    exported = await office.records.belongings.export(lena.person_id)
    assert exported["feedback"][0]["text"] == "Vergiss mich"
    question = (await lena.say("/delete"))[-1]
    await lena.tap(question, "Ja, alles löschen")
    said = (await office.boss.say("Thank you!", reply_to=received))[-1]
    assert "cannot be reached" in said["text"]


async def test_the_shop_sees_again_what_nobody_answered(office: Office, lena: Shopper) -> None:
    await lena.say("/feedback Noch offen")
    first = await wait_for(office.boss, "Noch offen")
    assert "/feedback shows" in (await office.boss.say("/stats"))[-1]["text"]
    await office.boss.say("/feedback")

    async def is_shown_again() -> bool:
        return await wait_for(office.boss, "Noch offen") != first

    await wait_until(is_shown_again, PATIENCE_SECONDS)


async def test_nobody_can_flood_the_shop(office: Office, lena: Shopper) -> None:
    for number in range(10):
        assert "weitergegeben" in (await lena.say(f"/feedback {number}"))[-1]["text"]
    assert "10 Nachrichten" in (await lena.say("/feedback noch eine"))[-1]["text"]
    assert "10 Nachrichten" in (await lena.say("/feedback"))[-1]["text"]
    assert "„rotes Kleid“" in (await lena.say("rotes Kleid"))[-1]["text"]  # nothing was asked


async def test_a_reply_to_anything_else_is_a_question_as_ever(
    office: Office, lena: Shopper
) -> None:
    hello: Message = (await lena.say("/help"))[-1]
    assert "„rotes Kleid“" in (await lena.say("rotes Kleid", reply_to=hello))[-1]["text"]


async def test_in_a_group_nothing_is_passed_on_and_nothing_is_taken_for_feedback(
    office: Office,
) -> None:
    phone = await office.stage.open_phone()
    alone, group = phone.person("de"), phone.in_group("de")
    said = (await group.say("/feedback@garderobe_bot Vor allen"))[-1]["text"]
    assert said.startswith("Das machen wir besser unter uns.")
    await alone.say("/feedback")
    answer = await group.say("@garderobe_bot rotes Kleid")
    assert "„rotes Kleid“" in answer[-1]["text"]
    assert "weitergegeben" in (await alone.say("Unter uns"))[-1]["text"]
    said_by = [it.text for it in await office.records.feedback.list_open(99)]
    assert "Unter uns" in said_by
    assert "Vor allen" not in str(said_by)
