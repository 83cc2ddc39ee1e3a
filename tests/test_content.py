"""The real words and rules: what holds for every example, language and edition."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from itertools import combinations, pairwise

import pytest

from generator.blocks import Bullets, Checklist, Heading
from generator.book import Book, Page
from generator.checks.coverage import Standing, coverage
from generator.checks.principles import plain
from generator.checks.style import long_pages
from generator.checks.variations import facts_for, one_field_changes
from generator.conditions import Cause
from generator.facts import Facts
from generator.flow import Decided, book_of, decide
from generator.library import Library, open_library
from generator.made.indexes import carriers
from generator.outline import EDITIONS, Edition, Rule
from generator.outputs.markdown import file_of, write_page
from generator.plan import Decision, Plan, PlannedPage, make_plan
from generator.problems import Place
from generator.profile import Profile, load_profile
from tests.toybox import EXAMPLES, ROOT

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_ID = re.compile(r"\{:? ?#([a-z][a-z0-9_]*) ?\}")


@lru_cache
def real() -> Library:
    return open_library(ROOT)


@lru_cache
def decided(example: str, edition: Edition) -> Decided:
    profile = load_profile(ROOT / "config" / "profiles" / f"{example}.yml", real().vocabulary)
    return decide(real(), profile, edition)


@lru_cache
def book(example: str, edition: Edition, language: str) -> Book:
    return book_of(decided(example, edition), language)


@lru_cache
def markdown(example: str, edition: Edition, language: str) -> dict[str, str]:
    """The files of a book."""
    return {file_of(page.path): write_page(page) for page in book(example, edition, language).pages}


BOOKS = [
    (example, edition, language)
    for example in EXAMPLES
    for edition in EDITIONS
    for language in decided(example, edition).profile.handbook.languages
]
books = pytest.mark.parametrize(("example", "edition", "language"), BOOKS)


def texts(value: object) -> Iterator[str]:
    """Every text in a page, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from texts(entry)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


class TestBooks:
    @books
    def test_it_is_made_without_a_problem(self, example: str, edition: Edition, language: str) -> None:
        pages = book(example, edition, language).pages
        assert pages[0].path == "start"
        assert all(page.blocks and page.title for page in pages)

    @books
    def test_every_page_is_in_its_language(self, example: str, edition: Edition, language: str) -> None:
        assert {page.language for page in book(example, edition, language).pages} == {language}

    @books
    def test_every_link_leads_somewhere(self, example: str, edition: Edition, language: str) -> None:
        files = markdown(example, edition, language)
        ids = {file: set(_ID.findall(text)) for file, text in files.items()}
        for file, text in files.items():
            for target in _LINK.findall(text):
                if not target.startswith(("https://", "http://", "tel:", "mailto:")):
                    page, _, anchor = target.partition("#")
                    led = posixpath.normpath(posixpath.join(posixpath.dirname(file), page))
                    assert led in files, f"{file} links to {target}"
                    assert not anchor or anchor in ids[led], f"{file} links to {target}"

    @books
    @pytest.mark.parametrize(
        "mark", [r"\{\{", r"\}\}", r"\bNone\b", r"\bunit:[a-z]", r"\bpage:[a-z]", r"\(\)", r"<[A-Za-z/!]", r"\{\w+\}"]
    )
    def test_nothing_is_left_over(self, example: str, edition: Edition, language: str, mark: str) -> None:
        for page in book(example, edition, language).pages:
            found = [text for text in texts(_readable(page)) if re.search(mark, text)]
            assert found == [], page.path

    @books
    def test_ids_stand_once_on_a_page(self, example: str, edition: Edition, language: str) -> None:
        for file, text in markdown(example, edition, language).items():
            ids = _ID.findall(text)
            assert len(ids) == len(set(ids)), file


def _readable(page: Page) -> tuple[object, ...]:
    """What readers see of a page, its links led to plain targets."""
    return page.title, tuple(_LINK.sub("]", text) for text in texts(page.blocks) if not text.startswith("page:"))


class TestExamples:
    @pytest.mark.parametrize("edition", ["everyone", "team", "lead"])
    @pytest.mark.parametrize(("one", "other"), list(combinations(EXAMPLES, 2)))
    def test_each_gets_a_handbook_of_its_own(self, one: str, other: str, edition: Edition) -> None:
        here, there = (_included(decided(name, edition).plan) for name in (one, other))
        assert here != there

    @pytest.mark.parametrize("edition", EDITIONS)
    @pytest.mark.parametrize("example", EXAMPLES)
    def test_its_languages_say_the_same(self, example: str, edition: Edition) -> None:
        languages = decided(example, edition).profile.handbook.languages
        shapes = {
            tuple((file, tuple(sorted(_ID.findall(text)))) for file, text in markdown(example, edition, language).items())
            for language in languages
        }
        assert len(shapes) == 1

    @pytest.mark.parametrize("example", EXAMPLES)
    def test_each_wider_edition_is_part_of_the_narrower(self, example: str) -> None:
        pages = [{page.path for page in book(example, edition, _main(example)).pages} for edition in EDITIONS]
        assert all(wider <= narrower for wider, narrower in pairwise(pages))


