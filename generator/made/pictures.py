"""What a picture says better than words: the week, the step a community stands on, who calls whom."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, log

from generator.assessment import Tier, capacity_of
from generator.blocks import Block, Bullets, Figure, Item, Table
from generator.made.making import Making
from generator.made.people import crisis_duties, joined
from generator.pictures import Call, Calls, DayLine, Ladder, Rung, Stretch, Timetable
from generator.values import clock
from generator.week import EVENING, WEEKEND, DayCover, Spell, minutes, week_of

TIERS: tuple[Tier, ...] = ("seedling", "growing", "established", "large")


def coverage_week(making: Making) -> tuple[Block, ...]:
    """Day by day, when somebody answers and when somebody stands by; nothing where the profile says neither."""
    week = week_of(making.teller.profile)
    if not any(day.here or day.stands_by for day in week):
        return ()
    stood = any(day.stands_by for day in week)
    kinds = tuple(making.label(name) for name in ("week_here", "week_on_call")[: 1 + stood])
    days = tuple(DayLine(making.teller.words.say(f"days.{day.day}"), tuple(_stretches(day))) for day in week)
    rows = tuple(
        (line.label, *(_spells(making, spells) for spells in (day.here, day.stands_by)[: 1 + stood]))
        for line, day in zip(days, week, strict=True)
    )
    picture = Timetable(making.label("week_title"), kinds, days, _week_text(making, week))
    return (Figure(picture, Table((making.label("day"), *kinds), rows)),)


def _stretches(day: DayCover) -> Iterator[Stretch]:
    for kind, spells in enumerate((day.here, day.stands_by)):
        yield from (Stretch(start, end, kind, f"{_short(start)}–{_short(end)}") for start, end in spells)


def _short(time: int) -> str:
    """8 or 8:30: what fits into a strip."""
    return f"{time // 60}:{time % 60:02}" if time % 60 else str(time // 60)


def _spells(making: Making, spells: tuple[Spell, ...]) -> str:
    return ", ".join(f"{clock(start)}–{clock(end)}" for start, end in spells) or making.label("week_nobody")


def _week_text(making: Making, week: tuple[DayCover, ...]) -> str:
    count, on_call = making.teller.words.count, making.teller.profile.resources.on_call
    here = sum(minutes(day.here) for day in week) / 60
    stood = sum(minutes(day.stands_by) for day in week) / 60
    said = [making.label("week_text_here", here=count("hours", here))]
    said += [making.label("week_text_on_call", on_call=count("hours", stood))] if stood else []
    said += [making.label("week_text_nobody", rest=count("hours", 168 - here - stood))] if here + stood < 168 else []
    drawn = {"evenings": EVENING, "weekends": WEEKEND}.get(on_call)
    said += [making.label(f"week_text_{on_call}", hours=count("hours", drawn / 60))] if drawn else []
    return " ".join(said)


def tier_picture(making: Making) -> tuple[Block, ...]:
    """Where this community stands among the steps of messages a week; the figures are for the lead alone."""
    figures = making.teller.figures
    if figures is None:
        return ()
    words = making.teller.words
    capacity = capacity_of(making.teller.profile, making.teller.library.capacity)
    cuts = [capacity[f"tier_{tier}"] for tier in TIERS[1:]]
    rungs = tuple(Rung(making.label(f"step_{tier}"), _holds(making, cuts, index)) for index, tier in enumerate(TIERS))
    here, said = TIERS.index(figures.tier), words.number(_rough(figures.incoming))
    rows = tuple((rung.label, rung.holds, said if index == here else "") for index, rung in enumerate(rungs))
    table = Table(tuple(making.label(name) for name in ("step", "messages", "steps_here")), rows)
    text, share = _tier_text(making, rungs[here]), _share(figures.incoming, [0, *cuts], here)
    return (Figure(Ladder(making.label("steps_title"), rungs, here, share, making.label("steps_said", n=said), text), table),)


def _tier_text(making: Making, rung: Rung) -> str:
    """What comes in, which size that is, and how sure both are."""
    figures, own = making.teller.figures, making.teller.profile.resources.capacity
    if figures is None:
        return ""
    messages = making.teller.words.count("messages_a_week", _rough(figures.incoming))
    step = f"{rung.label[:1].lower()}{rung.label[1:]}"
    basis = making.label(f"steps_{figures.incoming_basis}")
    said = making.label("steps_text", messages=messages, step=step, holds=rung.holds, basis=basis)
    return said if any(name.startswith("tier_") for name in own) else f"{said} {making.label('steps_judgement')}"


def _rough(items: float) -> float:
    """As precise as an estimate can be: whole from ten on."""
    return round(items, 0 if items >= 10 else 1)


def _holds(making: Making, cuts: list[float], index: int) -> str:
    """Whole messages: from the first that is enough to the last before the next step."""
    number, low = making.teller.words.number, ceil(cuts[index - 1]) if index else 0
    if index == len(cuts):
        return making.label("step_from", low=number(low))
    high = ceil(cuts[index])
    if not index:
        return making.label("step_under", high=number(high))
    return making.label("step_between", low=number(low), high=number(high - 1))


def _share(value: float, lows: list[float], here: int) -> float:
    """How far along its step a figure stands, as a share; steps grow, so the way along them is counted in powers."""
    low = lows[here]
    high = lows[here + 1] if here + 1 < len(lows) else low * 5
    if here == 0 or low <= 0 or high <= low:
        return min(max(value / high, 0), 1) if high > 0 else 0.5
    return min(max(log(max(value, low) / low) / log(high / low), 0), 1)


def crisis_flow(making: Making) -> tuple[Block, ...]:
    """Who calls whom, by role; the numbers stand in the contacts. Nothing where there is nobody to call on."""
    calls = tuple(_calls(making))
    if len(calls) < 2:
        return ()
    items = tuple(Item(f"{call.how}: **{call.who}**" + _in_brackets(call.duties)) for call in calls)
    return (Figure(Calls(making.label("calls_title"), calls, making.label("calls_text")), Bullets(items, ordered=True)),)


def _calls(making: Making) -> Iterator[Call]:
    """First whoever is called until somebody answers, then those whom the one who leads calls."""
    crisis, duties = making.teller.profile.crisis, crisis_duties(making)

    def call(how: str, role: str, beside: bool = False) -> Call:
        return Call(making.label(f"calls_{how}"), making.teller.role(role) or "", tuple(duties.get(role, ())), beside)

    help_ = [crisis.help.role, crisis.help.then] if crisis.help else []
    chain = [role for role in dict.fromkeys([*help_, crisis.lead, crisis.deputy]) if role]
    for place, role in enumerate(chain):
        passed_on = role == crisis.lead and role not in help_
        yield call("first" if not place else "passed_on" if passed_on else "no_answer", role)
    yield from (call("others", role, beside=True) for role in duties if role not in chain)


def _in_brackets(duties: tuple[str, ...]) -> str:
    said = joined(list(duties)) if duties else ""
    return f" ({said[:1].lower()}{said[1:]})" if said else ""
