"""English nouns, patterns and details, and the phrases made of them."""

import random

from demo.wardrobe.garment import FOOT_KINDS, Garment

NOUNS: dict[str, tuple[str, ...]] = {
    "dress": ("dress",), "skirt": ("skirt",), "top": ("top",), "t-shirt": ("T-shirt", "tee"),
    "polo": ("polo shirt",), "shirt": ("shirt",), "blouse": ("blouse",),
    "longsleeve": ("long-sleeved top", "long-sleeve"), "sweater": ("jumper", "sweater"),
    "cardigan": ("cardigan",), "hoodie": ("hoodie",), "jacket": ("jacket",), "coat": ("coat",),
    "vest": ("gilet", "vest"), "blazer": ("blazer",), "trousers": ("trousers",),
    "jeans": ("jeans",),
    "leggings": ("leggings",), "shorts": ("shorts",), "jumpsuit": ("jumpsuit",),
    "cap": ("cap", "baseball cap"), "hat": ("hat",), "beanie": ("beanie", "knitted hat"),
    "sneakers": ("trainers", "sneakers"), "shoes": ("shoes",), "boots": ("boots",),
    "sandals": ("sandals",), "heels": ("heels", "court shoes"),
}  # fmt: skip

CUTS: dict[tuple[str, str], str] = {
    ("skirt", "pencil"): "pencil skirt", ("skirt", "pleated"): "pleated skirt",
    ("skirt", "wrap"): "wrap skirt", ("skirt", "a-line"): "A-line skirt",
    ("skirt", "tiered"): "tiered skirt", ("skirt", "flared"): "flared skirt",
    ("dress", "shirt-dress"): "shirt dress", ("dress", "wrap"): "wrap dress",
    ("dress", "sheath"): "fitted dress", ("dress", "tiered"): "tiered dress",
    ("dress", "shift"): "shift dress", ("dress", "fit-and-flare"): "skater dress",
    ("dress", "a-line"): "dress", ("jumpsuit", "dungaree"): "dungarees",
    ("trousers", "joggers"): "joggers", ("trousers", "cargo"): "cargo trousers",
    ("trousers", "chino"): "chinos", ("trousers", "wide"): "wide-leg trousers",
    ("trousers", "flared"): "flared trousers", ("trousers", "slim"): "slim trousers",
    ("jeans", "skinny"): "skinny jeans", ("jeans", "flared"): "flared jeans",
    ("jeans", "wide"): "wide-leg jeans", ("jeans", "slim"): "slim jeans",
    ("jeans", "straight"): "straight jeans", ("shoes", "ballet"): "ballet flats",
    ("shoes", "loafer"): "loafers", ("shoes", "lace-up"): "lace-up shoes",
    ("boots", "chelsea"): "Chelsea boots", ("boots", "lace-up"): "lace-up boots",
    ("boots", "tall"): "knee-high boots", ("boots", "zip"): "ankle boots",
    ("hat", "bucket"): "bucket hat", ("hat", "wide"): "wide-brimmed hat",
    ("jacket", "bomber"): "bomber jacket", ("top", "spaghetti"): "cami top",
    ("beanie", "bobble"): "bobble hat", ("sneakers", "high"): "high-top trainers",
    ("sandals", "strappy"): "strappy sandals", ("sandals", "slide"): "slides",
    ("sandals", "thong"): "flip-flops", ("heels", "kitten"): "kitten heels",
    ("hoodie", "zip"): "zip-up hoodie",
}  # fmt: skip

BEFORE: dict[str, tuple[str, ...]] = {
    "striped": ("striped",), "striped:breton": ("Breton striped", "striped"),
    "striped:pin": ("pinstripe", "pinstriped"), "striped:vertical": ("vertical striped", "striped"),
    "striped:block": ("wide-striped", "striped"), "striped:multi": ("multi-striped",),
    "checked": ("checked", "check"), "checked:gingham": ("gingham", "checked"),
    "checked:tartan": ("tartan", "plaid"), "checked:vichy": ("gingham", "small-check"),
    "checked:houndstooth": ("houndstooth",), "checked:windowpane": ("windowpane check",),
    "checked:buffalo": ("buffalo check", "plaid"), "dotted": ("spotted", "dotted"),
    "dotted:small": ("polka dot", "spotted"), "dotted:large": ("polka dot", "big-spot"),
    "floral": ("floral", "flowery"), "floral:ditsy": ("ditsy floral", "floral"),
    "animal:leopard": ("leopard print",), "animal:zebra": ("zebra print",),
    "animal:snake": ("snake print",), "camouflage": ("camouflage", "camo"),
    "graphic": ("printed", "graphic"), "all-over": ("patterned", "printed"),
    "colour-block": ("colour-block", "two-tone"), "lace": ("lace",), "knit:cable": ("cable-knit",),
    "knit:rib": ("ribbed",), "knit:chunky": ("chunky knit",), "knit:nordic": ("Fair Isle",
    "Nordic"),
    "melange": ("marl", "heathered"), "denim": ("denim",), "embroidered": ("embroidered",),
    "sequins": ("sequin", "sparkly"), "tie-dye": ("tie-dye",), "quilted": ("quilted", "padded"),
    "plain": ("plain", "", ""), "plain:straw": ("straw",),
}  # fmt: skip

