"""What stands on the pages of a book, as lists of links: its checklists by rhythm, its words to copy.

They can only be made when all pages are: until then the slot stands in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from generator.blocks import Block, Checklist, Heading, Words, titled
from generator.prose import Slot
from generator.words import WordBook

RHYTHMS = (
    "in_a_crisis", "every_working_day", "before_each_post", "weekly", "monthly", "quarterly", "yearly", "set_up", "once",
)  # fmt: skip


class Made(Protocol):
    """A page whose blocks are ready."""

    @property
    def path(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def blocks(self) -> tuple[Block | Slot, ...]: ...


def checklist_index(words: WordBook, pages: Sequence[Made]) -> tuple[Block, ...]:
    """By rhythm; a checklist that stands on several pages under one heading is one line with a link to each."""
    found: dict[str, dict[tuple[str, str], list[str]]] = {rhythm: {} for rhythm in RHYTHMS}
    for page in pages:
        for heading, checklist in _checklists(page):
            if checklist.rhythm in found:
                links = found[checklist.rhythm].setdefault((heading, checklist.role), [])
                links.append(f"[{page.title}](unit:{page.path}#{checklist.id})")
    return tuple(
        block
        for rhythm, lists in found.items()
        if lists
        for block in titled(words.say(f"rhythms.{rhythm}"), [_line(words, *called, links) for called, links in lists.items()])
    )


def _line(words: WordBook, heading: str, role: str, links: list[str]) -> str:
    whose = f" ({words.say(f'checklist_roles.{role}')})" if role else ""
    return f"**{heading}:** {', '.join(links)}{whose}"


def _checklists(page: Made) -> Iterator[tuple[str, Checklist]]:
    """Each section's checklist once, with its heading."""
    headings = {block.id: block.text for block in page.blocks if isinstance(block, Heading)}
    seen = set()
    for block in page.blocks:
        if isinstance(block, Checklist) and block.id not in seen:
            seen.add(block.id)
            yield headings.get(block.id, page.title), block


def template_index(words: WordBook, pages: Sequence[Made]) -> tuple[Block, ...]:
    """Page by page, what there is to copy."""
    return tuple(
        block
        for page in pages
        for block in titled(page.title, [f"[{w.title}](unit:{page.path}#{w.id})" for w in _to_copy(page)])
    )


def _to_copy(page: Made) -> Iterator[Words]:
    return (block for block in page.blocks if isinstance(block, Words) and block.id)


INDEX_SLOTS: Mapping[str, Callable[[WordBook, Sequence[Made]], tuple[Block, ...]]] = {
    maker.__name__: maker for maker in (checklist_index, template_index)
}


def with_indexes(blocks: Sequence[Block | Slot], words: WordBook, pages: Sequence[Made]) -> tuple[Block, ...]:
    """The blocks with each index in its slot's place."""
    filled: list[Block] = []
    for block in blocks:
        filled += INDEX_SLOTS[block.name](words, pages) if isinstance(block, Slot) else (block,)
    return tuple(filled)
