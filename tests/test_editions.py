"""What each edition may see: a canary in every field, and a page for the open web that asks for everything.

The page is the worst a writer can do: every slot there is, for: public. What an edition may not see has to be gone
before a word is filled in.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.blocks import Contacts, Heading
from generator.editions import seen_by
from generator.flow import Decided, book_of
from generator.made import BLOCK_SLOTS
from generator.outline import EDITIONS, Edition, reads
from generator.outputs.markdown import write_page
from generator.values import CHANNEL_SLOTS, TEXT_SLOTS
from tests.toybox import TRIO, decided_for, page_of, write

# Every field with a mark of its own: words end in "canary", numbers are told from all others by their digits.
PROFILE = """\
handbook:
  id: idcanary
  address: https://addresscanary.example
  languages: [en]
  owner: owner
  approver: social_lead
  version: versioncanary
  date: 2031-05-17
  review_every: 3 months
organisation:
  name: NameCanary
  short_name: ShortCanary
  kind: association
  sector: charity
  countries: [FI]
  staff: 7001
  customers: [members]
  vulnerable: [minors]
  regulated: [alcohol]
  website: https://websitecanary.example
  staff_consulted: yes
purpose:
  why: whycanary
  value: {us: uscanary, customers: customerscanary, others: otherscanary}
  goals: [{goal: aimcanary, measure: measurecanary}]
  audiences: [{who: whocanary, what_is_in_it: initcanary, why_care: carecanary, why_believe: believecanary, asked: yes}]
values:
  - {value: valuecanary, means: meanscanary, rules_out: rulesoutcanary}
voice:
  humour: gentle
  emoji: few
  address: {en: addressingcanary}
  we_write: [wewritecanary]
  we_never_write: [wenevercanary]
  topics: {speak: [speakcanary], answer_only: [answeronlycanary], leave: [leavecanary]}
channels:
  - channel: facebook
    handle: handlecanary
    purpose: channelpurposecanary
    owner: social_deputy
    deputy: marketing
    admins: 7002
    followers: 7003
    posts_per_week: 7004
    ads: yes
    serves: yes
    noted: {post_length: notedcanary}
community:
  size: 7005
  incoming_per_week: 7006
  answers_in: [sv]
  distressing: often
  talked_about_on: [reddit]
  hand_over_to: [phone]
  peaks: [peakcanary]
resources:
  people:
    - {role: owner, title: ownertitlecanary, name: ownernamecanary, hours_per_week: 101}
    - {role: social_lead, title: leadtitlecanary, name: leadnamecanary, hours_per_week: 102, deputy: owner}
    - {role: social_deputy, title: deputytitlecanary, hours_per_week: 103}
    - {role: marketing, title: marketingtitlecanary, hours_per_week: 104}
  hours: {mon: "08:11-16:22"}
  on_call: evenings
  reply_promise: {within: 71h, counted: always}
  approval: by_risk
  tools: {scheduler: schedulercanary, password_manager: yes, listening: listeningcanary}
  agencies: yes
  uses_ai: images
  capacity: {minutes_per_post: 77}
crisis:
  help: {role: social_lead, phone: +44 7700 900001, hours: mon 08:33-16:44, then: owner}
  lead: social_lead
  deputy: owner
  spokesperson: owner
  may_pause_ads: marketing
  fallback: website
  contacts:
    social_lead: {phone: +44 7700 900002, email: openmailcanary@a.example, show: everyone}
    owner: {phone: +44 7700 900003, email: teammailcanary@a.example}
    marketing: {phone: +44 7700 900004, show: team}
  risks: [accident]
  past_storms: [{what: stormcanary, when: stormwhencanary, lesson: lessoncanary}]
ambassadors:
  stage: running
  interested: 7007
  leaders_taking_part: 7008
  partners: [{name: partnercanary, our_goal: ourgoalcanary, their_goal: theirgoalcanary, agreed: yes}]
readiness:
  open_culture: {answer: yes, evidence: evidencecanary}
