"""What the shop holds: which garments, in which cuts, cloths, patterns and colours."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from demo.wardrobe import colours
from demo.wardrobe.garment import FOOT_KINDS, Garment
from demo.wardrobe.ranges import RANGES, Range

SHARE: dict[str, float] = {
    "dress": 1.9, "t-shirt": 1.5, "top": 1.2, "blouse": 1.3, "shirt": 1.2, "skirt": 1.3,
    "sweater": 1.3, "trousers": 1.2, "jeans": 0.9, "shorts": 1.0, "jacket": 1.2, "coat": 0.9,
}  # fmt: skip
"""Kinds that fill more of the shop than the others' share of 0.7."""

VARIANTS_PER_PRODUCT = (1, 2, 2, 3, 3)

PATTERN_INKS = {
    "floral": 3, "all-over": 3, "tie-dye": 2, "animal": 2, "camouflage": 3, "graphic": 2,
    "colour-block": 2, "embroidered": 2, "checked": 2, "striped": 2, "dotted": 1, "knit": 2,
    "melange": 1,
}  # fmt: skip

EASY = {
    "black": ("white", "red", "beige", "pink", "gold"),
    "white": ("navy", "black", "blue", "red", "green", "pink"),
    "grey": ("white", "black", "navy", "yellow", "burgundy"),
    "beige": ("brown", "black", "white", "navy", "olive"),
    "brown": ("beige", "white", "orange", "navy"),
    "red": ("white", "navy", "black", "beige"),
    "burgundy": ("beige", "white", "pink", "navy"),
    "pink": ("white", "burgundy", "red", "navy", "green"),
    "orange": ("white", "navy", "brown", "yellow"),
    "yellow": ("white", "navy", "green", "grey"),
    "green": ("white", "beige", "navy", "yellow", "pink"),
    "olive": ("beige", "white", "black", "orange"),
    "turquoise": ("white", "navy", "yellow", "beige"),
    "light blue": ("white", "navy", "blue", "red"),
    "blue": ("white", "navy", "yellow", "red", "beige"),
    "navy": ("white", "red", "beige", "light blue", "yellow", "pink"),
    "purple": ("white", "yellow", "pink", "navy"),
    "gold": ("black", "white", "brown"),
    "silver": ("black", "white", "navy"),
    "multicolour": ("red", "blue", "yellow", "green", "pink", "turquoise"),
}
"""Which colours go with a ground."""

BASIC = ("black", "white", "grey", "navy", "beige")
BRIGHT = tuple(name for name in colours.NAMES if name not in {"gold", "silver", "multicolour"})


@dataclass(frozen=True, slots=True)
class Design:
    """A product before it is dyed: one cut, one pattern."""

    product: str
    kind: str
    cut: str
    pattern: str
    variant: str
    sleeve: str
    neckline: str
    length: str
    fabric: str
    price: str


def stock_shop(items: int, seed: int) -> tuple[Garment, ...]:
    """Stock a shop: the same number and seed always give the same garments."""
    rng = random.Random(f"shop/{seed}")  # noqa: S311 - a sample shop, no secret
    kinds = _deal_kinds(items, rng)
    garments: list[Garment] = []
    decks: dict[str, list[str]] = {}
    while len(garments) < items:
        kind = kinds[len(garments) % len(kinds)]
        design = _design(kind, f"P{seed}-{len(garments) + 1:04d}", rng, decks)
        count = min(rng.choice(VARIANTS_PER_PRODUCT), items - len(garments))
        for colour in _choose_grounds(design, count, rng):
            garments.append(_dye(design, colour, len(garments) + 1, seed, rng))
    return tuple(garments)


def _deal_kinds(items: int, rng: random.Random) -> list[str]:
    deck = [kind for kind in RANGES for _ in range(max(1, round(10 * SHARE.get(kind, 0.7))))]
    first = list(RANGES)
    rng.shuffle(first)
    rng.shuffle(deck)
    return [*first, *deck] if items > len(first) else first


def _draw(deck: list[str], choices: Sequence[str], rng: random.Random) -> str:
    """Draw from a shuffled deck, so that rare choices appear too."""
    if not deck:
        deck.extend(choices)
        rng.shuffle(deck)
    return deck.pop()


def _design(kind: str, product: str, rng: random.Random, decks: dict[str, list[str]]) -> Design:
    offer = RANGES[kind]
    pattern, _, variant = _draw(decks.setdefault(kind, []), offer.patterns, rng).partition(":")
    neckline = rng.choice(offer.necklines) if offer.necklines else ""
    sleeve = _choose_sleeve(offer, neckline, rng)
    cut = rng.choice(offer.cuts)
    low, high = offer.price
    price = f"{round(rng.triangular(low, high) / 5) * 5 - 0.05:.2f}"
    return Design(
        product,
        kind,
        _fit_cut(kind, cut, neckline),
        pattern,
        variant,
        sleeve,
        neckline,
        _choose_length(offer, cut, rng),
        _choose_fabric(offer, pattern, cut, rng),
        price,
    )


def _choose_sleeve(offer: Range, neckline: str, rng: random.Random) -> str:
    if not offer.sleeves:
        return ""
    if neckline in {"straps", "halter"}:
        return "none"
    if neckline == "off-shoulder":
        return "short"
    choices = [s for s in offer.sleeves if not (neckline == "turtleneck" and s == "short")]
    return rng.choice(choices)


def _fit_cut(kind: str, cut: str, neckline: str) -> str:
    if neckline == "off-shoulder" and "flounce" not in cut:
        cut = f"{cut} flounce"
    if "dungaree" in cut and neckline != "straps":
        cut = cut.replace("dungaree", "belt")
    if cut.startswith("shirt-dress") and neckline != "collar":
        cut = cut.replace("shirt-dress", "a-line")
    if "wrap" in cut and neckline != "v":
        cut = cut.replace("wrap", "a-line")
    return cut.strip()


