"""Questions about words.yml: does every language have every short text, with the same {names} in it?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.library import SOURCE_LANGUAGE, Library
from generator.problems import Place, Problem
from generator.words import WordBook

_NAME = re.compile(r"\{(\w*)\}")
FORMS = ("name", "on", "to", "from", "of")


def text_problems(library: Library) -> Iterator[Problem]:
    source = library.words(SOURCE_LANGUAGE)
    for key in sorted(_asked_for(library)):
        if key not in source:
            yield Problem(Place(source.file), f"has no text for {key}")
    for language in library.languages:
        if language != SOURCE_LANGUAGE:
            yield from _compared(source, library.words(language))


def _asked_for(library: Library) -> set[str]:
    """Keys that rules, figures and the vocabulary make necessary."""
    vocabulary = library.vocabulary
    keys = {f"facts.{fact}.{answer}" for fact in library.facts for answer in ("yes", "no")}
    keys |= {f"parts.{part.part}" for part in library.outline.parts}
    keys |= {f"channels.{channel}.{form}" for channel in vocabulary.channels for form in FORMS}
    keys |= {f"capacity.{name}" for name in library.capacity}
    for kind in ("roles", "risks", "places", "routes", "fallbacks", "channel_facts"):
        keys |= {f"{kind}.{name}" for name in vocabulary.words(kind)}
    keys |= {f"grades.{fact['grade']}" for channel in library.channels.values() for fact in channel["facts"] if "grade" in fact}
    return keys | {f"units.{entry['unit']}" for entry in library.capacity.values()}


def _compared(source: WordBook, other: WordBook) -> Iterator[Problem]:
    plural = re.compile(r"plurals\.\w+\.(one|few|many|two|zero)$")
    place = Place(other.file)
    for key in source.texts.keys() - other.texts.keys():
        if not plural.match(key):
            yield Problem(place, f"has no text for {key}", f"English: {source.texts[key]}")
    for key in other.texts.keys() - source.texts.keys():
        if not plural.match(key):
            yield Problem(place, f"has a text for {key}, which English lacks")
    for key in source.texts.keys() & other.texts.keys():
        wanted, found = set(_NAME.findall(source.texts[key])), set(_NAME.findall(other.texts[key]))
        if wanted != found:
            names = ", ".join(f"{{{name}}}" for name in sorted(wanted ^ found))
            yield Problem(place, f"{key}: {names} stands in only one of the two languages", f"English: {source.texts[key]}")
