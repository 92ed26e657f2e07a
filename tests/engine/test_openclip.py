"""Any open_clip checkpoint loads by setting, gives open_clip's own numbers, or says what to do."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import load_file

from engine.errors import ModelError
from engine.model_source import DEFAULT_MODEL, find_source
from engine.openclip import OpenClipEncoder, load_encoder
from engine.torchvision_operators import import_open_clip
from tests.engine.forgeries import FORGERIES, Forge, save_with_torch
from tests.engine.pictures import draw_halves, draw_noise
from tests.engine.tiny_models import (
    register_small_siglip_tower,
    save_hugging_face_text_model,
    save_siglip_model,
    save_tiny_model,
)

FORMS: dict[str, Callable[[Path], Path]] = {
    "shipped": save_tiny_model,
    "xlm-roberta": save_hugging_face_text_model,
    "siglip2": save_siglip_model,
}
TEXTS = ["ein rotes Kleid", "Punkte", "a coat with dots " * 40, "Straße,  GRÜN!"]


@pytest.fixture(params=FORMS)
def checkpoint(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return FORMS[request.param](tmp_path / "checkpoint")


def encode_with_open_clip(
    folder: Path, images: list[Image.Image]
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Encode as open_clip's own documentation does it, without the engine."""
    open_clip = import_open_clip()
    document = json.loads((folder / "open_clip_config.json").read_text("utf-8"))
    config, text = document["model_cfg"], document["model_cfg"]["text_cfg"]
    is_custom = config.pop("custom_text", False) or "hf_model_name" in text
    if "hf_model_name" in text:
        text |= {"hf_model_name": str(folder), "hf_model_pretrained": False}
    network = (open_clip.CustomTextCLIP if is_custom else open_clip.CLIP)(**config).eval()
    network.load_state_dict(load_file(folder / "open_clip_model.safetensors"))
    settings = open_clip.transform.PreprocessCfg(
        **document["preprocess_cfg"] | {"size": network.visual.image_size}
    )
    preprocess = open_clip.transform.image_transform_v2(settings, is_train=False)
    tokenizer = open_clip.get_tokenizer(f"local-dir:{folder}")
    with torch.inference_mode():
        pixels = torch.stack([preprocess(image) for image in images])
        return (
            network.encode_image(pixels, normalize=True).numpy(),
            network.encode_text(tokenizer(TEXTS), normalize=True).numpy(),
        )


def test_embeddings_are_open_clips_own_normalised(checkpoint: Path) -> None:
    images = [draw_halves(), draw_noise(1, 40, 90), draw_noise(2, 32, 32)]
    encoder = load_encoder(str(checkpoint))
    expected_images, expected_texts = encode_with_open_clip(checkpoint, images)
    found_images, found_texts = encoder.encode_images(images), encoder.encode_texts(TEXTS)
    np.testing.assert_allclose(found_images, expected_images, atol=1e-5)
    np.testing.assert_allclose(found_texts, expected_texts, atol=1e-5)
    assert found_images.dtype == found_texts.dtype == np.float32
    assert found_images.shape == (3, encoder.dimension)


def test_different_texts_and_pictures_differ(checkpoint: Path) -> None:
    encoder = load_encoder(str(checkpoint))
    texts = encoder.encode_texts(["ein rotes Kleid", "a coat"])
    images = encoder.encode_images([draw_noise(1), draw_noise(2)])
    assert texts[0] @ texts[1] < 0.9999
    assert images[0] @ images[1] < 0.9999


def test_an_architecture_with_a_file_of_weights_is_the_same_model(
    checkpoint: Path, tmp_path: Path
) -> None:
    document = json.loads((checkpoint / "open_clip_config.json").read_text("utf-8"))
    folder = tmp_path / "downloads"
    shutil.copytree(checkpoint, folder)
    (folder / "open_clip_config.json").unlink()
    architecture = f"tiny-{abs(hash(str(tmp_path)))}"
    (tmp_path / f"{architecture}.json").write_text(json.dumps(document["model_cfg"]), "utf-8")
    import_open_clip().add_model_config(tmp_path / f"{architecture}.json")

    encoder = load_encoder(architecture, str(folder / "open_clip_model.safetensors"))

    expected = load_encoder(str(checkpoint)).encode_texts(TEXTS)
    np.testing.assert_allclose(encoder.encode_texts(TEXTS), expected, atol=1e-6)
    assert encoder.model_id.startswith(f"{architecture}/open_clip_model.safetensors@")


