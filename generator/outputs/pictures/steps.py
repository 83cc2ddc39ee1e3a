"""Scales and ladders: where each answer, or a whole community, stands among the steps there are."""

from __future__ import annotations

from collections.abc import Iterator

from generator.outputs.pictures.drawing import LINE, WIDTH, Drawn, circle, line, moved, path, rect, stack, width_of, words
from generator.pictures import Ladder, Mark, Rung, Scale

ENDS, APART, SAID = (9, 140), 166, 184  # the first and last position, the place outside of them, and that of the answers
BAR = 14


def scale(picture: Scale) -> Drawn:
    return stack(*(_mark(mark, picture.positions) for mark in picture.marks), gap=10)


def _mark(mark: Mark, positions: int) -> Drawn:
    first, last = ENDS
    step = (last - first) / max(positions - 1, 1)
    places = [first + step * index for index in range(positions)]
    shapes = [path("hb-track", [("M", first, 10), ("L", last, 10)])]
    shapes += [path("hb-track", [("M", x, 5), ("L", x, 15)]) for x in places]
    if mark.at is None:
        shapes += [rect("hb-apart", APART - 8, 2, 16, 16), line("?", APART, 15, "hb-strong", "middle")]
    else:
        shapes += _dot(places[mark.at], mark.at / max(positions - 1, 1))
    said = words(mark.said, SAID, WIDTH - SAID, "hb-strong")
    return stack(words(mark.label), Drawn((*shapes, *moved(said, 2)), max(22, said.height + 3)))


def _dot(x: float, share: float) -> Iterator[str]:
    """Empty, half full or full, so that it says its own position."""
    yield circle("hb-dot", x, 10, 8)
    if share == 1:
        yield circle("hb-dot-full", x, 10, 8)
    elif share:
        yield f'<path class="hb-dot-full" d="M{x:.1f} 18A8 8 0 0 1 {x:.1f} 2"/>'


def ladder(picture: Ladder) -> Drawn:
    """Each step a bar that begins where the one before it ends; only the own one is full."""
    wide = WIDTH / max(len(picture.rungs), 1)
    return stack(*(_rung(rung, index, wide, picture) for index, rung in enumerate(picture.rungs)), gap=8)


def _rung(rung: Rung, index: int, wide: float, picture: Ladder) -> Drawn:
    here = index == picture.here
    look, x = "hb-strong" if here else "", index * wide
    name = words(rung.label, width=WIDTH / 2 - 6, look=look)
    holds = words(rung.holds, WIDTH / 2, WIDTH / 2, look)
    head = Drawn((*name.shapes, *holds.shapes), max(name.height, holds.height))
    bar = Drawn((rect("hb-series-0" if here else "hb-rung", x + 1, 2, wide - 2, BAR),), BAR + 2)
    return stack(head, bar, _here(picture, x + picture.share * wide)) if here else stack(head, bar)


def _here(picture: Ladder, x: float) -> Drawn:
    """A pointer from below to where they stand, and the figure."""
    x = min(max(x, 6), WIDTH - 6)
    half = width_of(picture.said, "hb-strong") / 2
    middle = min(max(x, half), WIDTH - half)
    pointer = f'<polygon class="hb-head" points="{x:.1f},1 {x - 6:.1f},11 {x + 6:.1f},11"/>'
    return Drawn((pointer, line(picture.said, middle, 13 + 11, "hb-strong", "middle")), LINE + 11)
