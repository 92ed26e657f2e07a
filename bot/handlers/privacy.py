"""/privacy, /export and /delete: what is kept, a copy of it, and the end of it."""

from datetime import UTC, datetime
from typing import Any

from telegram import CallbackQuery, Update
from telegram.constants import ChatAction, ChatType
from telegram.ext import ContextTypes, ExtBot
from telegram.helpers import create_deep_linked_url

from bot.handlers.toasts import answer_tap
from bot.privacy.archive import Archive
from bot.privacy.erasing import Erasing
from bot.privacy.retention import Retention
from bot.privacy.words import find_privacy_words
from bot.sending.activity import show_activity
from bot.shoppers import Shoppers
from bot.wording.privacy import (
    build_delete_keyboard,
    build_privacy_keyboard,
    describe_erased,
    describe_privacy,
)
from bot.wording.taps import Action, find_tap
from bot.wording.texts import Speech


class PrivacyHandlers:
    """Say what is kept, hand it out, forget it: in private chats, as it is nobody else's."""

    def __init__(
        self, shoppers: Shoppers, archive: Archive, erasing: Erasing, retention: Retention
    ) -> None:
        self._shoppers = shoppers
        self._archive = archive
        self._erasing = erasing
        self._retention = retention

    async def privacy(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what is kept, why and how long."""
        await self._do(context.bot, update, Action.PRIVACY)

    async def export(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Send everything that is kept of a person."""
        await self._do(context.bot, update, Action.EXPORT)

    async def delete(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Ask whether everything shall go."""
        await self._do(context.bot, update, Action.DELETE)

    async def words(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what words want."""
        message = update.effective_message
        action = find_privacy_words((message and message.text) or "")
        if action is not None:
            await self._do(context.bot, update, action)

    async def tap(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what a button says."""
        query = update.callback_query
        tap = find_tap(query.data) if query is not None else None
        if query is None or tap is None:
            return
        chat = update.effective_chat
        is_answer = tap.action in {Action.ERASE, Action.KEEP_ALL}  # to a question asked in private
        if is_answer and (chat is None or chat.type != ChatType.PRIVATE):
            speech = await self._shoppers.get_speech(update)
            await answer_tap(query, speech.plain("button-stale"))
            return
        await answer_tap(query)
        if tap.action is Action.ERASE:
            await self._erase(context.bot, update, query)
        elif tap.action is Action.KEEP_ALL:
            speech = await self._shoppers.get_speech(update)
            await query.edit_message_text(speech.html("delete-kept"))
        else:
            await self._do(context.bot, update, tap.action)

    async def _do(self, bot: ExtBot[Any], update: Update, action: Action) -> None:
        chat = update.effective_chat
        if chat is None:
            return
        speech = await self._shoppers.get_speech(update)
        if action is Action.PRIVACY:
            text = describe_privacy(self._retention, speech)
            await bot.send_message(chat.id, text, reply_markup=build_privacy_keyboard(speech))
        elif chat.type != ChatType.PRIVATE:
            await self._ask_for_privacy(bot, chat.id, speech)
        elif action is Action.EXPORT:
            await self._export(bot, chat.id, speech)
        else:
            keyboard = build_delete_keyboard(speech)
            await bot.send_message(chat.id, speech.html("delete-question"), reply_markup=keyboard)

    async def _export(self, bot: ExtBot[Any], person_id: int, speech: Speech) -> None:
        async with show_activity(bot, person_id, ChatAction.UPLOAD_DOCUMENT):
            archive = await self._archive.build(person_id, speech)
            await bot.send_document(
                person_id,
                archive,
                filename=f"garderobe-{datetime.now(UTC).date().isoformat()}.zip",
                caption=speech.html("export-caption"),
            )

    async def _erase(self, bot: ExtBot[Any], update: Update, query: CallbackQuery) -> None:
        """Forget who tapped; by then nothing tells their language but what was kept for this."""
        speech = await self._shoppers.get_speech(update)
        asked = bot.id, update.update_id
        person_id = query.from_user.id
        erased = await self._erasing.erase(person_id, asked, speech.language)
        speech = self._shoppers.texts.choose(erased.language, None)
        await query.edit_message_reply_markup(None)
        await bot.send_message(person_id, describe_erased(erased, speech))

    async def _ask_for_privacy(self, bot: ExtBot[Any], chat_id: int, speech: Speech) -> None:
        link = create_deep_linked_url(bot.username)
        await bot.send_message(chat_id, speech.html("privately-only", link=link))
