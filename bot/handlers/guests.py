"""What friends do with a list that was shared with them: open it by its link, and vote."""

import re

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot.deep_links import SHARE, Page
from bot.errors import ShopperProblem
from bot.handlers.persons import Met, Persons
from bot.handlers.private import show_the_way
from bot.handlers.toasts import answer_tap
from bot.lists.remembering import Remembering
from bot.lists.sharing import Sharing
from bot.wording.list_keyboards import mark_votes
from bot.wording.list_replies import ListReplies
from bot.wording.lists import name_shortly
from bot.wording.taps import Action, Tap, find_tap
from storage.shares import Share

START_FORM = re.compile(rf"/start(?:@\w+)? +{SHARE.pattern}\s*")
LINK_FORM = re.compile(rf"\s*(?:https?://)?t\.me/(\w+)\?start={SHARE.pattern}\s*", re.IGNORECASE)
"""A link that was written into the chat rather than followed."""

_VOTES = {Action.VOTE_FOR: 1, Action.VOTE_AGAINST: -1, Action.UNVOTE: 0}
_TOASTS = {1: "toast-vote-for", -1: "toast-vote-against", 0: "toast-vote-none"}


class GuestHandlers:
    """Answer friends of those who share; without a token there is nothing to see."""

    def __init__(
        self, persons: Persons, remembering: Remembering, sharing: Sharing, replies: ListReplies
    ) -> None:
        self._persons = persons
        self._remembering = remembering
        self._sharing = sharing
        self._replies = replies

    async def visit(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Open what a link's token opens; one's own list as one knows it, where nobody looks on."""
        message, met = update.effective_message, await self._persons.meet(update)
        if message is None or met is None:
            return
        form = START_FORM.fullmatch(message.text or "") or LINK_FORM.fullmatch(message.text or "")
        share = await self._sharing.visit(form[form.re.groups] if form else "", met.person_id)
        if share.person_id == met.person_id:
            await self._show_own(context, met, share)
            return
        shared = await self._sharing.get_page(share.id, met.person_id)
        await self._replies.send_shared(context.bot, met.chat_id, shared, met.speech)

    async def tap(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Vote, or turn the page."""
        query, met = update.callback_query, await self._persons.meet(update)
        tap = find_tap(query.data) if query is not None else None
        if query is None or met is None or tap is None:
            return
        try:
            if not met.is_private and _is_offered(query):
                await self._sharing.admit(tap.turn_id, met.person_id)
            if tap.action is Action.SHARED:
                page = await self._sharing.get_page(tap.turn_id, met.person_id, tap.position)
                await answer_tap(query)
                await self._replies.send_shared(context.bot, met.chat_id, page, met.speech)
                return
            toast = await self._vote(met, tap)
        except ShopperProblem as problem:
            await answer_tap(query, met.speech.plain(problem.sentence, **problem.remark.values))
            return
        await answer_tap(query, toast)
        keyboard = query.message.reply_markup if isinstance(query.message, Message) else None
        if keyboard is not None:
            await self._mark(update, met, tap, keyboard)

    async def _vote(self, met: Met, tap: Tap) -> str:
        vote = _VOTES[tap.action]
        entry = await self._sharing.vote(tap.turn_id, met.person_id, tap.position, vote)
        return met.speech.plain(_TOASTS[vote], title=name_shortly(entry.item, met.speech))

    async def _mark(
        self, update: Update, met: Met, tap: Tap, keyboard: InlineKeyboardMarkup
    ) -> None:
        """Let the buttons show a guest's votes; in a group, where many vote, they stay."""
        query = update.callback_query
        if query is None or not met.is_private:
            return
        votes = await self._sharing.find_own_votes(tap.turn_id, met.person_id)
        marked = mark_votes(keyboard, tap.turn_id, votes)
        if marked != keyboard:
            await query.edit_message_reply_markup(marked)

    async def _show_own(self, context: ContextTypes.DEFAULT_TYPE, met: Met, share: Share) -> None:
        if share.item_id is None and not met.is_private:
            await show_the_way(context.bot, met, Page.LIST)
            return
        if share.item_id is None:
            page = await self._remembering.get_page(met.person_id)
            await self._replies.send_list(context.bot, met.chat_id, page, share, met.speech)
            return
        item = await self._remembering.find_item(share.item_id)
        await self._replies.send_share(context.bot, met.chat_id, share, item, met.speech)


def _is_offered(query: CallbackQuery) -> bool:
    """Tell a tap on a button that the message has from one that only a forger could make.

    What was shown to a group by who came with the token, everybody there may vote on.
    """
    keyboard = query.message.reply_markup if isinstance(query.message, Message) else None
    rows = keyboard.inline_keyboard if keyboard is not None else ()
    return any(button.callback_data == query.data for row in rows for button in row)
