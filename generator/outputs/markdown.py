"""A page's blocks into Markdown: what feeds MkDocs, and what an exported project is made of."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from typing import Any

from generator.blocks import (
    Block,
    Bullets,
    Callout,
    Checklist,
    Code,
    Contacts,
    Facts,
    Figure,
    Guide,
    Heading,
    Item,
    Note,
    Prose,
    Table,
    Words,
)
from generator.book import Page
from generator.escape import SPOKEN, mail_link, phone_link
from generator.outputs.codes import code
from generator.outputs.pictures import drawing

HOME = "start"
TROUBLE = "now/trouble"
_ONE_LETTER = re.compile(r"(?<![\w&#;/.-])([aiouwzAIOUWZ]) (?=\S)")
_PAGE_LINK = re.compile(r"\]\(page:([^)\s#]*)(#[^)\s]*)?\)")


def write_page(page: Page) -> str:
    """Markdown of one page, its title as the only level 1 heading; links to pages are relative and end in .md."""
    lines = [f"# {page.title}", *_all_written(page.blocks)]
    return languages(relative_links(_typeset("\n\n".join(lines) + "\n", page.language), page.path))


def languages(text: str) -> str:
    """Words in another language as HTML says it, for screen readers and hyphenation."""
    return SPOKEN.sub(r"<span lang='\2'>\1</span>", text)


def _typeset(text: str, language: str) -> str:
    """Polish does not leave a one-letter word at the end of a line."""
    return _ONE_LETTER.sub("\\1\u00a0", text) if language == "pl" else text


def file_of(path: str, ending: str = ".md") -> str:
    """The file of a page: the start page is the site's index."""
    return f"index{ending}" if path == HOME else f"{path}{ending}"


def relative_links(text: str, path: str) -> str:
    """Links to pages of the book as links between files, seen from the page at `path`."""
    here = posixpath.dirname(path)

    def link(match: re.Match[str]) -> str:
        target = posixpath.relpath(file_of(match[1]), here or ".")
        return f"]({target}{match[2] or ''})"

    return _PAGE_LINK.sub(link, text)


def _all_written(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Lists that follow one another stay two lists only when something stands between them."""
    before: Block | None = None
    for block in blocks:
        if isinstance(before, Bullets | Checklist) and isinstance(block, Bullets | Checklist):
            yield "<!-- -->"
        yield from _written(block)
        before = block.same if isinstance(block, Figure) else block


def _written(block: Block) -> Iterator[str]:
    yield from _WRITERS[type(block)](block)


def _heading(block: Heading) -> Iterator[str]:
    yield f"{'#' * block.level} {block.text} {{#{block.id}}}" if block.id else f"{'#' * block.level} {block.text}"


def _prose(block: Prose) -> Iterator[str]:
    yield f"{block.text}\n{{: #{block.id} }}" if block.id else block.text


def _bullets(block: Bullets) -> Iterator[str]:
    mark: Callable[[int], str] = (lambda n: f"{n}. ") if block.ordered else (lambda n: "- ")
    yield "\n".join(line for n, item in enumerate(block.items, 1) for line in _item(item, mark(n)))


def _checklist(block: Checklist) -> Iterator[str]:
    yield "\n".join(line for item in block.items for line in _item(item, "- [ ] "))


def _item(item: Item, mark: str) -> Iterator[str]:
    yield f"{mark}{item.text}" + (f" {{#{item.id}}}" if item.id else "")
    yield from (f"    - {child}" for child in item.children)


def _table(block: Table) -> Iterator[str]:
    rows = [block.header, tuple("---" for _ in block.header), *block.rows]
    yield "\n".join("| " + " | ".join(cell or " " for cell in row) + " |" for row in rows)


def _facts(block: Facts) -> Iterator[str]:
    """Three columns, so that a phone can show them: what, the figure, and what it rests on."""
    rows = tuple((f.label, f.value, ", ".join(filter(None, (f.grade, f.source, f.checked)))) for f in block.facts)
    yield from _table(Table(block.header, rows))


def _admonition(kind: str, title: str, paragraphs: tuple[str, ...], name: str = "") -> Iterator[str]:
    quoted = title.replace('"', "&quot;")
    body = "\n\n".join(f"    {paragraph}" for paragraph in paragraphs)
    yield f'!!! {kind} "{quoted}"\n\n{body}' + (f"\n\n    {{#{name}}}" if name else "")


def _words(block: Words) -> Iterator[str]:
    return _admonition("words", block.title, block.paragraphs, block.id)


def _callout(block: Callout) -> Iterator[str]:
    return _admonition(block.tone, block.title, block.paragraphs, block.id)


def _guide(block: Guide) -> Iterator[str]:
    choices = "\n    ".join(f"- [{choice.text}]({choice.target})" for choice in block.choices)
    return _admonition("guide", block.question, (choices,), block.id)


def _contacts(block: Contacts) -> Iterator[str]:
    for contact in block.contacts:
        ways = [contact.phone and phone_link(contact.phone), contact.email and mail_link(contact.email), contact.hours]
        lines = (f"**{contact.who}**", *(way for way in ways if way))
        yield from _admonition("call" if block.urgent else "contact", contact.purpose, lines)


def _figure(block: Figure) -> Iterator[str]:
    yield drawing(block.picture)
    yield from _written(block.same)


def _code(block: Code) -> Iterator[str]:
    yield code(block)
    yield block.text


def _note(block: Note) -> Iterator[str]:
    return _admonition(block.kind, "", (block.text,))


_WRITERS: dict[type, Callable[[Any], Iterator[str]]] = {
    Heading: _heading,
    Prose: _prose,
    Bullets: _bullets,
    Checklist: _checklist,
    Table: _table,
    Facts: _facts,
    Words: _words,
    Callout: _callout,
    Guide: _guide,
    Contacts: _contacts,
    Figure: _figure,
    Code: _code,
    Note: _note,
}
