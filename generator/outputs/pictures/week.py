"""A timetable into seven strips of 24 hours."""

from __future__ import annotations

from collections.abc import Iterator

from generator.outputs.pictures.bars import legend
from generator.outputs.pictures.drawing import LINE, WIDTH, Drawn, filled, line, path, rect, stack, tag, width_of
from generator.pictures import DayLine, Stretch, Timetable

DAY = 24 * 60
ROW, STRIP = 24, 18
TICKS = (0, 6, 12, 18, 24)


def draw(timetable: Timetable) -> Drawn:
    left = max((width_of(day.label) for day in timetable.days), default=0) + 8
    days = stack(*(_day(day, left) for day in timetable.days))
    lines = tuple(_upright(_x(hour * 60, left), days.height) for hour in TICKS[1:-1])
    return stack(legend(timetable.kinds), stack(_clock(left), Drawn((*lines, *days.shapes), days.height)), gap=10)


def _x(minutes: float, left: float) -> float:
    return left + minutes / DAY * (WIDTH - left - 1)


def _upright(x: float, height: float) -> str:
    return path("hb-grid", [("M", x, 0), ("L", x, height)])


def _clock(left: float) -> Drawn:
    anchors = {0: "start", 24: "end"}
    return Drawn(tuple(line(str(hour), _x(hour * 60, left), 13, "", anchors.get(hour, "middle")) for hour in TICKS), LINE)


def _day(day: DayLine, left: float) -> Drawn:
    shapes = [rect("hb-empty", left, 3, WIDTH - left - 1, STRIP)]
    for stretch in day.stretches:
        shapes += filled(stretch.kind, _x(stretch.start, left), 3, _x(stretch.end, left) - _x(stretch.start, left), STRIP)
    labels = [shape for stretch in day.stretches for shape in _label(stretch, left)]
    return Drawn((line(day.label, 0, 17), *shapes, *labels), ROW)


def _label(stretch: Stretch, left: float) -> Iterator[str]:
    """Inside where it fits and leaves enough of the look to see; beside a short stretch of the first kind."""
    start, end = _x(stretch.start, left), _x(stretch.end, left)
    wide = width_of(stretch.label) + 6
    if wide + 20 * bool(stretch.kind) <= end - start:
        yield from tag(stretch.label, (start + end) / 2, 17, "" if stretch.kind else "hb-on")
    elif not stretch.kind:
        before = start - wide > left
        yield from tag(stretch.label, start - 4 if before else end + 4, 17, "", "end" if before else "start")
