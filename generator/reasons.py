"""Decisions in words: why something is in or out, said with the facts' labels; what a profile does not say yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from pydantic import BaseModel

from generator.blocks import Bullets, Callout, Checklist, Guide, Heading, Prose, Words
from generator.conditions import Cause
from generator.library import SOURCE_LANGUAGE, Library
from generator.plan import Decision, Plan, PlannedPage
from generator.profile import Profile
from generator.prose import Document, Slot
from generator.teller import Teller
from generator.values import Filler
from generator.words import WordBook

_BOLD = re.compile(r"^\*\*(.+?)\*\*")
_MARKS = re.compile(r"\*\*|\[([^\]]*)\]\([^)]*\)|\{\{[^}]*\}\}")
Numbers: TypeAlias = Mapping[str, object]
ASKED_OF_A_CHANNEL = ("owner", "deputy", "admins", "purpose")
# Keys whose absence says nothing: a plain "no" is their meaning, or the program finds what is needed elsewhere.
QUIET = frozenset({
    "schema_version", "id", "short_name", "size", "answers_in", "own_content_only", "capacity", "regulated", "vulnerable",
    "past_storms", "peaks", "brand",
})  # fmt: skip


def because(words: WordBook, causes: tuple[Cause, ...], numbers: Numbers) -> str:
    """The facts that settled a decision, joined: "fewer than 5 people do this work and you do not advertise".

    Shapes: `numbers` as `numbers_of` gives it; thresholds stand in facts.yml and capacity.yml, and labels only name them.
    """
    labels = [
        words.say(f"facts.{c.name}.{'yes' if c.value else 'no'}", **numbers, limit=numbers.get(c.name, "")) for c in causes
    ]
    return words.listed(list(dict.fromkeys(labels)))


def numbers_of(library: Library) -> Numbers:
    """What labels of facts may name: every figure of capacity.yml, and for a fact with a threshold that number."""
    limits = {
        name: str(test.value)
        for name, rule in library.facts.items()
        for test in rule.condition.tests
        if isinstance(test.value, int | float) and not isinstance(test.value, bool)
    }
    return {name: f"{float(entry['value']):g}" for name, entry in library.capacity.items()} | limits


def known_units(library: Library, plan: Plan) -> dict[str, None]:
    """Every page of a plan and every unit that its English text names, in order."""
    found: dict[str, None] = {}
    for page in plan.pages:
        found[page.page] = None
        names = [page.rule.page] if not page.channel else [page.rule.page.replace("{channel}", page.channel), page.rule.base]
        for name in names:
            document = library.prose(SOURCE_LANGUAGE, name) if name else None
            found.update({f"{page.page}#{unit}": None for unit, _ in document.ids()} if document else {})
    return found


def reason(words: WordBook, decision: Decision, numbers: Numbers) -> str:
    """One sentence on why a unit is in or out."""
    kind = decision.reason if decision.reason != "facts" else ("in" if decision.included else "out")
    edition = words.say(f"editions.{decision.edition}")
    return words.say(f"reasons.{kind}", facts=because(words, decision.because, numbers), by=decision.by, edition=edition)


def page_title(teller: Teller, page: PlannedPage) -> str:
    """The title of a page as its readers see it, whether it is in or out."""
    for name in own_pages(teller, page):
        document = document_of(teller, name)
        if document and document.title:
            return Filler(teller, page.channel).fill(document.title) or page.page
    return page.page


def keeper(teller: Teller, page: PlannedPage) -> str | None:
    """The title of the role that keeps a page true; the handbook's owner where the profile names nobody nearer."""
    profile = teller.profile
    nearer = {
        "handbook.owner": None,
        "crisis.lead": profile.crisis.lead,
        "channel.owner": teller.channels[page.channel].owner if page.channel else None,
    }[page.rule.owner]
    return teller.role(nearer or profile.handbook.owner)


def own_pages(teller: Teller, page: PlannedPage) -> list[str]:
    """The files a page's text comes from, its own first, then the one that says what holds everywhere."""
    if not page.channel:
        return [page.page]
    own = page.rule.page.replace("{channel}", teller.channels[page.channel].channel)
    return [own, page.rule.base] if page.rule.base else [own]


def document_of(teller: Teller, page: str) -> Document | None:
    """A page's text in the teller's language, or in the source language until it is translated."""
    return teller.library.prose(teller.language, page) or teller.library.prose(SOURCE_LANGUAGE, page)