def _choose_length(offer: Range, cut: str, rng: random.Random) -> str:
    if cut in {"wide", "flared", "joggers", "cargo"} and "full" in offer.lengths:
        return "full"
    return rng.choice(offer.lengths) if offer.lengths else ""


def _choose_fabric(offer: Range, pattern: str, cut: str, rng: random.Random) -> str:
    fixed = {"denim": "denim", "quilted": "padded", "sequins": "satin", "knit": "knit"}
    return fixed.get(pattern) or rng.choice(offer.fabrics)


def _choose_grounds(design: Design, count: int, rng: random.Random) -> list[str]:
    """Choose the grounds of a product's colour variants."""
    fixed: dict[str, tuple[str, ...]] = {
        "denim": ("blue", "navy", "light blue", "black", "grey", "white"),
        "camouflage": ("olive", "green", "grey", "beige"),
        "sequins": ("gold", "silver", "black", "red", "pink", "navy", "green"),
        "melange": ("grey", "grey", "beige", "navy", "light blue", "green", "burgundy", "pink"),
        "tie-dye": ("white", "pink", "blue", "turquoise", "purple", "yellow"),
    }
    if design.pattern == "animal":
        fixed["animal"] = {
            "leopard": ("beige", "brown", "white", "pink", "gold"),
            "zebra": ("white", "beige", "pink"),
            "snake": ("beige", "grey", "green", "red"),
        }[design.variant]
    if design.variant == "straw":
        return rng.sample(("beige", "brown", "white", "black"), min(count, 4))
    pool = list(fixed.get(design.pattern, ()))
    if not pool:
        pool = [*BRIGHT, *BASIC]
        if design.fabric in {"satin", "leather"} and design.pattern == "plain":
            pool += ["gold", "silver", "gold", "silver"]
        if design.pattern in {"striped", "floral", "all-over"}:
            pool += ["white", "multicolour"]
    rng.shuffle(pool)
    unique = list(dict.fromkeys(pool))
    return unique[:count]


def _dye(design: Design, ground: str, number: int, seed: int, rng: random.Random) -> Garment:
    names = _choose_inks(design, ground, rng)
    shades = _mix_shades(design, (ground, *names), rng)
    shown = names if _shows_inks(design) else ()
    return Garment(
        number=number,
        seed=f"{seed}/{number}",
        product=design.product,
        kind=design.kind,
        cut=design.cut,
        colours=_name_colours(design, ground, names),
        shades=shades,
        pattern=design.pattern,
        variant=design.variant,
        pattern_colours=tuple(dict.fromkeys(shown)),
        sleeve=design.sleeve,
        neckline=design.neckline,
        length=design.length,
        fabric=design.fabric,
        price=design.price,
    )


def _shows_inks(design: Design) -> bool:
    if design.pattern == "knit":
        return design.variant == "nordic"
    return design.pattern in PATTERN_INKS and design.pattern != "melange"


def _choose_inks(design: Design, ground: str, rng: random.Random) -> tuple[str, ...]:
    """Choose the colours that a pattern or a trim adds to the ground."""
    if design.pattern == "camouflage":
        return {
            "olive": ("green", "brown", "black"),
            "green": ("olive", "beige", "black"),
            "grey": ("black", "white", "grey"),
            "beige": ("brown", "olive", "white"),
        }[ground]
    if design.pattern == "animal":
        return ("black", "brown") if design.variant == "leopard" else ("black",)
    easy = list(EASY[ground])
    rng.shuffle(easy)
    count = PATTERN_INKS.get(design.pattern, 1)
    if design.pattern in {"striped", "checked"} and design.variant not in {
        "tartan",
        "multi",
        "block",
    }:
        count = 1
    if design.pattern == "dotted" and design.variant == "scattered":
        count = 3
    if design.variant in {"halves", "sleeves", "visor"}:
        count = 1
    if ground == "multicolour":
        count = max(count, 3)
    return tuple(easy[:count])


def _name_colours(design: Design, ground: str, inks: tuple[str, ...]) -> tuple[str, ...]:
    """Name what a shopper would say: the ground, then what stands out."""
    if design.pattern in {"colour-block", "tie-dye"}:
        return tuple(dict.fromkeys((ground, *inks)))
    if design.kind in FOOT_KINDS and design.kind == "sneakers" and inks:
        return ground, inks[0]
    if design.pattern in {"striped", "checked"} and ground != "multicolour":
        return tuple(dict.fromkeys((ground, inks[0])))
    return (ground,)


def _mix_shades(
    design: Design, names: tuple[str, ...], rng: random.Random
) -> tuple[colours.RGB, ...]:
    shades = [colours.vary(name, rng) for name in names]
    if design.pattern == "denim":
        washes = {"blue": (74, 106, 158), "navy": (40, 52, 86), "light blue": (140, 172, 208)}
        shades[0] = washes.get(names[0], shades[0])
    if design.pattern == "melange":
        lift = colours.lighter if colours.get_luma(shades[0]) < 0.6 else colours.darker
        shades[1:] = [lift(shades[0], 0.55)]
    if design.fabric == "leather" and names[0] == "brown":
        shades[0] = rng.choice(((132, 82, 50), (96, 60, 42), (150, 98, 60)))
    return tuple(_apart(shades))


def _apart(shades: list[colours.RGB]) -> list[colours.RGB]:
    """Keep a pattern readable: every ink differs clearly from the ground."""
    result = shades[:1]
    for shade in shades[1:]:
        distance = sum(abs(a - b) for a, b in zip(shade, shades[0], strict=True))
        result.append(shade if distance > 110 else colours.contrast(shade, 0.5))
    return result
