"""Block slots (`{{ crisis_contacts }}` alone in a paragraph): blocks made from the profile, the figures or the plan.

Each maker gives a tuple of blocks, empty where the profile says nothing. Labels come from words.yml.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from generator.assessment import BrokenPromise
from generator.blocks import Bar, Block, Bullets, Chart, Contact, Contacts, Fact, Facts, Item, Prose, Table
from generator.escape import plain
from generator.plan import Plan
from generator.profile import Contact as ProfileContact
from generator.reasons import left_out_items, page_title, unsaid
from generator.values import Teller, opening_rows, url_safe, weekly_text


@dataclass(frozen=True)
class Making:
    """What a maker may look at: the teller, the plan, and on a channel's page the channel's key."""

    teller: Teller
    plan: Plan
    channel: str = ""

    def label(self, name: str, **values: object) -> str:
        return self.teller.words.say(f"labels.{name}", **values)


def _table(making: Making, header: tuple[str, ...], rows: Sequence[tuple[str | None, ...]]) -> tuple[Block, ...]:
    filled = tuple(tuple(cell or "" for cell in row) for row in rows)
    return (Table(tuple(making.label(name) for name in header), filled),) if filled else ()


def _bullets(texts: Sequence[str | None]) -> tuple[Block, ...]:
    items = tuple(Item(text) for text in texts if text)
    return (Bullets(items),) if items else ()


def crisis_help(making: Making) -> tuple[Block, ...]:
    """Whom any employee calls, and who is next."""
    teller, help_ = making.teller, making.teller.profile.crisis.help
    if help_ is None:
        return ()
    first = Contact(
        making.label("call_first"),
        teller.role(help_.role) or "",
        help_.phone or "",
        hours=weekly_text(teller, help_.hours) or "",
    )
    contacts = [first]
    if help_.then:
        contacts.append(_contact(making, making.label("call_next"), help_.then))
    return (Contacts(tuple(contacts), urgent=True),)


def _contact(making: Making, purpose: str, role: str) -> Contact:
    ways: ProfileContact | None = making.teller.profile.crisis.contacts.get(role)
    title = making.teller.role(role) or ""
    return Contact(purpose, title, (ways and ways.phone) or "", (ways and ways.email) or "")


def crisis_contacts(making: Making) -> tuple[Block, ...]:
    """The crisis team, each with all duties, then every other contact."""
    crisis = making.teller.profile.crisis
    named = {"lead": crisis.lead, "deputy": crisis.deputy, "spokesperson": crisis.spokesperson, "pauses_ads": crisis.may_pause_ads}
    duties: dict[str, list[str]] = {}
    for duty, role in named.items():
        if role:
            duties.setdefault(role, []).append(making.label(f"duty_{duty}"))
    for role in crisis.contacts:
        duties.setdefault(role, [making.label("duty_other")])
    contacts = tuple(_contact(making, "; ".join(purposes), role) for role, purposes in duties.items())
    return (Contacts(contacts),) if contacts else ()


def risks(making: Making) -> tuple[Block, ...]:
    return _bullets([making.teller.words.say(f"risks.{risk}") for risk in making.teller.profile.crisis.risks])


def past_storms(making: Making) -> tuple[Block, ...]:
    storms = making.teller.profile.crisis.past_storms
    rows = [(making.teller.text(s.what), making.teller.text(s.when), making.teller.text(s.lesson)) for s in storms]
    return _table(making, ("what_happened", "when", "what_we_learned"), rows)


def workload_chart(making: Making) -> tuple[Block, ...]:
    """Hours needed, channel by channel, against hours there."""
    teller, figures = making.teller, making.teller.figures
    if figures is None:
        return ()
    words, series = teller.words, ("posting", "answering", "upkeep")
    bars = [Bar(teller.channel(load.channel), (load.posting, load.answering, load.upkeep)) for load in figures.loads]
    bars.append(Bar(making.label("planning"), (0, 0, figures.planning)))
    totals = tuple(sum(bar.parts[part] for bar in bars) for part in range(3))
    rows = [(bar.label, *(words.rough(part) for part in bar.parts), words.rough(sum(bar.parts))) for bar in bars]
    rows.append((making.label("needed"), *(words.rough(total) for total in totals), words.rough(sum(totals))))
    rows.append((making.label("available"), "", "", "", words.rough(figures.hours_available)))
    labels = tuple(making.label(name) for name in series)
    text = making.label(
        "workload_text", needed=teller.hours(figures.hours_needed), available=teller.hours(figures.hours_available)
    )
    table = Table((making.label("channel"), *labels, making.label("hours_in_all")), tuple(rows))
    bars = [replace(bar, total=words.rough(sum(bar.parts))) for bar in bars]
    return (Chart(making.label("workload_title"), labels, tuple(bars), making.label("hours"), text, table),)


def promises(making: Making) -> tuple[Block, ...]:
    figures = making.teller.figures
    return _bullets([_promise(making, broken) for broken in figures.broken]) if figures else ()


def _promise(making: Making, broken: BrokenPromise) -> str:
    words = making.teller.words
    said: dict[str, str] = {}
    for name, value in broken.figures:
        if name == "within":
            said[name] = words.count("hours", value) if value >= 1 else words.count("minutes", value * 60)
        else:
            said[name] = words.count("channels", value) if name == "channels" else making.teller.hours(value) or ""
    return words.say(f"promises.{broken.kind}", **said)


def opening_hours(making: Making) -> tuple[Block, ...]:
    return _table(making, ("days", "open"), list(opening_rows(making.teller)))


def people_table(making: Making) -> tuple[Block, ...]:
    teller = making.teller
    rows = [
        (teller.role(p.role), teller.hours(p.hours_per_week), teller.role(p.deputy)) for p in teller.profile.resources.people
    ]
    return _table(making, ("role", "hours_a_week", "deputy"), rows)


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
    return tuple(making.label(name) for name in ("what", "figure", "how_sure", "source", "checked"))


def _source(making: Making, code: str) -> str:
    source = making.teller.library.sources.get(code)
    return f"[{plain(source['title'])}]({url_safe(source['address'])})" if source else ""


def channel_facts(making: Making) -> tuple[Block, ...]:
    name = making.teller.channels[making.channel].channel
    known = making.teller.library.channels.get(name, {}).get("facts", [])
    facts = tuple(_channel_fact(making, entry) for entry in known)
    return (Facts(_fact_header(making), facts),) if facts else ()


def _channel_fact(making: Making, entry: Mapping[str, Any]) -> Fact:
    label = making.teller.words.say(f"channel_facts.{entry['fact']}")
    if entry["certainty"] == "unverified":
        return Fact(label, making.label("find_in_account"))
    value = _value(making, making.teller.library.fact_units[entry["fact"]], entry["value"])
    if entry["certainty"] == "contested":
        value = making.label("contested", value=value)
    grade = making.teller.words.say(f"grades.{entry['grade']}")
    return Fact(label, value, grade, _source(making, entry["source"]), _day(making, entry["checked"]))


def _day(making: Making, day: str) -> str:
    return making.teller.day(date.fromisoformat(day)) or ""


def _value(making: Making, unit: str, value: str) -> str:
    words = making.teller.words
    if unit == "yes_no":
        return making.label(value)
    if unit == "address":
        return making.teller.address(value) or ""
    return words.number(float(value)) if unit == "count" else words.count(unit, float(value))


def official_accounts(making: Making) -> tuple[Block, ...]:
    """Every account that is open, with its address where the platform's pattern is certain."""
    teller, rows = making.teller, []
    for key, channel in teller.channels.items():
        if channel.status != "planned":
            rows.append((teller.channel(key), _account(teller, channel.channel, channel.handle), teller.text(channel.purpose)))
    return _table(making, ("channel", "account", "what_for"), rows)


