"""The kinds of values that a profile is written with, named as the model uses them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, TypeVar, get_args

from pydantic import AfterValidator, Field, Strict

from generator.profile.kinds import (
    LANGUAGE_KEY,
    MOST,
    choice,
    either,
    mapping,
    number,
    once_or_each,
    phrases,
    shaped,
    spelled,
    spoken,
    text,
    word,
)
from generator.profile.values import WEEK, ByEdition, DayHours, Pairs, Phrases, Span, Text, Unit
from generator.yamlfile import wrong

T = TypeVar("T")
K = TypeVar("K")
UNITS: Mapping[str, Unit] = {
    "min": "minute",
    "h": "hour",
    "d": "day",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
}


def _no_doubles(items: tuple[T, ...]) -> tuple[T, ...]:
    seen: set[T] = set()
    for item in items:
        if item in seen:
            raise wrong(f"'{item}' stands twice")
        seen.add(item)
    return items


Many = Annotated[tuple[T, ...], Strict(False), Field(max_length=MOST)]
Several = Annotated[tuple[T, ...], Strict(False), Field(max_length=MOST), AfterValidator(_no_doubles)]
Table = Annotated[Mapping[K, T], Field(max_length=MOST), AfterValidator(Pairs.of)]

# --- texts ------------------------------------------------------------------------------------------------------------

LINE = text("one line of text", 200, r"^\s*\S.*\s*$")
PARAGRAPH = text("a text", 2000, r"^[\s\S]*\S[\s\S]*$")
Line = Annotated[str, LINE]
LineText = Annotated[Text, spoken(LINE)]
LongText = Annotated[Text, spoken(PARAGRAPH)]
Sentences = Annotated[Phrases, phrases(LINE)]

# --- numbers, yes and no ----------------------------------------------------------------------------------------------

DECIMAL = r"^\+?([0-9]{1,10}(\.[0-9]*)?|\.[0-9]{1,10})$"
WHOLE = number(r"^\+?[0-9]{1,10}(\.0*)?$", "a whole number", 10**9, lambda value: int(float(value)), "integer")
NUMBER = number(DECIMAL, "a number", 10**6, float, "number")
YES_NO = spelled({"yes": True, "no": False, "true": True, "false": False})
Whole = Annotated[int, WHOLE]
Decimal = Annotated[float, NUMBER]
Hours = Annotated[float, number(DECIMAL, "a number of hours", 7 * 24, float, "number")]
YesNo = Annotated[bool, YES_NO]
YesNoWord = Annotated[Literal["yes", "no"], spelled({"yes": "yes", "no": "no", "true": "yes", "false": "no"})]
YesNoOrLine = Annotated[bool | str, either(YES_NO, LINE, "yes, no or one line of text")]

Band = Literal["under_20", "20_to_100", "100_to_500", "over_500", "unknown"]
BAND = choice(get_args(Band), "a whole number, or one of " + ", ".join(get_args(Band)))
Incoming = Annotated[int | Band, either(WHOLE, BAND, "a whole number, a band or unknown")]

# --- words of the vocabulary ------------------------------------------------------------------------------------------

Sector = Annotated[str, word("sectors", "a sector")]
Country = Annotated[str, word("countries", "a country")]
Language = Annotated[str, word("languages", "a language the handbook is written in")]
ChannelName = Annotated[str, word("channels", "a channel")]
ChannelFact = Annotated[str, word("channel_facts", "a fact about a channel")]
TalkPlace = Annotated[str, word("places", "a place where people talk")]
Route = Annotated[str, word("routes", "a route")]
Fallback = Annotated[str, word("fallbacks", "a way to speak when channels fail")]
Risk = Annotated[str, word("risks", "a risk")]

# --- texts of one shape -----------------------------------------------------------------------------------------------

WORD = r"^[a-z][a-z0-9_]{0,59}$"
_SLUG = r"^(?!(con|prn|aux|nul|com[0-9]|lpt[0-9])$)[a-z][a-z0-9_-]{0,39}$"  # Windows keeps those names for itself
_DATE = r"^[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))$"
_NAME = r"""[^\s/?#@:;,<>"'\\\[\]()]+"""  # no quotation mark is escaped: editors' patterns do not know such escapes
_WEBSITE = rf"""^https?://{_NAME}\.{_NAME}(:[0-9]{{1,5}})?([/?#][^\s<>"'\\]*)?$"""
_ADDRESS = rf"""^https?://{_NAME}\.{_NAME}(:[0-9]{{1,5}})?(/[^\s<>"'\\?#]*)?$"""  # pages' names are put after it
_EMAIL = rf"^{_NAME}@{_NAME}\.{_NAME}$"
_PHONE = r"^\+?[ (]*[0-9](?:[ ()-]*[0-9]){4,19}[ )]*$"
LOGO = r"""^(?!.*\.\.)[^\s/\\:*?"<>|.][^\\:*?"<>|\x00-\x1f]*\.(svg|png|jpg)$"""
_DAY = "(mon|tue|wed|thu|fri|sat|sun)"
_CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]"


