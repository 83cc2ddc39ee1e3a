"""Our own HTML for sections, checklists, tables, words to copy, callouts, guides and contacts: an extension of Python-Markdown.

So that accessibility and a change of the site's engine depend on us alone. Blocks are made before inline text is parsed,
sections and tables when all text is there.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

_ID = re.compile(r"\s*\{#([a-z][a-z0-9_]*)\}\s*$")
_BOX = re.compile(r"\[[ x]\]\s+")
_LETTERS = re.compile(r"[^\W\d_]{2}")  # three columns of numbers fit a phone, of words they become a list
_FILL_IN = r"\[([^\[\]]+)\](?![(\[])"
_ADMONITIONS = {
    "words": "figure", "guide": "nav", "call": "div", "contact": "div", "language": "aside", "why": "aside",
    "danger": "aside", "warning": "aside", "note": "aside", "tip": "aside",
}  # fmt: skip


class Contract(Extension):
    """Register with Python-Markdown after `admonition` and `attr_list`; `language` is the book's."""

    def __init__(self, language: str = "en") -> None:
        super().__init__()
        self.language = language

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Blocks(md, self.language), "handbook_blocks", 25)
        md.treeprocessors.register(_Sections(md), "handbook_sections", 1)
        md.inlinePatterns.register(_FillIn(_FILL_IN, md), "handbook_fill_in", 90)


class _FillIn(InlineProcessor):
    """What a person fills in: [a time you can keep]."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ElementTree.Element, int, int]:  # type: ignore[override]
        span = ElementTree.Element("span", {"class": "hb-fill"})
        span.text = f"[{m[1]}]"
        return span, m.start(0), m.end(0)


class _Blocks(Treeprocessor):
    def __init__(self, md: Markdown, language: str) -> None:
        super().__init__(md)
        self.language = language

    def run(self, root: ElementTree.Element) -> None:
        for parent in list(root.iter()):
            for child in list(parent):
                if child.tag == "div" and "admonition" in child.get("class", "").split():
                    _admonition(child, self.language)
                elif child.tag in ("ul", "ol"):
                    _list(child)


class _Sections(Treeprocessor):
    """Each heading of level 2 with what follows it as one section; each cell of a wide table says which column it is from."""

    def run(self, root: ElementTree.Element) -> None:
        for table in root.iter("table"):
            _table(table)
        section = None
        for child in list(root):
            _name(child, 2 if section is None and child.tag != "h2" else 3)
            if child.tag == "h2":
                section = ElementTree.Element("section", {"class": "hb-section"})
                root.insert(list(root).index(child), section)
            if section is not None:
                root.remove(child)
                section.append(child)


def _name(block: ElementTree.Element, level: int) -> None:
    """What a tired reader looks for first is in the outline of headings: danger, whom to call, what has happened."""
    if set(block.get("class", "").split()) & {"hb-danger", "hb-call", "hb-guide"}:
        for title in block:
            if title.get("class") in ("hb-title", "hb-question") and _said(title):
                title.set("role", "heading")
                title.set("aria-level", str(level))


def _table(table: ElementTree.Element) -> None:
    heads = list(table.iter("th"))
    for head in heads:
        head.set("scope", "col")
    rows = [list(row) for row in table.iter("tr") if row[0].tag == "td"]
    wide = len(heads) > 3 or (len(heads) == 3 and any(_LETTERS.search(_said(cell)) for row in rows for cell in row[1:]))
    for row in rows if wide else ():
        for head, cell in zip(heads, row, strict=False):
            cell.set("data-label", _said(head))


def _said(element: ElementTree.Element) -> str:
    return "".join(element.itertext()).strip()


def _list(block: ElementTree.Element) -> None:
    boxes = 0
    for item in block:
        name = _take_id(item)
        if _BOX.match(item.text or ""):
            _checkbox(item, name)
            boxes += 1
        elif name:
            item.set("id", name)
    if boxes:
        block.set("class", "hb-checklist")


def _take_id(element: ElementTree.Element) -> str:
    match = _ID.search(element.text or "")
    if not match:
        return ""
    element.text = (element.text or "")[: match.start()]
    return match[1]


def _checkbox(item: ElementTree.Element, name: str) -> None:
    """<li id><label><input type=checkbox><span>text</span></label></li>: the whole text names the box."""
    text, children = _BOX.sub("", item.text or "", count=1), list(item)
    for child in children:
        item.remove(child)
    item.text = None
    if name:
        item.set("id", name)
    label = ElementTree.SubElement(item, "label", {"class": "hb-check"})
    ElementTree.SubElement(label, "input", {"type": "checkbox"} | ({"data-item": name} if name else {}))
    span = ElementTree.SubElement(label, "span")
    span.text = text
    item.extend(children)


def _admonition(block: ElementTree.Element, language: str) -> None:
    kind = next((word for word in block.get("class", "").split() if word in _ADMONITIONS), "note")
    block.tag = _ADMONITIONS[kind]
    block.set("class", f"hb-{kind}" if kind not in ("danger", "warning", "note", "tip") else f"hb-callout hb-{kind}")
    _move_id(block)
    title = next((child for child in block if child.get("class") == "admonition-title"), None)
    if kind == "words":
        _words(block, title)
    elif kind == "guide" and title is not None:
        title.set("class", "hb-question")
        block.set("aria-label", title.text or "")
    elif title is not None:
        title.set("class", "hb-title")
    if kind == "language":
        block.set("lang", language)


def _move_id(block: ElementTree.Element) -> None:
    """The last paragraph of an admonition may be nothing but its id."""
    last = block[-1] if len(block) else None
    if last is not None and last.tag == "p" and (name := _take_id(last)):
        block.set("id", name)
        if not (last.text or "").strip():
            block.remove(last)


def _words(block: ElementTree.Element, title: ElementTree.Element | None) -> None:
    paragraphs = [child for child in block if child is not title]
    for child in list(block):
        block.remove(child)
    if title is not None:
        caption = ElementTree.SubElement(block, "figcaption")
        caption.text = title.text
    quote = ElementTree.SubElement(block, "blockquote")
    quote.extend(paragraphs)
