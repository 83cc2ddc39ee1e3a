"""Decisions in words: why something is in or out, said with the facts' labels; what a profile does not say yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from pydantic import BaseModel

from generator.blocks import Bullets, Callout, Checklist, Guide, Heading, Prose, Words
from generator.conditions import Cause
from generator.library import SOURCE_LANGUAGE, Library
from generator.plan import Decision, Plan, PlannedPage
from generator.profile import Profile
from generator.prose import Document, Slot
from generator.values import Filler, Teller
from generator.words import WordBook

_BOLD = re.compile(r"^\*\*(.+?)\*\*")
_MARKS = re.compile(r"\*\*|\[([^\]]*)\]\([^)]*\)|\{\{[^}]*\}\}")
Numbers: TypeAlias = Mapping[str, object]
# Keys whose absence says nothing: a plain "no" is their meaning.
QUIET = {"schema_version", "own_content_only", "capacity", "regulated", "vulnerable", "past_storms", "peaks", "brand"}


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


def left_out_items(teller: Teller, plan: Plan) -> Iterator[tuple[str, str]]:
    """(title of the page, "what: why") for everything that facts keep out, in the order of the outline.

    What is left out on several channels' pages for the same reason is said once, with the channels where not all share it.
    """
    channels = [page for page in plan.included() if page.channel]
    numbers = numbers_of(teller.library)
    said: dict[tuple[str, str], list[str]] = {}
    for page in plan.pages:
        if not page.decision.included and page.decision.reason in ("facts", "replaced"):
            text = f"{page_title(teller, page)}: {because(teller.words, page.decision.because, numbers)}"
            said[(teller.words.say("labels.whole_pages"), text)] = []
    for page in plan.included():
        title = teller.words.say(f"parts.{page.part}") if page.channel else page_title(teller, page)
        for unit, decision in page.units.items():
            if decision.included or decision.reason != "facts":
                continue
            if called := _title(teller, page, unit):
                text = f"{called}: {because(teller.words, decision.because, numbers)}"
                said.setdefault((title, text), []).extend([page_title(teller, page)] if page.channel else [])
    for (title, text), names in said.items():
        yield title, f"{text} ({', '.join(names)})" if 0 < len(names) < len(channels) else text


def _title(teller: Teller, page: PlannedPage, unit: str) -> str:
    """What a unit of this page is called; empty where none of the page's files has it (a channel without such a unit)."""
    for name in own_pages(teller, page):
        document = document_of(teller, name)
        if document and unit in document.units:
            return Filler(teller, page.channel).fill(unit_title(document, unit)) or unit
    return ""


def unsaid(profile: Profile) -> Iterator[tuple[str, list[str]]]:
    """Group and keys of the profile that are not filled in, as they are spelled there."""
    for group in type(profile).model_fields:
        value = getattr(profile, group)
        if isinstance(value, BaseModel):
            names = list(_unsaid_in(value, ""))
            if names:
                yield group, names
        elif value in (None, ()) and group not in QUIET:
            yield group, [group]


def _unsaid_in(value: BaseModel, prefix: str) -> Iterator[str]:
    for name in type(value).model_fields:
        said = getattr(value, name)
        if name in QUIET:
            continue
        if isinstance(said, BaseModel):
            yield from _unsaid_in(said, f"{prefix}{name}.")
        elif said is None or said in ((), "unknown"):
            yield f"{prefix}{name}"
