"""What the handbook says of itself: its pages, its version, what it leaves out and why."""

from __future__ import annotations

from itertools import groupby

from generator.blocks import Block, Bullets, Item, Prose
from generator.escape import plain
from generator.made.making import Making, bullets
from generator.reasons import left_out_items, page_title, unsaid
from generator.values import TEXT_SLOTS


def left_out(making: Making) -> tuple[Block, ...]:
    """What is left out, page by page, each with the facts that keep it out."""
    blocks: list[Block] = []
    for title, items in groupby(left_out_items(making.teller, making.plan), key=lambda item: item[0]):
        blocks.append(Prose(f"**{title}**"))
        blocks.append(Bullets(tuple(Item(text) for _, text in items)))
    return tuple(blocks)


def not_said(making: Making) -> tuple[Block, ...]:
    return bullets([f"**{plain(group)}**: {plain(', '.join(names))}" for group, names in unsaid(making.teller.profile)])


def pages(making: Making) -> tuple[Block, ...]:
    """The pages of this handbook by part."""
    blocks: list[Block] = []
    included = [page for page in making.plan.included() if page.page != "start"]
    for part, group in groupby(included, key=lambda page: page.rule.part):
        blocks.append(Prose(f"**{making.teller.words.say(f'parts.{part}')}**"))
        links = (f"[{page_title(making.teller, page)}](unit:{page.page})" for page in group)
        blocks.append(Bullets(tuple(map(Item, links))))
    return tuple(blocks)


def page_versions(making: Making) -> tuple[Block, ...]:
    rows = [(name, TEXT_SLOTS[name](making.teller)) for name in ("version", "date")]
    return bullets([f"{making.label(name)}: {said}" for name, said in rows if said])