WITH: dict[str, tuple[str, ...]] = {
    "striped:horizontal": ("horizontal stripes",), "striped:breton": ("narrow stripes",),
    "striped:block": ("broad stripes",), "striped:multi": ("colourful stripes",),
    "striped:vertical": ("vertical stripes",), "striped:pin": ("fine pinstripes",),
    "dotted:small": ("small polka dots", "dots"), "dotted:large": ("big polka dots",),
    "dotted:scattered": ("scattered spots", "colourful dots"), "dotted:rings": ("rings", "circles"),
    "floral:ditsy": ("little flowers", "a ditsy print"), "floral:daisies": ("daisies",),
    "floral:blossoms": ("large blossoms", "big flowers"), "floral:stems": ("long-stemmed flowers",),
    "floral:hibiscus": ("hibiscus flowers", "tropical flowers"), "floral:roses": ("roses",),
    "floral:meadow": ("a flower meadow print",), "graphic:sun": ("a sunset print",),
    "graphic:waves": ("a wave print",), "graphic:letters": ("lettering", "a slogan"),
    "graphic:heart": ("a heart print",), "graphic:star": ("a star print",),
    "graphic:cat": ("a cat face",),
    "graphic:flower": ("a daisy print",), "graphic:palm": ("a palm tree print",),
    "graphic:mountain": ("a mountain print",), "graphic:bicycle": ("a bicycle print",),
    "graphic:smile": ("a smiley",), "all-over:geometric": ("a geometric print",),
    "all-over:diamonds": ("an argyle pattern",), "all-over:paisley": ("a paisley print",),
    "all-over:ikat": ("an ikat print",), "all-over:waves": ("a scallop pattern",),
    "all-over:terrazzo": ("a terrazzo print",), "all-over:brush": ("brush strokes",),
    "all-over:hearts": ("little hearts",), "all-over:stars": ("stars all over",),
    "all-over:leaves": ("palm leaves",), "all-over:zigzag": ("zigzags",),
    "all-over:ovals": ("a retro print",), "colour-block:sleeves": ("contrast sleeves",),
    "colour-block:yoke": ("a contrast yoke",), "colour-block:visor": ("a contrast peak",),
    "embroidered:chest": ("floral embroidery",), "embroidered:hem": ("embroidery at the hem",),
    "quilted:diamond": ("diamond quilting",), "lace:flowers": ("floral lace",),
}  # fmt: skip

NECKLINES: dict[str, tuple[str, ...]] = {
    "v": ("V-neck", "a V-neck"), "boat": ("boat neck",), "collar": ("collar",),
    "turtleneck": ("roll neck", "turtleneck"), "straps": ("straps", "thin straps"),
    "square": ("square neck",), "halter": ("halter neck",),
    "off-shoulder": ("off-the-shoulder neckline",),
    "hood": ("hood",), "round": ("round neck", "crew neck"), "open": ("lapels",),
}  # fmt: skip
SLEEVES = {"none": ("no sleeves",), "short": ("short sleeves",),
"three-quarter": ("three-quarter sleeves",),
           "long": ("long sleeves",)}  # fmt: skip
DETAILS = {"belt": "belt", "bow": "bow", "puff": "puff sleeves", "pocket": "chest pocket",
           "zip": "zip", "bobble": "bobble", "ankle-strap": "ankle strap"}  # fmt: skip
FABRICS = {"satin": "satin", "linen": "linen", "leather": "leather", "wool": "wool",
"suede": "suede",
           "poplin": "cotton", "jersey": "jersey", "felt": "felt", "canvas": "canvas",
           "twill": "cotton twill"}  # fmt: skip


def name_noun(garment: Garment, rng: random.Random) -> str:
    """Name the garment, with its length and cut where English puts them first."""
    noun = rng.choice(NOUNS[garment.kind])
    first = garment.cut.split()[0] if garment.cut else ""
    noun = CUTS.get((garment.kind, first), noun)
    if garment.kind == "top" and garment.neckline != "straps":
        noun = "top"
    length = {
        "mini": "mini",
        "midi": "midi",
        "maxi": "maxi",
        "cropped": "cropped",
        "knee": "knee-length",
    }.get(garment.length, "")
    if length and garment.kind not in {"leggings", "jumpsuit"}:
        return f"{length} {noun}"
    return noun


