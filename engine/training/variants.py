"""The recipe's variants that are compared under one budget; `recipe` is what is shipped."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from engine.training.plan import Plan


@dataclass(frozen=True, slots=True)
class Variant:
    """One change to the recipe, and what a reader should know about it."""

    about: str
    change: Callable[[Plan], Plan]
    has_teacher: bool = False
    is_english: bool = False


def _with_form(plan: Plan, **changes: object) -> Plan:
    return replace(plan, form=replace(plan.form, **changes))  # type: ignore[arg-type] # by name


def _with_weights(plan: Plan, **changes: float) -> Plan:
    return replace(plan, weights=replace(plan.weights, **changes))


def _from_scratch(plan: Plan) -> Plan:
    return replace(plan, starts_from_imagenet=False, frozen_stages=0)


VARIANTS: Mapping[str, Variant] = {
    "recipe": Variant("the recipe itself", lambda plan: plan),
    "scratch": Variant(
        "the same tower from random weights, taught by the teacher too", _from_scratch, True
    ),
    "scratch-regnet": Variant(
        "regnetx_004 from random weights, taught by the teacher too: the first shipped model's",
        lambda plan: _with_form(_from_scratch(plan), image_tower="regnetx_004"),
        True,
    ),
    "larger-tower": Variant(
        "tf_efficientnet_lite2 instead of lite0",
        lambda plan: _with_form(plan, image_tower="tf_efficientnet_lite2"),
    ),
    "smaller-pictures": Variant(
        "pictures of 160 x 120 instead of 192 x 144",
        lambda plan: _with_form(plan, image_size=(160, 120)),
    ),
    "larger-pictures": Variant(
        "pictures of 224 x 168 instead of 192 x 144",
        lambda plan: _with_form(plan, image_size=(224, 168)),
    ),
    "two-frozen": Variant(
        "two stages of the image tower kept as they were instead of three",
        lambda plan: replace(plan, frozen_stages=2),
    ),
    "all-learning": Variant(
        "no stage of the image tower kept as it was", lambda plan: replace(plan, frozen_stages=0)
    ),
    "no-ranking": Variant(
        "phrases judged one by one (sigmoid), not ranked", lambda plan: _with_weights(plan, rank=0)
    ),
    "no-kinship": Variant(
        "nothing said about which photos are alike", lambda plan: _with_weights(plan, kinship=0)
    ),
    "captions-only": Variant(
        "the contrastive loss of captions and queries alone, as CLIP has it",
        lambda plan: _with_weights(plan, judge=0, rank=0, kinship=0, twins=0, terms=0),
    ),
    "no-rendered": Variant(
        "photos alone, no rendered garments",
        lambda plan: replace(plan, photos=plan.photos + plan.rendered, rendered=0),
    ),
    "fewer-a-step": Variant(
        "half as many photos, rendered garments and phrases in every step",
        lambda plan: replace(
            plan, photos=plan.photos // 2, rendered=plan.rendered // 2, phrases=plan.phrases // 2
        ),
    ),
    "more-german": Variant(
        "German captions weigh .7 instead of .6",
        lambda plan: _with_weights(plan, german=0.7),
    ),
    "english": Variant(
        "English alone: a model that has never read German",
        lambda plan: replace(plan, german_share=0.0),
        is_english=True,
    ),
    "one-layer": Variant(
        "a text tower of one layer instead of three", lambda plan: _with_form(plan, text_layers=1)
    ),
    "small-vocabulary": Variant(
        "a tokenizer of 1,024 pieces instead of 4,096",
        lambda plan: _with_form(plan, vocabulary_size=1024),
    ),
}
