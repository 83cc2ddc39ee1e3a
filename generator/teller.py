"""Says things about one organisation in one language: roles, channels, days, hours, addresses, as an edition may know them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal

from generator.assessment import Assessment
from generator.editions import Seen
from generator.escape import in_language, plain, url_safe
from generator.library import Library
from generator.profile import ByLanguage, Channel, Profile, Span, Text
from generator.words import WordBook


@dataclass(frozen=True)
class Teller:
    """Says things about one organisation, as one edition may know them, in one language."""

    seen: Seen
    library: Library
    language: str
    today: date

    @cached_property
    def words(self) -> WordBook:
        return self.library.words(self.language)

    @property
    def profile(self) -> Profile:
        return self.seen.profile

    @property
    def figures(self) -> Assessment | None:
        return self.seen.assessment

    @cached_property
    def channels(self) -> Mapping[str, Channel]:
        return self.profile.channel_keys()

    def text(self, said: Text | None) -> str | None:
        """A text of the profile in this language, or else in its main one."""
        return self.spoken(said, said.say(self.language, self.profile.main_language)) if said else None

    def spoken(self, said: ByLanguage[Any], text: str) -> str:
        """Some words of what the profile says, escaped; told apart where they are in another language than the page."""
        return in_language(plain(text), said.said_in(self.language, self.profile.main_language), self.language)

    def role(self, role: str | None) -> str | None:
        """A role's title: the profile's own, or ours for a usual role; with the name where readers may see it."""
        if role is None:
            return None
        person = self.profile.person(role)
        title = self.text(person.title) if person and person.title else self.words.get(f"roles.{role}") or plain(role)
        return f"{title}, {plain(person.name)}" if person and person.name else title

    def channel(self, key: str, form: str = "name") -> str:
        """A channel's name in one of its forms (name, on, to, from, of)."""
        return self.words.say(f"channels.{self.channels[key].channel}.{form}")

    def labels(self, kind: str, ids: tuple[str, ...]) -> str | None:
        """Words of the vocabulary with their labels, joined as the language does."""
        return self.words.listed([self.words.say(f"{kind}.{name}") for name in ids]) if ids else None

    def span(self, span: Span | None) -> str | None:
        return self.words.count(f"{span.unit}s", span.amount) if span else None

    def day(self, day: date | None, length: Literal["medium", "long"] = "long") -> str | None:
        from babel.dates import format_date

        return format_date(day, format=length, locale=self.words.locale) if day else None

    def hours(self, hours: float | None) -> str | None:
        """An estimate of hours a week, whole from ten hours on."""
        return self.words.count("hours_a_week", round(hours, 0 if hours >= 10 else 1)) if hours is not None else None

    def address(self, url: str | None) -> str | None:
        return f"[{plain(url.split('://', 1)[-1].rstrip('/'))}]({url_safe(url)})" if url else None
