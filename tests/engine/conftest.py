"""A tiny model, loaded once, and an index over pictures drawn for it."""

import pytest

from engine.openclip import OpenClipEncoder, load_encoder
from tests.engine.tiny_models import save_tiny_model


@pytest.fixture(scope="session")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> OpenClipEncoder:
    return load_encoder(str(save_tiny_model(tmp_path_factory.mktemp("models") / "tiny")))
