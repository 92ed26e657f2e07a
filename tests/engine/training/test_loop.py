import dataclasses
import multiprocessing
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from engine.torchvision_operators import import_open_clip
from engine.training.corpus import iterate_texts
from engine.training.encoding import encode_pictures, encode_words
from engine.training.fresh import Renderer, Wardrobe
from engine.training.lessons import Material
from engine.training.loop import Training
from engine.training.model import ModelForm
from engine.training.pictures import letterbox, load_pictures
from engine.training.plan import Plan
from engine.training.tokenizer import train_tokenizer
from tests.engine.training.garments import draw_shops, draw_wardrobe

FORM = ModelForm(
    image_tower="test_resnet",
    image_size=(64, 48),
    dimension=32,
    vocabulary_size=400,
    context_length=16,
    text_width=32,
    text_layers=1,
    text_heads=2,
)
PLAN = Plan(
    steps=30, photos=24, rendered=0, phrases=12, queries=2, image_rate=3e-3, text_rate=3e-3,
    small_share=0.5, small_size=(48, 36), threads=1, average=0.9, form=FORM,
    starts_from_imagenet=False, frozen_stages=0,
)  # fmt: skip
QUERIES = [("rotes Kleid", "red dress"), ("blaues T-Shirt", "blue tee"), ("Streifen", "stripes")]


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Material:
    folder = tmp_path_factory.mktemp("wardrobe")
    garments = draw_wardrobe(folder)
    pictures = load_pictures([it.picture for it in garments], folder / "cache", (64, 48), jobs=1)
    features = np.random.default_rng(0).normal(size=(len(garments), 8)).astype(np.float32)
    return Material(garments, pictures, features, QUERIES)


def make_training(
    material: Material, folder: Path, plan: Plan = PLAN, *, device: str = "cpu", workers: int = 0
) -> Training:
    tokenizer = train_tokenizer(iterate_texts(material.garments, QUERIES), FORM.vocabulary_size)
    form = dataclasses.replace(plan.form, vocabulary_size=tokenizer.get_vocab_size())
    wardrobe = Wardrobe(material, None, folder)
    plan = dataclasses.replace(plan, form=form)
    return Training(wardrobe, tokenizer, plan, folder, device=device, workers=workers)


def test_training_lowers_the_loss(material: Material, tmp_path: Path) -> None:
    losses = make_training(material, tmp_path).run()
    assert len(losses) == 30
    assert np.mean(losses[-5:]) < 0.8 * np.mean(losses[:5])


class KilledError(Exception):
    """Stands for a kill."""


def run_and_kill(training: Training, after: int) -> None:
    """Run until a number of steps, each of which was saved."""

    def kill(_: object) -> None:
        if training.step == after:
            raise KilledError

    with pytest.raises(KilledError):
        training.run(kill)


@pytest.mark.parametrize("workers", [0, 2])
def test_a_run_killed_and_resumed_ends_as_one_that_was_not(
    material: Material, tmp_path: Path, workers: int
) -> None:
    plan = dataclasses.replace(PLAN, steps=6)
    whole = make_training(material, tmp_path / "whole", plan)
    whole.run()
    eager = dataclasses.replace(plan, save_minutes=0.0)
    run_and_kill(make_training(material, tmp_path / "killed", eager, workers=workers), after=2)
    resumed = make_training(material, tmp_path / "killed", plan, workers=workers)
    assert resumed.resume()
    assert len(resumed.run()) == 4
    assert_same_weights(whole, resumed)


def assert_same_weights(first: Training, second: Training) -> None:
    for ours, theirs in (
        (first.pupil.state_dict(), second.pupil.state_dict()),
        (first.build_average().state_dict(), second.build_average().state_dict()),
    ):
        assert all(torch.equal(ours[name], theirs[name]) for name in ours)


