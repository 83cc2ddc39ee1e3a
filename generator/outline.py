"""outline.yml as a value: parts, their pages in order, and the rules for pages and units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias, TypeVar, get_args

from generator.conditions import ALWAYS, Condition, ConditionError
from generator.problems import HandbookError, Place, Problem, did_you_mean
from generator.yamlfile import Tree

Edition: TypeAlias = Literal["public", "everyone", "team", "lead"]
EDITIONS: tuple[Edition, ...] = get_args(Edition)
CLOSED: Edition = "team"
Shape: TypeAlias = Literal["text", "steps", "card"]
SHAPES: tuple[Shape, ...] = get_args(Shape)
Keeper: TypeAlias = Literal["handbook.owner", "crisis.lead", "channel.owner"]
KEEPERS: tuple[Keeper, ...] = get_args(Keeper)
_Word = TypeVar("_Word", bound=str)
_PAGE_KEYS = {"page", "for", "when", "only", "each", "base", "instead_of", "holds", "moved", "shape"}


@dataclass(frozen=True)
class Rule:
    """When a unit belongs, and from which edition on it is read."""

    condition: Condition
    edition: Edition
    place: Place


@dataclass(frozen=True)
class Moved:
    """A page stands in another part when its rule holds: what a large organisation reads in turn, a small one looks up."""

    to: str
    rule: Rule


@dataclass(frozen=True)
class PageRule:
    """A page as the outline names it. `page` may be a pattern (channels/{channel}) when `each` repeats it.

    `shape` is how it is used: as text, as `steps` (a guide: one question after another), as a `card` for one sheet.
    `owner` is its part's: the key of the profile whose role keeps the page true.
    """

    page: str
    part: str
    rule: Rule
    units: Mapping[str, Rule] = field(default_factory=dict)
    each: str = ""
    base: str = ""
    instead_of: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    moved: Moved | None = None
    shape: Shape = "text"
    owner: Keeper = "handbook.owner"

    def rules(self) -> Iterator[tuple[str, Rule]]:
        """The page's own rule, those of its units and that of its moving, each with what it is about."""
        yield self.page, self.rule
        yield from ((f"{self.page}#{unit}", rule) for unit, rule in self.units.items())
        if self.moved:
            yield f"{self.page} in {self.moved.to}", self.moved.rule


@dataclass(frozen=True)
class Part:
    part: str
    pages: tuple[PageRule, ...]


@dataclass(frozen=True)
class Outline:
    parts: tuple[Part, ...]

    @property
    def pages(self) -> tuple[PageRule, ...]:
        return tuple(page for part in self.parts for page in part.pages)

    def rules(self) -> Iterator[tuple[str, Rule]]:
        """Every rule with the unit it is about."""
        for page in self.pages:
            yield from page.rules()


def reads(reader: Edition, written_for: Edition) -> bool:
    """May this edition's reader see what is written for that edition?"""
    return EDITIONS.index(written_for) <= EDITIONS.index(reader)


def read_outline(tree: Tree) -> Outline:
    """Raises HandbookError with every mistake in the file."""
    reader = _Reader(tree)
    parts = tuple(reader.part(index, part) for index, part in enumerate(reader.entries(tree.data, ())))
    if reader.problems:
        raise HandbookError(reader.problems)
    return Outline(parts)


def lay_over(lower: Outline, upper: Outline) -> Outline:
    """A pack's outline over another: a page it names again is replaced where it stands, new ones follow in their part."""
    new = {page.page: page for page in upper.pages}
    parts = {part.part: [new.pop(page.page, page) for page in part.pages] for part in lower.parts}
    for page in new.values():
        parts.setdefault(page.part, []).append(page)
    return Outline(tuple(Part(name, tuple(pages)) for name, pages in parts.items()))


