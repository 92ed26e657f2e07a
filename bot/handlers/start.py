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
        chat, user = update.effective_chat, update.effective_user
        if chat is None:
            return
        speech = await self._shoppers.get_speech(update)
        await self._dialogue.start_over(chat.id)
        samples = list_samples()
        if len(samples) > 1:
            await context.bot.send_media_group(
                chat.id, [InputMediaPhoto(sample.read_bytes()) for sample in samples]
            )
        name = user.first_name if user else ""
        await context.bot.send_message(
            chat.id,
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
        if update.effective_chat is None:
            return
        speech = await self._shoppers.get_speech(update)
        await self._dialogue.start_over(update.effective_chat.id)
        await context.bot.send_message(update.effective_chat.id, speech.html("new-search"))

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
