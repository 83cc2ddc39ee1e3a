"""The picture that a profile names as its logo: read from beside the profile, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

LARGEST = 300_000  # bytes; it is loaded with every first page
_BEGINS = {".png": (b"\x89PNG\r\n\x1a\n",), ".jpg": (b"\xff\xd8\xff",), ".svg": (b"<svg", b"<?xml")}
# What a drawing does not need, and a browser would run, load or show as a page when the file is opened by itself.
_BEFORE = re.compile(r"<!DOCTYPE[^>]*\[|<!ENTITY|<\?xml-stylesheet", re.IGNORECASE)
_ELEMENTS = ("script", "foreignobject", "iframe", "handler")
_HTML = "{http://www.w3.org/1999/xhtml}"
_LEADS_ELSEWHERE = re.compile(r"javascript:|@import|image-set\(|url\((?!\s*['\"]?\s*#)", re.IGNORECASE)
_OWN = re.compile(r"\s*(#|data:image/(png|jpeg);|$)", re.IGNORECASE)


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
    if file.suffix == ".svg" and (found := next(_foreign(data), "")):
        raise ValueError(f"holds more than a drawing: '{found}'")
    return data


def _foreign(data: bytes) -> Iterator[str]:
    """What is more than a drawing, read as a browser reads it: with prefixes of names and characters written as numbers."""
    from xml.etree import ElementTree  # here, because few profiles need it

    if found := _BEFORE.search(data.decode(errors="replace")):  # before the parser would follow it
        yield found[0].strip()
    try:
        drawing = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise ValueError(f"cannot be read as a drawing: {error}") from None
    for element in drawing.iter():
        name = _local(element.tag)
        if element.tag.startswith(_HTML) or name.lower() in _ELEMENTS:
            yield f"<{name}"
        texts = [element.text or "", element.tail or ""]
        for attribute, value in element.items():
            texts.append(value)
            told = _local(attribute).lower()
            if told.startswith("on") or (told == "href" and not _OWN.match(value)):
                yield f"{_local(attribute)}={value[:30]}"
            if told == "attributename" and value.rpartition(":")[2].lower() == "href":  # an address that changes
                yield f"{_local(attribute)}={value}"
        yield from (found[0] for text in texts if (found := _LEADS_ELSEWHERE.search(text)))


def _local(name: str) -> str:
    return name.rpartition("}")[2]
