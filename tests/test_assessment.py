"""Figures worked by hand with the round assumptions of the toy pack.

A reserve of 0.2 makes every hour 1.25 hours; a post takes 60 minutes, a message 6; looking after an open channel takes
5 looks of 6 minutes and 18 more, 48 in all; ads 48 more; planning is one hour.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.assessment import FIGURES, Assessment, BrokenPromise, figures_of
from generator.workload import Load
from tests.toybox import decided_for, open_toy, profile_of

PROFILE = """\
handbook: {languages: [en]}
organisation: {name: Toy, kind: company, sector: property, countries: [FI]}
channels: [CHANNELS]
resources: {people: [PEOPLE]MORE}
"""
ONE = "{role: owner, hours_per_week: 3}"
TWO = f"{ONE}, {{role: marketing, hours_per_week: 4.5}}, {{role: social_lead, hours_per_week: 0}}"


@pytest.fixture
def assessed(tmp_path: Path) -> _Assess:
    return _Assess(tmp_path)


class _Assess:
    """A profile in a few words into its figures."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, channels: str = "{channel: facebook}", people: str = ONE, more: str = "", rest: str = "") -> Assessment:
        text = PROFILE.replace("CHANNELS", channels).replace("PEOPLE", people).replace("MORE", more and f", {more}")
        return decided_for(text + rest, self.folder, library=open_toy()).assessment


class TestPeople:
    def test_only_people_with_hours_count(self, assessed: _Assess) -> None:
        figures = assessed(people=TWO)
        assert (figures.people, figures.staff, figures.hours_available) == (2, 2, 7.5)

    def test_staff_is_what_the_profile_says(self, assessed: _Assess) -> None:
        text = PROFILE.replace("CHANNELS", "{channel: facebook}").replace("PEOPLE", ONE).replace("MORE", "")
        profile = text.replace("countries: [FI]", "countries: [FI, US], staff: 0")
        figures = decided_for(profile, assessed.folder, library=open_toy()).assessment
        assert (figures.staff, figures.eu_countries) == (0, 1)


class TestIncoming:
    @pytest.mark.parametrize(
        ("said", "items", "basis", "tier"),
        [
            ("incoming_per_week: 0", 0, "counted", "seedling"),
            ("incoming_per_week: 19", 19, "counted", "seedling"),
            ("incoming_per_week: 20", 20, "counted", "growing"),
            ("incoming_per_week: 100", 100, "counted", "established"),
            ("incoming_per_week: 500", 500, "counted", "large"),
            ("incoming_per_week: under_20", 10, "band", "seedling"),
            ("incoming_per_week: 20_to_100", 50, "band", "growing"),
            ("incoming_per_week: 100_to_500", 250, "band", "established"),
            ("incoming_per_week: over_500", 700, "band", "large"),
            ("incoming_per_week: unknown, size: 2550", 25.5, "followers", "growing"),
            ("size: 1000", 10, "followers", "seedling"),
        ],
    )
    def test_counted_or_a_band_or_guessed(self, assessed: _Assess, said: str, items: float, basis: str, tier: str) -> None:
        figures = assessed(rest=f"community: {{{said}}}\n")
        assert (figures.incoming, figures.incoming_basis, figures.tier) == (items, basis, tier)

    def test_followers_of_all_channels_are_the_community(self, assessed: _Assess) -> None:
        figures = assessed("{channel: facebook, followers: 1200}, {channel: linkedin, followers: 300}, {channel: instagram}")
        assert (figures.community_size, figures.incoming) == (1500, 15)


