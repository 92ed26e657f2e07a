"""Rights slips of the finger before an encoder reads a text."""

from engine.wishes.tokens import clean, tokenize
from engine.wishes.vocabulary import find_slip


def correct(text: str) -> str:
    """Put known words in place of those that are one slip away: "gestriefte" becomes "gestreifte".

    Words that are known, and words that are near none, stay; so do capitals where nothing changes.
    """
    plain = clean(text)
    parts: list[str] = []
    end = 0
    for token in tokenize(plain):
        right = find_slip(token.key) if token.kind == "word" else None
        parts += [plain[end : token.start], right or token.text]
        end = token.end
    return "".join([*parts, plain[end:]])
