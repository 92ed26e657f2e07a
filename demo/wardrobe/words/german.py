"""German nouns, adjectives with their endings, and the sentences made of them."""

import random

from demo.wardrobe.garment import FOOT_KINDS, Garment

ENDINGS = {"m": "er", "f": "e", "n": "es", "p": "e"}

COLOURS = {
    "black": "schwarz", "white": "weiß", "grey": "grau", "beige": "beige", "brown": "braun", "red": "rot",
    "burgundy": "weinrot", "pink": "rosa", "orange": "orange", "yellow": "gelb", "green": "grün",
    "olive": "olivgrün", "turquoise": "türkis", "light blue": "hellblau", "blue": "blau",
    "navy": "dunkelblau", "purple": "lila", "gold": "golden", "silver": "silbern",
    "multicolour": "bunt",
}  # fmt: skip
UNBENDING = ("beige", "rosa", "orange", "lila", "türkis")
NOUN_COLOURS = {"gold": "Gold", "silver": "Silber", "multicolour": "Bunt"}

NOUNS: dict[str, tuple[tuple[str, str], ...]] = {
    "dress": (("Kleid", "n"),), "skirt": (("Rock", "m"),), "top": (("Top", "n"),),
    "t-shirt": (("T-Shirt", "n"), ("Shirt", "n")), "polo": (("Poloshirt", "n"), ("Polohemd", "n")),
    "shirt": (("Hemd", "n"),), "blouse": (("Bluse", "f"),),
    "longsleeve": (("Langarmshirt", "n"), ("Longsleeve", "n")),
    "sweater": (("Pullover", "m"), ("Pulli", "m"), ("Strickpullover", "m")),
    "cardigan": (("Strickjacke", "f"), ("Cardigan", "m")),
    "hoodie": (("Hoodie", "m"), ("Kapuzenpullover", "m")), "jacket": (("Jacke", "f"),),
    "coat": (("Mantel", "m"),), "vest": (("Weste", "f"),), "blazer": (("Blazer", "m"),),
    "trousers": (("Hose", "f"), ("Stoffhose", "f")), "jeans": (("Jeans", "f"),),
    "leggings": (("Leggings", "f"),), "shorts": (("Shorts", "p"), ("kurze Hose", "f")),
    "jumpsuit": (("Jumpsuit", "m"), ("Overall", "m")), "cap": (("Cap", "f"), ("Schirmmütze", "f")),
    "hat": (("Hut", "m"),), "beanie": (("Strickmütze", "f"), ("Beanie", "f")),
    "sneakers": (("Sneaker", "p"), ("Turnschuhe", "p")), "shoes": (("Schuhe", "p"),),
    "boots": (("Stiefel", "p"),), "sandals": (("Sandalen", "p"),),
    "heels": (("Pumps", "p"), ("High Heels", "p")),
}  # fmt: skip

PATTERNS: dict[str, tuple[str, ...]] = {
    "striped": ("gestreift",), "striped:breton": ("geringelt", "gestreift"),
    "striped:horizontal": ("quergestreift", "gestreift", "geringelt"),
    "striped:vertical": ("längsgestreift", "gestreift"), "striped:multi": ("bunt gestreift",),
    "checked": ("kariert",), "dotted": ("gepunktet", "getupft"), "floral": ("geblümt",),
    "animal:leopard": (), "lace": (), "knit:nordic": (), "melange": ("meliert",), "denim": (),
    "embroidered": ("bestickt",), "sequins": ("glitzernd",), "quilted": ("gesteppt",),
    "all-over": ("gemustert",), "tie-dye": ("gebatikt",), "graphic": ("bedruckt",),
    "camouflage": (), "colour-block": (), "plain": ("schlicht", "einfarbig", ""),
    "knit": ("gestrickt", ""),
}  # fmt: skip