def _main(example: str) -> str:
    return decided(example, "lead").profile.main_language


def _included(plan: Plan) -> set[str]:
    return {decision.unit for decision in plan.decisions() if decision.included}


IDEAS = [f"S{text}.{number}" for text, last in enumerate((21, 20, 26, 24, 29)) for number in range(1, last + 1)]
TOPICS = [f"topic_{number}" for number in range(1, 132)]
_LAID_OUT = re.compile(r"[\s>*\\\\]+")


@lru_cache
def standings(example: str) -> tuple[Standing, ...]:
    return tuple(coverage(decided(example, "lead")))


class TestIdeas:
    """No founding idea and no topic is lost on the way into a handbook."""

    def test_each_has_an_entry(self) -> None:
        assert list(real().principles) == IDEAS + TOPICS

    @pytest.mark.parametrize("example", EXAMPLES)
    def test_each_stands_in_the_leads_edition_or_does_not_arise(self, example: str) -> None:
        assert [s.idea for s in standings(example) if not s.units and not s.moot] == []

    @pytest.mark.parametrize("example", EXAMPLES)
    def test_hardly_any_idea_does_not_arise(self, example: str) -> None:
        missing = [s.idea for s in standings(example) if not s.units]
        assert len([idea for idea in missing if idea in IDEAS]) <= 3, missing
        assert len(missing) <= 6, missing

    def test_a_subject_is_moot_by_a_known_fact(self) -> None:
        named = [str(entry["moot_when"]) for entry in real().principles.values() if "moot_when" in entry]
        assert {name.removeprefix("not ") for name in named} <= set(real().facts)

    @pytest.mark.parametrize("example", EXAMPLES)
    def test_the_words_are_read_there(self, example: str) -> None:
        language = decided(example, "lead").profile.main_language
        text = " ".join(_laid_flat(page) for page in markdown(example, "lead", language).values())
        said = {
            name
            for name, entry in real().principles.items()
            for carrier in carriers(entry)
            if _laid_flat(carrier["says"][language]) in text
        }
        assert [s.idea for s in standings(example) if s.units and s.idea not in said] == []


def _laid_flat(text: str) -> str:
    """Text as it is read, without marks, quotation bars and escapes."""
    return _LAID_OUT.sub(" ", plain(_ID.sub("", text))).strip()


class TestFlips:
    """One field changed: whatever then changes in the plan has a reason that changed."""

    @pytest.mark.parametrize("example", EXAMPLES)
    def test_a_decision_changes_with_a_fact_that_it_names(self, example: str) -> None:
        for pairs, before, after in _changes(example):
            for here, there, channel in pairs:
                if here.included != there.included:
                    named = {cause.name for cause in (*here.because, *there.because)}
                    a, b = before.truths(channel), after.truths(channel)
                    assert any(a[name] != b[name] for name in named), here.unit

    @pytest.mark.parametrize("example", EXAMPLES)
    def test_a_decision_on_one_fact_changes_with_it(self, example: str) -> None:
        for pairs, before, after in _changes(example):
            for here, there, channel in pairs:
                if here.reason == there.reason == "facts" and len(_asked(here, there)) == 1:
                    [name] = _asked(here, there)
                    flipped = before.truths(channel)[name] != after.truths(channel)[name]
                    assert flipped == (here.included != there.included), here.unit

    @pytest.mark.parametrize("example", EXAMPLES)
    def test_a_cause_is_told_with_its_truth(self, example: str) -> None:
        plan, facts = decided(example, "lead").plan, decided(example, "lead").facts
        for page in plan.pages:
            for decision in (page.decision, *page.units.values()):
                truths = facts.truths(page.channel)
                assert all(cause == Cause(cause.name, truths[cause.name]) for cause in decision.because), decision.unit


Pair = tuple[Decision, Decision, str]


def _asked(here: Decision, there: Decision) -> set[str]:
    """The facts that the rule of a unit asks for."""
    return set(_rules()[here.place].condition.names) if here.place == there.place else set()


@lru_cache
def _rules() -> dict[Place, Rule]:
    return {rule.place: rule for _, rule in real().outline.rules()}


