"""Questions about the prose: its dialect, its ids and links and slots, and whether translations follow the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.indexes import INDEX_SLOTS
from generator.library import SOURCE_LANGUAGE, Library
from generator.links import linked_units
from generator.made import BLOCK_SLOTS
from generator.outline import PageRule
from generator.problems import Problem, did_you_mean
from generator.prose import Document, Slot
from generator.values import CHANNEL_SLOTS, TEXT_SLOTS

_SLOT = re.compile(r"\{\{\s*([^}]*?)\s*\}\}")


def page_problems(library: Library) -> Iterator[Problem]:
    """All pages of all languages."""
    units = all_units(library)
    for language in library.languages:
        for page in library.files(language):
            document = library.prose(language, page)
            if document is None:
                continue
            yield from document.problems
            yield from _front(document)
            yield from _ids(library, language, page, document)
            yield from _links(document, units)
            yield from _slots(library, page, document)
            if language == SOURCE_LANGUAGE:
                yield from _wanted(library, page, document)
            else:
                yield from _translation(library, language, page, document)
        yield from _missing(library, language)


def all_units(library: Library) -> set[str]:
    """Every page and unit that a link may lead to."""
    found: set[str] = set()
    for rule in library.outline.pages:
        found |= {name for name, _ in _instances(library, rule)}
        for page, sources in _instances(library, rule):
            for source in sources:
                document = library.prose(SOURCE_LANGUAGE, source)
                found |= {f"{page}#{unit}" for unit, _ in document.ids()} if document else set()
    return found


def _instances(library: Library, rule: PageRule) -> Iterator[tuple[str, list[str]]]:
    """A page's id with the files it is made of; one for each channel of the vocabulary where it is repeated."""
    if not rule.each:
        yield rule.page, [rule.page]
    for channel in library.vocabulary.channels if rule.each else ():
        page = rule.page.replace("{channel}", channel)
        yield page, [page, rule.base]


def _front(document: Document) -> Iterator[Problem]:
    if not document.title:
        yield Problem(document.place(), "has no title", "begin the file with ---, title: ..., ---")
    known = {"title", "reviewed", "translates", "patches"}
    for key in document.front.keys() - known:
        yield Problem(document.place(), f"'{key}' is not a key of the front matter", did_you_mean(key, known))
    if document.pieces and document.pieces[0].section:
        yield Problem(document.place(document.pieces[0].line), "begins without an opening paragraph", level="warning")


def _ids(library: Library, language: str, page: str, document: Document) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for name, line in document.ids():
        if name in seen:
            yield Problem(document.place(line), f"the id '{name}' stands twice", f"first in line {seen[name]}")
        seen[name] = line
    base = next((rule.base for rule in library.outline.pages if rule.base and _is_own(rule, page)), "")
    shared = library.prose(language, base) if base else None
    for name, _ in shared.ids() if shared else ():
        if name in seen and name not in shared.sections():  # type: ignore[union-attr]
            yield Problem(document.place(seen[name]), f"the id '{name}' stands in {base}.md too, and both are on one page")


def _is_own(rule: PageRule, page: str) -> bool:
    prefix, mark, suffix = rule.page.partition("{channel}")
    return bool(mark) and page != rule.base and page.startswith(prefix) and page.endswith(suffix)


def _links(document: Document, units: set[str]) -> Iterator[Problem]:
    for line, text in _lines(document):
        for unit in linked_units(text):
            if unit not in units:
                yield Problem(document.place(line), f"there is no unit '{unit}' to link to", did_you_mean(unit, units))


def _slots(library: Library, page: str, document: Document) -> Iterator[Problem]:
    on_channel = any(rule.base == page or _is_own(rule, page) for rule in library.outline.pages)
    known = {*TEXT_SLOTS, *(CHANNEL_SLOTS if on_channel else ())}
    blocks = {*BLOCK_SLOTS, *INDEX_SLOTS}
    alone = {piece.line for piece in document.pieces if isinstance(piece.block, Slot)}
    for line, text in _lines(document):
        for slot in _SLOT.findall(text):
            if slot in blocks and line not in alone:
                yield Problem(document.place(line), f"the slot '{slot}' makes a block, so it stands alone in a paragraph")
            elif slot not in known and slot not in blocks:
                yield Problem(document.place(line), f"there is no slot '{slot}'", did_you_mean(slot, [*known, *blocks]))


def _lines(document: Document) -> Iterator[tuple[int, str]]:
    text = document.source.splitlines()
    yield from enumerate(text, start=1)


def _wanted(library: Library, page: str, document: Document) -> Iterator[Problem]:
    rules = library.outline.pages
    if not any(page in (rule.page, rule.base) or _is_own(rule, page) for rule in rules):
        hint = did_you_mean(page, [rule.page for rule in rules])
        yield Problem(document.place(), "config/outline.yml does not name this page", hint, "warning")


def _translation(library: Library, language: str, page: str, document: Document) -> Iterator[Problem]:
    source = library.prose(SOURCE_LANGUAGE, page)
    if source is None:
        yield Problem(document.place(), f"there is no page {page} in {SOURCE_LANGUAGE} that this translates", level="warning")
        return
    here, there = dict(document.ids()), dict(source.ids())
    for name in there.keys() - here.keys():
        yield Problem(document.place(), f"lacks the unit '{name}'", f"{source.file}:{there[name]} has it")
    for name in here.keys() - there.keys():
        yield Problem(document.place(here[name]), f"has the unit '{name}', which the source lacks", f"see {source.file}")
    if document.front.get("translates", "") != source.hash:
        said = "the source has changed since" if "translates" in document.front else "does not say what it translates"
        hint = f"when it follows {source.file}, write translates: {source.hash}"
        yield Problem(document.place(), f"{said}", hint, "warning")
    missing = set(_SLOT.findall(source.source)) - set(_SLOT.findall(document.source))
    for slot in missing:
        yield Problem(document.place(), f"lacks the slot '{slot}'", f"{source.file} has it", "warning")


def _missing(library: Library, language: str) -> Iterator[Problem]:
    if language == SOURCE_LANGUAGE:
        return
    here = set(library.files(language))
    for page in library.files(SOURCE_LANGUAGE):
        document = library.prose(SOURCE_LANGUAGE, page)
        if page not in here and document:
            message = f"is not yet in {language}: it stands there in English, marked as such"
            yield Problem(document.place(), message, f"handbook/{language}/{page}.md", "notice")
