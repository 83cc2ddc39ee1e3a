"""The questions asked of a library: each with a toy pack that is broken in one place, and the exact complaint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from generator.checks import Example, dead_rules, library_problems, long_pages
from generator.checks.variations import facts_for, one_field_changes
from generator.problems import Problem
from tests.toybox import PAIR, SOLO, TOY, TRIO, book_for, change, lines, open_toy, profile_of, write

TODAY = date(2026, 2, 1)
OUTLINE, FACTS, LISTS = "config/outline.yml", "config/facts.yml", "config/checklists.yml"
CHANNELS, CAPACITY = "config/channels.yml", "config/capacity.yml"
EN, FI = "handbook/en", "handbook/fi"
NUMBERS_NOTICE = (
    f"{EN}/about/numbers.md:1: notice: is not yet in fi: it stands there in English, marked as such ({FI}/about/numbers.md)"
)


def complaints(toy: Path, today: date = TODAY) -> list[str]:
    """Everything but the notice that the toy pack lives with."""
    found = sorted(set(library_problems(open_toy(toy), today)))
    return [line for line in lines(found) if line != NUMBERS_NOTICE]


@dataclass(frozen=True)
class Break:
    """One text of one file made another, and what is then said."""

    file: str
    old: str
    new: str
    said: Sequence[str]


def test_the_toy_pack_is_whole(toy: Path) -> None:
    assert complaints(toy) == []
    assert lines(library_problems(open_toy(toy), TODAY)) == [NUMBERS_NOTICE]


RULES = [
    Break(OUTLINE, "when: not solo", "when: not sollo", [
        f"{OUTLINE}:9:13: crisis/plan: no fact is called 'sollo' (did you mean 'solo'?)",
    ]),
    Break(OUTLINE, "children: minors", "children: minor", [
        f"{FACTS}:5:9: warning: nothing uses the fact 'minors' (use it in config/outline.yml or take it out)",
        f"{OUTLINE}:14:19: crisis/plan#children: no fact is called 'minor' (did you mean 'minors'?)",
    ]),
    Break(OUTLINE, "pause_ads: runs_ads", "pause_ads: runs_ads or channel_ads", [
        f"{OUTLINE}:13:20: crisis/plan#pause_ads: 'channel_ads' is a fact about a channel, "
        "and this page is not one of a channel",
    ]),
    Break(OUTLINE, "children: minors", "childen: minors", [
        f"{OUTLINE}:14:18: {EN}/crisis/plan.md has no unit 'childen' (did you mean 'children'?)",
    ]),
    Break(OUTLINE, "watch_ads: channel_ads", "wach_ads: channel_ads", [
        f"{OUTLINE}:30:19: {EN}/channels/every.md has no unit 'wach_ads' (did you mean 'watch_ads'?)",
    ]),
    Break(OUTLINE, "page: about/numbers", "page: about/number", [
        f"{OUTLINE}:34:13: about/number: {EN} has no file about/number.md",
        f"{EN}/about/numbers.md:1: warning: config/outline.yml does not name this page (did you mean 'about/number'?)",
        f"{EN}/start.md:9: there is no unit 'about/numbers' to link to (did you mean 'about/number'?)",
        f"{EN}/start.md:14: there is no unit 'about/numbers' to link to (did you mean 'about/number'?)",
        f"{EN}/search.yml:7:1: there is no page or section 'about/numbers' to find (did you mean 'about/number'?)",
        f"{FI}/start.md:10: there is no unit 'about/numbers' to link to (did you mean 'about/number'?)",
        f"{FI}/start.md:15: there is no unit 'about/numbers' to link to (did you mean 'about/number'?)",
    ]),
    Break(OUTLINE, "instead_of: [crisis/plan]", "moved: {to: abuot, when: solo}", [
        f"{OUTLINE}:19:7: crisis/alone: 'abuot' is no part (did you mean 'about'?)",
    ]),
    Break(OUTLINE, "instead_of: [crisis/plan]", "moved: {to: about, when: slo}", [
        f"{OUTLINE}:19:7: crisis/alone in about: no fact is called 'slo' (did you mean 'solo'?)",
    ]),
    Break(OUTLINE, "instead_of: [crisis/plan]", "instead_of: [crisis/plam]", [
        f"{OUTLINE}:17:13: crisis/alone: instead_of names 'crisis/plam', which is no page (did you mean 'crisis/plan'?)",
    ]),
    Break(OUTLINE, "holds: [crisis/plan#data]", "holds: [crisis/plan#pictures]", [
        f"{OUTLINE}:17:13: crisis/alone: holds 'crisis/plan#pictures', which is no section of a page",
    ]),
    Break(FACTS, "in_eu: eu_countries", "in_eu: eu_countrys", [
        f"{FACTS}:7:8: in_eu: neither a profile nor the assessment has 'eu_countrys' (did you mean 'eu_countries'?)",
    ]),
    Break(FACTS, "'minors' in", "'miners' in", [
        f"{FACTS}:5:9: minors: 'miners' is not a word for organisation.vulnerable (did you mean 'minors'?)",
    ]),
    Break(FACTS, "'planned'", "'plannd'", [
        f"{FACTS}:9:18: channel_planned: 'plannd' is not a word for channel.status (did you mean 'planned'?)",
    ]),
    Break(FACTS, "had_storms: crisis.past_storms", "had_storms: channel.ads", [
        f"{FACTS}:6:13: had_storms: names 'channel.ads', so it has to be called channel_had_storms",
    ]),
    Break(FACTS, "solo:", "idle: people == 0\nsolo:", [
        f"{FACTS}:2:7: warning: nothing uses the fact 'idle' (use it in config/outline.yml or take it out)",
        f"{EN}/words.yml: has no text for facts.idle.no",
        f"{EN}/words.yml: has no text for facts.idle.yes",
    ]),
    Break(LISTS, "crisis/plan#first", "crisis/plan#fist", [
        f"{LISTS}: 'crisis/plan#fist' is not a section of a page (did you mean 'first'?)",
    ]),
    Break(LISTS, "crisis/plan#first", "crisis/plam#first", [
        f"{LISTS}: 'crisis/plam#first' is not a section of a page",
    ]),
]  # fmt: skip

PAGES = [
    Break(f"{EN}/crisis/alone.md", "---\ntitle: Alone\n---\n", "", [
        f"{EN}/crisis/alone.md:1: has no title (begin the file with ---, title: ..., ---)",
        f"{FI}/crisis/alone.md:1: warning: the source has changed since "
        f"(when it follows {EN}/crisis/alone.md, write translates: HASH)",
    ]),
    Break(f"{EN}/crisis/plan.md", "title: The plan\n", "title: The plan\nreviewd: 2026-01-02\n", [
        f"{EN}/crisis/plan.md:1: 'reviewd' is not a key of the front matter (did you mean 'reviewed'?)",
    ]),
    Break(f"{FI}/crisis/plan.md", "Pysähdy, kuka oletkin.\n", "", [
        f"{FI}/crisis/plan.md:6: warning: begins without an opening paragraph",
    ]),
    Break(f"{FI}/crisis/plan.md", "Pysähdy,", "<b>Pysähdy</b>,", [
        f"{FI}/crisis/plan.md:5: HTML is not part of the dialect",
    ]),
    Break(f"{FI}/crisis/plan.md", "Pysähdy, kuka oletkin.", "Pysähdy, kuka oletkin. {#first}", [
        f"{FI}/crisis/plan.md:7: the id 'first' stands twice (first in line 5)",
    ]),
    Break(f"{FI}/channels/facebook.md", "Ryhmä tarvitsee vetäjän.", "- Ryhmä. {#aloud}", [
        f"{FI}/channels/facebook.md:11: the id 'aloud' stands in channels/every.md too, and both are on one page",
        f"{FI}/channels/facebook.md:11: has the unit 'aloud', which the source lacks (see {EN}/channels/facebook.md)",
    ]),
    Break(f"{FI}/crisis/plan.md", "unit:crisis/plan#first", "unit:crisis/plan#fist", [
        f"{FI}/crisis/plan.md:16: there is no unit 'crisis/plan#fist' to link to (did you mean 'crisis/plan#first'?)",
    ]),
    Break(f"{FI}/crisis/plan.md", "Pysähdy, kuka oletkin.", "Pysähdy, {{ orgg }}.", [
        f"{FI}/crisis/plan.md:5: there is no slot 'orgg' (did you mean 'org'?)",
    ]),
    Break(f"{FI}/crisis/plan.md", "Pysähdy, kuka oletkin.", "Pysähdy, {{ channel.deputy }}.", [
        f"{FI}/crisis/plan.md:5: there is no slot 'channel.deputy' (did you mean 'channel_register'?)",
    ]),
    Break(f"{FI}/crisis/plan.md", "Pysähdy, kuka oletkin.", "Pysähdy: {{ risks }}.", [
        f"{FI}/crisis/plan.md:5: the slot 'risks' makes a block, so it stands alone in a paragraph",
    ]),
    Break(f"{FI}/crisis/plan.md", "{#pictures}", "{#kuvat}", [
        f"{FI}/crisis/plan.md:1: lacks the unit 'pictures' ({EN}/crisis/plan.md:7 has it)",
        f"{FI}/crisis/plan.md:8: has the unit 'kuvat', which the source lacks (see {EN}/crisis/plan.md)",
    ]),
    Break(f"{FI}/crisis/plan.md", "Soita: {{ crisis_lead }}.", "Soita.", [
        f"{FI}/crisis/plan.md:1: warning: lacks the slot 'crisis_lead' ({EN}/crisis/plan.md has it)",
    ]),
    Break(f"{EN}/crisis/plan.md", "Stop, whoever you are.", "Stop, and call.", [
        f"{FI}/crisis/plan.md:1: warning: the source has changed since "
        f"(when it follows {EN}/crisis/plan.md, write translates: HASH)",
    ]),
    Break(f"{FI}/crisis/alone.md", "translates:", "reviewed:", [
        f"{FI}/crisis/alone.md:1: warning: does not say what it translates "
        f"(when it follows {EN}/crisis/alone.md, write translates: HASH)",
    ]),
]  # fmt: skip

WORDS = [
    Break(f"{EN}/words.yml", "risks: {accident: An accident, ", "risks: {", [
        f"{EN}/words.yml: has no text for risks.accident",
        f"{FI}/words.yml: has a text for risks.accident, which English lacks",
    ]),
    Break(f"{EN}/words.yml", "channel_facts: {post_length: longest post, ", "channel_facts: {", [
        f"{EN}/words.yml: has no text for channel_facts.post_length",
        f"{FI}/words.yml: has a text for channel_facts.post_length, which English lacks",
    ]),
    Break(f"{EN}/words.yml", "about: About}", "}", [
        f"{EN}/words.yml: has no text for parts.about",
        f"{FI}/words.yml: has a text for parts.about, which English lacks",
    ]),
    Break(f"{FI}/words.yml", "from: LinkedInistä, ", "", [
        f"{FI}/words.yml: has no text for channels.linkedin.from (English: from LinkedIn)",
    ]),
    Break(f"{FI}/words.yml", "{org}: leluopas", "leluopas", [
        f"{FI}/words.yml: labels.book_title: {{org}} stands in only one of the two languages (English: {{org}}: toy handbook)",
    ]),
    Break(f"{FI}/words.yml", '{one: "{n} henkilö", other', "{other", []),  # languages differ in their plural forms
]  # fmt: skip

SEARCH = [
    Break(f"{EN}/search.yml", "crisis/plan#data", "crisis/plan#dta", [
        f"{EN}/search.yml:3:1: there is no page or section 'crisis/plan#dta' to find (did you mean 'crisis/plan#data'?)",
    ]),
    Break(f"{EN}/search.yml", "channels/every#before", "channels/every#befor", [
        f"{EN}/search.yml:5:1: there is no page or section 'channels/every#befor' to find "
        "(did you mean 'channels/every#before'?)",
    ]),
    Break(f"{FI}/search.yml", "crisis/plan:", "crisis/plam:", [
        f"{FI}/search.yml:1:1: there is no page or section 'crisis/plam' to find (did you mean 'crisis/plan'?)",
    ]),
    Break(f"{FI}/search.yml", "[paskamyrsky]", "paskamyrsky", [
        f"{FI}/search.yml:1:1: crisis/plan: a list of phrases belongs here (start each with '- ')",
    ]),
]  # fmt: skip

FIGURES = [
    Break(CHANNELS, "  linkedin:\n", "  myspace:\n", [
        f"{CHANNELS}: 'myspace' is not a channel of the vocabulary",
    ]),
    Break(CHANNELS, "fact: edit_window", "fact: edit_windw", [
        f"{CHANNELS}: facebook, edit_windw: the vocabulary has no such fact (did you mean 'edit_window'?)",
    ]),
    Break(CHANNELS, "source: AA, checked", "source: AB, checked", [
        f"{CHANNELS}: facebook, post_length: config/sources.yml has no source 'AB'",
    ]),
    Break(CAPACITY, "source: AA", "source: AB", [
        f"{CAPACITY}: minutes_per_item: config/sources.yml has no source 'AB'",
    ]),
]  # fmt: skip


@pytest.mark.parametrize("broken", [*RULES, *PAGES, *WORDS, *SEARCH, *FIGURES], ids=lambda b: f"{b.file}-{b.new[:30]!r}")
def test_each_mistake_is_told_exactly(toy: Path, broken: Break) -> None:
    change(toy, broken.file, broken.old, broken.new)
    source = open_toy(toy).prose("en", broken.file.split("/", 2)[-1].removesuffix(".md"))
    expected = sorted(line.replace("HASH", source.hash if source else "") for line in broken.said)
    assert sorted(complaints(toy)) == expected


def test_a_translation_of_nothing_is_told(toy: Path) -> None:
    write(toy, f"{FI}/extra.md", "---\ntitle: Lisä\n---\nLisää.\n")
    assert complaints(toy) == [f"{FI}/extra.md:1: warning: there is no page extra in en that this translates"]


@pytest.mark.parametrize(("today", "count"), [(date(2027, 1, 2), 0), (date(2027, 1, 3), 5)])
def test_figures_are_looked_at_again_after_a_year(toy: Path, today: date, count: int) -> None:
    old = [line for line in complaints(toy, today) if "last checked" in line]
    assert len(old) == count
    message = "facebook, alt_text: last checked 2026-01-02 (look at the source again)"
    assert not old or old[0] == f"{CHANNELS}: notice: {message}"


class TestStyle:
    """The limits stand in the pack; here they are small, so that short texts break them."""

    RULES = """\
