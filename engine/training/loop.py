"""The training itself: steps, schedule, running average, saved states, progress with time left."""

import math
import time
from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path
from typing import Any

import structlog
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from engine.training.checkpoint import export_model, find_state, load_start, save_state
from engine.training.feed import draw_lessons
from engine.training.fresh import Wardrobe
from engine.training.image_start import load_image_start
from engine.training.lessons import Lesson, Material, Teaching
from engine.training.losses import compute_loss
from engine.training.model import Clip, Pupil
from engine.training.optimizer import get_rate, make_optimizer
from engine.training.pictures import augment
from engine.training.plan import Plan

LOG_EVERY = 20  # steps
GRADIENT_LIMIT = 1.0
_FOREVER = 2**31
LARGEST_SCALE = math.log(100)

_log = structlog.get_logger()


class Training:
    """One run of a plan over some material, saved in a folder and resumed from there."""

    def __init__(
        self,
        wardrobe: Wardrobe,
        tokenizer: Tokenizer,
        plan: Plan,
        folder: Path,
        *,
        device: str = "cpu",
        workers: int = 0,
    ) -> None:
        torch.manual_seed(plan.seed)
        torch.set_num_threads(plan.threads)
        self._device = torch.device(device)
        self._workers = workers
        self._plan = plan
        self._folder = folder
        self.tokenizer = tokenizer
        self._wardrobe = wardrobe
        material = wardrobe.turn_to(0)
        self._teaching = Teaching(material, tokenizer, plan)
        self._pictures = self._lay_out(material)
        self._steps_an_epoch = _count_steps(material, plan)
        width = 1 if material.features is None else material.features.shape[1]
        self.pupil = Pupil(plan.form, len(self._teaching.labels.terms), width)
        self.pupil.freeze(plan.frozen_stages)
        self.pupil.to(self._device)
        self._optimizer = make_optimizer(self.pupil, plan)
        self._average = self._copy_floats()
        self.step = 0
        self._seconds = 0.0

    @property
    def pictures(self) -> int:
        """Count the pictures that were learnt from, each time anew."""
        return self.step * (self._plan.photos + self._plan.rendered)

    def resume(self) -> bool:
        """Continue from the last saved state; return False if there is none."""
        state = find_state(self._folder)
        if state is None:
            return False
        self.pupil.load_state_dict(state["pupil"])
        self._optimizer.load_state_dict(state["optimizer"])
        for name, value in self._average.items():
            value.copy_(state["average"][name])  # wherever this run is: states are read by the CPU
        self.step, self._seconds = state["step"], state["seconds"]
        _log.info("resumed", step=self.step, minutes=round(self._seconds / 60, 1))
        return True

    def start_from(self, folder: Path) -> None:
        """Begin with the weights of another run or a finished model instead of random ones."""
        unknown = self.pupil.load_state_dict(load_start(folder), strict=False).unexpected_keys
        if unknown:
            raise ValueError(f"{folder} holds another form of model: {', '.join(unknown[:3])}")
        self._average = self._copy_floats()
        _log.info("started", model=str(folder))

    def start_from_imagenet(self, path: Path) -> None:
        """Begin the image tower with published weights."""
        load_image_start(path, self.pupil.clip.visual.trunk)
        self._average = self._copy_floats()

    def run(self, watch: Callable[[Clip], None] | None = None) -> list[float]:
        """Train to the end of the plan; call watch with the averaged CLIP now and then.

        Returns the loss of every step of this call.
        """
        losses: list[Tensor] = []
        saved = self._seconds
        with closing(self._list_lessons()) as lessons:  # closed, it ends the processes that draw
            while (progress := self._get_progress()) < 1:
                started = self._read_clock()
                losses.append(self._learn(next(lessons), progress))
                self._report(losses)  # within the time: a GPU is waited for here
                self._seconds += self._read_clock() - started
                if self._seconds - saved > self._plan.save_minutes * 60:
                    saved = self._seconds
                    self.save()
                    if watch:
                        watch(self.build_average())
        self.save()
        return [loss.item() for loss in losses]

    def save(self) -> None:
        """Save the state to resume from, and the averaged model beside it."""
        state: dict[str, Any] = {
            "pupil": self.pupil.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "average": self._average,
            "step": self.step,
            "seconds": self._seconds,
        }
        save_state(state, self._folder)
        clip = self.build_average()
        export_model(clip, self._plan.form, self.tokenizer, self._folder / "model")

    def build_average(self) -> Clip:
        """Build a CLIP with the running average of the weights, ready to encode."""
        pupil = Pupil(
            self._plan.form, self.pupil.term_head.out_features, self.pupil.teacher_head.out_features
        )
        pupil.load_state_dict({**self.pupil.state_dict(), **self._average})
        return pupil.clip.eval()

    def _get_progress(self) -> float:
        if self._plan.steps is not None:
            return self.step / self._plan.steps
        return self._seconds / (self._plan.minutes * 60)

    def _read_clock(self) -> float:
        """Read the seconds of work so far: a CPU's own, so that other programs do not count."""
        if self._device.type == "cpu":
            return time.process_time() / self._plan.threads
        return time.monotonic()

    def _learn(self, drawn: Lesson, progress: float) -> Tensor:
        plan = self._plan
        lesson = drawn.move_to(self._device)
        size = plan.small_size if progress < plan.small_share else plan.form.image_size
        generator = torch.Generator().manual_seed(lesson.seed)
        pixels = augment(self._pictures[lesson.items], size, generator, plan.augmentation)
        pixels = pixels.contiguous(memory_format=torch.channels_last)
        for group in self._optimizer.param_groups:
            group["lr"] = group["peak"] * get_rate(progress, plan.warm_up)
        self.pupil.train()
        loss = compute_loss(self.pupil, pixels, lesson, plan.weights)
        self._optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call] # torch leaves it untyped
        nn.utils.clip_grad_norm_(self.pupil.parameters(), GRADIENT_LIMIT)
        self._optimizer.step()
        self._follow_average()
        self.step += 1
        return loss.detach()

    def _list_lessons(self) -> Generator[Lesson, None, None]:
        """Draw lesson after lesson from the next step on, each epoch from its own material."""
        step = self.step
        while True:
            epoch = step // self._steps_an_epoch
            self._turn_page(epoch)
            end = (epoch + 1) * self._steps_an_epoch if self._wardrobe.is_renewed else _FOREVER
            yield from draw_lessons(self._teaching, range(step, end), self._workers)
            step = end

    def _turn_page(self, epoch: int) -> None:
        material = self._wardrobe.turn_to(epoch)
        if material is not self._teaching.material:
            self._teaching = Teaching(material, self.tokenizer, self._plan)
            self._pictures = self._lay_out(material)
        self._wardrobe.prepare(epoch + 1)

    def _lay_out(self, material: Material) -> Tensor:
        """Put all pictures where they are augmented: uint8 (N, h, w, 3)."""
        pictures = material.pictures
        if not pictures.flags.writeable:  # as a file in memory is: torch would warn
            pictures = pictures.copy()
        return torch.from_numpy(pictures).to(self._device)

    @torch.no_grad()
    def _follow_average(self) -> None:
        self.pupil.clip.logit_scale.clamp_(max=LARGEST_SCALE)
        share = min(self._plan.average, (1 + self.step) / (10 + self.step))
        for name, value in self._floats().items():
            self._average[name].lerp_(value, 1 - share)

    def _copy_floats(self) -> dict[str, Tensor]:
        return {name: value.clone() for name, value in self._floats().items()}

    def _floats(self) -> dict[str, Tensor]:
        state = self.pupil.state_dict()
        return {name: value for name, value in state.items() if value.is_floating_point()}

    def _report(self, losses: list[Tensor]) -> None:
        if self.step % LOG_EVERY:
            return
        recent = losses[-LOG_EVERY:]
        left = self._seconds * (1 / max(self._get_progress(), 1e-6) - 1)
        _log.info(
            "training",
            step=self.step,
            loss=round(torch.stack(recent).mean().item(), 3),
            done=f"{self._get_progress():.1%}",
            minutes_left=round(left / 60, 1),
            seconds_a_step=round(self._seconds / self.step, 2),
        )


def _count_steps(material: Material, plan: Plan) -> int:
    """Count the steps in which every photo, or every rendered picture, is seen about once."""
    photos = sum(garment.source == "photo" for garment in material.garments)
    if photos and plan.photos:
        return -(-photos // plan.photos)
    return -(-len(material.garments) // max(plan.rendered, 1))
