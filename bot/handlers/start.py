"""/start, /help, /new and /language."""

from telegram import InputMediaPhoto, Update
from telegram.ext import ContextTypes

from bot.dialogue.dialogue import Dialogue
from bot.samples import list_samples
from bot.shoppers import Shoppers
from bot.wording.keyboards import build_language_keyboard, build_start_keyboard


class StartHandlers:
    """Greet, explain, begin anew, change the language."""

    def __init__(self, shoppers: Shoppers, dialogue: Dialogue) -> None:
        self._shoppers = shoppers
        self._dialogue = dialogue

    async def start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what the bot can do, with sample photos and example wishes to tap."""
        asked, user = await self._shoppers.get_asked(update), update.effective_user
        if asked is None:
            return
        speech = asked.speech
        await self._dialogue.start_over(asked.chat_id, asked.person_id)
        if asked.is_in_group:
            await context.bot.send_message(
                asked.chat_id, speech.html("group-hello", username=context.bot.username)
            )
            return
        samples = list_samples()
        if len(samples) > 1:
            await context.bot.send_media_group(
                asked.chat_id, [InputMediaPhoto(sample.read_bytes()) for sample in samples]
            )
        name = user.first_name if user else ""
        await context.bot.send_message(
            asked.chat_id,
            speech.html("start-welcome", name=name, named="yes" if name else "no"),
            reply_markup=build_start_keyboard(speech, len(samples)),
        )

    async def help(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Explain what the bot understands."""
        if update.effective_chat is None:
            return
        speech = await self._shoppers.get_speech(update)
        await context.bot.send_message(update.effective_chat.id, speech.html("help"))

    async def new(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Forget the running search."""
        asked = await self._shoppers.get_asked(update)
        if asked is None:
            return
        await self._dialogue.start_over(asked.chat_id, asked.person_id)
        await context.bot.send_message(asked.chat_id, asked.speech.html("new-search"))

    async def language(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Ask which language to speak."""
        if update.effective_chat is None:
            return
        speech = await self._shoppers.get_speech(update)
        texts = self._shoppers.texts
        await context.bot.send_message(
            update.effective_chat.id,
            speech.html("language-question"),
            reply_markup=build_language_keyboard(texts.speak("de"), texts.speak("en")),
        )
