"""The blocks of one page: its units chosen, its slots filled, a channel's own text joined with what holds everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import takewhile
from typing import Any

from generator.blocks import Block, Bullets, Callout, Checklist, Choice, Guide, Heading, Item, Prose, Table, Words
from generator.indexes import INDEX_SLOTS
from generator.made import BLOCK_SLOTS, Making
from generator.plan import Plan, PlannedPage
from generator.prose import Document, Piece, Slot
from generator.teller import Teller
from generator.values import Filler


class PageMaker:
    """The blocks of one page: its units chosen, its slots filled, what nothing was said for left away."""

    def __init__(self, teller: Teller, plan: Plan, planned: PlannedPage, filler: Filler) -> None:
        self.planned, self.filler = planned, filler
        self.making = Making(teller, plan, planned.channel)
        self.checklists = teller.library.checklists

    def blocks(self, documents: list[Document]) -> list[Block | Slot]:
        """An index of the whole book stays a slot: it can only be made when every page is."""
        pieces = documents[0].pieces if len(documents) == 1 else tuple(_joined(documents[0], documents[1], self.urgent))
        made = [block for piece in self.kept(pieces) for block in self.made(piece)]
        return _without_empty_sections(_coalesced(made))

    def urgent(self, section: str) -> bool:
        """Is this section done in a crisis? Then what holds on every channel comes first."""
        return bool(self.entry(section).get("rhythm") == "in_a_crisis")

    def included(self, name: str) -> bool:
        decision = self.planned.units.get(name)
        return decision is None or decision.included

    def kept(self, pieces: tuple[Piece, ...]) -> Iterator[Piece]:
        """Without left-out (sub-)sections, those whose heading cannot be said, and all that stands in them."""
        section = subsection = True
        for piece in pieces:
            if isinstance(piece.block, Heading):
                stays = self.included(piece.block.id) and self.filler.fill(piece.block.text) is not None
                section, subsection = (stays, True) if piece.block.level == 2 else (section, stays)
            if section and subsection:
                yield piece

    def made(self, piece: Piece) -> Iterator[Block | Slot]:
        block = piece.block
        if isinstance(block, Slot):
            yield from self.slot(block)
        elif self.included(getattr(block, "id", "")) and (filled := self.filled(block, piece)):
            yield filled

    def slot(self, slot: Slot) -> Iterator[Block | Slot]:
        if slot.name in INDEX_SLOTS:
            yield slot
        elif slot.name in BLOCK_SLOTS:
            yield from BLOCK_SLOTS[slot.name](self.making)
        elif said := self.filler.value(slot.name):
            yield Prose(said)

    def filled(self, block: Block, piece: Piece) -> Block | None:
        fill = self.filler.fill
        if isinstance(block, Heading | Prose):
            text = fill(block.text)
            return replace(block, text=text) if text is not None else None
        if isinstance(block, Bullets):
            items = self.items(block.items)
            return replace(block, items=items) if items else None
        if isinstance(block, Checklist):
            return self.checklist(block, piece)
        if isinstance(block, Table):
            return self.table(block)
        if isinstance(block, Words):
            return self.words(block)
        return self.callout(block) if isinstance(block, Callout) else self.guide(block) if isinstance(block, Guide) else block

    def items(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        kept = (item for item in items if self.included(item.id))
        return tuple(replace(i, text=t, children=self.texts(i.children)) for i in kept if (t := self.filler.fill(i.text)))

    def texts(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(said for text in texts if (said := self.filler.fill(text)) is not None)

    def checklist(self, block: Checklist, piece: Piece) -> Checklist | None:
        """Known by the nearest heading that checklists.yml names, else by its section."""
        items = self.items(block.items)
        name = next((name for name in (piece.heading, piece.section) if self.entry(name)), piece.section)
        entry = self.entry(name)
        return Checklist(items, name, entry.get("rhythm", ""), self.whose(entry.get("role", ""))) if items else None

    def whose(self, role: str) -> str:
        """Nothing where one person has every role: to name one would send that person looking for another."""
        seen = self.making.teller.seen
        theirs = role != "everyone" and (role != "crisis_lead" or seen.profile.crisis.lead in (None, seen.alone))
        return "" if seen.alone and theirs else role

    def entry(self, section: str) -> dict[str, Any]:
        found: dict[str, Any] = self.checklists.get(f"{self.planned.rule.page}#{section}", {})
        return found

    def table(self, block: Table) -> Table | None:
        rows = tuple(filled for row in block.rows if len(filled := self.texts(row)) == len(row))
        return replace(block, header=self.texts(block.header), rows=rows) if rows else None

    def words(self, block: Words) -> Words | None:
        title, paragraphs = self.filler.fill(block.title), self.texts(block.paragraphs)
        whole = title is not None and len(paragraphs) == len(block.paragraphs)
        return replace(block, title=title or "", paragraphs=paragraphs) if whole else None

    def callout(self, block: Callout) -> Callout | None:
        title, paragraphs = self.filler.fill(block.title), self.texts(block.paragraphs)
        return replace(block, title=title or "", paragraphs=paragraphs) if paragraphs else None

    def guide(self, block: Guide) -> Guide | None:
        choices = tuple(c for c in block.choices if self.included(c.id) and self.reachable(c))
        return replace(block, choices=choices) if choices else None

    def reachable(self, choice: Choice) -> bool:
        """A choice is no choice when the page it leads to is out."""
        plan = self.making.plan
        try:
            decision = plan.why(choice.target.removeprefix("unit:"))
        except KeyError:
            return False
        return decision.included or decision.reason == "replaced"


def _joined(own: Document, base: Document, base_first: Callable[[str], bool]) -> Iterator[Piece]:
    """A channel's own page and what holds on every channel as one: the base gives the order and the headings.

    The own opening stands. Own pieces come first in each section, unless `base_first` holds for it; own sections that the
    base lacks follow before its last one.
    """
    sections = {name: [p for p in own.pieces if p.section == name] for name in own.sections()}
    opening = [p for p in own.pieces if not p.section] or [p for p in base.pieces if not p.section]
    yield from opening
    extra = [name for name in sections if name not in base.sections()]
    for name in (*base.sections()[:-1], *extra, *base.sections()[-1:]):
        both = sections.get(name, []), [p for p in base.pieces if p.section == name]
        yield from _section(name, *(both[::-1] if base_first(name) else both))


def _section(name: str, own: list[Piece], base: list[Piece]) -> Iterator[Piece]:
    heads, rest = [p for p in base if _opens(p, name)], [p for p in base if not _opens(p, name)]
    own_heads, own_rest = [p for p in own if _opens(p, name)], [p for p in own if not _opens(p, name)]
    yield from (heads or own_heads)
    lists = [p for p in own_rest if isinstance(p.block, Checklist | Bullets)]
    opening = list(takewhile(lambda p: not isinstance(p.block, Checklist | Bullets), rest))
    if lists and opening:
        yield from (p for p in own_rest if p not in lists)
        yield from opening
        own_rest, rest = lists, rest[len(opening) :]
    yield from own_rest
    yield from rest


def _opens(piece: Piece, section: str) -> bool:
    return isinstance(piece.block, Heading) and piece.block.level == 2 and piece.block.id == section


def _coalesced(blocks: list[Block | Slot]) -> list[Block | Slot]:
    """Checklists that follow one another become one."""
    joined: list[Block | Slot] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if isinstance(block, Checklist) and isinstance(before, Checklist):
            joined[-1] = replace(before, items=before.items + block.items)
        else:
            joined.append(block)
    return joined


def _without_empty_sections(blocks: list[Block | Slot]) -> list[Block | Slot]:
    """A heading goes when nothing follows it before the next heading of its level or above."""
    kept: list[Block | Slot] = []
    level = 9
    for block in reversed(blocks):
        if isinstance(block, Heading):
            if not kept or (isinstance(kept[-1], Heading) and level <= block.level):
                continue
            level = block.level
        kept.append(block)
    return kept[::-1]
