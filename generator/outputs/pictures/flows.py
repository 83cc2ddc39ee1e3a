"""Flows from top to bottom: who calls whom, and the questions and outcomes of a guide."""

from __future__ import annotations

from collections.abc import Mapping

from generator.outputs.pictures.drawing import LINE, WIDTH, Drawn, circle, head, line, moved, path, rect, stack, words
from generator.pictures import Call, Calls, Flowchart, Step

EDGE, INDENT = 10, 28  # from a box's edge to its words; how far what stands beside is set in
SPINE = 14  # where arrows run down
BADGE = 12  # half of a number's mark


def calls(picture: Calls) -> Drawn:
    chain = [call for call in picture.calls if not call.beside]
    beside = [call for call in picture.calls if call.beside]
    branches = [_branch(call, first=not place, last=place == len(beside) - 1) for place, call in enumerate(beside)]
    return stack(*map(_call, chain), *branches)


def _call(call: Call) -> Drawn:
    """How it comes to this call beside an arrow, then who it is, in a box."""
    how = _how(call)
    end = how.height + 10
    arrow = (path("hb-arrow", [("M", SPINE, 0), ("L", SPINE, end - 8)]), head(SPINE, end))
    return stack(Drawn((*arrow, *moved(how, 3)), end), _person(call, 0))


def _branch(call: Call, first: bool, last: bool) -> Drawn:
    """To the right from the line that runs down on the left; how it comes to these calls is said once."""
    how = _how(call) if first else Drawn((), -2)
    top = how.height + 10
    person = _person(call, INDENT)
    middle = top + 18
    down = path("hb-arrow", [("M", SPINE, 0), ("L", SPINE, middle if last else top + person.height + 1)])
    right = path("hb-arrow", [("M", SPINE, middle), ("L", INDENT - 8, middle)])
    shapes = (down, right, head(INDENT, middle, down=False), *moved(how, 3), *moved(person, top))
    return Drawn(shapes, top + person.height)


def _how(call: Call) -> Drawn:
    return words(call.how, SPINE + 12, WIDTH - SPINE - 12)


def _person(call: Call, x: float) -> Drawn:
    room = WIDTH - x - 2 * EDGE
    duties = (words(duty, x + EDGE, room) for duty in call.duties)
    return _box("hb-box", stack(words(call.who, x + EDGE, room, "hb-strong"), *duties), x)


def _box(look: str, said: Drawn, x: float = 0, round_: float = 3) -> Drawn:
    height = said.height + 14
    return Drawn((rect(look, x + 1, 1, WIDTH - x - 2, height - 2, round_), *moved(said, 7)), height)


def flowchart(picture: Flowchart) -> Drawn:
    ends = {step.number: step.ends for step in picture.steps}
    questions = stack(*(_step(step, ends) for step in picture.steps if not step.ends), gap=14)
    outcomes = stack(*(_step(step, ends) for step in picture.steps if step.ends), gap=6)
    return stack(questions, outcomes, gap=14)


def _step(step: Step, ends: Mapping[int, bool]) -> Drawn:
    """A question in a box with its answers under it; an outcome in a round one."""
    left = 2 * EDGE + 2 * BADGE
    room = WIDTH - left - EDGE
    said = stack(words(step.heading, left, room, "hb-strong"), words(step.question, left, room))
    numbered = Drawn((*said.shapes, *_badge(step.number, step.ends, EDGE + BADGE, LINE / 2)), max(said.height, LINE + 4))
    if step.ends:
        return _box("hb-outcome", numbered, round_=18)
    return stack(_box("hb-box", numbered), *(_choice(text, to, ends.get(to, True)) for text, to in step.choices))


def _choice(text: str, number: int, ends: bool) -> Drawn:
    """An answer, an arrow, and the number of what comes then in the shape of that."""
    right = WIDTH - BADGE - 2
    tip = right - BADGE - 3
    said = words(text, INDENT, tip - 30 - INDENT)
    height = max(said.height, 2 * BADGE) + 6
    foot = height - 3 - BADGE
    track = path("hb-track", [("M", SPINE, 0), ("L", SPINE, height)])
    arrow = (path("hb-arrow", [("M", tip - 24, foot), ("L", tip - 7, foot)]), head(tip, foot, down=False))
    return Drawn((track, *moved(said, 5), *arrow, *_badge(number, ends, right, foot)), height)


def _badge(number: int, ends: bool, x: float, y: float) -> tuple[str, ...]:
    """A question's number stands in a full square, an outcome's in an empty circle."""
    if ends:
        return circle("hb-number-end", x, y, BADGE), line(str(number), x, y + 5, "hb-strong", "middle")
    square = rect("hb-number", x - BADGE, y - BADGE, 2 * BADGE, 2 * BADGE, 3)
    return square, line(str(number), x, y + 5, "hb-on hb-strong", "middle")
