"""What the handbook says of itself: its pages, its version, what it leaves out and why."""

from __future__ import annotations

from itertools import groupby

from generator.blocks import Block, Bullets, Code, Heading, Item, Prose, titled
from generator.escape import plain
from generator.made.making import Making, bullets
from generator.reasons import LeftOut, left_out_by_reason, page_title, unsaid
from generator.values import TEXT_SLOTS

RISK = "risk_"  # facts of this name say that the organisation has named a risk


def left_out(making: Making) -> tuple[Block, ...]:
    """Reason by reason, what is left out because of it."""
    found = left_out_by_reason(making.teller, making.plan)
    weighty = {why: left for why, left in found.items() if left.pages or left.sections}
    others = sum(left.lines for why, left in found.items() if why not in weighty)
    told = bullets([f"**{why[:1].upper()}{why[1:]}:** {_left_out(making, left)}" for why, left in weighty.items()])
    lines = making.teller.words.count("single_lines", others)
    return (*told, Prose(making.label("other_lines", lines=lines))) if others else told


def _left_out(making: Making, left: LeftOut) -> str:
    words = making.teller.words
    said = [words.say("labels.whole_page", page=page) for page in left.pages]
    said += [f"{title}: {', '.join(sections)}" for title, sections in left.sections.items()]
    return "; ".join([*said, *([words.count("single_lines", left.lines)] if left.lines else [])])


def not_said(making: Making) -> tuple[Block, ...]:
    """Group by group, what the profile could still tell, with the key where it is told."""
    items = [
        Item(f"**{_group(making, group)}**", children=_keys(making, group, names))
        for group, names in unsaid(making.teller.profile)
    ]
    return (Bullets(tuple(items)),) if items else ()


def _group(making: Making, group: str) -> str:
    kind, _, channel = group.partition(".")
    return making.teller.channel(channel) if channel else making.teller.words.get(f"profile.{kind}.all", kind)


def _keys(making: Making, group: str, names: list[str]) -> tuple[str, ...]:
    """An answer that is missing stands for its evidence too."""
    stood_for = {name.replace(".answer", ".evidence") for name in names if name.endswith(".answer")}
    return tuple(f"{_asked(making, group, name)} ({plain(name)})" for name in names if name not in stood_for)


def _asked(making: Making, group: str, name: str) -> str:
    words, (kind, _, _), (question, _, part) = making.teller.words, group.partition("."), name.partition(".")
    if kind == "readiness":
        said = words.say(f"readiness.{question}")
        return f"{said} {making.label('evidence')}" if part == "evidence" else said
    return words.get(f"profile.{kind}.{name}") or words.get(f"profile.{kind}.{name}.all", name)


def pages(making: Making) -> tuple[Block, ...]:
    """The pages of this handbook, under the part where the outline names them."""
    blocks: list[Block] = []
    included = [page for page in making.plan.included() if page.page != "start"]
    for (part, home), group in groupby(included, key=lambda page: (page.part, page.rule.part)):
        links = [f"[{page_title(making.teller, page)}](unit:{page.page})" for page in group]
        blocks += [Heading(2, making.teller.words.say(f"parts.{home}"), part_id(part, home)), Bullets(tuple(map(Item, links)))]
    return tuple(blocks)


def part_id(part: str, home: str) -> str:
    """The anchor of a part in the list of all pages; of those of its pages, by `home`, that stand in another."""
    return f"part_{home}" if part == home else f"part_{part}_{home}"


def recovery_pages(making: Making) -> tuple[Block, ...]:
    """For each account that exists, the place that says how to get it back."""
    keys = [key for key, channel in making.teller.channels.items() if channel.status != "planned"]
    return bullets([f"[{making.teller.channel(key)}](unit:channels/{key}#recovery)" for key in keys])


def page_versions(making: Making) -> tuple[Block, ...]:
    rows = [(name, TEXT_SLOTS[name](making.teller)) for name in ("version", "date")]
    return bullets([f"{making.label(name)}: {said}" for name, said in rows if said])


def handbook_code(making: Making) -> tuple[Block, ...]:
    """The handbook's address for a phone's camera, when the profile says where it will stand."""
    address = making.teller.profile.address(making.plan.edition)
    return (Code(address, making.label("code_text", address=making.teller.address(address))),) if address else ()


def scenarios(making: Making) -> tuple[Block, ...]:
    """The scenario pages: first those for risks that the organisation itself has named, then the others."""
    own: list[str] = []
    others: list[str] = []
    covered: set[object] = set()
    for page in making.plan.included():
        risks = [name for name in page.rule.rule.condition.names if name.startswith(RISK)]
        if risks:
            covered |= {test.value for name in risks for test in making.teller.library.facts[name].condition.tests}
            link = f"[{page_title(making.teller, page)}](unit:{page.page})"
            named = any(cause.name in risks and cause.value for cause in page.decision.because)
            (own if named else others).append(link)
    words = making.teller.words
    bare = [words.say(f"risks.{risk}") for risk in making.teller.profile.crisis.risks if risk not in covered] if covered else []
    return (
        *_under(making, "our_risks", own),
        *_under(making, "risks_without_page", bare),
        *_under(making, "other_scenarios", others),
    )


def _under(making: Making, label: str, links: list[str]) -> tuple[Block, ...]:
    return titled(making.label(label), links) if links else ()
