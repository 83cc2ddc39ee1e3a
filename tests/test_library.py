"""Packs laid over one another: rules, figures, words and prose."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.blocks import Heading, Prose
from generator.library import Library, open_library
from generator.packs import core_root
from generator.problems import HandbookError, Place
from generator.prose import Document
from tests.toybox import ROOT, TOY, lines, open_toy, write

PLAN = "handbook/en/crisis/plan.md"
START = "handbook/en/start.md"


@pytest.fixture
def own(toy: Path) -> Path:
    """A pack of one's own, laid over the toy pack."""
    return write(toy, "own/pack.yml", "name: own\n").parent


def laid(own: Path) -> Library:
    return open_toy(own.parent, own)


def page(library: Library, name: str, language: str = "en") -> Document:
    document = library.prose(language, name)
    assert document
    return document


def refused(opening: Callable[[], object]) -> list[str]:
    with pytest.raises(HandbookError) as error:
        opening()
    return lines(error.value)


class TestOnePack:
    def test_languages_are_those_with_words_the_source_first(self, toy: Path) -> None:
        (toy / "handbook" / "de").mkdir()
        assert open_toy(toy).languages == ("en", "fi")

    def test_a_page_is_none_where_there_is_no_file(self) -> None:
        library = open_toy()
        assert library.prose("fi", "about/numbers") is None
        assert page(library, "about/numbers").title == "Numbers"

    def test_files_are_the_pages_of_a_language(self) -> None:
        assert open_toy().files("fi") == ["channels/every", "channels/facebook", "crisis/alone", "crisis/plan", "start"]

    def test_prose_and_words_are_read_once(self) -> None:
        library = open_toy()
        assert library.prose("en", "start") is library.prose("en", "start")
        assert library.words("fi") is library.words("fi")

    def test_nothing_is_written_into_a_pack(self, toy: Path) -> None:
        before = {path: path.read_bytes() for path in toy.rglob("*") if path.is_file()}
        for path in before:
            path.chmod(0o444)
        library = open_toy(toy)
        for language in library.languages:
            library.words(language)
            for name in library.files(language):
                library.prose(language, name)
        assert {path: path.read_bytes() for path in toy.rglob("*") if path.is_file()} == before

    def test_a_text_that_is_not_utf_8_is_told(self, toy: Path) -> None:
        (toy / START).write_bytes("Käytä".encode("latin-1"))
        hint = "save it again with the encoding UTF-8"
        assert refused(lambda: open_toy(toy).prose("en", "start")) == [f"{START}: is not UTF-8 text ({hint})"]

    @pytest.mark.parametrize("file", ["facts", "vocabulary"])
    def test_a_config_file_holds_keys_and_values(self, toy: Path, file: str) -> None:
        write(toy, f"config/{file}.yml", "- a\n")
        assert refused(lambda: open_toy(toy)) == [f"config/{file}.yml:1:1: must be keys and values"]

    def test_figures_are_read_when_asked_for_and_all_their_mistakes_told(self, toy: Path) -> None:
        files = ["capacity", "channels", "checklists", "sources"]
        for file in files:
            write(toy, f"config/{file}.yml", "- a\n")
        library = open_toy(toy)
        assert refused(library.read_figures) == [f"config/{file}.yml:1:1: must be keys and values" for file in files]


