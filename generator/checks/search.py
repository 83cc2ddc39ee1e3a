"""Questions about search.yml: does every page and section that it has phrases for exist?"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.pages import all_units
from generator.checks.rules import units_of
from generator.library import Library
from generator.packs import mappings_of
from generator.problems import Problem, did_you_mean
from generator.yamlfile import Tree


def search_problems(library: Library) -> Iterator[Problem]:
    """Those of every language and pack."""
    units = _units_to_find(library)
    for language in library.languages:
        for tree in mappings_of(library.packs, f"handbook/{language}/search.yml"):
            for unit, phrases in tree.data.items():
                if unit not in units:
                    message = f"there is no page or section '{unit}' to find"
                    yield Problem(tree.key_place(unit), message, did_you_mean(unit, units))
                yield from _phrases(tree, unit, phrases)


def _units_to_find(library: Library) -> set[str]:
    """What a link may lead to, and what pages that are repeated have in common: channels/every#before_post."""
    shared = {rule.base: units_of(library, rule).get(rule.base, set()) for rule in library.outline.pages if rule.base}
    return all_units(library) | {base + end for base, ids in shared.items() for end in ("", *(f"#{name}" for name in ids))}


def _phrases(tree: Tree, unit: str, phrases: object) -> Iterator[Problem]:
    if not isinstance(phrases, list) or not all(isinstance(phrase, str) for phrase in phrases):
        yield Problem(tree.key_place(unit), f"{unit}: a list of phrases belongs here", "start each with '- '")
