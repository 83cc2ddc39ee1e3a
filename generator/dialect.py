"""A Markdown file into a Document: front matter, headings, paragraphs, lists, callouts ..., each with its line and its slots.

The dialect is small on purpose, because every output has to carry it: headings with ids, paragraphs, lists one level deep,
task lists, tables, `!!!` admonitions. Slots (`{{ name }}`) are filled later; nothing here is a template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import get_args

from generator.blocks import Block, Bullets, Callout, Checklist, Choice, Guide, Heading, Item, Prose, Table, Tone, Words
from generator.problems import Place, Problem
from generator.prose import SLOT, Document, Piece, Slot, text_hash

_ID = re.compile(r"\s*\{#([A-Za-z0-9_-]+)\}\s*$")
_GOOD_ID = re.compile(r"[a-z][a-z0-9_]*\Z")
_HEADING = re.compile(r"(#+)\s+(.*)")
_ITEM = re.compile(r"(?:[-*+]|(\d+)[.)])\s+(?:\[( |x)\]\s+)?(.*)")
_ADMONITION = re.compile(r"!!!\s+(\w+)(?:\s+\"(.*)\"\s*((?:\{#[^}]*\})?))?\s*$")
_CHOICE = re.compile(r"- \[([^\]]+)\]\(([^)]+)\)\s*(?:\{#([a-z0-9_]+)\})?\s*$")
_SUFFIX = re.compile(r"\}\}[^\W\d_]|[^\W\d_]\{\{")
_FOREIGN = (
    (re.compile(r"<[A-Za-z/!]"), "HTML is not part of the dialect"),
    (re.compile(r"^(```|~~~)"), "code blocks are not part of the dialect"),
    (re.compile(r"!\["), "pictures are not part of the dialect"),
    (re.compile(r"^>"), "quotation blocks are not part of the dialect", ),
    (re.compile(r"\{%|%\}"), "control flow does not belong into prose: a condition stands in config/outline.yml"),
    (re.compile(r"^([-*_] ?){3,}$"), "rules across the page are not part of the dialect"),
)  # fmt: skip
TONES: tuple[Tone, ...] = get_args(Tone)


@lru_cache(maxsize=4096)
def parse_prose(text: str, file: str) -> Document:
    """Never raises: what is wrong stands in `problems` of the result. Kept by content, so each text is parsed once."""
    front, body, first = _front_matter(text)
    parser = _Parser(file, body.splitlines(), first)
    parser.run()
    return Document(file, front, tuple(parser.pieces), text_hash(body, front.get("title", "")), text, tuple(parser.problems))


def _front_matter(text: str) -> tuple[dict[str, str], str, int]:
    text = text.lstrip("\ufeff")
    head, mark, body = text[4:].partition("\n---\n") if text.startswith("---\n") else ("", "", text)
    if not mark:
        return {}, text, 1
    pairs = (line.partition(":") for line in head.splitlines() if ":" in line)
    front = {key.strip(): value.strip().strip("\"'").replace("<", "&lt;") for key, _, value in pairs}
    return front, body, head.count("\n") + 4


class _Parser:
    """Walks the lines of a document once."""

    def __init__(self, file: str, lines: list[str], first: int) -> None:
        self.file, self.lines, self.first = file, lines, first
        self.at = 0
        self.section = self.nearest = ""
        self.pieces: list[Piece] = []
        self.problems: list[Problem] = []
        self.check_lines()

    def run(self) -> None:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.strip():
                self.reader_for(line)()
            else:
                self.at += 1

    def reader_for(self, line: str) -> Callable[[], None]:
        if line.startswith("#"):
            return self.heading
        if line.startswith("!!!"):
            return self.admonition
        if line.startswith("|"):
            return self.table
        return self.bullets if _ITEM.match(line) else self.paragraph

    def complain(self, at: int, message: str, hint: str = "") -> None:
        self.problems.append(Problem(Place(self.file, at + self.first), message, hint))

    def add(self, block: Block | Slot, at: int) -> None:
        self.pieces.append(Piece(block, at + self.first, self.section, self.nearest))

    def take_id(self, text: str, at: int) -> tuple[str, str]:
        match = _ID.search(text)
        if not match:
            return text.strip(), ""
        if not _GOOD_ID.match(match[1]):
            self.complain(at, f"'{match[1]}' is not a good id", "small letters, digits and _, beginning with a letter")
        return text[: match.start()].strip(), match[1]

    def check_lines(self) -> None:
        for at, line in enumerate(self.lines):
            for pattern, message in _FOREIGN:
                if pattern.search(line):
                    self.complain(at, message)
            if _SUFFIX.search(line):
                self.complain(at, "a slot takes no prefix or suffix", "use a form from words.yml, or label and value")

    def heading(self) -> None:
        match = _HEADING.match(self.lines[self.at])
        marks, text = (match[1], match[2]) if match else ("#", self.lines[self.at])
        title, name = self.take_id(text, self.at)
        if len(marks) not in (2, 3):
            self.complain(self.at, "headings are ## or ###", "the title of the page stands in its front matter")
        elif not name:
            self.complain(self.at, f"the heading '{title}' has no id", "write {#some_name} at its end")
        if len(marks) == 2:
            self.section = name
        self.nearest = name
        self.add(Heading(len(marks), title, name), self.at)
        self.at += 1

    def paragraph(self) -> None:
        start = self.at
        while self.at < len(self.lines) and self.continues(self.lines[self.at], start):
            self.at += 1
        text = " ".join(line.strip() for line in self.lines[start : self.at])
        body, name = self.take_id(text, start)
        slot = SLOT.fullmatch(body)
        self.add(Slot(slot[1]) if slot else Prose(body, name), start)

    def continues(self, line: str, start: int) -> bool:
        return bool(line.strip()) and (self.at == start or not (line.startswith(("#", "!!!", "|")) or _ITEM.match(line)))

    def bullets(self) -> None:
        start, boxes, ordered = self.at, 0, False
        items: list[Item] = []
        while self.at < len(self.lines) and (match := _ITEM.match(self.lines[self.at])):
            boxes += match[2] is not None
            ordered = ordered or match[1] is not None
            items.append(self.item(match[3]))
        if boxes not in (0, len(items)):
            self.complain(start, "a list is either a checklist or not", "begin all of its items with '- [ ]', or none")
        self.add(Checklist(tuple(items)) if boxes else Bullets(tuple(items), ordered), start)

    def item(self, text: str) -> Item:
        body, name = self.take_id(text, self.at)
        self.at += 1
        children = []
        while self.at < len(self.lines) and self.lines[self.at].startswith("    "):
            child = self.lines[self.at].strip()
            children.append(child.removeprefix("- "))
            self.at += 1
        return Item(body, name, tuple(children))

    def table(self) -> None:
        start = self.at
        while self.at < len(self.lines) and self.lines[self.at].startswith("|"):
            self.at += 1
        rows = [_cells(line) for line in self.lines[start : self.at]]
        if len(rows) < 2 or any(set(cell) - set(":-") for cell in rows[1]):
            self.complain(start, "a table needs a header row and a row of dashes under it")
            return
        if not all(rows[0]):
            self.complain(start, "a column of this table has no name")
        if any("](" in cell for cell in rows[0]):
            self.complain(
                start, "a link stands in the head of this table", "a phone hides the head: put the link beside the table"
            )
        if any(len(row) != len(rows[0]) for row in rows):
            self.complain(start, "the rows of this table have different numbers of cells")
        self.add(Table(rows[0], tuple(rows[2:])), start)

    def admonition(self) -> None:
        start, match = self.at, _ADMONITION.match(self.lines[self.at])
        self.at += 1
        while self.at < len(self.lines) and (self.lines[self.at].startswith("    ") or not self.lines[self.at].strip()):
            self.at += 1
        body = [line.strip() for line in self.lines[start + 1 : self.at]]
        if not match:
            self.complain(start, 'an admonition is written !!! kind "title"')
            return
        kind, title, name = match[1], match[2] or "", self.take_id(match[3] or "", start)[1]
        if kind == "guide":
            self.guide(start, title, name, body)
        elif kind == "words":
            self.add(Words(title, tuple(_paragraphs(body)), name), start)
        elif tone := next((tone for tone in TONES if tone == kind), None):
            self.add(Callout(tone, title, tuple(_paragraphs(body)), name), start)
        else:
            self.complain(start, f"'{kind}' is not a kind of admonition", f"one of words, guide, {', '.join(TONES)}")

    def guide(self, start: int, title: str, name: str, body: list[str]) -> None:
        found = [(at, _CHOICE.match(line)) for at, line in enumerate(body) if line]
        for at, match in found:
            if not match:
                self.complain(start + 1 + at, "a choice of a guide is a list item with one link")
        self.add(Guide(title, tuple(Choice(m[1], m[2], m[3] or "") for _, m in found if m), name), start)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def _paragraphs(lines: list[str]) -> Iterator[str]:
    held: list[str] = []
    for line in [*lines, ""]:
        if held and (not line or line.startswith("- ")):
            yield " ".join(held)
            held = []
        if line:
            held.append(line)
