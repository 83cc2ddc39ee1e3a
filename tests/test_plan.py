"""In or out, and why: every reason there is, on outlines of a few lines."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.conditions import Cause, Verdict
from generator.facts import Facts
from generator.outline import Edition, read_outline
from generator.plan import Decision, Plan, make_plan
from generator.yamlfile import parse_yaml


def plan(
    pages: str, edition: Edition = "team", channels: Mapping[str, Mapping[str, bool]] | None = None, **facts: bool
) -> Plan:
    """The plan of an outline of one part for these facts."""
    indented = "".join(f"    {line}\n" for line in pages.splitlines())
    outline = read_outline(parse_yaml(f"- part: now\n  pages:\n{indented}", "outline.yml"))
    of_channel = {key: _verdicts(own) for key, own in (channels or {}).items()}
    return make_plan(outline, Facts(_verdicts(facts), of_channel), edition)


def _verdicts(truths: Mapping[str, bool]) -> dict[str, Verdict]:
    return {name: Verdict(truth, (Cause("a_field", 1),)) for name, truth in truths.items()}


def told(decision: Decision) -> tuple[bool, str, dict[str, bool], str]:
    """In or out, the reason, the facts that settled it, and the page that stands for it."""
    return decision.included, decision.reason, {cause.name: cause.value for cause in decision.because}, decision.by


class TestPages:
    def test_without_a_condition_it_always_belongs(self) -> None:
        assert told(plan("- page: a").why("a")) == (True, "always", {}, "")

    @pytest.mark.parametrize("solo", [True, False])
    def test_facts_settle_it(self, solo: bool) -> None:
        assert told(plan("- {page: a, when: solo}", solo=solo).why("a")) == (solo, "facts", {"solo": solo}, "")

    def test_another_edition(self) -> None:
        decision = plan("- {page: a, for: lead, when: solo}", "everyone", solo=True).why("a")
        assert told(decision) == (False, "edition", {"solo": True}, "")
        assert decision.edition == "lead"

    def test_facts_come_before_the_edition(self) -> None:
        assert told(plan("- {page: a, for: lead, when: solo}", "public", solo=False).why("a"))[1] == "facts"

    def test_left_out_pages_stay_in_the_plan(self) -> None:
        made = plan("- page: a\n- {page: b, when: solo}\n- page: c", solo=False)
        assert [page.page for page in made.pages] == ["a", "b", "c"]
        assert [page.page for page in made.included()] == ["a", "c"]
        assert [decision.unit for decision in made.left_out()] == ["b"]

    def test_the_rule_is_named_by_its_place(self) -> None:
        assert str(plan("- page: a").why("a").place) == "outline.yml:3:13"

    def test_nobody_knows_a_page_that_is_not_in_the_outline(self) -> None:
        with pytest.raises(KeyError):
            plan("- page: a").why("b")


class TestUnits:
    PAGE = "- {page: a, when: x, only: {one: y, two: {for: lead}}}"

    def test_in_with_its_page(self) -> None:
        assert told(plan(self.PAGE, x=True, y=True).why("a#one")) == (True, "facts", {"y": True}, "")

    def test_out_by_its_own_facts(self) -> None:
        assert told(plan(self.PAGE, x=True, y=False).why("a#one")) == (False, "facts", {"y": False}, "")

    def test_out_with_its_page(self) -> None:
        assert told(plan(self.PAGE, x=False, y=True).why("a#one")) == (False, "page", {"x": False}, "")

    def test_out_by_its_own_facts_on_a_page_that_is_out(self) -> None:
        assert told(plan(self.PAGE, x=False, y=False).why("a#one")) == (False, "facts", {"y": False}, "")

    @pytest.mark.parametrize(("edition", "included"), [("team", False), ("lead", True)])
    def test_for_narrower_readers_than_its_page(self, edition: Edition, included: bool) -> None:
        assert plan(self.PAGE, edition, x=True, y=True).why("a#two").included is included

    def test_one_without_a_rule_goes_with_its_page(self) -> None:
        assert told(plan(self.PAGE, x=True, y=True).why("a#three")) == (True, "always", {"x": True}, "")
        assert told(plan(self.PAGE, x=False, y=True).why("a#three")) == (False, "page", {"x": False}, "")

    def test_left_out_are_those_that_facts_keep_out_and_not_their_followers(self) -> None:
        pages = f"{self.PAGE}\n- {{page: b, only: {{one: y, two: {{for: lead}}}}}}"
        assert [decision.unit for decision in plan(pages, x=False, y=False).left_out()] == ["a", "a#one", "b#one"]


class TestInsteadOf:
    PAGES = "- {page: long, when: x}\n- {page: short, when: solo, instead_of: [long]}"

    def test_the_short_page_stands_for_the_long_one(self) -> None:
        made = plan(self.PAGES, x=True, solo=True)
        assert told(made.why("long")) == (False, "replaced", {"solo": True}, "short")
        assert told(made.why("short")) == (True, "facts", {"solo": True}, "")
        assert [decision.unit for decision in made.left_out()] == ["long"]

    def test_the_long_page_stands_when_the_short_one_is_out(self) -> None:
        made = plan(self.PAGES, x=True, solo=False)
        assert told(made.why("long")) == (True, "facts", {"x": True}, "")
        assert not made.why("short").included


class TestHolds:
    PAGES = (
        "- {page: long, only: {one: x, inner: y, secret: {for: lead}}}\n"
        "- {page: short, when: solo, instead_of: [long], holds: [long#one, long#two, long#secret]}"
    )

    def test_a_unit_lives_where_its_page_is_out(self) -> None:
        made = plan(self.PAGES, solo=True, x=True, y=True)
        assert told(made.why("long#one")) == (True, "housed", {"solo": True}, "short")
        assert told(made.why("long#two")) == (True, "housed", {"solo": True}, "short")
        assert [decision.unit for decision in made.housed(made.pages[1])] == ["long#one", "long#two"]

    def test_a_unit_is_at_home_when_its_page_is_in(self) -> None:
        made = plan(self.PAGES, solo=False, x=True, y=True)
        assert told(made.why("long#one")) == (True, "facts", {"x": True}, "")
        assert made.housed(made.pages[1]) == ()

    def test_its_own_facts_still_keep_it_out(self) -> None:
        made = plan(self.PAGES, solo=True, x=False, y=True)
        assert told(made.why("long#one")) == (False, "facts", {"x": False}, "")

    @pytest.mark.parametrize(("edition", "included"), [("team", False), ("lead", True)])
    def test_it_is_read_by_its_own_readers_alone(self, edition: Edition, included: bool) -> None:
        assert plan(self.PAGES, edition, solo=True, x=True, y=True).why("long#secret").included is included

    def test_it_is_read_by_the_readers_of_the_page_that_holds_it(self) -> None:
        pages = "- {page: long, for: public, when: not solo}\n- {page: short, when: solo, for: lead, holds: [long#one]}"
        assert not plan(pages, "everyone", solo=True).why("long#one").included
        assert plan(pages, "lead", solo=True).why("long#one").included

    def test_other_units_go_with_their_page(self) -> None:
        assert told(plan(self.PAGES, solo=True, x=True, y=True).why("long#inner")) == (False, "page", {"solo": True}, "short")


class TestHoldsBesideItsPage:
    PAGES = "- {page: long, only: {one: x}}\n- {page: short, when: solo, holds: [long#one, long#two]}"

    def test_it_leaves_its_page_though_that_is_in(self) -> None:
        made = plan(self.PAGES, solo=True, x=True)
        assert made.why("long").included
        assert told(made.why("long#one")) == (True, "housed", {"solo": True}, "short")
        assert [decision.unit for decision in made.housed(made.pages[1])] == ["long#one", "long#two"]

    def test_its_own_facts_still_keep_it_out(self) -> None:
        assert told(plan(self.PAGES, solo=True, x=False).why("long#one")) == (False, "facts", {"x": False}, "")

    def test_it_stays_for_readers_who_do_not_get_the_page_that_holds_it(self) -> None:
        pages = "- {page: long, for: public}\n- {page: short, when: solo, for: lead, holds: [long#one]}"
        assert told(plan(pages, "everyone", solo=True).why("long#one")) == (True, "always", {}, "")
        assert told(plan(pages, "lead", solo=True).why("long#one")) == (True, "housed", {"solo": True}, "short")


class TestMoved:
    OUTLINE = """\
