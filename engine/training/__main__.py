"""Trains the shipped model: python -m engine.training --wardrobe … --queries … --out …."""

import argparse
import dataclasses
import json
import shlex
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import structlog
import torch
from tokenizers import Tokenizer

from engine.training.corpus import iterate_texts, read_garments, read_query_pairs
from engine.training.fresh import Renderer, Wardrobe
from engine.training.image_start import find_image_start
from engine.training.lessons import Material, read_in_english
from engine.training.loop import Training
from engine.training.model import Clip
from engine.training.phrases import PhraseSampler, TermLabels
from engine.training.pictures import load_pictures
from engine.training.plan import Plan
from engine.training.teacher import load_features, reduce_features
from engine.training.tokenizer import load_tokenizer, save_tokenizer, train_tokenizer
from engine.training.variants import VARIANTS
from engine.training.watcher import Watcher

PHRASES_FOR_TOKENIZER = 10_000
FIRST_SEED = 100_000  # of the shops that are rendered afresh

_log = structlog.get_logger()


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the material, train, and write the model with its figures into --out."""
    options = _parse(arguments)
    variant = VARIANTS[options.variant]
    plan = dataclasses.replace(
        variant.change(Plan()),
        minutes=options.minutes,
        steps=options.steps,
        threads=options.threads,
        seed=options.seed,
    )
    if options.start:
        plan = plan.continue_gently()
    material = _read_material(options)
    _log.info("material", pictures=len(material.garments), queries=len(material.queries))
    tokenizer = _find_tokenizer(options.out, options.start, material, plan)
    renderer = _find_renderer(options, plan)
    wardrobe = Wardrobe(material, renderer, options.cache, is_english=variant.is_english)
    training = Training(
        wardrobe, tokenizer, plan, options.out, device=options.device, workers=options.workers
    )
    is_resumed = options.resume and training.resume()
    if options.start and not is_resumed:
        training.start_from(options.start)
    elif plan.starts_from_imagenet and not is_resumed:
        training.start_from_imagenet(find_image_start(plan.form.image_tower))
    watch = _find_watch(options, tokenizer, plan)
    try:
        training.run(watch)
    finally:
        wardrobe.close()
    if watch:
        watch(training.build_average())
    summary = {"variant": options.variant, "steps": training.step, "pictures": training.pictures}
    (options.out / "summary.json").write_text(json.dumps(summary, indent=1) + "\n", "utf-8")


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m engine.training", description=__doc__)
    add = parser.add_argument
    add("--wardrobe", type=Path, help="folder of photos with train/ and validation/")
    add("--queries", type=Path, help="TSV of English and German queries")
    add("--rendered", type=Path, nargs="*", default=[], help="rendered catalogues' CSV files")
    add("--renderer", help="command that renders new garments for every epoch")
    add("--teacher", type=Path, help="MobileNetV2 .tflite to learn features from")
    add("--out", type=Path, required=True, help="folder for states and the model")
    add("--cache", type=Path, default=Path("build/training"), help="decoded pictures")
    add("--minutes", type=float, default=55.0, help="training time (default: %(default)s)")
    add("--steps", type=int, help="train for so many steps instead")
    add("--threads", type=int, default=2)
    add("--device", default="cpu", help="cpu or cuda (default: %(default)s)")
    add("--workers", type=int, default=0, help="processes that draw lessons ahead")
    add("--seed", type=int, default=3)
    add("--start", type=Path, help="folder of a run or a model whose weights to begin with")
    add("--variant", choices=VARIANTS, default="recipe", help="a change to compare")
    add("--resume", action="store_true", help="continue from the state in --out")
    options = parser.parse_args(arguments)
    if not options.wardrobe and not options.rendered:
        parser.error("nothing to learn from: name --wardrobe, --rendered or both")
    if options.renderer and not options.rendered:
        parser.error("--renderer replaces rendered garments: name some to begin with by --rendered")
    if options.renderer and options.teacher:
        parser.error("--teacher has no features of fresh garments: leave out --renderer")
    if options.workers < 0 or (options.steps is not None and options.steps < 1):
        parser.error("--workers is 0 or more, --steps 1 or more")
    if reason := _find_obstacle(options.device):
        parser.error(f"--device {options.device} cannot be used here ({reason}): leave it out")
    folder: Path | None = options.wardrobe
    missing = [*_list_captions(folder), *options.rendered] if folder else options.rendered
    for path in missing:
        if not path.is_file():
            parser.error(f"there is no {path}")
    return options


def _find_obstacle(device: str) -> str:
    """Say why torch cannot use a device, or nothing if it can."""
    try:
        torch.empty(1, device=device)
    except (AssertionError, RuntimeError) as error:  # torch without CUDA asserts
        return str(error).partition("\n")[0]
    return ""


def _list_captions(wardrobe: Path) -> list[Path]:
    return [wardrobe / split / "captions.csv" for split in ("train", "validation")]


def _read_material(options: argparse.Namespace) -> Material:
    groups = [read_garments(path, "rendered") for path in options.rendered]
    if options.wardrobe:
        photos = read_garments(options.wardrobe / "train" / "captions.csv", "photo")
        groups.insert(0, photos)
    pictures, features = [], []
    for garments in groups:
        paths = [garment.picture for garment in garments]
        pictures.append(load_pictures(paths, options.cache))
        if options.teacher:
            features.append(load_features(paths, options.teacher, options.cache))
    material = Material(
        garments=[garment for garments in groups for garment in garments],
        pictures=np.concatenate(pictures),
        features=reduce_features(np.concatenate(features), len(groups[0])) if features else None,
        queries=read_query_pairs(options.queries) if options.queries else [],
    )
    return read_in_english(material) if VARIANTS[options.variant].is_english else material


def _find_watch(
    options: argparse.Namespace, tokenizer: Tokenizer, plan: Plan
) -> Callable[[Clip], None] | None:
    if not options.wardrobe:
        return None
    garments = read_garments(options.wardrobe / "validation" / "captions.csv", "photo")
    paths = [garment.picture for garment in garments]
    pictures = load_pictures(paths, options.cache, plan.form.image_size)
    return Watcher(garments, pictures, tokenizer, options.out / "figures.jsonl").watch


def _find_renderer(options: argparse.Namespace, plan: Plan) -> Renderer | None:
    if not options.renderer:
        return None
    folder = options.cache / "fresh"
    return Renderer(
        shlex.split(options.renderer), folder, plan.fresh, FIRST_SEED + plan.seed * 1000
    )


def _find_tokenizer(folder: Path, start: Path | None, material: Material, plan: Plan) -> Tokenizer:
    for known in (folder, start):
        if known and (known / "tokenizer.json").exists():
            return load_tokenizer(known)
    folder.mkdir(parents=True, exist_ok=True)
    sampler = PhraseSampler(TermLabels(material.garments), plan.german_share)
    rng = np.random.default_rng(plan.seed)
    items = np.arange(len(material.garments))
    phrases = sampler.draw(items, PHRASES_FOR_TOKENIZER, rng)
    texts = [*iterate_texts(material.garments, material.queries), *(it.text for it in phrases)]
    tokenizer = train_tokenizer(texts, plan.form.vocabulary_size)
    save_tokenizer(tokenizer, folder, plan.form.context_length)
    return tokenizer


if __name__ == "__main__":
    main()
