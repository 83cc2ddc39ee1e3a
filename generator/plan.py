"""Outline and facts into a Plan: for every page and unit whether it is in or out for this organisation, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from generator.conditions import ALWAYS, Cause
from generator.facts import Facts
from generator.outline import Edition, Outline, PageRule, Rule, reads
from generator.problems import Place

# always: nothing is asked; facts: they settled it; edition: written for other readers; replaced: another page stands for it;
# page: its page is out; housed: another page holds it, whether its own is in or out
Reason: TypeAlias = Literal["always", "facts", "edition", "replaced", "page", "housed"]


@dataclass(frozen=True)
class Decision:
    """Is this unit in, and why. `because` are facts with their truth; `by` is the page that replaces or houses it."""

    unit: str
    included: bool
    reason: Reason
    because: tuple[Cause, ...]
    edition: Edition
    place: Place
    by: str = ""


@dataclass(frozen=True)
class PlannedPage:
    """A page of the outline, or one of those it is repeated as, its part, and `units`: the decisions on its units."""

    page: str
    rule: PageRule
    decision: Decision
    units: Mapping[str, Decision]
    channel: str = ""
    part: str = ""


@dataclass(frozen=True)
class Plan:
    """All pages in order, the left-out ones too."""

    edition: Edition
    pages: tuple[PlannedPage, ...]
    _units: dict[str, Decision] = field(default_factory=dict, compare=False, repr=False)

    def included(self) -> tuple[PlannedPage, ...]:
        return tuple(page for page in self.pages if page.decision.included)

    def decisions(self) -> Iterator[Decision]:
        """Of every page, each followed by its units."""
        for page in self.pages:
            yield page.decision
            yield from page.units.values()

    def left_out(self) -> tuple[Decision, ...]:
        """What facts keep out: pages, and units of pages that are in."""
        return tuple(d for d in self.decisions() if not d.included and d.reason in ("facts", "replaced"))

    def housed(self, page: PlannedPage) -> tuple[Decision, ...]:
        """The units of other pages that live on this one."""
        decisions = (self.why(unit) for unit in page.rule.holds)
        return tuple(d for d in decisions if d.included and d.reason == "housed" and d.by == page.page)

    def why(self, unit: str) -> Decision:
        """The decision on a unit; a unit without a rule goes with its page. Raises KeyError for an unknown page."""
        if not self._units:
            self._units.update({decision.unit: decision for decision in self.decisions()})
        if unit in self._units:
            return self._units[unit]
        page = self._units[unit.partition("#")[0]]
        return Decision(unit, page.included, "always" if page.included else "page", page.because, page.edition, page.place)


def make_plan(outline: Outline, facts: Facts, edition: Edition) -> Plan:
    """Decide on every page and unit of the outline. Raises KeyError for a fact that facts.yml lacks."""
    return _Planner(outline, facts, edition).plan()


class _Planner:
    def __init__(self, outline: Outline, facts: Facts, edition: Edition) -> None:
        self.outline, self.facts, self.edition = outline, facts, edition
        self.general = facts.truths()
        standing = [p for p in outline.pages if (p.holds or p.instead_of) and self.holds(p.rule)]
        self.holders = {unit: page for page in standing for unit in page.holds}
        self.replaced = {page: p for p in standing for page in p.instead_of}

    def plan(self) -> Plan:
        """In the order of the outline, but for the pages that moved: they stand at the end of their new part."""
        pages = [planned for rule in self.outline.pages for planned in self.repeated(rule)]
        order = {part.part: at for at, part in enumerate(self.outline.parts)}
        pages.sort(key=lambda planned: (order[planned.part], planned.part != planned.rule.part))
        return Plan(self.edition, tuple(pages))

    def holds(self, rule: Rule) -> bool:
        return rule.condition.judge(self.general).holds

    def repeated(self, rule: PageRule) -> Iterator[PlannedPage]:
        if not rule.each:
            yield self.page(rule, rule.page, "")
            return
        for channel in self.facts.of_channel:
            yield self.page(rule, rule.page.replace("{channel}", channel), channel)

    def page(self, rule: PageRule, name: str, channel: str) -> PlannedPage:
        truths = self.facts.truths(channel) if channel else self.general
        decision = self.decide(name, rule.rule, truths)
        decision = self.replacement(rule, decision)
        open_rule = Rule(ALWAYS, rule.rule.edition, rule.rule.place)
        held = [unit.partition("#")[2] for unit in self.holders if unit.startswith(f"{rule.page}#")]
        rules = dict.fromkeys(held, open_rule) | dict(rule.units)
        units = {unit: self.unit(decision, f"{name}#{unit}", unit_rule, truths) for unit, unit_rule in rules.items()}
        return PlannedPage(name, rule, decision, units, channel, self.part(rule))

    def part(self, rule: PageRule) -> str:
        return rule.moved.to if rule.moved and self.holds(rule.moved.rule) else rule.part

    def decide(self, unit: str, rule: Rule, truths: Mapping[str, bool]) -> Decision:
        verdict = rule.condition.judge(truths)
        reason: Reason = "facts" if rule.condition is not ALWAYS else "always"
        included = verdict.holds
        if included and not reads(self.edition, rule.edition):
            included, reason = False, "edition"
        return Decision(unit, included, reason, verdict.because, rule.edition, rule.place)

    def replacement(self, rule: PageRule, decision: Decision) -> Decision:
        other = self.replaced.get(rule.page)
        if other is None:
            return decision
        because = other.rule.condition.judge(self.general).because
        return Decision(decision.unit, False, "replaced", because, decision.edition, other.rule.place, other.page)

    def unit(self, page: Decision, name: str, rule: Rule, truths: Mapping[str, bool]) -> Decision:
        decision = self.decide(name, rule, truths)
        if decision.reason in ("facts", "edition") and not decision.included:
            return decision
        holder = self.holders.get(name)
        if holder is None or page.reason == "edition" or (page.included and not reads(self.edition, holder.rule.edition)):
            return decision if page.included else _out(name, page)
        included = decision.included and reads(self.edition, holder.rule.edition)
        because = holder.rule.condition.judge(self.general).because if page.included else page.because
        return replace(decision, included=included, reason="housed", because=because, by=holder.page)


def _out(unit: str, page: Decision) -> Decision:
    reason: Reason = "edition" if page.reason == "edition" else "page"
    return Decision(unit, False, reason, page.because, page.edition, page.place, page.by)
