"""Questions about principles.yml: does every founding idea have a unit that carries it, and do the quoted words stand there?"""

from __future__ import annotations

from collections.abc import Iterator

from generator.escape import as_read
from generator.library import Library
from generator.made.indexes import carriers
from generator.problems import Place, Problem, did_you_mean

FILE = Place("config/principles.yml")


def principle_problems(library: Library) -> Iterator[Problem]:
    """Each entry: `unit` (page or page#id), `says` (language -> words that stand on that page); more of both under `also`."""
    pages = set(library.files("en"))
    for name, entry in ((name, carrier) for name, whole in library.principles.items() for carrier in carriers(whole)):
        page, _, unit = str(entry.get("unit", "")).partition("#")
        document = library.prose("en", page)
        if document is None:
            yield Problem(FILE, f"{name}: there is no page '{page}'", did_you_mean(page, pages))
            continue
        if unit and unit not in {known for known, _ in document.ids()}:
            yield Problem(FILE, f"{name}: {page} has no unit '{unit}'")
        yield from _quotes(library, name, page, entry.get("says", {}))


def _quotes(library: Library, name: str, page: str, says: dict[str, str]) -> Iterator[Problem]:
    for language in library.languages:
        document = library.prose(language, page)
        if document is None:
            continue
        if language not in says:
            yield Problem(FILE, f"{name}: quotes no words in {language}", f"see {document.file}", "warning")
        elif plain(says[language]) not in plain(document.source):
            yield Problem(document.place(), f"does not say what {name} quotes: {says[language]}", str(FILE))


def plain(text: str) -> str:
    """Text without marks and on one line, for looking words up in it."""
    return " ".join(as_read(text).split())
