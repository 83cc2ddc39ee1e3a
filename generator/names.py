"""Do the rules name only what exists? Unknown facts in outline.yml, unknown fields and figures in facts.yml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.assessment import CHANNEL_FIGURES, FIGURES
from generator.facts import CHANNEL_FACT, FactRule
from generator.outline import Outline
from generator.problems import Problem, did_you_mean
from generator.profile import profile_fields


def unknown_facts(outline: Outline, facts: Mapping[str, FactRule]) -> Iterator[Problem]:
    """Conditions that name a fact which facts.yml lacks, or one about a channel where there is no channel."""
    for page in outline.pages:
        rules = {page.page: page.rule} | {f"{page.page}#{unit}": rule for unit, rule in page.units.items()}
        for unit, rule in rules.items():
            for name in rule.condition.names:
                if name not in facts:
                    yield Problem(rule.place, f"{unit}: no fact is called '{name}'", did_you_mean(name, facts))
                elif name.startswith(CHANNEL_FACT) and not page.each:
                    message = f"{unit}: '{name}' is a fact about a channel, and this page is not one of a channel"
                    yield Problem(rule.place, message)


def unknown_names(facts: Mapping[str, FactRule]) -> Iterator[Problem]:
    """Facts whose condition names what neither a profile nor the assessment has."""
    known = {field.path for field in profile_fields() if "[]" not in field.path} | {*FIGURES, *CHANNEL_FIGURES}
    for rule in facts.values():
        for name in rule.condition.names:
            if name.startswith("channel.") and not rule.about_channel:
                yield Problem(rule.place, f"{rule.name}: names '{name}', so it has to be called {CHANNEL_FACT}{rule.name}")
            if name not in known:
                message = f"{rule.name}: neither a profile nor the assessment has '{name}'"
                yield Problem(rule.place, message, did_you_mean(name, known))
