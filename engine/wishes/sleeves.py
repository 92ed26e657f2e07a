"""Sleeves by themselves, as in "Kleid mit Ärmeln": they rule out that there are none."""

from engine.wishes.cues import Cue
from engine.wishes.forms import spell_all
from engine.wishes.lexicon import Meaning
from engine.wishes.phrases import Item
from engine.wishes.request import Term
from engine.wishes.tokens import Token

_SLEEVES = {
    **dict.fromkeys(spell_all(["Ärmel", "Ärmeln"]), "ärmellos"),
    **dict.fromkeys(["sleeves", "sleeve"], "sleeveless"),
}
_SLEEVELESS = Meaning((Term("sleeve", "none"),), is_adjective=True)


def split_sleeves(items: list[Item]) -> tuple[list[Item], Token | None]:
    """Cut "mit Ärmeln" off the end of a phrase; None where it does not end so."""
    if len(items) < 2 or items[-2].cue is not Cue.WITH or not items[-1].is_word:
        return items, None
    token = items[-1].tokens[0]
    return (items[:-2], token) if token.key in _SLEEVES else (items, None)


def read_sleeveless(sleeves: Token) -> Item:
    """Say "ärmellos" in the language of a word for sleeves."""
    word = _SLEEVES[sleeves.key]
    return Item((sleeves._replace(text=word, key=word),), _SLEEVELESS)
