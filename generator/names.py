"""Do the rules name only what exists? Unknown facts in outline.yml, unknown fields and figures in facts.yml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.assessment import CHANNEL_FIGURES, FIGURES
from generator.facts import CHANNEL_FACT, FactRule
from generator.outline import Outline
from generator.problems import Problem, did_you_mean
from generator.profile import profile_fields


def unknown_in_rules(outline: Outline, facts: Mapping[str, FactRule]) -> Iterator[Problem]:
    """Everything that the rules name and that does not exist."""
    yield from _unknown_facts(outline, facts)
    yield from _unknown_parts(outline)
    yield from _unknown_names(facts)


def _unknown_facts(outline: Outline, facts: Mapping[str, FactRule]) -> Iterator[Problem]:
    """Conditions that name a fact which facts.yml lacks, or one about a channel where there is no channel."""
    for page in outline.pages:
        for unit, rule in page.rules():
            for name in rule.condition.names:
                if name not in facts:
                    yield Problem(rule.place, f"{unit}: no fact is called '{name}'", did_you_mean(name, facts))
                elif name.startswith(CHANNEL_FACT) and not page.each:
                    message = f"{unit}: '{name}' is a fact about a channel, and this page is not one of a channel"
                    yield Problem(rule.place, message)


def _unknown_parts(outline: Outline) -> Iterator[Problem]:
    """Pages that move to a part which the outline lacks."""
    parts = [part.part for part in outline.parts]
    for page in outline.pages:
        if page.moved and page.moved.to not in parts:
            message = f"{page.page}: '{page.moved.to}' is no part"
            yield Problem(page.moved.rule.place, message, did_you_mean(page.moved.to, parts))


def _unknown_names(facts: Mapping[str, FactRule]) -> Iterator[Problem]:
    """Facts whose condition names what neither a profile nor the assessment has."""
    known = {field.path for field in profile_fields() if "[]" not in field.path} | {*FIGURES, *CHANNEL_FIGURES}
    for rule in facts.values():
        for name in rule.condition.names:
            if name.startswith("channel.") and not rule.about_channel:
                yield Problem(rule.place, f"{rule.name}: names '{name}', so it has to be called {CHANNEL_FACT}{rule.name}")
            if name not in known:
                message = f"{rule.name}: neither a profile nor the assessment has '{name}'"
                yield Problem(rule.place, message, did_you_mean(name, known))
