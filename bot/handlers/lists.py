"""/list, the words and the buttons of a person's own list."""

from typing import Any

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.constants import ChatAction
from telegram.ext import ContextTypes, ExtBot

from bot.deep_links import Page
from bot.dialogue.answers import Asked
from bot.dialogue.dialogue import Dialogue
from bot.errors import ShopperProblem
from bot.handlers.persons import Met, Persons
from bot.handlers.private import show_the_way
from bot.handlers.toasts import answer_tap
from bot.lists.entries import Entry
from bot.lists.remembering import Remembering
from bot.lists.sharing import Sharing
from bot.lists.words import ListAct, ListWords, find_list_words
from bot.sending.activity import show_activity
from bot.sending.replies import Replies
from bot.wording.list_keyboards import build_show_list_keyboard, build_undo_keyboard, mark_kept
from bot.wording.list_replies import ListReplies
from bot.wording.lists import describe_remembered, name_shortly
from bot.wording.mentions import read_words
from bot.wording.taps import ITEM_ACTIONS, Action, Tap, find_tap
from storage.items import Item

_MOST_CARDS = 10  # large pictures in a row: a page has no more


class ListHandlers:
    """Remember, show, forget and share: whatever a person does with their own list."""

    def __init__(
        self,
        persons: Persons,
        remembering: Remembering,
        sharing: Sharing,
        dialogue: Dialogue,
        replies: tuple[ListReplies, Replies],
    ) -> None:
        self._persons = persons
        self._remembering = remembering
        self._sharing = sharing
        self._dialogue = dialogue
        self._lists, self._replies = replies

    async def list(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show a person's list."""
        if met := await self._persons.meet(update):
            await self._show(context.bot, met, 0)

    async def show_item(
        self, update: Update, context: ContextTypes.DEFAULT_TYPE, item_id: int
    ) -> None:
        """Show an item that a link names, with what can be done with it.

        Raises:
            ShopperProblem: there is none, or no longer.
        """
        if met := await self._persons.meet(update):
            item = await self._remembering.find_item(item_id)
            await self._show_entry(context.bot, met, item)

    async def words(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what words want of the list."""
        message, met = update.effective_message, await self._persons.meet(update)
        if message is None or met is None:
            return
        words = find_list_words(read_words(message))
        if words is None or words.act is ListAct.SHOW:
            await self._show(context.bot, met, 0)
        elif words.act is ListAct.SHARE:
            await self._share(context.bot, met, None)
        elif words.act is ListAct.REMEMBER:
            await self._remember_named(context.bot, met, words)
        else:
            await self._offer_removal(context.bot, met, words)

    async def tap(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what a button of a list says."""
        query, met = update.callback_query, await self._persons.meet(update)
        tap = find_tap(query.data) if query is not None else None
        if query is None or met is None or tap is None:
            return
        if tap.action in {Action.REMEMBER, Action.FORGET}:
            await self._keep(query, context.bot, met, tap)
            return
        await answer_tap(query)
        if tap.action is Action.LIST:
            await self._show(context.bot, met, tap.position)
        elif tap.action is Action.SHARE_LIST:
            await self._share(context.bot, met, None)
        elif tap.action is Action.END_SHARE:
            await self._sharing.end(met.person_id, tap.turn_id)
            await context.bot.send_message(met.chat_id, met.speech.html("share-ended"))
        elif tap.action in ITEM_ACTIONS:
            asked = Asked(met.chat_id, update.update_id, met.speech, person_id=met.person_id)
            await self._tap_item(context.bot, met, asked, tap)

    async def _tap_item(self, bot: ExtBot[Any], met: Met, asked: Asked, tap: Tap) -> None:
        item = await self._remembering.find_item(tap.turn_id)
        if tap.action is Action.SHARE_ITEM:
            await self._share(bot, met, item)
        elif tap.action is Action.LISTED:
            await self._show_entry(bot, met, item)
        elif not item.is_available:
            raise ShopperProblem("details-gone")
        else:
            async with show_activity(bot, met.chat_id, ChatAction.TYPING):
                answer = await self._dialogue.ask_similar(asked, item)
            await self._replies.send_answer(bot, asked, answer)

    async def _show_entry(self, bot: ExtBot[Any], met: Met, item: Item) -> None:
        entry = await self._find_own_entry(met, item)
        shown = entry or Entry(1, item, item.price)
        await self._lists.send_entry(bot, met.chat_id, shown, met.speech, is_kept=entry is not None)

    async def _find_own_entry(self, met: Met, item: Item) -> Entry | None:
        """Return what a person's list says of an item, where it is nobody else's business."""
        if not met.is_private:
            return None
        return await self._remembering.find_entry(met.person_id, item)

    async def _keep(self, query: CallbackQuery, bot: ExtBot[Any], met: Met, tap: Tap) -> None:
        """Remember an item or no longer, and let the button that was tapped say so.

        In a group a toast alone says so: the button is for all of them, the list is not.
        """
        is_kept = tap.action is Action.REMEMBER
        try:
            item = await self._remembering.find_item(tap.turn_id)
            if is_kept:
                await self._remembering.remember(met.person_id, item)
            else:
                await self._remembering.forget(met.person_id, item)
        except ShopperProblem as problem:
            await answer_tap(query, met.speech.plain(problem.sentence, **problem.remark.values))
            return
        toast = "toast-remembered" if is_kept else "toast-forgotten"
        await answer_tap(query, met.speech.plain(toast))
        if not met.is_private:
            return
        keyboard = _find_keyboard(query)
        marked = keyboard and mark_kept(keyboard, item.id, met.speech, is_kept=is_kept)
        if marked is not None and marked != keyboard:
            await query.edit_message_reply_markup(marked)
        elif not is_kept:  # from the list itself, whose numbers stay as they are
            await bot.send_message(
                met.chat_id,
                met.speech.html("list-forgotten", title=name_shortly(item, met.speech)),
                reply_markup=build_undo_keyboard(item, met.speech),
            )

    async def _show(self, bot: ExtBot[Any], met: Met, place: int) -> None:
        if not met.is_private:
            await show_the_way(bot, met, Page.LIST)
            return
        page = await self._remembering.get_page(met.person_id, place)
        share = await self._sharing.find_list_share(met.person_id)
        await self._lists.send_list(bot, met.chat_id, page, share, met.speech)

    async def _share(self, bot: ExtBot[Any], met: Met, item: Item | None) -> None:
        if item is None and not met.is_private:
            await show_the_way(bot, met, Page.LIST)
            return
        share = await self._sharing.open(met.person_id, None if item is None else item.id)
        await self._lists.send_share(bot, met.chat_id, share, item, met.speech)

    async def _remember_named(self, bot: ExtBot[Any], met: Met, words: ListWords) -> None:
        """Remember the results that words name by their numbers."""
        keyboard = build_show_list_keyboard(met.speech) if met.is_private else None
        turn = await self._dialogue.get_latest(met.chat_id, met.person_id)
        numbers = words.numbers or ((1,) if turn.shown == 1 else ())
        if not numbers:
            raise ShopperProblem("list-which")
        items = [(await self._dialogue.get_details(turn, number)).item for number in numbers]
        for item in items:
            await self._remembering.remember(met.person_id, item)
        await bot.send_message(
            met.chat_id, describe_remembered(items, met.speech), reply_markup=keyboard
        )

    async def _offer_removal(self, bot: ExtBot[Any], met: Met, words: ListWords) -> None:
        """Show the entries that words name, with a button to take them off.

        Not by the words themselves: numbers move up, and what is done twice takes another.
        """
        if not met.is_private:
            await show_the_way(bot, met, Page.LIST)
            return
        if not words.numbers:
            raise ShopperProblem("list-which-off")
        entries = [await self._remembering.get_entry(met.person_id, it) for it in words.numbers]
        for entry in entries[:_MOST_CARDS]:
            await self._lists.send_entry(bot, met.chat_id, entry, met.speech, is_kept=True)
        await bot.send_message(
            met.chat_id, met.speech.html("list-confirm-off", count=min(len(entries), _MOST_CARDS))
        )


def _find_keyboard(query: CallbackQuery) -> InlineKeyboardMarkup | None:
    """Return the keyboard that was tapped, if its message can still be reached."""
    return query.message.reply_markup if isinstance(query.message, Message) else None
