"""The body of everything worn above the waist, and of dresses: shoulders, armholes, sides, hem."""

from dataclasses import dataclass

from demo.wardrobe.geometry import Points, arch, join, line
from demo.wardrobe.silhouettes.collars import cut_neck


@dataclass(frozen=True, slots=True)
class TorsoCut:
    """Half widths and heights of a body, the neck at y 0."""

    shoulder: float = 103.0
    slope: float = 27.0
    chest: float = 101.0
    armpit: float = 126.0
    waist: float = 96.0
    waist_y: float = 235.0
    hem: float = 101.0
    hem_y: float = 335.0
    hem_bow: float = 7.0
    neckline: str = "round"
    neck_depth: float = 1.0

    @property
    def shoulder_tip(self) -> tuple[float, float]:
        """The right shoulder's end."""
        return self.shoulder, self.slope

    @property
    def armpit_point(self) -> tuple[float, float]:
        """The right armpit."""
        return self.chest, self.armpit


def cut_sides(cut: TorsoCut) -> Points:
    """Cut the right side seam from the armpit to the hem."""
    return arch(
        (cut.chest, cut.armpit),
        ((cut.chest + cut.waist) / 2 - 1, (cut.armpit + cut.waist_y) / 2),
        (cut.waist, cut.waist_y),
        ((cut.waist + cut.hem) / 2 + 1, (cut.waist_y + cut.hem_y) / 2),
        (cut.hem, cut.hem_y),
    )


def cut_torso(cut: TorsoCut) -> tuple[Points, Points]:
    """Cut a body's right half and the neckline's right half."""
    neck = cut_top(cut)
    sides = cut_sides(cut)
    hem = arch(
        (cut.hem, cut.hem_y), (cut.hem * 0.5, cut.hem_y + cut.hem_bow), (0, cut.hem_y + cut.hem_bow)
    )
    return join(neck[::-1], _cut_armhole(cut, neck), sides, hem), neck


def cut_top(cut: TorsoCut) -> Points:
    """Cut the upper edge's right half, from its outer end to the centre."""
    if cut.neckline == "straps":
        return arch(
            (cut.chest * 0.72, cut.armpit - 52),
            (cut.chest * 0.34, cut.armpit - 46),
            (0, cut.armpit - 34),
        )
    if cut.neckline == "off-shoulder":
        return arch(
            (cut.chest + 4, cut.armpit - 58),
            (cut.chest * 0.5, cut.armpit - 46),
            (0, cut.armpit - 44),
        )
    if cut.neckline == "halter":
        return arch((30, 0), (22, 20), (0, 30))
    return cut_neck(cut.neckline, cut.neck_depth)


def _cut_armhole(cut: TorsoCut, neck: Points) -> Points:
    if cut.neckline == "straps":
        x, y = neck[0]
        return arch(
            (float(x), float(y)), (cut.chest * 0.80, cut.armpit - 22), (cut.chest, cut.armpit)
        )
    if cut.neckline == "off-shoulder":
        return line((cut.chest + 4, cut.armpit - 58), (cut.chest, cut.armpit))
    if cut.neckline == "halter":
        return arch((44, 2), (56, 52), (74, 94), (cut.chest, cut.armpit))
    tip = cut.shoulder_tip
    return join(
        line(tip),
        arch(tip, (cut.shoulder - 10, (cut.slope + cut.armpit) / 2), (cut.chest, cut.armpit)),
    )