def unit_title(document: Document, unit: str) -> str:
    """What a unit is called: its heading, its bold words, or its first words; the id where it is not found."""
    for piece in document.pieces:
        block = piece.block
        if isinstance(block, Slot):
            continue
        if isinstance(block, Bullets | Checklist):
            found = next((item.text for item in block.items if item.id == unit), "")
        elif isinstance(block, Guide):
            found = next((choice.text for choice in block.choices if choice.id == unit), "")
        else:
            found = _called(block) if getattr(block, "id", "") == unit else ""
        if found:
            return _short(found)
    return unit


def _called(block: object) -> str:
    if isinstance(block, Words | Callout):
        return block.title
    return block.text if isinstance(block, Heading | Prose) else ""


def _short(text: str) -> str:
    bold = _BOLD.match(text)
    said = " ".join(_MARKS.sub(lambda m: m[1] or "", bold[1] if bold else text).split())
    return said.strip(" .,:;?!") if len(said) <= 60 else said[:60].rsplit(" ", 1)[0].rstrip(" .,:;") + " …"


@dataclass
class LeftOut:
    """What one reason keeps out: whole pages, sections by the page they would stand on, and how many single lines."""

    pages: list[str] = field(default_factory=list)
    sections: dict[str, list[str]] = field(default_factory=dict)
    lines: int = 0


def left_out_by_reason(teller: Teller, plan: Plan) -> dict[str, LeftOut]:
    """Reason in words -> what facts keep out because of it, in the outline's order; what channels share is told once."""
    numbers = numbers_of(teller.library)
    found: dict[str, LeftOut] = {}
    for page in plan.pages:
        if not page.decision.included and page.decision.reason in ("facts", "replaced"):
            found.setdefault(because(teller.words, page.decision.because, numbers), LeftOut()).pages.append(
                page_title(teller, page)
            )
    seen: set[tuple[str, str, str]] = set()
    for page in plan.included():
        title = teller.words.say(f"parts.{page.part}") if page.channel else page_title(teller, page)
        for unit, decision in page.units.items():
            if decision.included or decision.reason != "facts" or not (called := _title(teller, page, unit)):
                continue
            why = because(teller.words, decision.because, numbers)
            if (why, title, unit) not in seen:
                seen.add((why, title, unit))
                _note(found.setdefault(why, LeftOut()), title, called if _is_section(teller, page, unit) else "")
    return found


def _note(left: LeftOut, title: str, section: str) -> None:
    if section:
        left.sections.setdefault(title, []).append(section)
    else:
        left.lines += 1


def _is_section(teller: Teller, page: PlannedPage, unit: str) -> bool:
    documents = [document for name in own_pages(teller, page) if (document := document_of(teller, name))]
    return any(isinstance(piece.block, Heading) and piece.block.id == unit for d in documents for piece in d.pieces)


def _title(teller: Teller, page: PlannedPage, unit: str) -> str:
    """What a unit of this page is called; empty where none of the page's files has it (a channel without such a unit)."""
    for name in own_pages(teller, page):
        document = document_of(teller, name)
        if document and unit in document.units:
            return Filler(teller, page.channel).fill(unit_title(document, unit)) or unit
    return ""


def unsaid(profile: Profile) -> Iterator[tuple[str, list[str]]]:
    """Group and keys of the profile that are not filled in, as they are spelled there; a channel by its key."""
    for group in (name for name in type(profile).model_fields if name not in QUIET):
        value = getattr(profile, group)
        if isinstance(value, BaseModel):
            names = list(_unsaid_in(value, ""))
            if not any(channel.ads for channel in profile.channels):
                names = [name for name in names if name != "may_pause_ads"]
            if names:
                yield group, names
        elif value in (None, ()):
            yield group, [group]
    for name, channel in profile.channel_keys().items():
        if channel.status != "closing" and (names := [key for key in ASKED_OF_A_CHANNEL if getattr(channel, key) is None]):
            yield f"channels.{name}", names


def _unsaid_in(value: BaseModel, prefix: str) -> Iterator[str]:
    for name in type(value).model_fields:
        said = getattr(value, name)
        if name in QUIET:
            continue
        if isinstance(said, BaseModel):
            yield from _unsaid_in(said, f"{prefix}{name}.")
        elif said is None or said in ((), "unknown"):
            yield f"{prefix}{name}"
