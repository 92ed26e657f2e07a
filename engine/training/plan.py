"""How long, how large and how fast: the settings of a training run."""

from dataclasses import dataclass, field, replace
from typing import Self

from engine.training.model import ModelForm
from engine.training.pictures import Augmentation


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each lesson counts."""

    captions: float = 0.8
    german: float = 0.6  # of the captions: compounds and endings make German the harder half
    alignment: float = 0.5
    judge: float = 2.5
    rank: float = 1.5
    terms: float = 1.0
    kinship: float = 1.5
    twins: float = 0.7
    teacher: float = 1.0


@dataclass(frozen=True, slots=True)
class Plan:
    """A training run: it ends after `minutes` of training time, or after `steps` if given."""

    minutes: float = 55.0
    steps: int | None = None
    photos: int = 208  # pictures of each source in a batch
    rendered: int = 128
    fresh: int = 160  # garments that are rendered anew for every epoch, where a renderer is named
    phrases: int = 256
    queries: int = 64
    german_share: float = 0.55  # of the phrases; with 0 captions are read in English alone too
    text_length: int = 24  # tokens; longer texts are cut while training, for speed
    image_rate: float = 1.5e-3
    starts_from_imagenet: bool = True
    trunk_rate: float = 5e-4  # of an image tower that starts from ImageNet
    frozen_stages: int = 3  # of such a tower: they are dear and know textures already
    text_rate: float = 7e-4  # a transformer collapses at the convolutions' rate
    weight_decay: float = 0.05
    warm_up: float = 0.04  # share of the run
    average: float = 0.997  # per step: the exported weights are a running average
    small_share: float = 0.55  # of the run is trained on smaller pictures, which is faster
    small_size: tuple[int, int] = (160, 120)
    seed: int = 3
    threads: int = 2
    save_minutes: float = 3.0
    form: ModelForm = field(default_factory=ModelForm)
    weights: Weights = field(default_factory=Weights)
    augmentation: Augmentation = field(default_factory=Augmentation)

    def continue_gently(self) -> Self:
        """Give the same plan for weights that are trained already: lower rates, larger pictures."""
        return replace(
            self,
            image_rate=self.image_rate * 0.6,
            trunk_rate=self.trunk_rate * 0.6,
            text_rate=self.text_rate * 0.6,
            small_share=self.small_share * 0.5,
        )
