"""A plan into pages of blocks: slots, units, lodgers, channels, links, languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.blocks import Block, Callout, Checklist, Contacts, Guide, Heading, Item, Note, Prose, Table, Words
from generator.flow import book_of
from generator.outline import EDITIONS, Edition
from generator.outputs.markdown import write_page
from generator.problems import HandbookError
from tests.toybox import PAIR, SOLO, TRIO, book_for, change, decided_for, lines, open_toy, page_of, write

ADS = "[{channel: facebook, ads: yes}, {channel: linkedin, status: planned}]"
PLAN = "handbook/en/crisis/plan.md"
ONE_PAGE = "- part: now\n  pages:\n    - page: start\n"


def blocks(toy: Path, text: str, profile: str = PAIR, rules: str = "") -> tuple[Block, ...]:
    """The blocks of a book whose only page has this text and these rules."""
    write(toy, "config/outline.yml", ONE_PAGE + "".join(f"      {line}\n" for line in rules.splitlines()))
    write(toy, "handbook/en/start.md", f"---\ntitle: Start\n---\n{text}\n")
    return page_of(book_for(profile, toy, "lead"), "start").blocks


def test_each_edition_knows_its_own_address_and_no_other(toy: Path) -> None:
    places = "{public: https://open.example, team: https://in.example/team}"
    profile = PAIR.replace("handbook: {", f"handbook: {{address: {places}, ", 1)
    assert [book_for(profile, toy, edition).address for edition in EDITIONS] == [
        "https://open.example",
        "",
        "https://in.example/team",
        "",
    ]


class TestSlots:
    def test_they_are_filled(self, toy: Path) -> None:
        assert blocks(toy, "We are {{ org }}.") == (Prose("We are Toy."),)

    def test_what_strangers_wrote_is_escaped(self, toy: Path) -> None:
        profile = PAIR.replace("name: Toy", 'name: "*T* <b>"')
        assert blocks(toy, "We are {{ org }}.", profile) == (Prose("We are &#42;T&#42; &#60;b&#62;."),)

    def test_a_text_without_its_value_is_left_out(self, toy: Path) -> None:
        text = "Stays.\n\nWe are here because {{ purpose }}\n\n- one\n- two: {{ purpose }}\n    - child\n"
        assert [getattr(block, "text", "") for block in blocks(toy, text)] == ["Stays.", ""]
        assert "two" not in str(blocks(toy, text))

    def test_a_list_goes_with_its_last_item(self, toy: Path) -> None:
        assert blocks(toy, "Stays.\n\n- {{ purpose }}\n\n- [ ] {{ purpose }}") == (Prose("Stays."),)

    def test_a_row_a_callout_and_words_go_too(self, toy: Path) -> None:
        text = (
            "| a | b |\n|---|---|\n| 1 | {{ purpose }} |\n| 2 | 3 |\n\n"
            '!!! tip "T"\n    {{ purpose }}\n\n    Second.\n\n'
            '!!! words "W"\n    {{ purpose }}\n\n    Second.\n'
        )
        assert blocks(toy, text) == (Table(("a", "b"), (("2", "3"),)), Callout("tip", "T", ("Second.",)))

    def test_words_to_copy_are_whole_or_not_there(self, toy: Path) -> None:
        text = '!!! words "To {{ org }}"\n    Dear {{ org }}.\n'
        assert blocks(toy, text) == (Words("To Toy", ("Dear Toy.",)),)

    def test_a_section_whose_heading_cannot_be_said_is_left_out(self, toy: Path) -> None:
        text = "Open.\n\n## Why: {{ purpose }} {#why}\nText.\n\n## End {#end}\nLast."
        assert blocks(toy, text) == (Prose("Open."), Heading(2, "End", "end"), Prose("Last."))

    def test_a_place_for_blocks(self, toy: Path) -> None:
        [help_] = blocks(toy, "{{ crisis_help }}", f'{PAIR}crisis: {{help: {{role: owner, phone: "+44 7700 900001"}}}}\n')
        assert isinstance(help_, Contacts)
        assert (help_.urgent, help_.contacts[0].who, help_.contacts[0].phone) == (True, "Owner", "+44 7700 900001")
        assert blocks(toy, "Stays.\n\n{{ crisis_help }}") == (Prose("Stays."),)


class TestUnits:
    TEXT = (
        "Open. {#open}\n\n## One {#one}\n- [ ] a {#a}\n- [ ] b\n\n### Sub {#sub}\nText.\n\n### Other {#other}\nMore.\n\n"
        "## Two {#two}\nEnd."
    )

    @pytest.mark.parametrize(
        ("unit", "left"),
        [
            ("open", ["One", "a", "b", "Sub", "Text.", "Other", "More.", "Two", "End."]),
            ("one", ["Open.", "Two", "End."]),
            ("a", ["Open.", "One", "b", "Sub", "Text.", "Other", "More.", "Two", "End."]),
            ("sub", ["Open.", "One", "a", "b", "Other", "More.", "Two", "End."]),
            ("two", ["Open.", "One", "a", "b", "Sub", "Text.", "Other", "More."]),
        ],
    )
    def test_a_left_out_unit_takes_what_is_in_it_along(self, toy: Path, unit: str, left: list[str]) -> None:
        made = blocks(toy, self.TEXT, rules=f"only: {{{unit}: solo}}")
        said = [[item.text for item in b.items] if isinstance(b, Checklist) else [getattr(b, "text", "")] for b in made]
        assert [text for texts in said for text in texts] == left

    def test_empty_sections_are_dropped(self, toy: Path) -> None:
        text = "Open.\n\n## One {#one}\n\n### Sub {#sub}\n{{ risks }}\n\n## Two {#two}\n\n### Full {#full}\nText.\n\n## C {#c}"
        assert blocks(toy, text) == (Prose("Open."), Heading(2, "Two", "two"), Heading(3, "Full", "full"), Prose("Text."))

    def test_a_checklist_knows_its_rhythm_and_role(self, toy: Path) -> None:
        plan = page_of(book_for(TRIO, toy, "lead"), "crisis/plan")
        [checklist] = [block for block in plan.blocks if isinstance(block, Checklist)]
        assert (checklist.id, checklist.rhythm, checklist.role) == ("first", "in_a_crisis", "crisis_lead")
        assert checklist.items == (Item("Take pictures.", "pictures"),)

    @pytest.mark.parametrize("edition", ["everyone", "team", "lead"])
    @pytest.mark.parametrize(
        ("people", "crisis", "roles"),
        [
            ("", "", ["", "", "everyone"]),
            ("{role: marketing, hours_per_week: 0}", "lead: owner", ["", "", "everyone"]),
            ("{role: marketing, hours_per_week: 0}", "lead: marketing", ["crisis_lead", "", "everyone"]),
            ("{role: marketing, hours_per_week: 1}", "", ["crisis_lead", "channel_owner", "everyone"]),
        ],
    )
    def test_one_person_is_told_no_role(self, people: str, crisis: str, roles: list[str], edition: Edition, toy: Path) -> None:
        text = "".join(f"## S {{#s{n}}}\n\n- [ ] Do.\n\n" for n in range(3))
        write(toy, "config/outline.yml", ONE_PAGE + "      for: public\n")
        write(toy, "handbook/en/start.md", f"---\ntitle: Start\n---\n{text}")
        asked = ("crisis_lead", "channel_owner", "everyone")
        write(
            toy,
            "config/checklists.yml",
            "".join(f"start#s{n}: {{rhythm: weekly, role: {role}}}\n" for n, role in enumerate(asked)),
        )
        profile = SOLO.replace("hours_per_week: 3}", f"hours_per_week: 3}}, {people}") + (
            f"crisis: {{{crisis}}}\n" if crisis else ""
        )
        page = page_of(book_for(profile, toy, edition), "start")
        assert [block.role for block in page.blocks if isinstance(block, Checklist)] == roles


class TestChannels:
    def test_its_own_page_and_what_holds_everywhere_are_one(self, toy: Path) -> None:
        page = page_of(
            book_for(PAIR.replace("[{channel: facebook}]", "[{channel: facebook, handle: toy, ads: yes}]"), toy),
            "channels/facebook",
        )
        assert page.title == "Our page"
        assert page.file == "handbook/en/channels/facebook.md"
        assert [block for block in page.blocks if not isinstance(block, Note)][:9] == [
            Prose("People find us as toy."),
            Heading(2, "Before a post", "before"),
            Prose("Before every post:"),
            Checklist(
                (Item("Describe the picture.", "alt"), Item("Read it aloud.", "aloud")),
                "before", "before_each_post", "channel_owner",
            ),
            Heading(2, "Ads", "watch_ads"),
            Prose("Look under the ads every day."),
            Heading(2, "Groups", "groups"),
            Prose("A group needs a host."),
            Heading(2, "Figures", "figures"),
        ]  # fmt: skip

    def test_without_a_page_of_its_own_it_has_the_general_one_in_its_name(self, toy: Path) -> None:
        page = page_of(book_for(PAIR.replace("[{channel: facebook}]", ADS), toy), "channels/linkedin")
        assert page.title == "LinkedIn"
        assert page.blocks[0] == Prose("What holds on LinkedIn.")
        assert Heading(2, "Not open yet", "opening") in page.blocks

    def test_names_are_inflected(self, toy: Path) -> None:
        text = PAIR.replace("languages: [en]", "languages: [fi]").replace("[{channel: facebook}]", ADS)
        assert page_of(book_for(text, toy), "channels/linkedin").blocks[0] == Prose("Mikä pätee LinkedInissä.")

    def test_a_second_account_has_a_page_of_its_own(self, toy: Path) -> None:
        two = "[{channel: facebook, handle: one}, {channel: facebook, handle: two}]"
        book = book_for(PAIR.replace("[{channel: facebook}]", two), toy)
        assert page_of(book, "channels/facebook").blocks[0] == Prose("People find us as one.")
        assert page_of(book, "channels/facebook_2").blocks[0] == Prose("People find us as two.")

    def test_a_general_page_without_sections_is_fine(self, toy: Path) -> None:
        write(toy, "handbook/en/channels/every.md", "---\ntitle: T\n---\nEverywhere.\n")
        page = page_of(book_for(PAIR, toy), "channels/facebook")
        assert [block.id for block in page.blocks if isinstance(block, Heading)] == ["before", "groups"]


class TestLodgers:
    def test_a_section_lives_on_the_page_that_stands_for_its_own(self, toy: Path) -> None:
        alone = page_of(book_for(SOLO, toy, "team"), "crisis/alone")
        assert [block.id for block in alone.blocks if isinstance(block, Heading)] == ["step", "data"]
        assert isinstance(alone.blocks[-1], Prose)
        assert alone.blocks[-1].text.startswith("Tell the authority")

    def test_it_stays_out_when_its_facts_say_so(self, toy: Path) -> None:
        alone = page_of(book_for(SOLO.replace("[FI]", "[US]"), toy, "team"), "crisis/alone")
        assert [block.id for block in alone.blocks if isinstance(block, Heading)] == ["step"]

    def test_units_inside_it_follow_their_own_rules(self, toy: Path) -> None:
        change(toy, PLAN, "Tell the authority", "- In. {#inside}\n- Out. {#outside}\n- Secret. {#secret}\n\nTell the authority")
        change(
            toy,
            "config/outline.yml",
            "        data: in_eu\n",
            "        data: in_eu\n        inside: solo\n        outside: not solo\n        secret: {for: lead}\n",
        )
        for edition, secret in (("team", False), ("lead", True)):
            text = write_page(page_of(book_for(SOLO, toy, edition), "crisis/alone"))  # type: ignore[arg-type]
            assert ("In." in text, "Out." in text, "Secret." in text) == (True, False, secret)

    def test_it_is_at_home_elsewhere(self, toy: Path) -> None:
        book = book_for(PAIR, toy, "team")
        assert "crisis/alone" not in [page.path for page in book.pages]
        assert Heading(2, "Personal data", "data") in page_of(book, "crisis/plan").blocks


class TestLodgersOfPagesThatStay:
    RULES = "      when: solo\n      instead_of: [crisis/plan]\n      holds: [crisis/plan#data]"

    def stay(self, toy: Path) -> None:
        """Both pages are in, and one holds a section of the other."""
        change(toy, "config/outline.yml", "    - page: crisis/plan\n      when: not solo\n", "    - page: crisis/plan\n")
        change(toy, "config/outline.yml", self.RULES, self.RULES.replace("      instead_of: [crisis/plan]\n", ""))

    def test_the_section_is_on_the_other_page_alone(self, toy: Path) -> None:
        self.stay(toy)
        book = book_for(SOLO, toy, "team")
        found = {
            path: [b.id for b in page_of(book, path).blocks if isinstance(b, Heading)]
            for path in ("crisis/plan", "crisis/alone")
        }
        assert "data" not in found["crisis/plan"]
        assert found["crisis/alone"] == ["step", "data"]

    def test_links_find_it_and_what_is_in_it(self, toy: Path) -> None:
        self.stay(toy)
        change(toy, PLAN, "Tell the authority within three days.", "- Tell the authority. {#tell}\n\nQuickly.")
        change(
            toy,
            "handbook/en/start.md",
            "Welcome",
            "Mind [the data](unit:crisis/plan#data), [tell](unit:crisis/plan#tell). Welcome",
        )
        text = write_page(page_of(book_for(SOLO, toy, "team"), "start"))
        assert "[the data](crisis/alone.md#data), [tell](crisis/alone.md#tell)" in text


class TestIndexes:
    def text(self, toy: Path, slot: str, profile: str = PAIR) -> str:
        change(toy, "handbook/en/start.md", "Welcome", f"{{{{ {slot} }}}}\n\nWelcome")
        return write_page(page_of(book_for(profile, toy, "lead"), "start"))

    def test_checklists_by_rhythm_those_of_all_channels_on_one_line(self, toy: Path) -> None:
        two = PAIR.replace("[{channel: facebook}]", "[{channel: facebook}, {channel: linkedin}]")
        text = self.text(toy, "checklist_index", two)
        assert "**When something goes wrong**\n\n- **First steps:** [The plan](crisis/plan.md#first) (the crisis lead)" in text
        line = next(line for line in text.splitlines() if line.startswith("- **Before"))
        assert line.count("](channels/") == 2

    def test_a_checklist_that_is_out_is_not_listed(self, toy: Path) -> None:
        assert "First steps" not in self.text(toy, "checklist_index", SOLO)

    def test_words_to_copy_page_by_page(self, toy: Path) -> None:
        change(toy, PLAN, "## First steps", '!!! words "Say this" {#say}\n    We know.\n\n## First steps')
        assert "**The plan**\n\n- [Say this](crisis/plan.md#say)" in self.text(toy, "template_index")


class TestLinks:
    def text(self, toy: Path, profile: str, page: str, edition: str = "lead") -> str:
        return write_page(page_of(book_for(profile, toy, edition), page))  # type: ignore[arg-type]

    def test_to_a_page_and_to_a_unit(self, toy: Path) -> None:
        text = self.text(toy, PAIR, "start")
        assert "[the plan](crisis/plan.md), [its first steps](crisis/plan.md#first)" in text

    def test_to_a_page_that_readers_do_not_get(self, toy: Path) -> None:
        assert "See the plan, its first steps and the numbers." in self.text(toy, PAIR, "start", "everyone")

    def test_to_a_page_that_another_stands_for(self, toy: Path) -> None:
        assert "[the plan](crisis/alone.md), [its first steps](crisis/alone.md)" in self.text(toy, SOLO, "start")

    def test_to_what_every_channel_has_it_leads_to_the_first_or_stays_text(self, toy: Path) -> None:
        both = "[before](unit:channels/every#before) and [opening](unit:channels/every#opening)"
        change(toy, "handbook/en/start.md", "Welcome", f"See {both}. Welcome")
        assert "See [before](channels/facebook.md#before) and opening." in self.text(toy, PAIR, "start")

    def test_to_a_lodger(self, toy: Path) -> None:
        assert "[personal data](alone.md#data)" in self.text(toy, SOLO, "crisis/alone")

    def test_from_a_lodger_to_what_stayed_behind(self, toy: Path) -> None:
        assert "[the first steps](alone.md)" in self.text(toy, SOLO, "crisis/alone")

    def test_to_a_unit_that_is_left_out(self, toy: Path) -> None:
        change(toy, "handbook/en/start.md", "Welcome", "Mind [the children](unit:crisis/plan#children). Welcome")
        assert "Mind the children. Welcome" in self.text(toy, PAIR, "start")

    def test_to_a_section_that_came_out_empty(self, toy: Path) -> None:
        change(toy, "handbook/en/start.md", "Welcome", "Mind [the risks](unit:crisis/plan#risks). Welcome")
        assert "Mind the risks. Welcome" in self.text(toy, PAIR, "start")
        assert "[the risks](crisis/plan.md#risks)" in self.text(toy, f"{PAIR}crisis: {{risks: [rumour]}}\n", "start")

    @pytest.mark.parametrize(
        ("profile", "edition", "choices"),
        [
            (PAIR, "lead", ["page:crisis/plan", "page:channels/facebook", "page:about/numbers"]),
            (SOLO, "lead", ["page:crisis/alone", "page:channels/facebook", "page:about/numbers"]),
            (PAIR, "everyone", ["page:channels/facebook"]),
            (PAIR.replace("facebook", "linkedin"), "everyone", []),
        ],
    )
    def test_a_guide_offers_what_is_there(self, toy: Path, profile: str, edition: str, choices: list[str]) -> None:
        start = page_of(book_for(profile, toy, edition), "start")  # type: ignore[arg-type]
        assert [choice.target for block in start.blocks if isinstance(block, Guide) for choice in block.choices] == choices


class TestLanguages:
    def test_a_book_in_its_profiles_main_language(self, toy: Path) -> None:
        book = book_for(PAIR.replace("[en]", "[fi, en]"), toy, "lead")
        assert (book.language, book.languages, book.title) == ("fi", ("fi", "en"), "Toy: leluopas")
        assert page_of(book, "start").title == "Aloita tästä"
        assert dict(book.parts) == {"now": "Nyt", "channels": "Kanavat", "about": "Tietoja"}

    def test_an_untranslated_page_stands_in_english_and_says_so(self, toy: Path) -> None:
        page = page_of(book_for(PAIR.replace("[en]", "[fi, en]"), toy, "lead"), "about/numbers")
        assert page.language == "en"
        assert page.blocks[0] == Note("language", "Tätä sivua ei ole vielä suomeksi.")
        assert page.blocks[1:3] == (Prose("0 messages a week come in."), Prose("There are 2 people."))

    def test_a_translated_page_does_not(self, toy: Path) -> None:
        page = page_of(book_for(PAIR.replace("[en]", "[fi, en]"), toy, "lead"), "start")
        assert page.language == "fi"
        assert not any(isinstance(block, Note) for block in page.blocks)

    def test_texts_of_the_profile_are_in_the_language_of_the_page(self, toy: Path) -> None:
        text = PAIR.replace("[en]", "[fi, en]") + "purpose: {why: {fi: Suomeksi., en: In English.}}\n"
        write(toy, "handbook/en/about/numbers.md", "---\ntitle: N\n---\n{{ purpose }}\n")
        book = book_for(text, toy, "lead")
        assert Prose("Olemme täällä, koska Suomeksi.") in page_of(book, "start").blocks
        assert Prose("In English.") in page_of(book, "about/numbers").blocks


class TestProblems:
    def told(self, toy: Path) -> list[str]:
        with pytest.raises(HandbookError) as error:
            book_for(PAIR, toy, "lead")
        return lines(error.value)

    def test_a_page_without_any_text(self, toy: Path) -> None:
        (toy / "handbook/en/about/numbers.md").unlink()
        message = "about/numbers: there is no text for this page in any language"
        assert self.told(toy) == [f"config/outline.yml:34:13: {message}"]

    def test_all_mistakes_of_all_pages_are_told_at_once(self, toy: Path) -> None:
        change(toy, PLAN, "Stop,", "<b>Stop</b>,")
        change(toy, "handbook/en/start.md", "Welcome", "![x](y.png) Welcome")
        assert self.told(toy) == [
            f"{PLAN}:4: HTML is not part of the dialect",
            "handbook/en/start.md:5: pictures are not part of the dialect",
        ]

    def test_mistakes_on_pages_that_are_out_do_not_count(self, toy: Path) -> None:
        change(toy, "handbook/en/crisis/alone.md", "Breathe.", "<b>Breathe.</b>")
        assert book_for(PAIR, toy, "lead").pages


def test_what_a_book_says_of_itself(toy: Path) -> None:
    profile = PAIR.replace("languages: [en]", "languages: [en], id: toys").replace(
        "name: Toy", "name: Toy Club Ltd, short_name: T&C"
    )
    book = book_for(profile, toy, "team")
    assert (book.id, book.title, book.organisation, book.edition) == ("toys", "T&C: toy handbook", "Toy Club Ltd", "team")
    assert book.labels["copy"] == "Copy"
    assert page_of(book, "start").reviewed == "2026-01-02"


def test_a_plan_of_one_library_makes_the_same_book_twice(toy: Path) -> None:
    decided = decided_for(PAIR, toy, library=open_toy(toy))
    assert book_of(decided) == book_of(decided)
