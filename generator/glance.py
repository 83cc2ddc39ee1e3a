"""A guide's steps into one picture of the whole, beside the table that says the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.blocks import Figure, Table
from generator.pictures import Flowchart, Step


def guide_figure(steps: Sequence[Step], labels: Mapping[str, str], table: Table) -> Figure:
    """Shapes: `steps` in the order of the page; `labels` are the `site:` texts of words.yml (Book.labels)."""
    outcomes = sum(step.ends for step in steps)
    text = labels["steps_picture_text"].format_map({"questions": len(steps) - outcomes, "outcomes": outcomes})
    return Figure(Flowchart(labels["steps_picture"], tuple(steps), text), table)
