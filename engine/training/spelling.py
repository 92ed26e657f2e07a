"""Writes texts as people type them: lower case, lost dots on umlauts, slips of the finger."""

import numpy as np

# Invisible mark inside a word: the tokenizer cuts there, so that parts of words are met alone.
CUT = "\x1f"
_LOST_DOTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "Ä": "A", "Ö": "O", "Ü": "U"})
_SPELT_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
)
_BESIDE = {
    **dict(
        zip("qwertzuiop", ["wa", "qe", "wr", "et", "rz", "tu", "zi", "uo", "ip", "o"], strict=True)
    ),
    **dict(zip("asdfghjkl", ["sq", "ad", "sf", "dg", "fh", "gj", "hk", "jl", "k"], strict=True)),
    **dict(zip("yxcvbnm", ["x", "yc", "xv", "cb", "vn", "bm", "n"], strict=True)),
}


def spell_out_umlauts(text: str) -> str:
    """Replace ä, ö, ü and ß by ae, oe, ue and ss."""
    return text.translate(_SPELT_OUT)


def drop_dots(text: str) -> str:
    """Replace ä, ö and ü by a, o and u, as hasty shoppers do."""
    return text.translate(_LOST_DOTS)


def misspell(text: str, rng: np.random.Generator) -> str:
    """Make one slip in a word of five letters or more: swap, drop, double or hit beside."""
    words = text.split(" ")
    long_words = [position for position, word in enumerate(words) if len(word) >= 5]
    if not long_words:
        return text
    chosen = int(rng.choice(long_words))
    words[chosen] = _slip(words[chosen], rng)
    return " ".join(words)


def cut_words(text: str, rng: np.random.Generator, share: float = 0.3) -> str:
    """Mark a place inside some words where the tokenizer shall cut."""
    words = text.split(" ")
    for position, word in enumerate(words):
        if len(word) >= 4 and rng.random() < share:
            place = int(rng.integers(2, len(word) - 1))
            words[position] = word[:place] + CUT + word[place:]
    return " ".join(words)


def scribble(text: str, rng: np.random.Generator) -> str:
    """Return the text as somebody may type it; about half of all texts stay as they are."""
    draw = rng.random(5)
    if draw[0] < 0.10:
        text = drop_dots(text)
    if draw[1] < 0.10:
        text = text.replace("-", " " if draw[1] < 0.05 else "")
    if draw[2] < 0.10:
        text = text.replace(",", "")
    if draw[3] < 0.20:
        text = misspell(text, rng)
    if draw[4] < 0.20:
        text = cut_words(text, rng)
    return text


def _slip(word: str, rng: np.random.Generator) -> str:
    place = int(rng.integers(1, len(word) - 1))
    match int(rng.integers(4)):
        case 0:
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        case 1:
            return word[:place] + word[place + 1 :]
        case 2:
            return word[:place] + word[place] + word[place:]
        case _:
            beside = _BESIDE.get(word[place].lower(), word[place])
            return word[:place] + str(rng.choice(list(beside))) + word[place + 1 :]
