"""open_clip imports beside a CPU torch, and whatever of torchvision works keeps working."""

import subprocess
import sys

import pytest


@pytest.mark.slow
@pytest.mark.parametrize("first", ["pass", "import torch"])
def test_open_clip_imports_in_a_fresh_process(first: str) -> None:
    code = (
        f"{first}\n"
        "from engine.torchvision_operators import declare_missing_operators, import_open_clip\n"
        "declare_missing_operators()\n"
        "assert import_open_clip() is import_open_clip()\n"
        "import torch\n"
        "assert torch.ops.torchvision.nms"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)
