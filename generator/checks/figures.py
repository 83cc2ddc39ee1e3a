"""Questions about figures: do they have a source that is listed, a grade that is known, and a day that is not too long ago?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.library import Library
from generator.problems import Place, Problem, did_you_mean

CHECK_AGAIN_AFTER_DAYS = 365


def figure_problems(library: Library, today: date) -> Iterator[Problem]:
    place, known = Place("config/channels.yml"), library.vocabulary.words("channel_facts")
    for channel in library.channels.keys() - set(library.vocabulary.channels):
        yield Problem(
            place, f"'{channel}' is not a channel of the vocabulary", did_you_mean(channel, library.vocabulary.channels)
        )
    for name, channel in library.channels.items():
        for fact in channel["facts"]:
            label = f"{name}, {fact['fact']}"
            if fact["fact"] not in known:
                yield Problem(place, f"{label}: the vocabulary has no such fact", did_you_mean(fact["fact"], known))
            yield from _sourced(library, place, label, fact.get("source", ""))
            age = (today - date.fromisoformat(fact["checked"])).days
            if age > CHECK_AGAIN_AFTER_DAYS:
                yield Problem(place, f"{label}: last checked {fact['checked']}", "look at the source again", "notice")
    for name, entry in library.capacity.items():
        yield from _sourced(library, Place("config/capacity.yml"), name, entry.get("source", ""))


def _sourced(library: Library, place: Place, label: str, code: str) -> Iterator[Problem]:
    if code and code not in library.sources:
        yield Problem(place, f"{label}: config/sources.yml has no source '{code}'", did_you_mean(code, library.sources))