def get_extras(garment: Garment, rng: random.Random) -> list[str]:
    """List what follows "with", the most telling first."""
    extras: list[str] = []
    key = f"{garment.pattern}:{garment.variant}"
    if key in WITH:
        extras.append(rng.choice(WITH[key]))
    if (
        garment.neckline
        and not (
            garment.neckline in {"collar", "open"}
            and garment.kind not in {"dress", "jumpsuit", "blouse", "coat"}
        )
        and garment.kind != "hoodie"
    ):
        extras.append(rng.choice(NECKLINES[garment.neckline]))
    if garment.sleeve and garment.kind not in {
        "t-shirt",
        "longsleeve",
        "coat",
        "blazer",
        "vest",
        "jacket",
    }:
        extras.append(rng.choice(SLEEVES[garment.sleeve]))
    extras.extend(
        word
        for cut, word in DETAILS.items()
        if cut in garment.cut.split()
        and not (garment.kind in {"hoodie", "beanie", "boots"} and cut in {"zip", "bobble"})
    )
    return extras


def get_pattern_word(garment: Garment, rng: random.Random) -> str:
    """Choose the word that names the pattern before the noun."""
    words = BEFORE.get(f"{garment.pattern}:{garment.variant}", BEFORE.get(garment.pattern, ("",)))
    word = rng.choice(words)
    return "" if garment.kind == "jeans" and garment.pattern == "denim" else word


def write_title(garment: Garment, rng: random.Random) -> str:
    """Write a shop's title: "Floral midi dress with V-neck, green"."""
    noun, word = name_noun(garment, rng), get_pattern_word(garment, rng)
    extras = get_extras(garment, rng)
    if word and garment.pattern not in {"graphic", "all-over", "plain"}:
        extras = [e for e in extras if e not in _all_with(garment)]
    count = 1 if garment.kind in FOOT_KINDS else rng.choice((1, 1, 2))
    shown = _fluent(extras[:count])
    if not shown and not word and garment.fabric in FABRICS:
        word = FABRICS[garment.fabric]
    title = " ".join(part for part in (word, noun, shown) if part)
    return f"{title[0].upper()}{title[1:]}, {name_colours(garment)}"


def _all_with(garment: Garment) -> tuple[str, ...]:
    return WITH.get(f"{garment.pattern}:{garment.variant}", ())


def _fluent(extras: list[str]) -> str:
    return f"with {' and '.join(extras)}" if extras else ""


def name_colours(garment: Garment) -> str:
    """Name the garment's first colours."""
    names = ["multicoloured" if c == "multicolour" else c for c in garment.colours[:2]]
    return " and ".join(names)


def write_caption(garment: Garment, rng: random.Random) -> str:
    """Describe a garment in a shopper's words."""
    noun, word = name_noun(garment, rng), get_pattern_word(garment, rng)
    extras = get_extras(garment, rng)
    colour = name_colours(garment)
    form = rng.randrange(4)
    if word and garment.pattern not in {"graphic", "all-over"} and rng.random() < 0.6:
        extras = [e for e in extras if e not in _all_with(garment)]
    shown = _fluent(extras[: rng.choice((1, 2, 2))])
    parts = [colour, word, noun, shown]
    if word == "plain":
        parts = [word, colour, noun, shown]
    if form == 1:
        parts = [word, noun, "in", colour, shown]
    elif form == 2:
        parts = [
            colour,
            noun,
            _fluent(
                ([_pattern_phrase(garment, rng)] if _all_with(garment) else [])
                + [e for e in extras if e not in _all_with(garment)][:1]
            ),
        ]
        if not _all_with(garment):
            parts.insert(1, word)
    elif form == 3 and garment.pattern in {"striped", "checked", "dotted", "floral", "all-over"}:
        inks = " and ".join(garment.pattern_colours[:2])
        parts = [
            colour,
            word,
            noun,
            "with",
            inks,
            "print"
            if garment.pattern not in {"striped", "checked", "dotted"}
            else {"striped": "stripes", "checked": "checks", "dotted": "dots"}[garment.pattern],
        ]
        if garment.pattern in {"striped", "checked", "dotted"}:
            parts.pop(1)
    return " ".join(part for part in parts if part)


def _pattern_phrase(garment: Garment, rng: random.Random) -> str:
    return rng.choice(_all_with(garment))