def _span(value: str) -> Span:
    amount, unit = re.findall(r"[0-9]+|[a-z]+", value)
    return Span(int(amount), UNITS[unit.rstrip("s")])


def _days(value: str) -> tuple[str, ...]:
    """'mon-wed' is three days; 'sat-mon' goes round the end of the week."""
    first, _, last = value.partition("-")
    start = WEEK.index(first)
    count = (WEEK.index(last or first) - start) % 7 + 1
    return tuple(WEEK[(start + step) % 7] for step in range(count))


def _times(value: str) -> tuple[int, int]:
    opens, closes = (int(time[:2]) * 60 + int(time[3:]) for time in value.split("-"))
    if closes <= opens:
        raise ValueError
    return opens, closes


def _week(hours: dict[tuple[str, ...], tuple[int, int]]) -> tuple[DayHours, ...]:
    return tuple(DayHours(days, *times) for days, times in hours.items())


_LETTERS = "small letters, digits and _"
DAYS = shaped(rf"^{_DAY}(-{_DAY})?$", "a day or days of the week", "such as mon-fri or sat", _days)
TIMES = shaped(rf"^{_CLOCK}-({_CLOCK}|24:00)$", "a time from and to", "such as 08:00-16:00", _times)

Role = Annotated[str, shaped(WORD, "a role", f"{_LETTERS}, such as social_lead")]
Word = Annotated[str, shaped(WORD, "a word of the vocabulary", _LETTERS)]
Slug = Annotated[str, shaped(_SLUG, "an id", "small letters, digits, _ and -, such as kotipiha")]
Date = Annotated[date, shaped(_DATE, "a date", "year-month-day, such as 2026-11-20", date.fromisoformat, "date")]
Version = Annotated[str, text("one line of text", 20, r"^\s*\S.*\s*$")]
WEBSITE = shaped(_WEBSITE, "an address of a website", "such as https://www.kotipiha.example")
Website = Annotated[str, WEBSITE]
ADDRESS = shaped(_ADDRESS, "an address of a website", "such as https://www.kotipiha.example, without ? and #")
EDITION = choice(("public", "everyone", "team", "lead"), "an edition")
Addresses = Annotated[
    ByEdition,
    once_or_each(ADDRESS, EDITION, f"{ADDRESS.words} (may differ by edition)", lambda said: ByEdition(Pairs.of(said))),
]
Phone = Annotated[
    str,
    shaped(
        _PHONE,
        "a phone number",
        "5 to 20 digits, with +, spaces, hyphens or brackets",
        str.strip,
        type=["string", "integer"],
        minimum=10_000,
    ),
]
Email = Annotated[str, shaped(_EMAIL, "an email address", "such as viestinta@kotipiha.example")]
AnyLanguage = Annotated[str, shaped("^[a-z]{2}$", "the code of a language", "two small letters, such as sv")]
Handle = Annotated[
    str,
    shaped(
        r"^@?[^@\s].{0,99}$",
        "a handle",
        "the name of the account, with or without @",
        lambda value: value.strip().removeprefix("@"),
        type=["string", "number", "boolean"],
    ),
]
Colour = Annotated[str, shaped("^#[0-9a-fA-F]{6}$", "a colour", 'in quotes, such as "#1b5e4a"', str.lower)]
Logo = Annotated[str, shaped(LOGO, "a picture beside the profile", "a path such as brand/logo.svg; .svg, .png or .jpg, no ..")]
Font = Annotated[str, shaped("^[A-Za-z][A-Za-z0-9 -]{0,59}$", "the name of a font", "such as Inter")]
Within = Annotated[Span, shaped("^[1-9][0-9]{0,3} ?(min|h|d)$", "a length of time", "such as 15min, 24h or 2d", _span, "span")]
Interval = Annotated[
    Span,
    shaped("^[1-9][0-9]{0,2} (day|week|month|year)s?$", "a length of time", "such as 6 months or 1 year", _span, "span"),
]
Week = Annotated[tuple[DayHours, ...], mapping(DAYS, TIMES, "a mapping of days to a time from and to", _week)]
Assumptions = Annotated[
    Mapping[str, float],
    mapping(shaped(WORD, "the name of a figure", _LETTERS), NUMBER, "a mapping of assumption to number", Pairs.of),
]
Address = Annotated[Mapping[str, str], mapping(LANGUAGE_KEY, LINE, "a mapping of language to one line of text", Pairs.of)]
