"""Every word that names an attribute value, in all its forms."""

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from engine.training.vocabulary import ATTRIBUTES, GROUPS, KINDS
from engine.training.words import AttributeWords, KindWords
from engine.wishes.common_words import COMMON_WORDS
from engine.wishes.forms import decline, inflect, list_words, spell, spell_all
from engine.wishes.garment_words import MORE_WORDS, ORDINARY_WORDS, OTHER_GARMENTS
from engine.wishes.request import Term

# Words of a kind that mean its whole group when a shopper says them.
_GROUP_FIRST = spell_all(
    list_words("Schuhe Schuh Schuhen shoes shoe Oberteil Oberteile Shirt Shirts")
) | {"paar schuhe", "pair of shoes", "lange hose"}
_GROUP_WORDS = tuple(words for words, _ in GROUPS.values())
_TONES = {"navy": ("dunkl", "blau"), "light blue": ("hell", "blau"), "burgundy": ("dunkl", "rot")}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word names: its values, and how it behaves in a phrase."""

    terms: tuple[Term, ...] = ()
    is_adjective: bool = False
    is_garment: bool = False  # a kind, a group or a garment that the vocabulary has no value for
    is_inflected: bool = False  # "rotes", not "rot": a noun follows


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words and groups of words by their folded form."""

    words: Mapping[str, Meaning]
    longest: Mapping[str, int]  # of groups of words, by their first word: how many words
    compound_heads: Mapping[str, tuple[Term, ...]]  # "blumen" of Blumenkleid


@functools.cache
def get_lexicon() -> Lexicon:
    """Build the lexicon once."""
    words: dict[str, Meaning] = {}
    for form, meaning in _iterate_forms():
        words.setdefault(form, meaning)
    for form in spell_all([*ORDINARY_WORDS.split(), *COMMON_WORDS.split()]):
        words.setdefault(form, Meaning())
    longest: dict[str, int] = {}
    for form in words:
        first, *others = form.split(" ")
        longest[first] = max(longest.get(first, 1), len(others) + 1)
    return Lexicon(words, longest, dict(_iterate_heads()))


@functools.cache
def list_taught() -> frozenset[str]:
    """List the single words of the training vocabulary as its phrases write them, folded."""
    known = get_lexicon().words
    nouns = [noun for words in (*KINDS.values(), *_GROUP_WORDS) for noun in _list_nouns(words)]
    for attributes in ATTRIBUTES.values():
        for words in attributes.values():
            nouns += [*words.nouns_de, *words.prefixes_de, *words.nouns_en, *words.adjectives_en]
            nouns += [form for stem in words.adjectives_de for form in inflect(stem.rstrip("!"))]
    parts = {part.casefold() for noun in nouns for part in noun.split(" ")}
    return frozenset(parts & known.keys())


@functools.cache
def list_english() -> frozenset[str]:
    """List words by which an English text is told from a German one: "skirt", but not "Top"."""
    english = ["design", "designed", "fabric", "material", "cloth", "and", "with", "on", "mesh"]
    german: list[str] = []
    for words in (*KINDS.values(), *_GROUP_WORDS):
        english += words.english
        german += [noun for noun, _ in words.german]
    for attributes in ATTRIBUTES.values():
        for each in attributes.values():
            english += [*each.adjectives_en, *each.nouns_en]
            german += [*(form for stem in each.adjectives_de for form in inflect(stem.rstrip("!")))]
            german += each.nouns_de
    return frozenset(_list_parts(english) - _list_parts(german))


def _list_parts(words: Iterable[str]) -> set[str]:
    return {part for word in words for part in word.casefold().replace("~", " ").split()}


def _iterate_forms() -> Iterator[tuple[str, Meaning]]:
    """Yield forms, those first that win where a word has several meanings."""
    yield from _iterate_groups()
    for field, values in MORE_WORDS.items():
        for value, listed in values.items():
            yield from _iterate_more(Term(field, value), listed.split(", "))
    for kind, kind_words in KINDS.items():
        yield from _iterate_nouns(Term("kind", kind), _list_nouns(kind_words))
    for field, attributes in ATTRIBUTES.items():
        for value, attribute_words in attributes.items():
            yield from _iterate_attribute(Term(field, value), attribute_words)
    for group, (kind_words, _) in GROUPS.items():
        yield from _iterate_nouns(Term("group", group), _list_nouns(kind_words))
    for form in spell_all(OTHER_GARMENTS.split()):
        yield form, Meaning(is_garment=True)


def _iterate_groups() -> Iterator[tuple[str, Meaning]]:
    """Yield what must win: roll-neck sweaters, words for groups, dark and light tones."""
    both = (Term("kind", "sweater"), Term("neckline", "turtleneck"))
    for form in ("rolli", "rollis", "rollkragenpullover", "rollkragenpulli"):
        yield form, Meaning(both, is_garment=True)
    for group, listed in MORE_WORDS["group"].items():
        for word in listed.split(", "):
            yield from _iterate_nouns(Term("group", group), [word])
    for group, (kind_words, _) in GROUPS.items():
        chosen = [word for word in _list_nouns(kind_words) if word.casefold() in _GROUP_FIRST]
        yield from _iterate_nouns(Term("group", group), chosen)
    for value, (tone, colour) in _TONES.items():
        for ending in ("es", "e", "er", "en", "em"):
            for second in inflect(colour):
                yield f"{tone}{ending} {second}", Meaning((Term("colour", value),), True)


def _iterate_more(term: Term, listed: Iterable[str]) -> Iterator[tuple[str, Meaning]]:
    for word in listed:
        if word.endswith("~"):
            yield from _iterate_adjective(term, word[:-1])
        else:
            yield from _iterate_nouns(term, [word])


def _iterate_nouns(term: Term, nouns: Iterable[str]) -> Iterator[tuple[str, Meaning]]:
    meaning = Meaning((term,), is_garment=term.field in ("kind", "group"))
    for noun in nouns:
        for written in (noun, noun.replace("-", " "), noun.replace("-", "")):
            for form in decline(written):
                yield from ((spelling, meaning) for spelling in spell(form))


def _iterate_attribute(term: Term, words: AttributeWords) -> Iterator[tuple[str, Meaning]]:
    for stem in words.adjectives_de:
        yield from _iterate_adjective(term, stem.rstrip("!"))
    english = Meaning((term,), is_adjective=True)
    for word in words.adjectives_en:
        for written in (word, word.replace("-", " "), word.replace("-", "")):
            yield from ((spelling, english) for spelling in spell(written))
    yield from _iterate_nouns(term, (*words.nouns_de, *words.nouns_en))


def _iterate_adjective(term: Term, stem: str) -> Iterator[tuple[str, Meaning]]:
    for form in inflect(stem):
        meaning = Meaning((term,), is_adjective=True, is_inflected=form != stem)
        yield from ((spelling, meaning) for spelling in spell(form))


def _list_nouns(words: KindWords) -> list[str]:
    german = [noun.replace("~", " ") for noun, _ in words.german]
    return [*german, *words.english]


def _iterate_heads() -> Iterator[tuple[str, tuple[Term, ...]]]:
    for field, values in ATTRIBUTES.items():
        for value, words in values.items():
            for prefix in words.prefixes_de:
                for form in spell(prefix.rstrip("-")):
                    yield form, (Term(field, value),)
