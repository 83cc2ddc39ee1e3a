"""The strokes that every picture is made of: wrapped words, filled shapes, arrows, and the figure around them.

A picture is as wide as a narrow phone shows it, so that its letters are never drawn smaller than they are meant. Colours and
strokes are classes of handbook/assets/pictures.css. Nothing here has an id: a page may hold several pictures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.escape import as_read, plain

WIDTH = 320
ROOM = 250  # for a line that begins at the left: letters spaced as WCAG 1.4.12 allows take a quarter more
SIZE = 14  # of letters; the picture is 288 wide on the smallest phone, where this gives 12.6 pixels
LINE = 18
ASCENT = 13  # from the top of a line to the foot of its letters
FILLS = 3  # ways to fill a shape that differ without colour: solid, hatched, outlined

# Widths of letters as shares of their size: those of a wide typeface, so that no usual one runs out of its box.
_NARROW, _WIDE, _CAPITAL, _OTHER = 0.36, 0.93, 0.75, 0.59
_SLIM = frozenset("iljtfrI.,:;'|!()[]/ -\u00a0")
_BROAD = frozenset("mwMW@%\u2014")


@dataclass(frozen=True)
class Drawn:
    """Part of a picture, drawn from its own upper left corner: elements of SVG, and how high they reach."""

    shapes: tuple[str, ...]
    height: float


def figure(kind: str, title: str, text: str, drawn: Drawn) -> str:
    """One block of HTML without blank lines: the title, the picture, and the sentence that says the same."""
    said = literal(text)
    lines = [
        f'<figure class="hb-picture hb-{kind}"><figcaption>{literal(title)}</figcaption>',
        f'<svg role="img" viewBox="0 0 {WIDTH} {_number(drawn.height)}" font-size="{SIZE}" aria-label="{literal(title)}" '
        'xmlns="http://www.w3.org/2000/svg">',
        *drawn.shapes,
        "</svg>",
        f"<p>{said}</p></figure>",
    ]
    return "\n".join(lines)


def literal(text: str) -> str:
    """Inside HTML nothing reads Markdown: its marks go, and every letter that could mean something becomes an entity."""
    return plain(as_read(text))


def stack(*parts: Drawn, gap: float = 0) -> Drawn:
    """Parts one under another."""
    shapes: list[str] = []
    y = 0.0
    for part in parts:
        shapes += moved(part, y)
        y += part.height + gap
    return Drawn(tuple(shapes), max(y - gap, 0))


def moved(part: Drawn, y: float) -> tuple[str, ...]:
    """A part lowered by so much."""
    return (f'<g transform="translate(0 {_number(y)})">', *part.shapes, "</g>") if part.shapes else ()


def words(text: str, x: float = 0, width: float = ROOM, look: str = "") -> Drawn:
    """A text in as many lines as it needs."""
    rows = wrapped(text, width, look)
    shapes = tuple(_line(row, x, ASCENT + index * LINE, look) for index, row in enumerate(rows))
    return Drawn(shapes, len(rows) * LINE)


def line(text: str, x: float, y: float, look: str = "", anchor: str = "start") -> str:
    """One line of text with its foot at `y`."""
    return _line(as_read(text), x, y, look, anchor)


def _line(text: str, x: float, y: float, look: str, anchor: str = "start") -> str:
    where = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text{_class(look)} x="{_number(x)}" y="{_number(y)}"{where}>{plain(text)}</text>'


def wrapped(text: str, width: float, look: str = "") -> list[str]:
    """A text as a person reads it, in lines that fit the width; a word that is wider than a line is cut."""
    rows: list[str] = []
    for word in as_read(text).split():
        if rows and _width(f"{rows[-1]} {word}", look) <= width:
            rows[-1] += f" {word}"
        else:
            rows.extend(_cut(word, width, look))
    return rows


def _cut(word: str, width: float, look: str) -> Iterator[str]:
    while _width(word, look) > width and len(word) > 1:
        fits = next(length for length in range(len(word) - 1, 0, -1) if length == 1 or _width(word[:length], look) <= width)
        yield word[:fits]
        word = word[fits:]
    yield word


def width_of(text: str, look: str = "") -> float:
    """About how wide a text is drawn."""
    return _width(as_read(text), look)


def _width(text: str, look: str) -> float:
    return sum(map(_share, text)) * SIZE * (1.1 if "hb-strong" in look else 1)


def _share(letter: str) -> float:
    if letter in _SLIM:
        return _NARROW
    return _WIDE if letter in _BROAD else _CAPITAL if letter.isupper() else _OTHER if ord(letter) < 0x1100 else 1


def filled(index: int, x: float, y: float, width: float, height: float) -> tuple[str, ...]:
    """A shape in the look of its series: the first solid, the second hatched, the third outlined, and so on."""
    kind = index % FILLS
    area = rect(f"hb-series-{kind}", x, y, width, height)
    return (area, _hatched(x, y, width, height)) if kind == 1 else (area,)


def rect(look: str, x: float, y: float, width: float, height: float, round_: float = 0) -> str:
    corners = f' rx="{_number(round_)}"' if round_ else ""
    size = f'width="{_number(width)}" height="{_number(height)}"'
    return f'<rect class="{look}" x="{_number(x)}" y="{_number(y)}" {size}{corners}/>'


def path(look: str, points: Iterable[tuple[str, float, float]]) -> str:
    """A line through points, each with M (go there) or L (draw there)."""
    return f'<path class="{look}" d="' + "".join(f"{how}{_number(x)} {_number(y)}" for how, x, y in points) + '"/>'


def circle(look: str, x: float, y: float, radius: float) -> str:
    return f'<circle class="{look}" cx="{_number(x)}" cy="{_number(y)}" r="{_number(radius)}"/>'


def head(x: float, y: float, down: bool = True) -> str:
    """The head of an arrow whose tip is here."""
    corners = [(x - 5, y - 8), (x + 5, y - 8)] if down else [(x - 8, y - 5), (x - 8, y + 5)]
    points = " ".join(f"{_number(a)},{_number(b)}" for a, b in [(x, y), *corners])
    return f'<polygon class="hb-head" points="{points}"/>'


def tag(text: str, x: float, y: float, look: str = "", anchor: str = "middle") -> tuple[str, ...]:
    """A short text in or beside a shape, on paper of its own where lines would run through it."""
    width = width_of(text, look) + 2
    left = x - {"start": 0, "middle": width / 2, "end": width}[anchor]
    under = () if look == "hb-on" else (rect("hb-under", left, y - ASCENT + 1, width, LINE - 3),)
    return (*under, line(text, x, y, look, anchor))


def _hatched(x: float, y: float, width: float, height: float, step: float = 6) -> str:
    """Slanting lines, cut where the shape ends."""
    points: list[tuple[str, float, float]] = []
    start = -height
    while (start := start + step) < width:
        left, right = max(start, 0), min(start + height, width)
        points += [("M", x + left, y + height - (left - start)), ("L", x + right, y + height - (right - start))]
    return path("hb-lines", points)


def _class(look: str) -> str:
    return f' class="{look}"' if look else ""


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
