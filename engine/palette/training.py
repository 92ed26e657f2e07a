"""Learn to name colours from labelled pictures: `python -m engine.palette.training --help`."""

import csv
import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import torch
import typer
from numpy.typing import NDArray
from rich.progress import track
from safetensors.torch import save_file

from engine.errors import ImageError
from engine.images import load_image
from engine.palette.histogram import Histogram, describe_colours
from engine.palette.naming import GAIN, SHIPPED, ColourNamer
from engine.training.vocabulary import ATTRIBUTES

_NETWORKS = 3  # their mean is right more often than each of them
_FEWEST = 15  # pictures of a colour to learn it from
_HIDDEN = 128
_EPOCHS = 60
_BATCH = 128
_RATE, _DECAY, _DROPPED = 3e-3, 0.05, 0.4

Labels = NDArray[np.float32]


def main(
    labelled: Annotated[list[Path], typer.Argument(help="CSVs with columns image and colours.")],
    out: Annotated[Path, typer.Option(help="The file to write.")] = SHIPPED,
    held_out: Annotated[Path | None, typer.Option(help="A CSV to measure on only.")] = None,
) -> None:
    """Train the network that names colours; some minutes on one core."""
    torch.manual_seed(0)
    parts = [_read(path) for path in labelled]
    histograms = np.concatenate([part[0] for part in parts])
    labels = np.concatenate([part[1] for part in parts])
    taught = labels.sum(axis=0) >= _FEWEST
    colours = list(itertools.compress(_list_colours(), taught))
    networks = [train(histograms, labels[:, taught]) for _ in range(_NETWORKS)]
    save(networks, histograms.mean(axis=0), colours, out)
    typer.echo(f"Wrote {out}: {len(colours)} colours from {len(histograms)} pictures.")
    if held_out is not None:
        unseen, right = _read(held_out)
        found = ColourNamer.load(out).name_described(unseen)
        typer.echo(f"Mean average precision on {held_out}: {measure(found, right[:, taught]):.3f}")


def train(histograms: Histogram, labels: Labels) -> torch.nn.Sequential:
    """Train on histograms (N, F) and which colours each has (N, C)."""
    inputs = torch.from_numpy((histograms - histograms.mean(axis=0)) * GAIN)
    targets = torch.from_numpy(labels)
    network = torch.nn.Sequential(
        torch.nn.Dropout(_DROPPED),
        torch.nn.Linear(inputs.shape[1], _HIDDEN),
        torch.nn.ReLU(),
        torch.nn.Dropout(_DROPPED),
        torch.nn.Linear(_HIDDEN, targets.shape[1]),
    )
    batches = -(-len(inputs) // _BATCH)
    optimizer = torch.optim.AdamW(network.parameters(), _RATE, weight_decay=_DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=_EPOCHS * batches)
    for _ in track(range(_EPOCHS), "Training"):
        for rows in torch.split(torch.randperm(len(inputs)), _BATCH):
            loss = torch.nn.functional.binary_cross_entropy_with_logits(
                network(inputs[rows]), targets[rows]
            )
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call] # torch leaves it untyped
            optimizer.step()
            schedule.step()
    return network.eval()


def save(
    networks: Sequence[torch.nn.Sequential], mean: Histogram, colours: Sequence[str], path: Path
) -> None:
    """Save the mean of networks as one wide one, in half precision, for `ColourNamer.load`."""
    learnt = [network.state_dict() for network in networks]
    tensors = {
        "mean": torch.from_numpy(mean),
        "first.weight": torch.cat([it["1.weight"] for it in learnt]),
        "first.bias": torch.cat([it["1.bias"] for it in learnt]),
        "second.weight": torch.cat([it["4.weight"] for it in learnt], dim=1) / len(learnt),
        "second.bias": torch.stack([it["4.bias"] for it in learnt]).mean(dim=0),
    }
    halved = {name: tensor.to(torch.float16) for name, tensor in tensors.items()}
    save_file(halved, path, metadata={"colours": ";".join(colours)})


def measure(found: NDArray[np.float32], right: Labels) -> float:
    """Measure the mean average precision over colours (N, C), weighted by how often they occur."""
    precisions, counts = [], []
    for scores, is_right in zip(found.T, right.T, strict=True):
        if not is_right.any():
            continue
        sorted_right = is_right[np.argsort(-scores, kind="stable")]
        precision = np.cumsum(sorted_right) / np.arange(1, len(sorted_right) + 1)
        precisions.append(float((precision * sorted_right).sum() / sorted_right.sum()))
        counts.append(float(is_right.sum()))
    return float(np.average(precisions, weights=counts))


def _list_colours() -> list[str]:
    return list(ATTRIBUTES["colour"])


def _read(path: Path) -> tuple[Histogram, Labels]:
    """Describe the pictures of a CSV that are labelled and can be opened."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["colours"]]
    described, labels = [], []
    for row in track(rows, f"Reading {path.parent.name}"):
        try:
            image = load_image((path.parent / row["image"]).read_bytes())
        except (OSError, ImageError) as error:
            typer.echo(f"{row['image']}: {error}", err=True)
            continue
        described.append(describe_colours(image))
        named = set(row["colours"].split(";"))
        labels.append([colour in named for colour in _list_colours()])
    return np.stack(described), np.array(labels, dtype=np.float32)


if __name__ == "__main__":
    typer.run(main)
