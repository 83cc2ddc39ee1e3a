# ruff: noqa: E501 - a sentence stands whole in its line
"""Profiles: what is asked, what is refused and in which words, and that everything wrong is told at once."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path
from typing import get_type_hints

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.problems import HandbookError
from generator.profile import DayHours, Field, Pairs, Phrases, Profile, Span, Text, Vocabulary, load_profile, load_vocabulary
from generator.profile import profile_fields as fields
from generator.profile import profile_notes as notes
from generator.profile.fields import keys_of
from generator.profile.kinds import Reading
from generator.yamlfile import parse_yaml, read_yaml

ROOT = Path(__file__).parent.parent
CONFIG = ROOT / "config"
EXAMPLES = ("kotipiha", "piekarnia", "saarela", "tunturi")

SMALLEST = """\
handbook: {languages: [en]}
organisation:
  name: Toy
  kind: company
  sector: property
  countries: [FI]
channels:
  - channel: facebook
resources:
  people:
    - {role: owner, hours_per_week: 3}
"""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(read_yaml(CONFIG / "vocabulary.yml"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def load(text: str, vocabulary: Vocabulary, folder: Path) -> Profile:
    path = folder / "p.yml"
    path.write_text(text, encoding="utf-8")
    return load_profile(path, vocabulary, "p.yml")


def said(text: str, vocabulary: Vocabulary, folder: Path) -> list[str]:
    with pytest.raises(HandbookError) as error:
        load(text, vocabulary, folder)
    return [str(problem) for problem in error.value.problems]


def with_line(line: str, section: str = "") -> str:
    """The smallest profile with one more line, at the end or first in a section."""
    if not section:
        return f"{SMALLEST}{line}\n"
    return SMALLEST.replace(f"{section}:\n", f"{section}:\n  {line}\n")


class TestExamples:
    @pytest.mark.parametrize("name", EXAMPLES)
    def test_no_problem_no_warning(self, name: str, vocabulary: Vocabulary) -> None:
        path = CONFIG / "profiles" / f"{name}.yml"
        assert notes(load_profile(path, vocabulary), read_yaml(path)) == []

    def test_the_demo_is_the_first_example(self) -> None:
        demo = (CONFIG / "profile.yml").read_text(encoding="utf-8")
        example = (CONFIG / "profiles" / "kotipiha.yml").read_text(encoding="utf-8")
        assert demo == example.replace("$schema=../", "$schema=", 1)

    @pytest.mark.parametrize("path", sorted(CONFIG.glob("profile*.yml")) + sorted(CONFIG.glob("profiles/*.yml")), ids=str)
    def test_editors_find_the_schema(self, path: Path) -> None:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=")
        assert (path.parent / first.split("=")[1]).resolve() == CONFIG / "profile.schema.json"

    def test_what_one_of_them_says(self, vocabulary: Vocabulary) -> None:
        profile = load_profile(CONFIG / "profiles" / "kotipiha.yml", vocabulary)
        assert profile.main_language == "fi"
        assert profile.handbook.date == date(2026, 11, 20)
        assert profile.handbook.review_every == Span(6, "month")
        assert profile.handbook.version == "1.0"
        assert profile.organisation.staff_consulted == "no"
        assert profile.resources.hours == (DayHours(("mon", "tue", "wed", "thu", "fri"), 480, 960),)
        assert profile.resources.reply_promise
        assert profile.resources.reply_promise.within.minutes == 24 * 60
        assert profile.resources.tools.listening is False
        assert profile.crisis.contacts["social_lead"].phone == "+44 7700 900002"
        assert profile.brand.colour == "#1b5e4a"


class TestSmallest:
    def test_is_enough(self, vocabulary: Vocabulary, folder: Path) -> None:
        profile = load(SMALLEST, vocabulary, folder)
        assert profile.short_name == "Toy"
        assert profile.channels[0].status == "active"
        assert profile.channels[0].ads is False
        assert profile.community.incoming_per_week == "unknown"
        assert profile.voice.humour is None
        assert profile.crisis.help is None
        assert profile.crisis.contacts == Pairs()
        assert profile.readiness.lets_go.answer == "unknown"

    def test_what_it_lacks(self, vocabulary: Vocabulary, folder: Path) -> None:
        profile = load(SMALLEST, vocabulary, folder)
        assert [str(note) for note in notes(profile, parse_yaml(SMALLEST, "p.yml"))] == [
            "p.yml:1:1: warning: crisis: nobody is there to be called (add crisis.help with a role and a phone)",
            "p.yml:1:1: warning: crisis: nobody leads in a crisis (add crisis.lead)",
            "p.yml:1:1: notice: handbook: nobody keeps it up to date (add handbook.owner)",
            "p.yml:8:14: notice: channel: facebook has no owner (add owner)",
        ]

    def test_every_line_of_it_is_needed(self, vocabulary: Vocabulary, folder: Path) -> None:
        assert said("schema: 1\n", vocabulary, folder) == [
            "p.yml:1:1: 'channels' is missing (Your accounts, at least one)",
            "p.yml:1:1: 'handbook' is missing (The handbook itself)",
            "p.yml:1:1: 'organisation' is missing (Who you are)",
            "p.yml:1:1: 'resources' is missing (Who does the work, when and with what)",
        ]
        nearly = (
            SMALLEST.replace("  sector: property\n", "")
            .replace(", hours_per_week: 3", "")
            .replace("channel: facebook", "status: active")
        )
        assert said(nearly, vocabulary, folder) == [
            "p.yml:2:1: organisation: 'sector' is missing (What you work with)",
            "p.yml:7:5: channels: 'channel' is missing (Where it is)",
            "p.yml:10:7: people: 'hours_per_week' is missing (Time for this work; 0 = helps only when asked)",
        ]  # fmt: skip


ONE_OF_KINDS = (
    "one of: company, listed_company, publicly_owned_company, state_body, municipality, health_service, school, "
    "association, foundation, cooperative, sole_trader"
)


@pytest.mark.parametrize(
    ("line", "section", "expected"),
    [
        # keys and words
        ("staf: 8", "organisation", "p.yml:3:3: organisation: 'staf' is not a key here (did you mean 'staff'?)"),
        ("chanels: []", "", "p.yml:12:1: 'chanels' is not a key here (did you mean 'channels'?)"),
        ("voice: {humour: gentel}", "", "p.yml:12:17: humour: 'gentel' is not a word that will do here (did you mean 'gentle'?)"),
        ("voice: {emoji: 3}", "", "p.yml:12:16: emoji: '3' is not a word that will do here (one of: none, few, many)"),
        ("crisis: {fallback: pigeon}", "", "p.yml:12:20: fallback: 'pigeon' is not a way to speak when channels fail (one of: website, email, sms, phone, notice_board, local_media, partner)"),
        ("crisis: {risks: [rumor]}", "", "p.yml:12:18: risks: 'rumor' is not a risk (did you mean 'rumour'?)"),
        ("crisis: {risks: [zzz]}", "", "p.yml:12:18: risks: 'zzz' is not a risk (PROFILE.md lists the words that will do)"),
        ("crisis: {risks: [rumour, rumour]}", "", "p.yml:12:10: risks: 'rumour' stands twice"),
        ("crisis: {risks: rumour}", "", "p.yml:12:17: risks: must be a list, not a text ([rumour])"),
        ("crisis: [rumour]", "", "p.yml:12:1: crisis: must be keys and values, not a list"),
        ("schema: 2", "", "p.yml:12:9: schema: '2' is not a word that will do here (one of: 1)"),
        # numbers
        ("staff: 8.5", "organisation", "p.yml:3:10: staff: '8.5' is not a whole number (digits only, from 0 to 1000000000)"),
        ("staff: 20 300", "organisation", "p.yml:3:10: staff: '20 300' is not a whole number (digits only, from 0 to 1000000000)"),
        ("staff: -1", "organisation", "p.yml:3:10: staff: '-1' is not a whole number (digits only, from 0 to 1000000000)"),
        ("staff: [8]", "organisation", "p.yml:3:3: staff: must be a whole number, not a list"),
        ("community: {incoming_per_week: lots}", "", "p.yml:12:32: incoming_per_week: 'lots' is not a whole number, or one of under_20, 20_to_100, 100_to_500, over_500, unknown"),
        # texts
        ('short_name: ""', "organisation", "p.yml:3:15: short_name: is empty (write something or take the line out)"),
        ('short_name: "A\\nB"', "organisation", "p.yml:3:15: short_name: must stand on one line"),
        (f"short_name: {'A' * 201}", "organisation", "p.yml:3:15: short_name: has 201 characters (at most 200)"),
        ("purpose: {why: {fi: Miksi}}", "", "p.yml:12:17: why: 'fi' is not a language of this handbook (one of: en)"),
        ("purpose: {why: {}}", "", "p.yml:12:16: why: is empty (write at least one)"),
        ("purpose: {why: [a]}", "", "p.yml:12:11: why: must be a text, not a list"),
        ("purpose: {why: {en: [a]}}", "", "p.yml:12:17: en: must be a text, not a list"),
        # yes and no, days, lengths of time
        ("staff_consulted: maybe", "organisation", "p.yml:3:20: staff_consulted: 'maybe' is neither yes nor no"),
        ("hours: {mon-fry: 08:00-16:00}", "resources", "p.yml:10:11: hours: 'mon-fry' is not a day or days of the week (such as mon-fri or sat)"),
        ("hours: {mon-fri: 8-16}", "resources", "p.yml:10:20: mon-fri: '8-16' is not a time from and to (such as 08:00-16:00)"),
        ("hours: {mon: 16:00-08:00}", "resources", "p.yml:10:16: mon: '16:00-08:00' is not a time from and to (such as 08:00-16:00)"),
        ("hours: {mon-fri: 08:00-16:00, wed: 08:00-12:00}", "resources", "p.yml:10:33: hours: 'wed' stands twice"),
        ("reply_promise: {within: soon}", "resources", "p.yml:10:27: within: 'soon' is not a length of time (such as 15min, 24h or 2d)"),
        ("reply_promise: {within: 2d, channels: [threads]}", "resources", "p.yml:10:42: channels: 'threads' is not among your channels (one of: facebook)"),
        # shapes
        ("website: www.toy.example", "organisation", "p.yml:3:12: website: 'www.toy.example' is not an address of a website (such as https://www.kotipiha.example)"),
        ("website: javascript:alert(1)", "organisation", "p.yml:3:12: website: 'javascript:alert(1)' is not an address of a website (such as https://www.kotipiha.example)"),
        ("brand: {colour: green}", "", "p.yml:12:17: colour: 'green' is not a colour (in quotes, such as \"#1b5e4a\")"),
        ("brand: {logo: ../logo.svg}", "", "p.yml:12:15: logo: '../logo.svg' is not a picture beside the profile (a path such as brand/logo.svg; .svg, .png or .jpg, no ..)"),
        ("brand: {logo: /etc/logo.svg}", "", "p.yml:12:15: logo: '/etc/logo.svg' is not a picture beside the profile (a path such as brand/logo.svg; .svg, .png or .jpg, no ..)"),
        ("crisis: {help: {role: owner, phone: 12}}", "", "p.yml:12:37: phone: '12' is not a phone number (5 to 20 digits, with +, spaces, hyphens or brackets)"),
        ("crisis: {contacts: {owner: {email: a at b}}}", "", "p.yml:12:36: email: 'a at b' is not an email address (such as viestinta@kotipiha.example)"),
        # between values
        ("crisis: {lead: ovner}", "", "p.yml:12:16: lead: nobody in resources.people has the role 'ovner' (did you mean 'owner'?)"),
        ("crisis: {deputy: zzz}", "", "p.yml:12:18: deputy: nobody in resources.people has the role 'zzz' (add this role to resources.people, with 0 hours if need be)"),
        ("crisis: {contacts: {zzz: {phone: 12345}}}", "", "p.yml:12:21: contacts: nobody in resources.people has the role 'zzz' (add this role to resources.people, with 0 hours if need be)"),
    ],
)  # fmt: skip
def test_one_mistake_one_sentence(line: str, section: str, expected: str, vocabulary: Vocabulary, folder: Path) -> None:
    assert said(with_line(line, section), vocabulary, folder) == [expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("sector: property", "sector: charty", "p.yml:5:11: sector: 'charty' is not a sector (did you mean 'charity'?)"),
        ("kind: company", "kind: firm", f"p.yml:4:9: kind: 'firm' is not a word that will do here ({ONE_OF_KINDS})"),
        ("[FI]", "[]", "p.yml:6:14: countries: is empty (write at least one)"),
        ("[FI]", "[Finland]", "p.yml:6:15: countries: 'Finland' is not a country (PROFILE.md lists the words that will do)"),
        ("languages: [en]", "languages: [sv]", "p.yml:1:24: languages: 'sv' is not a language the handbook is written in (one of: en, fi, pl)"),
        ("[en]", "[en], address: {publik: https://a.example}", "p.yml:1:39: address: 'publik' is not an edition (did you mean 'public'?)"),
        ("[en]", "[en], address: {team: a}", "p.yml:1:45: team: 'a' is not an address of a website (such as https://www.kotipiha.example, without ? and #)"),
        ("[en]", "[en], address: 'https://a.example/?a=b'", "p.yml:1:38: address: 'https://a.example/?a=b' is not an address of a website "
         "(such as https://www.kotipiha.example, without ? and #)"),
        ("    - {role: owner, hours_per_week: 3}\n", "    []\n", "p.yml:11:5: people: is empty (write at least one)"),
        ("role: owner", "role: wizard", "p.yml:11:14: role: 'wizard' is a role of your own, so it needs a title (title: ...)"),
        ("role: owner", "role: Owner", "p.yml:11:14: role: 'Owner' is not a role (small letters, digits and _, such as social_lead)"),
        ("hours_per_week: 3", "hours_per_week: 200", "p.yml:11:37: hours_per_week: '200' is not a number of hours (digits only, from 0 to 168)"),
        ("hours_per_week: 3}", "hours_per_week: 3}\n    - {role: owner, hours_per_week: 1}", "p.yml:12:14: role: 'owner' stands twice (give the second person a role of their own)"),
        ("channel: facebook", "channel: facebok", "p.yml:8:14: channel: 'facebok' is not a channel (did you mean 'facebook'?)"),
        ("channel: facebook", "channel: facebook\n    owner: nobody", "p.yml:9:12: owner: nobody in resources.people has the role 'nobody' (add this role to resources.people, with 0 hours if need be)"),
        ("channel: facebook", "channel: facebook\n  - channel: facebook", "p.yml:9:14: channel: 'facebook' stands twice (for a second account give both a handle)"),
        ("channel: facebook", "{channel: x, handle: A}\n  - {channel: x, handle: '@a'}", "p.yml:9:15: channel: 'x' stands twice (for a second account give both a handle)"),
        ("channel: facebook", "channel: facebook\n    noted: {native_schedulin: yes}", "p.yml:9:13: noted: 'native_schedulin' is not a fact about a channel (did you mean 'native_scheduling'?)"),
        ("channel: facebook", "channel: facebook\n    noted: {zzz: yes}", "p.yml:9:13: noted: 'zzz' is not a fact about a channel (PROFILE.md lists the words that will do)"),
        ("channel: facebook", "channel: facebook\n    noted: yes", "p.yml:9:12: noted: must be keys and values, not a text"),
        ("channel: facebook", "channel: facebook\n    noted: {alt_text: [yes]}", "p.yml:9:13: alt_text: must be one line of text, not a list"),
        ("channel: facebook", "channel: facebook\n    noted: {alt_text: }", "p.yml:9:23: alt_text: is empty (write something or take the line out)"),
        ("channel: facebook", "channel: facebook\n    noted: {alt_text: {fi: on}}", "p.yml:9:24: alt_text: 'fi' is not a language of this handbook (one of: en)"),
        ("channel: facebook", "channel: facebook\n    handle: @toy", "p.yml:9:13: handle: a text cannot begin with '@' (put it in quotes: \"@toy\")"),
    ],
)  # fmt: skip
def test_one_change_one_sentence(old: str, new: str, expected: str, vocabulary: Vocabulary, folder: Path) -> None:
    problems = said(SMALLEST.replace(old, new), vocabulary, folder)
    assert problems[0] == expected
    assert len(problems) == 1


def test_all_mistakes_at_once(vocabulary: Vocabulary, folder: Path) -> None:
    text = (
        SMALLEST.replace("property", "charty").replace("name: Toy", "name:\n  name: Twice")
        + "crisis: {lead: ghost}\nbrand: {colour: #fff}\n"
    )
    text = text.replace("brand: {colour: #fff}", "brand:\n  colour: #ffffff")
    assert [problem.split(" (")[0] for problem in said(text, vocabulary, folder)] == [
        "p.yml:3:8: name: is empty",
        "p.yml:4:3: name: stands twice, on lines 3 and 4",
        "p.yml:6:11: sector: 'charty' is not a sector",
        "p.yml:13:16: lead: nobody in resources.people has the role 'ghost'",
        "p.yml:15:10: colour: is empty, because '#' begins a comment",
    ]


class TestWhatIsAccepted:
    @pytest.mark.parametrize(
        ("line", "section"),
        [
            ("staff: '850'", "organisation"),
            ("staff: 0", "organisation"),
            ("staff_consulted: TRUE", "organisation"),
            ("website: https://toy.example/a?b=c", "organisation"),
            ("short_name: 1.10", "organisation"),
            ("short_name: no", "organisation"),
            ("hours: {sat-mon: 00:00-24:00, wed: '08:00-09:30'}", "resources"),
            ("on_call: always", "resources"),
            ("reply_promise: {within: 15min, counted: always, channels: [facebook]}", "resources"),
            ("tools: {listening: yes}", "resources"),
            ("tools: {listening: Some Tool}", "resources"),
            ("community: {incoming_per_week: 20_to_100}", ""),
            ("community: {incoming_per_week: 45}", ""),
            ("community: {answers_in: [no, sv]}", ""),
            ("crisis: {help: {role: owner, phone: 0401234567}}", ""),
            ("crisis: {help: {role: owner, phone: +358 (40) 123-4567}}", ""),
            ("voice: {we_write: [One., Two.]}", ""),
            ("voice: {we_write: {en: [One.]}}", ""),
            ("schema: 1", ""),
        ],
    )
    def test_loads(self, line: str, section: str, vocabulary: Vocabulary, folder: Path) -> None:
        load(with_line(line, section), vocabulary, folder)

    def test_a_second_account_in_one_channel(self, vocabulary: Vocabulary, folder: Path) -> None:
        two = "{channel: x, handle: a}\n  - {channel: x, handle: '@b'}"
        profile = load(SMALLEST.replace("channel: facebook", two), vocabulary, folder)
        assert [channel.handle for channel in profile.channels] == ["a", "b"]

    def test_what_was_found_in_an_account(self, vocabulary: Vocabulary, folder: Path) -> None:
        noted = "noted: {native_scheduling: {en: in the app}, hide_comment: no, post_length: 3000}"
        profile = load(SMALLEST.replace("channel: facebook", f"channel: facebook\n    {noted}"), vocabulary, folder)
        said = {fact: text.say("en") for fact, text in profile.channels[0].noted.items()}
        assert said == {"native_scheduling": "in the app", "hide_comment": "no", "post_length": "3000"}

    def test_phones_stay_as_written(self, vocabulary: Vocabulary, folder: Path) -> None:
        profile = load(with_line("crisis: {help: {role: owner, phone: 0401234567}}"), vocabulary, folder)
        assert profile.crisis.help
        assert profile.crisis.help.phone == "0401234567"

    def test_each_edition_may_stand_elsewhere(self, vocabulary: Vocabulary, folder: Path) -> None:
        places = {"https://a.example": ("https://a.example",) * 2, "{public: https://a.example}": ("https://a.example", "")}
        for said, expected in places.items():
            profile = load(SMALLEST.replace("languages: [en]", f"languages: [en], address: {said}"), vocabulary, folder)
            assert (profile.address("public"), profile.address("lead")) == expected

    @pytest.mark.parametrize(
        ("name", "expected"),
        [("Złoty Kłos", "zloty-klos"), ("Ærø & Søn", "aero-son"), ("日本", "handbook"), ("A" * 60, "a" * 40)],
    )
    def test_an_id_is_made_of_the_name(self, vocabulary: Vocabulary, folder: Path, name: str, expected: str) -> None:
        profile = load(with_line(f'short_name: "{name}"', "organisation"), vocabulary, folder)
        assert profile.handbook_id == expected

    def test_days_go_round_the_week(self, vocabulary: Vocabulary, folder: Path) -> None:
        profile = load(with_line("hours: {sat-mon: 00:00-24:00}", "resources"), vocabulary, folder)
        assert profile.resources.hours == (DayHours(("sat", "sun", "mon"), 0, 1440),)


class TestNotes:
    def test_what_a_language_lacks(self, vocabulary: Vocabulary, folder: Path) -> None:
        text = SMALLEST.replace("[en]", "[en, fi]") + "purpose: {why: {en: Because}}\nvoice: {we_write: {fi: [Hei.]}}\n"
        found = [str(note) for note in notes(load(text, vocabulary, folder), parse_yaml(text, "p.yml"))]
        assert "p.yml:12:11: warning: why: is not said in fi (readers see it in en)" in found
        assert "p.yml:13:9: warning: we_write: is not said in en (readers see it in fi)" in found

    def test_what_was_found_and_not_said_in_a_language(self, vocabulary: Vocabulary, folder: Path) -> None:
        text = SMALLEST.replace("[en]", "[en, fi]").replace("facebook", "facebook\n    noted: {alt_text: {en: there}}")
        found = [str(note) for note in notes(load(text, vocabulary, folder), parse_yaml(text, "p.yml"))]
        assert "p.yml:9:13: warning: alt_text: is not said in fi (readers see it in en)" in found

    def test_what_is_said_once_for_several_languages(self, vocabulary: Vocabulary, folder: Path) -> None:
        text = SMALLEST + "purpose: {why: Because}\nvoice: {we_write: [Hei.]}\n"
        assert "said once" not in str(notes(load(text, vocabulary, folder), parse_yaml(text, "p.yml")))
        text = text.replace("[en]", "[fi, en]").replace("facebook", "facebook\n    noted: {post_length: 3000}")
        [found] = [str(n) for n in notes(load(text, vocabulary, folder), parse_yaml(text, "p.yml")) if "said once" in n.message]
        told = "p.yml:13:16: notice: 2 texts are said once; readers of en see the same, marked as fi"
        assert found == f"{told} (write {{fi: ..., en: ...}} where they should differ)"

    def test_who_cannot_be_called(self, vocabulary: Vocabulary, folder: Path) -> None:
        text = SMALLEST + "crisis:\n  lead: owner\n  help: {role: owner, phone: 12345, then: marketing}\n  deputy: marketing\n"
        text = text.replace("hours_per_week: 3}", "hours_per_week: 3}\n    - {role: marketing, hours_per_week: 0}")
        found = [str(note) for note in notes(load(text, vocabulary, folder), parse_yaml(text, "p.yml"))]
        assert "p.yml:15:43: warning: then: has no phone number (add marketing to crisis.contacts with a phone)" in found
        assert "p.yml:16:11: warning: deputy: has no phone number (add marketing to crisis.contacts with a phone)" in found

    def test_who_leads_alone(self, vocabulary: Vocabulary, folder: Path) -> None:
        text = SMALLEST.replace("facebook", "facebook\n    ads: yes") + "crisis: {lead: owner}\n"
        found = [str(note) for note in notes(load(text, vocabulary, folder), parse_yaml(text, "p.yml"))]
        assert "p.yml:13:16: warning: lead: has no phone number (add owner to crisis.contacts with a phone)" in found
        hint = "add crisis.deputy: somebody else, an outsider if need be"
        assert f"p.yml:13:16: warning: lead: nobody steps in when the lead cannot ({hint})" in found
        assert "p.yml:13:1: warning: crisis: nobody is named who may pause the ads (add crisis.may_pause_ads)" in found


class TestValues:
    def test_text_in_the_language_asked_for(self) -> None:
        text = Text(Pairs.of({"fi": "Hei", "en": "Hello"}))
        assert (text.say("en", "fi"), text.say("pl", "fi"), text.say("pl", "sv")) == ("Hello", "Hei", "Hei")
        assert text.languages == ("fi", "en")

    def test_plain_text_holds_in_every_language(self) -> None:
        text = Text(Pairs.of({"": "Hello"}))
        assert (text.say("fi", "pl"), text.languages) == ("Hello", ())

    def test_phrases(self) -> None:
        assert Phrases(Pairs.of({"fi": ("Hei.",)})).say("en", "fi") == ("Hei.",)

    @pytest.mark.parametrize(
        ("span", "day"),
        [
            (Span(10, "day"), date(2026, 2, 10)),
            (Span(2, "week"), date(2026, 2, 14)),
            (Span(1, "month"), date(2026, 2, 28)),
            (Span(13, "month"), date(2027, 2, 28)),
            (Span(1, "year"), date(2027, 1, 31)),
        ],
    )
    def test_a_span_after_a_day(self, span: Span, day: date) -> None:
        assert span.after(date(2026, 1, 31)) == day

    def test_a_profile_is_frozen_and_can_be_sent(self, vocabulary: Vocabulary) -> None:
        profile = load_profile(CONFIG / "profiles" / "tunturi.yml", vocabulary)
        assert pickle.loads(pickle.dumps(profile)) == profile
        assert len({profile, profile.model_copy()}) == 1
        with pytest.raises(ValidationError):
            setattr(profile.organisation, "name", "other")  # noqa: B010


class TestFields:
    def test_every_key_is_described(self) -> None:
        assert [field.path for field in fields() if not field.description or not field.example] == []

    def test_names_for_conditions(self) -> None:
        known = {field.path: field for field in fields()}
        assert known["organisation.staff"].sort == "number"
        assert known["organisation.staff"].unit == "people"
        assert known["channel.ads"].sort == "yes_no"
        assert known["resources.approval"].choices == ("none", "second_reader", "by_risk")
        assert known["organisation.sector"].words_from == "sectors"
        assert known["resources.people[].role"].required

    @pytest.mark.parametrize("field", fields(), ids=lambda field: field.path)
    def test_examples_are_true(self, field: Field, vocabulary: Vocabulary) -> None:
        """An example in PROFILE.md is what may stand there: it is read by the type of its own key."""
        model, name = owner_of(field.path)
        hint = get_type_hints(model, include_extras=True)[name]
        data = parse_yaml(f"key: {field.example}", "example").data["key"]
        TypeAdapter(hint).validate_python(data, context=Reading(vocabulary))


def owner_of(path: str) -> tuple[type, str]:
    """The model that a field stands in, and its attribute's name."""
    full = "channels" + path.removeprefix("channel") if path.startswith("channel.") else path
    steps = full.replace("[]", "").split(".")
    model: type[Profile] = Profile
    for step in steps[:-1]:
        shape = next(key.shape for key in keys_of(model) if key.name == step)
        model = shape.section or (shape.item.section if shape.item else None)  # type: ignore[assignment]
    return model, {"schema": "schema_version"}.get(steps[-1], steps[-1])


class TestVocabulary:
    def test_words(self, vocabulary: Vocabulary) -> None:
        assert len(vocabulary.channels) == 17
        assert vocabulary.words("countries")[0] == "AT"
        assert vocabulary.countries["FI"].eu is True
        assert vocabulary.countries["GB"].emergency == "999"

    def test_mistakes_have_places(self) -> None:
        with pytest.raises(HandbookError) as error:
            load_vocabulary(parse_yaml("sectors: [a, a]\ncountries: {Finland: {eu: yes, emergency: 112}}\n", "v.yml"))
        found = [str(problem) for problem in error.value.problems]
        assert "v.yml:1:1: sectors: 'a' stands twice" in found
        assert "v.yml:2:13: countries: 'Finland' is not the code of a country (two capital letters, such as FI)" in found