brand: {colour: "#abcdef", font: FontCanary}
"""

# From which edition on each may be seen. What is in no list is told by no slot at all.
PUBLIC = {
    "idcanary", "FontCanary", "addresscanary",
    "ShortCanary", "NameCanary", "versioncanary", "17 May 2031", "7,001", "websitecanary", "whycanary", "valuecanary",
    "meanscanary", "rulesoutcanary", "wewritecanary", "wenevercanary", "handlecanary", "channelpurposecanary", "Swedish",
    "Reddit", "telephone", "peakcanary", "08:11", "71 hours", "ownertitlecanary", "leadtitlecanary", "deputytitlecanary",
}  # fmt: skip
EVERYONE = {
    "ownernamecanary", "leadnamecanary", "900001", "900002", "openmailcanary", "08:33",
    "our website", "7,007", "partnercanary", "ourgoalcanary", "theirgoalcanary",
}  # fmt: skip
TEAM = {
    "900003", "teammailcanary", "900004", "7,002", "7,003", "7,004", "7,005", "7,006", "schedulercanary",
    "An accident", "notedcanary", "addressingcanary", "speakcanary", "answeronlycanary", "leavecanary",
}  # fmt: skip
LEAD = {"| 101 |", "| 102 |", "| 103 |", "| 104 |", "410 hours", "stormcanary", "stormwhencanary", "lessoncanary",
        "evidencecanary", "77 minutes", "uscanary", "customerscanary", "otherscanary", "aimcanary", "measurecanary",
        "whocanary", "initcanary", "carecanary", "believecanary"}  # fmt: skip
NOWHERE = {
    "listeningcanary", "7,008",
}  # fmt: skip
SEEN: dict[Edition, set[str]] = {"public": PUBLIC, "everyone": EVERYONE, "team": TEAM, "lead": LEAD}
OUTLINE = """\
- part: now
  pages:
    - {page: everything, for: public}
- part: channels
  pages:
    - {page: "channels/{channel}", for: public, each: channels, base: channels/every}
"""


@pytest.fixture
def everything(toy: Path) -> Path:
    """The toy pack with two pages for the open web that ask for all there is."""
    write(toy, "config/outline.yml", OUTLINE)
    general = [slot for slot in (*TEXT_SLOTS, *BLOCK_SLOTS) if slot != "channel_facts"]
    for name, slots in (("everything", general), ("channels/every", [*CHANNEL_SLOTS, "channel_facts"])):
        body = "\n\n".join(f"{{{{ {slot} }}}}" for slot in slots)
        write(toy, f"handbook/en/{name}.md", f"---\ntitle: All\n---\nAll.\n\n## All {{#all}}\n{body}\n")
    (toy / "handbook/en/channels/facebook.md").unlink()
    return toy


def markdown(decided: Decided) -> str:
    """All that a reader of this edition could find."""
    book = book_of(decided)
    beside = [book.id, book.title, book.organisation, book.version, book.address, repr(book.help), repr(book.brand)]
    return "\n".join([*beside, *(f"{write_page(page)}{page.owner}{page.why}" for page in book.pages)])


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_canary_is_seen_from_its_edition_on_and_not_before(everything: Path, edition: Edition) -> None:
    text = markdown(decided_for(PROFILE, everything, edition))
    wanted = {canary for own, canaries in SEEN.items() if reads(edition, own) for canary in canaries}
    every = set().union(*SEEN.values()) | NOWHERE
    assert {canary for canary in every if canary in text} == wanted


def test_every_word_of_the_profile_is_watched() -> None:
    listed = " ".join(set().union(*SEEN.values()) | NOWHERE)
    words = set(re.findall(r"\w*[Cc]anary", PROFILE))
    assert {word for word in words if word not in listed} == {"marketingtitlecanary"}


def test_a_canary_is_on_one_list() -> None:
    lists = [*SEEN.values(), NOWHERE]
    assert sum(map(len, lists)) == len(set().union(*lists))


class TestContacts:
    PROFILE = f"""{TRIO}crisis:
  lead: owner
  deputy: marketing
  contacts:
    owner: {{phone: +44 7700 900001, show: everyone}}
    marketing: {{phone: +44 7700 900002, show: team}}
    social_lead: {{phone: +44 7700 900003}}
