"""What an organisation says about its work: channels, community, people, crises, ambassadors and readiness."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.profile.section import Section, may, must
from generator.profile.types import (
    AnyLanguage,
    Assumptions,
    ChannelFact,
    ChannelName,
    Decimal,
    Email,
    Fallback,
    Handle,
    Hours,
    Incoming,
    Line,
    LineText,
    LongText,
    Many,
    Phone,
    Risk,
    Role,
    Route,
    Several,
    Table,
    TalkPlace,
    Week,
    Whole,
    Within,
    YesNo,
    YesNoOrLine,
)
from generator.profile.values import Pairs


class Channel(Section):
    """One account in one channel."""

    channel: ChannelName = must("Where it is", "facebook")
    handle: Handle | None = may("Name of the account, with or without @ (with it: in quotes)", "kotipiha")
    status: Literal["active", "planned", "closing"] = may("Open, to be opened, or being closed", "active", "active")
    purpose: LongText | None = may("What this channel is for", "Residents' questions")
    owner: Role | None = may("Role that answers for it", "social_lead")
    deputy: Role | None = may("Role that steps in", "service_lead")
    admins: Whole | None = may("How many people can get in as administrators", 3, unit="people")
    followers: Whole | None = may("How many follow it", 11200, unit="followers")
    posts_per_week: Decimal | None = may("How many posts a week you publish or plan", 3, unit="posts a week")
    ads: YesNo = may("Do you buy advertising here", "yes", False)
    serves: YesNo = may("Are people served here: questions answered, cases solved", "yes", False)
    own_content_only: YesNo = may("Do you publish only what you have made yourselves here", "no", False)
    noted: Table[ChannelFact, LineText] = may(
        "What you found in your account; the handbook shows it in place of its own figure or of \"not confirmed\"",
        "{native_scheduling: Meta Business Suite}", Pairs(),
    )  # fmt: skip


class Community(Section):
    """Those who follow you and write to you."""

    size: Whole | None = may(
        "Followers and members together; the channels' followers are added up when left out", 20300, unit="people"
    )
    incoming_per_week: Incoming = may(
        "Comments, messages, mentions and reviews that somebody has to read: a number, a band or unknown",
        45, "unknown", unit="items a week",
    )  # fmt: skip
    answers_in: Several[AnyLanguage] = may("Languages you answer in; the handbook's own when left out", "[fi, en]", ())
    distressing: Literal["never", "rarely", "often"] = may(
        "How often whoever reads meets something distressing: threats, violence, grief", "rarely", "never"
    )
    hosts_own_groups: YesNo = may("Do you run groups or servers of your own", "no", False)
    talked_about_on: Several[TalkPlace] = may("Where people talk about you without asking you", "[jodel]", ())
    hand_over_to: Several[Route] = may("Where a conversation goes when it must be private", "[email, phone]", ())
    peaks: Many[LineText] = may("When much more comes in than usual", "[rent review, winter storms]", ())


class Person(Section):
    """Somebody who does this work; by role, so that the handbook outlives a change of people."""

    role: Role = must("Role: one from the list below, or your own word with a title", "social_lead")
    title: LineText | None = may("Title as your people say it; needed for a role of your own", "Social media lead")
    name: Line | None = may("Name, only where all readers may see it", "Kim Example")
    hours_per_week: Hours = must("Time for this work; 0 = helps only when asked", 15, unit="hours a week")
    deputy: Role | None = may("Role that steps in", "marketing")


class ReplyPromise(Section):
    """How soon you have promised to answer."""

    within: Within = must("How soon: 15min, 24h, 2d", "24h")
    counted: Literal["working_hours", "always"] = may(
        "Does the clock run in your working hours or day and night", "working_hours", "working_hours"
    )
    channels: Several[ChannelName] = may("Where; the channels that serve when left out", "[facebook]", ())


class Tools(Section):
    """What you work with."""

    scheduler: Line | None = may("Tool that publishes scheduled posts", "Meta Business Suite")
    password_manager: YesNo | None = may("Are logins kept in a shared password manager", "yes")
    listening: YesNoOrLine | None = may("Do you follow what is said elsewhere; the tool's name will do", "no")


class Resources(Section):
    """Who does the work, when and with what."""

    people: Many[Person] = Field(
        min_length=1,
        description="Roles that take part, at least one; outsiders too, with 0 hours",
        examples=["[{role: social_lead, hours_per_week: 15}]"],
    )
    hours: Week = may("When somebody is there to answer", '{mon-fri: "08:00-16:00"}', ())
    on_call: Literal["none", "evenings", "weekends", "always"] = may(
        "When somebody stands by outside those hours; agreed with those who stand by", "none", "none"
    )
    reply_promise: ReplyPromise | None = may("How soon you have promised to answer", "{within: 24h}")
    approval: Literal["none", "second_reader", "by_risk"] = may("Who looks before a post goes out", "by_risk", "none")
    tools: Tools = may("What you work with", "{password_manager: yes}", Tools.unsaid())
    agencies: YesNo = may("Does an agency publish or answer for you", "no", False)
    uses_ai: Literal["no", "drafts", "images"] = may(
        "What you make with artificial intelligence: drafts of text, or images as well", "drafts", "no"
    )
    capacity: Assumptions = may(
        "Your own figures in place of the assumptions in config/capacity.yml", "{minutes_per_item: 7}", Pairs()
    )


class Help(Section):
    """Whom any employee may call; every reader sees this."""

    role: Role = must("Role that picks up", "communications_director")
    phone: Phone = must("Number to call", "+44 7700 900001")
    hours: Line | None = may("When", "mon-fri 08:00-16:00")
    then: Role | None = may("Role to call when nobody answers", "social_lead")


class Contact(Section):
    """How to reach a role in a crisis."""

    phone: Phone | None = may("Number", "+44 7700 900002")
    email: Email | None = may("Address", "viestinta@kotipiha.example")
    show: Literal["everyone", "team"] = may("Who may see it: every reader, or those who run channels", "team", "team")


class Storm(Section):
    """A storm you have been through."""

    what: LongText = must("What happened", "A rent rise was announced on Christmas Eve")
    when: LineText | None = may("When", "December 2024")
    lesson: LongText | None = may("What you learned", "Bad news is told on a weekday morning")


class Crisis(Section):
    """Who does what when something goes wrong."""

    help: Help | None = may("Whom any employee may call", '{role: social_lead, phone: "+44 7700 900001"}')
    lead: Role | None = may("Role that leads in a crisis", "communications_director")
    deputy: Role | None = may("Role that leads when the lead cannot", "social_lead")
    spokesperson: Role | None = may("Role that speaks to journalists", "managing_director")
    may_pause_ads: Role | None = may("Role that can stop all advertising", "marketing")
    fallback: Fallback | None = may("Where you speak when your channels fail", "website")
    contacts: Table[Role, Contact] = may("Role to its phone and email", '{marketing: {phone: "+44 7700 900003"}}', Pairs())
    risks: Several[Risk] = may("What is likely to go wrong for you", "[service_failure]", ())
    past_storms: Many[Storm] = may("Storms you have been through", "[{what: A rent rise on Christmas Eve}]", ())


class Partner(Section):
    """Somebody who speaks well of you, and what both gain."""

    name: Line = must("Name", "Lumityö Hurtig")
    our_goal: LongText | None = may("What we want from it", "Quick snow clearing is seen")
    their_goal: LongText | None = may("What they want from it", "Thanks by name")
    agreed: YesNo = may("Has this been agreed with them", "yes", False)


class Ambassadors(Section):
    """Employees and partners who speak for you of their own will."""

    stage: Literal["none", "pilot", "running"] = may("How far your ambassador programme is", "none", "none")
    interested: Whole | None = may("Employees who would like to take part", 12, unit="people")
    leaders_taking_part: Whole | None = may("Leaders who write in social media themselves", 1, unit="people")
    partners: Many[Partner] = may("Partners who are ready to speak for you", "[{name: Lumityö Hurtig}]", ())


class Answer(Section):
    """An honest answer, and what it rests on."""

    answer: Literal["no", "partly", "yes", "unknown"] = may("The answer", "partly", "unknown")
    evidence: LineText | None = may("What it rests on", "Intranet comments are open since spring")


class Readiness(Section):
    """Seven questions about your ways of working; only the lead's edition shows the answers."""

    open_culture: Answer = may("Do people speak openly at work", "{answer: partly}", Answer.unsaid())
    takes_criticism: Answer = may("Can you take criticism in public", "{answer: no}", Answer.unsaid())
    takes_new_ideas: Answer = may("Do ideas from outside get a hearing", "{answer: partly}", Answer.unsaid())
    leaders_ready: Answer = may("Do leaders take part themselves", "{answer: unknown}", Answer.unsaid())
    changes_fast: Answer = may("Can you change course within days", "{answer: no}", Answer.unsaid())
    lets_go: Answer = may("May people speak without asking first", "{answer: no}", Answer.unsaid())
    listens_already: Answer = may("Do you listen to what is said about you", "{answer: partly}", Answer.unsaid())
