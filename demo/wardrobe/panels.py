"""What a sewn garment is made of: panels of cloth with folds, seams and buttons."""

from dataclasses import dataclass, field

from demo.wardrobe.geometry import Points, get_bounds


@dataclass(frozen=True, slots=True)
class Fold:
    """A ridge (strength above 0) or a valley (below) in the cloth."""

    points: Points
    width: float
    strength: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line on the cloth: a seam, a stitch, a cord, a zip."""

    points: Points
    width: float
    role: str = "seam"
    dash: float = 0.0


@dataclass(frozen=True, slots=True)
class Button:
    """A button or a rivet."""

    x: float
    y: float
    radius: float
    role: str = "button"


@dataclass(frozen=True, slots=True)
class Panel:
    """A piece of cloth: its outline, and the two edges its threads run between."""

    outline: Points
    left: Points
    right: Points
    cloth: str = "main"
    folds: tuple[Fold, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    buttons: tuple[Button, ...] = ()
    puff: float = 9.0
    shadow: float = 0.30
    flare: float = 0.5
    bow: float = 5.0
    is_print_ground: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A whole garment ready to be painted, in its own units, panels from back to front."""

    panels: tuple[Panel, ...]
    print_box: tuple[float, float, float, float] = field(default=(-50.0, 90.0, 50.0, 190.0))
    """Where a print sits: left, top, right, bottom."""
    hanger: tuple[float, float, float] | None = None
    """The shoulders' half width, their y and the neck's y, where a hanger can hold it."""

    def get_bounds(self) -> tuple[float, float, float, float]:
        """Measure left, top, right, bottom."""
        return get_bounds([panel.outline for panel in self.panels])
