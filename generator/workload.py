"""Profile and capacity.yml into the hours that each channel takes: posting, answering, upkeep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from generator.profile import Channel, Profile

Capacity: TypeAlias = Mapping[str, float]


@dataclass(frozen=True)
class Load:
    """Work for one channel in hours a week, the reserve for peaks included."""

    channel: str
    posting: float
    answering: float
    upkeep: float

    @property
    def hours(self) -> float:
        return self.posting + self.answering + self.upkeep


def loads_of(profile: Profile, capacity: Capacity, incoming: float, languages: int) -> Iterator[Load]:
    """The work for each channel; what comes in (items a week) is shared out by followers."""
    keys = profile.channel_keys()
    known = [channel.followers for channel in keys.values() if channel.followers]
    unsaid = min(known, default=1)  # a channel whose followers nobody has counted gets as little as the smallest
    weights = {key: channel.followers or unsaid for key, channel in keys.items() if channel.status != "planned"}
    total = sum(weights.values())
    per_item = capacity["minutes_per_item"] * (1 + capacity["language_factor"] * (languages - 1))
    reserve = 1 / (1 - capacity["peak_reserve"]) / 60
    for key, channel in keys.items():
        share = (weights[key] / total if total else 1 / len(weights)) if key in weights else 0
        factor = capacity["service_factor"] if channel.serves else 1
        answering = incoming * share * per_item * factor
        yield Load(key, _posting(channel, capacity) * reserve, answering * reserve, _upkeep(channel, capacity) * reserve)


def _posting(channel: Channel, capacity: Capacity) -> float:
    if channel.status != "active":
        return 0.0
    posts = capacity["default_posts_per_week"] if channel.posts_per_week is None else channel.posts_per_week
    return float(posts) * capacity["minutes_per_post"]


def _upkeep(channel: Channel, capacity: Capacity) -> float:
    if channel.status == "planned":
        return capacity["planned_channel_minutes"]
    if channel.status == "closing":
        return capacity["closing_channel_minutes"]
    daily = capacity["check_minutes_per_working_day"] * capacity["working_days_per_week"]
    return daily + capacity["upkeep_minutes_per_channel"] + capacity["ads_minutes_per_channel"] * channel.ads
