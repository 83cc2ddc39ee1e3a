"""Figures with what they rest on: the workload, broken promises, assumptions, and the facts of a channel."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.assessment import BrokenPromise
from generator.blocks import Block, Fact, Facts, Figure, Table
from generator.made.making import Making, bullets, source_link
from generator.pictures import Against, Bar, Chart
from generator.profile import Text
from generator.words import WordBook

# What a value written without a word around it looks like, by the unit of its fact; of all other units it is a number.
_BARE = {"yes_no": "yes|no", "address": r"""https?://[^\s<>"'\\]+"""}
_NUMBER = "[0-9]{1,9}"
_SPELLED = {"yes": "yes", "true": "yes", "no": "no", "false": "no"}


def workload_chart(making: Making) -> tuple[Block, ...]:
    """Hours needed against hours there, and what each channel takes."""
    teller, figures = making.teller, making.teller.figures
    if figures is None:
        return ()
    words, series = teller.words, tuple(making.label(name) for name in ("posting", "answering", "upkeep"))
    loads = [(teller.channel(load.channel), (load.posting, load.answering, load.upkeep)) for load in figures.loads]
    bars = [_bar(words, label, parts) for label, parts in [*loads, (making.label("planning"), (0, 0, figures.planning))]]
    needed = _bar(words, making.label("needed"), tuple(sum(bar.parts[part] for bar in bars) for part in range(3)))
    there = Bar(making.label("available"), (figures.hours_available,), words.rough(figures.hours_available))
    gap = (making.label("missing" if figures.gap > 0 else "left_over"), words.rough(abs(figures.gap))) if figures.gap else None
    rows = [(bar.label, *bar.said, bar.total) for bar in (*bars, needed)]
    rows += [(label, "", "", "", said) for label, said in ((there.label, there.total), *([gap] if gap else []))]
    text = making.label(
        "workload_text", needed=teller.hours(figures.hours_needed), available=teller.hours(figures.hours_available)
    )
    against = Against(needed, there, ": ".join(gap) if gap else "")
    chart = Chart(making.label("workload_title"), series, tuple(bars), text, against)
    return (Figure(chart, Table((making.label("channel"), *series, making.label("hours_in_all")), tuple(rows))),)


def _bar(words: WordBook, label: str, parts: tuple[float, ...]) -> Bar:
    return Bar(label, parts, words.rough(sum(parts)), tuple(words.rough(part) for part in parts))


def promises(making: Making) -> tuple[Block, ...]:
    figures = making.teller.figures
    return bullets([_promise(making, broken) for broken in figures.broken]) if figures else ()


def _promise(making: Making, broken: BrokenPromise) -> str:
    words = making.teller.words
    said: dict[str, str] = {}
    for name, value in broken.figures:
        if name == "within":
            said[name] = words.count("hours", value) if value >= 1 else words.count("minutes", value * 60)
        else:
            said[name] = words.count("channels", value) if name == "channels" else making.teller.hours(value) or ""
    return words.say(f"promises.{broken.kind}", **said)


def assumptions(making: Making) -> tuple[Block, ...]:
    """The estimate's assumptions: ours with grade and source, the profile's own marked as such."""
    own = making.teller.profile.resources.capacity
    facts = tuple(_assumption(making, name, entry, own.get(name)) for name, entry in making.teller.library.capacity.items())
    return (Facts(_fact_header(making), facts),)


def _assumption(making: Making, name: str, entry: Mapping[str, str], own: float | None) -> Fact:
    words = making.teller.words
    value = f"{words.number(float(entry['value']) if own is None else own, 2)} {words.say('units.' + entry['unit'])}"
    grade = words.say(f"grades.{entry['grade']}") if own is None else making.label("own_figure")
    return Fact(words.say(f"capacity.{name}"), value, grade, _source(making, entry.get("source", "")) if own is None else "")


def _fact_header(making: Making) -> tuple[str, ...]:
    return tuple(making.label(name) for name in ("what", "figure", "how_sure"))


def _source(making: Making, code: str) -> str:
    source = making.teller.library.sources.get(code)
    return source_link(source, making.teller.language) if source else ""


def channel_facts(making: Making) -> tuple[Block, ...]:
    """What we know of a channel, under what the organisation has noted itself; what only they know comes last."""
    channel = making.teller.channels[making.channel]
    known = {entry["fact"]: entry for entry in making.teller.library.channels.get(channel.channel, {}).get("facts", [])}
    facts = [
        _noted_fact(making, fact, channel.noted[fact]) if fact in channel.noted else _channel_fact(making, known[fact])
        for fact in dict.fromkeys([*known, *channel.noted])
    ]
    return (Facts(_fact_header(making), tuple(facts)),) if facts else ()


def _noted_fact(making: Making, fact: str, noted: Text) -> Fact:
    """Nothing of ours stands beside it: neither our source nor the day we looked."""
    label = making.teller.words.say(f"channel_facts.{fact}")
    said = noted.say(making.teller.language, making.teller.profile.main_language)
    value = _noted_value(making, _unit(making, fact), said) or making.teller.spoken(noted, said)
    return Fact(label, value, making.label("noted_by_us"))


def _noted_value(making: Making, unit: str, said: str) -> str:
    """A bare yes or no, number or address is shown as ours are; nothing where it is a text of theirs."""
    value = _SPELLED.get(said.casefold(), said)
    unit = "yes_no" if value in ("yes", "no") else unit  # no other unit has a label or a link for them
    return _value(making, unit, value) if re.fullmatch(_BARE.get(unit, _NUMBER), value) else ""


def _unit(making: Making, fact: str) -> str:
    return making.teller.library.vocabulary.channel_facts[fact].unit


def _channel_fact(making: Making, entry: Mapping[str, Any]) -> Fact:
    label = making.teller.words.say(f"channel_facts.{entry['fact']}")
    if entry["certainty"] == "unverified":
        return Fact(label, making.label("find_in_account"))
    value = _value(making, _unit(making, entry["fact"]), entry["value"])
    if entry["certainty"] == "contested":
        value = making.label("contested", value=value)
    grade = making.teller.words.say(f"grades.{entry['grade']}")
    return Fact(label, value, grade, _source(making, entry["source"]), _day(making, entry["checked"]))


def _day(making: Making, day: str) -> str:
    return making.label("checked", day=making.teller.day(date.fromisoformat(day), "medium"))


def _value(making: Making, unit: str, value: str) -> str:
    words = making.teller.words
    if unit == "yes_no":
        return making.label(value)
    if unit == "address":
        return making.teller.address(value) or ""
    return words.number(float(value)) if unit == "count" else words.count(unit, float(value))