"""

    @pytest.mark.parametrize(
        ("edition", "phones"),
        [
            ("public", []),
            ("everyone", ["+44 7700 900001"]),
            ("team", ["+44 7700 900001", "+44 7700 900002", "+44 7700 900003"]),
            ("lead", ["+44 7700 900001", "+44 7700 900002", "+44 7700 900003"]),
        ],
    )
    def test_who_may_see_a_number(self, toy: Path, edition: Edition, phones: list[str]) -> None:
        write(toy, "config/outline.yml", "- {part: now, pages: [{page: start, for: public}]}\n")
        write(toy, "handbook/en/start.md", "---\ntitle: S\n---\nCall.\n\n{{ crisis_contacts }}\n")
        page = page_of(book_of(decided_for(self.PROFILE, toy, edition)), "start")
        contacts = [contact for block in page.blocks if isinstance(block, Contacts) for contact in block.contacts]
        assert [contact.phone for contact in contacts if contact.phone] == phones


@pytest.mark.parametrize("edition", EDITIONS)
def test_facts_are_the_same_for_all(toy: Path, edition: Edition) -> None:
    decided, lead = decided_for(PROFILE, toy, edition), decided_for(PROFILE, toy, "lead")
    assert decided.facts == lead.facts
    assert decided.assessment == lead.assessment


@pytest.mark.parametrize("edition", EDITIONS)
def test_figures_and_hours_are_for_the_lead(toy: Path, edition: Edition) -> None:
    decided = decided_for(PROFILE, toy, edition)
    seen = seen_by(edition, decided.profile, decided.assessment)
    hours = [person.hours_per_week for person in seen.profile.resources.people]
    assert (seen.assessment is None) is (edition != "lead")
    assert hours == ([101, 102, 103, 104] if edition == "lead" else [0, 0, 0, 0])
    assert seen.incoming == (7006 if edition in ("team", "lead") else None)


@pytest.mark.parametrize("edition", EDITIONS)
def test_who_runs_a_channel_is_for_the_team(toy: Path, edition: Edition) -> None:
    decided = decided_for(PROFILE, toy, edition)
    [channel] = seen_by(edition, decided.profile, decided.assessment).profile.channels
    running = (channel.owner, channel.deputy, channel.admins, channel.followers, channel.posts_per_week)
    assert running == (("social_deputy", "marketing", 7002, 7003, 7004) if reads(edition, "team") else (None,) * 5)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_profile_itself_is_left_as_it_is(toy: Path, edition: Edition) -> None:
    decided = decided_for(PROFILE, toy, edition)
    before = decided.profile.model_copy(deep=True)
    seen_by(edition, decided.profile, decided.assessment)
    assert decided.profile == before


@pytest.mark.parametrize(
    ("edition", "pages", "sections"),
    [
        ("public", ["start"], ["all"]),
        ("everyone", ["start", "channels/facebook"], ["call", "all", "part_channels"]),
        (
            "team",
            ["start", "crisis/plan", "channels/facebook", "about/numbers"],
            ["call", "all", "part_now", "part_channels", "part_about"],
        ),
        (
            "lead",
            ["start", "crisis/plan", "channels/facebook", "about/numbers"],
            ["call", "lead", "all", "part_now", "part_channels", "part_about"],
        ),
    ],
)
def test_pages_and_sections_are_for_their_readers(toy: Path, edition: Edition, pages: list[str], sections: list[str]) -> None:
    book = book_of(decided_for(PROFILE, toy, edition))
    assert [page.path for page in book.pages] == pages
    assert [block.id for block in page_of(book, "start").blocks if isinstance(block, Heading)] == sections
