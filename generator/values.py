"""What a text slot (`{{ org }}`, `{{ channel.on }}`) says for this organisation in one language; None where nothing was said.

Whatever comes from the profile is escaped here, once; words of our own (words.yml) are inline Markdown and are not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from generator.assessment import capacity_of, open_minutes
from generator.escape import in_language, mail_link, phone_link, plain
from generator.profile import Channel, Profile, Span
from generator.prose import split_slots
from generator.teller import Teller

_DAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)\b")

_DASH = "\u2060–\u2060"  # never the first or last sign of a line

TextSlot = Callable[[Teller], str | None]
ChannelSlot = Callable[[Teller, str, Channel], str | None]

TEXT_SLOTS: Mapping[str, TextSlot] = {
    "org": lambda t: plain(t.profile.short_name),
    "org_full": lambda t: plain(t.profile.organisation.name),
    "website": lambda t: t.address(t.profile.organisation.website),
    "staff_number": lambda t: _count(t, "employees", t.profile.organisation.staff),
    "purpose": lambda t: t.text(t.profile.purpose.why),
    "address_form": lambda t: _address_form(t),
    "emergency_number": lambda t: _phone(t.library.vocabulary.countries[t.profile.organisation.countries[0]].emergency),
    "crisis_lead": lambda t: t.role(t.profile.crisis.lead),
    "crisis_deputy": lambda t: t.role(t.profile.crisis.deputy),
    "spokesperson": lambda t: t.role(t.profile.crisis.spokesperson),
    "ads_pauser": lambda t: t.role(t.profile.crisis.may_pause_ads),
    "fallback": lambda t: t.words.say(f"fallbacks.{t.profile.crisis.fallback}") if t.profile.crisis.fallback else None,
    "help_title": lambda t: t.role(t.profile.crisis.help.role) if t.profile.crisis.help else None,
    "help_phone": lambda t: _phone(t.profile.crisis.help.phone) if t.profile.crisis.help else None,
    "help_then": lambda t: t.role(t.profile.crisis.help.then) if t.profile.crisis.help else None,
    "help_hours": lambda t: weekly_text(t, t.profile.crisis.help.hours) if t.profile.crisis.help else None,
    "people": lambda t: t.words.count("people", t.figures.people) if t.figures else None,
    "hours_available": lambda t: t.hours(t.figures.hours_available) if t.figures else None,
    "hours_needed": lambda t: t.hours(t.figures.hours_needed) if t.figures else None,
    "hours_short": lambda t: t.hours(t.figures.gap) if t.figures and t.figures.gap > 0 else None,
    "incoming": lambda t: _count(t, "messages_a_week", t.seen.incoming),
    "incoming_a_day": lambda t: _incoming_a_day(t),
    "followers": lambda t: _count(t, "followers", t.profile.community.size or None),
    "reply_within": lambda t: _promise(t),
    "promise_channels": lambda t: _promise_channels(t),
    "open_hours": lambda t: opening_text(t),
    "handed_over_to": lambda t: t.labels("routes", t.profile.community.hand_over_to),
    "talked_about_on": lambda t: t.labels("places", t.profile.community.talked_about_on),
    "answer_languages": lambda t: _languages(t),
    "peaks": lambda t: "; ".join(said for p in t.profile.community.peaks if (said := t.text(p))) or None,
    "scheduler": lambda t: plain(t.profile.resources.tools.scheduler) if t.profile.resources.tools.scheduler else None,
    "interested": lambda t: _count(t, "interested", t.profile.ambassadors.interested),
    "version": lambda t: plain(t.profile.handbook.version) if t.profile.handbook.version else None,
    "date": lambda t: t.day(t.profile.handbook.date),
    "owner": lambda t: t.role(t.profile.handbook.owner),
    "owner_email": lambda t: _email(t, t.profile.handbook.owner),
    "approver": lambda t: t.role(t.profile.handbook.approver),
    "next_review": lambda t: t.day(next_review(t.profile)),
}

CHANNEL_SLOTS: Mapping[str, ChannelSlot] = {
    **{f"channel.{form}": lambda t, key, c, form=form: t.channel(key, form) for form in ("name", "on", "to", "from", "of")},  # type: ignore[misc]
    "channel.handle": lambda t, key, c: plain(c.handle) if c.handle else None,
    "channel.followers": lambda t, key, c: _count(t, "followers", c.followers),
    "channel.owner": lambda t, key, c: t.role(c.owner),
    "channel.deputy": lambda t, key, c: t.role(c.deputy),
    "channel.posts": lambda t, key, c: _count(t, "posts_a_week", c.posts_per_week),
    "channel.purpose": lambda t, key, c: t.text(c.purpose),
    "channel.admins": lambda t, key, c: _count(t, "administrators", c.admins),
}


class Filler:
    """Fills the slots of texts for one page. A text with a slot that nothing was said for becomes None."""

    def __init__(self, teller: Teller, channel: str = "") -> None:
        self.teller, self.channel = teller, channel
        self._known: dict[str, str | None] = {}

    def value(self, slot: str) -> str | None:
        if slot not in self._known:
            self._known[slot] = self._say(slot)
        return self._known[slot]

    def _say(self, slot: str) -> str | None:
        if slot in TEXT_SLOTS:
            return TEXT_SLOTS[slot](self.teller)
        if slot in CHANNEL_SLOTS and self.channel:
            return CHANNEL_SLOTS[slot](self.teller, self.channel, self.teller.channels[self.channel])
        return None

    def fill(self, text: str) -> str | None:
        parts = split_slots(text)
        if len(parts) == 1:
            return text
        said = [part if index % 2 == 0 else self.value(part) for index, part in enumerate(parts)]
        return None if None in said else "".join(said)  # type: ignore[arg-type]


def next_review(profile: Profile) -> date | None:
    """The day the handbook is to be read again: its date and the interval after it."""
    handbook = profile.handbook
    return handbook.review_every.after(handbook.date) if handbook.date else None


def opening_text(teller: Teller) -> str | None:
    """Opening hours in one line: Mon-Fri 08:00-16:00."""
    return "; ".join(f"{days} {times}" for days, times in opening_rows(teller)) or None


def opening_rows(teller: Teller) -> list[tuple[str, str]]:
    """Days and times, each as text."""
    return [(_days(teller, h.days), f"{clock(h.opens)}{_DASH}{clock(h.closes)}") for h in teller.profile.resources.hours]


def weekly_text(teller: Teller, hours: str | None) -> str | None:
    """Hours of help as the profile writes them, the days' short names in the reader's language."""
    if not hours:
        return None
    return _DAY.sub(lambda day: teller.words.get(f"days.{day[0]}", day[0]), plain(hours)).replace("-", _DASH)


def clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _days(teller: Teller, days: tuple[str, ...]) -> str:
    names = [teller.words.say(f"days.{day}") for day in days]
    return f"{names[0]}–{names[-1]}" if len(names) > 1 else names[0]


def _count(teller: Teller, name: str, value: float | None) -> str | None:
    return teller.words.count(name, value) if value is not None else None


def _incoming_a_day(teller: Teller) -> str | None:
    """What an ordinary working day brings, in whole messages: the baseline that a bad day is held against."""
    if teller.seen.incoming is None:
        return None
    days = capacity_of(teller.profile, teller.library.capacity)["working_days_per_week"]
    return teller.words.count("messages_a_day", round(teller.seen.incoming / days))


def _promise(teller: Teller) -> str | None:
    """About 3 working days (24 hours, counted in our working hours): first what a reader can count with."""
    promise = teller.profile.resources.reply_promise
    if promise is None:
        return None
    counted, span = teller.words.say(f"labels.counted_{promise.counted}"), teller.span(promise.within)
    days = _working_days(teller.profile, promise.within) if promise.counted == "working_hours" else 0
    return f"{teller.words.count('about_working_days', days)} ({span}, {counted})" if days > 1 else f"{span} ({counted})"


def _working_days(profile: Profile, span: Span) -> int:
    """How many ordinary days of opening a time in working hours fills; 0 where no hours are told."""
    opened = open_minutes(profile)
    days = {day for hours in profile.resources.hours for day in hours.days}
    return round(span.minutes * len(days) / opened) if opened else 0


def _promise_channels(teller: Teller) -> str | None:
    """The channels that the promise holds on; nothing where it holds on all that are open."""
    promise = teller.profile.resources.reply_promise
    open_ones = {key: c for key, c in teller.channels.items() if c.status == "active"}
    if promise is None:
        return None
    keys = [key for key, c in open_ones.items() if (c.channel in promise.channels if promise.channels else c.serves)]
    return teller.words.listed([teller.channel(key) for key in keys]) if 0 < len(keys) < len(open_ones) else None


def _address_form(teller: Teller) -> str | None:
    """The form chosen for this language; where it has none, the forms of the other languages, each with its name."""
    from babel import Locale

    chosen = teller.profile.voice.address
    if teller.language in chosen:
        return plain(chosen[teller.language])
    names = Locale.parse(teller.language).languages
    forms = {language: in_language(plain(form), language, teller.language) for language, form in chosen.items()}
    return "; ".join(f"{names.get(language, language)}: {form}" for language, form in forms.items()) or None


def _languages(teller: Teller) -> str | None:
    from babel import Locale

    locale = Locale.parse(teller.language)
    spoken = teller.profile.community.answers_in or teller.profile.handbook.languages
    return teller.words.listed([locale.languages.get(language, language) for language in spoken])


def _email(teller: Teller, role: str | None) -> str | None:
    """A role's address for mail, where these readers may know it."""
    contact = teller.profile.crisis.contacts.get(role) if role else None
    return mail_link(contact.email) if contact and contact.email else None


def _phone(number: str | None) -> str | None:
    return phone_link(number) if number else None
