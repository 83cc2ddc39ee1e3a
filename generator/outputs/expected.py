"""A built site against the list of what it should hold, before it is put in place: nothing missing, nothing besides."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.book import Book
from generator.outputs.markdown import file_of
from generator.outputs.single import download_of
from generator.problems import HandbookError, Place, Problem

# Beside the pages: the theme's and the packs' files, and what is made for the scripts.
FOLDERS = ("assets/",)


def check_built(folder: Path, book: Book) -> None:
    """Raises HandbookError when a page of the book is missing, or a file stands there that nobody asked for."""
    expected = {file_of(page.path, ".html") for page in book.pages} | {"404.html", "search.html", download_of(book)}
    built = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink() or path.is_file()}
    problems = [*_missing(expected - built), *_unexpected(built - expected, folder)]
    if problems:
        raise HandbookError(problems)


def _missing(files: set[str]) -> Iterator[Problem]:
    for file in files:
        yield Problem(Place(file), "was not built, though it is a page of this handbook")


def _unexpected(files: set[str], folder: Path) -> Iterator[Problem]:
    for file in files:
        if not file.startswith(FOLDERS) or file.endswith((".html", ".md", ".yml")) or (folder / file).is_symlink():
            yield Problem(Place(file), "was built, though it is no part of this handbook", "look at the plugins in mkdocs.yml")
