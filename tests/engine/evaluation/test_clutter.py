"""Clutter is put around photos by rule, and looking for the garment is measured beside not."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from engine.encoder import Embeddings
from engine.evaluation.bench import Bench
from engine.evaluation.clutter import measure_clutter, surround
from engine.evaluation.subject import Subject
from tests.engine.evaluation.test_requests import Drawn, show

KINDS = {"dress": (200, 20, 20), "coat": (20, 20, 200)}


class Coloured(Drawn):
    """Sees a dress in red and a coat in blue, by how much of the picture they fill."""

    def encode_images(self, images: Sequence[Image.Image]) -> Embeddings:
        """Encode pictures by the words for what they show: (B, D)."""
        words = self.encode_texts(["Kleid", "dress", "Mantel", "coat", "Teppich"])
        dress, coat, carpet = words[:2].mean(0), words[2:4].mean(0), words[4]
        rows = []
        for image in images:
            pixels = np.asarray(image, dtype=np.int64)
            red = (pixels[..., 0] - pixels[..., 2] > 90).mean()
            blue = (pixels[..., 2] - pixels[..., 0] > 90).mean()
            rows.append(red * dress + blue * coat + (1 - red - blue) * carpet)
        stacked = np.array(rows)
        lengths = np.linalg.norm(stacked, axis=1, keepdims=True)
        return np.asarray(stacked / lengths, dtype=np.float32)


def test_clutter_leaves_the_photo_small_and_whole() -> None:
    photo, ground = Image.new("RGB", (100, 200), "red"), Image.new("RGB", (300, 300), "green")

    made = surround(photo, ground, np.random.default_rng(1))

    red = np.asarray(made)[..., 0] > 200
    assert made.size == photo.size
    assert 0.4**2 * 0.95 <= red.mean() <= 0.6**2


def test_the_garment_amid_clutter_is_found_where_the_shop_looks_for_it(tmp_path: Path) -> None:
    subjects = []
    for number in range(26):
        kind = list(KINDS)[number % 2]
        image = Image.new("RGB", (90, 120), (128, 128, 128))
        image.paste(KINDS[kind], (10, 10, 80, 110))
        path = tmp_path / f"{number}.png"
        image.save(path)
        subjects.append(Subject(sku=str(number), picture=path, attributes={"category": (kind,)}))
    encoder = Coloured()
    images = encoder.encode_images([Image.open(subject.picture) for subject in subjects])
    bench = Bench(subjects, images, encoder, show)  # type: ignore[arg-type]

    means = {tally.name.measure: tally.values.mean() for tally in measure_clutter(bench).tallies}

    assert means["photo amid clutter to kind p@12, the garment"] == 1
    assert means["photo to kind p@12, the garment"] == 1
    assert set(means) >= {
        "photo to kind p@12, the whole",
        "photo amid clutter to kind p@12, the whole",
    }