- part: now
  pages:
    - {page: a, moved: {to: later, when: solo}}
    - page: b
- part: later
  pages:
    - page: c
"""

    @pytest.mark.parametrize(
        ("solo", "pages"),
        [(True, [("b", "now"), ("c", "later"), ("a", "later")]), (False, [("a", "now"), ("b", "now"), ("c", "later")])],
    )
    def test_a_page_stands_at_the_end_of_the_other_part(self, solo: bool, pages: list[tuple[str, str]]) -> None:
        outline = read_outline(parse_yaml(self.OUTLINE, "outline.yml"))
        made = make_plan(outline, Facts(_verdicts({"solo": solo}), {}), "team")
        assert [(page.page, page.part) for page in made.pages] == pages


class TestEach:
    PAGES = "- {page: 'channels/{channel}', each: channels, base: every, when: channel_open, only: {ads: channel_ads or solo}}"
    CHANNELS: Mapping[str, Mapping[str, bool]] = {
        "facebook": {"channel_ads": True, "channel_open": True},
        "x": {"channel_ads": False, "channel_open": True},
        "x_2": {"channel_ads": False, "channel_open": False},
    }

    def test_a_page_for_each_channel_with_its_own_facts(self) -> None:
        made = plan(self.PAGES, channels=self.CHANNELS, solo=False)
        assert [(page.page, page.channel, page.decision.included) for page in made.pages] == [
            ("channels/facebook", "facebook", True),
            ("channels/x", "x", True),
            ("channels/x_2", "x_2", False),
        ]
        assert told(made.why("channels/facebook#ads")) == (True, "facts", {"channel_ads": True}, "")
        assert told(made.why("channels/x#ads")) == (False, "facts", {"channel_ads": False, "solo": False}, "")
        assert told(made.why("channels/x_2#ads"))[1] == "facts"

    def test_facts_of_all_count_too(self) -> None:
        assert plan(self.PAGES, channels=self.CHANNELS, solo=True).why("channels/x#ads").included


def test_every_decision_is_told_once_in_order() -> None:
    made = plan("- {page: a, only: {one: x}}\n- {page: b, when: x}", x=True)
    assert [decision.unit for decision in made.decisions()] == ["a", "a#one", "b"]
