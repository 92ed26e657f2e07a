"""Bytes of any origin become an upright RGB picture, or an ImageError and nothing else."""

import io
import subprocess
import sys
import zlib
from typing import Any

import numpy as np
import pillow_heif
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageCms

from engine.errors import ImageError, ImageProblem
from engine.images import MAX_BYTES, MAX_EDGE, MAX_RATIO, load_image
from tests.engine.pictures import BLUE, RED, WHITE, draw_halves, draw_noise, save
from tests.shared_files import list_real_photos

SAMPLES = {
    "jpeg": save(draw_noise(1), "JPEG"),
    "progressive": save(draw_noise(2), "JPEG", progressive=True),
    "png": save(draw_noise(3), "PNG"),
    "gif": save(draw_noise(4).convert("P"), "GIF"),
    "webp": save(draw_noise(5), "WEBP"),
    "tiff": save(draw_noise(6), "TIFF", compression="tiff_lzw"),
    "bmp": save(draw_noise(7), "BMP"),
    "avif": save(draw_noise(8), "AVIF"),
}


def is_near(pixel: Any, colour: tuple[int, int, int], *, by: int = 24) -> bool:
    return bool(np.abs(np.subtract(pixel, colour)).max() <= by)


def find_problem(data: bytes) -> ImageProblem:
    with pytest.raises(ImageError) as caught:
        load_image(data)
    return caught.value.reason


def save_heic(image: Image.Image, **options: Any) -> bytes:
    buffer = io.BytesIO()
    pillow_heif.from_pillow(image).save(buffer, **options)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", SAMPLES)