def test_a_run_killed_among_later_garments_has_them_again_when_resumed(tmp_path: Path) -> None:
    plan = dataclasses.replace(PLAN, steps=8, photos=0, rendered=8, queries=0)

    def make(name: str, save_minutes: float = 3.0) -> tuple[Training, Wardrobe]:
        renderer = Renderer(draw_shops(tmp_path), tmp_path / name, items=4, seed=5)
        garments = [*renderer.read(0), *renderer.read(50)]
        pictures = np.array(load_pictures([it.picture for it in garments], tmp_path / name, jobs=1))
        wardrobe = Wardrobe(Material(garments, pictures, None, []), renderer, tmp_path / name)
        tokenizer = train_tokenizer(iterate_texts(garments, []), FORM.vocabulary_size)
        form = dataclasses.replace(FORM, vocabulary_size=tokenizer.get_vocab_size())
        changed = dataclasses.replace(plan, form=form, save_minutes=save_minutes)
        return Training(wardrobe, tokenizer, changed, tmp_path / name), wardrobe

    whole, others = make("whole")
    with closing(others):
        whole.run()
    killed, others = make("killed", save_minutes=0.0)
    with closing(others):
        run_and_kill(killed, after=5)  # in the third of four epochs of two steps
    resumed, others = make("killed")
    with closing(others):
        assert resumed.resume()
        assert len(resumed.run()) == 3
    assert_same_weights(whole, resumed)


def test_a_run_that_fails_leaves_no_process_behind(material: Material, tmp_path: Path) -> None:
    plan = dataclasses.replace(PLAN, save_minutes=0.0)
    run_and_kill(make_training(material, tmp_path, plan, workers=2), after=1)
    assert not multiprocessing.active_children()


@pytest.mark.skipif(not torch.cuda.is_available(), reason="this machine has no GPU for torch")
def test_a_run_killed_on_a_gpu_can_be_resumed(material: Material, tmp_path: Path) -> None:
    eager = dataclasses.replace(PLAN, steps=4, save_minutes=0.0)
    run_and_kill(make_training(material, tmp_path, eager, device="cuda"), after=2)
    resumed = make_training(material, tmp_path, eager, device="cuda")
    assert resumed.resume()
    assert len(resumed.run()) == 2


def test_lessons_drawn_ahead_by_other_processes_are_the_same(
    material: Material, tmp_path: Path
) -> None:
    plan = dataclasses.replace(PLAN, steps=4)
    alone = make_training(material, tmp_path / "alone", plan).run()
    helped = make_training(material, tmp_path / "helped", plan, workers=2).run()
    assert helped == pytest.approx(alone)


def test_there_is_nothing_to_resume_in_an_empty_folder(material: Material, tmp_path: Path) -> None:
    assert not make_training(material, tmp_path).resume()


@pytest.mark.parametrize("start", [".", "model"])
def test_a_run_can_start_from_another_run_or_its_model(
    material: Material, tmp_path: Path, start: str
) -> None:
    first = make_training(material, tmp_path / "first")
    cold = first.run()
    second = make_training(material, tmp_path / "second")
    second.start_from(tmp_path / "first" / start)
    given, taken = first.build_average().state_dict(), second.build_average().state_dict()
    assert all(torch.allclose(given[name], taken[name], atol=1e-2) for name in given)
    warm = second.run()
    assert warm[0] < 0.8 * cold[0]


def test_a_run_does_not_start_from_a_folder_without_a_model(
    material: Material, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(FileNotFoundError):
        make_training(material, tmp_path).start_from(tmp_path / "empty")


def test_open_clip_loads_the_exported_model_and_encodes_alike(
    material: Material, tmp_path: Path
) -> None:
    training = make_training(material, tmp_path, dataclasses.replace(PLAN, steps=3))
    training.run()
    name = f"local-dir:{tmp_path / 'model'}"
    open_clip = import_open_clip()
    theirs, preprocess = open_clip.create_model_from_pretrained(name, weights_only=True)
    theirs.eval()
    tokenize = open_clip.get_tokenizer(name)
    ours = training.build_average()
    photo = Image.open(material.garments[0].picture).convert("RGB")
    tokenizer = training.tokenizer
    with torch.inference_mode():
        our_image = encode_pictures(ours, letterbox(photo, FORM.image_size)[None])
        their_image = theirs.encode_image(preprocess(photo)[None], normalize=True).numpy()
        our_text = encode_words(ours, tokenizer, ["grünes Kleid mit Streifen"])
        their_text = theirs.encode_text(tokenize(["gruenes Kleid mit Streifen"]), normalize=True)
    assert np.allclose(our_text, their_text.numpy(), atol=0.01)
    assert float((our_image * their_image).sum()) > 0.999
