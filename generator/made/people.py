"""What the profile says of people, values and trouble, as contacts, tables and lists."""

from __future__ import annotations

from generator.assessment import POINTS
from generator.blocks import Block, Contact, Contacts, Figure, Table
from generator.escape import plain, url_safe
from generator.made.making import Making, bullets, table
from generator.pictures import Mark, Scale
from generator.profile import Contact as ProfileContact
from generator.profile import Phrases
from generator.teller import Teller
from generator.values import opening_rows, weekly_text

POSITIONS = ("no", "partly", "yes")


def crisis_help(making: Making) -> tuple[Block, ...]:
    contacts = help_contacts(making.teller)
    return (Contacts(contacts, urgent=True),) if contacts else ()


def help_contacts(teller: Teller) -> tuple[Contact, ...]:
    """Whom any employee calls, and who is next."""
    help_ = teller.profile.crisis.help
    if help_ is None:
        return ()
    first = Contact(
        teller.words.say("labels.call_first"),
        teller.role(help_.role) or "",
        help_.phone or "",
        hours=_reached(teller, weekly_text(teller, help_.hours), "outside_hours_both" if help_.then else "outside_hours"),
    )
    return (first, _contact(teller, teller.words.say("labels.call_next"), help_.then)) if help_.then else (first,)


def _reached(teller: Teller, hours: str | None, otherwise: str) -> str:
    """When somebody answers and, where nobody stands by, what to do at any other time."""
    outside = teller.words.get(f"labels.{otherwise}") if teller.profile.resources.on_call == "none" else ""
    return ". ".join(filter(None, (hours, outside))) if hours else ""


def _contact(teller: Teller, purpose: str, role: str) -> Contact:
    ways: ProfileContact | None = teller.profile.crisis.contacts.get(role)
    title = teller.role(role) or ""
    return Contact(purpose, title, (ways and ways.phone) or "", (ways and ways.email) or "")


def crisis_contacts(making: Making) -> tuple[Block, ...]:
    """The crisis team, each with all duties, then every other contact."""
    duties = crisis_duties(making)
    for role in making.teller.profile.crisis.contacts:
        duties.setdefault(role, [making.label("duty_other")])
    contacts = tuple(_contact(making.teller, joined(purposes), role) for role, purposes in duties.items())
    return (Contacts(contacts),) if contacts else ()


def crisis_duties(making: Making) -> dict[str, list[str]]:
    """Role -> what it does in a crisis, in words."""
    crisis = making.teller.profile.crisis
    named = {
        "lead": crisis.lead,
        "deputy": crisis.deputy,
        "spokesperson": crisis.spokesperson,
        "pauses_ads": crisis.may_pause_ads,
    }
    duties: dict[str, list[str]] = {}
    for duty, role in named.items():
        if role:
            duties.setdefault(role, []).append(making.label(f"duty_{duty}"))
    return duties


def deputy_contact(making: Making) -> tuple[Block, ...]:
    """Whoever steps in, by themselves: for the one person who would otherwise be told to call their own number."""
    deputy = making.teller.profile.crisis.deputy
    return (Contacts((_contact(making.teller, making.label("duty_deputy"), deputy),)),) if deputy else ()


def joined(duties: list[str]) -> str:
    """Leads in a crisis; speaks to the media."""
    return "; ".join([duties[0], *(duty[:1].lower() + duty[1:] for duty in duties[1:])])


def risks(making: Making) -> tuple[Block, ...]:
    return bullets([making.teller.words.say(f"risks.{risk}") for risk in making.teller.profile.crisis.risks])


def past_storms(making: Making) -> tuple[Block, ...]:
    storms = making.teller.profile.crisis.past_storms
    rows = [(making.teller.text(s.what), making.teller.text(s.when), making.teller.text(s.lesson)) for s in storms]
    return table(making, ("what_happened", "when", "what_we_learned"), rows)


def opening_hours(making: Making) -> tuple[Block, ...]:
    return table(making, ("days", "open"), list(opening_rows(making.teller)))


def people_table(making: Making) -> tuple[Block, ...]:
    """Roles with their deputies; the hours are the lead's alone to see."""
    teller = making.teller
    for_lead = teller.figures is not None
    rows = [
        (teller.role(p.role), teller.words.rough(p.hours_per_week) if for_lead else None, teller.role(p.deputy))
        for p in teller.profile.resources.people
    ]
    return table(making, ("role", "hours_a_week", "deputy"), rows)


def official_accounts(making: Making) -> tuple[Block, ...]:
    """Every account that is open, with its address where the platform's pattern is certain."""
    teller, rows = making.teller, []
    for key, channel in teller.channels.items():
        if channel.status != "planned":
            what_for = making.label("closing_account") if channel.status == "closing" else teller.text(channel.purpose)
            rows.append((teller.channel(key), _account(teller, channel.channel, channel.handle), what_for))
    return table(making, ("channel", "account", "what_for"), rows)


def _account(teller: Teller, channel: str, handle: str | None) -> str:
    pattern = teller.library.channels.get(channel, {}).get("address", "")
    if not handle:
        return teller.words.say("labels.named", name=plain(teller.profile.organisation.name))
    return f"[{plain(handle)}]({url_safe(pattern.replace('{handle}', handle))})" if pattern else plain(handle)


def our_values(making: Making) -> tuple[Block, ...]:
    text = making.teller.text
    rows = [(text(v.value), text(v.means), text(v.rules_out)) for v in making.teller.profile.values]
    return table(making, ("value", "means", "rules_out"), rows)


def we_write(making: Making) -> tuple[Block, ...]:
    return _sentences(making, making.teller.profile.voice.we_write)


def we_never_write(making: Making) -> tuple[Block, ...]:
    return _sentences(making, making.teller.profile.voice.we_never_write)


def _sentences(making: Making, said: Phrases | None) -> tuple[Block, ...]:
    if not said:
        return ()
    teller = making.teller
    return bullets([teller.spoken(said, line) for line in said.say(teller.language, teller.profile.main_language)])


def partners(making: Making) -> tuple[Block, ...]:
    text = making.teller.text
    rows = [
        (plain(p.name), text(p.our_goal), text(p.their_goal)) for p in making.teller.profile.ambassadors.partners if p.agreed
    ]
    return table(making, ("partner", "our_goal", "their_goal"), rows)


def readiness(making: Making) -> tuple[Block, ...]:
    """The answers with what they rest on; drawn as well once one of them is known."""
    answers = making.teller.profile.readiness
    said = {name: getattr(answers, name) for name in type(answers).model_fields}
    rows: list[tuple[str | None, ...]] = [
        (making.teller.words.say(f"readiness.{name}"), making.label(answer.answer), making.teller.text(answer.evidence))
        for name, answer in said.items()
    ]
    made = table(making, ("question", "answer", "evidence"), rows)
    known = [answer.answer for answer in said.values()]
    if not isinstance(made[0], Table) or all(answer == "unknown" for answer in known):
        return made
    marks = tuple(
        Mark(str(row[0]), POSITIONS.index(answer) if answer in POSITIONS else None, str(row[1]))
        for row, answer in zip(rows, known, strict=True)
    )
    counts = {answer: known.count(answer) for answer in (*POSITIONS, "unknown")}
    points = sum(POINTS.get(answer, 0) for answer in known)
    text = making.label("readiness_text", **counts, points=points, most=POINTS["yes"] * len(known))
    return (Figure(Scale(making.label("readiness_title"), len(POSITIONS), marks, text), made[0]),)
