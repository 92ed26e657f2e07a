"""Which cutter cuts which kind of garment."""

from demo.wardrobe.garment import FOOT_KINDS, HEAD_KINDS, UPPER_KINDS
from demo.wardrobe.panels import Figure
from demo.wardrobe.silhouettes import foot, head, lower, upper, whole
from demo.wardrobe.silhouettes.build import Build


def cut_figure(build: Build) -> Figure:
    """Cut a garment into its panels."""
    kind = build.garment.kind
    if kind in UPPER_KINDS:
        return upper.make_upper(build)
    if kind in HEAD_KINDS:
        return head.make_head(build)
    if kind in FOOT_KINDS:
        return foot.make_foot(build)
    makers = {"dress": whole.make_dress, "jumpsuit": whole.make_jumpsuit, "skirt": lower.make_skirt}
    return makers.get(kind, lower.make_trousers)(build)
