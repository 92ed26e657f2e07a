"""Who does something, as a person: what belongs to people goes by them and not by the chat."""

from dataclasses import dataclass

from telegram import Update
from telegram.constants import ChatType

from bot.errors import ShopperProblem
from bot.shoppers import Shoppers, find_person_id
from bot.wording.texts import Speech
from storage.people import People


@dataclass(frozen=True, slots=True)
class Met:
    """A person, the chat that they are in now, whether it is their own, and its language."""

    person_id: int
    chat_id: int
    speech: Speech
    is_private: bool


class Persons:
    """Meet people."""

    def __init__(self, shoppers: Shoppers, people: People) -> None:
        self._shoppers = shoppers
        self._people = people

    async def meet(self, update: Update) -> Met | None:
        """Meet whom an update came from; None where nobody stands behind it, as in channels.

        Raises:
            ShopperProblem: they write in a chat's name, so that nobody knows who they are.
        """
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None:
            return None
        if find_person_id(update) != user.id:
            raise ShopperProblem("person-anonymous")
        speech = await self._shoppers.get_speech(update)
        is_private = chat.type == ChatType.PRIVATE
        own = speech if is_private else self._shoppers.guess_speech(user)
        await self._people.meet(user.id, own.language, chat.id if is_private else None)
        return Met(user.id, chat.id, speech, is_private)