WITH: dict[str, tuple[str, ...]] = {
    "striped:horizontal": ("mit Querstreifen", "mit Streifen"),
    "striped:breton": ("mit Bretonstreifen", "mit schmalen Ringeln"),
    "striped:block": ("mit breiten Blockstreifen", "mit breiten Streifen"),
    "striped:multi": ("mit bunten Streifen",),
    "striped:vertical": ("mit Längsstreifen", "mit senkrechten Streifen"),
    "striped:pin": ("mit Nadelstreifen", "mit feinen Nadelstreifen"),
    "checked:gingham": ("mit Karomuster", "im Gingham-Karo"),
    "checked:vichy": ("im Vichykaro", "mit kleinem Karo"),
    "checked:buffalo": ("mit großem Karo", "im Holzfällerkaro"),
    "checked:tartan": ("mit Schottenkaro", "im Tartanmuster"),
    "checked:windowpane": ("mit Fensterkaro", "mit feinem Gitterkaro"),
    "checked:houndstooth": ("mit Hahnentrittmuster", "im Hahnentritt"),
    "dotted:small": ("mit Punkten", "mit kleinen Tupfen", "mit Polka Dots"),
    "dotted:large": ("mit großen Punkten", "mit großen Tupfen"),
    "dotted:scattered": ("mit bunten Punkten", "mit verstreuten Tupfen"),
    "dotted:rings": ("mit Kringeln", "mit Ringen und Punkten"),
    "floral:ditsy": ("mit Streublümchen", "mit kleinen Blumen", "mit Millefleurs-Muster"),
    "floral:daisies": ("mit Margeriten", "mit Gänseblümchen"),
    "floral:blossoms": ("mit großen Blüten", "mit Blumen", "mit Kirschblüten"),
    "floral:stems": ("mit Blumen auf langen Stielen", "mit Tulpen und Blüten"),
    "floral:hibiscus": ("mit Hibiskusblüten", "mit tropischen Blüten"),
    "floral:roses": ("mit Rosen", "mit Rosenmuster"),
    "floral:meadow": ("mit Blumenwiese", "mit Blumenmuster"),
    "animal:leopard": ("mit Leopardenmuster", "im Leo-Look", "mit Leoprint"),
    "animal:zebra": ("mit Zebrastreifen", "im Zebramuster"),
    "animal:snake": ("mit Schlangenmuster", "in Schlangenoptik"),
    "camouflage:woodland": ("im Camouflage-Muster", "mit Tarnmuster"),
    "graphic:sun": ("mit Sonnenuntergang", "mit Sonnen-Print"), "graphic:waves": ("mit Wellen-Print",),
    "graphic:letters": ("mit Schriftzug", "mit Aufdruck"), "graphic:heart": ("mit Herz", "mit Herz-Print"),
    "graphic:star": ("mit Stern", "mit Stern-Print"), "graphic:cat": ("mit Katze", "mit Katzenmotiv"),
    "graphic:flower": ("mit Blumen-Print", "mit Margerite auf der Brust"),
    "graphic:palm": ("mit Palme", "mit Palmen-Print"), "graphic:mountain": ("mit Bergmotiv",),
    "graphic:bicycle": ("mit Fahrrad-Print",), "graphic:smile": ("mit Smiley",),
    "all-over:geometric": ("mit geometrischem Muster", "mit Grafikmuster"),
    "all-over:diamonds": ("mit Rautenmuster", "im Argyle-Muster"),
    "all-over:paisley": ("mit Paisleymuster",), "all-over:ikat": ("mit Ikatmuster", "mit Ethno-Rauten"),
    "all-over:waves": ("mit Wellenmuster", "mit Fächermuster"),
    "all-over:terrazzo": ("mit Terrazzomuster",), "all-over:brush": ("mit Pinselstrichen",),
    "all-over:hearts": ("mit Herzchen", "mit vielen Herzen"),
    "all-over:stars": ("mit Sternen", "mit Sternchen"),
    "all-over:leaves": ("mit Palmblättern", "mit Blättermuster"), "all-over:zigzag": ("mit Zickzackmuster",),
    "all-over:ovals": ("mit Retromuster",), "colour-block:halves": ("im Colour-Block",),
    "colour-block:bands": ("im Colour-Block", "mit Farbblöcken"),
    "colour-block:diagonal": ("mit schrägem Farbeinsatz",), "colour-block:yoke": ("mit farbiger Passe",),
    "colour-block:sleeves": ("mit abgesetzten Ärmeln", "mit Raglanärmeln in Kontrastfarbe"),
    "colour-block:visor": ("mit farbigem Schirm",), "lace:flowers": ("aus Spitze", "mit Spitze"),
    "knit:cable": ("mit Zopfmuster", "in Zopfstrick"), "knit:rib": ("in Rippstrick", "mit Rippen"),
    "knit:chunky": ("aus Grobstrick",), "knit:nordic": ("mit Norwegermuster",),
    "sequins:discs": ("mit Pailletten", "aus Pailletten"),
    "tie-dye:spiral": ("in Batikoptik", "im Batik-Look"), "tie-dye:rings": ("in Batikoptik",),
    "quilted:diamond": ("mit Rautensteppung",), "quilted:channels": ("mit Steppkammern", "wattiert"),
    "embroidered:chest": ("mit Blumenstickerei", "mit Stickerei"),
    "embroidered:hem": ("mit Stickerei am Saum",), "denim:twill": ("aus Denim", "aus Jeansstoff"),
    "plain:straw": ("aus Stroh", "geflochten"),
}  # fmt: skip

