"""A file into text that is safe to parse: size, encoding and characters are looked at before YAML is."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from generator.problems import Place, Problem, did_you_mean, fail

LIMIT = 256 * 1024
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# Control characters, line ends that editors do not count, zero width and bidirectional marks: what is read is not what
# is seen. A zero width joiner is fine inside an emoji.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff"
    "\ud800-\udfff]|(?<![\u2190-\U0010ffff])\u200d|\u200d(?![\u2190-\U0010ffff])"
)
LINE_END = re.compile(r"\r\n|\r|\n")
_MANY = 20


def shown(path: Path) -> str:
    """A path as its writer would name it: relative to the folder they stand in when it is inside, or else as given."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except (OSError, ValueError):
        return path.as_posix()


def read_source(path: Path, name: str) -> str:
    """The text of a file, at most 256 kB of UTF-8. Raises HandbookError with the one thing that is wrong with it."""
    place = Place(name)
    try:
        if path.is_dir():
            raise fail(place, "is a folder", "name the file inside it")
        if not path.exists():
            raise fail(place, "there is no such file", did_you_mean(path.name, _neighbours(path)))
        if not path.is_file():
            raise fail(place, "is not a file that can be read")
        size = path.stat().st_size
        if size > LIMIT:
            raise fail(place, f"has {size // 1024} kB", f"at most {LIMIT // 1024} kB")
        with path.open("rb") as file:
            return decode(file.read(LIMIT + 1), name)
    except OSError as error:
        raise fail(place, f"cannot be read: {error.strerror}") from None
    except ValueError:  # a NUL in the path
        raise fail(place, "there is no such file") from None


def decode(data: bytes, name: str) -> str:
    """Bytes into text; a byte order mark is fine."""
    start = data[:400]
    if start.startswith(_UTF_16) or start.count(0) * 3 > len(start):
        raise fail(Place(name), "is UTF-16, not UTF-8", "save it again with the encoding UTF-8")
    if b"\0" in data:
        raise fail(Place(name), "is not a text file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(name, data.count(b"\n", 0, error.start) + 1)
        raise fail(place, "is not UTF-8 text", "save it again with the encoding UTF-8") from None


def refuse_long(text: str, name: str) -> None:
    """For text that did not come from a file."""
    size = len(text.encode("utf-8", "replace"))
    if size > LIMIT:
        raise fail(Place(name), f"has {size // 1024} kB", f"at most {LIMIT // 1024} kB")


def forbidden_characters(text: str, name: str) -> list[Problem]:
    """Every character that nobody can see, the first twenty of them."""
    found = list(FORBIDDEN.finditer(text))[:_MANY]
    return [Problem(_place_of(text, hit.start(), name), *about_character(hit.group())) for hit in found]


def about_character(character: str) -> tuple[str, str]:
    """Message and hint."""
    return f"holds a character that cannot be seen (U+{ord(character):04X})", "delete it and type the text again"


def _place_of(text: str, offset: int, name: str) -> Place:
    ends = [end.end() for end in LINE_END.finditer(text, 0, offset)]
    return Place(name, len(ends) + 1, offset - (ends[-1] if ends else 0) + 1)


def _neighbours(path: Path) -> Iterator[str]:
    if path.parent.is_dir():
        yield from (other.name for other in path.parent.iterdir() if other.suffix in (".yml", ".yaml"))
