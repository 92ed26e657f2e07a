"""Single words are put into sentences before they are encoded: encoders were taught captions."""

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


def expand(phrase: str) -> tuple[str, ...]:
    """Write out a phrase for the encoder: one word as an ensemble, anything longer as it is."""
    if len(phrase) > _LONGEST_WORD or not _WORD.fullmatch(phrase):
        return (phrase,)
    return tuple(template.format(phrase) for template in _TEMPLATES)
