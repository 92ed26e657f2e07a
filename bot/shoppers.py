"""Who is talking: the person, and the language to answer in."""

from telegram import Update, User

from bot.dialogue.answers import Asked
from bot.wording.texts import LANGUAGES, Language, Speech, Texts
from storage.chats import Chats


class Shoppers:
    """Know each chat's language, and who asks."""

    def __init__(self, chats: Chats, texts: Texts) -> None:
        self._chats = chats
        self.texts = texts

    async def get_asked(self, update: Update) -> Asked | None:
        """Return who asks what an update brings, and where; None where nobody stands behind it."""
        chat, person_id = update.effective_chat, find_person_id(update)
        if chat is None or person_id is None:
            return None
        message, query = update.message or update.edited_message, update.callback_query
        return Asked(
            chat.id,
            update.update_id,
            await self.get_speech(update),
            query.message.message_id if query is not None and query.message else None,
            person_id,
            None if message is None else message.message_id,
        )

    async def get_speech(self, update: Update) -> Speech:
        """Return the sentences in the language that was chosen, else in Telegram's guess of it.

        What a person chose in private holds in groups and inline too, before the group's choice.
        """
        user, chat = update.effective_user, update.effective_chat
        chosen: str | None = None
        for place_id in dict.fromkeys(place.id for place in (user, chat) if place is not None):
            chosen = chosen or await self._chats.find_language(place_id)
        return self.texts.choose(chosen, user.language_code if user else None)

    def guess_speech(self, user: User) -> Speech:
        """Return the sentences in the language that Telegram says somebody speaks."""
        return self.texts.choose(None, user.language_code)

    async def set_language(self, chat_id: int, language: Language) -> Speech:
        """Remember a chat's choice and return its sentences."""
        if language not in LANGUAGES:
            raise ValueError(f"no locale for {language!r}")
        await self._chats.set_language(chat_id, language)
        return self.texts.speak(language)


def find_person_id(update: Update) -> int | None:
    """Return whose dialogue an update belongs to.

    Who writes in a chat's name, as anonymous admins do, shares that name's dialogue: Telegram
    gives one user for all of them.
    """
    message = update.message or update.edited_message
    if message is not None and message.sender_chat is not None:
        return message.sender_chat.id
    return update.effective_user.id if update.effective_user else None
