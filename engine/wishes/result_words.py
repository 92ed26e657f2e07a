"""Words that name shown results and say what for."""
# ruff: noqa: E501 # tables: one family of words a line

from engine.wishes.forms import list_words, spell_all
from engine.wishes.request import ResultsUse
from engine.wishes.tables import WordTable, list_by_value, make_list


def _list(lines: str) -> frozenset[str]:
    return frozenset(spell_all(list_words(lines)))


ARTICLES = _list(
    "das die der den dem vom zum beim the dieses diese dieser diesen that this no_the von_dem"
)
NUMBERED = make_list(
    """#, nr, nummer, no, number, num, bild, foto, artikel, treffer, ergebnis, produkt, look,
    result, item, option, picture, photo, product"""
)
LAST = _list("letzte letzten letztes letzter last")
FIRST_FEW = _list("ersten first")
LAST_FEW = _list("letzten last")
NOUNS = _list(
    "one ones bild foto ergebnis treffer teil modell stück result picture photo item eine"
)
OCCASIONS = _list(
    "geburtstag birthday hochzeitstag jahrestag anniversary jubiläum advent date dates"
)
USES: WordTable[ResultsUse] = WordTable(
    list_by_value(
        {
            "like": """
                wie, so wie, genau wie, genauso wie, ähnlich wie, ähnliches wie, sowas wie, so was wie, so etwas wie,
                wie bei, wie auf, mehr wie, passend zu, nimm, ich nehme, like, just like, more like,
                similar to, something like, anything like, i'll take, take""",
            "dislike": "nicht wie, bloß nicht wie, weniger wie, nichts wie, not like, less like, nothing like",
            "show": """
                zeig, zeige, zeig mir, zeige mir, zeig bitte, zeig mir bitte, details, details zu, mehr zu, mehr über,
                öffne, was kostet, show, show me, more about, open, how much is""",
        }
    )
)
JUDGED: WordTable[ResultsUse] = WordTable(
    list_by_value(
        {
            "like": """
                gefällt mir, gefallen mir, gefällt mir gut, gefällt mir am besten, mag ich, ist super, ist schön, ist toll,
                ist gut, finde ich gut, finde ich schön, finde ich super, is nice, is great, is good, looks good""",
            "dislike": """
                gefällt mir nicht, gefallen mir nicht, mag ich nicht, ist hässlich, nicht, nicht mehr, is ugly""",
        }
    )
)
GOES_ON = _list("aber but nur only in im mit with ohne without")
JOINS = _list("und and u & + , oder or sowie")
BOTH = _list("beiden beide both")
