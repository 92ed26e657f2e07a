"""The twenty named colours, their natural variation, and simple colour arithmetic."""

import colorsys
import random

RGB = tuple[int, int, int]

SHADES: dict[str, tuple[RGB, ...]] = {
    "black": ((30, 30, 33), (38, 36, 38), (26, 27, 31)),
    "white": ((244, 243, 240), (248, 247, 245), (240, 240, 242)),
    "grey": ((140, 142, 146), (168, 169, 171), (112, 115, 120), (188, 188, 190)),
    "beige": ((214, 196, 168), (224, 209, 186), (203, 181, 150), (229, 216, 198)),
    "brown": ((112, 74, 50), (134, 92, 62), (92, 60, 44), (150, 104, 70)),
    "red": ((196, 34, 42), (210, 46, 46), (178, 26, 38)),
    "burgundy": ((112, 24, 44), (98, 22, 40), (126, 32, 52)),
    "pink": ((234, 150, 176), (226, 92, 146), (243, 184, 198), (216, 62, 128)),
    "orange": ((232, 118, 42), (240, 138, 60), (220, 100, 40)),
    "yellow": ((240, 200, 62), (246, 214, 92), (226, 178, 46)),
    "green": ((44, 128, 78), (62, 148, 92), (30, 104, 70), (108, 172, 118)),
    "olive": ((104, 106, 62), (92, 96, 58), (120, 118, 76)),
    "turquoise": ((42, 170, 172), (64, 188, 186), (30, 148, 158)),
    "light blue": ((158, 194, 224), (174, 206, 232), (142, 182, 216)),
    "blue": ((44, 92, 176), (58, 108, 192), (36, 80, 158)),
    "navy": ((32, 42, 78), (28, 38, 68), (40, 50, 90)),
    "purple": ((118, 70, 150), (136, 90, 168), (98, 54, 130), (170, 138, 196)),
    "gold": ((200, 162, 84), (210, 174, 98), (188, 148, 70)),
    "silver": ((186, 190, 196), (198, 202, 208), (174, 178, 186)),
    "multicolour": ((236, 226, 210), (240, 236, 228)),
}
"""Each named colour's typical shades; the first is the one a reader would paint."""

NAMES: tuple[str, ...] = tuple(SHADES)


def vary(name: str, rng: random.Random) -> RGB:
    """Pick one natural shade of a named colour."""
    red, green, blue = rng.choice(SHADES[name])
    hue, light, saturation = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
    hue = (hue + rng.uniform(-0.008, 0.008)) % 1.0
    light = min(0.985, max(0.03, light + rng.uniform(-0.018, 0.018)))
    saturation = min(1.0, max(0.0, saturation * rng.uniform(0.92, 1.06)))
    return _to_rgb(colorsys.hls_to_rgb(hue, light, saturation))


def mix(first: RGB, second: RGB, share: float) -> RGB:
    """Blend two colours; a share of 1 is the second one."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def darker(colour: RGB, share: float) -> RGB:
    """Darken a colour towards a warm black."""
    return mix(colour, (14, 12, 16), share)


def lighter(colour: RGB, share: float) -> RGB:
    """Lighten a colour towards white."""
    return mix(colour, (255, 254, 250), share)


def get_luma(colour: RGB) -> float:
    """Measure how bright a colour looks, 0 to 1."""
    red, green, blue = colour
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


def contrast(colour: RGB, share: float) -> RGB:
    """Move a colour away from itself: dark ones lighter, light ones darker."""
    return lighter(colour, share) if get_luma(colour) < 0.35 else darker(colour, share)


def find_nearest(colour: tuple[float, float, float]) -> str:
    """Name the colour whose shades come nearest to an RGB value."""

    def distance(name: str) -> float:
        return min(
            sum((a - b) ** 2 for a, b in zip(colour, shade, strict=True)) for shade in SHADES[name]
        )

    return min((name for name in NAMES if name != "multicolour"), key=distance)


def _to_rgb(unit: tuple[float, float, float]) -> RGB:
    red, green, blue = (round(255 * channel) for channel in unit)
    return red, green, blue