class TestLoads:
    def test_an_active_channel(self, assessed: _Assess) -> None:
        """3 posts, 10 messages of 6 minutes, 48 minutes of looking after; all times 1.25."""
        [load] = assessed("{channel: facebook, posts_per_week: 3}", rest="community: {incoming_per_week: 10}\n").loads
        assert load == Load("facebook", 3.75, 1.25, 1.0)
        assert load.hours == 6.0

    def test_posts_that_are_not_said_are_two(self, assessed: _Assess) -> None:
        [load] = assessed(rest="community: {incoming_per_week: 0}\n").loads
        assert (load.posting, load.answering) == (2.5, 0)

    def test_no_posts_are_no_posts(self, assessed: _Assess) -> None:
        assert assessed("{channel: facebook, posts_per_week: 0}").loads[0].posting == 0

    def test_serving_doubles_the_answers_and_ads_cost_a_look(self, assessed: _Assess) -> None:
        [load] = assessed("{channel: facebook, serves: yes, ads: yes}", rest="community: {incoming_per_week: 10}\n").loads
        assert (load.answering, load.upkeep) == (2.5, 2.0)

    def test_each_language_more_makes_answers_longer_by_half(self, assessed: _Assess) -> None:
        rest = "community: {incoming_per_week: 10, answers_in: [en, fi, sv]}\n"
        figures = assessed(rest=rest)
        assert (figures.answer_languages, figures.loads[0].answering) == (3, 2.5)

    def test_messages_are_shared_by_followers(self, assessed: _Assess) -> None:
        channels = "{channel: facebook, followers: 300}, {channel: linkedin, followers: 100}"
        loads = assessed(channels, rest="community: {incoming_per_week: 40}\n").loads
        assert [load.answering for load in loads] == [3.75, 1.25]

    def test_or_evenly_where_nobody_counted_followers(self, assessed: _Assess) -> None:
        loads = assessed("{channel: facebook}, {channel: linkedin}", rest="community: {incoming_per_week: 40}\n").loads
        assert [load.answering for load in loads] == [2.5, 2.5]

    def test_a_planned_channel_takes_its_preparation_alone(self, assessed: _Assess) -> None:
        channels = "{channel: facebook}, {channel: linkedin, status: planned, posts_per_week: 5, followers: 9}"
        facebook, linkedin = assessed(channels, rest="community: {incoming_per_week: 10}\n").loads
        assert linkedin == Load("linkedin", 0, 0, 2.0)
        assert facebook.answering == 1.25

    def test_a_closing_channel_is_still_answered(self, assessed: _Assess) -> None:
        [load] = assessed(
            "{channel: facebook, status: closing, posts_per_week: 5}", rest="community: {incoming_per_week: 10}\n"
        ).loads
        assert load == Load("facebook", 0, 1.25, 0.5)

    def test_the_profile_may_bring_its_own_figures(self, assessed: _Assess) -> None:
        figures = assessed(
            more="capacity: {minutes_per_post: 30, peak_reserve: 0}", rest="community: {incoming_per_week: 10}\n"
        )
        assert (figures.loads[0].posting, figures.loads[0].answering) == (1.0, 1.0)


class TestGap:
    def test_needed_is_planning_and_all_channels(self, assessed: _Assess) -> None:
        """1 hour of planning; 2 posts and 48 minutes, times 1.25, on each of two channels: 3.5 hours."""
        figures = assessed("{channel: facebook}, {channel: linkedin}", rest="community: {incoming_per_week: 0}\n")
        assert (figures.planning, figures.hours_needed, figures.gap) == (1.0, 8.0, 5)

    def test_time_to_spare_is_below_zero(self, assessed: _Assess) -> None:
        figures = assessed(people="{role: owner, hours_per_week: 10}", rest="community: {incoming_per_week: 0}\n")
        assert (figures.hours_needed, figures.gap) == (4.5, -6)


class TestHours:
    @pytest.mark.parametrize(
        ("more", "opened", "covered"),
        [
            ("", 0, 0),
            ('hours: {mon-fri: "08:00-16:30", sat: "10:00-12:00"}', 44.5, 44.5),
            ('hours: {mon-fri: "08:00-16:00"}, on_call: evenings', 40, 60),
            ('hours: {mon-fri: "08:00-16:00"}, on_call: weekends', 40, 64),
            ('hours: {mon-fri: "08:00-16:00"}, on_call: always', 40, 168),
        ],
    )
    def test_open_and_covered(self, assessed: _Assess, more: str, opened: float, covered: float) -> None:
        figures = assessed(more=more)
        assert (figures.open_hours, figures.covered_hours) == (opened, covered)


