"""The command line: render the studio catalogue, or phone photos of the same kind of garments."""

import argparse
import os
import sys
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


def parse_size(text: str) -> tuple[int, int]:
    """Read "768x1024"."""
    width, _, height = text.lower().partition("x")
    if not (width.isdigit() and height.isdigit()):
        raise argparse.ArgumentTypeError(f"{text!r} is no size; write it as 768x1024")
    size = int(width), int(height)
    if not all(64 <= side <= 4096 for side in size):
        raise argparse.ArgumentTypeError("each side must be 64 to 4096 pixels")
    return size


def parse_count(text: str) -> int:
    """Read a number above 0."""
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0")
    return int(text)


def build_parser() -> argparse.ArgumentParser:
    """Build the parser of both modes."""
    parser = argparse.ArgumentParser(
        prog="python -m demo.wardrobe",
        description="Render the sample shop: pictures and catalogue.csv. The first word may be "
        "'phone': then shoppers' phone photos of the garments are rendered instead.",
    )
    _add_options(parser, items=640, size="768x1024")
    return parser


def build_phone_parser() -> argparse.ArgumentParser:
    """Build the parser of the phone photo mode."""
    parser = argparse.ArgumentParser(
        prog="python -m demo.wardrobe phone",
        description="Render phone photos of a shop's garments. The --items and --seed of a studio "
        "shop give photos of the same garments under the same skus; another seed, others.",
    )
    _add_options(parser, items=200, size="400x533")
    parser.add_argument(
        "--photos-seed",
        type=int,
        default=0,
        metavar="N",
        help="another set of photos of the same garments (default: 0)",
    )
    return parser


def _add_options(parser: argparse.ArgumentParser, *, items: int, size: str) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to write")
    parser.add_argument(
        "--items", type=parse_count, default=items, help="how many (default: %(default)s)"
    )
    parser.add_argument("--seed", type=int, default=7, help="which shop (default: %(default)s)")
    parser.add_argument(
        "--size",
        type=parse_size,
        default=parse_size(size),
        help=f"width x height in pixels (default: {size})",
    )
    parser.add_argument(
        "--jobs",
        type=parse_count,
        default=os.cpu_count() or 1,
        help="processes (default: one a core)",
    )
    parser.add_argument("--quiet", action="store_true", help="no progress bar")


def main(arguments: list[str] | None = None) -> int:
    """Render what the command line asks for."""
    words = sys.argv[1:] if arguments is None else arguments
    is_phone = bool(words) and words[0] == "phone"
    options = (
        build_phone_parser().parse_args(words[1:]) if is_phone else build_parser().parse_args(words)
    )
    from demo.wardrobe.render import Order, render_shop  # Skia loads only once there is work

    width, height = options.size
    order = Order(
        "phone" if is_phone else "studio",
        options.items,
        options.seed,
        width,
        height,
        getattr(options, "photos_seed", 0),
    )
    console = Console(stderr=True, quiet=options.quiet)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("Phone photos" if is_phone else "Sample shop", total=None)
        fresh = render_shop(
            order,
            options.out,
            options.jobs,
            lambda done, total: progress.update(task, completed=done, total=total),
        )
    console.print(f"{fresh} new pictures, {options.items} in all: {options.out / 'catalogue.csv'}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