NECKLINES: dict[str, tuple[str, ...]] = {
    "v": ("mit V-Ausschnitt",), "boat": ("mit U-Boot-Ausschnitt",), "collar": ("mit Kragen",),
    "turtleneck": ("mit Rollkragen",), "straps": ("mit Trägern", "mit schmalen Trägern"),
    "square": ("mit Karree-Ausschnitt", "mit eckigem Ausschnitt"), "halter": ("mit Neckholder",),
    "off-shoulder": ("schulterfrei", "mit Carmenausschnitt"), "hood": ("mit Kapuze",),
    "round": ("mit Rundhals", "mit rundem Ausschnitt"), "open": ("mit Revers",),
}  # fmt: skip
SLEEVES = {"none": ("ohne Ärmel", "ärmellos"), "short": ("mit kurzen Ärmeln", "kurzärmelig"),
           "three-quarter": ("mit Dreiviertelärmeln", "mit 3/4-Ärmeln"),
           "long": ("mit langen Ärmeln", "langärmelig")}  # fmt: skip
LENGTHS = {"mini": ("Mini",), "midi": ("Midi",), "maxi": ("Maxi",)}
FABRICS = {"satin": "aus Satin", "linen": "aus Leinen", "leather": "aus Leder", "wool": "aus Wolle",
           "suede": "aus Wildleder", "felt": "aus Filz", "knit": "aus Strick", "fleece": "aus Fleece",
           "denim": "aus Denim", "canvas": "aus Canvas", "twill": "aus Baumwolltwill",
           "poplin": "aus Baumwolle", "jersey": "aus Jersey"}  # fmt: skip
CUT_WORDS = {
    "belt": ("mit Gürtel",), "bow": ("mit Schleife",), "puff": ("mit Puffärmeln",),
    "pocket": ("mit Brusttasche",), "wrap": ("in Wickeloptik",), "pleated": ("mit Plissee",),
    "tiered": ("mit Stufen", "mit Volants"), "zip": ("mit Reißverschluss",), "bobble": ("mit Bommel",),
    "joggers": ("mit Bündchen",), "cargo": ("mit Seitentaschen",), "strappy": ("mit zwei Riemen",),
    "ankle-strap": ("mit Fesselriemchen",), "lace-up": ("zum Schnüren",),
}  # fmt: skip


def bend(word: str, gender: str) -> str:
    """Give an adjective its ending without an article."""
    if not word or word.endswith(UNBENDING):
        return word
    return word + ENDINGS[gender]


def name_noun(garment: Garment, rng: random.Random) -> tuple[str, str]:
    """Name the garment and its gender, with length and cut in the noun where German does so."""
    noun, gender = rng.choice(NOUNS[garment.kind])
    special = _find_special(garment)
    if special is not None:
        return special
    prefix = LENGTHS.get(garment.length)
    if prefix and garment.kind in {"dress", "skirt"}:
        return prefix[0] + noun.lower(), gender
    return noun, gender


