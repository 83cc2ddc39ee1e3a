"""Our own HTML for checklists, words to copy, callouts, guides and contacts, as an extension of Python-Markdown.

So that accessibility and a change of the site's engine depend on us alone. Runs before inline text is parsed.
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
