"""The picture that a profile names as its logo: read from beside the profile, or what is wrong with it."""

from __future__ import annotations

import re
from pathlib import Path

LARGEST = 300_000  # bytes; it is loaded with every first page
_BEGINS = {".png": (b"\x89PNG\r\n\x1a\n",), ".jpg": (b"\xff\xd8\xff",), ".svg": (b"<svg", b"<?xml")}
# What a drawing does not need, and a browser would run, load or show as a page when the file is opened by itself.
_FOREIGN = re.compile(
    rb"<!DOCTYPE[^>]*\[|<!ENTITY|<\s*(?:script|foreignObject|iframe)\b|\son\w+\s*=|javascript:|@import|url\(\s*['\"]?[a-z]+:"
    rb"|href\s*=\s*['\"](?!#|data:image/(?:png|jpeg);)",
    re.IGNORECASE,
)


def read_logo(profile: Path, name: str) -> bytes:
    """The file's bytes. Raises ValueError with a sentence that follows the name: "is not there"."""
    folder = profile.resolve().parent
    file = folder / name
    if not file.is_file():
        raise ValueError(f"is not there: {name} is looked for beside the profile, in {folder.name}/")
    if file.resolve() != file:
        raise ValueError("leads out of the profile's folder")
    if file.stat().st_size > LARGEST:
        raise ValueError(f"is larger than {LARGEST // 1000} kB")
    data = file.read_bytes()
    if not data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(_BEGINS[file.suffix]):
        raise ValueError(f"is not a {file.suffix[1:]} picture, whatever its name says")
    if file.suffix == ".svg" and (found := _FOREIGN.search(data)):
        raise ValueError(f"holds more than a drawing: '{found[0].decode(errors='replace').strip()}'")
    return data
