"""Files as accidents and attackers make them: bits flipped, parts cut, repeated, moved."""

from collections.abc import Sequence

from hypothesis import strategies as st


@st.composite
def mutated(draw: st.DrawFn, originals: Sequence[bytes]) -> bytes:
    """Draw one of some files and change it in a few places, its header more often than the rest."""
    content = bytearray(draw(st.sampled_from(originals)))
    for _ in range(draw(st.integers(0, 6))):
        end = max(len(content) - 1, 0)
        start = draw(st.integers(0, min(end, 64)) | st.integers(0, end))
        stop = min(start + draw(st.integers(0, 8) | st.integers(0, 400)), len(content))
        part = bytes(content[start:stop])
        match draw(st.sampled_from(("replace", "cut", "repeat", "fill", "end"))):
            case "replace":
                content[start:stop] = draw(st.binary(max_size=8))
            case "cut":
                del content[start:stop]
            case "repeat":
                content[start:start] = part * draw(st.integers(1, 40))
            case "fill":
                content[start:stop] = draw(st.sampled_from((b"\xff", b"\0", b"\x7f"))) * len(part)
            case _:
                del content[start:]
    return bytes(content)