def test_usual_formats_become_rgb(kind: str) -> None:
    image = load_image(SAMPLES[kind])
    assert (image.mode, image.size) == ("RGB", (64, 64))


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", ImageProblem.EMPTY),
        (b"\0", ImageProblem.NOT_AN_IMAGE),
        (b"ein Kleid mit Blumen" * 50, ImageProblem.NOT_AN_IMAGE),
        (b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj", ImageProblem.NOT_AN_IMAGE),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", ImageProblem.NOT_AN_IMAGE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", ImageProblem.NOT_AN_IMAGE),
        (SAMPLES["jpeg"][:3], ImageProblem.DAMAGED),
        (SAMPLES["jpeg"][: len(SAMPLES["jpeg"]) // 2], ImageProblem.DAMAGED),
        (SAMPLES["progressive"][: len(SAMPLES["progressive"]) // 2], ImageProblem.DAMAGED),
        (SAMPLES["png"][:100], ImageProblem.DAMAGED),
        (SAMPLES["gif"][:900], ImageProblem.DAMAGED),
        (SAMPLES["webp"][:60], ImageProblem.DAMAGED),
        (SAMPLES["jpeg"] + bytes(MAX_BYTES), ImageProblem.TOO_MANY_BYTES),
    ],
    ids=[
        "no bytes", "one byte", "text", "pdf", "eps", "svg", "jpeg's first bytes",
        "half a jpeg", "half a progressive jpeg", "part of a png", "part of a gif",
        "part of a webp", "21 MB",
    ],
)  # fmt: skip
def test_bad_files_are_refused_with_a_reason(data: bytes, problem: ImageProblem) -> None:
    assert find_problem(data) == problem


def test_half_a_heic_is_damaged() -> None:
    data = save_heic(draw_noise(1, 256, 256))
    assert find_problem(data[: len(data) // 2]) == ImageProblem.DAMAGED


@pytest.mark.parametrize("side", [7_100, 12_000, 60_000])
def test_a_decompression_bomb_is_refused_by_its_header(side: int) -> None:
    header = b"IHDR" + side.to_bytes(4) * 2 + bytes([8, 6, 0, 0, 0])
    checksum = zlib.crc32(header).to_bytes(4)
    bomb = b"\x89PNG\r\n\x1a\n" + (13).to_bytes(4) + header + checksum + b"\0\0\0\0IDAT"
    assert find_problem(bomb) == ImageProblem.TOO_MANY_PIXELS


def test_a_photo_on_its_side_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6  # the camera was turned: rotate clockwise to see it
    image = load_image(save(draw_halves(), "JPEG", exif=exif))
    assert image.size == (60, 80)
    assert is_near(image.getpixel((30, 10)), RED)
    assert is_near(image.getpixel((30, 70)), BLUE)


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")  # Pillow's own word on it
def test_a_photo_with_broken_exif_is_still_a_photo() -> None:
    exif = b"Exif\0\0MM\0*\xff\xff\xff\xff\xff"
    assert load_image(save(draw_halves(), "JPEG", exif=exif)).size == (80, 60)


def test_a_heic_from_a_phone_is_read_upright() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    image = load_image(save_heic(draw_halves(), exif=exif.tobytes(), quality=90))
    assert image.size == (60, 80)
    assert is_near(image.getpixel((30, 10)), RED)


@pytest.mark.parametrize(
    "image",
    [
        Image.new("RGBA", (40, 40), (*RED, 0)),
        Image.new("LA", (40, 40), (9, 0)),
        Image.new("RGBA", (40, 40), (*RED, 0)).convert("PA"),
    ],
    ids=lambda image: image.mode,
)
def test_transparent_parts_are_white(image: Image.Image) -> None:
    data = save(image.convert("RGBA") if image.mode == "PA" else image, "PNG")
    assert load_image(data).getpixel((20, 20)) == WHITE


def test_a_transparent_palette_entry_is_white() -> None:
    image = draw_halves().quantize(2)
    transparent = image.getpixel((10, 10))
    loaded = load_image(save(image, "PNG", transparency=transparent))
    assert is_near(loaded.getpixel((10, 30)), WHITE)
    assert is_near(loaded.getpixel((70, 30)), BLUE)


def test_several_transparent_palette_entries_are_white() -> None:
    image = draw_halves().quantize(2)
    loaded = load_image(save(image, "PNG", transparency=bytes([0, 0])))
    assert is_near(loaded.getpixel((10, 30)), WHITE)


def test_sixteen_bit_grey_keeps_its_brightness() -> None:
    samples = np.full((50, 50), 128 * 256, dtype=np.uint16)
    samples[:, 25:] = 65535
    image = load_image(save(Image.fromarray(samples), "PNG"))
    assert image.getpixel((5, 5)) == (128, 128, 128)
    assert image.getpixel((45, 5)) == WHITE


@pytest.mark.parametrize("kind", [np.int32, np.float32])
def test_thirty_two_bit_grey_keeps_its_contrast(kind: type[np.generic]) -> None:
    samples = np.zeros((50, 50), dtype=kind)
    samples[:, 25:] = 3
    image = load_image(save(Image.fromarray(samples), "TIFF"))
    assert image.getpixel((2, 5)) == (0, 0, 0)
    assert image.getpixel((47, 5)) == WHITE


def test_one_bit_pictures_are_read() -> None:
    assert load_image(save(Image.new("1", (30, 30), 1), "PNG")).getpixel((3, 3)) == WHITE


def test_cmyk_without_a_profile_keeps_its_colours() -> None:
    image = load_image(save(draw_halves().convert("CMYK"), "JPEG", quality=95))
    assert is_near(image.getpixel((10, 30)), RED)
    assert is_near(image.getpixel((70, 30)), BLUE)


def test_cmyk_with_a_broken_profile_keeps_its_colours() -> None:
    cmyk = draw_halves().convert("CMYK")
    image = load_image(save(cmyk, "JPEG", quality=95, icc_profile=b"no profile" * 20))
    assert is_near(image.getpixel((10, 30)), RED)


def test_colours_follow_the_embedded_profile() -> None:
    warm = ImageCms.createProfile("sRGB")
    profile = bytearray(ImageCms.ImageCmsProfile(warm).tobytes())
    red, blue = profile.index(b"rXYZ"), profile.index(b"bXYZ")
    offsets = [bytes(profile[at + 4 : at + 12]) for at in (red, blue)]
    profile[red + 4 : red + 12], profile[blue + 4 : blue + 12] = offsets[1], offsets[0]
    image = load_image(save(draw_halves(), "PNG", icc_profile=bytes(profile)))
    red_part, _, blue_part = np.array(image)[30, 10]
    assert blue_part > red_part  # the profile says that the first channel shines blue


def test_an_animation_gives_its_first_frame() -> None:
    frames = [Image.new("RGB", (30, 30), colour) for colour in (RED, BLUE, BLUE)]
    data = save(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert is_near(load_image(data).getpixel((15, 15)), RED)


def test_a_large_photo_is_made_small_and_stays_itself() -> None:
    image = load_image(save(draw_halves(4000, 3000), "JPEG"))
    assert image.size == (MAX_EDGE, MAX_EDGE * 3 // 4)
    assert is_near(image.getpixel((100, 300)), RED)


def test_a_caller_may_ask_for_a_larger_picture() -> None:
    assert load_image(save(draw_halves(4000, 3000), "JPEG"), max_edge=2000).size == (2000, 1500)


@pytest.mark.parametrize("size", [(9000, 1), (1, 9000), (3000, 20)])
def test_a_strip_is_padded_so_that_no_model_blows_it_up(size: tuple[int, int]) -> None:
    image = load_image(save(Image.new("RGB", size, RED), "PNG"))
    assert max(image.size) <= MAX_RATIO * (min(image.size) + 1)


@pytest.mark.parametrize("kind", ["png", "webp", "avif"])
def test_a_fresh_process_reads_any_format_first(kind: str) -> None:
    code = "import sys; from engine.images import load_image; load_image(sys.stdin.buffer.read())"
    command = [sys.executable, "-W", "error", "-c", code]
    subprocess.run(command, input=SAMPLES[kind], check=True)


@pytest.mark.slow
def test_real_photos_are_read() -> None:
    for path in list_real_photos(20):
        assert load_image(path.read_bytes()).mode == "RGB"


def expect_picture_or_image_error(data: bytes) -> None:
    try:
        image = load_image(data)
    except ImageError as error:
        assert isinstance(error.reason, ImageProblem)  # noqa: PT017 - either outcome is right
    else:
        assert image.mode == "RGB"
        assert max(image.size) <= MAX_EDGE


@given(st.binary(max_size=400), st.sampled_from([b"", *(data[:12] for data in SAMPLES.values())]))
def test_random_bytes_never_raise_anything_but_image_error(data: bytes, start: bytes) -> None:
    expect_picture_or_image_error(start + data)


@settings(deadline=None)
@given(st.sampled_from(sorted(SAMPLES)), st.floats(0, 1))
def test_cut_files_never_raise_anything_but_image_error(kind: str, share: float) -> None:
    data = SAMPLES[kind]
    expect_picture_or_image_error(data[: int(len(data) * share)])


@settings(deadline=None)
@given(st.sampled_from(sorted(SAMPLES)), st.floats(0, 0.999), st.binary(min_size=1, max_size=8))
def test_overwritten_files_never_raise_anything_but_image_error(
    kind: str, share: float, patch: bytes
) -> None:
    data = bytearray(SAMPLES[kind])
    at = int(len(data) * share)
    data[at : at + len(patch)] = patch
    expect_picture_or_image_error(bytes(data))
