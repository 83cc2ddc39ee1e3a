"""The picture a profile names: a drawing or a photo beside it, and nothing that runs, loads or leads elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.library import Library
from generator.problems import HandbookError
from generator.profile import load_profile, read_logo
from generator.profile.logo import LARGEST
from tests.toybox import SMALLEST

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/><use href="#a"/></svg>'
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def put(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    return folder / "profile.yml"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("logo.svg", SVG),
        ("brand/our logo.png", PNG),
        ("logo.svg", SVG.replace(b"<path", b"<style>.a { fill: url(#b) } .c { fill: url( '#d' ) }</style><path")),
        ("logo.jpg", b"\xff\xd8\xff\xe0"),
        ("logo.svg", b'<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">\n' + SVG),
    ],
)
def test_a_picture_is_read(tmp_path: Path, name: str, data: bytes) -> None:
    assert read_logo(put(tmp_path, name, data), name) == data


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (SVG.replace(b"<path", b"<script>alert(1)</script><path"), "<script"),
        (SVG.replace(b"<path", b"<path onload='x()'"), "onload="),
        (SVG.replace(b'href="#a"', b'href="https://example.com/a.svg"'), "href="),
        (SVG.replace(b'href="#a"', b'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="data:text/html,x"'), "href="),
        (SVG.replace(b"<path", b"<foreignObject/><path"), "<foreignObject"),
        (SVG.replace(b"<path", b"<style>@import 'x'</style><path"), "@import"),
        (b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]>' + SVG, "<!DOCTYPE svg ["),
        (b'<?xml version="1.0"?><?xml-stylesheet href="https://example.com/a.css"?>' + SVG, "<?xml-stylesheet"),
        (SVG.replace(b"<path", b"<s:script xmlns:s='http://www.w3.org/2000/svg'>x()</s:script><path"), "<script"),
        (SVG.replace(b"<path", b"<h:img xmlns:h='http://www.w3.org/1999/xhtml'/><path"), "<img"),
        (SVG.replace(b"<path", b"<path fill='url(//example.com/a.svg#b)'"), "url("),
        (SVG.replace(b"<path", b"<path fill='url(&#104;ttp://example.com/a.svg#b)'"), "url("),
        (SVG.replace(b"<path", b"<style>&#64;import 'x'</style><path"), "@import"),
        (SVG.replace(b"<path", b"<animate attributeName='href' values='https://example.com'/><path"), "attributeName=href"),
    ],
)
def test_a_drawing_that_holds_more_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(ValueError, match="holds more than a drawing") as caught:
        read_logo(put(tmp_path, "logo.svg", data), "logo.svg")
    assert said in str(caught.value)


def test_a_broken_drawing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be read as a drawing: "):
        read_logo(put(tmp_path, "logo.svg", SVG.removesuffix(b"</svg>")), "logo.svg")


def test_what_is_no_such_picture_is_refused(tmp_path: Path) -> None:
    profile = put(tmp_path, "logo.png", b"%PDF-1.7")
    with pytest.raises(ValueError, match="is not a png picture"):
        read_logo(profile, "logo.png")
    with pytest.raises(ValueError, match="is not there"):
        read_logo(profile, "missing.png")
    with pytest.raises(ValueError, match="is larger than"):
        read_logo(put(tmp_path, "large.png", PNG + b"0" * LARGEST), "large.png")


def test_a_profile_with_a_logo_loads_when_the_picture_is_there(tmp_path: Path, library: Library) -> None:
    file = put(tmp_path, "brand/our logo.png", PNG)
    file.write_text(f"{SMALLEST}brand: {{logo: brand/our logo.png}}\n", encoding="utf-8")
    assert load_profile(file, library.vocabulary).brand.logo == "brand/our logo.png"
    (tmp_path / "brand" / "our logo.png").unlink()
    with pytest.raises(HandbookError, match=r"profile.yml:5:15: brand.logo: the picture is not there"):
        load_profile(file, library.vocabulary)


@pytest.mark.parametrize("linked", ["logo.png", "brand"])
def test_a_link_is_not_followed(tmp_path: Path, linked: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    put(outside, "logo.png", PNG)
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / linked).symlink_to(outside / "logo.png" if linked.endswith("png") else outside)
    with pytest.raises(ValueError, match="leads out of"):
        read_logo(inside / "profile.yml", "logo.png" if linked.endswith("png") else "brand/logo.png")
