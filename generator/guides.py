"""A page of questions as a guide: its steps, what is wrong with them, and the whole of it at a glance.

A section with a guide asks; its choices lead to other sections of the page; a section without one is an outcome.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import pictures
from generator.blocks import Block, Choice, Guide, Heading, Table
from generator.glance import guide_figure
from generator.problems import Place, Problem

LONGEST = 7  # questions on any way to an outcome
WHOLE = "whole_guide"


@dataclass(frozen=True)
class Step:
    """A question with its choices (their targets are ids of steps), or an outcome that has none. Numbered from 1, in order."""

    number: int
    id: str
    heading: str
    question: str = ""
    choices: tuple[Choice, ...] = ()


def steps_of(page: str, blocks: Sequence[Block]) -> tuple[Step, ...]:
    """The steps of a page, by its path, whose links have been led to where they go."""
    steps: list[Step] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2 and block.id != WHOLE:
            steps.append(Step(len(steps) + 1, block.id, block.text))
        elif isinstance(block, Guide) and steps:
            last = steps[-1]
            choices = tuple(Choice(c.text, c.target.removeprefix(f"page:{page}#"), c.id) for c in block.choices)
            steps[-1] = Step(last.number, last.id, last.heading, block.question, choices)
    return tuple(steps)


def wrong_with(steps: Sequence[Step], file: str) -> Iterator[Problem]:
    """What keeps readers of a guide from an outcome; nothing when each answer leads to one."""
    known = {step.id: step for step in steps}
    if not steps:
        yield Problem(Place(file), "has no steps, though it is a guide", "write a section for each question and outcome")
        return
    for step in steps:
        for choice in step.choices:
            if choice.target not in known:
                yield Problem(Place(file), f"the answer '{choice.text}' of step '{step.id}' leads to no step of this page")
        if len(step.choices) == 1:
            yield Problem(Place(file), f"step '{step.id}' asks, but leaves only one answer")
    for name in _unreached(known, steps[0]):
        yield Problem(Place(file), f"no answer leads to step '{name}'", "let an answer lead there, or take it out")
    if way := _too_long(known, (steps[0].id,)):
        hint = f"a guide has at most {LONGEST} questions on any way, and no way back"
        yield Problem(Place(file), f"the way {' > '.join(way)} has no end in sight", hint)


def _unreached(known: Mapping[str, Step], first: Step) -> Iterator[str]:
    reached, waiting = {first.id}, [first]
    while waiting:
        for choice in waiting.pop().choices:
            if choice.target in known and choice.target not in reached:
                reached.add(choice.target)
                waiting.append(known[choice.target])
    return (name for name in known if name not in reached)


def _too_long(known: Mapping[str, Step], way: tuple[str, ...]) -> tuple[str, ...]:
    """A way with more questions than there may be, also because it goes round in a circle."""
    step = known.get(way[-1])
    if step is None or not step.choices:
        return ()
    if len(way) > LONGEST:
        return way
    return next((found for choice in step.choices if (found := _too_long(known, (*way, choice.target)))), ())


def at_a_glance(page: str, steps: Sequence[Step], labels: Mapping[str, str]) -> tuple[Block, ...]:
    """The whole guide under a heading of its own, as a picture and a table: each answer and the step it leads to."""
    numbers = {step.id: f"{step.number}. {step.heading}" for step in steps}
    header = tuple(labels[f"steps_table_{name}"] for name in ("question", "answer", "next"))
    rows = tuple(
        (f"{step.number}. {step.question}" if first else "", choice.text, _link(page, choice.target, numbers))
        for step in steps
        for first, choice in _first_marked(step.choices)
    )
    return Heading(2, labels["steps_glance"], WHOLE), guide_figure(tuple(_drawn(steps)), labels, Table(header, rows))


def _drawn(steps: Sequence[Step]) -> Iterator[pictures.Step]:
    numbers = {step.id: step.number for step in steps}
    for step in steps:
        choices = tuple((choice.text, numbers[choice.target]) for choice in step.choices if choice.target in numbers)
        yield pictures.Step(step.number, step.heading, step.question, choices)


def _first_marked(choices: Sequence[Choice]) -> Iterator[tuple[bool, Choice]]:
    return ((index == 0, choice) for index, choice in enumerate(choices))


def _link(page: str, target: str, numbers: Mapping[str, str]) -> str:
    return f"[{numbers.get(target, target)}](page:{page}#{target})"