class TestRulesAndFigures:
    def test_a_page_is_replaced_and_new_ones_follow(self, own: Path) -> None:
        write(own, "config/outline.yml", "- {part: now, pages: [{page: crisis/plan, when: minors}, {page: own}]}\n")
        outline = laid(own).outline
        assert [p.page for p in outline.parts[0].pages] == ["start", "crisis/plan", "crisis/alone", "own"]
        assert outline.pages[1].rule.condition.text == "minors"

    def test_facts_figures_and_checklists_are_replaced_one_by_one(self, own: Path) -> None:
        write(own, "config/facts.yml", "solo: people < 3\nrich: hours_available >= 100\n")
        write(own, "config/capacity.yml", "minutes_per_post: {value: 90}\n")
        write(own, "config/checklists.yml", "crisis/plan#first: {rhythm: yearly}\n")
        library = laid(own)
        assert library.facts["solo"].condition.text == "people < 3"
        assert library.facts["solo"].place == Place("own/config/facts.yml", 1, 7)
        assert set(library.facts) == {*open_toy().facts, "rich"}
        assert library.capacity["minutes_per_post"] == {"value": "90", "unit": "minutes", "grade": "judgement"}
        assert library.capacity["minutes_per_item"]["value"] == "6"
        assert library.checklists["crisis/plan#first"] == {"rhythm": "yearly", "role": "crisis_lead"}

    def test_words_of_the_vocabulary_are_added_without_repeats(self, own: Path) -> None:
        write(own, "config/vocabulary.yml", "sectors: [charity, space]\ncountries: {SE: {eu: yes, emergency: '112'}}\n")
        vocabulary = laid(own).vocabulary
        assert vocabulary.sectors == ("charity", "property", "space")
        assert vocabulary.words("countries") == ("FI", "US", "SE")

    def test_a_mistake_in_a_vocabulary_is_told_where_it_is(self, own: Path) -> None:
        write(own, "config/vocabulary.yml", "roles: [boss]\ncountries: {Sweden: {eu: yes, emergency: '112'}}\n")
        [complaint] = refused(lambda: laid(own))
        assert complaint.startswith("own/config/vocabulary.yml:2:")
        assert "'Sweden' is not the code of a country" in complaint

    def test_mistakes_in_facts_of_all_packs_are_told_at_once(self, own: Path) -> None:
        write(own, "config/facts.yml", "a: people ==\n")
        write(own.parent, "config/facts.yml", "b: people >\n")
        assert refused(lambda: laid(own)) == [
            "config/facts.yml:1:4: b: 'people >' is not a condition",
            "own/config/facts.yml:1:4: a: 'people ==' is not a condition",
        ]


class TestWords:
    def test_a_text_said_again_wins_and_the_others_stay(self, own: Path) -> None:
        write(own, "handbook/en/words.yml", "labels: {owner: our owner}\n")
        words = laid(own).words("en")
        assert (words.say("labels.owner"), words.say("labels.date")) == ("our owner", "date")

    def test_a_pack_may_bring_a_language(self, own: Path) -> None:
        write(own, "handbook/sv/words.yml", "labels: {owner: ägare}\n")
        library = laid(own)
        assert library.languages == ("en", "fi", "sv")
        assert library.words("sv").say("labels.owner") == "ägare"


