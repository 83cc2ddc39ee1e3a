"""Block slots (`{{ crisis_contacts }}` alone in a paragraph): blocks made from the profile, the figures or the plan.

Each maker gives a tuple of blocks, empty where the profile says nothing. Labels come from words.yml.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.blocks import Block
from generator.made import figures, handbook, indexes, people, pictures, purpose
from generator.made.making import Making
from generator.made.people import help_contacts

BLOCK_SLOTS: Mapping[str, Callable[[Making], tuple[Block, ...]]] = {
    maker.__name__: maker
    for maker in (
        people.crisis_help, people.crisis_contacts, people.deputy_contact, people.risks, people.past_storms,
        people.opening_hours, people.people_table, people.official_accounts, people.our_values, people.we_write,
        people.we_never_write, people.partners, people.readiness, figures.workload_chart, figures.promises,
        figures.assumptions, figures.channel_facts, handbook.left_out, handbook.not_said, handbook.pages,
        handbook.page_versions, handbook.recovery_pages, handbook.scenarios,
        handbook.handbook_code, purpose.goals, purpose.worth, purpose.audiences,
        purpose.positions, pictures.coverage_week, pictures.tier_picture, pictures.crisis_flow,
        indexes.channel_register, indexes.source_list, indexes.idea_list,
    )
}  # fmt: skip

__all__ = ["BLOCK_SLOTS", "Making", "help_contacts"]
