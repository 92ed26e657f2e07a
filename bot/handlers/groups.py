"""Groups: what is not meant for the bot, whose buttons these are, and being added to one."""

from typing import Any

from telegram import CallbackQuery, ChatMember, ChatMemberUpdated, Message, Update
from telegram.constants import ChatType
from telegram.ext import (
    ApplicationHandlerStop,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.dialogue.answers import Asked
from bot.dialogue.dialogue import Dialogue
from bot.handlers.toasts import answer_tap
from bot.intake.addressing import is_addressed
from bot.intake.reception import ShopApplication
from bot.sending.correspondents import Correspondents
from bot.shoppers import Shoppers
from bot.wording.taps import TURN_ACTIONS, find_tap
from storage.shown import ShownMessages

_GROUPS = {ChatType.GROUP, ChatType.SUPERGROUP}
_INSIDE = {ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.RESTRICTED}


class GroupHandlers:
    """Stand before all other handlers, and stop what is not for them."""

    def __init__(
        self,
        shoppers: Shoppers,
        dialogue: Dialogue,
        shown: ShownMessages,
        correspondents: Correspondents,
    ) -> None:
        self._shoppers = shoppers
        self._dialogue = dialogue
        self._shown = shown
        self._correspondents = correspondents

    async def pass_over(self, _update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Leave alone what somebody sends by inline mode, also to the bot itself."""
        raise ApplicationHandlerStop

    async def overhear(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Let pass what a group says to the bot, and nothing else."""
        message = update.effective_message
        if message is None:
            return
        known = _list_commands(context.application)
        if not is_addressed(message, context.bot.id, context.bot.username, known):
            raise ApplicationHandlerStop

    async def guard(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Keep an answer's buttons for whoever asked; others get a kind word and no effect."""
        query, asked = update.callback_query, await self._shoppers.get_asked(update)
        if query is None or asked is None or not asked.is_in_group:
            return
        turn_ids = await self._list_turn_ids(query, asked)
        if any([await self._dialogue.is_of_another(asked, turn_id) for turn_id in turn_ids]):
            await answer_tap(query, asked.speech.plain("button-of-another"))
            raise ApplicationHandlerStop

    async def joined(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say hello once where the bot is added, and nothing where it is put out or blocked."""
        change = update.my_chat_member
        if change is None:
            return
        if not _is_inside(change.new_chat_member):
            await self._correspondents.close(change.chat.id)
        elif change.chat.type in _GROUPS and not _is_inside(change.old_chat_member):
            await self._greet(update, context, change)

    async def _greet(
        self, update: Update, context: ContextTypes.DEFAULT_TYPE, change: ChatMemberUpdated
    ) -> None:
        speech = await self._shoppers.get_speech(update)
        hello = speech.html("group-hello", username=context.bot.username)
        await context.bot.send_message(change.chat.id, hello)

    async def _list_turn_ids(self, query: CallbackQuery, asked: Asked) -> list[int]:
        """List the turns that a button belongs to: its message's, and the one that it names."""
        shown = await self._shown.find(asked.chat_id, asked.message_id or 0)
        tap = find_tap(query.data)
        own = [] if shown is None else [shown.turn_id]
        named = [tap.turn_id] if tap is not None and tap.action in TURN_ACTIONS else []
        return own + named


class _ViaBot(filters.MessageFilter):
    """What comes by the inline mode of this bot."""

    def filter(self, message: Message) -> bool:
        """Tell whether a message does."""
        return message.via_bot is not None and message.via_bot.id == message.get_bot().id


def _list_commands(application: ShopApplication) -> set[str]:
    """List the commands that an application's handlers know."""
    handlers = [one for group in application.handlers.values() for one in group]
    return {
        command
        for handler in handlers
        if isinstance(handler, CommandHandler)
        for command in handler.commands
    }


def _is_inside(member: ChatMember) -> bool:
    return member.status in _INSIDE and getattr(member, "is_member", True)


def build_group_handlers(groups: GroupHandlers) -> list[BaseHandler[Any, Any, None]]:
    """Build what stands before all other handlers."""
    overheard = filters.ChatType.GROUPS & ~filters.StatusUpdate.MIGRATE
    return [
        MessageHandler(_ViaBot(), groups.pass_over),
        MessageHandler(overheard, groups.overhear),
        CallbackQueryHandler(groups.guard),
        ChatMemberHandler(groups.joined, ChatMemberHandler.MY_CHAT_MEMBER),
    ]
