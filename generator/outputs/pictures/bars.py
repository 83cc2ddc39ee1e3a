"""A chart into bars: first what is needed against what is there, then bar by bar, all to one scale."""

from __future__ import annotations

from collections.abc import Iterator

from generator.outputs.pictures.drawing import LINE, WIDTH, Drawn, filled, line, rect, stack, tag, width_of, words
from generator.pictures import Against, Bar, Chart

HIGH, LOW = 26, 14  # of the bars that are compared, and of the others
SWATCH = 14


def draw(chart: Chart) -> Drawn:
    compared = (chart.against.needed, chart.against.there) if chart.against else ()
    longest = max((sum(bar.parts) for bar in (*chart.bars, *compared)), default=0) or 1
    scale = WIDTH / longest
    parts = [_against(chart.against, scale)] if chart.against else []
    rest = stack(*(_bar(bar, LOW, scale) for bar in chart.bars), gap=8)
    return stack(legend(chart.series), *parts, rest, gap=14)


def legend(names: tuple[str, ...]) -> Drawn:
    """Each series with its look, side by side as far as they fit."""
    shapes: list[str] = []
    x = y = 0.0
    for index, name in enumerate(names):
        wide = SWATCH + 6 + width_of(name)
        if x and x + wide > WIDTH:
            x, y = 0, y + LINE + 4
        shapes += [*filled(index, x, y + 1, SWATCH, SWATCH), line(name, x + SWATCH + 6, y + 13)]
        x += wide + 14
    return Drawn(tuple(shapes), y + LINE if names else 0)


def _against(against: Against, scale: float) -> Drawn:
    needed, there = sum(against.needed.parts), sum(against.there.parts)
    first = _bar(against.needed, HIGH, scale, strong=True)
    second = _named(against.there, strong=True)
    bar = Drawn((rect("hb-there", 0, 2, there * scale, HIGH),), HIGH + 2)
    second = stack(second, bar)
    short, long_ = sorted((needed, there))
    gap = _difference(against.difference, short * scale, long_ * scale) if against.difference else Drawn((), 0)
    return stack(first, stack(second, gap, gap=3) if gap.shapes else second, gap=8)


def _difference(said: str, start: float, end: float) -> Drawn:
    """A measure from where the shorter bar ends to where the longer one does."""
    shapes = [rect("hb-gap", start, 0, max(end - start, 2), 8)]
    x = min(max((start + end) / 2, width_of(said, "hb-strong") / 2), WIDTH - width_of(said, "hb-strong") / 2)
    shapes.append(line(said, x, 8 + LINE - 3, "hb-strong", "middle"))
    return Drawn(tuple(shapes), 8 + LINE)


def _bar(bar: Bar, height: int, scale: float, strong: bool = False) -> Drawn:
    return stack(_named(bar, strong), Drawn(tuple(_parts(bar, height, scale, strong)), height + 2))


def _named(bar: Bar, strong: bool = False) -> Drawn:
    """The bar's name, and its sum at the end of the line."""
    room = WIDTH - width_of(bar.total, "hb-strong") - 10
    name = words(bar.label, width=room, look="hb-strong" if strong else "")
    return Drawn((*name.shapes, line(bar.total, WIDTH, 13, "hb-strong", "end")), max(name.height, LINE))


def _parts(bar: Bar, height: int, scale: float, strong: bool) -> Iterator[str]:
    x = 0.0
    for index, part in enumerate(bar.parts):
        if part:
            width = max(part * scale, 1)
            yield from filled(index, x, 2, width, height)
            said = bar.said[index] if strong and bar.said else ""
            if said and width_of(said) + 10 <= width:
                yield from tag(said, x + width / 2, 2 + height / 2 + 5, "" if index else "hb-on")
            x += width
