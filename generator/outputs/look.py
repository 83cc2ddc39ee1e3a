"""What the site's templates are told about a page, the page that shows problems, and what no reader needs."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.dates import format_date

from generator.blocks import Bullets, Callout, Item
from generator.book import Book, Page
from generator.escape import plain
from generator.outputs.markdown import HOME, file_of
from generator.problems import HandbookError
from generator.words import LOCALES

TROUBLE = "now/trouble"


@dataclass(frozen=True)
class LanguageLink:
    """The same page in another language, seen from this one."""

    code: str
    name: str
    href: str
    here: bool


@dataclass(frozen=True)
class Context:
    """Given to the templates as `handbook`."""

    book: Book
    page: Page
    labels: dict[str, str]
    languages: tuple[LanguageLink, ...]
    trouble: str
    reviewed: str


def context_of(book: Book, page: Page, siblings: Sequence[str]) -> Context:
    """Shapes: `siblings` are the languages that are built beside this one, in folders next to it."""
    links = tuple(_language(book, page, code) for code in siblings) if len(siblings) > 1 else ()
    has_trouble = page.path != TROUBLE and any(other.path == TROUBLE for other in book.pages)
    trouble = _relative(TROUBLE, page) if has_trouble else ""
    return Context(book, page, dict(book.labels), links, trouble, _day(page.reviewed, book.language))


def _language(book: Book, page: Page, code: str) -> LanguageLink:
    path = file_of(page.path, ".html")
    up = "../" * (path.count("/") + 1)
    return LanguageLink(code, language_name(code), f"{up}{code}/{path}", code == book.language)


def _day(day: str, language: str) -> str:
    return format_date(date.fromisoformat(day), format="long", locale=LOCALES.get(language, language)) if day else ""


def _relative(path: str, page: Page) -> str:
    return posixpath.relpath(file_of(path, ".html"), posixpath.dirname(page.path) or ".")


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


def needed(asset: str, language: str) -> bool:
    """Does a site in this language need this file of the theme? Not source maps, nor the search of other languages."""
    if asset.endswith(".map"):
        return False
    if not asset.startswith("assets/javascripts/lunr/"):
        return True
    return any(asset.endswith(f"lunr.{part}.min.js") for part in (language, "stemmer.support", "multi"))
