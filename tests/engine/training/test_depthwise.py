import pytest
import torch

from engine.torchvision_operators import import_open_clip
from engine.training.depthwise import speed_up


@pytest.mark.parametrize(("stride", "padding"), [(1, 2), (2, 2), (2, 0), ((2, 1), (1, 2))])
def test_the_fast_gradient_is_the_gradient(
    stride: int | tuple[int, int], padding: int | tuple[int, int]
) -> None:
    import_open_clip()  # timm, which reads the padding, needs torchvision's operators declared
    torch.manual_seed(0)
    slow = torch.nn.Conv2d(16, 16, 5, stride, padding, groups=16, bias=False)
    fast = torch.nn.Conv2d(16, 16, 5, stride, padding, groups=16, bias=False)
    fast.load_state_dict(slow.state_dict())
    speed_up(fast)
    pixels = torch.randn(3, 16, 13, 11)
    grades = []
    for layer in (slow, fast):
        given = pixels.clone().requires_grad_()
        answer = layer(given)
        (answer * torch.linspace(-1, 1, answer.numel()).view_as(answer)).sum().backward()
        grades.append((answer, given.grad, layer.weight.grad))
    for ours, theirs in zip(*grades, strict=True):
        assert ours is not None
        assert theirs is not None
        torch.testing.assert_close(ours, theirs, rtol=1e-4, atol=1e-4)


def test_other_convolutions_stay_as_they_are() -> None:
    small = torch.nn.Conv2d(8, 8, 3, padding=1, groups=8, bias=False)
    dense = torch.nn.Conv2d(8, 8, 5, padding=2, bias=False)
    speed_up(torch.nn.Sequential(small, dense))
    assert "forward" not in vars(small)
    assert "forward" not in vars(dense)
