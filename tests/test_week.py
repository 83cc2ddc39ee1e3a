"""The week of a profile: when somebody answers, when somebody stands by, and no hour twice."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from generator.week import DayCover, minutes, week_of
from tests.toybox import SOLO, decided_for, open_toy, profile_of


def week(tmp_path: Path, said: str) -> dict[str, DayCover]:
    text = SOLO.replace("resources: {", f"resources: {{{said}, ")
    return {day.day: day for day in week_of(profile_of(text, open_toy(), tmp_path))}


HOURS = 'hours: {mon-thu: "08:00-16:00", fri: "08:30-15:00", sat: "10:00-14:00"}'


def test_without_on_call_there_are_the_hours_alone(tmp_path: Path) -> None:
    days = week(tmp_path, HOURS)
    assert [day.here for day in days.values()] == [((480, 960),)] * 4 + [((510, 900),), ((600, 840),), ()]
    assert not any(day.stands_by for day in days.values())


def test_evenings_begin_at_closing_and_are_none_at_weekends(tmp_path: Path) -> None:
    days = week(tmp_path, f"{HOURS}, on_call: evenings")
    assert (days["mon"].stands_by, days["fri"].stands_by) == (((960, 1200),), ((900, 1140),))
    assert (days["sat"].stands_by, days["sun"].stands_by) == ((), ())


def test_an_evening_ends_with_its_day_and_a_closed_day_has_one_too(tmp_path: Path) -> None:
    days = week(tmp_path, 'hours: {mon: "12:00-22:00", tue: "12:00-24:00"}, on_call: evenings')
    assert (days["mon"].stands_by, days["tue"].stands_by, days["wed"].stands_by) == (((1320, 1440),), (), ())
    assert week(tmp_path, "on_call: evenings")["wed"].stands_by == ((1020, 1260),)


def test_weekends_are_twelve_hours_beside_those_that_are_open(tmp_path: Path) -> None:
    days = week(tmp_path, f"{HOURS}, on_call: weekends")
    assert (days["sat"].stands_by, days["sun"].stands_by) == (((480, 600), (840, 1440)), ((480, 1200),))
    assert not days["fri"].stands_by
    late = week(tmp_path, 'hours: {sat: "10:00-20:00"}, on_call: weekends')["sat"]
    assert late.stands_by == ((0, 360), (480, 600), (1200, 1440))


@pytest.mark.parametrize("on_call", ["none", "evenings", "weekends", "always"])
def test_no_hour_is_counted_twice_and_the_sum_is_that_of_the_figures(tmp_path: Path, on_call: str) -> None:
    days = week(tmp_path, f"{HOURS}, on_call: {on_call}").values()
    for day in days:
        spells = sorted((*day.here, *day.stands_by))
        assert all(before[1] <= after[0] for before, after in pairwise(spells))
    text = SOLO.replace("resources: {", f"resources: {{{HOURS}, on_call: {on_call}, ")
    covered = sum(minutes(day.here) + minutes(day.stands_by) for day in days) / 60
    assert covered == decided_for(text, tmp_path, library=open_toy()).assessment.covered_hours