class TestPatches:
    def test_a_section_stands_in_place_of_the_lower_one(self, own: Path) -> None:
        write(own, PLAN, "## Our children {#first}\nOur own words.\n")
        document = page(laid(own), "crisis/plan")
        lower = page(open_toy(), "crisis/plan")
        assert document.sections() == lower.sections()
        first = [piece.block for piece in document.pieces if piece.section == "first"]
        assert first == [Heading(2, "Our children", "first"), Prose("Our own words.")]
        assert [p for p in document.pieces if p.section != "first"] == [p for p in lower.pieces if p.section != "first"]
        assert document.title == "The plan"
        assert document.problems == ()

    def test_title_and_opening_are_replaced_when_the_patch_has_them(self, own: Path) -> None:
        write(own, PLAN, "---\ntitle: Our plan\n---\nOur opening.\n")
        document = page(laid(own), "crisis/plan")
        assert document.title == "Our plan"
        assert document.pieces[0].block == Prose("Our opening.")
        assert document.sections() == page(open_toy(), "crisis/plan").sections()

    def test_a_section_of_ones_own_follows_at_the_end(self, own: Path) -> None:
        write(own, PLAN, "## Our dog {#own_dog}\nIt barks.\n")
        document = page(laid(own), "crisis/plan")
        assert document.sections()[-1] == "own_dog"
        assert document.pieces[-1].block == Prose("It barks.")
        assert document.problems == ()

    def test_a_section_that_is_gone_is_told(self, own: Path) -> None:
        write(own, PLAN, "Opening.\n\n## Risky {#risk}\nText.\n\n## Dog {#dog}\nText.\n")
        assert lines(page(laid(own), "crisis/plan").problems) == [
            f"own/{PLAN}:3: patches the section 'risk', which is gone (did you mean 'risks'?)",
            f"own/{PLAN}:6: patches the section 'dog', which is gone (a section of your own is called own_dog)",
        ]

    def test_a_patch_says_when_the_text_under_it_has_changed(self, own: Path) -> None:
        patch = write(own, PLAN, f"---\npatches: {page(open_toy(), 'crisis/plan').hash}\n---\n## First {{#first}}\nOurs.\n")
        assert page(laid(own), "crisis/plan").problems == ()
        write(own.parent, PLAN, (own.parent / PLAN).read_text(encoding="utf-8") + "\nMore.\n")
        library = laid(own)
        now = page(open_toy(own.parent), "crisis/plan").hash
        hint = f"compare it with the new text, then write patches: {now}"
        message = f"own/{PLAN}:1: warning: the text that this patches has changed ({PLAN}) ({hint})"
        assert lines(page(library, "crisis/plan").problems) == [message]
        assert patch.is_file()

    def test_three_packs_patch_one_after_the_other(self, own: Path) -> None:
        write(own, PLAN, "## First {#first}\nSecond pack.\n\n## Risks {#risks}\nSecond pack.\n")
        third = write(own.parent, f"third/{PLAN}", "## First {#first}\nThird pack.\n").parents[3]
        document = page(open_toy(own.parent, own, third), "crisis/plan")
        texts = {piece.section: piece.block for piece in document.pieces if isinstance(piece.block, Prose)}
        assert texts["first"] == Prose("Third pack.")
        assert texts["risks"] == Prose("Second pack.")

    def test_a_page_of_its_own_is_no_patch(self, own: Path) -> None:
        write(own, "handbook/en/own.md", "---\ntitle: Ours\n---\nText.\n\n## Dog {#dog}\nText.\n")
        assert page(laid(own), "own").problems == ()

    def test_one_language_is_patched_alone(self, own: Path) -> None:
        write(own, "handbook/fi/crisis/plan.md", "## Ensin {#first}\nOmat sanat.\n")
        library = laid(own)
        assert Prose("Omat sanat.") in [piece.block for piece in page(library, "crisis/plan", "fi").pieces]
        assert page(library, "crisis/plan") == page(open_toy(own.parent), "crisis/plan")


class TestProjects:
    def test_the_root_of_this_project_is_the_core_pack_alone(self, library: Library) -> None:
        assert core_root() == ROOT
        assert [pack.name for pack in library.packs] == ["core"]

    def test_a_project_lies_over_the_packs_it_names_and_they_over_the_core(self, tmp_path: Path) -> None:
        write(tmp_path, "pack.yml", "packs: [theirs/animals]\n")
        write(tmp_path, "theirs/animals/config/vocabulary.yml", "risks: [escaped_bear]\n")
        library = open_library(tmp_path)
        assert [(pack.name, pack.root) for pack in library.packs] == [
            ("core", ROOT),
            ("animals", tmp_path / "theirs/animals"),
            ("project", tmp_path),
        ]
        assert library.vocabulary.risks[-1] == "escaped_bear"

    @pytest.mark.parametrize(
        ("text", "complaint"),
        [
            ("packs: [gone]", "pack.yml:1:9: there is no folder 'gone'"),
            ("packs: gone", "pack.yml:1:8: packs: a list of folders belongs here"),
            ("packs: [{a: b}]", "pack.yml:1:9: there is no folder '{'a': 'b'}'"),
            ("- packs", "pack.yml:1:1: packs: a list of folders belongs here"),
        ],
    )
    def test_a_pack_that_is_not_there_is_told(self, toy: Path, text: str, complaint: str) -> None:
        write(toy, "pack.yml", f"{text}\n")
        assert refused(lambda: open_library(toy)) == [complaint]

    def test_an_empty_project_says_what_the_core_says(self, tmp_path: Path, library: Library) -> None:
        opened = open_library(tmp_path)
        assert opened.facts == library.facts
        assert opened.outline == library.outline

    def test_the_toy_pack_stands_without_the_core(self) -> None:
        assert [pack.root for pack in open_toy().packs] == [TOY]
