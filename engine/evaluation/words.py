"""The words that are asked for: one of each colour, pattern and kind, and how else people type."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from engine.evaluation.measures import FEWEST
from engine.evaluation.subject import Subject, find_right
from engine.training.attribute_words import LENGTHS, NECKLINES, SLEEVES
from engine.training.spelling import drop_dots, misspell, spell_out_umlauts
from engine.training.words import AttributeWords

MOST: Mapping[str, int] = {"colour": 12, "pattern": 8, "kind": 12}
"""How many words of a field make the headline: the first ones that have enough right pictures."""

SLIPS = 4  # different slips of the finger for a word


@dataclass(frozen=True, slots=True)
class Word:
    """A value of an attribute, and what people call it in German and English.

    `compound` is a longer German word for the same. The nouns go into wishes: "mit Streifen",
    "without stripes"; a value without them is never asked for or ruled out that way.
    """

    field: str
    value: str
    de: str
    en: str
    compound: str = ""
    noun_de: str = ""
    noun_en: str = ""

    def get(self, language: str) -> str:
        """Return the word in a language."""
        return self.de if language == "de" else self.en


def _read(field: str, table: str) -> tuple[Word, ...]:
    lines = (line.split("|") for line in table.strip().splitlines())
    return tuple(Word(field, *(cell.strip() for cell in cells)) for cells in lines)


COLOURS = _read(
    "colour",
    """
    black  | schwarz    | black  | tiefschwarz | Schwarz    | black
    white  | weiß       | white  | schneeweiß  | Weiß       | white
    grey   | grau       | grey   | mausgrau    | Grau       | grey
    navy   | dunkelblau | navy   | marineblau  | Dunkelblau | navy
    blue   | blau       | blue   | königsblau  | Blau       | blue
    pink   | rosa       | pink   | rosafarben  | Rosa       | pink
    red    | rot        | red    | knallrot    | Rot        | red
    green  | grün       | green  | grasgrün    | Grün       | green
    beige  | beige      | beige  | sandfarben  | Beige      | beige
    brown  | braun      | brown  | rotbraun    | Braun      | brown
    yellow | gelb       | yellow | senfgelb    | Gelb       | yellow
    purple | lila       | purple | lilafarben  | Lila       | purple
    """,
)
PATTERNS = _read(
    "pattern",
    """
    striped  | gestreift       | striped          | Streifenmuster | Streifen        | stripes
    checked  | kariert         | checked          | Karomuster     | Karos           | checks
    dotted   | gepunktet       | dotted           | Punktemuster   | Punkten         | dots
    floral   | Blumen          | floral           | Blumenmuster   | Blumen          | flowers
    graphic  | bedruckt        | graphic print    | Printmotiv     | Aufdruck        | print
    plain    | einfarbig       | plain            | unifarben      |                 |
    all-over | gemustert       | all-over pattern | Allovermuster  |                 |
    quilted  | gesteppt        | quilted          | Steppmuster    | Steppung        | quilting
    lace     | Spitze          | lace             | Spitzenstoff   | Spitze          | lace
    animal   | Leopardenmuster | animal print     | Leomuster      | Leopardenmuster | animal print
    """,
)
KINDS = _read(
    "kind",
    """
    dress      | Kleid        | dress               | Sommerkleid
    skirt      | Rock         | skirt               | Damenrock
    t-shirt    | T-Shirt      | t-shirt             | Kurzarmshirt
    shirt      | Hemd         | shirt               | Herrenhemd
    blouse     | Bluse        | blouse              | Damenbluse
    sweater    | Pullover     | sweater             | Strickpullover
    jacket     | Jacke        | jacket              | Übergangsjacke
    trousers   | Hose         | trousers            | Stoffhose
    jeans      | Jeans        | jeans               | Jeanshose
    shorts     | Shorts       | shorts              | Bermudashorts
    shoes      | Schuhe       | shoes               | Halbschuhe
    cap        | Kappe        | cap                 | Baseballkappe
    sneakers   | Turnschuhe   | sneakers            | Sportschuhe
    boots      | Stiefel      | boots               | Winterstiefel
    longsleeve | Langarmshirt | long-sleeved shirt  | Langarmoberteil
    coat       | Mantel       | coat                | Wintermantel
    hoodie     | Kapuzenpulli | hoodie              | Kapuzenpullover
    cardigan   | Strickjacke  | cardigan            | Wollstrickjacke
    """,
)


def list_words(subjects: Sequence[Subject]) -> list[Word]:
    """List the words that enough pictures are right for: the headline's, then all other ones."""
    words: list[Word] = []
    for candidates in (COLOURS, PATTERNS, KINDS):
        fitting = [word for word in candidates if is_common(subjects, word)]
        words += fitting[: MOST[candidates[0].field]]
    others = [word for word in _list_others() if is_common(subjects, word)]
    return words + others


def is_common(subjects: Sequence[Subject], word: Word) -> bool:
    """Tell whether enough pictures are right for a word."""
    return int(find_right(subjects, word.field, word.value).sum()) >= FEWEST


def respell(word: Word) -> dict[tuple[str, str], list[str]]:
    """Write a word in other ways, by (language, way); ways that change nothing are left out."""
    forms = {
        ("de", "compound"): [word.compound],
        ("de", "umlauts as ae, oe, ue"): [spell_out_umlauts(word.de)],
        ("de", "umlauts without dots"): [drop_dots(word.de)],
        ("de", "misspelt"): misspell_often(word.de),
        ("en", "misspelt"): misspell_often(word.en),
    }
    changed = {
        key: [text for text in texts if text and text != word.get(key[0])]
        for key, texts in forms.items()
    }
    return {key: texts for key, texts in changed.items() if texts}


def misspell_often(text: str) -> list[str]:
    """Make a few slips, always the same ones for a text."""
    rng = np.random.default_rng(crc32(text.encode()))
    return sorted({misspell(text, rng) for _ in range(SLIPS)})


def _list_others() -> list[Word]:
    """List words of the attributes that no headline counts: sleeves, necklines, lengths."""
    tables = {"sleeve": SLEEVES, "neckline": NECKLINES, "length": LENGTHS}
    return [
        _choose(field, value, words)
        for field, values in tables.items()
        for value, words in values.items()
    ]


def _choose(field: str, value: str, words: AttributeWords) -> Word:
    german = words.adjectives_de[0].rstrip("!") if words.adjectives_de else words.nouns_de[0]
    return Word(field, value, german, words.adjectives_en[0])
