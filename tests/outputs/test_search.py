"""The index of the search: what stands in it of a book, whose phrases lead where, and that it is one safe script."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from generator.blocks import Bullets, Contact, Contacts, Heading, Item, Prose
from generator.book import Book, Page
from generator.library import Library
from generator.outline import Edition
from generator.outputs.search import search_index, tokens
from tests.toybox import PAIR, SOLO, book_for, change, open_toy, write

THREE = "[{channel: facebook, handle: a}, {channel: facebook, handle: b}, {channel: instagram}]"
THREE_CHANNELS = PAIR.replace("[{channel: facebook}]", THREE)


@dataclass(frozen=True)
class Index:
    """An index as a person reads it. `sections` are page, heading and phrases by address; `words` the addresses by word."""

    data: list[Any]

    @property
    def addresses(self) -> list[str]:
        return [f"{self.data[4][page][0]}#{anchor}".rstrip("#") for page, anchor, *_ in self.data[5]]

    def row(self, address: str) -> list[Any]:
        row: list[Any] = self.data[5][self.addresses.index(address)]
        return row

    def phrases(self) -> dict[str, list[str]]:
        """Without the pages' own ids, which stand first where they stand."""
        rows = zip(self.addresses, self.data[5], strict=True)
        said = {address: [text for text in row[4] if text != _id(address)] for address, row in rows}
        return {address: texts for address, texts in said.items() if texts}

    def near(self) -> dict[str, list[str]]:
        return {address: row[5] for address, row in zip(self.addresses, self.data[5], strict=True) if row[5]}

    def words(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        before = ""
        for entry, steps in zip(self.data[6].split(" "), self.data[7].split(" "), strict=True):
            before = before[: int(entry[0], 36)] + entry[1:]
            place = 0
            for step in steps.split(","):
                place += int(step, 36)
                found.setdefault(before, []).append(self.addresses[place])
        return found


def _id(address: str) -> str:
    return address.rpartition("/")[2].replace("_", " ")


def index_of(book: Book, library: Library) -> Index:
    script = search_index(book, library)
    assert script.startswith("handbookIndex([")
    assert script.endswith("]);\n")
    return Index(json.loads(script.removeprefix("handbookIndex(").removesuffix(");\n")))


def made(toy: Path, profile: str = PAIR, edition: Edition = "team") -> Index:
    return index_of(book_for(profile, toy, edition), open_toy(toy))


def with_blocks(toy: Path, *blocks: Any) -> Index:
    """The index of a book of one page with these blocks."""
    book = book_for(PAIR, toy)
    page = Page("start", "Start &amp; end", "now", blocks, "en", "")
    return index_of(replace(book, pages=(page,), homes={"start": "start"}), open_toy(toy))


class TestEntries:
    def test_every_page_and_section_is_one(self, toy: Path) -> None:
        assert made(toy).addresses == [
            "start", "start#all", "crisis/plan", "crisis/plan#first", "crisis/plan#data",
            "channels/facebook", "channels/facebook#before", "channels/facebook#groups", "channels/facebook#figures",
            "about/numbers",
        ]  # fmt: skip

    def test_pages_have_their_file_and_part(self, toy: Path) -> None:
        index = made(toy)
        assert index.data[3] == ["Now", "Channels", "About"]
        assert index.data[4][0] == ["start", "index.html", "Start here", 0]
        assert index.data[4][1] == ["crisis/plan", "crisis/plan.html", "The plan", 0]

    def test_a_snippet_is_how_it_begins(self, toy: Path) -> None:
        long = " ".join(["many words"] * 20)
        index = with_blocks(toy, Prose("See [**this**](page:start). Then go."), Heading(2, "H", "h"), Prose(f"{long}."))
        assert index.row("start")[3] == "See this. Then go."
        assert index.row("start#h")[3].endswith("many words …")
        assert len(index.row("start#h")[3]) < 115

    def test_a_long_text_is_cut_after_a_sentence(self, toy: Path) -> None:
        index = with_blocks(toy, Prose(f"{'One two three four. ' * 4}{'More words ' * 20}"))
        assert index.row("start")[3] == "One two three four. One two three four. One two three four. One two three four."

    def test_titles_are_as_they_are_read(self, toy: Path) -> None:
        assert with_blocks(toy, Prose("Go.")).data[4][0][2] == "Start & end"

    def test_a_list_of_other_pages_is_none(self, toy: Path) -> None:
        index = with_blocks(toy, Prose("Go."), Heading(2, "Pages", "pages"), Bullets((Item("[A plan](page:crisis/plan)"),)))
        assert index.addresses == ["start"]


class TestWords:
    def test_of_every_kind_of_block(self, toy: Path) -> None:
        contact = Contact("Storms", "Kim Doe", "+44 7700 900001", "kim@x.example", "Nights")
        index = with_blocks(toy, Prose("Prose."), Bullets((Item("Point", children=("Child",)),)), Contacts((contact,)))
        assert {"prose", "point", "child", "storms", "kim", "doe", "900001", "nights"} <= set(index.words())

    def test_lead_to_their_sections(self, toy: Path) -> None:
        assert made(toy).words()["aloud"] == ["channels/facebook#before"]

    def test_are_folded(self, toy: Path) -> None:
        assert "aaneen" in made(toy, PAIR.replace("[en]", "[fi]")).words()

    def test_without_those_that_say_nothing(self, toy: Path) -> None:
        index = made(toy)
        assert index.data[0] == "a of the"
        assert not {"a", "of", "the"} & set(index.words())

    def test_a_heading_is_not_told_twice(self, toy: Path) -> None:
        index = with_blocks(toy, Heading(2, "Storms", "storms"), Prose("Storms pass."))
        assert "storms" not in index.words()
        assert index.words()["pass"] == ["start#storms"]

    def test_of_a_page_that_is_linked_to_stay_its_own(self, toy: Path) -> None:
        index = with_blocks(toy, Prose("Read [the numbers](page:about/numbers) or [this](https://x.example)."))
        assert set(index.words()) == {"read", "or", "this"}


class TestPhrases:
    def test_stand_by_their_pages_and_sections(self, toy: Path) -> None:
        assert made(toy).phrases() == {
            "crisis/plan": ["shitstorm", "an emergency"],
            "crisis/plan#data": ["leak"],
            "channels/facebook": ["fb"],
            "channels/facebook#before": ["checklist"],
            "about/numbers": ["figures"],
        }

    def test_of_a_section_that_is_left_out_are_near_its_page(self, toy: Path) -> None:
        assert made(toy).near() == {"crisis/plan": ["kids"]}

    def test_an_id_is_one_where_it_is_in_the_language(self, toy: Path) -> None:
        assert made(toy).row("crisis/plan")[4][0] == "plan"
        assert "plan" not in made(toy, PAIR.replace("[en]", "[fi]")).row("crisis/plan")[4]

    def test_in_the_language_of_the_book(self, toy: Path) -> None:
        profile = PAIR.replace("[en]", "[fi]")
        assert made(toy, profile).phrases() == {"crisis/plan": ["paskamyrsky"], "crisis/plan#data": ["tietovuoto"]}

    def test_of_a_page_that_another_replaces_lead_there(self, toy: Path) -> None:
        assert made(toy, SOLO).phrases()["crisis/alone"] == ["shitstorm", "an emergency", "kids"]

    def test_of_a_section_that_lives_elsewhere_lead_there(self, toy: Path) -> None:
        assert made(toy, SOLO).phrases()["crisis/alone#data"] == ["leak"]

    def test_of_what_is_not_in_this_edition_lead_nowhere(self, toy: Path) -> None:
        assert "crisis/plan" not in made(toy, edition="public").phrases()

    def test_of_every_channel_lead_to_each(self, toy: Path) -> None:
        found = made(toy, THREE_CHANNELS).phrases()
        expected = {f"channels/{channel}#before" for channel in ("facebook", "facebook_2", "instagram")}
        assert {address for address, phrases in found.items() if "checklist" in phrases} == expected

    def test_of_an_item_lead_to_its_section(self, toy: Path) -> None:
        change(toy, "handbook/en/search.yml", "crisis/plan#data", "crisis/plan#pictures")
        assert made(toy).phrases()["crisis/plan#first"] == ["leak"]

    def test_of_packs_are_joined(self, toy: Path, tmp_path: Path) -> None:
        write(tmp_path / "more", "handbook/en/search.yml", "about/numbers: [hours, figures]\n")
        library = open_toy(toy, tmp_path / "more")
        assert index_of(book_for(PAIR, toy, "team"), library).phrases()["about/numbers"] == ["figures", "hours"]

    def test_without_a_file_there_are_none(self, toy: Path) -> None:
        (toy / "handbook/en/search.yml").unlink()
        assert made(toy).phrases() == {}


class TestScript:
    HOSTILE = "</script><!-- \u2028 ' \\ \" __proto__"

    def test_nothing_ends_it_early(self, toy: Path) -> None:
        text = "".join(f"&#{ord(mark)};" for mark in self.HOSTILE)
        book = book_for(PAIR, toy)
        page = Page("start", text, "now", (Prose(text),), "en", "")
        script = search_index(replace(book, pages=(page,), homes={}), open_toy(toy))
        assert "<" not in script
        assert "\u2028" not in script
        assert index_of(replace(book, pages=(page,), homes={}), open_toy(toy)).data[4][0][2] == self.HOSTILE

    def test_is_the_same_each_time(self, toy: Path) -> None:
        book, library = book_for(PAIR, toy, "lead"), open_toy(toy)
        assert search_index(book, library) == search_index(book, library)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hasło, ŁÓDŹ!", ["haslo", "lodz"]),
        ("Älä syö", ["ala", "syo"]),
        ("the company’s don't", ["the", "companys", "dont"]),
        ("e-mail 24/7", ["e", "mail", "24", "7", "email"]),
        ("Straße Ærø", ["strasse", "aero"]),
        ("#tag @name", ["tag", "name"]),
    ],
)
def test_words_are_folded(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected
