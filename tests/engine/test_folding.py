import torch
from torch import nn

from engine.folding import fold_batch_norms
from engine.torchvision_operators import import_open_clip


def shake_norms(network: nn.Module) -> nn.Module:
    """Give batch norms statistics that a folding must not lose."""
    torch.manual_seed(1)
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.uniform_(module.weight, 0.5, 1.5)
            nn.init.uniform_(module.bias, -0.5, 0.5)
            module.running_mean = torch.randn(module.num_features) * 0.2
            module.running_var = torch.rand(module.num_features) + 0.5
    return network.eval().requires_grad_(False)


def count_norms(network: nn.Module) -> int:
    return sum(isinstance(module, nn.BatchNorm2d) for module in network.modules())


def test_a_timm_tower_makes_the_same_without_its_norms() -> None:
    import_open_clip()  # timm needs torchvision's operators declared
    import timm

    network = shake_norms(timm.create_model("tf_efficientnet_lite0", num_classes=0))
    pixels = torch.randn(2, 3, 64, 48)
    expected = network(pixels)
    fold_batch_norms(network, pixels)
    assert count_norms(network) == 0
    torch.testing.assert_close(network(pixels), expected, rtol=1e-3, atol=1e-3)


class Crossed(nn.Module):
    """A norm that stands behind a convolution but is not what follows it."""

    def __init__(self) -> None:
        super().__init__()
        self.convolution = nn.Conv2d(3, 3, 1)
        self.norm = nn.BatchNorm2d(3)

    def forward(self, pixels: torch.Tensor) -> torch.Tensor:
        return self.convolution(torch.relu(self.norm(pixels)))  # type: ignore[no-any-return] # torch


def test_a_network_that_would_change_stays_as_it_is() -> None:
    network = shake_norms(Crossed())
    pixels = torch.randn(2, 3, 5, 5)
    expected = network(pixels)
    fold_batch_norms(network, pixels)
    assert count_norms(network) == 1
    assert torch.equal(network(pixels), expected)
