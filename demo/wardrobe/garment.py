"""One garment of the shop, in the words of the catalogue."""

from dataclasses import dataclass

from demo.wardrobe.colours import RGB

UPPER_KINDS = (
    "top", "t-shirt", "polo", "shirt", "blouse", "longsleeve", "sweater", "cardigan", "hoodie",
    "jacket", "coat", "vest", "blazer",
)  # fmt: skip
LOWER_KINDS = ("skirt", "trousers", "jeans", "leggings", "shorts")
WHOLE_KINDS = ("dress", "jumpsuit")
HEAD_KINDS = ("cap", "hat", "beanie")
FOOT_KINDS = ("sneakers", "shoes", "boots", "sandals", "heels")
KINDS = (*WHOLE_KINDS, *UPPER_KINDS, *LOWER_KINDS, *HEAD_KINDS, *FOOT_KINDS)

PATTERNS = (
    "plain", "striped", "checked", "dotted", "floral", "animal", "camouflage", "graphic",
    "all-over", "colour-block", "lace", "knit", "melange", "denim", "embroidered", "sequins",
    "tie-dye", "quilted",
)  # fmt: skip
NECKLINES = (
    "round", "v", "collar", "turtleneck", "boat", "straps", "square", "halter", "off-shoulder",
    "hood", "open",
)  # fmt: skip
SLEEVES = ("none", "short", "three-quarter", "long")
LENGTHS = ("mini", "knee", "midi", "maxi", "short", "full", "cropped")


@dataclass(frozen=True, slots=True)
class Garment:
    """Everything that decides how a garment looks and what its row says."""

    number: int
    seed: str
    product: str
    kind: str
    cut: str
    colours: tuple[str, ...]
    shades: tuple[RGB, ...]
    """The cloth's own colour first, then the pattern's and the trims'."""
    pattern: str = "plain"
    variant: str = ""
    pattern_colours: tuple[str, ...] = ()
    sleeve: str = ""
    neckline: str = ""
    length: str = ""
    fabric: str = "jersey"
    price: str = "29.95"

    @property
    def sku(self) -> str:
        """The shop's own number of this colour variant."""
        return f"GR-{self.number:04d}"