class TestPromises:
    def broken(self, assessed: _Assess, promise: str, people: str = ONE, more: str = "", rest: str = "") -> list[BrokenPromise]:
        return list(assessed(people=people, more=f"reply_promise: {{{promise}}}{more}", rest=rest).broken)

    def test_nothing_promised_nothing_broken(self, assessed: _Assess) -> None:
        assert assessed().broken == ()

    def test_a_promise_that_can_be_kept(self, assessed: _Assess) -> None:
        people = "{role: owner, hours_per_week: 10}, {role: marketing, hours_per_week: 10}"
        assert self.broken(assessed, "within: 24h", people) == []

    def test_nobody_there_around_the_clock(self, assessed: _Assess) -> None:
        people = "{role: owner, hours_per_week: 10}, {role: marketing, hours_per_week: 10}"
        hours = ', hours: {mon-fri: "08:00-16:00"}'
        found = self.broken(assessed, "within: 2h, counted: always", people, hours)
        assert found == [BrokenPromise("nobody_there", (("within", 2.0), ("covered", 40.0)))]

    def test_nobody_can_watch_every_minute(self, assessed: _Assess) -> None:
        people = "{role: owner, hours_per_week: 10}, {role: marketing, hours_per_week: 10}"
        hours = ', hours: {mon-fri: "08:00-16:00"}'
        found = self.broken(assessed, "within: 15min, channels: [facebook]", people, hours)
        assert found == [BrokenPromise("cannot_watch", (("within", 0.25), ("hours", 20.0), ("channels", 1.0)))]

    def test_no_time_and_one_person(self, assessed: _Assess) -> None:
        found = self.broken(assessed, "within: 24h", rest="community: {incoming_per_week: 10}\n")
        assert found == [
            BrokenPromise("no_time", (("needed", 5.75), ("hours", 3.0))),
            BrokenPromise("one_person", (("within", 24.0),)),
        ]


class TestReadiness:
    def level(self, assessed: _Assess, *answers: str) -> tuple[int, str]:
        names = (
            "open_culture",
            "takes_criticism",
            "takes_new_ideas",
            "leaders_ready",
            "changes_fast",
            "lets_go",
            "listens_already",
        )
        said = "".join(f"  {name}: {{answer: {answer}}}\n" for name, answer in zip(names, answers, strict=False))
        figures = assessed(rest=f"readiness:\n{said}" if said else "")
        return figures.readiness_points, figures.readiness_level

    @pytest.mark.parametrize(
        ("answers", "points", "level"),
        [
            ((), 0, "not_said"),
            (("no",), 0, "not_yet"),
            (("yes", "yes", "partly"), 5, "not_yet"),
            (("yes", "yes", "yes"), 6, "partly"),
            (("yes",) * 5, 10, "partly"),
            (("yes",) * 5 + ("partly", "no"), 11, "ready"),
            (("yes",) * 7, 14, "ready"),
        ],
    )
    def test_two_points_for_yes_and_one_for_partly(
        self, assessed: _Assess, answers: tuple[str, ...], points: int, level: str
    ) -> None:
        assert self.level(assessed, *answers) == (points, level)


class TestCrisis:
    def test_every_sign_is_a_point(self, assessed: _Assess) -> None:
        channels = "{channel: facebook, followers: 5000, ads: yes}"
        crisis = "crisis: {risks: [accident, rumour], past_storms: [{what: A storm}]}\n"
        text = PROFILE.replace("CHANNELS", channels).replace("PEOPLE", ONE).replace("MORE", "")
        text = text.replace("countries: [FI]", "countries: [FI], vulnerable: [minors]")
        figures = decided_for(
            f"{text}{crisis}community: {{incoming_per_week: 100}}\n", assessed.folder, library=open_toy()
        ).assessment
        assert (figures.crisis_points, figures.crisis_weight) == (6, "heavy")

    @pytest.mark.parametrize(
        ("followers", "risks", "points"), [(4999, "[accident]", 0), (5000, "[accident]", 1), (4999, "[accident, rumour]", 1)]
    )
    def test_just_below_is_no_sign(self, assessed: _Assess, followers: int, risks: str, points: int) -> None:
        figures = assessed(f"{{channel: facebook, followers: {followers}}}", rest=f"crisis: {{risks: {risks}}}\n")
        assert (figures.crisis_points, figures.crisis_weight) == (points, "normal")


class TestChannels:
    def test_what_is_counted(self, assessed: _Assess) -> None:
        figures = assessed(
            "{channel: facebook, ads: yes, serves: yes}, {channel: linkedin, status: planned}, "
            "{channel: instagram, status: closing}"
        )
        assert figures.channel_names == ("facebook", "linkedin", "instagram")
        assert (figures.open_channels, figures.serving_channels, figures.advertising_channels) == (1, 1, 1)

    def test_a_second_account_has_a_name_of_its_own(self, tmp_path: Path) -> None:
        channels = "{channel: facebook, handle: a}, {channel: linkedin}, {channel: facebook, handle: b}"
        text = PROFILE.replace("CHANNELS", channels).replace("PEOPLE", ONE).replace("MORE", "")
        keys = profile_of(text, open_toy(), tmp_path).channel_keys()
        assert {key: channel.handle for key, channel in keys.items()} == {"facebook": "a", "linkedin": None, "facebook_2": "b"}


def test_every_figure_that_a_rule_may_name_is_there(assessed: _Assess) -> None:
    assert list(figures_of(assessed())) == list(FIGURES)
