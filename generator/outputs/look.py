"""What the site's templates and scripts are told about a page and its book, and the page that shows problems."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from babel import Locale
from babel.dates import format_date

from generator.blocks import Bullets, Callout, Checklist, Item
from generator.book import Book, Page
from generator.escape import plain
from generator.made.handbook import part_id
from generator.outputs.dress import POLICY
from generator.outputs.markdown import HOME, TROUBLE, file_of, languages
from generator.outputs.neighbours import neighbours
from generator.outputs.single import download_of
from generator.problems import HandbookError
from generator.words import locale_of

CONTENTS = "about/contents"
STATEMENT = "about/accessibility"
# Lists of everything are tied to every page, and so to none.
APART = frozenset({HOME, CONTENTS, STATEMENT, "about/left_out", "about/handbook"}) | {
    f"reference/{index}" for index in ("checklists", "templates", "sources", "ideas", "glossary")
}


@dataclass(frozen=True)
class Link:
    """A page as another sees it."""

    title: str
    href: str
    here: bool = False


@dataclass(frozen=True)
class LanguageLink:
    """The same page in another language, seen from this one."""

    code: str
    name: str
    href: str
    here: bool


@dataclass(frozen=True)
class PartLinks:
    """The pages of a part; `apart` when they stand in another part only to be looked up there."""

    part: str
    label: str
    pages: tuple[Link, ...]
    here: bool
    apart: bool
    href: str


@dataclass(frozen=True)
class Context:
    """Given to the templates as `handbook`. `page` is the one to be shown, `root` the way to the folder of its language."""

    site: Site
    page: Page
    root: str
    languages: tuple[LanguageLink, ...] = ()
    policy: str = ""

    @property
    def labels(self) -> Mapping[str, str]:
        return self.site.book.labels

    @cached_property
    def parts(self) -> list[PartLinks]:
        """All parts in order; pages that were moved into a part to be looked up are a list by themselves."""
        pages = [page for page in self.site.book.pages if page.path != HOME]
        return [self._part(*key, list(group)) for key, group in groupby(pages, key=lambda page: (page.part, page.home))]

    def _part(self, part: str, home: str, pages: list[Page]) -> PartLinks:
        here = (part, home) == (self.page.part, self.page.home) and self.page.path != HOME
        links = tuple(self._link(page) for page in pages)
        href = self._to(CONTENTS, f"#{part_id(part, home)}")
        return PartLinks(home, self.site.book.parts.get(home, home), links, here, part != home, href)

    @cached_property
    def part(self) -> PartLinks | None:
        return next((part for part in self.parts if part.here), None)

    @property
    def related(self) -> list[Link]:
        return [self._link(page) for page in self.site.neighbours.get(self.page.path, ())]

    @property
    def trouble(self) -> str:
        return self._to(TROUBLE) if self.page.path != TROUBLE else ""

    @property
    def contents(self) -> str:
        return self._to(CONTENTS)

    @property
    def statement(self) -> str:
        return self._to(STATEMENT)

    @property
    def home(self) -> str:
        return self.root + file_of(HOME, ".html")

    @property
    def owner(self) -> str:
        return languages(self.page.owner)

    @property
    def call(self) -> str:
        """Whom to call, in one line for paper; nothing where the profile has no number."""
        return next((languages(f"{contact.who}, {contact.phone}") for contact in self.site.book.help if contact.phone), "")

    @property
    def reviewed(self) -> str:
        return self.site.day(self.page.reviewed)

    @property
    def next_review(self) -> str:
        return self.site.day(self.page.next_review)

    @property
    def overdue(self) -> bool:
        return bool(self.page.next_review) and self.page.next_review < self.site.today.isoformat()

    @property
    def dated(self) -> str:
        return self.site.day(self.site.book.date)

    @property
    def address(self) -> str:
        """Where this page will stand on the web, when the profile says where the handbook will."""
        address = self.site.book.address
        folder = f"{self.site.book.language}/" if self.site.in_folders else ""
        return f"{address.rstrip('/')}/{folder}{file_of(self.page.path, '.html')}" if address and self.page.title else ""

    @property
    def lists(self) -> str:
        """Each checklist's rhythm by the id of its section, for the script that keeps ticks."""
        rhythms = {block.id: block.rhythm for block in self.page.blocks if isinstance(block, Checklist) and block.id}
        return json.dumps(rhythms) if rhythms else ""

    def _to(self, path: str, anchor: str = "") -> str:
        return f"{self.root}{file_of(path, '.html')}{anchor}" if path in self.site.paths else ""

    def _link(self, page: Page) -> Link:
        return Link(page.title, self._to(page.path), page.path == self.page.path)


