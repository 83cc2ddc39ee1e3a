"""A handbook in memory: pages of blocks, in one language, for the readers of one edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.blocks import Block, Bullets, Checklist, Contact
from generator.outline import Edition, Shape
from generator.profile import Brand


@dataclass(frozen=True)
class Page:
    """A page of the book. `path` is its id (crisis/plan); `language` that of its text; `file` where its own text stands.

    `home` is the part where the outline names it, also when it stands in another; `owner` is a role's title; the days are ISO;
    `why` says in words why it is in, for those who may know.
    """

    path: str
    title: str
    part: str
    blocks: tuple[Block, ...]
    language: str
    file: str
    reviewed: str = ""
    shape: Shape = "text"
    home: str = ""
    owner: str = ""
    next_review: str = ""
    why: str = ""


@dataclass(frozen=True)
class Book:
    """One handbook in one language for the readers of one edition; `homes` tells where each page and unit stands in it.

    `date` is an ISO day; `help` is whom any employee calls, as far as the edition may know.
    """

    id: str
    title: str
    organisation: str
    language: str
    languages: tuple[str, ...]
    edition: Edition
    parts: Mapping[str, str]
    labels: Mapping[str, str]
    pages: tuple[Page, ...]
    version: str = ""
    date: str = ""
    address: str = ""
    help: tuple[Contact, ...] = ()
    brand: Brand = Brand.unsaid()  # noqa: RUF009 - frozen
    homes: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)


def ids_of(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The ids of all units that stand in these blocks."""
    for block in blocks:
        own = getattr(block, "id", "")
        if own and not isinstance(block, Checklist):
            yield own
        if isinstance(block, Bullets | Checklist):
            yield from (item.id for item in block.items if item.id)