def _account(teller: Teller, channel: str, handle: str | None) -> str:
    pattern = teller.library.channels.get(channel, {}).get("address", "")
    if not handle:
        return teller.words.say("labels.named", name=plain(teller.profile.organisation.name))
    return f"[{plain(handle)}]({url_safe(pattern.replace('{handle}', handle))})" if pattern else plain(handle)


def our_values(making: Making) -> tuple[Block, ...]:
    text = making.teller.text
    rows = [(text(v.value), text(v.means), text(v.rules_out)) for v in making.teller.profile.values]
    return _table(making, ("value", "means", "rules_out"), rows)


def we_write(making: Making) -> tuple[Block, ...]:
    return _sentences(making, making.teller.profile.voice.we_write)


def we_never_write(making: Making) -> tuple[Block, ...]:
    return _sentences(making, making.teller.profile.voice.we_never_write)


def _sentences(making: Making, said: Any) -> tuple[Block, ...]:
    if not said:
        return ()
    return _bullets([plain(line) for line in said.say(making.teller.language, making.teller.profile.main_language)])


def partners(making: Making) -> tuple[Block, ...]:
    text = making.teller.text
    rows = [(plain(p.name), text(p.our_goal), text(p.their_goal)) for p in making.teller.profile.ambassadors.partners]
    return _table(making, ("partner", "our_goal", "their_goal"), rows)


def readiness(making: Making) -> tuple[Block, ...]:
    answers = making.teller.profile.readiness
    rows: list[tuple[str | None, ...]] = []
    for name in type(answers).model_fields:
        answer = getattr(answers, name)
        rows.append(
            (making.teller.words.say(f"readiness.{name}"), making.label(answer.answer), making.teller.text(answer.evidence))
        )
    return _table(making, ("question", "answer", "evidence"), rows)


def left_out(making: Making) -> tuple[Block, ...]:
    """What is left out, page by page, each with the facts that keep it out."""
    blocks: list[Block] = []
    for title, items in groupby(left_out_items(making.teller, making.plan), key=lambda item: item[0]):
        blocks.append(Prose(f"**{title}**"))
        blocks.append(Bullets(tuple(Item(text) for _, text in items)))
    return tuple(blocks)


def not_said(making: Making) -> tuple[Block, ...]:
    return _bullets([f"**{plain(group)}**: {plain(', '.join(names))}" for group, names in unsaid(making.teller.profile)])


def pages(making: Making) -> tuple[Block, ...]:
    """The pages of this handbook by part."""
    blocks: list[Block] = []
    included = [page for page in making.plan.included() if page.page != "start"]
    for part, group in groupby(included, key=lambda page: page.rule.part):
        blocks.append(Prose(f"**{making.teller.words.say(f'parts.{part}')}**"))
        links = (f"[{page_title(making.teller, page)}](unit:{page.page})" for page in group)
        blocks.append(Bullets(tuple(map(Item, links))))
    return tuple(blocks)


def page_versions(making: Making) -> tuple[Block, ...]:
    from generator.values import TEXT_SLOTS

    rows = [(name, TEXT_SLOTS[name](making.teller)) for name in ("version", "date", "owner", "approver", "next_review")]
    return _bullets([f"{making.label(name)}: {said}" for name, said in rows if said])


BLOCK_SLOTS: Mapping[str, Callable[[Making], tuple[Block, ...]]] = {
    maker.__name__: maker
    for maker in (
        crisis_help, crisis_contacts, risks, past_storms, workload_chart, promises, opening_hours, people_table, assumptions,
        channel_facts, official_accounts, our_values, we_write, we_never_write, partners, readiness, left_out, not_said, pages,
        page_versions,
    )
}  # fmt: skip
