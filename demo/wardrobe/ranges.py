"""The range of cuts, cloths and patterns each kind of garment is offered in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """What one kind can be; a pattern is "pattern:variant"."""

    patterns: tuple[str, ...]
    cuts: tuple[str, ...] = ("",)
    fabrics: tuple[str, ...] = ("jersey",)
    necklines: tuple[str, ...] = ()
    sleeves: tuple[str, ...] = ()
    lengths: tuple[str, ...] = ()
    price: tuple[float, float] = (20, 60)


FLOWERS = tuple(
    f"floral:{v}" for v in ("ditsy", "daisies", "blossoms", "stems", "hibiscus", "roses", "meadow")
)
PRINTS = tuple(
    f"all-over:{v}"
    for v in (
        "geometric",
        "diamonds",
        "paisley",
        "ikat",
        "waves",
        "terrazzo",
        "brush",
        "hearts",
        "stars",
        "leaves",
        "zigzag",
        "ovals",
    )
)
DOTS = ("dotted:small", "dotted:large", "dotted:scattered", "dotted:rings")
STRIPES = ("striped:horizontal", "striped:breton", "striped:block", "striped:multi")
LONG_STRIPES = ("striped:vertical", "striped:pin")
CHECKS = (
    "checked:gingham",
    "checked:vichy",
    "checked:buffalo",
    "checked:tartan",
    "checked:windowpane",
)
ANIMALS = ("animal:leopard", "animal:zebra", "animal:snake")
BLOCKS = tuple(f"colour-block:{v}" for v in ("halves", "bands", "diagonal", "yoke"))
KNITS = ("knit:cable", "knit:rib", "knit:chunky", "knit:nordic")
GRAPHICS = tuple(
    f"graphic:{v}"
    for v in (
        "sun",
        "waves",
        "letters",
        "heart",
        "star",
        "cat",
        "flower",
        "palm",
        "mountain",
        "bicycle",
        "smile",
    )
)
DYES = ("tie-dye:spiral", "tie-dye:rings")
STITCHED = ("embroidered:chest", "embroidered:hem")
QUILTS = ("quilted:diamond", "quilted:channels")


def plain(times: int) -> tuple[str, ...]:
    """Repeat the plain cloth, the most common choice."""
    return ("plain:",) * times


RANGES: dict[str, Range] = {
    "dress": Range(
        (*plain(6), *FLOWERS, *FLOWERS, *PRINTS[:9], *DOTS[:3], *DOTS[:2], *STRIPES[:2],
        *LONG_STRIPES[:1],
         *CHECKS[:3], *ANIMALS, "lace:flowers", "lace:flowers", "sequins:discs", *BLOCKS[1:3],
         *DYES,
         *STITCHED, "knit:rib", "denim:twill"),
        ("fit-and-flare belt", "a-line", "sheath", "tiered", "wrap bow", "shift",
        "shirt-dress belt",
         "a-line puff", "fit-and-flare bow", "shift belt", "a-line empire"),
        ("poplin", "satin", "jersey", "linen"),
        ("round", "v", "v", "collar", "boat", "straps", "square", "halter", "off-shoulder",
         "turtleneck"),
        ("none", "none", "short", "three-quarter", "long"), ("mini", "knee", "knee", "midi",
        "maxi"),
        (39, 129)),
    "t-shirt": Range(
        (*plain(4), *STRIPES, *GRAPHICS, *DOTS[:2], *BLOCKS, *DYES, "melange:marl", "melange:marl",
         "floral:ditsy", "floral:hibiscus", "all-over:leaves", "all-over:stars",
         "camouflage:woodland",
         "embroidered:chest", "animal:leopard", "colour-block:sleeves"),
        ("", "", "ringer", "pocket"), ("jersey",), ("round", "round", "v"), ("short",),
        ("", "", "", "cropped"), (10, 35)),
    "top": Range(
        (*plain(4), "lace:flowers", "lace:flowers", "sequins:discs", *FLOWERS[:3], *DOTS[:2],
        *STRIPES[:2],
         *CHECKS[:2], "knit:rib", "animal:leopard", "all-over:ikat", "all-over:brush",
         "melange:marl",
         "embroidered:chest", "graphic:letters"),
        ("spaghetti", "", "", "spaghetti"), ("jersey", "satin", "linen"),
        ("straps", "straps", "halter", "off-shoulder", "round", "square", "boat", "v"), ("none",),
        ("", "", "cropped"), (15, 49)),
    "polo": Range((*plain(6), *STRIPES, "colour-block:bands", "colour-block:yoke", "melange:marl",
                   "dotted:small", "colour-block:sleeves"),
                  ("trim", "", "trim"), ("jersey",), ("collar",), ("short", "short", "short",
                  "long"),
                  (), (25, 69)),
    "shirt": Range(
        (*plain(4), *CHECKS, *CHECKS, *LONG_STRIPES, *LONG_STRIPES, "denim:twill", "dotted:small",
         "floral:hibiscus", "all-over:leaves", "floral:ditsy", "all-over:geometric",
         "camouflage:woodland"),
        ("pocket", "", "pocket"), ("poplin", "linen", "twill"), ("collar",),
        ("long", "long", "short"), (), (29, 89)),
    "blouse": Range(
        (*plain(4), *FLOWERS, *DOTS[:3], *LONG_STRIPES, *CHECKS[:2], "lace:flowers",
        "all-over:paisley",
         "all-over:ikat", "all-over:hearts", *STITCHED[:1], "animal:leopard", "animal:snake"),
        ("puff", "", "", "flounce", "puff"), ("poplin", "satin", "linen"),
        ("collar", "v", "v", "round", "boat", "off-shoulder", "square"),
        ("long", "three-quarter", "short", "none"), (), (29, 89)),
    "longsleeve": Range(
        (*plain(4), *STRIPES, "melange:marl", "graphic:letters", "graphic:mountain",
        "graphic:flower",
         "dotted:small", "floral:ditsy", *BLOCKS[1:3], "colour-block:sleeves", "animal:zebra"),
        ("", "ringer", "pocket"), ("jersey",), ("round", "boat", "v", "turtleneck"), ("long",), (),
        (15, 45)),
    "sweater": Range(
        (*plain(4), *KNITS, *KNITS, *STRIPES, "melange:marl", "melange:marl", *BLOCKS[:3],
         "all-over:diamonds", "all-over:hearts", "graphic:heart", "graphic:star",
         "embroidered:chest"),
        ("",), ("knit", "knit", "wool"), ("round", "round", "turtleneck", "v", "boat"), ("long",),
        ("", "", "", "cropped"), (35, 119)),
    "cardigan": Range(
        (*plain(4), *KNITS, "melange:marl", "striped:horizontal", "striped:multi",
        "embroidered:chest",
         "all-over:diamonds", "dotted:small", "colour-block:bands"),
        ("",), ("knit", "wool"), ("v", "round", "open"), ("long", "long", "three-quarter"), (),
        (35, 109)),
    "hoodie": Range(
        (*plain(4), *GRAPHICS[:9], "melange:marl", "melange:marl", *BLOCKS[1:], *DYES,
         "camouflage:woodland", "colour-block:sleeves"),
        ("", "", "zip"), ("fleece",), ("hood",), ("long",), (), (35, 89)),
    "jacket": Range(
        (*plain(6), *QUILTS, *QUILTS, "denim:twill", "denim:twill", "camouflage:woodland",
        *BLOCKS[1:],
         "checked:tartan", "floral:roses", "embroidered:chest", "sequins:discs"),
        ("bomber zip", "zip", "zip"), ("satin", "leather", "twill"), ("collar", "collar", "hood"),
        ("long",), (), (59, 199)),
    "coat": Range(
        (*plain(7), "checked:windowpane", "checked:houndstooth", "checked:tartan", "melange:marl",
         "quilted:channels", "quilted:diamond", "animal:leopard", "colour-block:bands"),
        ("", "", "zip"), ("wool", "wool", "twill"), ("open", "collar", "hood", "open"), ("long",),
        ("knee", "midi"), (99, 299)),
    "vest": Range((*plain(3), *QUILTS, *QUILTS, "knit:cable", "knit:nordic", "denim:twill",
                   "checked:tartan", "all-over:diamonds"),
                  ("zip",), ("twill", "wool"), ("collar", "v", "hood", "round"), ("none",), (),
                  (35, 119)),
    "blazer": Range((*plain(6), "striped:pin", "striped:pin", "checked:windowpane",
                     "checked:houndstooth", "checked:tartan", "melange:marl", "sequins:discs"),
                    ("",), ("wool", "twill", "linen"), ("open",), ("long",), (), (79, 219)),
    "skirt": Range(
        (*plain(5), *FLOWERS, *DOTS[:3], *CHECKS, *LONG_STRIPES, "striped:horizontal",
        "denim:twill",
         "denim:twill", "lace:flowers", "sequins:discs", *ANIMALS, "all-over:ikat",
         "all-over:zigzag",
         "all-over:leaves", "embroidered:hem", "tie-dye:rings", "colour-block:bands",
         "quilted:diamond"),
        ("pencil", "a-line", "pleated", "flared", "tiered", "wrap"),
        ("poplin", "satin", "twill", "linen"), lengths=("mini", "knee", "knee", "midi", "maxi"),
        price=(25, 89)),
    "trousers": Range(
        (*plain(8), "striped:pin", "striped:vertical", "checked:windowpane", "checked:tartan",
         "checked:houndstooth", "floral:ditsy", "floral:blossoms", "camouflage:woodland",
         "melange:marl",
         "melange:marl", "all-over:paisley", "all-over:ovals", "animal:leopard"),
        ("chino", "wide", "straight", "joggers", "cargo", "slim", "flared"), ("twill", "linen",
        "wool"),
        lengths=("full", "full", "full", "cropped"), price=(35, 109)),
    "jeans": Range(("denim:twill",), ("skinny", "slim", "straight", "wide", "flared"), ("denim",),
                   lengths=("full",), price=(39, 119)),
    "leggings": Range((*plain(5), *ANIMALS, "striped:vertical", "camouflage:woodland",
    "melange:marl",
                       "floral:hibiscus", "all-over:geometric", "tie-dye:rings",
                       "colour-block:halves"),
                      ("leggings",), ("jersey",), lengths=("full", "full", "midi"), price=(15, 49)),
    "shorts": Range(
        (*plain(6), "denim:twill", "denim:twill", *FLOWERS[:1], "floral:hibiscus",
        "checked:gingham",
         "checked:tartan", "striped:vertical", "camouflage:woodland", "all-over:leaves",
         "dotted:small",
         "melange:marl", "tie-dye:rings"),
        ("shorts", "chino", "loose", "cargo"), ("twill", "linen"), lengths=("short", "short",
        "knee"),
        price=(19, 59)),
    "jumpsuit": Range(
        (*plain(5), "denim:twill", "denim:twill", *FLOWERS[:4], "dotted:small", "striped:vertical",
         "all-over:leaves", "all-over:ikat", "animal:leopard"),
        ("wide belt", "straight belt", "wide bow", "dungaree", "dungaree"), ("poplin", "satin",
        "linen"),
        ("v", "straps", "straps", "halter", "round", "collar", "square"), ("none", "none", "short",
        "long"),
        ("full", "full", "short"), (49, 129)),
    "cap": Range((*plain(5), "denim:twill", "camouflage:woodland", "graphic:letters",
    "graphic:star",
                  "embroidered:chest", "colour-block:visor", "checked:tartan"),
                 ("",), ("twill", "canvas"), price=(15, 35)),
    "hat": Range((*plain(4), "plain:straw", "plain:straw", "plain:straw", "checked:houndstooth",
                  "melange:marl", "animal:leopard", "floral:daisies", "denim:twill"),
                 ("wide", "bucket", "wide"), ("felt",), price=(19, 59)),
    "beanie": Range((*plain(3), *KNITS, *KNITS, "striped:horizontal", "striped:block",
    "melange:marl"),
                    ("bobble", ""), ("knit",), price=(12, 35)),
    "sneakers": Range((*plain(6), "colour-block:yoke", "checked:vichy", "floral:ditsy",
    "animal:leopard",
                       "dotted:small"),
                      ("", "high", "cap-toe", "high cap-toe"), ("leather", "canvas"), price=(39,
                      129)),
    "shoes": Range((*plain(7), "animal:leopard", "animal:snake", "embroidered:chest"),
                   ("ballet", "loafer", "lace-up"), ("leather", "suede"), price=(39, 139)),
    "boots": Range((*plain(8), "animal:snake", "floral:roses"),
                   ("lace-up", "chelsea", "tall", "zip"), ("leather", "leather", "suede"),
                   price=(69, 199)),
    "sandals": Range((*plain(7), "animal:snake"), ("", "strappy", "slide", "thong"), ("leather",
    "suede"), price=(29, 89)),
    "heels": Range((*plain(7), "animal:leopard", "sequins:discs", "dotted:small"),
                   ("", "kitten", "ankle-strap"), ("leather", "satin", "suede"), price=(49, 139)),
}  # fmt: skip