@pytest.mark.slow
def test_a_local_checkpoint_asks_no_network(tmp_path: Path) -> None:
    for name, save_form in FORMS.items():
        save_form(tmp_path / name)
    code = (
        "import sys; from tests.network_guard import install_network_guard;"
        "install_network_guard();"
        "from tests.engine.tiny_models import register_small_siglip_tower as register; register();"
        "from engine.openclip import load_encoder;"
        "[load_encoder(path).encode_texts(['Kleid']) for path in sys.argv[1:]]"
    )
    command = [sys.executable, "-c", code, *(str(tmp_path / name) for name in FORMS)]
    online = os.environ | {"HF_HUB_OFFLINE": "0", "HF_HOME": str(tmp_path / "hub")}
    finished = subprocess.run(
        command, env=online, capture_output=True, text=True, timeout=120, check=False
    )
    assert finished.returncode == 0, finished.stderr


def test_the_model_id_is_stable_and_tells_weights_apart(tmp_path: Path) -> None:
    ids = [
        load_encoder(str(save_tiny_model(tmp_path / place / "tiny", seed=seed))).model_id
        for place, seed in [("a", 0), ("b", 0), ("c", 1)]
    ]
    assert ids[0] == ids[1] != ids[2]
    assert ids[0].startswith("tiny@")


def test_another_preprocessing_is_another_model(tmp_path: Path) -> None:
    folder = save_tiny_model(tmp_path / "tiny")
    before = load_encoder(str(folder)).model_id
    config = folder / "open_clip_config.json"
    document = json.loads(config.read_text("utf-8"))
    document["preprocess_cfg"] = {"mean": [0.5] * 3}
    config.write_text(json.dumps(document), "utf-8")
    assert load_encoder(str(folder)).model_id != before


def test_half_precision_weights_run_in_single_precision(encoder: OpenClipEncoder) -> None:
    assert encoder.encode_texts(["Kleid"]).dtype == np.float32
    assert {value.dtype for value in encoder._network.parameters()} == {torch.float32}


def test_no_items_give_no_rows(encoder: OpenClipEncoder) -> None:
    assert encoder.encode_images([]).shape == (0, encoder.dimension)
    assert encoder.encode_texts([]).shape == (0, encoder.dimension)


def test_a_long_list_is_encoded_in_its_order(encoder: OpenClipEncoder) -> None:
    images = [draw_noise(seed) for seed in range(70)]
    embeddings = encoder.encode_images(images)
    np.testing.assert_allclose(embeddings[65], encoder.encode_images([images[65]])[0], atol=1e-5)


@pytest.mark.parametrize("text", ["", " ", "🌸", "فستان أحمر", "a" * 5000, "halb \ud83c", "\0"])
def test_any_text_has_an_embedding(encoder: OpenClipEncoder, text: str) -> None:
    assert np.linalg.norm(encoder.encode_texts([text])[0]) == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize("size", [(1, 1), (1, 20), (1000, 50)])
def test_a_picture_of_any_shape_has_an_embedding(
    encoder: OpenClipEncoder, size: tuple[int, int]
) -> None:
    embedding = encoder.encode_images([Image.new("RGB", size)])[0]
    assert np.linalg.norm(embedding) == pytest.approx(1.0, abs=1e-5)


def explain(model: str | Path, pretrained: str = "") -> str:
    with pytest.raises(ModelError) as caught:
        load_encoder(str(model), pretrained)
    return str(caught.value)


def edit_config(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    path = folder / "open_clip_config.json"
    document = json.loads(path.read_text("utf-8"))
    change(document["model_cfg"])
    path.write_text(json.dumps(document), "utf-8")


def test_an_unknown_model_names_its_neighbours() -> None:
    assert "ViT-B-16-SigLIP2" in explain("ViT-B-16-SigLIPP2", "webli")
    assert "CLIP_MODEL takes" in explain("")


def test_an_architecture_without_weights_names_its_tags() -> None:
    assert "laion5b_s13b_b90k" in explain("xlm-roberta-base-ViT-B-32")
    assert "webli" in explain("ViT-B-16-SigLIP2", "weblee")
    assert "neither a file" in explain("ViT-B-16-SigLIP2", "missing/weights.safetensors")


@pytest.mark.parametrize(
    ("model", "tag"),
    [
        ("xlm-roberta-base-ViT-B-32", "laion5b_s13b_b90k"),
        ("ViT-B-16-SigLIP2", "webli"),
        ("hf-hub:nobody/nothing", ""),
    ],
)
def test_a_hub_that_cannot_be_reached_points_at_a_folder(model: str, tag: str) -> None:
    message = explain(model, tag)
    assert "could not be fetched" in message
    assert "set CLIP_MODEL to its folder" in message


def test_a_folder_without_a_config_says_so(tmp_path: Path) -> None:
    assert "open_clip_config.json" in explain(tmp_path)


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"model_cfg": {"text_cfg": 3}}'])
def test_a_broken_config_says_so(tmp_path: Path, content: str) -> None:
    folder = save_tiny_model(tmp_path / "tiny")
    (folder / "open_clip_config.json").write_text(content, "utf-8")
    assert "config" in explain(folder)


