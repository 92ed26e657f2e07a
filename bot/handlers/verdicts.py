"""👍 and 👎: as buttons under an item's details, and as reactions to its picture."""

from typing import Any

from telegram import CallbackQuery, MessageReactionUpdated, ReactionTypeEmoji, Update
from telegram.ext import ContextTypes, ExtBot

from bot.dialogue.answers import Asked
from bot.dialogue.dialogue import Dialogue
from bot.dialogue.verdicts import Verdict
from bot.handlers.toasts import answer_tap
from bot.sending.replies import Replies
from bot.shoppers import Shoppers
from bot.wording.taps import Action, find_tap
from storage.shown import ShownMessages
from storage.turns import Turn

_LIKES = frozenset("👍❤🔥🥰👏😁🤩😍💯🎉🏆👌🤗😘😎💘⚡🆒") | {"❤‍🔥"}
_DISLIKES = frozenset("👎💩🤮😢🤬💔🥱😡🖕😐🥴")
_TOASTS = {
    Verdict.LIKED: "toast-liked",
    Verdict.DISLIKED: "toast-disliked",
    Verdict.NONE: "toast-verdict-taken-back",
}


class VerdictHandlers:
    """Take what shoppers think of an item; the words under the album say that it counts."""

    def __init__(
        self, shoppers: Shoppers, dialogue: Dialogue, replies: Replies, shown: ShownMessages
    ) -> None:
        self._shoppers = shoppers
        self._dialogue = dialogue
        self._replies = replies
        self._shown = shown

    async def react(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Follow a reaction to a picture of an album or to details, or its removal."""
        change = update.message_reaction
        verdict = _read_verdict(change) if change is not None else None
        if change is None or verdict is None:
            return
        shown = await self._shown.find(change.chat.id, change.message_id)
        if shown is None or shown.is_words or not shown.number:
            return
        asked = await self._shoppers.get_asked(update)
        if asked is None:
            return
        turn = await self._dialogue.find_turn(asked.chat_id, shown.turn_id, asked.person_id)
        if turn is not None:
            await self._judge(context.bot, asked, turn, shown.number, verdict)

    async def tap(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Follow a button under details; tapped again it takes the verdict back."""
        query, asked = update.callback_query, await self._shoppers.get_asked(update)
        tap = find_tap(query.data) if query is not None else None
        if query is None or asked is None or tap is None:
            return
        turn = await self._dialogue.find_turn(asked.chat_id, tap.turn_id, asked.person_id)
        if turn is None:
            await answer_tap(query, asked.speech.plain("button-stale"))
            return
        verdict = Verdict.LIKED if tap.action is Action.LIKE else Verdict.DISLIKED
        if await self._dialogue.verdicts.find(turn, tap.position) is verdict:
            verdict = Verdict.NONE
        await self._tell(query, context.bot, asked, turn, tap.position, verdict)

    async def _tell(
        self,
        query: CallbackQuery,
        bot: ExtBot[Any],
        asked: Asked,
        turn: Turn,
        number: int,
        verdict: Verdict,
    ) -> None:
        judged = await self._judge(bot, asked, turn, number, verdict)
        sentence = "toast-other-search"
        if judged is not None:  # what was done, also where the same tap comes again
            sentence = _TOASTS[self._dialogue.verdicts.read(judged, turn.hits[number - 1])]
        await answer_tap(query, asked.speech.plain(sentence))

    async def _judge(
        self, bot: ExtBot[Any], asked: Asked, turn: Turn, number: int, verdict: Verdict
    ) -> Turn | None:
        """Let an item steer the search, and say so under its album; return the turn that it made.

        None where it steers nothing.
        """
        judged = await self._dialogue.verdicts.judge(asked.update_id, turn, number, verdict)
        if judged is None:
            return None
        for turn_id in (judged.id, judged.parent_id):  # the first where the update comes again
            words = await self._shown.find_words(asked.chat_id, turn_id) if turn_id else None
            if words is not None:
                answer = await self._dialogue.places.look(judged, words.number)
                await self._replies.change_words(bot, asked, words, answer)
                break
        return judged


def _read_verdict(change: MessageReactionUpdated) -> Verdict | None:
    """Return what a change of reactions says, None where it says nothing of the kind."""
    now, before = (
        _find_verdict([one.emoji for one in listed if isinstance(one, ReactionTypeEmoji)])
        for listed in (change.new_reaction, change.old_reaction)
    )
    if now is Verdict.NONE and before is Verdict.NONE:
        return None
    return now


def _find_verdict(emoji: list[str]) -> Verdict:
    if any(one in _LIKES for one in emoji):
        return Verdict.LIKED
    return Verdict.DISLIKED if any(one in _DISLIKES for one in emoji) else Verdict.NONE
