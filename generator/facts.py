"""Profile, assessment and facts.yml into the facts that hold, for the organisation and for each of its channels."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.assessment import Assessment, figures_of
from generator.conditions import Condition, ConditionError, Values, Verdict
from generator.problems import HandbookError, Place, Problem
from generator.profile import Profile, profile_fields
from generator.yamlfile import Tree

CHANNEL_FACT = "channel_"


@dataclass(frozen=True)
class FactRule:
    """A named fact, the condition behind it, and where that stands."""

    name: str
    condition: Condition
    place: Place

    @property
    def about_channel(self) -> bool:
        return self.name.startswith(CHANNEL_FACT)


@dataclass(frozen=True)
class Facts:
    """Which facts hold and what settled each; for every channel (by key) its own facts beside them."""

    verdicts: Mapping[str, Verdict]
    of_channel: Mapping[str, Mapping[str, Verdict]]

    def truths(self, channel: str = "") -> dict[str, bool]:
        """Fact -> does it hold; with a channel's key its facts too."""
        verdicts = {**self.verdicts, **self.of_channel.get(channel, {})}
        return {name: verdict.holds for name, verdict in verdicts.items()}

    def verdict(self, name: str, channel: str = "") -> Verdict:
        return self.of_channel.get(channel, {}).get(name) or self.verdicts[name]


def read_facts(tree: Tree) -> dict[str, FactRule]:
    """Raises HandbookError with every condition that cannot be read."""
    facts: dict[str, FactRule] = {}
    problems: list[Problem] = []
    for name, text in tree.data.items():
        place = tree.place(name)
        try:
            facts[name] = FactRule(name, Condition.parse(text), place)
        except (ConditionError, AttributeError) as error:
            message = str(error) if isinstance(error, ConditionError) else "a condition is one line of text"
            problems.append(Problem(place, f"{name}: {message}"))
    if problems:
        raise HandbookError(problems)
    return facts


def facts_of(rules: Mapping[str, FactRule], values: Values, channels: Mapping[str, Values]) -> Facts:
    """Judge every rule. Shapes: `values` maps each field and figure by its dotted name; `channels` likewise, by channel key.

    Raises KeyError for a name that no profile has: `checks.py` finds that in the rules beforehand.
    """
    general = {name: rule.condition.judge(values) for name, rule in rules.items() if not rule.about_channel}
    special = [rule for rule in rules.values() if rule.about_channel]
    return Facts(
        general,
        {key: {rule.name: rule.condition.judge({**values, **own}) for rule in special} for key, own in channels.items()},
    )


# Keys of a section that a profile leaves out altogether are not said, and not unknown.
_OUTSIDE = re.compile(r"channel\.|.*\[\]|schema$")
_UNSAID: dict[str, Any] = {field.path: None for field in profile_fields() if not _OUTSIDE.match(field.path)}


def values_of(profile: Profile, assessment: Assessment, silent: Container[str] = ()) -> tuple[Values, Mapping[str, Values]]:
    """What conditions may ask about: fields and figures by dotted name, and each channel's fields as channel.<field>.

    `silent` names the platforms on which nobody can answer; for the others channel.answers is true.
    """
    values = _UNSAID | dict(_flat(profile, "")) | figures_of(assessment)
    channels: dict[str, Values] = {}
    for key, channel in profile.channel_keys().items():
        channels[key] = dict(_flat(channel, "channel.")) | {"channel.answers": channel.channel not in silent}
    return values, channels


def _flat(model: BaseModel, prefix: str) -> Iterator[tuple[str, Any]]:
    for name in type(model).model_fields:
        value = getattr(model, name)
        yield f"{prefix}{name}", value
        if isinstance(value, BaseModel):
            yield from _flat(value, f"{prefix}{name}.")
