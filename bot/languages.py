"""Which language to write to a person in, of one's own accord."""

from bot.wording.texts import Speech, Texts
from storage.chats import Chats
from storage.people import People


class Languages:
    """Know the language that a person chose, else the one Telegram told of them."""

    def __init__(self, chats: Chats, people: People, texts: Texts) -> None:
        self._chats = chats
        self._people = people
        self._texts = texts

    async def find_speech(self, person_id: int) -> Speech:
        """Return the sentences for a person; the shop's default for one nobody met."""
        person = await self._people.find(person_id)
        chat_id = person_id if person is None or person.chat_id is None else person.chat_id
        chosen = await self._chats.find_language(chat_id)
        return self._texts.choose(chosen, None if person is None else person.language)
