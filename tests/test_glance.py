"""A guide at a glance: its picture beside the table that says the same."""

from __future__ import annotations

from generator.blocks import Figure, Table
from generator.glance import guide_figure
from generator.pictures import Flowchart, Step

STEPS = (Step(1, "Danger", "Is it?", (("Yes", 3), ("No", 2))), Step(2, "Wait"), Step(3, "Call"))
LABELS = {"steps_picture": "From question to outcome", "steps_picture_text": "{questions} and {outcomes}"}


def test_the_picture_has_every_step_and_says_how_many() -> None:
    table = Table(("Question", "Answer", "Then"), ())
    assert guide_figure(STEPS, LABELS, table) == Figure(Flowchart("From question to outcome", STEPS, "1 and 2"), table)
