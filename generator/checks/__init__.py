"""Questions asked of a library: missing words, dead rules, stale pages, stale facts; and of one handbook.

Each question is a function that yields problems; `library_problems` asks them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.figures import figure_problems
from generator.checks.pages import page_problems
from generator.checks.principles import principle_problems
from generator.checks.rules import rule_problems
from generator.checks.search import search_problems
from generator.checks.style import long_pages, style_problems
from generator.checks.texts import text_problems
from generator.checks.variations import Example, dead_rules
from generator.library import Library
from generator.problems import Problem


def library_problems(library: Library, today: date) -> Iterator[Problem]:
    """Everything that can be seen without a profile."""
    yield from rule_problems(library)
    yield from page_problems(library)
    yield from text_problems(library)
    yield from style_problems(library)
    yield from principle_problems(library)
    yield from search_problems(library)
    yield from figure_problems(library, today)


__all__ = ["Example", "dead_rules", "library_problems", "long_pages"]
