"""What each edition may know: everything else is taken out of the profile before a word is filled in."""

from __future__ import annotations

from dataclasses import dataclass

from generator.assessment import Assessment
from generator.outline import Edition, reads
from generator.profile import Pairs, Profile, Text


@dataclass(frozen=True)
class Seen:
    """A profile as the readers of one edition may see it. The figures are for the lead; the team knows what comes in.

    `alone` is the role of the one person who does the work, empty where several do.
    """

    edition: Edition
    profile: Profile
    assessment: Assessment | None = None
    incoming: float | None = None
    alone: str = ""


def seen_by(edition: Edition, profile: Profile, assessment: Assessment) -> Seen:
    """Take out what this edition's readers may not know."""
    working = (person.role for person in profile.resources.people if person.hours_per_week > 0)
    alone = next(working, "") if assessment.people == 1 else ""
    if edition == "lead":
        return Seen(edition, profile, assessment, assessment.incoming, alone)
    for_team = reads(edition, "team")
    seen = _without_lead_matters(profile)
    if not for_team:
        seen = _without_team_matters(seen)
    if edition == "public":
        seen = _without_inside_matters(seen)
    return Seen(edition, seen, None, assessment.incoming if for_team else None, alone)


def _without_lead_matters(profile: Profile) -> Profile:
    """No answers on readiness, no storms of the past, nobody's hours; of the purpose only the sentence that says why."""
    people = tuple(person.model_copy(update={"hours_per_week": 0}) for person in profile.resources.people)
    return profile.model_copy(
        update={
            "readiness": profile.readiness.unsaid(),
            "purpose": profile.purpose.unsaid().model_copy(update={"why": profile.purpose.why}),
            "crisis": profile.crisis.model_copy(update={"past_storms": ()}),
            "resources": profile.resources.model_copy(update={"people": people, "capacity": {}}),
        }
    )


def _without_team_matters(profile: Profile) -> Profile:
    """No contacts meant for the team, no risks, no tools, no figures of channels, no list of subjects to leave."""
    shown = {role: contact for role, contact in profile.crisis.contacts.items() if contact.show == "everyone"}
    unsaid = dict.fromkeys(("owner", "deputy", "admins", "followers", "posts_per_week"))
    hidden = {**unsaid, "noted": Pairs[Text]()}
    return profile.model_copy(
        update={
            "crisis": profile.crisis.model_copy(update={"contacts": shown, "risks": ()}),
            "channels": tuple(channel.model_copy(update=hidden) for channel in profile.channels),
            "resources": profile.resources.model_copy(update={"tools": profile.resources.tools.unsaid(), "agencies": False}),
            "voice": profile.voice.model_copy(update={"topics": profile.voice.topics.unsaid(), "address": {}}),
            "community": profile.community.model_copy(update={"incoming_per_week": None, "size": None}),
        }
    )


def _without_inside_matters(profile: Profile) -> Profile:
    """Nobody to call, no roles, no ambassadors: only what the organisation tells the open web."""
    people = tuple(person.model_copy(update={"name": None}) for person in profile.resources.people)
    return profile.model_copy(
        update={
            "crisis": profile.crisis.unsaid(),
            "ambassadors": profile.ambassadors.unsaid(),
            "resources": profile.resources.model_copy(update={"people": people}),
        }
    )
