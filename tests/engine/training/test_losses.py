import torch

from engine.training.losses import (
    align_languages,
    contrast_captions,
    find_twins,
    judge_phrases,
    keep_kinship,
    rank_phrases,
)


def test_matching_captions_cost_less_than_swapped_ones() -> None:
    images = torch.eye(4)
    rivals, scale = torch.ones(4, 4, dtype=torch.bool), torch.tensor(10.0)
    right = contrast_captions(images, images, scale, rivals)
    wrong = contrast_captions(images, images.roll(1, 0), scale, rivals)
    assert right < 0.01 < wrong


def test_captions_that_are_no_rivals_do_not_count() -> None:
    images = torch.ones(2, 1)
    nobody = torch.zeros(2, 2, dtype=torch.bool)
    alone = contrast_captions(images, images, torch.tensor(5.0), nobody)
    assert alone < 1e-6


def test_languages_that_agree_cost_less() -> None:
    texts = torch.eye(3)
    assert align_languages(texts, texts) < align_languages(texts, texts.roll(1, 0))


def test_open_pictures_do_not_count() -> None:
    labels = torch.tensor([[1, 0, -1]])
    first = judge_phrases(torch.tensor([[3.0, -3.0, 9.0]]), labels)
    second = judge_phrases(torch.tensor([[3.0, -3.0, -9.0]]), labels)
    assert first == second


def test_a_rare_right_picture_weighs_as_much_as_all_wrong_ones() -> None:
    labels = torch.tensor([[1] + [0] * 99])
    missed = judge_phrases(torch.tensor([[-4.0] + [-4.0] * 99]), labels)
    found = judge_phrases(torch.tensor([[4.0] + [-4.0] * 99]), labels)
    assert missed - found > 1.5


def test_ranking_wants_right_pictures_above_wrong_ones() -> None:
    labels = torch.tensor([[1, 1, 0], [0, 0, 0]])
    ranked = torch.tensor([[5.0, 4.0, 0.0], [1.0, 2.0, 3.0]])
    reversed_ = torch.tensor([[0.0, 0.0, 5.0], [1.0, 2.0, 3.0]])
    assert rank_phrases(ranked, labels) < 0.1 < rank_phrases(reversed_, labels)


def test_ranking_wants_near_pictures_between_right_and_wrong_ones() -> None:
    labels = torch.tensor([[1, -1, 0]])
    between = rank_phrases(torch.tensor([[8.0, 4.0, 0.0]]), labels)
    on_top = rank_phrases(torch.tensor([[8.0, 12.0, 0.0]]), labels)
    at_the_bottom = rank_phrases(torch.tensor([[8.0, -4.0, 0.0]]), labels)
    assert between < 0.1 < at_the_bottom < on_top


def test_kin_are_wanted_near() -> None:
    kinship = torch.kron(torch.eye(2), torch.ones(2, 2))
    near = torch.tensor([[1.0, 0], [1, 0], [0, 1], [0, 1]])
    far = near[[0, 2, 1, 3]]
    assert keep_kinship(near, kinship) < keep_kinship(far, kinship)


def test_pictures_of_one_garment_are_wanted_near() -> None:
    identities = torch.tensor([0, 0, 1, 1, -1, -1])
    near = torch.eye(6)[[0, 0, 1, 1, 2, 3]]
    far = torch.eye(6)[[0, 1, 0, 1, 2, 3]]
    assert find_twins(near, identities) < 0.1 < find_twins(far, identities)


def test_a_batch_without_twins_costs_nothing() -> None:
    assert find_twins(torch.eye(3), torch.tensor([-1, -1, -1])) == 0
