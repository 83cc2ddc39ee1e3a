"""What tests of the engine share: the toy pack opened alone, small profiles as text, and what was complained about."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.book import Book, Page
from generator.flow import Decided, book_of, decide
from generator.library import Library, open_packs
from generator.outline import Edition
from generator.packs import Pack
from generator.problems import HandbookError, Problem
from generator.profile import Profile, load_profile

ROOT = Path(__file__).parent.parent
TOY = Path(__file__).parent / "toy"
EXAMPLES = tuple(sorted(path.stem for path in (ROOT / "config" / "profiles").glob("*.yml")))

SMALLEST = """\
handbook: {languages: [en]}
organisation: {name: Toy, kind: company, sector: property, countries: [FI]}
channels: [{channel: facebook}]
resources: {people: [{role: owner, hours_per_week: 3}]}
"""
SOLO = SMALLEST
PAIR = SMALLEST.replace("hours_per_week: 3}", "hours_per_week: 3}, {role: marketing, hours_per_week: 3}")
TRIO = PAIR.replace("{role: marketing", "{role: social_lead, hours_per_week: 3}, {role: marketing")


def open_toy(*folders: Path) -> Library:
    """A library of these packs alone, without the core pack under them."""
    return open_packs([Pack(folder.name, folder) for folder in folders or (TOY,)])


def write(folder: Path, file: str, text: str) -> Path:
    """A file with its folders."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def change(folder: Path, file: str, old: str, new: str) -> None:
    """One text in a file for another; the text has to be there."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text, f"{file} does not hold {old!r}"
    write(folder, file, text.replace(old, new, 1))


def profile_of(text: str, library: Library, folder: Path) -> Profile:
    """A profile written as text."""
    return load_profile(write(folder, "profile_of_test.yml", text), library.vocabulary)


def decided_for(text: str, folder: Path, edition: Edition = "everyone", library: Library | None = None) -> Decided:
    """Figures, facts and plan of the toy pack for a profile written as text."""
    library = library or open_toy(folder)
    return decide(library, profile_of(text, library, folder), edition)


def book_for(text: str, folder: Path, edition: Edition = "everyone", language: str = "") -> Book:
    """The toy pack's book for a profile written as text."""
    return book_of(decided_for(text, folder, edition), language)


def page_of(book: Book, path: str) -> Page:
    """The page of a book with this id."""
    return next(page for page in book.pages if page.path == path)


def lines(problems: Iterable[Problem] | HandbookError) -> list[str]:
    """Problems as they are printed, in order of their places."""
    return [str(problem) for problem in sorted(problems.problems if isinstance(problems, HandbookError) else problems)]
