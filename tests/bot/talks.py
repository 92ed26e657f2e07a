"""Talks with a dialogue, without Telegram between: what is said, and the line that answers."""

import itertools
from dataclasses import dataclass, field

from bot.dialogue.answers import Answer, Asked
from bot.dialogue.dialogue import Dialogue
from bot.dialogue.page_sizes import PageSizes
from bot.errors import ShopperProblem
from bot.shop import Shop
from bot.wording.remarks import describe_remark
from bot.wording.texts import Language, Speech, Texts
from bot.wording.understood import describe_turn
from engine.wishes import read_request

TOP_K = 12
_updates = itertools.count(1)


def build_dialogue(shop: Shop, *, page_size: int) -> Dialogue:
    """Build a dialogue over a shop's records and search."""
    records = shop.records
    return Dialogue(
        shop.search,
        records.catalogue,
        records.embeddings,
        records.turns,
        PageSizes(records.people, page_size),
        top_k=TOP_K,
    )


@dataclass(slots=True)
class Talk:
    """One chat with a dialogue; `answer` is the latest one."""

    dialogue: Dialogue
    chat_id: int = 7
    language: Language = "de"
    answers: list[Answer] = field(default_factory=list)

    @property
    def speech(self) -> Speech:
        return Texts("de").speak(self.language)

    @property
    def answer(self) -> Answer:
        return self.answers[-1]

    def ask(self, update_id: int | None = None) -> Asked:
        """Return who asks, with an update id of its own unless one is given."""
        return Asked(self.chat_id, update_id or next(_updates), self.speech)

    async def say(self, text: str) -> str:
        """Say something that asks for items; return the line of what was understood."""
        self.answers.append(await self.dialogue.ask_words(self.ask(), read_request(text)))
        return self.line

    async def show(self, *pictures: bytes, caption: str = "") -> str:
        """Show photos; return the line of what was understood."""
        self.answers.append(await self.dialogue.ask_photos(self.ask(), pictures, caption))
        return self.line

    async def fail(self, text: str) -> str:
        """Say something that cannot be answered with items; return what is said instead."""
        try:
            await self.say(text)
        except ShopperProblem as problem:
            return describe_remark(problem.remark, self.speech)
        raise AssertionError(f"{text!r} was answered: {self.line}")

    @property
    def line(self) -> str:
        """The line of what was understood, with plain spaces."""
        return describe_turn(self.answer.turn, self.speech).replace("\xa0", " ")

    @property
    def remarks(self) -> list[str]:
        return [remark.sentence for remark in self.answer.remarks]

    @property
    def ids(self) -> list[int]:
        return [item.id for item in self.answer.items]