def _find_special(garment: Garment) -> tuple[str, str] | None:
    key = (garment.kind, garment.cut.split()[0] if garment.cut else "")
    by_cut = {
        ("skirt", "pencil"): ("Bleistiftrock", "m"), ("skirt", "pleated"): ("Faltenrock", "m"),
        ("skirt", "wrap"): ("Wickelrock", "m"), ("dress", "shirt-dress"): ("Hemdblusenkleid", "n"),
        ("dress", "wrap"): ("Wickelkleid", "n"), ("dress", "sheath"): ("Etuikleid", "n"),
        ("jumpsuit", "dungaree"): ("Latzhose", "f"), ("trousers", "joggers"): ("Jogginghose", "f"),
        ("trousers", "cargo"): ("Cargohose", "f"), ("trousers", "chino"): ("Chinohose", "f"),
        ("trousers", "wide"): ("Marlenehose", "f"), ("trousers", "flared"): ("Schlaghose", "f"),
        ("jeans", "skinny"): ("Skinny-Jeans", "f"), ("jeans", "flared"): ("Schlagjeans", "f"),
        ("jeans", "wide"): ("weite Jeans", "f"), ("shoes", "ballet"): ("Ballerinas", "p"),
        ("shoes", "loafer"): ("Loafer", "p"), ("shoes", "lace-up"): ("Schnürschuhe", "p"),
        ("boots", "chelsea"): ("Chelsea Boots", "p"), ("boots", "lace-up"): ("Schnürstiefel", "p"),
        ("boots", "zip"): ("Stiefeletten", "p"), ("hat", "bucket"): ("Fischerhut", "m"),
        ("jacket", "bomber"): ("Bomberjacke", "f"), ("top", "spaghetti"): ("Spaghettiträgertop", "n"),
        ("beanie", "bobble"): ("Bommelmütze", "f"),
        ("sandals", "slide"): ("Pantoletten", "p"), ("sandals", "thong"): ("Zehentrenner", "p"),
    }  # fmt: skip
    by_pattern = {
        ("jacket", "quilted"): ("Steppjacke", "f"), ("jacket", "denim"): ("Jeansjacke", "f"),
        ("vest", "quilted"): ("Steppweste", "f"), ("coat", "quilted"): ("Steppmantel", "m"),
        ("dress", "lace"): ("Spitzenkleid", "n"), ("shirt", "denim"): ("Jeanshemd", "n"),
        ("skirt", "denim"): ("Jeansrock", "m"), ("vest", "knit"): ("Pullunder", "m"),
        ("dress", "denim"): ("Jeanskleid", "n"), ("shorts", "denim"): ("Jeansshorts", "p"),
        ("top", "sequins"): ("Paillettentop", "n"), ("dress", "knit"): ("Strickkleid", "n"),
    }  # fmt: skip
    if garment.kind == "hoodie" and "zip" in garment.cut:
        return "Sweatjacke", "f"
    if garment.cut == "" or "spaghetti" not in garment.cut or garment.neckline == "straps":
        found = by_pattern.get((garment.kind, garment.pattern)) or by_cut.get(key)
        if found and not (garment.kind == "dress" and garment.length in LENGTHS and key in by_cut
                          and key[1] != "shirt-dress"):
            return found
    return None


def bend_phrase(adjectives: list[str], noun: str, gender: str) -> str:
    """Join adjectives and a noun that may bring its own adjective."""
    bent = [bend(word, gender) for word in adjectives if word]
    return " ".join([*bent, noun])


def get_extras(garment: Garment, noun: str, rng: random.Random) -> list[str]:
    """List what can be said after the noun, the most telling first."""
    extras = list(_pattern_extra(garment, noun, rng))
    if garment.neckline and not (garment.neckline in {"collar", "open"} and garment.kind not in {
            "dress", "jumpsuit", "blouse", "coat"}):
        if not (garment.neckline == "hood" and garment.kind == "hoodie"):
            extras.append(rng.choice(_get_neckline(garment)))
    if garment.sleeve and garment.kind not in {"t-shirt", "longsleeve", "coat", "blazer", "vest", "jacket"}:
        extras.append(rng.choice(SLEEVES[garment.sleeve]))
    for cut, words in CUT_WORDS.items():
        if cut in garment.cut.split() and not _is_told(cut, noun):
            extras.append(rng.choice(words))
    return extras


def _get_neckline(garment: Garment) -> tuple[str, ...]:
    if garment.kind == "cardigan" and garment.neckline == "open":
        return ("offen getragen", "ohne Verschluss")
    return NECKLINES[garment.neckline]


def _is_told(cut: str, noun: str) -> bool:
    told = {"wrap": "Wickel", "pleated": "Falten", "bobble": "Bommel", "cargo": "Cargo",
            "lace-up": "Schnür", "joggers": "Jogging", "zip": "Stiefelett"}
    return cut in told and told[cut] in noun


