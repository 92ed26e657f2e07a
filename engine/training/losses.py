"""What the pupil is taught: captions, phrases, both languages alike, attributes, the teacher."""

import torch
from torch import Tensor
from torch.nn import functional

from engine.training.lessons import Lesson
from engine.training.model import Pupil
from engine.training.plan import Weights

ALIGNMENT_SCALE = 20.0
TWIN_SCALE = 30.0
RANK_SCALE = 30.0
NEAR_SHARE = 0.3
KINSHIP_SCALE = 20.0
KINSHIP_SHARPNESS = 10.0


def compute_loss(pupil: Pupil, pixels: Tensor, lesson: Lesson, weights: Weights) -> Tensor:
    """Sum the weighted lessons of a batch with its pixels (B, 3, H, W): a scalar."""
    count = len(pixels)
    with torch.autocast(pixels.device.type, dtype=torch.bfloat16):
        images, features = pupil.encode_images(pixels)
        texts = pupil.encode_texts(lesson.texts)
        phrases = pupil.encode_texts(lesson.phrases)
    german, english = texts[:count], texts[count : 2 * count]
    queries_de, queries_en = texts[2 * count :].chunk(2)
    scale = pupil.clip.logit_scale.exp()
    similarities = phrases @ images.T  # (P, B)
    logits = similarities * pupil.phrase_scale.exp()
    in_german = contrast_captions(images, german, scale, lesson.is_rival)
    in_english = contrast_captions(images, english, scale, lesson.is_rival)
    loss = weights.captions * torch.lerp(in_english, in_german, weights.german)
    loss = loss + weights.alignment * align_languages(
        torch.cat([german, queries_de]), torch.cat([english, queries_en])
    )
    loss = loss + weights.judge * judge_phrases(logits + pupil.phrase_bias, lesson.phrase_labels)
    loss = loss + weights.rank * rank_phrases(RANK_SCALE * similarities, lesson.phrase_labels)
    loss = loss + weights.kinship * keep_kinship(images, lesson.kinship)
    loss = loss + weights.twins * find_twins(images, lesson.identities)
    loss = loss + weights.terms * tell_terms(
        functional.linear(features, pupil.term_head.weight, pupil.term_head.bias),
        lesson.term_labels,
    )
    if lesson.features is not None:
        predicted = functional.linear(features, pupil.teacher_head.weight, pupil.teacher_head.bias)
        loss = loss + weights.teacher * follow_teacher(predicted, lesson.features)
    return loss


def contrast_captions(images: Tensor, texts: Tensor, scale: Tensor, is_rival: Tensor) -> Tensor:
    """Contrast images (B, D) with their captions (B, D), both ways, among rivals (B, B)."""
    is_own = torch.eye(len(images), dtype=torch.bool, device=images.device)
    logits = (scale * images @ texts.T).masked_fill(~(is_rival | is_own), -1e4)  # (B, B)
    target = torch.arange(len(images), device=images.device)
    return (
        functional.cross_entropy(logits, target) + functional.cross_entropy(logits.T, target)
    ) / 2


def align_languages(german: Tensor, english: Tensor) -> Tensor:
    """Contrast German texts (B, D) with English ones of the same meaning, both ways."""
    logits = ALIGNMENT_SCALE * german @ english.T
    target = torch.arange(len(german), device=german.device)
    return (
        functional.cross_entropy(logits, target) + functional.cross_entropy(logits.T, target)
    ) / 2


def judge_phrases(logits: Tensor, labels: Tensor) -> Tensor:
    """Sigmoid loss of phrase-image logits (P, B) with labels 1, 0, -1 (open: left out).

    Right and wrong pictures weigh the same for every phrase, however rare it is.
    """
    right, wrong = (labels == 1).float(), (labels == 0).float()
    losses = functional.binary_cross_entropy_with_logits(logits, right, reduction="none")
    return (_mean_rows(losses, right) + _mean_rows(losses, wrong)) / 2


def rank_phrases(logits: Tensor, labels: Tensor) -> Tensor:
    """For every phrase, set right pictures above near ones, and near ones above wrong ones.

    Logits (P, B), labels 1 right, 0 wrong, -1 near. Each right picture is set against all others
    at once, each near one against all wrong ones.
    """
    right, near = (labels == 1).float(), (labels == -1).float()
    others = logits.masked_fill(labels == 1, -1e4).logsumexp(1, keepdim=True)  # (P, 1)
    wrong = logits.masked_fill(labels != 0, -1e4).logsumexp(1, keepdim=True)
    above_others = _mean_rows(functional.softplus(others - logits), right)
    return above_others + NEAR_SHARE * _mean_rows(functional.softplus(wrong - logits), near)


def tell_terms(logits: Tensor, labels: Tensor) -> Tensor:
    """Balanced sigmoid loss of attribute logits (B, T) with labels 1, 0, -1."""
    return judge_phrases(logits.T, labels.T)


def keep_kinship(images: Tensor, kinship: Tensor) -> Tensor:
    """Make images (B, D) as near to each other as their attributes say: kinship (B, B) in 0..1."""
    is_self = torch.eye(len(images), dtype=torch.bool, device=images.device)
    logits = (KINSHIP_SCALE * images @ images.T).masked_fill(is_self, -1e4)
    target = (KINSHIP_SHARPNESS * kinship).masked_fill(is_self, -1e4).softmax(1)
    return -(target * logits.log_softmax(1)).sum(1).mean()


def find_twins(images: Tensor, identities: Tensor) -> Tensor:
    """Contrast images (B, D) with other pictures of the very same garment.

    Identities (B,) are numbers, -1 where a garment has no known twin.
    """
    is_self = torch.eye(len(images), dtype=torch.bool, device=images.device)
    is_twin = (identities[:, None] == identities[None]) & (identities >= 0)[:, None] & ~is_self
    logits = (TWIN_SCALE * images @ images.T).masked_fill(is_self, -1e4)
    return _mean_rows(-logits.log_softmax(1), is_twin.float())


def follow_teacher(predicted: Tensor, target: Tensor) -> Tensor:
    """Mean squared error to the teacher's features (B, K)."""
    return functional.mse_loss(predicted, target)


def _mean_rows(losses: Tensor, weights: Tensor) -> Tensor:
    """Average weighted losses within rows, then over the rows that have any weight."""
    sums = weights.sum(1)
    rows = (losses * weights).sum(1) / sums.clamp(min=1)
    return rows.sum() / (sums > 0).sum().clamp(min=1)