def test_a_config_with_unknown_words_says_so(tmp_path: Path) -> None:
    folder = save_tiny_model(tmp_path / "tiny")
    edit_config(folder, lambda config: config["vision_cfg"].update(colour="red"))
    assert "colour" in explain(folder)


def test_a_folder_without_weights_says_so(tmp_path: Path) -> None:
    folder = save_tiny_model(tmp_path / "tiny")
    (folder / "open_clip_model.safetensors").unlink()
    assert "no weights" in explain(folder)


def test_weights_of_another_shape_say_so(tmp_path: Path) -> None:
    folder = save_tiny_model(tmp_path / "tiny")
    edit_config(folder, lambda config: config.update(embed_dim=48))
    assert "do not fit its config" in explain(folder)


def test_torn_weights_say_so(tmp_path: Path) -> None:
    weights = save_tiny_model(tmp_path / "tiny") / "open_clip_model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-100])
    assert "cannot be read" in explain(weights.parent)


def test_a_folder_without_tokenizer_says_so(tmp_path: Path) -> None:
    folder = save_tiny_model(tmp_path / "tiny")
    (folder / "tokenizer.json").unlink()
    (folder / "tokenizer_config.json").unlink()
    assert "tokenizer.json" in explain(folder)


def test_a_text_tower_without_its_config_says_so(tmp_path: Path) -> None:
    folder = save_hugging_face_text_model(tmp_path / "xlm")
    (folder / "config.json").unlink()
    assert "xlm-roberta-base's config.json" in explain(folder)


def test_a_tokenizer_of_another_model_says_so(tmp_path: Path) -> None:
    folder = save_tiny_model(tmp_path / "tiny")
    edit_config(folder, lambda config: config["text_cfg"].update(vocab_size=5))
    weights = import_open_clip().create_model(f"local-dir:{folder}", load_weights=False)
    (folder / "open_clip_model.safetensors").unlink()
    torch.save(weights.state_dict(), folder / "model.pth")
    assert "another model's" in explain(folder)


@pytest.mark.parametrize("name", ["model.pth", "pytorch_model.bin"])
@pytest.mark.parametrize("save", FORGERIES)
def test_a_checkpoint_cannot_run_code(tmp_path: Path, name: str, save: Forge) -> None:
    folder = save_tiny_model(tmp_path / "tiny")
    (folder / "open_clip_model.safetensors").unlink()
    save(folder / name, tmp_path / "trace")
    assert "is refused" in explain(folder)
    assert not (tmp_path / "trace").exists()


@pytest.mark.parametrize("save", FORGERIES)
def test_a_file_of_weights_cannot_run_code(tmp_path: Path, save: Forge) -> None:
    save(tmp_path / "weights.pt", tmp_path / "trace")
    message = explain("ViT-B-32", str(tmp_path / "weights.pt"))
    assert "safetensors" in message
    assert not (tmp_path / "trace").exists()


def test_safetensors_are_preferred_to_a_pickle_beside_them(tmp_path: Path) -> None:
    folder = save_tiny_model(tmp_path / "tiny")
    save_with_torch(folder / "open_clip_pytorch_model.bin", tmp_path / "trace")
    assert load_encoder(str(folder)).dimension
    assert not (tmp_path / "trace").exists()


def test_siglip_weights_from_a_file_get_siglips_pictures(tmp_path: Path) -> None:
    weights = tmp_path / "siglip2.safetensors"
    weights.touch()
    overrides = find_source("ViT-B-16-SigLIP2", str(weights)).overrides
    assert overrides["image_mean"] == (0.5, 0.5, 0.5)
    assert overrides["image_resize_mode"] == "squash"


def test_the_small_siglip_tower_is_of_timms_siglip_form() -> None:
    import timm

    small = timm.create_model(register_small_siglip_tower(), num_classes=0)
    with torch.device("meta"):
        real = timm.create_model("vit_base_patch16_siglip_224", num_classes=0)
    depth = len(small.blocks)
    names = {
        name
        for name in real.state_dict()
        if not name.startswith("blocks.") or depth > int(name.split(".")[1])
    }
    assert set(small.state_dict()) == names


def test_the_shipped_model_loads_by_its_name() -> None:
    encoder = load_encoder(DEFAULT_MODEL)
    assert encoder.model_id.startswith(f"{DEFAULT_MODEL}@")
    words = encoder.encode_texts(["rotes Kleid", "red dress", "blaue Jeans"])
    assert words[0] @ words[1] > words[0] @ words[2]


def test_the_shipped_model_gets_single_words_bare_and_others_do_not(tmp_path: Path) -> None:
    assert load_encoder("garderobe-clip-s").knows_single_words
    assert not load_encoder(str(save_tiny_model(tmp_path))).knows_single_words
