"""facts.yml and a profile into the facts that hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.assessment import CHANNEL_FIGURES, FIGURES
from generator.conditions import Cause, Verdict
from generator.facts import Facts, facts_of, read_facts, values_of
from generator.problems import HandbookError, Place
from generator.profile import profile_fields
from generator.yamlfile import parse_yaml
from tests.toybox import TRIO, decided_for, lines


def facts(text: str, values: dict[str, Any], channels: dict[str, dict[str, Any]] | None = None) -> Facts:
    return facts_of(read_facts(parse_yaml(text, "facts.yml")), values, channels or {})


def test_a_fact_holds_when_its_condition_does() -> None:
    found = facts("solo: people == 1\nteam: people >= 3\n", {"people": 4})
    assert found.truths() == {"solo": False, "team": True}
    assert found.verdict("team") == Verdict(True, (Cause("people", 4),))


def test_every_rule_knows_its_place() -> None:
    rules = read_facts(parse_yaml("# a comment\nsolo: people == 1\n", "facts.yml"))
    assert rules["solo"].place == Place("facts.yml", 2, 7)


def test_facts_about_a_channel_are_judged_for_each() -> None:
    channels = {"facebook": {"channel.ads": True}, "x": {"channel.ads": False}}
    found = facts("busy: people < 2\nchannel_busy_ads: channel.ads and people < 2\n", {"people": 1}, channels)
    assert found.truths() == {"busy": True}
    assert found.truths("facebook") == {"busy": True, "channel_busy_ads": True}
    assert found.truths("x") == {"busy": True, "channel_busy_ads": False}
    assert found.verdict("channel_busy_ads", "x").because == (Cause("channel.ads", False),)
    assert found.verdict("busy", "x").holds


def test_all_that_cannot_be_read_is_told_at_once() -> None:
    text = "a: people ==\nb: people >= 3\nc: [people]\nd: f(people)\n"
    with pytest.raises(HandbookError) as error:
        read_facts(parse_yaml(text, "facts.yml"))
    assert lines(error.value) == [
        "facts.yml:1:4: a: 'people ==' is not a condition",
        "facts.yml:3:1: c: a condition is one line of text",
        "facts.yml:4:4: d: 'f(people)' is not a name",
    ]


def test_conditions_may_ask_for_every_field_and_figure(toy: Path) -> None:
    decided = decided_for(TRIO, toy)
    values, channels = values_of(decided.profile, decided.assessment)
    paths = {field.path for field in profile_fields() if "[]" not in field.path}
    general = {path for path in paths if not path.startswith("channel.") and path != "schema"}
    inside_nothing = {path for path in general if path.startswith(("crisis.help.", "resources.reply_promise."))}
    assert general - inside_nothing <= values.keys()
    assert set(FIGURES) <= values.keys()
    assert {path for path in paths if path.startswith("channel.")} | set(CHANNEL_FIGURES) == channels["facebook"].keys()


def test_a_second_account_has_facts_of_its_own(toy: Path) -> None:
    channels = "channels: [{channel: facebook, handle: a}, {channel: facebook, handle: b, ads: yes}]"
    found = decided_for(TRIO.replace("channels: [{channel: facebook}]", channels), toy).facts
    assert [found.truths(key)["channel_ads"] for key in ("facebook", "facebook_2")] == [False, True]
