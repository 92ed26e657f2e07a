"""Single words are put into sentences for encoders that were taught captions alone."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST_WORD = 40  # German compounds; beyond that it is no word

# The word's language is not known, so both are asked; the bare word stays one voice of six.
_TEMPLATES = (
    "{}",
    "Kleidung: {}",
    "ein Kleidungsstück, {}",
    "ein Foto von Kleidung: {}",
    "a garment, {}",
    "a photo of clothing: {}",
)


def expand(phrase: str, *, knows_single_words: bool) -> tuple[str, ...]:
    """Write out a phrase for an encoder: one word as an ensemble, anything longer as it is.

    An encoder that was taught single words gets them bare: sentences cost ours a quarter of its
    precision on patterns (docs/evaluation.md).
    """
    if knows_single_words or len(phrase) > _LONGEST_WORD or not _WORD.fullmatch(phrase):
        return (phrase,)
    return tuple(template.format(phrase) for template in _TEMPLATES)
