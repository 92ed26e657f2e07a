"""Who is talking: the language to answer in."""

from telegram import Update

from bot.wording.texts import LANGUAGES, Language, Speech, Texts
from storage.chats import Chats


class Shoppers:
    """Know each chat's language."""

    def __init__(self, chats: Chats, texts: Texts) -> None:
        self._chats = chats
        self.texts = texts

    async def get_speech(self, update: Update) -> Speech:
        """Return the sentences in the language the chat chose, else Telegram's guess of it."""
        language_code = update.effective_user.language_code if update.effective_user else None
        if update.effective_chat is None:
            return self.texts.choose(None, language_code)
        chat = await self._chats.get(update.effective_chat.id)
        return self.texts.choose(chat.language, language_code)

    async def set_language(self, chat_id: int, language: Language) -> Speech:
        """Remember a chat's choice and return its sentences."""
        if language not in LANGUAGES:
            raise ValueError(f"no locale for {language!r}")
        await self._chats.set_language(chat_id, language)
        return self.texts.speak(language)
