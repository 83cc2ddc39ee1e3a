"""A profile: what an organisation tells about itself. PROFILE.md and the schema for editors are made from it."""

from __future__ import annotations

import re
from typing import Literal
from unicodedata import normalize

from pydantic import Field

from generator.escape import TYPED_AS
from generator.profile.about import Brand, Handbook, Organisation, Purpose, Value, Voice
from generator.profile.section import Section, may, must
from generator.profile.types import (
    Many,
)
from generator.profile.work import Ambassadors, Channel, Community, Crisis, Person, Readiness, Resources

_TYPED_AS = str.maketrans(dict(TYPED_AS))


class Profile(Section):
    """What an organisation tells about itself."""

    schema_version: Literal["1"] = Field("1", alias="schema", description="Version of this format", examples=["1"])
    handbook: Handbook = must("The handbook itself", "{languages: [fi, en]}")
    organisation: Organisation = must("Who you are", "{name: Kotipiha, kind: company, sector: property, countries: [FI]}")
    purpose: Purpose = may("Why you are in social media at all", "{why: People get an answer}", Purpose.unsaid())
    values: Many[Value] = may("Your values, and what they ask for when you write", "[{value: Fairness}]", ())
    voice: Voice = may("How you sound", "{humour: gentle}", Voice.unsaid())
    channels: Many[Channel] = Field(min_length=1, description="Your accounts, at least one", examples=["[{channel: facebook}]"])
    community: Community = may("Those who follow you and write to you", "{size: 20300}", Community.unsaid())
    resources: Resources = must("Who does the work, when and with what", "{people: [{role: owner, hours_per_week: 3}]}")
    crisis: Crisis = may("Who does what when something goes wrong", "{lead: social_lead}", Crisis.unsaid())
    ambassadors: Ambassadors = may("Employees and partners who speak for you", "{stage: none}", Ambassadors.unsaid())
    readiness: Readiness = may(
        "Seven questions about your ways of working", "{open_culture: {answer: partly}}", Readiness.unsaid()
    )
    brand: Brand = may("How the handbook looks", '{colour: "#1b5e4a"}', Brand.unsaid())

    def address(self, edition: str) -> str:
        """Where an edition of the handbook will stand; empty where the profile does not say."""
        return self.handbook.address.of(edition) if self.handbook.address else ""

    @property
    def main_language(self) -> str:
        return self.handbook.languages[0]

    @property
    def short_name(self) -> str:
        return self.organisation.short_name or self.organisation.name

    @property
    def handbook_id(self) -> str:
        """Names files and saved ticks: the profile's own, or made of the organisation's name."""
        typed = self.short_name.casefold().translate(_TYPED_AS)
        folded = normalize("NFKD", typed).encode("ascii", "ignore").decode()
        return self.handbook.id or re.sub("[^a-z0-9]+", "-", folded).strip("-")[:40].strip("-") or "handbook"

    def channel_keys(self) -> dict[str, Channel]:
        """A name for each channel: its id, and for a second account of the same kind id_2."""
        keys: dict[str, Channel] = {}
        for channel in self.channels:
            number = 1 + sum(known.channel == channel.channel for known in keys.values())
            keys[channel.channel if number == 1 else f"{channel.channel}_{number}"] = channel
        return keys

    def person(self, role: str) -> Person | None:
        """Whoever has this role."""
        return next((person for person in self.resources.people if person.role == role), None)
