"""Pictures into inline SVG, drawn when the site is built: each shows what the table or list under it says."""

from __future__ import annotations

from generator.outputs.pictures import bars, flows, steps, week
from generator.outputs.pictures.drawing import Drawn, figure
from generator.pictures import Calls, Chart, Flowchart, Ladder, Picture, Scale, Timetable


def drawing(picture: Picture) -> str:
    """One block of HTML without blank lines: a figure with its title, the picture, and the sentence that says the same."""
    return figure(type(picture).__name__.lower(), picture.title, picture.text, _drawn(picture))


def _drawn(picture: Picture) -> Drawn:
    match picture:
        case Chart():
            return bars.draw(picture)
        case Timetable():
            return week.draw(picture)
        case Scale():
            return steps.scale(picture)
        case Ladder():
            return steps.ladder(picture)
        case Calls():
            return flows.calls(picture)
        case Flowchart():
            return flows.flowchart(picture)
