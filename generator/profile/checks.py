"""What single values cannot tell: do they agree with one another, and is something missing that will be missed?

Disagreements are looked for in the data as written, so that they are told together with wrong values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias, TypeGuard

from pydantic import BaseModel

from generator.brand import palette
from generator.problems import Problem, did_you_mean
from generator.profile.kinds import MOST
from generator.profile.model import Profile
from generator.profile.types import DAYS, WORD
from generator.profile.values import ByLanguage
from generator.profile.vocabulary import Vocabulary
from generator.yamlfile import Tree, listed

Path: TypeAlias = tuple[str | int, ...]
_ROLE_KEYS: tuple[Path, ...] = (
    ("handbook", "owner"),
    ("handbook", "approver"),
    ("crisis", "help", "role"),
    ("crisis", "help", "then"),
    ("crisis", "lead"),
    ("crisis", "deputy"),
    ("crisis", "spokesperson"),
    ("crisis", "may_pause_ads"),
)


def at(data: Any, *path: str | int) -> Any:
    """The value at a path, or None where there is nothing of the kind."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def disagreements(tree: Tree, vocabulary: Vocabulary) -> list[Problem]:
    """Values that do not agree with one another."""
    return [
        *_roles(tree, vocabulary),
        *_people_unknown(tree),
        *_channels(tree),
        *_promised_channels(tree),
        *_days(tree),
    ]


def _entries(tree: Tree, *path: str | int) -> list[tuple[Path, dict[str, Any]]]:
    """The entries of a list that are mappings, with their paths."""
    found = at(tree.data, *path)
    entries = found if isinstance(found, list) else []
    return [((*path, index), entry) for index, entry in enumerate(entries[:MOST]) if isinstance(entry, dict)]


