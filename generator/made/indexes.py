"""Lists of what the handbook rests on: accounts, sources, and the founding ideas with the words that carry them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from generator.blocks import Block, titled
from generator.escape import plain
from generator.made.making import Making, source_link, table
from generator.reasons import document_of, unit_title

GRADES = ("law", "government", "research", "practice", "platform", "vendor", "judgement")
_NO_LINK = str.maketrans("[]", "()")


def channel_register(making: Making) -> tuple[Block, ...]:
    """Every account with those who answer for it."""
    teller, rows = making.teller, []
    for key, channel in teller.channels.items():
        admins = teller.words.number(channel.admins, 0) if channel.admins is not None else None
        handle = plain(channel.handle) if channel.handle else None
        said = [handle, teller.role(channel.owner), teller.role(channel.deputy), admins]
        rows.append((teller.channel(key), *(value or making.label("unsaid") for value in said)))
    return table(making, ("channel", "account", "in_charge", "deputy", "administrators"), rows)


def source_list(making: Making) -> tuple[Block, ...]:
    """The documents that figures and facts come from, the weightiest kind first, each with how much of it was read."""
    words, blocks = making.teller.words, list[Block]()
    for grade in GRADES:
        texts = [
            f"{source_link(source, making.teller.language)} ({words.say('depths.' + source['depth'])})"
            for source in making.teller.library.sources.values()
            if source["grade"] == grade
        ]
        blocks += titled(words.say(f"grades.{grade}"), sorted(texts, key=str.casefold)) if texts else ()
    return tuple(blocks)


def idea_list(making: Making) -> tuple[Block, ...]:
    """The founding ideas by the text they come from, in the words that carry them, each leading to its unit."""
    ideas = [(name, entry) for name, entry in making.teller.library.principles.items() if name.startswith("S")]
    blocks: list[Block] = []
    for text, group in groupby(ideas, key=lambda idea: idea[0].partition(".")[0]):
        blocks += titled(making.teller.words.say(f"ideas.{text}"), [_idea(making, entry) for _, entry in group])
    return tuple(blocks)


def carriers(entry: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The units that carry an idea of principles.yml with the words that stand there: the first, and those under `also`."""
    return [entry, *entry.get("also", [])]


def _idea(making: Making, entry: Mapping[str, Any]) -> str:
    """The words of the first unit that stands in this handbook, leading there."""
    carrier = next((one for one in carriers(entry) if _stands(making, str(one["unit"]))), entry)
    quoted = carrier["says"].get(making.teller.language) or _title(making, str(carrier["unit"]))
    return f"[{quoted.translate(_NO_LINK)}](unit:{carrier['unit']})"


def _stands(making: Making, unit: str) -> bool:
    try:
        return making.plan.why(unit).included
    except KeyError:  # a unit that every channel's page has
        return any(page.rule.base == unit.partition("#")[0] for page in making.plan.included())


def _title(making: Making, unit: str) -> str:
    page, _, name = unit.partition("#")
    document = document_of(making.teller, page)
    return unit_title(document, name) if document and name else document.title if document else page
