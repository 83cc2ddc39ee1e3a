"""A Plan and the Library into a Book: pages of blocks in memory, slots filled, links led to where their units are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from generator.blocks import Block, Note
from generator.book import Book, Page, ids_of
from generator.editions import Seen
from generator.escape import in_one_language
from generator.guides import at_a_glance, steps_of, wrong_with
from generator.indexes import with_indexes
from generator.library import SOURCE_LANGUAGE, Library
from generator.links import resolve
from generator.made import help_contacts
from generator.outline import reads
from generator.pages import PageMaker
from generator.plan import Decision, Plan, PlannedPage
from generator.problems import HandbookError, Place, Problem
from generator.profile import Profile
from generator.prose import Document, Slot
from generator.reasons import keeper, numbers_of, own_pages, reason
from generator.teller import Teller
from generator.values import Filler


@dataclass(frozen=True)
class _Draft:
    """A page whose indexes are still to be made, because they list what stands on all pages; `page` has no blocks yet."""

    page: Page
    blocks: tuple[Block | Slot, ...]

    @property
    def path(self) -> str:
        return self.page.path

    @property
    def title(self) -> str:
        return self.page.title


def make_book(plan: Plan, seen: Seen, library: Library, language: str, today: date) -> Book:
    """Raises HandbookError with everything in the prose that keeps a page from being made."""
    teller = Teller(seen, library, language, today)
    maker = _BookMaker(teller, plan)
    pages = maker.pages()
    if maker.problems:
        raise HandbookError(maker.problems)
    profile, words = seen.profile, teller.words
    return Book(
        id=profile.handbook_id,
        title=words.say("labels.book_title", org=teller.profile.short_name),
        organisation=profile.organisation.name,
        language=language,
        languages=profile.handbook.languages,
        edition=plan.edition,
        parts={part: words.say(f"parts.{part}") for page in pages for part in (page.part, page.home)},
        labels=words.site,
        pages=pages,
        version=profile.handbook.version or "",
        date=profile.handbook.date.isoformat() if profile.handbook.date else "",
        address=profile.address(plan.edition),
        help=help_contacts(teller),
        brand=profile.brand,
        homes=maker.homes,
    )


class _BookMaker:
    """Makes all pages first, so that links can then be led to the units that are there."""

    def __init__(self, teller: Teller, plan: Plan) -> None:
        self.teller, self.plan = teller, plan
        self.problems: list[Problem] = []
        self.homes: dict[str, str] = {}
        self.numbers = numbers_of(teller.library)

    def pages(self) -> tuple[Page, ...]:
        drafts = [draft for planned in self.plan.included() if (draft := self.draft(planned))]
        pages = [replace(draft.page, blocks=self.indexed(draft, drafts)) for draft in drafts]
        for page in pages:
            self.homes[page.path] = page.path
            self.homes.update({f"{page.path}#{name}": f"{page.path}#{name}" for name in ids_of(page.blocks)})
        for planned in self.plan.included():
            self.homes.update(pair for d in self.plan.housed(planned) for pair in self.lodging(planned.page, d.unit))
        self.homes = dict(self.on_the_first_channel()) | self.homes
        led = (replace(page, blocks=resolve(page.blocks, partial(self.find, page))) for page in pages)
        return tuple(self.guided(page) if page.shape == "steps" else page for page in led)

    def guided(self, page: Page) -> Page:
        """A guide ends with the whole of it at a glance, and is no guide when an answer leads nowhere."""
        steps = steps_of(page.path, page.blocks)
        self.problems += wrong_with(steps, page.file)
        labels = self.teller.library.words(page.language).site
        return replace(page, blocks=page.blocks + at_a_glance(page.path, steps, labels))

    def indexed(self, draft: _Draft, drafts: list[_Draft]) -> tuple[Block, ...]:
        return with_indexes(draft.blocks, self.teller.library.words(draft.page.language), drafts)

    def on_the_first_channel(self) -> Iterator[tuple[str, str]]:
        """What every channel's page has stands, under the name of the page they share, on the first that has it."""
        for planned in reversed(self.plan.included()):
            if planned.rule.base:
                own = f"{planned.page}#"
                units = [unit for unit in self.homes if unit == planned.page or unit.startswith(own)]
                yield from ((planned.rule.base + unit.removeprefix(planned.page), self.homes[unit]) for unit in units)

    def lodging(self, holder: str, unit: str) -> Iterator[tuple[str, str]]:
        """Where a housed section and each unit in it now stand."""
        page, _, section = unit.partition("#")
        yield unit, f"{holder}#{section}"
        document = self.document(page)
        for piece in document.pieces if document else ():
            if piece.section == section and not isinstance(piece.block, Slot):
                yield from (
                    (f"{page}#{name}", f"{holder}#{name}")
                    for name in ids_of((piece.block,))
                    if f"{holder}#{name}" in self.homes
                )

    def find(self, origin: Page, unit: str) -> str | None:
        """Where a unit is in this book: its own home, the page that stands for its page, or nowhere."""
        if unit in self.homes:
            return self.homes[unit]
        name = unit.partition("#")[0]
        try:
            page = self.plan.why(name)
        except KeyError:
            if any(name == rule.base for rule in self.teller.library.outline.pages):
                return None  # no channel's page has it
            self.problems.append(Problem(Place(origin.file), f"links to '{unit}', which is no page of this handbook"))
            return None
        if page.reason != "replaced" or page.by not in self.homes:
            return None
        _, mark, section = unit.partition("#")
        return self.homes.get(f"{page.by}{mark}{section}", page.by)

    def draft(self, planned: PlannedPage) -> _Draft | None:
        names = own_pages(self.teller, planned)
        documents = [d for name in names if (d := self.document(name))]
        if not documents:
            place = planned.rule.rule.place
            self.problems.append(Problem(place, f"{planned.page}: there is no text for this page in any language"))
            return None
        language = self.language_of(names)
        teller = replace(self.teller, language=language)  # an English page is English in its tables and names too
        filler = Filler(teller, planned.channel)
        blocks = PageMaker(teller, self.plan, _without_housed(planned), filler).blocks(documents)
        for housed in self.plan.housed(planned):
            blocks += self.lodger(housed, filler)
        own = documents[0]
        if language != self.teller.language:
            blocks.insert(0, Note("language", self.teller.words.say("site.not_translated")))
        title = in_one_language(filler.fill(own.title) or planned.page)
        return _Draft(self.page(planned, title, language, own), tuple(blocks))

    def page(self, planned: PlannedPage, title: str, language: str, own: Document) -> Page:
        """Without its blocks."""
        reviewed = own.front.get("reviewed", "")
        return Page(
            planned.page, title, planned.part, (), language, own.file, reviewed,
            shape=planned.rule.shape,
            home=planned.rule.part,
            owner=keeper(self.teller, planned) or "",
            next_review=_next_review(self.teller.profile, reviewed),
            why=reason(self.teller.words, planned.decision, self.numbers) if reads(self.plan.edition, "team") else "",
        )  # fmt: skip

    def lodger(self, decision: Decision, filler: Filler) -> list[Block | Slot]:
        """A section of another page that lives here."""
        name, _, unit = decision.unit.partition("#")
        home, document = self.plan_page(name), self.document(name)
        if document is None:
            return []
        section = replace(document, pieces=tuple(p for p in document.pieces if p.section == unit))
        units = {name: replace(d, included=d.included or d.reason == "page") for name, d in home.units.items()}
        return PageMaker(filler.teller, self.plan, replace(home, units=units), filler).blocks([section])

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


def _next_review(profile: Profile, reviewed: str) -> str:
    """As long after the day the page was read through, or after the handbook's own if that is later, as the profile says."""
    days = [day for day in (date.fromisoformat(reviewed) if reviewed else None, profile.handbook.date) if day]
    return profile.handbook.review_every.after(max(days)).isoformat() if days else ""


def _without_housed(planned: PlannedPage) -> PlannedPage:
    """A page as it stands when sections of it live elsewhere."""
    units = {name: replace(d, included=d.included and d.reason != "housed") for name, d in planned.units.items()}
    return replace(planned, units=units)