longest_sentence: 6
longest_page: 12
same_sentence_from: 4
filler: {en: [in order to]}
known_abbreviations: [EU]
empty_headings: {en: [introduction]}
exceptions: [{says: Let it be, why: a song}]
"""

    @pytest.fixture
    def strict(self, toy: Path) -> Path:
        """The toy pack with one page, and with rules for its prose."""
        for folder in (EN, FI):
            for path in (toy / folder).rglob("*.md"):
                path.unlink()
        write(toy, OUTLINE, "- {part: now, pages: [{page: start, for: public}, {page: other, for: public}]}\n")
        write(toy, LISTS, "a: b\n")
        write(toy, "config/prose.yml", self.RULES)
        return toy

    def told(self, toy: Path, text: str, other: str = "Other.") -> list[str]:
        write(toy, f"{EN}/start.md", f"---\ntitle: S\n---\n{text}\n")
        write(toy, f"{EN}/other.md", f"---\ntitle: O\n---\n{other}\n")
        return [line for line in complaints(toy) if "/start.md" in line and "not yet in fi" not in line]

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("One two 3 4 5 6 seven.", "4: warning: a sentence of 7 words: One two 3 4 5 6 seven. (at most 6: make two of it)"),
            (
                "Go in order to win.",
                "4: warning: 'in order to' says nothing: Go in order to win. (take it out or say it plainly)",
            ),
            ("Ask the DPO.", "4: warning: 'DPO' is not explained (say what it is: ... (DPO))"),
            ("Go.\n\n## Introduction {#a}\nText.", "6: warning: the heading 'Introduction' says nothing"),
        ],
    )
    def test_what_reads_badly_is_told(self, strict: Path, text: str, message: str) -> None:
        assert self.told(strict, text) == [f"{EN}/start.md:{message}"]

    @pytest.mark.parametrize(
        "text",
        [
            "One two three four five six. One two.",
            "Let it be, let it be, let it be, let it be.",
            "The EU says so.",
            "Ask the data protection officer (DPO). The DPO knows.",
            "[Two words](unit:other) and {{ org }} count once.",
        ],
    )
    def test_what_reads_well_is_not(self, strict: Path, text: str) -> None:
        assert self.told(strict, text) == []

    def test_a_sentence_on_two_pages_is_told_on_the_second(self, strict: Path) -> None:
        same = "Call before you write."
        hint = "keep one and link there"
        message = f"{EN}/start.md:4: warning: stands in {EN}/other.md:4 too: {same} ({hint})"
        assert self.told(strict, same, same) == [message]

    def test_unless_one_page_stands_for_the_other(self, strict: Path) -> None:
        write(strict, OUTLINE, "- {part: now, pages: [{page: start, for: public, instead_of: [other]}, {page: other}]}\n")
        assert self.told(strict, "Call before you write.", "Call before you write.") == []

    def test_a_long_page_is_told_for_the_book_it_is_long_in(self, strict: Path) -> None:
        self.told(strict, " ".join(f"Word{number}." for number in range(13)))
        book = book_for(PAIR, strict)
        message = "has 13 words in the everyone edition of pair"
        assert lines(long_pages(open_toy(strict), book, "pair")) == [
            f"{EN}/start.md:1: warning: {message} (at most 12: split it, or leave something out)"
        ]


class TestDeadRules:
    def dead(self, toy: Path, *profiles: str) -> list[str]:
        library = open_toy(toy)
        examples = [Example(str(number), profile_of(text, library, toy)) for number, text in enumerate(profiles)]
        return lines(dead_rules(library, examples))

    def test_examples_and_their_changes_show_every_rule_of_the_toy_pack(self, toy: Path) -> None:
        assert self.dead(toy, (TOY / "config/profile.yml").read_text(encoding="utf-8"), SOLO) == []

    def test_a_fact_that_never_changes_and_the_rule_behind_it(self, toy: Path) -> None:
        change(toy, FACTS, "in_eu: eu_countries >= 1", "in_eu: eu_countries >= 9")
        hint = "let an example of config/profiles/ show it, or take the rule out"
        assert self.dead(toy, TRIO) == [
            f"{FACTS}:7:8: the fact 'in_eu' is never true for every example ({hint})",
            f"{OUTLINE}:12:15: the rule for crisis/plan#data is never true for every example ({hint})",
        ]

    def test_a_rule_that_its_facts_can_never_keep_out(self, toy: Path) -> None:
        change(toy, OUTLINE, "children: minors", "children: minors or not minors")
        hint = "let an example of config/profiles/ show it, or take the rule out"
        assert self.dead(toy, TRIO) == [
            f"{OUTLINE}:14:19: the rule for crisis/plan#children is always true for every example ({hint})"
        ]


class TestChanges:
    def test_each_changes_its_field_and_nothing_else(self, toy: Path) -> None:
        library = open_toy(toy)
        profile = profile_of((TOY / "config/profile.yml").read_text(encoding="utf-8"), library, toy)
        for made in one_field_changes(profile, library):
            top = made.path.split(".")[0].replace("channel", "channels").replace("channelss", "channels")
            others = {name for name in type(profile).model_fields if getattr(made.profile, name) != getattr(profile, name)}
            assert others <= {top}, made.path

    def test_they_reach_every_field_that_the_facts_look_at(self, toy: Path) -> None:
        library = open_toy(toy)
        profile = profile_of(TRIO, library, toy)
        before = facts_for(profile, library)
        changed: set[str] = set()
        for made in one_field_changes(profile, library):
            after = facts_for(made.profile, library)
            for channel in ("", *after.of_channel):
                truths = before.truths(channel if channel in before.of_channel else "facebook" if channel else "")
                changed |= {name for name, truth in after.truths(channel).items() if truths[name] != truth}
        assert changed == set(library.facts)


def test_problems_are_problems(toy: Path) -> None:
    (toy / f"{EN}/crisis/alone.md").unlink()
    assert all(isinstance(problem, Problem) for problem in library_problems(open_toy(toy), TODAY))
