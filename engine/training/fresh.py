"""Has new garments rendered for every epoch, in the background while the last ones are learnt."""

import shlex
import shutil
import subprocess
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from engine.training.corpus import Garment, read_garments
from engine.training.lessons import Material, read_in_english
from engine.training.pictures import load_pictures

_MODES = (("studio", ()), ("phone", ("phone",)))
_SIZE = "288x384"

_log = structlog.get_logger()


class RenderingError(Exception):
    """The renderer ended without a catalogue; the message says what it said."""


@dataclass(slots=True)
class Renderer:
    """A command that renders a shop of garments: their studio pictures and phone photos of them.

    It is called as `COMMAND [phone] --out FOLDER --items N --seed S --size WxH --jobs 1 --quiet`
    and writes FOLDER/catalogue.csv; the same seed gives the same garments.
    """

    command: Sequence[str]
    folder: Path
    items: int
    seed: int
    _running: dict[int, list[subprocess.Popen[bytes]]] = field(default_factory=dict)

    def begin(self, epoch: int) -> None:
        """Let the shop of an epoch be rendered, unless it is there or under way."""
        if epoch in self._running or all(csv.exists() for csv in self._list_catalogues(epoch)):
            return
        polite = ["nice", "-n", "10"] if shutil.which("nice") else []
        self._running[epoch] = [
            subprocess.Popen(  # noqa: S603 # the operator's own command line
                [*polite, *self.command, *words, *self._list_options(epoch, name)],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            )
            for name, words in _MODES
        ]

    def read(self, epoch: int) -> list[Garment]:
        """Wait for the shop of an epoch and read it: both pictures of every garment.

        Raises:
            RenderingError: the command failed.
        """
        self.begin(epoch)
        processes = self._running.pop(epoch, [])
        said = [process.communicate()[1].decode(errors="replace") for process in processes]
        for process, words in zip(processes, said, strict=True):
            if process.returncode:
                raise RenderingError(f"{shlex.join(self.command)} failed: {words[-300:]}")
        catalogues = [read_garments(csv, "rendered") for csv in self._list_catalogues(epoch)]
        garments = [garment for catalogue in catalogues for garment in catalogue]
        if len(garments) != 2 * self.items:  # a resumed run would not have the same ones
            raise RenderingError(
                f"{self.items} garments were asked for, {len(garments)} came twice"
            )
        return garments

    def close(self) -> None:
        """End what still renders."""
        for processes in self._running.values():
            for process in processes:
                process.terminate()
                process.communicate()
        self._running.clear()

    def _list_catalogues(self, epoch: int) -> list[Path]:
        return [self._get_folder(epoch, name) / "catalogue.csv" for name, _ in _MODES]

    def _list_options(self, epoch: int, name: str) -> list[str]:
        out = str(self._get_folder(epoch, name))
        numbers = ["--items", str(self.items), "--seed", str(self.seed + epoch)]
        return ["--out", out, *numbers, "--size", _SIZE, "--jobs", "1", "--quiet"]

    def _get_folder(self, epoch: int, name: str) -> Path:
        how = zlib.crc32(shlex.join([*self.command, str(self.items), _SIZE]).encode())
        return self.folder / f"{name}-{self.seed + epoch}-{how:08x}"


class Wardrobe:
    """The material of a run: each epoch's new garments take the oldest rendered ones' place."""

    def __init__(
        self,
        material: Material,
        renderer: Renderer | None,
        cache: Path,
        *,
        is_english: bool = False,
    ) -> None:
        if renderer is not None and material.features is not None:
            raise ValueError("fresh garments have no teacher's features: train without a teacher")
        self._material = material
        self._renderer = renderer
        self._cache = cache
        self._is_english = is_english
        self._rows = [row for row, it in enumerate(material.garments) if it.source == "rendered"]
        self._epoch = 0

    @property
    def is_renewed(self) -> bool:
        """Tell whether an epoch can bring other garments than the last one."""
        return self._renderer is not None and bool(self._rows)

    def turn_to(self, epoch: int) -> Material:
        """Give the material of an epoch, counted from 0."""
        if self._renderer is None or not self._rows:
            return self._material
        kept = -(-len(self._rows) // (2 * self._renderer.items))  # later shops replace earlier ones
        for number in range(max(self._epoch, epoch - kept) + 1, epoch + 1):
            self._replace(number, self._renderer.read(number))
        self._epoch = max(self._epoch, epoch)
        return self._material

    def prepare(self, epoch: int) -> None:
        """Let the garments of an epoch be rendered in the background."""
        if self._renderer is not None and self._rows:
            self._renderer.begin(epoch)

    def close(self) -> None:
        """End what still renders."""
        if self._renderer is not None:
            self._renderer.close()

    def _replace(self, epoch: int, garments: Sequence[Garment]) -> None:
        pictures = load_pictures([garment.picture for garment in garments], self._cache, jobs=1)
        start = (epoch - 1) * len(garments)  # every shop has as many
        rows = [self._rows[(start + place) % len(self._rows)] for place in range(len(garments))]
        known = list(self._material.garments)
        for row, garment in zip(rows, garments, strict=True):
            known[row] = garment
        self._material.pictures[rows] = pictures
        changed = Material(known, self._material.pictures, None, self._material.queries)
        self._material = read_in_english(changed) if self._is_english else changed
        _log.info("new garments", epoch=epoch, pictures=len(rows))