@dataclass(frozen=True)
class Site:
    """A book on its way to being a site. `siblings` are the languages built beside this one, each in a folder of its own."""

    book: Book
    siblings: Sequence[str]
    today: date
    serving: bool = False

    @cached_property
    def paths(self) -> frozenset[str]:
        return frozenset(page.path for page in self.book.pages)

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[Page, ...]]:
        return neighbours(self.book.pages, APART)

    @property
    def logo(self) -> str:
        """Its file in the site."""
        return f"assets/logo{PurePosixPath(self.book.brand.logo).suffix}" if self.book.brand.logo else ""

    @property
    def download(self) -> str:
        """The whole handbook in one file, in the site."""
        return download_of(self.book)

    @property
    def in_folders(self) -> bool:
        """Does each language have a folder, as `handbook build` makes them?"""
        return bool(self.siblings)

    @property
    def policy(self) -> str:
        """What a browser may load and run; a page that is being written is watched by a script of MkDocs', and has none."""
        return "" if self.serving else POLICY

    def day(self, day: str) -> str:
        return format_date(date.fromisoformat(day), format="long", locale=locale_of(self.book.language)) if day else ""

    def context(self, page: Page) -> Context:
        """For one page of the book."""
        links = tuple(self._language(page, code) for code in self.siblings) if len(self.siblings) > 1 else ()
        return Context(self, page, "../" * page.path.count("/"), links, self.policy)

    def beside(self, path: str, title: str) -> Context:
        """For a page that is none of the book's: the results of a search, or the one for addresses that are not there.

        The latter is shown at any address, so its links begin at the root of the server.
        """
        page = Page(path, title, "", (), self.book.language, "")
        root = self._absolute if path == "404" else ""
        links = tuple(self._language(page, code) for code in self.siblings) if len(self.siblings) > 1 and not root else ()
        return Context(self, page, root, links, self.policy)

    @property
    def _absolute(self) -> str:
        folder = urlsplit(self.book.address).path.strip("/")
        parts = [folder, self.book.language if self.in_folders else ""]
        return "/" + "".join(f"{part}/" for part in parts if part)

    def _language(self, page: Page, code: str) -> LanguageLink:
        path = file_of(page.path, ".html")
        up = "../" * (path.count("/") + 1)
        return LanguageLink(code, language_name(code), f"{up}{code}/{path}", code == self.book.language)


def language_name(code: str) -> str:
    """A language's name in that language itself, with a capital."""
    name = Locale.parse(code).get_display_name() or code
    return name[:1].upper() + name[1:]


def page_of_problems(error: HandbookError) -> Book:
    """A book of one page that shows what has to be put right, for the browser of whoever is writing."""
    items = tuple(Item(plain(str(problem))) for problem in error.problems)
    text = "The page loads anew as soon as the files are saved without these mistakes."
    page = Page(HOME, "Something needs a correction", "now", (Callout("warning", text, ()), Bullets(items)), "en", "")
    return Book("problems", "Handbook", "", "en", ("en",), "everyone", {"now": "Now"}, {}, (page,))


def needed(asset: str) -> bool:
    """Does a site need this file of the theme? Only its main stylesheet: scripts and search are our own."""
    return asset.startswith("assets/stylesheets/main.") and asset.endswith(".css")