@lru_cache
def _changes(example: str) -> list[tuple[list[Pair], Facts, Facts]]:
    """For every one-field change: the decisions before and after that differ in any way, and the facts."""
    before = decided(example, "lead")
    changes = []
    for change in one_field_changes(before.profile, real()):
        facts = facts_for(change.profile, real())
        plan = make_plan(real().outline, facts, "lead")
        changes.append((list(_pairs(before.plan, plan)), before.facts, facts))
    return changes


def _pairs(before: Plan, after: Plan) -> Iterator[Pair]:
    pages: dict[str, PlannedPage] = {page.page: page for page in after.pages}
    for page in before.pages:
        other = pages.get(page.page)
        if other and other != page:
            yield page.decision, other.decision, page.channel
            yield from ((page.units[unit], other.units[unit], page.channel) for unit in page.units.keys() & other.units.keys())


# A channel with every switch on that adds what holds everywhere, and no deputy who would take an item away.
_SWITCHED_ON = {"ads": True, "serves": True, "admins": 1, "deputy": None, "posts_per_week": 3}
# An organisation for which every general item holds at once. Nobody is all this.
_EVERYTHING = {
    "organisation": {"kind": "health_service", "customers": ("consumers",), "regulated": ("medicines",)},
    "community": {"answers_in": ("en",)},
    "resources": {"on_call": "always", "uses_ai": "images", "agencies": True},
    "crisis": {"risks": ("price_criticism",)},
}


class TestChannels:
    """What holds everywhere is written once: at least half of the items of a channel's page are true of it alone.

    What a profile says itself (`for_what`) counts for neither side.
    """

    @pytest.mark.parametrize("edition", ["team", "lead"])
    @pytest.mark.parametrize("example", EXAMPLES)
    def test_half_of_each_page_is_its_own(self, example: str, edition: Edition) -> None:
        assert too_general(book(example, edition, _main(example))) == []

    @pytest.mark.parametrize("own_content_only", [False, True])
    @pytest.mark.parametrize("status", ["active", "planned", "closing"])
    @pytest.mark.parametrize("example", ["piekarnia", "tunturi"])
    def test_so_is_every_channel_of_a_small_and_of_a_large_organisation(
        self, example: str, status: str, own_content_only: bool
    ) -> None:
        profile = everywhere(decided(example, "team").profile, status=status, own_content_only=own_content_only)
        made = book_of(decide(real(), profile, "team"), "en")
        assert {f"channels/{name}" for name in real().channels} <= {page.path for page in made.pages}
        assert too_general(made) == []
        assert [str(problem) for problem in long_pages(real(), made, example)] == []

    @pytest.mark.parametrize(("status", "own_content_only"), [("active", False), ("active", True), ("planned", False)])
    def test_so_is_every_channel_where_every_general_item_holds(self, status: str, own_content_only: bool) -> None:
        profile = everywhere(decided("tunturi", "team").profile, status=status, own_content_only=own_content_only)
        for section, values in _EVERYTHING.items():
            profile = profile.model_copy(update={section: getattr(profile, section).model_copy(update=values)})
        assert too_general(book_of(decide(real(), profile, "team"), "en")) == []


def everywhere(profile: Profile, **said: object) -> Profile:
    """The profile with one account on every platform that the library knows, all alike."""
    owner, first = profile.resources.people[0].role, profile.channels[0]
    alike = first.model_copy(update={**_SWITCHED_ON, "owner": owner, **said})
    channels = tuple(alike.model_copy(update={"channel": name}) for name in real().channels)
    promise = profile.resources.reply_promise and profile.resources.reply_promise.model_copy(update={"channels": ()})
    resources = profile.resources.model_copy(update={"reply_promise": promise})
    return profile.model_copy(update={"channels": channels, "resources": resources})


def too_general(made: Book) -> list[str]:
    """Channel pages of which less than half is their own, with the figures."""
    shares = [(page.path, *_own_and_general(page)) for page in made.pages if page.file in _channel_files()]
    assert shares, "no channel's page was made"
    return [f"{path}: {own} items of its own, {general} general" for path, own, general in shares if own < general]


@lru_cache
def _channel_files() -> dict[str, frozenset[str]]:
    """File of a channel's own page, in every language -> the ids that stand in the English one."""
    return {
        document.file: frozenset(name for name, _ in source.ids())
        for channel in real().channels
        if (source := real().prose("en", f"channels/{channel}"))
        for language in real().languages
        if (document := real().prose(language, f"channels/{channel}"))
    }


def _own_and_general(page: Page) -> tuple[int, int]:
    section, names = "", []
    for block in page.blocks:
        if isinstance(block, Heading) and block.level == 2:
            section = block.id
        elif isinstance(block, Bullets | Checklist) and section != "for_what":
            names += [item.id for item in block.items if item.id]
    own = sum(name in _channel_files()[page.file] for name in names)
    return own, len(names) - own
