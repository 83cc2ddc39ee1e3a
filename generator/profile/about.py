"""What an organisation says about itself: its handbook, who it is, why it is in social media, how it sounds."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.profile.section import Section, may, must
from generator.profile.types import (
    Address,
    Addresses,
    Colour,
    Country,
    Date,
    Font,
    Interval,
    Language,
    Line,
    LineText,
    Logo,
    LongText,
    Many,
    Role,
    Sector,
    Sentences,
    Several,
    Slug,
    Version,
    Website,
    Whole,
    YesNo,
    YesNoWord,
)
from generator.profile.values import Pairs, Span

Kind = Literal[
    "company", "listed_company", "publicly_owned_company", "state_body", "municipality", "health_service", "school",
    "association", "foundation", "cooperative", "sole_trader",
]  # fmt: skip
Customers = Literal["consumers", "businesses", "citizens", "members", "patients", "pupils"]
Regulated = Literal["alcohol", "medicines", "finance", "gambling", "food_supplements"]


class Handbook(Section):
    """The handbook itself: its languages, who answers for it, when it is looked at again."""

    id: Slug | None = may("Names the files and the saved ticks; made of your name when left out", "kotipiha")
    address: Addresses | None = may("Where the handbook will stand", "https://opas.kotipiha.example")
    languages: Several[Language] = Field(
        min_length=1, description="Languages to make it in; the first is the main one", examples=["[fi, en]"]
    )
    owner: Role | None = may("Role that keeps the handbook up to date", "communications_director")
    approver: Role | None = may("Role that approves it", "communications_director")
    version: Version | None = may("Version as your readers know it", "1.0")
    date: Date | None = may("Day of this version", "2026-11-20")
    review_every: Interval = may("How often it is read through and put right", "6 months", Span(1, "year"))


class Organisation(Section):
    """Who you are."""

    name: Line = must("Full name", "Kotipiha Asunnot Oy")
    short_name: Line | None = may("Name as people say it, for sentences; the full name when left out", "Kotipiha")
    kind: Kind = must("Legal kind; settles what binds a public body or a listed company", "company")
    sector: Sector = must("What you work with", "property")
    countries: Several[Country] = Field(
        min_length=1, description="Countries you work in; settle whose law is pointed to", examples=["[FI]"]
    )
    staff: Whole | None = may("How many people work for you", 850, unit="people")
    customers: Several[Customers] = may("Whom you serve", "[consumers]", ())
    vulnerable: Several[Literal["minors", "patients", "people_in_crisis"]] = may(
        "People among them who need special care", "[minors]", ()
    )
    regulated: Several[Regulated] = may("What you sell that has rules of its own in marketing", "[alcohol]", ())
    website: Website | None = may("Your website", "https://www.kotipiha.example")
    staff_consulted: YesNoWord | None = may("Have employees or their representatives been heard about this handbook", "no")


class PurposeValue(Section):
    """What being in social media is worth, and to whom."""

    us: LongText | None = may("To us", "We learn in time what does not work")
    customers: LongText | None = may("To those we serve", "One message is enough to report a fault")
    others: LongText | None = may("To everyone else", "The neighbourhood knows what happens in the yard")


class Goal(Section):
    """Something to reach, and how you will know."""

    goal: LongText = must("What you want to reach", "Customer service works in social media too")
    measure: LongText | None = may("How you will know", "90 % of messages answered within a day")


class Audience(Section):
    """People you want to reach, seen from their side."""

    who: LongText = must("Who they are", "Present residents")
    what_is_in_it: LongText | None = may("What they get from you", "Help without a queue")
    why_care: LongText | None = may("Why it matters to them", "Home is everyone's most important place")
    why_believe: LongText | None = may("Why they should believe you", "Whoever answers has a name and a mandate")
    asked: YesNo = may("Did they say so (yes), or is it your guess (no)", "no", False)


class Purpose(Section):
    """Why you are in social media at all."""

    why: LongText | None = may("Why we are here, in one sentence", "A resident gets an answer when it is needed")
    value: PurposeValue = may("What it is worth, and to whom", "{us: We learn in time}", PurposeValue.unsaid())
    goals: Many[Goal] = may("What you want to reach", "[{goal: Answers within a day}]", ())
    audiences: Many[Audience] = may("Whom you want to reach", "[{who: Present residents}]", ())


class Value(Section):
    """A value, and what it asks for when you write."""

    value: LongText = must("The value", "Fairness")
    means: LongText | None = may("What it means in social media", "We answer everyone on the same grounds")
    rules_out: LongText | None = may("What it rules out", "We do not argue about a rent in public")


class Topics(Section):
    """What you talk about, and what you leave alone."""

    speak: Many[LineText] = may("What you bring up yourselves", "[living, saving energy]", ())
    answer_only: Many[LineText] = may("What you answer when asked", "[rents]", ())
    leave: Many[LineText] = may("What you leave to others", "[party politics]", ())


class Voice(Section):
    """How you sound."""

    humour: Literal["none", "gentle", "playful"] | None = may("How much humour suits you", "gentle")
    emoji: Literal["none", "few", "many"] | None = may("How many emoji", "few")
    address: Address = may("How you address people, in the languages that ask for a choice", "{fi: sinä}", Pairs())
    we_write: Sentences | None = may("Sentences that sound like you", "[Thank you for telling us.]")
    we_never_write: Sentences | None = may("Sentences that never come from you", "[Your case is being processed.]")
    topics: Topics = may("What you talk about, and what you leave alone", "{speak: [living]}", Topics.unsaid())


class Brand(Section):
    """How the handbook looks."""

    colour: Colour | None = may("Main colour, in quotes", '"#1b5e4a"')
    accent: Colour | None = may("Accent colour, in quotes", '"#c9621a"')
    logo: Logo | None = may("Picture beside the profile or in a folder below it: .svg, .png or .jpg", "brand/logo.svg")
    font: Font | None = may("Name of a font that your readers' machines have", "Arial")
