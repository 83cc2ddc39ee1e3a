"""Profile and capacity.yml into figures: workload, gap, tier, coverage of the week, readiness, promises that cannot be kept.

Every assumption comes from capacity.yml or from the profile's own `resources.capacity`; none stands here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.profile import Profile, Vocabulary
from generator.workload import Capacity, Load, loads_of

Tier: TypeAlias = Literal["seedling", "growing", "established", "large"]
Basis: TypeAlias = Literal["counted", "band", "followers"]
DAY = 24 * 60
EVENINGS, WEEKENDS = 5 * 4 * 60, 2 * 12 * 60  # what on call adds, in minutes a week: 4 hours an evening, 12 a weekend day
POINTS = {"yes": 2, "partly": 1}


@dataclass(frozen=True)
class BrokenPromise:
    """A promise that the figures contradict; `kind` names its sentence in words.yml, `figures` fill it."""

    kind: str
    figures: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Assessment:
    """Figures about one organisation. Hours are hours a week; `incoming` is items a week."""

    people: int
    staff: int
    hours_available: float
    planning: float
    loads: tuple[Load, ...]
    incoming: float
    incoming_basis: Basis
    community_size: int
    tier: Tier
    open_hours: float
    covered_hours: float
    channel_names: tuple[str, ...]
    open_channels: int
    serving_channels: int
    advertising_channels: int
    answer_languages: int
    eu_countries: int
    agreed_partners: int
    readiness_points: int
    readiness_level: str
    crisis_points: int
    crisis_weight: str
    broken: tuple[BrokenPromise, ...]

    @property
    def hours_needed(self) -> float:
        return self.planning + sum(load.hours for load in self.loads)

    @property
    def gap(self) -> int:
        """Hours a week that are missing; below zero when there is time to spare. In whole hours: the estimate is no finer."""
        return round(self.hours_needed - self.hours_available)

    @property
    def spare_share(self) -> float:
        return max(0.0, 1 - self.hours_needed / self.hours_available) if self.hours_available else 0.0

    @property
    def broken_promises(self) -> int:
        return len(self.broken)


# What a condition may name besides the profile's own fields.
FIGURES: Mapping[str, str] = {
    "people": "number of people with hours of their own",
    "staff": "employees; when not said, the people named",
    "hours_available": "hours a week of all people together",
    "hours_needed": "hours a week that the channels need by the estimate",
    "gap": "hours a week that are missing",
    "spare_share": "part of the hours that is left over, from 0 to 1",
    "incoming": "items a week that somebody has to read",
    "incoming_basis": "counted, band or followers",
    "community_size": "followers and members together",
    "tier": "seedling, growing, established or large",
    "open_hours": "opening hours a week",
    "covered_hours": "hours a week in which somebody is there or on call",
    "channel_names": "the channels of the profile",
    "open_channels": "channels that are active",
    "serving_channels": "channels on which people are served",
    "advertising_channels": "channels with ads",
    "answer_languages": "languages in which people are answered",
    "agreed_partners": "partners who have agreed to be named",
    "eu_countries": "countries of the profile that belong to the European Union",
    "readiness_points": "points of the seven questions, 0 to 14",
    "readiness_level": "not_said, not_yet, partly or ready",
    "crisis_points": "signs that a storm would be heavy",
    "crisis_weight": "normal or heavy",
    "broken_promises": "promises that the figures contradict",
}

# What a condition may name of a channel besides the profile's own fields.
CHANNEL_FIGURES: Mapping[str, str] = {"channel.answers": "can people answer on this platform"}


def figures_of(assessment: Assessment) -> dict[str, object]:
    """The figures by name, as conditions see them."""
    return {name: getattr(assessment, name) for name in FIGURES}


def capacity_of(profile: Profile, capacity: Mapping[str, Mapping[str, str]]) -> dict[str, float]:
    """The assumptions as numbers, the profile's own figures in place of ours."""
    return {name: float(entry["value"]) for name, entry in capacity.items()} | dict(profile.resources.capacity)


