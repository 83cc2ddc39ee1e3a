"""Questions about outline.yml, facts.yml and checklists.yml: does every name exist, and is every fact used?"""

from __future__ import annotations

from collections.abc import Iterator

from generator.conditions import Test
from generator.facts import FactRule
from generator.library import SOURCE_LANGUAGE, Library
from generator.names import unknown_in_rules
from generator.outline import PageRule
from generator.problems import Place, Problem, did_you_mean
from generator.profile import Field, Vocabulary, profile_fields


def rule_problems(library: Library) -> Iterator[Problem]:
    yield from unknown_in_rules(library.outline, library.facts)
    yield from _outline(library)
    yield from _facts(library)
    yield from _checklists(library)


def units_of(library: Library, page: PageRule) -> dict[str, set[str]]:
    """The ids in each English file that a page of the outline is made from."""
    names = [page.base] if page.base else []
    if page.each:
        names += [page.page.replace("{channel}", channel) for channel in library.vocabulary.channels]
    else:
        names.append(page.page)
    documents = {name: library.prose(SOURCE_LANGUAGE, name) for name in names}
    return {name: {unit for unit, _ in document.ids()} for name, document in documents.items() if document}


def _outline(library: Library) -> Iterator[Problem]:
    pages = {page.page: page for page in library.outline.pages}
    for page in library.outline.pages:
        units = units_of(library, page)
        place = page.rule.place
        if not units or (page.base and page.base not in units):
            yield Problem(place, f"{page.page}: handbook/{SOURCE_LANGUAGE} has no file {page.base or page.page}.md")
            continue
        known = set[str]().union(*units.values())
        for unit, rule in page.units.items():
            if unit not in known:
                file = f"handbook/{SOURCE_LANGUAGE}/{page.base or page.page}.md"
                yield Problem(rule.place, f"{file} has no unit '{unit}'", did_you_mean(unit, known))
        for other in page.instead_of:
            if other not in pages:
                yield Problem(place, f"{page.page}: instead_of names '{other}', which is no page", did_you_mean(other, pages))
        for unit in page.holds:
            yield from _held(library, pages, page, unit)


def _held(library: Library, pages: dict[str, PageRule], page: PageRule, unit: str) -> Iterator[Problem]:
    home, _, name = unit.partition("#")
    document = library.prose(SOURCE_LANGUAGE, home) if home in pages else None
    if document is None or name not in document.sections():
        yield Problem(page.rule.place, f"{page.page}: holds '{unit}', which is no section of a page")


def _facts(library: Library) -> Iterator[Problem]:
    known = {field.path: field for field in profile_fields() if "[]" not in field.path}
    used = {name for _, rule in library.outline.rules() for name in rule.condition.names}
    for rule in library.facts.values():
        if rule.name not in used:
            yield Problem(
                rule.place, f"nothing uses the fact '{rule.name}'", "use it in config/outline.yml or take it out", "warning"
            )
        for test in rule.condition.tests:
            yield from _fact_name(rule, test, known, library.vocabulary)


def _fact_name(rule: FactRule, test: Test, known: dict[str, Field], vocabulary: Vocabulary) -> Iterator[Problem]:
    name = test.name
    if name in known:
        words = known[name].choices or (vocabulary.words(known[name].words_from) if known[name].words_from else ())
        for value in test.value if isinstance(test.value, tuple) else (test.value,):
            if words and test.operator and value not in words:
                yield Problem(rule.place, f"{rule.name}: '{value}' is not a word for {name}", did_you_mean(str(value), words))


def _checklists(library: Library) -> Iterator[Problem]:
    pages = {page.page: page for page in library.outline.pages}
    for entry in library.checklists:
        page, _, section = entry.partition("#")
        known = set[str]().union(*units_of(library, pages[page]).values()) if page in pages else set()
        if section not in known:
            yield Problem(Place("config/checklists.yml"), f"'{entry}' is not a section of a page", did_you_mean(section, known))
