"""Words made of words: Blumenkleid, Kurzarmhemd, knallrot, schwarz-weiß, kragenlos."""

from engine.wishes.forms import spell_all
from engine.wishes.garment_words import COLOUR_TONES
from engine.wishes.lexicon import Lexicon, Meaning, get_lexicon
from engine.wishes.request import Term

_LONGEST = 48  # letters; beyond that it is no word
_SHORTEST_HEAD = 3
_SHORTEST_TAIL = 3
_LINKS = ("s", "n", "en", "e")  # between the two: Sommerabend-s-kleid
_TONES = spell_all(COLOUR_TONES.split())
_ENDINGS_WITHOUT = tuple(f"los{ending}" for ending in ("", "e", "er", "es", "en", "em"))
_COLOURED_ENDINGS = ("", "e", "er", "es", "en", "em")
_COLOURED_NOUNS = ("farbe", "farbton")
_COLOURED = (
    *(form + ending for form in ("farben", "farbig") for ending in _COLOURED_ENDINGS),
    *_COLOURED_NOUNS,
)
_PATTERNED = ("design", "designs", "look", "optik")


def read_compound(word: str) -> Meaning | None:
    """Read a word made of two, or return None."""
    if len(word) > _LONGEST:
        return None
    if "-" in word:
        return _read_hyphened(word)
    lexicon = get_lexicon()
    read = _read_coloured(word, lexicon) or _read_split(word, lexicon)
    return read or _read_patterned(word, lexicon)


def read_lacking(word: str) -> str | None:
    """Return what a word says is not there: "kragen" for kragenlos, "hood" for hoodless."""
    endings = ("less", *_ENDINGS_WITHOUT)
    ending = next((ending for ending in endings if word.endswith(ending)), None)
    if ending is None:
        return None
    words = get_lexicon().words
    head = word[: -len(ending)].rstrip("-")
    meaning = words.get(head) if word not in words else None
    return head if meaning is not None and meaning.terms else None


def _read_coloured(word: str, lexicon: Lexicon) -> Meaning | None:
    ending = next((ending for ending in _COLOURED if word.endswith(ending)), None)
    if ending is None:
        return None
    meaning = lexicon.words.get(word[: -len(ending)])
    if meaning is None or not _has_field(meaning, "colour"):
        return None
    is_noun = ending in _COLOURED_NOUNS
    is_inflected = not is_noun and not ending.endswith(("n", "g"))
    return Meaning(meaning.terms, not is_noun, is_inflected=is_inflected)


def _read_patterned(word: str, lexicon: Lexicon) -> Meaning | None:
    """Read Streifendesign, Jeansoptik."""
    ending = next((ending for ending in _PATTERNED if word.endswith(ending)), None)
    terms = _read_head(word[: -len(ending)], lexicon) if ending is not None else ()
    return Meaning(terms) if terms and terms[0].field == "pattern" else None


def _read_split(word: str, lexicon: Lexicon) -> Meaning | None:
    """Try the longest known tail first: Jeans|rock, knall|rot."""
    for place in range(_SHORTEST_HEAD, len(word) - _SHORTEST_TAIL + 1):
        tail = lexicon.words.get(word[place:])
        if tail is None or not tail.terms:
            continue
        if tail.is_garment:
            return Meaning(_merge(_read_head(word[:place], lexicon), tail.terms), is_garment=True)
        joined = _join(word[:place], tail, lexicon)
        if joined is not None:
            return joined
    return None


def _join(head: str, tail: Meaning, lexicon: Lexicon) -> Meaning | None:
    """Join a head to a tail that is no garment: knall|rot, rot|weiß, Blüten|muster."""
    if _has_field(tail, "colour"):
        if head not in _TONES:
            return None
        first = lexicon.words.get(head)
        is_pair = first is not None and _has_field(first, "colour") and tail.is_adjective
        terms = _merge(first.terms, tail.terms) if first is not None and is_pair else tail.terms
        return Meaning(terms, tail.is_adjective, is_inflected=tail.is_inflected)
    terms = _read_head(head, lexicon)
    if _has_field(tail, "pattern") and terms and terms[0].field == "pattern":
        return Meaning(terms)
    return None


def _read_head(head: str, lexicon: Lexicon) -> tuple[Term, ...]:
    """Read what stands before a garment; garments there say nothing: Hemdbluse, Hosenrock."""
    for form in (head, *(head[: -len(link)] for link in _LINKS if head.endswith(link))):
        if form in lexicon.compound_heads:
            return lexicon.compound_heads[form]
        meaning = lexicon.words.get(form)
        if meaning is not None and meaning.terms and not meaning.is_garment:
            return meaning.terms
    inner = _read_coloured(head, lexicon) or (_read_split(head, lexicon) if len(head) > 6 else None)
    return inner.terms if inner is not None and not inner.is_garment else ()


def _read_hyphened(word: str) -> Meaning | None:
    lexicon = get_lexicon()
    for whole in (word.replace("-", ""), word.replace("-", " ")):
        if whole in lexicon.words:
            return lexicon.words[whole]
    *heads, last = word.split("-")
    tail = lexicon.words.get(last) or _read_split(last, lexicon)
    terms: tuple[Term, ...] = ()
    for head in heads:
        terms = _merge(terms, _read_head(head, lexicon))
    if tail is None:
        return Meaning(terms) if terms else None
    return Meaning(
        _merge(terms, tail.terms),
        tail.is_adjective,
        is_garment=tail.is_garment,
        is_inflected=tail.is_inflected,
    )


def _has_field(meaning: Meaning, field: str) -> bool:
    return bool(meaning.terms) and meaning.terms[0].field == field


def _merge(first: tuple[Term, ...], second: tuple[Term, ...]) -> tuple[Term, ...]:
    return tuple(dict.fromkeys(first + second))