def _pattern_extra(garment: Garment, noun: str, rng: random.Random) -> list[str]:
    key = f"{garment.pattern}:{garment.variant}"
    is_told = (garment.pattern == "denim" and "eans" in noun) or (
        garment.pattern == "lace" and "Spitze" in noun) or (
        garment.pattern == "quilted" and "Stepp" in noun) or (
        garment.pattern == "sequins" and "Pailletten" in noun)
    return [] if is_told or key not in WITH else [rng.choice(WITH[key])]


def get_pattern_word(garment: Garment, rng: random.Random) -> str:
    """Choose the pattern's adjective, or nothing."""
    words = PATTERNS.get(f"{garment.pattern}:{garment.variant}", PATTERNS.get(garment.pattern, ()))
    return rng.choice(words) if words else ""


def write_title(garment: Garment, rng: random.Random) -> str:
    """Write a shop's title, the colour at its end: "Geblümtes Midikleid mit V-Ausschnitt, grün"."""
    noun, gender = name_noun(garment, rng)
    word = get_pattern_word(garment, rng)
    extras = get_extras(garment, noun, rng)
    if word and garment.pattern not in {"plain", "knit", "denim"}:
        extras = [e for e in extras if e not in _all_with(garment)] or extras[:1]
    title = bend_phrase([word], noun, gender)
    shown = _fluent(extras[: 1 if garment.kind in FOOT_KINDS else rng.choice((1, 1, 2))])
    if garment.pattern == "plain" and not shown and garment.fabric in FABRICS:
        shown = FABRICS[garment.fabric]
    colour = " und ".join(name_colour(c) for c in garment.colours[:2])
    title = f"{title} {shown}".strip()
    return f"{title[0].upper()}{title[1:]}, {colour}"


def _all_with(garment: Garment) -> tuple[str, ...]:
    return WITH.get(f"{garment.pattern}:{garment.variant}", ())


def _fluent(extras: list[str]) -> str:
    """Join "mit A" and "mit B" into "mit A und B"."""
    if len(extras) == 2 and all(extra.startswith("mit ") for extra in extras):
        return f"{extras[0]} und {extras[1][4:]}"
    return ", ".join(extras) if any(not e.startswith(("mit ", "aus ", "in ", "im ", "ohne "))
                                    for e in extras[1:]) else " ".join(extras)


def name_colour(name: str) -> str:
    """Name a colour as it stands alone."""
    return COLOURS[name] if name not in {"gold", "silver"} else {"gold": "gold", "silver": "silber"}[name]


def write_caption(garment: Garment, rng: random.Random) -> str:
    """Describe a garment in a shopper's words."""
    noun, gender = name_noun(garment, rng)
    extras = get_extras(garment, noun, rng)
    word = get_pattern_word(garment, rng) if rng.random() < 0.5 else ""
    if word and extras and extras[0] in _all_with(garment):
        extras = extras[1:] if rng.random() < 0.6 else extras
    form = rng.randrange(4)
    colour = _colour_adjective(garment)
    shown = _fluent(extras[: rng.choice((1, 2, 2))])
    inks = [name_colour(c) for c in garment.pattern_colours[:2]]
    if form == 0:
        return f"{bend_phrase([colour, word], noun, gender)} {shown}".strip()
    if form == 1:
        ground = " und ".join(_noun_colour(c) for c in garment.colours[:2])
        return f"{bend_phrase([word], noun, gender)} {shown} in {ground}".replace("  ", " ").strip()
    if form == 2 and inks and garment.pattern not in {"graphic", "colour-block", "tie-dye"}:
        tone = " und ".join(_noun_colour(c) for c in garment.pattern_colours[:2])
        return f"{bend_phrase([colour], noun, gender)} {_fluent(extras[:1])}, Muster in {tone}"
    tail = FABRICS.get(garment.fabric, "") if not any(e.startswith("aus ") for e in extras[:1]) else ""
    return f"{bend_phrase([word, colour], noun, gender)} {_fluent(extras[:1])} {tail}".replace(
        "  ", " ").strip()


def _colour_adjective(garment: Garment) -> str:
    if len(garment.colours) > 1 and garment.colours[1] != garment.colours[0]:
        return "-".join(COLOURS[c] for c in garment.colours[:2])
    return COLOURS[garment.colours[0]]


def _noun_colour(name: str) -> str:
    word = NOUN_COLOURS.get(name, COLOURS[name])
    return f"{word[0].upper()}{word[1:]}"
