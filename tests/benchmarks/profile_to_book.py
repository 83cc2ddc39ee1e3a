"""The demo profile into the lead's Book, against Python-Markdown turning the same pages into HTML once.

Targets: 1.00 with nothing read yet, 0.30 with the library and its caches kept.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from markdown import Markdown

from generator.book import Book
from generator.dialect import parse_prose
from generator.flow import Decided, book_of, decide
from generator.library import Library, open_library
from generator.outputs.markdown import write_page
from generator.profile import Profile, load_profile
from generator.prose import split_slots
from generator.yamlfile import examined
from tests.benchmarks.measure import PROFILE, PROJECT, Rounds, in_turns, own_cpu, show

TODAY = date(2026, 11, 20)
EXTENSIONS = ["toc", "tables", "admonition", "attr_list"]  # as MkDocs has them for this project
ROUNDS = 15


def main() -> None:
    library = open_library(PROJECT)
    book = made(library)
    pages = [write_page(page) for page in book.pages]
    print(f"{len(pages)} pages, {sum(map(len, pages)) / 1000:.0f} thousand characters of Markdown, CPU time")
    sides = {
        "Python-Markdown": lambda: own_cpu(lambda: converted(pages)),
        "profile to Book, cold": lambda: own_cpu_of_cold(lambda: made(open_library(PROJECT))),
        "profile to Book, warm": lambda: own_cpu(lambda: made(library)),
    }
    targets = {"profile to Book, cold": 1.0, "profile to Book, warm": 0.3}
    show("Profile to Book", in_turns(sides, ROUNDS), "Python-Markdown", targets)
    show("The stages, cold", stages(open_library, cold=True), "", {})
    show("The stages, warm", stages(lambda _: library, cold=False), "", {})


def made(library: Library) -> Book:
    return book_of(decide(library, load_profile(PROFILE, library.vocabulary), "lead"), today=TODAY)


def converted(pages: list[str]) -> None:
    """One converter for all pages: MkDocs makes a new one for each, which takes longer."""
    markdown = Markdown(extensions=EXTENSIONS)
    for page in pages:
        markdown.reset()
        markdown.convert(page)


def own_cpu_of_cold(work: Callable[[], object]) -> float:
    for kept in (examined, parse_prose, split_slots):
        kept.cache_clear()
    return own_cpu(work)


def stages(opened: Callable[..., Library], cold: bool) -> Rounds:
    """Each stage by itself, on what the stage before it gave."""
    values: dict[str, object] = {}

    def stage(name: str, work: Callable[..., object], *names: str) -> Callable[[], float]:
        def run() -> float:
            def work_once() -> None:
                values[name] = work(*(values[other] for other in names))

            return own_cpu_of_cold(work_once) if cold and name == "library" else own_cpu(work_once)

        return run

    def profile(library: Library) -> Profile:
        return load_profile(PROFILE, library.vocabulary)

    def decided(library: Library, read: Profile) -> Decided:
        return decide(library, read, "lead")

    in_order = {
        "library": stage("library", lambda: opened(PROJECT)),
        "profile": stage("profile", profile, "library"),
        "assessment, facts, plan": stage("decided", decided, "library", "profile"),
        "book": stage("book", lambda known: book_of(known, today=TODAY), "decided"),
    }
    taken: dict[str, list[float]] = {name: [] for name in in_order}
    for _ in range(ROUNDS):
        for name, work in in_order.items():
            taken[name].append(work())
    return taken


if __name__ == "__main__":
    main()
