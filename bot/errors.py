"""What can go wrong in the bot: for the person at the terminal, or for the shopper."""

from bot.wording.remarks import Remark


class BotError(Exception):
    """Anything the bot cannot do."""


class CommandError(BotError):
    """A command cannot do its work; the message says what to do."""


class ShopperProblem(BotError):  # noqa: N818 - not an error: something to tell the shopper
    """A question that cannot be answered; `sentence` names what the shopper is told."""

    def __init__(self, sentence: str, **values: str | int) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.remark = Remark(sentence, values)
