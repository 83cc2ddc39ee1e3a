"""A page of questions: its steps, what is wrong with them, and the whole at a glance."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.blocks import Block, Choice, Figure, Guide, Heading, Prose, Table
from generator.guides import LONGEST, Step, at_a_glance, steps_of, wrong_with

LABELS = {
    "steps_picture": "Picture",
    "steps_picture_text": "{questions}, {outcomes}",
    "steps_glance": "Whole",
    "steps_table_question": "Q",
    "steps_table_answer": "A",
    "steps_table_next": "Then",
}


def question(name: str, **answers: str) -> Iterator[Block]:
    """`question("danger", yes="call")`: a section that asks, with answers leading to sections of the same page."""
    yield Heading(2, name.capitalize(), name)
    yield Guide(f"{name}?", tuple(Choice(text, f"page:a/guide#{target}") for text, target in answers.items()))


def outcome(name: str) -> Iterator[Block]:
    yield Heading(2, name.capitalize(), name)
    yield Prose("Do it.")


GOOD = (*question("danger", yes="call", no="true"), *question("true", yes="admit", no="correct"),
        *outcome("call"), *outcome("admit"), *outcome("correct"))  # fmt: skip


def messages(blocks: tuple[Block, ...]) -> list[str]:
    return [problem.message for problem in wrong_with(steps_of("a/guide", blocks), "guide.md")]


def test_steps_are_sections_in_order() -> None:
    steps = steps_of("a/guide", GOOD)
    assert [(step.number, step.id, step.question, [c.target for c in step.choices]) for step in steps] == [
        (1, "danger", "danger?", ["call", "true"]),
        (2, "true", "true?", ["admit", "correct"]),
        (3, "call", "", []),
        (4, "admit", "", []),
        (5, "correct", "", []),
    ]


def test_a_guide_whose_every_answer_leads_to_an_outcome_is_right() -> None:
    assert messages(GOOD) == []


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        ((), "has no steps, though it is a guide"),
        (
            (*question("danger", yes="call", no="gone"), *outcome("call")),
            "the answer 'no' of step 'danger' leads to no step",
        ),
        ((*question("danger", yes="call"), *outcome("call")), "step 'danger' asks, but leaves only one answer"),
        ((*GOOD, *outcome("lonely")), "no answer leads to step 'lonely'"),
        ((*question("a", yes="b", no="c"), *question("b", yes="a", no="c"), *outcome("c")), "has no end in sight"),
    ],
)
def test_what_is_wrong_is_told(blocks: tuple[Block, ...], said: str) -> None:
    assert any(said in message for message in messages(blocks)), messages(blocks)


def test_a_way_may_not_have_more_questions_than_a_tired_reader_bears() -> None:
    names = [f"q{number}" for number in range(LONGEST + 1)]
    chain = [
        block for name, after in zip(names, [*names[1:], "end"], strict=True) for block in question(name, yes=after, no="end")
    ]
    assert any("has no end in sight" in said for said in messages((*chain, *outcome("end"))))
    assert messages((*chain[2:], *outcome("end"))) == []


def test_the_whole_stands_in_one_table_with_numbers() -> None:
    heading, figure = at_a_glance("a/guide", steps_of("a/guide", GOOD), LABELS)
    assert heading == Heading(2, "Whole", "whole_guide")
    assert isinstance(figure, Figure)
    table = figure.same
    assert isinstance(table, Table)
    assert table.rows[0] == ("1. danger?", "yes", "[3. Call](page:a/guide#call)")
    assert table.rows[1] == ("", "no", "[2. True](page:a/guide#true)")


def test_the_overview_is_no_step_of_its_own() -> None:
    steps = steps_of("a/guide", GOOD)
    assert steps_of("a/guide", (*GOOD, *at_a_glance("a/guide", steps, LABELS))) == steps
    assert isinstance(steps[0], Step)
