"""Is any rule dead? Examples and one-field changes of them have to switch every fact and every rule on and off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.assessment import assess, capacity_of
from generator.facts import Facts, facts_of, values_of
from generator.library import Library
from generator.problems import Problem
from generator.profile import Field, Profile, profile_fields
from generator.profile.values import DayHours, Pairs, Span, Text
from generator.profile.work import ReplyPromise, Storm

NUMBERS = (0, 1, 4, 30, 300, 2000, 60_000)
# What a section or a list of sections may become, beside nothing.
SOMETHING: Mapping[str, Any] = {
    "resources.reply_promise": ReplyPromise.model_construct(within=Span(15, "minute"), counted="always", channels=()),
    "resources.hours": (DayHours(("mon", "tue", "wed", "thu", "fri"), 480, 960),),
    "crisis.past_storms": (Storm.model_construct(what=Text(Pairs((("", "A storm"),)))),),
}


@dataclass(frozen=True)
class Example:
    """A profile that shows what the rules do, with the name that messages call it by."""

    name: str
    profile: Profile


@dataclass(frozen=True)
class Change:
    """One field of an example made different."""

    path: str
    profile: Profile


def one_field_changes(profile: Profile, library: Library) -> Iterator[Change]:
    """The profile with one field changed, for every field that a rule could look at."""
    for field in profile_fields():
        if field.path.startswith("channel."):
            yield from _channel_changes(profile, field, library)
        elif _changeable(profile, field):
            for value in _values(field, library, _get(profile, field.path)):
                yield Change(field.path, _set(profile, field.path.split("."), value))
    yield from _people_changes(profile)


def facts_for(profile: Profile, library: Library) -> Facts:
    """The facts of a profile."""
    assessment = assess(profile, capacity_of(profile, library.capacity), library.vocabulary)
    return facts_of(library.facts, *values_of(profile, assessment, library.silent))


def dead_rules(library: Library, examples: Iterable[Example]) -> Iterator[Problem]:
    """Facts and rules that are the same for every example and every one-field change of one."""
    seen: dict[str, set[bool]] = {name: set() for name in library.facts}
    rules: dict[str, set[bool]] = {unit: set() for unit, rule in library.outline.rules() if rule.condition.text}
    for example in examples:
        profiles = [example.profile, *(change.profile for change in one_field_changes(example.profile, library))]
        for profile in profiles:
            _note(library, facts_for(profile, library), seen, rules)
    for name, truths in seen.items():
        if len(truths) < 2:
            yield Problem(library.facts[name].place, f"the fact '{name}' is {_always(truths)} for every example", _HINT)
    for unit, rule in library.outline.rules():
        if unit in rules and len(rules[unit]) < 2:
            yield Problem(rule.place, f"the rule for {unit} is {_always(rules[unit])} for every example", _HINT)


_HINT = "let an example of config/profiles/ show it, or take the rule out"


def _note(library: Library, facts: Facts, seen: dict[str, set[bool]], rules: dict[str, set[bool]]) -> None:
    for channel in ("", *facts.of_channel):
        truths = facts.truths(channel)
        for name, holds in truths.items():
            seen[name].add(holds)
        for unit, rule in library.outline.rules():
            if unit in rules and len(rules[unit]) < 2 and all(name in truths for name in rule.condition.names):
                rules[unit].add(rule.condition.judge(truths).holds)


def _always(truths: set[bool]) -> str:
    return "never asked" if not truths else "always true" if True in truths else "never true"


def _values(field: Field, library: Library, now: Any) -> Iterator[Any]:
    """Other values for a field, as plain as a rule could tell them apart."""
    words = field.choices or (library.vocabulary.words(field.words_from) if field.words_from else ())
    if field.path == "community.incoming_per_week":
        yield from (*NUMBERS, "under_20", "unknown")
    elif field.path in SOMETHING:
        yield from (SOMETHING[field.path], () if isinstance(now, tuple) else None)
    elif field.sort == "list":
        yield from ((), *((word,) for word in words))
    elif field.sort == "word" or words:
        yield from words
    elif field.sort == "number":
        yield from NUMBERS
    elif field.sort == "yes_no":
        yield from ("yes", "no") if isinstance(now, str) or field.path.endswith("consulted") else (True, False)
    elif field.sort == "text" and now is not None and not field.required:
        yield None


def _channel_changes(profile: Profile, field: Field, library: Library) -> Iterator[Change]:
    first, *others = profile.channels
    name = field.path.removeprefix("channel.")
    for value in _values(field, library, getattr(first, name)):
        channel = first.model_copy(update={name: value})
        yield Change(field.path, profile.model_copy(update={"channels": (channel, *others)}))
    for count in (1, 6):
        channels = tuple(first for _ in range(count))
        yield Change("channels", profile.model_copy(update={"channels": channels}))


def _people_changes(profile: Profile) -> Iterator[Change]:
    first = profile.resources.people[0]
    for count in (1, 2, 5):
        for hours in (1.0, 37.0):
            people = tuple(first.model_copy(update={"hours_per_week": hours}) for _ in range(count))
            yield Change("resources.people", _set(profile, ["resources", "people"], people))
    yield Change("ambassadors.partners", _set(profile, ["ambassadors", "partners"], ()))
    yield Change("values", profile.model_copy(update={"values": ()}))


def _changeable(profile: Profile, field: Field) -> bool:
    """Not the keys of lists, nor those of a section that the profile does not have."""
    if "[]" in field.path or field.path == "schema" or (field.sort == "section" and field.path not in SOMETHING):
        return False
    parent = field.path.rpartition(".")[0]
    return not parent or _get(profile, parent) is not None


def _get(model: BaseModel, path: str) -> Any:
    value: Any = model
    for step in path.split("."):
        value = getattr(value, step)
    return value


def _set(model: BaseModel, path: list[str], value: Any) -> Any:
    step, *rest = path
    return model.model_copy(update={step: _set(getattr(model, step), rest, value) if rest else value})
