"""The training's command line: what it cannot do is said before anything is read or trained."""

from pathlib import Path

import pytest

from engine.training.__main__ import main


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "--wardrobe"),
        (("--wardrobe", "nowhere", "--steps", "0"), "--steps"),
        (("--wardrobe", "nowhere", "--workers", "-1"), "--workers"),
        (("--wardrobe", "nowhere", "--device", "gpu"), "--device gpu cannot be used here"),
        (("--wardrobe", "nowhere", "--device", "cuda:99"), "--device cuda:99 cannot be used here"),
        (("--wardrobe", "nowhere"), "there is no nowhere"),
    ],
)
def test_a_run_that_cannot_be_says_why(
    options: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--out", str(tmp_path / "run"), *options])
    assert said in capsys.readouterr().err
    assert not (tmp_path / "run").exists()
