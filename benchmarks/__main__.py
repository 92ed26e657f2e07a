"""`make bench`: every measurement, as a table."""

from rich.console import Console
from rich.table import Table

from benchmarks import encoding, index_search, ranking


def main() -> None:
    """Measure and print."""
    table = Table("work", "ours", "ms", "rival", "ms", "ours / rival")
    for benchmark in (index_search, encoding, ranking):
        for ratio in benchmark.measure():
            table.add_row(
                ratio.work,
                ratio.ours,
                f"{ratio.ours_ms:.2f}",
                ratio.rival,
                f"{ratio.rival_ms:.2f}",
                f"{ratio.value:.2f}",
            )
    Console().print(table)


if __name__ == "__main__":
    main()
