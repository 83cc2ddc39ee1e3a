"""Say why a page, section or item is in or out for a profile, with the rule's file and line; without a unit, the whole plan."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.assessment import FIGURES, figures_of
from generator.conditions import Cause
from generator.flow import Decided, decide
from generator.library import Library, open_library
from generator.outline import EDITIONS
from generator.plan import Decision
from generator.problems import Place, did_you_mean, fail
from generator.profile import load_profile
from generator.reasons import Numbers, because, known_units, numbers_of, reason
from generator.words import WordBook

PROFILE = Path("config/profile.yml")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("unit", nargs="?", help="a page (crisis/plan), section or item (crisis/plan#phone_order)")
    parser.add_argument("--profile", type=Path, default=PROFILE, help=f"the profile (default: {PROFILE})")
    parser.add_argument("--against", type=Path, metavar="OTHER.yml", help="what differs from another profile, and why")
    parser.add_argument("--edition", choices=EDITIONS, default="lead", help="for whose edition (default: lead, who see all)")
    parser.add_argument("--figures", action="store_true", help="the figures of the assessment and what they are")


def run(said: argparse.Namespace) -> int:
    library = open_library(Path())
    decided = decide(library, load_profile(said.profile, library.vocabulary), said.edition)
    if said.figures:
        lines = _figures(decided)
    elif said.against:
        other = decide(library, load_profile(said.against, library.vocabulary), said.edition)
        lines = _differences(decided, other, str(said.profile), str(said.against))
    elif said.unit:
        lines = _unit(decided, said.unit)
    else:
        lines = _tree(decided)
    print("\n".join(lines))
    return 0


def _unit(decided: Decided, unit: str) -> Iterator[str]:
    decision = _decision(decided, unit)
    yield f"{unit}: {_in_or_out(decision)}"
    yield f"  {reason(_english(decided.library), decision, numbers_of(decided.library))}"
    yield f"  rule: {decision.place}"
    for cause in decision.because:
        yield from _fact(decided, cause, _channel(decided, unit))


def _decision(decided: Decided, unit: str) -> Decision:
    known = known_units(decided.library, decided.plan)
    if unit not in known:
        raise fail(Place(unit), "is not a page, section or item of this handbook", did_you_mean(unit, known))
    return decided.plan.why(unit)


def _fact(decided: Decided, cause: Cause, channel: str) -> Iterator[str]:
    """A fact with the fields and figures behind it."""
    rule = decided.library.facts[cause.name]
    yield f"  {cause.name} is {'true' if cause.value else 'false'}: {rule.condition.text}  ({rule.place})"
    for behind in decided.facts.verdict(cause.name, channel).because:
        yield f"    {behind.name}: {_value(behind.value)}"


def _value(value: Any) -> str:
    if value is None or value == ():
        return "not said"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        plain_words = all(isinstance(entry, str) for entry in value)
        return ", ".join(value) if plain_words else f"{len(value)} named"
    return str(value) if isinstance(value, str | int | float) else "said"


def _channel(decided: Decided, unit: str) -> str:
    page = unit.partition("#")[0]
    return next((planned.channel for planned in decided.plan.pages if planned.page == page), "")


def _tree(decided: Decided) -> Iterator[str]:
    words, numbers = _english(decided.library), numbers_of(decided.library)
    known = known_units(decided.library, decided.plan)
    part = ""
    for page in decided.plan.pages:
        if page.part != part:
            part = page.part
            yield f"{part}"
        yield f"  {_mark(page.decision)} {page.page}{_because(words, page.decision, numbers)}"
        for unit, decision in page.units.items() if page.decision.included else ():
            if decision.unit in known:
                yield f"      {_mark(decision)} #{unit}{_because(words, decision, numbers)}"
    yield ""
    yield f"{len(decided.plan.included())} pages are in. + is in, - is out."
    example = next((decision.unit for decision in decided.plan.left_out()), "start")
    yield f"Ask for one: handbook explain {example}"


def _because(words: WordBook, decision: Decision, numbers: Numbers) -> str:
    return f": {because(words, decision.because, numbers)}" if decision.because else ""


@dataclass(frozen=True)
class _Change:
    unit: str
    before: bool
    after: bool
    because: tuple[str, ...]


def _differences(one: Decided, other: Decided, name: str, other_name: str) -> Iterator[str]:
    """Units that are in for one profile and not for the other, grouped by the facts that differ."""
    changes = list(_changes(one, other))
    yield f"{name} against {other_name}: {len(changes)} differ"
    for facts in dict.fromkeys(change.because for change in changes):
        yield f"because of {', '.join(facts) or 'the channels that each has'}:"
        yield from (line for fact in facts for line in _behind(one, other, fact))
        for change in changes:
            if change.because == facts:
                yield f"  {'+' if change.before else '-'} {change.unit}  (there: {'in' if change.after else 'out'})"


def _known_decisions(decided: Decided) -> dict[str, Decision]:
    known = known_units(decided.library, decided.plan)
    return {decision.unit: decision for decision in decided.plan.decisions() if decision.unit in known}


def _truths(decided: Decided, unit: str) -> dict[str, bool]:
    return decided.facts.truths(_channel(decided, unit))


def _behind(one: Decided, other: Decided, fact: str) -> Iterator[str]:
    """The fields and figures behind a fact, in both profiles; a fact about a channel has others for each channel."""
    if fact not in one.facts.verdicts:
        return
    here, there = ({cause.name: cause.value for cause in side.facts.verdict(fact).because} for side in (one, other))
    for name in dict.fromkeys([*here, *there]):
        yield f"    {fact}: {name} is {_value(here.get(name))} here, {_value(there.get(name))} there"


def _changes(one: Decided, other: Decided) -> Iterator[_Change]:
    here, there = (_known_decisions(side) for side in (one, other))
    for unit in dict.fromkeys([*here, *there]):
        a, b = here.get(unit), there.get(unit)
        inside, outside = bool(a and a.included), bool(b and b.included)
        if inside != outside:
            causes = {cause.name for side in (a, b) if side for cause in side.because}
            before, after = (_truths(side, unit) for side in (one, other))
            differing = {name for name in causes if before.get(name) is not after.get(name)} if a and b else set()
            yield _Change(unit, inside, outside, tuple(sorted(differing)))


def _figures(decided: Decided) -> Iterator[str]:
    for name, value in figures_of(decided.assessment).items():
        shown = f"{value:g}" if isinstance(value, float) else _value(value)
        yield f"{name}: {shown}  ({FIGURES[name]})"


def _english(library: Library) -> WordBook:
    return library.words("en")


def _mark(decision: Decision) -> str:
    return "+" if decision.included else "-"


def _in_or_out(decision: Decision) -> str:
    return "in" if decision.included else "out"
