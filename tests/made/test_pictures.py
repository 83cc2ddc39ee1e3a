"""What is drawn for an organisation: the week, its size, who calls whom, its answers; each with the same in a table or list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.blocks import Block, Bullets, Figure, Table
from generator.editions import seen_by
from generator.made import BLOCK_SLOTS, Making
from generator.outline import Edition
from generator.pictures import Calls, Chart, Ladder, Scale, Timetable
from generator.teller import Teller
from tests.toybox import SOLO, decided_for, open_toy

HELP = "help: {role: owner, phone: +44 7700 900001"
ROLES = ("owner", "marketing", "social_lead", "social_deputy")
CONTACTS = f"contacts: {{{', '.join(f'{role}: {{phone: +44 7700 90000{place}}}' for place, role in enumerate(ROLES))}}}"
TODAY = date(2026, 1, 1)
Make = Callable[..., tuple[Block, ...]]
PEOPLE = "{role: owner, hours_per_week: 3}"
TEAM = ", ".join(f"{{role: {role}, hours_per_week: 0}}" for role in ("marketing", "social_lead", "social_deputy"))


@pytest.fixture
def made(tmp_path: Path) -> Make:
    """What a slot makes of a profile: its resources and other sections as text."""

    def make(slot: str, resources: str = "", rest: str = "", edition: Edition = "lead") -> tuple[Block, ...]:
        text = SOLO.replace(PEOPLE, f"{PEOPLE}, {TEAM}").replace("resources: {", f"resources: {{{resources}")
        return blocks_of(slot, text + rest, tmp_path, edition)

    return make


def blocks_of(slot: str, profile: str, folder: Path, edition: Edition = "lead") -> tuple[Block, ...]:
    decided = decided_for(profile, folder, edition, open_toy())
    seen = seen_by(edition, decided.profile, decided.assessment)
    return BLOCK_SLOTS[slot](Making(Teller(seen, decided.library, "en", TODAY), decided.plan))


def figure(blocks: tuple[Block, ...]) -> Figure:
    [found] = blocks
    assert isinstance(found, Figure)
    return found


def rows(found: Figure) -> tuple[tuple[str, ...], ...]:
    assert isinstance(found.same, Table)
    return found.same.rows


class TestWeek:
    def test_nothing_is_drawn_where_nothing_is_said(self, made: Make) -> None:
        assert made("coverage_week") == ()

    def test_day_by_day_in_the_picture_and_in_the_table(self, made: Make) -> None:
        found = figure(made("coverage_week", 'hours: {mon-fri: "08:00-16:30"}, on_call: evenings, ', edition="team"))
        assert isinstance(found.picture, Timetable)
        assert [s.label for s in found.picture.days[0].stretches] == ["8–16:30", "16:30–20:30"]
        assert found.picture.kinds == ("week here", "week on call")
        assert rows(found)[0] == ("Mon", "08:00–16:30", "16:30–20:30")
        assert rows(found)[6] == ("Sun", "nobody", "nobody")

    def test_the_sentence_adds_up_to_a_week(self, made: Make) -> None:
        text = figure(made("coverage_week", 'hours: {mon-fri: "08:00-16:30"}, on_call: evenings, ')).picture.text
        assert text == (
            "week text here 42.5 hours week text on call 20 hours week text nobody 105.5 hours week text evenings 4 hours"
        )

    def test_day_and_night_leaves_nobody_out_of_it(self, made: Make) -> None:
        found = figure(made("coverage_week", 'hours: {mon-fri: "08:00-16:00"}, on_call: always, '))
        assert found.picture.text == "week text here 40 hours week text on call 128 hours"
        assert rows(found)[0] == ("Mon", "08:00–16:00", "00:00–08:00, 16:00–24:00")

    def test_without_on_call_nothing_is_said_of_it(self, made: Make) -> None:
        found = figure(made("coverage_week", 'hours: {sat: "08:00-09:00"}, '))
        assert found.picture.text == "week text here 1 hour week text nobody 167 hours"
        assert rows(found)[5] == ("Sat", "08:00–09:00")


class TestSize:
    @pytest.mark.parametrize(
        ("said", "here", "shown"),
        [("0", 0, "0"), ("19", 0, "19"), ("20", 1, "20"), ("100", 2, "100"), ("500", 3, "500"), ("20_to_100", 1, "50")],
    )
    def test_the_step_is_that_of_the_figures(self, made: Make, said: str, here: int, shown: str) -> None:
        found = figure(made("tier_picture", rest=f"community: {{incoming_per_week: {said}}}\n"))
        assert isinstance(found.picture, Ladder)
        assert (found.picture.here, found.picture.said) == (here, f"steps said {shown}")
        assert [row[2] for row in rows(found)] == [shown if place == here else "" for place in range(4)]

    def test_the_steps_hold_every_number_once(self, made: Make) -> None:
        holds = [row[1] for row in rows(figure(made("tier_picture")))]
        assert holds == ["step under 20", "step between 20 99", "step between 100 499", "step from 500"]

    @pytest.mark.parametrize(("items", "share"), [(0, 0), (10, 0.5), (20, 0), (45, 0.5), (500, 0), (100_000, 1)])
    def test_how_far_along_the_step(self, made: Make, items: int, share: float) -> None:
        picture = figure(made("tier_picture", rest=f"community: {{incoming_per_week: {items}}}\n")).picture
        assert isinstance(picture, Ladder)
        assert picture.share == pytest.approx(share, abs=0.01)

    @pytest.mark.parametrize(
        ("rest", "basis"),
        [
            ("community: {incoming_per_week: 9}\n", "steps counted"),
            ("community: {incoming_per_week: under_20}\n", "steps band"),
            ("community: {size: 900}\n", "steps followers"),
        ],
    )
    def test_how_sure_it_is(self, made: Make, rest: str, basis: str) -> None:
        text = figure(made("tier_picture", rest=rest)).picture.text
        assert basis in text
        assert text.endswith("steps judgement")

    def test_thresholds_of_their_own_are_not_our_judgement(self, made: Make) -> None:
        found = figure(made("tier_picture", "capacity: {tier_growing: 4.5}, "))
        assert "steps judgement" not in found.picture.text
        assert rows(found)[0][1] == "step under 5"

    @pytest.mark.parametrize("cuts", ["tier_growing: 0", "tier_growing: 900", "tier_large: 0", "tier_established: 0"])
    def test_thresholds_out_of_order_are_drawn_all_the_same(self, made: Make, cuts: str) -> None:
        picture = figure(made("tier_picture", f"capacity: {{{cuts}}}, ", "community: {incoming_per_week: 30}\n")).picture
        assert isinstance(picture, Ladder)
        assert 0 <= picture.share <= 1

    def test_the_figures_are_for_the_lead(self, made: Make) -> None:
        assert made("tier_picture", edition="team") == ()


class TestCalls:
    def calls(self, made: Make, crisis: str) -> list[tuple[str, str, tuple[str, ...], bool]]:
        found = figure(made("crisis_flow", rest=f"crisis: {{{crisis}, {CONTACTS}}}\n", edition="team"))
        assert isinstance(found.picture, Calls)
        assert isinstance(found.same, Bullets)
        for call, item in zip(found.picture.calls, found.same.items, strict=True):
            assert call.who in item.text
            assert call.how in item.text
            assert all(duty in item.text for duty in call.duties)
        assert found.same.ordered
        return [(call.how.removeprefix("calls "), call.who, call.duties, call.beside) for call in found.picture.calls]

    def test_one_order_of_help_and_team(self, made: Make) -> None:
        said = f"{HELP}, then: marketing}}, lead: owner, deputy: marketing, spokesperson: social_lead, may_pause_ads: marketing"
        assert self.calls(made, said) == [
            ("first", "Owner", ("leads",), False),
            ("no answer", "Marketing", ("deputises", "pauses ads"), False),
            ("others", "Social lead", ("speaks",), True),
        ]

    def test_whoever_answers_first_calls_another_who_leads(self, made: Make) -> None:
        said = f"{HELP}, then: marketing}}, lead: social_lead, deputy: social_deputy"
        assert [(how, who) for how, who, *_ in self.calls(made, said)] == [
            ("first", "Owner"),
            ("no answer", "Marketing"),
            ("passed on", "Social lead"),
            ("no answer", "Social deputy"),
        ]

    def test_without_help_the_lead_is_first(self, made: Make) -> None:
        assert [(how, who) for how, who, *_ in self.calls(made, "lead: owner, deputy: marketing")] == [
            ("first", "Owner"),
            ("no answer", "Marketing"),
        ]

    @pytest.mark.parametrize("crisis", ["lead: owner", "lead: owner, spokesperson: owner", "fallback: website"])
    def test_one_person_calls_nobody(self, made: Make, crisis: str) -> None:
        assert made("crisis_flow", rest=f"crisis: {{{crisis}, {CONTACTS}}}\n") == ()

    def test_no_number_is_in_it(self, made: Make) -> None:
        assert "7700" not in str(made("crisis_flow", rest=f"crisis: {{lead: owner, deputy: marketing, {CONTACTS}}}\n"))

    def test_the_open_web_learns_of_no_roles(self, made: Make) -> None:
        rest = f"crisis: {{lead: owner, deputy: marketing, {CONTACTS}}}\n"
        assert made("crisis_flow", rest=rest, edition="public") == ()


class TestReadiness:
    def test_answers_without_one_that_is_known_are_a_table(self, made: Make) -> None:
        [table] = made("readiness")
        assert isinstance(table, Table)

    def test_positions_and_what_is_not_known(self, made: Make) -> None:
        said = "readiness: {open_culture: {answer: yes}, takes_criticism: {answer: partly}, lets_go: {answer: no}}\n"
        found = figure(made("readiness", rest=said))
        assert isinstance(found.picture, Scale)
        assert [mark.at for mark in found.picture.marks] == [2, 1, None, None, None, 0, None]
        assert [(mark.label, mark.said) for mark in found.picture.marks] == [row[:2] for row in rows(found)]
        assert found.picture.text.split() == ["readiness", "text", "1", "1", "1", "4", "3", "14"]

    def test_the_answers_are_for_the_lead(self, made: Make) -> None:
        said = "readiness: {open_culture: {answer: yes, evidence: In the minutes}}\n"
        assert "minutes" not in str(made("readiness", rest=said, edition="team"))


class TestWorkload:
    @pytest.mark.parametrize(("hours", "label"), [("3", "missing"), ("30", "left over")])
    def test_every_figure_of_the_table_is_in_the_picture(self, hours: str, label: str, tmp_path: Path) -> None:
        people = f"{{role: owner, hours_per_week: {hours}}}"
        text = SOLO.replace(PEOPLE, people).replace("facebook}", "facebook}, {channel: linkedin}")
        found = figure(blocks_of("workload_chart", text, tmp_path))
        assert isinstance(found.picture, Chart)
        against = found.picture.against
        assert against is not None
        shown = [(bar.label, *bar.said, bar.total) for bar in (*found.picture.bars, against.needed)]
        assert [row for row in rows(found) if row[1]] == shown
        rest = [(row[0], row[-1]) for row in rows(found) if not row[1]]
        assert rest == [(against.there.label, against.there.total), tuple(against.difference.split(": "))]
        assert rest[1][0] == label