def _roles(tree: Tree, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Each role once; a role that we have no words for needs a title."""
    seen: set[str] = set()
    for path, person in _entries(tree, "resources", "people"):
        role = person.get("role")
        if not (_is_text(role) and re.fullmatch(WORD, role)):
            continue
        place = tree.place(*path, "role")
        if role in seen:
            yield Problem(place, f"role: '{role}' stands twice", "give the second person a role of their own")
        elif role not in vocabulary.roles and "title" not in person:
            near = did_you_mean(role, vocabulary.roles)
            yield Problem(place, f"role: '{role}' is a role of your own, so it needs a title", near or "title: ...")
        seen.add(role)


def _people_unknown(tree: Tree) -> Iterator[Problem]:
    """Everyone who is named for something must be among the people."""
    known = {person["role"] for _, person in _entries(tree, "resources", "people") if _is_text(person.get("role"))}
    if not known:
        return
    lists = _entries(tree, "channels") + _entries(tree, "resources", "people")
    keys = [*_ROLE_KEYS, *((*path, key) for path, _ in lists for key in ("owner", "deputy"))]
    for path in keys:
        role = at(tree.data, *path)
        if _is_text(role) and role not in known:
            yield _nobody(tree, path, f"{path[-1]}: ", role, known)
    contacts = at(tree.data, "crisis", "contacts")
    for role in list(contacts)[:MOST] if isinstance(contacts, dict) else ():
        if role not in known:
            yield _nobody(tree, ("crisis", "contacts", role), "contacts: ", role, known)


def _nobody(tree: Tree, path: Path, label: str, role: str, known: set[str]) -> Problem:
    place = tree.key_place(*path) if path[1:2] == ("contacts",) else tree.place(*path)
    hint = did_you_mean(role, known) or "add this role to resources.people, with 0 hours if need be"
    return Problem(place, f"{label}nobody in resources.people has the role '{role}'", hint)


def _channels(tree: Tree) -> Iterator[Problem]:
    """The same channel twice means two accounts, and they need handles to tell them apart."""
    seen: set[tuple[object, str]] = set()
    for path, entry in _entries(tree, "channels"):
        channel, handle = entry.get("channel"), entry.get("handle", "")
        if not (_is_text(channel) and isinstance(handle, str)):
            continue
        account = (channel, handle.strip().removeprefix("@").casefold())
        if account in seen or (channel, "") in seen:
            hint = "for a second account give both a handle"
            yield Problem(tree.place(*path, "channel"), f"channel: '{channel}' stands twice", hint)
        seen.add(account)


def _promised_channels(tree: Tree) -> Iterator[Problem]:
    known = {str(entry["channel"]) for _, entry in _entries(tree, "channels") if _is_text(entry.get("channel"))}
    promised = at(tree.data, "resources", "reply_promise", "channels")
    for index, channel in enumerate(promised[:MOST] if isinstance(promised, list) else ()):
        if _is_text(channel) and channel not in known:
            message = f"channels: '{channel}' is not among your channels"
            place = tree.place("resources", "reply_promise", "channels", index)
            yield Problem(place, message, did_you_mean(channel, known) or listed(sorted(known)))


def _days(tree: Tree) -> Iterator[Problem]:
    hours = at(tree.data, "resources", "hours")
    seen: set[str] = set()
    for days in hours if isinstance(hours, dict) else ():
        try:
            named: set[str] = set(DAYS.parse(days, None))
        except ValueError:
            continue
        if twice := [day for day in DAYS.parse(days, None) if day in seen]:
            yield Problem(tree.key_place("resources", "hours", days), f"hours: '{twice[0]}' stands twice")
        seen |= named


def _is_text(value: Any) -> TypeGuard[str]:
    return isinstance(value, str) and bool(value)


def profile_notes(profile: Profile, tree: Tree) -> list[Problem]:
    """Warnings and notices about a profile that can be used: what its readers will miss."""
    kinds = (_untranslated, _said_once, _crisis_notes, _work_notes, _brand_notes)
    return sorted(note for notes in kinds for note in notes(profile, tree))


def _brand_notes(profile: Profile, tree: Tree) -> Iterator[Problem]:
    """A colour that could not be read as it is is shown darker or lighter."""
    for was in palette(profile.brand.colour, profile.brand.accent).corrected:
        message = f"brand.{was.name}: {was.colour} has a contrast of {was.contrast:.1f} to 1 on a light page"
        hint = f"{was.asked:g} is needed, so {was.became} is shown in its place, and a lighter one on dark pages"
        yield Problem(tree.place("brand", was.name), message, hint, "notice")


def _untranslated(profile: Profile, tree: Tree) -> Iterator[Problem]:
    for path, said in _spoken(profile, ()):
        missing = [language for language in profile.handbook.languages if language not in said.languages]
        if said.languages and missing:
            label = next(step for step in reversed(path) if isinstance(step, str))
            message = f"{label}: is not said in {' and '.join(missing)}"
            shown = said.said_in(missing[0], profile.main_language)
            yield Problem(tree.place(*path), message, f"readers see it in {shown}", "warning")


def _said_once(profile: Profile, tree: Tree) -> Iterator[Problem]:
    """Texts without a language in a handbook of several: one notice for all of them, at the first."""
    once = [path for path, said in _spoken(profile, ()) if not said.languages and "noted" not in path]  # those are figures
    if once and len(profile.handbook.languages) > 1:
        main, *others = profile.handbook.languages
        count = "a text is" if len(once) == 1 else f"{len(once)} texts are"
        message = f"{count} said once; readers of {' and '.join(others)} see the same, marked as {main}"
        yield Problem(
            tree.place(*once[0]), message, f"write {{{main}: ..., {others[0]}: ...}} where they should differ", "notice"
        )


def _spoken(value: Any, path: Path) -> Iterator[tuple[Path, ByLanguage[Any]]]:
    """Everything that may differ by language, with its path."""
    if isinstance(value, ByLanguage):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _spoken(getattr(value, name), (*path, name))
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _spoken(inner, (*path, name))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _spoken(inner, (*path, index))


def _crisis_notes(profile: Profile, tree: Tree) -> Iterator[Problem]:
    crisis, place = profile.crisis, tree.place("crisis")
    if crisis.help is None:
        hint = "add crisis.help with a role and a phone"
        yield Problem(place, "crisis: nobody is there to be called", hint, "warning")
    elif crisis.help.then and not _phone(profile, crisis.help.then):
        hint = f"add {crisis.help.then} to crisis.contacts with a phone"
        yield Problem(tree.place("crisis", "help", "then"), "then: has no phone number", hint, "warning")
    elif crisis.help.then and not _seen(profile, crisis.help.then):
        hint = f"write show: everyone at {crisis.help.then} in crisis.contacts"
        yield Problem(tree.place("crisis", "help", "then"), "then: employees do not see this number", hint, "warning")
    if crisis.lead is None:
        yield Problem(place, "crisis: nobody leads in a crisis", "add crisis.lead", "warning")
        return
    place = tree.place("crisis", "lead")
    if not _phone(profile, crisis.lead):
        hint = f"add {crisis.lead} to crisis.contacts with a phone"
        yield Problem(place, "lead: has no phone number", hint, "warning")
    if crisis.deputy in (None, crisis.lead):
        hint = "add crisis.deputy: somebody else, an outsider if need be"
        yield Problem(place, "lead: nobody steps in when the lead cannot", hint, "warning")
    elif crisis.deputy and not _phone(profile, crisis.deputy):
        hint = f"add {crisis.deputy} to crisis.contacts with a phone"
        yield Problem(tree.place("crisis", "deputy"), "deputy: has no phone number", hint, "warning")


def _phone(profile: Profile, role: str) -> bool:
    """Can this role be called by somebody who holds the handbook?"""
    contact, help_ = profile.crisis.contacts.get(role), profile.crisis.help
    return bool((contact and contact.phone) or (help_ and help_.role == role))


def _seen(profile: Profile, role: str) -> bool:
    """Does every employee see how to call this role?"""
    contact, help_ = profile.crisis.contacts.get(role), profile.crisis.help
    return bool((contact and contact.show == "everyone") or (help_ and help_.role == role))


def _work_notes(profile: Profile, tree: Tree) -> Iterator[Problem]:
    if not any(person.hours_per_week for person in profile.resources.people):
        place = tree.place("resources", "people")
        yield Problem(place, "people: nobody has any hours for this work", level="warning")
    if any(channel.ads for channel in profile.channels) and profile.crisis.may_pause_ads is None:
        hint = "add crisis.may_pause_ads"
        yield Problem(tree.place("crisis"), "crisis: nobody is named who may pause the ads", hint, "warning")
    for index, channel in enumerate(profile.channels):
        if channel.status == "active" and channel.owner is None:
            place = tree.place("channels", index, "channel")
            yield Problem(place, f"channel: {channel.channel} has no owner", "add owner", "notice")
    if profile.handbook.owner is None:
        place = tree.place("handbook")
        yield Problem(place, "handbook: nobody keeps it up to date", "add handbook.owner", "notice")
