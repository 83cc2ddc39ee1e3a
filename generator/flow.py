"""The whole flow in order: read this first. Every stage takes values and gives one new value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.assessment import Assessment, assess, capacity_of
from generator.binding import make_book
from generator.book import Book
from generator.editions import seen_by
from generator.facts import Facts, facts_of, values_of
from generator.library import Library, open_library
from generator.names import unknown_in_rules
from generator.outline import Edition
from generator.plan import Plan, make_plan
from generator.problems import HandbookError
from generator.profile import Profile, load_profile


@dataclass(frozen=True)
class Decided:
    """What is known about an organisation before any page is made."""

    library: Library
    profile: Profile
    assessment: Assessment
    facts: Facts
    plan: Plan


def make_handbook(
    project: Path, profile_file: Path, edition: Edition = "everyone", language: str = "", today: date | None = None
) -> Book:
    """A profile into a Book. Raises HandbookError with every mistake found at the first stage that has any."""
    library = open_library(project)
    profile = load_profile(profile_file, library.vocabulary)
    return book_of(decide(library, profile, edition), language, today)


def decide(library: Library, profile: Profile, edition: Edition = "everyone") -> Decided:
    """Figures, facts and the plan for one organisation and the readers of one edition.

    Raises HandbookError when a rule names what does not exist.
    """
    if unknown := list(unknown_in_rules(library.outline, library.facts)):
        raise HandbookError(unknown)
    assessment = assess(profile, capacity_of(profile, library.capacity), library.vocabulary)
    facts = facts_of(library.facts, *values_of(profile, assessment, library.silent))
    return Decided(library, profile, assessment, facts, make_plan(library.outline, facts, edition))


def book_of(decided: Decided, language: str = "", today: date | None = None) -> Book:
    """The book of a plan in one language, by default the profile's main one."""
    seen = seen_by(decided.plan.edition, decided.profile, decided.assessment)
    spoken = language or decided.profile.main_language
    return make_book(decided.plan, seen, decided.library, spoken, today or date.today())
