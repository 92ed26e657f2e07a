"""Words for more and less of something."""
# ruff: noqa: E501 # tables: one family of words a line

from typing import Literal

from engine.wishes.forms import inflect, list_words, spell_all
from engine.wishes.request import Degree, Dimension
from engine.wishes.tables import WordTable, list_by_value, make_list

Course = tuple[Dimension, Literal[1, -1]]

# The plain adjective and its comparative: German ones, which are inflected, then English ones.
_PAIRS: dict[Course, tuple[str, str]] = {
    ("length", 1): ("lang länger", "long longer"),
    ("length", -1): ("kurz kürzer, knapp knapper", "short shorter"),
    ("brightness", 1): ("hell heller", "light lighter, bright brighter, pale paler"),
    ("brightness", -1): ("dunkel dunkler", "dark darker"),
    ("width", 1): (
        "weit weiter, locker lockerer, breit breiter, luftig luftiger",
        "wide wider, loose looser, baggy baggier, roomy roomier",
    ),
    ("width", -1): (
        "eng enger, schmal schmaler, figurbetont figurbetonter",
        "tight tighter, narrow narrower, slim slimmer, fitted fitter",
    ),
    ("formality", 1): (
        "schick schicker, elegant eleganter, edel edler, festlich festlicher, fein feiner, "
        "formell formeller, vornehm vornehmer, chic chicer",
        "smart smarter, fancy fancier, dressy dressier, formal formaler, posh posher, "
        "classy classier, elegant eleganter, chic chicer",
    ),
    ("formality", -1): (
        "sportlich sportlicher, lässig lässiger, leger legerer, bequem bequemer, gemütlich gemütlicher",
        "casual casualer, sporty sportier, comfy comfier",
    ),
    ("colourfulness", 1): (
        "bunt bunter, farbenfroh farbenfroher, farbig farbiger, knallig knalliger, "
        "auffällig auffälliger, fröhlich fröhlicher, wild wilder",
        "colourful colourfuler, colorful colorfuler, flashy flashier, bold bolder, loud louder",
    ),
    ("colourfulness", -1): (
        "schlicht schlichter, dezent dezenter, unauffällig unauffälliger",
        "plain plainer, simple simpler, subtle subtler, muted muteder",
    ),
    ("warmth", 1): (
        "warm wärmer, dick dicker, kuschelig kuscheliger",
        "warm warmer, thick thicker, cosy cosier, cozy cozier",
    ),
    ("warmth", -1): (
        "dünn dünner, kühl kühler, sommerlich sommerlicher, leicht leichter",
        "thin thinner, cool cooler, summery summerier",
    ),
    ("size", 1): ("groß größer", "big bigger, large larger"),
    ("size", -1): ("klein kleiner", "small smaller, tiny tinier"),
    ("price", 1): (
        "teuer teurer, hochwertig hochwertiger",
        "expensive expensiver, pricey pricier, dear dearer",
    ),
    ("price", -1): (
        "günstig günstiger, billig billiger, preiswert preiswerter",
        "cheap cheaper, affordable affordabler",
    ),
}


def _list_forms(place: int) -> dict[str, Course]:
    forms: dict[str, Course] = {}
    for course, (german, english) in _PAIRS.items():
        for pair in german.split(", "):
            for form in spell_all(inflect(pair.split(" ")[place])):
                forms.setdefault(form, course)
        for pair in english.split(", "):
            forms.setdefault(pair.split(" ")[place], course)
    return forms


ADJECTIVES = _list_forms(0)
COMPARATIVES = _list_forms(1)

DEGREES: WordTable[Degree] = WordTable(
    list_by_value(
        {
            "slightly": """
                etwas, ein bisschen, ein wenig, ein bissl, a bisserl, ein bisserl, bisserl, bissi, ein bissi, a bissi, a bissl, bisschen, bissl, leicht, minimal, ein klein wenig, ein kleines bisschen,
                ein Stück, ein Tick, einen Tick, nen Tick, eine Spur, eine Idee, a bit, a little, a little bit, slightly, somewhat, a touch, a tad, bit, a tiny bit""",
            "strongly": """
                viel, deutlich, wesentlich, sehr viel, weit, erheblich, um einiges, ein ganzes Stück, ein gutes Stück, richtig, much, a lot,
                way, far, lots, significantly, considerably, very much, a good deal""",
            "plainly": "noch, noch etwas mehr, even, still, ruhig, gerne, gern",
        }
    )
)
MORE = make_list("mehr, noch mehr, more, even more")
LESS = make_list("weniger, noch weniger, less, fewer, even less")
TOO = make_list(
    "zu, too, viel zu, way too, much too, far too, etwas zu, ein bisschen zu, a bit too, a little too, slightly too"
)
NOT_SO = make_list(
    """nicht so, nich so, ned so, net so, nöd so, nicht ganz so, nicht so sehr, nicht gar so, nicht derart, nicht ganz, not so, not as, not quite so, not that, not quite as, not very, nicht sehr, not all that"""
)
NOT_TOO = make_list(
    "nicht zu, nich zu, ned zu, net zu, nöd z, nicht allzu, not too, shouldn't be too, should not be too, mustn't be too, must not be too, bloß nicht zu, nur nicht zu, aber nicht zu, lieber nicht zu, nicht viel zu"
)
NOT_MORE = make_list("nicht, not, no, bloß nicht, nicht noch, nicht viel, not much, not any")
LIKENESS = make_list(
    """davon, von dem, von denen, davon bitte, of that, of this, of these, of those, like that, like this, like these, like those,
    in der art, in dieser art, in dem stil, in diesem stil, so was, sowas, so etwas, solche, solches, in that style, in this style, of the same, derart, dergleichen"""
)
ALIKE = make_list(
    "ähnlich, ähnliches, ähnliche, so ähnlich, so was ähnliches, sowas ähnliches, etwas ähnliches, similar, something similar, similar ones, genau so was, genau sowas, more like that, more like this"
)
# What may be longer or bigger on a garment; garments themselves are what is wanted.
PARTS = frozenset(
    spell_all(
        list_words("""
        Ärmel Ärmeln Arm Arme Ausschnitt Kragen Saum Muster Farbe Farben Farbton Träger Beine Bein Bund Schnitt Absatz Absätze
        Knöpfe Taschen Print Logo sleeve sleeves neckline collar hem pattern colour color colours colors
        straps legs leg heel cut waist buttons print stripes dots flowers
        """)
    )
)
