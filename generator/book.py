"""A Plan and the Library into a Book: pages of blocks in memory, slots filled, links led to where their units are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from generator.blocks import Block, Bullets, Callout, Checklist, Choice, Guide, Heading, Item, Note, Prose, Table, Words
from generator.editions import Seen
from generator.library import SOURCE_LANGUAGE, Library
from generator.links import resolve
from generator.made import BLOCK_SLOTS, Making
from generator.outline import Edition
from generator.plan import Decision, Plan, PlannedPage
from generator.problems import HandbookError, Place, Problem
from generator.prose import Document, Piece, Slot
from generator.reasons import own_pages
from generator.values import Filler, Teller


@dataclass(frozen=True)
class Page:
    """A page of the book. `path` is its id (crisis/plan); `language` that of its text; `file` where its own text stands."""

    path: str
    title: str
    part: str
    blocks: tuple[Block, ...]
    language: str
    file: str
    reviewed: str = ""


@dataclass(frozen=True)
class Book:
    """One handbook in one language for the readers of one edition."""

    id: str
    title: str
    organisation: str
    language: str
    languages: tuple[str, ...]
    edition: Edition
    parts: Mapping[str, str]
    labels: Mapping[str, str]
    pages: tuple[Page, ...]


def make_book(plan: Plan, seen: Seen, library: Library, language: str, today: date) -> Book:
    """Raises HandbookError with everything in the prose that keeps a page from being made."""
    teller = Teller(seen, library, language, today)
    maker = _BookMaker(teller, plan)
    pages = maker.pages()
    if maker.problems:
        raise HandbookError(maker.problems)
    profile, words = seen.profile, teller.words
    return Book(
        id=profile.handbook.id or "handbook",
        title=words.say("labels.book_title", org=teller.profile.organisation.short_name or teller.profile.organisation.name),
        organisation=profile.organisation.name,
        language=language,
        languages=profile.handbook.languages,
        edition=plan.edition,
        parts={page.part: words.say(f"parts.{page.part}") for page in pages},
        labels={key.removeprefix("site."): text for key, text in words.texts.items() if key.startswith("site.")},
        pages=pages,
    )


class _BookMaker:
    """Makes all pages first, so that links can then be led to the units that are there."""

    def __init__(self, teller: Teller, plan: Plan) -> None:
        self.teller, self.plan = teller, plan
        self.problems: list[Problem] = []
        self.homes: dict[str, str] = {}

    def pages(self) -> tuple[Page, ...]:
        pages = [page for planned in self.plan.included() if (page := self.page(planned))]
        for page in pages:
            self.homes[page.path] = page.path
            self.homes.update({f"{page.path}#{name}": f"{page.path}#{name}" for name in _ids(page.blocks)})
        for planned in self.plan.included():
            self.homes.update({d.unit: f"{planned.page}#{d.unit.partition('#')[2]}" for d in self.plan.housed(planned)})
        return tuple(replace(page, blocks=resolve(page.blocks, self.find)) for page in pages)

    def find(self, unit: str) -> str | None:
        """Where a unit is in this book: its own home, the page that stands for its page, or nowhere."""
        if unit in self.homes:
            return self.homes[unit]
        page = self.plan.why(unit.partition("#")[0])
        return page.by if page.reason == "replaced" and page.by in self.homes else None

    def page(self, planned: PlannedPage) -> Page | None:
        documents = [d for name in own_pages(self.teller, planned) if (d := self.document(name))]
        if not documents:
            place = planned.rule.rule.place
            self.problems.append(Problem(place, f"{planned.page}: there is no text for this page in any language"))
            return None
        filler = Filler(self.teller, planned.channel)
        blocks = _Page(self.teller, self.plan, planned, filler).blocks(documents)
        for housed in self.plan.housed(planned):
            blocks += self.lodger(housed, filler)
        own = documents[0]
        language = self.language_of(own_pages(self.teller, planned))
        if language != self.teller.language:
            blocks.insert(0, Note("language", self.teller.words.say("site.not_translated")))
        title = filler.fill(own.title) or planned.page
        return Page(planned.page, title, planned.rule.part, tuple(blocks), language, own.file, own.front.get("reviewed", ""))

    def lodger(self, decision: Decision, filler: Filler) -> list[Block]:
        """A section of another page that lives here."""
        name, _, unit = decision.unit.partition("#")
        home, document = self.plan_page(name), self.document(name)
        if document is None:
            return []
        section = replace(document, pieces=tuple(p for p in document.pieces if p.section == unit))
        return _Page(self.teller, self.plan, home, filler).blocks([section])

    def plan_page(self, name: str) -> PlannedPage:
        return next(page for page in self.plan.pages if page.page == name)

    def document(self, name: str) -> Document | None:
        library = self.teller.library
        found = library.prose(self.teller.language, name) or library.prose(SOURCE_LANGUAGE, name)
        if found:
            self.problems += [p for p in found.problems if p.level == "error" and p not in self.problems]
        return found

    def language_of(self, names: list[str]) -> str:
        written = any(self.teller.library.prose(self.teller.language, name) for name in names)
        return self.teller.language if written else SOURCE_LANGUAGE


class _Page:
    """The blocks of one page: its units chosen, its slots filled, what nothing was said for left away."""

    def __init__(self, teller: Teller, plan: Plan, planned: PlannedPage, filler: Filler) -> None:
        self.planned, self.filler = planned, filler
        self.making = Making(teller, plan, planned.channel)
        self.checklists = teller.library.checklists

    def blocks(self, documents: list[Document]) -> list[Block]:
        pieces = documents[0].pieces if len(documents) == 1 else tuple(_joined(documents[0], documents[1]))
        made = [block for piece in self.kept(pieces) for block in self.made(piece)]
        return _without_empty_sections(_coalesced(made))

    def included(self, name: str) -> bool:
        decision = self.planned.units.get(name)
        return decision is None or decision.included

    def kept(self, pieces: tuple[Piece, ...]) -> Iterator[Piece]:
        """Without left-out sections and sub-sections, and all that stands in them."""
        section = subsection = True
        for piece in pieces:
            if isinstance(piece.block, Heading):
                if piece.block.level == 2:
                    section, subsection = self.included(piece.block.id), True
                else:
                    subsection = self.included(piece.block.id)
            if section and subsection:
                yield piece

    def made(self, piece: Piece) -> Iterator[Block]:
        block = piece.block
        if isinstance(block, Slot):
            yield from self.slot(block)
        elif self.included(getattr(block, "id", "")) and (filled := self.filled(block, piece.section)):
            yield filled

    def slot(self, slot: Slot) -> Iterator[Block]:
        if slot.name in BLOCK_SLOTS:
            yield from BLOCK_SLOTS[slot.name](self.making)
        elif said := self.filler.value(slot.name):
            yield Prose(said)

    def filled(self, block: Block, section: str) -> Block | None:
        fill = self.filler.fill
        if isinstance(block, Heading | Prose):
            text = fill(block.text)
            return replace(block, text=text) if text is not None else None
        if isinstance(block, Bullets):
            items = self.items(block.items)
            return replace(block, items=items) if items else None
        if isinstance(block, Checklist):
            return self.checklist(block, section)
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

    def checklist(self, block: Checklist, section: str) -> Checklist | None:
        items = self.items(block.items)
        name = self.planned.rule.page
        entry: dict[str, Any] = self.checklists.get(f"{name}#{section}", {})
        rhythm, role = entry.get("rhythm", ""), entry.get("role", "")
        return Checklist(items, section, rhythm, role) if items else None

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


def _joined(own: Document, base: Document) -> Iterator[Piece]:
    """A channel's own page and what holds on every channel as one: the base gives the order and the headings.

    The own opening stands; own pieces come first in each section; own sections that the base lacks follow before the last.
    """
    sections = {name: [p for p in own.pieces if p.section == name] for name in own.sections()}
    opening = [p for p in own.pieces if not p.section] or [p for p in base.pieces if not p.section]
    yield from opening
    extra = [name for name in sections if name not in base.sections()]
    *first, last = base.sections()
    for name in (*first, *extra, last):
        yield from _section(name, sections.get(name, []), [p for p in base.pieces if p.section == name])


def _section(name: str, own: list[Piece], base: list[Piece]) -> Iterator[Piece]:
    heads, rest = [p for p in base if _opens(p, name)], [p for p in base if not _opens(p, name)]
    own_heads, own_rest = [p for p in own if _opens(p, name)], [p for p in own if not _opens(p, name)]
    yield from (heads or own_heads)
    lists = [p for p in own_rest if isinstance(p.block, Checklist | Bullets)]
    if lists and rest and not isinstance(rest[0].block, Checklist | Bullets):
        yield from (p for p in own_rest if p not in lists)
        yield rest[0]
        own_rest, rest = lists, rest[1:]
    yield from own_rest
    yield from rest


def _opens(piece: Piece, section: str) -> bool:
    return isinstance(piece.block, Heading) and piece.block.level == 2 and piece.block.id == section


def _coalesced(blocks: list[Block]) -> list[Block]:
    """Checklists that follow one another become one."""
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if isinstance(block, Checklist) and isinstance(before, Checklist):
            joined[-1] = replace(before, items=before.items + block.items)
        else:
            joined.append(block)
    return joined


def _without_empty_sections(blocks: list[Block]) -> list[Block]:
    """A heading goes when nothing follows it before the next heading of its level or above."""
    kept: list[Block] = []
    level = 9
    for block in reversed(blocks):
        if isinstance(block, Heading):
            if not kept or (isinstance(kept[-1], Heading) and level <= block.level):
                continue
            level = block.level
        kept.append(block)
    return kept[::-1]


def _ids(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        own = getattr(block, "id", "")
        if own and not isinstance(block, Checklist):
            yield own
        if isinstance(block, Bullets | Checklist):
            yield from (item.id for item in block.items if item.id)


def place_of(page: Page) -> Place:
    """Where a page's own text stands."""
    return Place(page.file, 1)
