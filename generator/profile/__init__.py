"""The door for profiles: a YAML file into a Profile, every mistake in it with its place."""

from __future__ import annotations

from generator.profile.about import Brand, Handbook, Organisation, Purpose, Value, Voice
from generator.profile.checks import profile_notes
from generator.profile.fields import Field, profile_fields
from generator.profile.load import load_profile
from generator.profile.logo import read_logo
from generator.profile.model import Profile
from generator.profile.values import ByLanguage, DayHours, Pairs, Phrases, Span, Text
from generator.profile.vocabulary import Vocabulary, load_vocabulary
from generator.profile.work import Channel, Community, Contact, Crisis, Help, Person, Resources

__all__ = [
    "Brand", "ByLanguage", "Channel", "Community", "Contact", "Crisis", "DayHours", "Field", "Handbook", "Help", "Organisation",
    "Pairs", "Person", "Phrases", "Profile", "Purpose", "Resources", "Span", "Text", "Value", "Vocabulary", "Voice",
    "load_profile", "load_vocabulary", "profile_fields", "profile_notes",
    "read_logo",
]  # fmt: skip
