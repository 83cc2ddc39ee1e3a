"""Whatever an organisation writes about itself is shown letter by letter: no element, attribute, link or script comes of it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from generator.blocks import (
    Block,
    Bullets,
    Callout,
    Checklist,
    Choice,
    Contact,
    Contacts,
    Guide,
    Heading,
    Item,
    Note,
    Prose,
    Words,
)
from generator.blocks import Table as TableBlock
from generator.book import Page
from generator.cli import main
from generator.escape import plain
from generator.links import resolve
from generator.outputs.contract import Contract
from generator.outputs.markdown import write_page
from tests.hostile import EVERYTHING, LINES, PARAGRAPHS, full_profile, planted, write_profile

ADDRESSES = ("href", "src", "action", "formaction", "srcset", "data", "poster")
NO_ICON = "data:,"
SCHEMES = {"", "http", "https", "mailto", "tel"}
# What a picture is drawn with. How many lines a text takes, and where they stand, goes by its length.
DRAWN = {"svg", "g", "path", "rect", "circle", "text", "title", "desc"}
DRAWING = {"xmlns", "viewbox", "role", "class", "transform", "d", "points", "x", "y", "width", "height", "rx", "cx", "cy", "r",
           "text-anchor", "aria-label", "aria-hidden"}  # fmt: skip


@dataclass
class Seen(HTMLParser):
    """What a browser would make of a page: its elements with their attributes' names, its texts, its addresses."""

    elements: list[tuple[str, ...]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    drawing: bool = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.drawing = self.drawing or tag == "svg"
        if self.drawing:
            self.drawn(tag, dict(attrs))
            return
        self.elements.append((tag, *(name for name, _ in attrs)))
        for name, value in attrs:
            (self.addresses if name in ADDRESSES else self.texts).append(value or "")

    def drawn(self, tag: str, attrs: dict[str, str | None]) -> None:
        """In a picture only what does not belong to one is an element, and only what is read out is a text."""
        if tag not in DRAWN or not attrs.keys() <= DRAWING:
            self.elements.append((tag, *attrs))
        self.texts.append(attrs.get("aria-label") or "")

    def handle_endtag(self, tag: str) -> None:
        self.drawing = self.drawing and tag != "svg"

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.elements.append(("comment", data))

    def text(self) -> str:
        return squeezed(" ".join(self.texts))


def squeezed(text: str) -> str:
    return " ".join(text.split())


def letters(text: str) -> str:
    """A picture goes on to its next line within a word that is too long for one."""
    return "".join(text.split())


def seen(page: str) -> Seen:
    found = Seen()
    found.feed(page)
    found.close()
    return found


def shown_as(text: str, pairs: dict[str, str]) -> str:
    """The text of the harmless page with every harmless word replaced by the hostile text."""
    return re.sub(r"Kanaria\d{3}x(@x\.example)?", lambda word: squeezed(pairs[word[0]]), text)


class Built:
    """The lead's site of a profile that fills in every field: with harmless words, or with hostile texts (`shift`)."""

    def __init__(self, folder: Path, shift: int | None, only: str = "") -> None:
        profile, self.pairs = planted(full_profile(), shift, only)
        write_profile(folder, profile)
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(folder)
            assert main(["build", "--edition", "lead"]) == 0
        self.site = folder / "site-lead"

    def pages(self) -> dict[str, str]:
        return {path.relative_to(self.site).as_posix(): path.read_text(encoding="utf-8") for path in self.site.rglob("*.html")}

    def index(self) -> str:
        return (self.site / "en" / "assets" / "search-index.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Built(tmp_path_factory.mktemp("harmless"), None)


@pytest.fixture(scope="module", params=["everything", 0, 31, 62])
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Everything at once in each field, or in each field another text."""
    folder = tmp_path_factory.mktemp("hostile")
    return Built(folder, 0, EVERYTHING) if request.param == "everything" else Built(folder, request.param)


class TestSites:
    def test_the_same_pages(self, harmless: Built, hostile: Built) -> None:
        assert set(hostile.pages()) == set(harmless.pages())

    def test_the_same_elements_and_attributes(self, harmless: Built, hostile: Built) -> None:
        for name, page in harmless.pages().items():
            assert seen(hostile.pages()[name]).elements == seen(page).elements, name

    def test_every_text_is_shown_letter_by_letter(self, harmless: Built, hostile: Built) -> None:
        for name, page in harmless.pages().items():
            expected = shown_as(seen(page).text(), hostile.pairs)
            assert letters(seen(hostile.pages()[name]).text()) == letters(expected), name

    def test_addresses_lead_where_they_led(self, harmless: Built, hostile: Built) -> None:
        for name, page in harmless.pages().items():
            expected = [shown_as(unquote(address), hostile.pairs) for address in seen(page).addresses]
            addresses = seen(hostile.pages()[name]).addresses
            assert [squeezed(unquote(address)) for address in addresses] == expected, name
            assert {urlsplit(address).scheme for address in addresses if address != NO_ICON} <= SCHEMES

    def test_the_search_index_is_one_list_and_no_script_of_theirs(self, harmless: Built, hostile: Built) -> None:
        """Texts are shown from it as text alone; as a script it is a call with one JSON list, and nothing in it ends that."""
        for built in (harmless, hostile):
            called, _, rest = built.index().partition("(")
            told = json.loads(rest.rstrip().removesuffix(");"))
            assert (called, type(told)) == ("handbookIndex", list)
            assert "<" not in rest
            assert len(told) == len(json.loads(harmless.index().partition("(")[2].rstrip().removesuffix(");")))

    def test_no_attribute_runs_a_script(self, hostile: Built) -> None:
        for name, page in hostile.pages().items():
            attributes = {attribute for element in seen(page).elements for attribute in element[1:] if element[0] != "comment"}
            assert not {attribute for attribute in attributes if attribute.startswith("on")}, name


def test_most_fields_are_shown_somewhere(harmless: Built) -> None:
    """Otherwise the tests above would look at nothing."""
    text = " ".join(harmless.pages().values())
    assert sum(word in text for word in harmless.pairs) > len(harmless.pairs) // 2


def every_place(text: str) -> tuple[Block, ...]:
    """A text of the profile wherever a block may hold one."""
    link = f"[{text}](https://x.example)"
    return (
        *(Heading(2, text, "two"), Heading(3, text, "three"), Prose(text), Prose(text, "p"), Prose(f"**{text}**")),
        *(Prose(f"Before {text} after."), Prose(link), Bullets((Item(text, "a", (text,)), Item(text)))),
        *(
            Bullets((Item(text), Item(text, "n")), ordered=True),
            Checklist((Item(text, "b", (text,)), Item(f"**{text}** {text}"))),
        ),
        *(TableBlock((text, text), ((text, link),)), Words(text, (text, f"{text} [a time]"), "w")),
        *(Callout("danger", text, (text,), "c"), Guide(text, (Choice(text, "page:start"),)), Note("why", text)),
        Contacts((Contact(text, text, "+44 7700 900001", "kim@x.example", text),)),
    )


def rendered(text: str) -> Seen:
    blocks = resolve(every_place(text), lambda unit: None)
    page = Page("now/here", "Title", "now", blocks, "en", "")
    extensions = ["toc", "tables", "fenced_code", "admonition", "attr_list", Contract()]
    return seen(Markdown(extensions=extensions).convert(write_page(page)))  # type: ignore[arg-type]


HARMLESS = rendered("Kanaria000x")


def check_places(text: str) -> None:
    found = rendered(plain(text))
    assert found.elements == HARMLESS.elements
    assert found.text() == shown_as(HARMLESS.text(), {"Kanaria000x": text})
    assert found.addresses == HARMLESS.addresses


@pytest.mark.parametrize("text", dict.fromkeys([*LINES, *PARAGRAPHS]))
def test_in_every_kind_of_block(text: str) -> None:
    check_places(text)


def visible() -> Iterator[str]:
    yield from "<>&\"'`*_{}[]()#+-.!|~^$=:;/\\@%,?0129abxw \t\n"
    yield from ("://", "www.", "&#", "&lt", "{{", "}}", "](", "<!--", "javascript:", "unit:", "page:", "    ", "\n\n", "ż", "𝄞")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(list(visible())), min_size=1, max_size=25).map("".join).filter(lambda text: bool(text.strip())))
def test_in_every_kind_of_block_whatever_it_is(text: str) -> None:
    check_places(text)


def test_the_entry_page_too(hostile: Built) -> None:
    text = (hostile.site / "index.html").read_text(encoding="utf-8")
    name = html.escape(squeezed(next(iter(list(hostile.pairs.values())[2:]))))
    assert seen(text).elements[:3] == [("html", "lang", "data-languages"), ("head",), ("meta", "charset")]
    assert name.replace("&quot;", "&#34;").replace("&#x27;", "&#39;") in squeezed(text)
