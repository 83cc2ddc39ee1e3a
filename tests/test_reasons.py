"""Decisions in words, and what a profile does not say yet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.conditions import Cause
from generator.editions import seen_by
from generator.flow import Decided
from generator.outline import Edition
from generator.reasons import because, known_units, left_out_by_reason, numbers_of, reason, unit_title, unsaid
from generator.teller import Teller
from tests.toybox import PAIR, SOLO, TRIO, change, decided_for, open_toy, profile_of


def said(decided: Decided, unit: str, language: str = "en") -> str:
    library = decided.library
    return reason(library.words(language), decided.plan.why(unit), numbers_of(library))


def teller(decided: Decided, language: str = "en") -> Teller:
    seen = seen_by("lead", decided.profile, decided.assessment)
    return Teller(seen, decided.library, language, date(2026, 1, 2))


@pytest.mark.parametrize(
    ("profile", "edition", "unit", "sentence"),
    [
        (PAIR, "lead", "start", "Always."),
        (PAIR, "lead", "crisis/plan", "In, because more than one person does it."),
        (PAIR, "lead", "crisis/alone", "Out, because more than one person does it."),
        (PAIR, "lead", "crisis/plan#phone_order", "Out, because fewer than 3 people do it."),
        (PAIR, "everyone", "crisis/plan", "Written for the team."),
        (SOLO, "lead", "crisis/plan", "Out, because one person does it; see crisis/alone."),
        (SOLO, "lead", "crisis/plan#data", "On crisis/alone, because one person does it."),
        (SOLO, "lead", "crisis/plan#risks", "Out with its page: one person does it."),
        (PAIR, "lead", "channels/facebook#watch_ads", "Out, because you do not advertise here."),
    ],
)
def test_a_decision_is_one_sentence(toy: Path, profile: str, edition: Edition, unit: str, sentence: str) -> None:
    assert said(decided_for(profile, toy, edition), unit) == sentence


def test_in_another_language(toy: Path) -> None:
    assert said(decided_for(PAIR, toy, "lead"), "crisis/plan", "fi") == "Mukana, koska tekijöitä on useita."


def test_causes_are_joined_and_told_once() -> None:
    library = open_toy()
    causes = (Cause("solo", True), Cause("in_eu", False), Cause("solo", True))
    assert because(library.words("en"), causes, {}) == "one person does it and you do not work in the EU"


def test_thresholds_are_numbers_of_the_rules() -> None:
    numbers = numbers_of(open_toy())
    assert (numbers["team_of_three"], numbers["tier_growing"], numbers["peak_reserve"]) == ("3", "20", "0.2")


def test_units_of_a_plan_are_all_that_its_text_names(toy: Path) -> None:
    decided = decided_for(SOLO, toy)
    units = list(known_units(decided.library, decided.plan))
    assert {"start#call", "crisis/plan#pictures", "crisis/alone#step", "channels/facebook#alt", "about/numbers"} <= set(units)
    assert units.index("start") < units.index("start#call") < units.index("crisis/plan")


@pytest.mark.parametrize(
    ("page", "unit", "title"),
    [
        ("crisis/plan", "first", "First steps"),
        ("crisis/plan", "pictures", "Take pictures"),
        ("start", "need", "need"),
        ("start", "need_plan", "A plan"),
        ("start", "nowhere", "nowhere"),
    ],
)
def test_a_unit_is_called_by_its_words(page: str, unit: str, title: str) -> None:
    document = open_toy().prose("en", page)
    assert document
    assert unit_title(document, unit) == title


def test_bold_words_are_a_title_and_long_ones_are_cut(toy: Path) -> None:
    change(toy, "handbook/en/crisis/plan.md", "- [ ] Take pictures. {#", "- [ ] **Take pictures** of it. {#")
    change(toy, "handbook/en/crisis/plan.md", "Stop, whoever you are.", f"{'Stop and [think](unit:start) ' * 5}. {{#stop}}")
    document = open_toy(toy).prose("en", "crisis/plan")
    assert document
    assert unit_title(document, "pictures") == "Take pictures"
    assert unit_title(document, "stop") == "Stop and think Stop and think Stop and think Stop and think …"


def test_what_is_left_out_is_told_reason_by_reason(toy: Path) -> None:
    decided = decided_for(PAIR, toy, "lead")
    found = left_out_by_reason(teller(decided), decided.plan)
    assert {why: (left.pages, left.sections, left.lines) for why, left in found.items()} == {
        "more than one person does it": (["Alone"], {}, 0),
        "you do not advertise": ([], {}, 1),
        "no children are named": ([], {"The plan": ["Children"]}, 0),
        "fewer than 3 people do it": ([], {"The plan": ["Who calls whom"]}, 0),
        "no storm is named": ([], {"The plan": ["Past storms"]}, 0),
        "it is open": ([], {"Channels": ["Not open yet"]}, 0),
        "you do not advertise here": ([], {"Channels": ["Ads"]}, 0),
    }


def test_the_same_on_several_channels_is_told_once(toy: Path) -> None:
    two = PAIR.replace("[{channel: facebook}]", "[{channel: facebook}, {channel: linkedin}]")
    decided = decided_for(two, toy, "lead")
    found = left_out_by_reason(teller(decided), decided.plan)
    assert [left.sections for left in found.values() if "Channels" in left.sections] == [
        {"Channels": ["Not open yet"]},
        {"Channels": ["Ads"]},
    ]


def test_what_a_profile_does_not_say(toy: Path) -> None:
    told = dict(unsaid(profile_of(TRIO, open_toy(toy), toy)))
    assert told["purpose"] == ["why", "value.us", "value.customers", "value.others", "goals", "audiences"]
    assert told["values"] == ["values"]
    assert "staff" in told["organisation"]
    assert "name" not in told["organisation"]
    assert told["community"][0] == "incoming_per_week"  # the size is added up from the channels
    assert "brand" not in told
    assert told["channels.facebook"] == ["owner", "deputy", "admins", "purpose"]


def test_what_is_said_is_not_asked_for(toy: Path) -> None:
    text = TRIO.replace("kind: company", "kind: company, staff: 0")
    assert "staff" not in dict(unsaid(profile_of(text, open_toy(toy), toy)))["organisation"]