class _Reader:
    """Reads one outline and collects what is wrong with it."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.problems: list[Problem] = []

    def complain(self, path: tuple[str | int, ...], message: str, hint: str = "") -> None:
        self.problems.append(Problem(self.tree.place(*path), message, hint))

    def entries(self, data: Any, path: tuple[str | int, ...]) -> list[Any]:
        if isinstance(data, list):
            return data
        self.complain(path, "a list belongs here", "start each entry with '- '")
        return []

    def part(self, index: int, data: Any) -> Part:
        if not isinstance(data, dict) or set(data) - {"owner"} != {"part", "pages"} or not isinstance(data["part"], str):
            self.complain((index,), "a part has the keys 'part' and 'pages', and may have 'owner'")
            return Part("", ())
        owner = self.one_of((index, "owner"), data.get("owner", "handbook.owner"), KEEPERS, "handbook.owner")
        pages = enumerate(self.entries(data["pages"], (index, "pages")))
        return Part(data["part"], tuple(self.page(data["part"], owner, (index, "pages", i), page) for i, page in pages))

    def page(self, part: str, owner: Keeper, path: tuple[str | int, ...], data: Any) -> PageRule:
        if not isinstance(data, dict) or "page" not in data:
            self.complain(path, "a page needs the key 'page'")
            return PageRule("", part, Rule(ALWAYS, CLOSED, self.tree.place(*path)))
        self.keys(path, data)
        edition = self.edition((*path, "for"), data.get("for", CLOSED))
        units = {unit: self.unit((*path, "only", unit), value, edition) for unit, value in self.only(path, data).items()}
        rule = Rule(self.condition((*path, "when"), data.get("when", "")), edition, self.tree.place(*path, "page"))
        return PageRule(
            data["page"], part, rule, units, data.get("each", ""), data.get("base", ""),
            tuple(self.entries(data.get("instead_of", []), (*path, "instead_of"))),
            tuple(self.entries(data.get("holds", []), (*path, "holds"))),
            self.moved((*path, "moved"), data.get("moved"), edition),
            self.one_of((*path, "shape"), data.get("shape", "text"), SHAPES, "text"),
            owner,
        )  # fmt: skip

    def keys(self, path: tuple[str | int, ...], data: dict[str, Any]) -> None:
        for key in data.keys() - _PAGE_KEYS:
            self.complain((*path, key), f"'{key}' is not a key of a page", did_you_mean(key, _PAGE_KEYS))
        for key in ("page", "each", "base"):
            if not isinstance(data.get(key, ""), str):
                self.complain((*path, key), f"'{key}' is one line of text")

    def only(self, path: tuple[str | int, ...], data: dict[str, Any]) -> dict[str, Any]:
        units = data.get("only", {})
        if isinstance(units, dict):
            return units
        self.complain((*path, "only"), "'only' maps units to conditions")
        return {}

    def unit(self, path: tuple[str | int, ...], value: Any, edition: Edition) -> Rule:
        place = self.tree.place(*path)
        if isinstance(value, str):
            return Rule(self.condition(path, value), edition, place)
        if isinstance(value, dict) and value and value.keys() <= {"when", "for"}:
            narrower = self.edition((*path, "for"), value.get("for", edition))
            return Rule(self.condition((*path, "when"), value.get("when", "")), narrower, place)
        self.complain(path, f"'{path[-1]}' needs a condition, or 'when' and 'for'")
        return Rule(ALWAYS, edition, place)

    def moved(self, path: tuple[str | int, ...], value: Any, edition: Edition) -> Moved | None:
        if isinstance(value, dict) and value.keys() == {"to", "when"} and isinstance(value["to"], str):
            return Moved(value["to"], Rule(self.condition((*path, "when"), value["when"]), edition, self.tree.place(*path)))
        if value is not None:
            self.complain(path, "'moved' needs 'to', a part, and 'when', a condition")
        return None

    def one_of(self, path: tuple[str | int, ...], value: Any, allowed: tuple[_Word, ...], default: _Word) -> _Word:
        for word in allowed:
            if word == value:
                return word
        self.complain(path, f"'{value}' is not what '{path[-1]}' can be", f"one of {', '.join(allowed)}")
        return default

    def edition(self, path: tuple[str | int, ...], value: Any) -> Edition:
        for edition in EDITIONS:
            if edition == value:
                return edition
        self.complain(path, f"'{value}' is not an edition", f"one of {', '.join(EDITIONS)}")
        return CLOSED

    def condition(self, path: tuple[str | int, ...], text: Any) -> Condition:
        try:
            return Condition.parse(text)
        except ConditionError as problem:
            self.complain(path, str(problem))
        except AttributeError:
            self.complain(path, "a condition is one line of text")
        return ALWAYS
