"""Which pages of a book belong to one another, by the links between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from math import sqrt

from generator.book import Page

MOST = 4
_LINK = re.compile(r"(?<=page:)[a-z0-9_/]+")


def neighbours(pages: Sequence[Page], apart: frozenset[str] = frozenset()) -> Mapping[str, tuple[Page, ...]]:
    """For each page the few that it is tied to most: by links to and fro, more when they stand in one part.

    A page that everyone links to is no one's nearest. Pages named in `apart` (a start, indexes) are nobody's neighbours.
    """
    known = {page.path: page for page in pages if page.path not in apart}
    ties = _ties(known)
    degree = {path: sum(weights.values()) for path, weights in ties.items()}

    def nearness(page: Page, other: str) -> float:
        return (ties[page.path][other] + (page.home == known[other].home)) / sqrt(degree[other] + 1)

    return {
        page.path: tuple(known[path] for path in sorted(ties[page.path], key=lambda other: -nearness(page, other))[:MOST])
        for page in known.values()
    }


def _ties(pages: Mapping[str, Page]) -> dict[str, Counter[str]]:
    ties: dict[str, Counter[str]] = {path: Counter() for path in pages}
    for path, page in pages.items():
        for target in _targets(page.blocks):
            if target in pages and target != path:
                ties[path][target] += 2
                ties[target][path] += 1
    return ties


def _targets(value: object) -> Iterator[str]:
    """The pages that any text in these blocks leads to."""
    if isinstance(value, str):
        yield from _LINK.findall(value)
    elif isinstance(value, tuple):
        for one in value:
            yield from _targets(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _targets(getattr(value, field.name))