def assess(profile: Profile, capacity: Capacity, vocabulary: Vocabulary) -> Assessment:
    """Work all figures out. Shapes: capacity maps each name of capacity.yml to a number."""
    size = profile.community.size or sum(channel.followers or 0 for channel in profile.channels)
    incoming, basis = _incoming(profile, capacity, size)
    hours = sum(person.hours_per_week for person in profile.resources.people)
    people = sum(1 for person in profile.resources.people if person.hours_per_week > 0)
    languages = len(profile.community.answers_in) or len(profile.handbook.languages)
    loads = tuple(loads_of(profile, capacity, incoming, languages))
    planning = capacity["planning_minutes_per_week"] / 60
    needed = planning + sum(load.hours for load in loads)
    opened = open_minutes(profile) / 60
    covered = min(168.0, opened + _on_call_minutes(profile) / 60)
    points = sum(POINTS.get(answer, 0) for answer in _answers(profile))
    crisis = sum(_crisis_signs(profile, capacity, size, incoming))
    return Assessment(
        people=people,
        staff=profile.organisation.staff if profile.organisation.staff is not None else people,
        hours_available=hours,
        planning=planning,
        loads=loads,
        incoming=incoming,
        incoming_basis=basis,
        community_size=size,
        tier=_tier(incoming, capacity),
        open_hours=opened,
        covered_hours=covered,
        channel_names=tuple(channel.channel for channel in profile.channels),
        open_channels=sum(channel.status == "active" for channel in profile.channels),
        serving_channels=sum(channel.serves for channel in profile.channels),
        advertising_channels=sum(channel.ads for channel in profile.channels),
        answer_languages=languages,
        eu_countries=sum(vocabulary.countries[country].eu for country in profile.organisation.countries),
        agreed_partners=sum(partner.agreed for partner in profile.ambassadors.partners),
        readiness_points=points,
        readiness_level=_level(profile, points, capacity),
        crisis_points=crisis,
        crisis_weight="heavy" if crisis >= capacity["crisis_heavy"] else "normal",
        broken=tuple(_broken(profile, people, hours, needed, opened, covered)),
    )


def _incoming(profile: Profile, capacity: Capacity, size: int) -> tuple[float, Basis]:
    said = profile.community.incoming_per_week
    if isinstance(said, int):
        return float(said), "counted"
    if said is None or said == "unknown":
        return round(size / 1000 * capacity["incoming_per_1000_followers"], 1), "followers"
    return capacity[f"band_{said}"], "band"


def _tier(incoming: float, capacity: Capacity) -> Tier:
    tiers: tuple[Tier, ...] = ("large", "established", "growing")
    return next((tier for tier in tiers if incoming >= capacity[f"tier_{tier}"]), "seedling")


def open_minutes(profile: Profile) -> int:
    """Opening time a week, in minutes."""
    return sum(len(hours.days) * (hours.closes - hours.opens) for hours in profile.resources.hours)


def _on_call_minutes(profile: Profile) -> int:
    extra = {"evenings": EVENINGS, "weekends": WEEKENDS, "always": 7 * DAY}
    return extra.get(profile.resources.on_call, 0)


def _answers(profile: Profile) -> Iterator[str]:
    for name in type(profile.readiness).model_fields:
        yield getattr(profile.readiness, name).answer


def _level(profile: Profile, points: int, capacity: Capacity) -> str:
    if all(answer == "unknown" for answer in _answers(profile)):
        return "not_said"
    levels = ("ready", "partly")
    return next((level for level in levels if points >= capacity[f"readiness_{level}"]), "not_yet")


def _crisis_signs(profile: Profile, capacity: Capacity, size: int, incoming: float) -> Iterator[int]:
    yield size >= capacity["crisis_followers"]
    yield incoming >= capacity["tier_established"]
    yield len(profile.crisis.risks) >= capacity["crisis_risks"]
    yield bool(profile.crisis.past_storms)
    yield bool(profile.organisation.vulnerable)
    yield any(channel.ads for channel in profile.channels)


def _broken(
    profile: Profile, people: int, hours: float, needed: float, opened: float, covered: float
) -> Iterator[BrokenPromise]:
    promise = profile.resources.reply_promise
    if promise is None:
        return
    within = promise.within.minutes / 60
    channels = len(promise.channels) or sum(channel.serves for channel in profile.channels) or 1
    if promise.counted == "always" and covered < 168 and within < 168 - covered:
        yield BrokenPromise("nobody_there", (("within", within), ("covered", covered)))
    if within <= 1 and hours < (168 if promise.counted == "always" else opened):
        yield BrokenPromise("cannot_watch", (("within", within), ("hours", hours), ("channels", float(channels))))
    if round(needed - hours) > 0:
        yield BrokenPromise("no_time", (("needed", needed), ("hours", hours)))
    if people == 1 and within < 72:
        yield BrokenPromise("one_person", (("within", within),))
