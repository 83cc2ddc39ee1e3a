"""YAML text into a Tree: no tags, anchors or types, every scalar the text that was written, every complaint at once."""

from __future__ import annotations

import re
from typing import Any

import yaml

from generator.problems import Place, Problem
from generator.yamlfile.source import FORBIDDEN, LINE_END, about_character, forbidden_characters
from generator.yamlfile.syntax import Broken, broken
from generator.yamlfile.tree import Mark, Spot, Tree

DEPTH = 20
NODES = 50_000
_NOTHING = ("", "~", "null", "Null", "NULL")
_REPAIRS = 20
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # only its parser is used


def examine(text: str, name: str) -> tuple[Tree | None, list[Problem]]:
    """Tree and problems; no tree where the text is not YAML at all.

    After a slip such as `handle: @x` reading goes on with the character replaced, so that the rest is looked at too.
    """
    problems = forbidden_characters(text, name)
    text = FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
    slips: dict[int, Problem] = {}  # by line: what follows from a slip in the same line is no news
    for _ in range(_REPAIRS):
        reader = _Reader(text, name)
        tree, slip = reader.read()
        if slip:
            slips.setdefault(slip.problem.place.line, slip.problem)
        if slip is None or not slip.replace:
            break
        tree, text = None, _replaced(text, slip)
    found = [problem for problem in reader.problems if problem.place.line not in slips]
    return tree, [*problems, *slips.values(), *found]


def _replaced(text: str, slip: Broken) -> str:
    start = 0
    for _ in range(slip.problem.place.line - 1):
        end = LINE_END.search(text, start)
        start = end.end() if end else start
    offset = start + slip.problem.place.column - 1
    return text[:offset] + slip.replace + text[offset + 1 :]


class _Stop(Exception):  # noqa: N818 - it stops, and tells nobody anything
    """Reading on would make no sense; the reason is among the problems."""


class _Reader:
    """Reads one document event by event. The depth is bounded, so the recursion is."""

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self.lines = LINE_END.split(text)
        self.problems: list[Problem] = []
        self.next = _Loader(text).get_event
        self.count = 0

    def read(self) -> tuple[Tree | None, Broken | None]:
        """The tree, or what the parser stumbled over; neither where going on makes no sense."""
        try:
            return self.document(), None
        except _Stop:
            return None, None
        except yaml.YAMLError as error:
            return None, broken(error, self.lines, self.name)

    def document(self) -> Tree:
        self.next()  # the stream begins
        if isinstance(self.next(), yaml.StreamEndEvent):
            raise self.stop((0, 0), "is empty", "write something")
        event = self.next()
        if isinstance(event, yaml.ScalarEvent) and self.is_nothing(event):
            raise self.stop((0, 0), "is empty", "write something")
        data, spot = self.node(event, "", None, 0)
        self.next()  # the document ends
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            self.complain(_mark(event), "a second document begins here", "take the line '---' out, or use two files")
        return Tree(self.name, data, spot)

    def complain(self, mark: Mark, message: str, hint: str = "", key: str = "") -> None:
        self.problems.append(Problem(Place(self.name, *mark), f"{key}: {message}" if key else message, hint))

    def stop(self, mark: Mark, message: str, hint: str = "") -> _Stop:
        self.complain(mark, message, hint)
        return _Stop()

    def node(self, event: Any, key: str, key_mark: Mark | None, depth: int) -> tuple[Any, Spot]:
        """The value that begins with this event, and its spot."""
        self.count += 1
        if self.count > NODES:
            raise self.stop(_mark(event), "holds too many keys and values", f"at most {NODES}")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, key), Spot(_mark(event), key_mark)
        if isinstance(event, yaml.AliasEvent):
            self.complain(_mark(event), f"'*{event.anchor}' stands for something else", _QUOTES, key)
            return "", Spot(_mark(event), key_mark)
        self.refuse_extras(event, key)
        if depth == DEPTH:
            raise self.stop(_mark(event), f"is more than {DEPTH} levels deep")
        spot = Spot(_mark(event), key_mark)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(spot, depth + 1), spot
        return self.sequence(spot, key, depth + 1), spot

    def mapping(self, spot: Spot, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            mark, told = _mark(event), len(self.problems)
            key = self.key(event, depth)
            value, inside = self.node(self.next(), key or "", mark, depth)
            if key is None:
                del self.problems[told + 1 :]  # one complaint is enough
                continue
            if key in data:
                first = (spot.inside[key].key or (0, 0))[0]
                self.complain(mark, f"stands twice, on lines {first} and {mark[0]}", "keep one of them", key)
                continue
            data[key], spot.inside[key] = value, inside
        return data

    def sequence(self, spot: Spot, key: str, depth: int) -> list[Any]:
        data: list[Any] = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            value, spot.inside[len(data)] = self.node(event, key, None, depth)
            data.append(value)
        return data

    def key(self, event: Any, depth: int) -> str | None:
        """The text of a key; None where it cannot be one."""
        if not isinstance(event, yaml.ScalarEvent):
            self.complain(_mark(event), "a key must be a word", "put a text that begins with { or [ in quotes")
            self.node(event, "", None, depth)
            return None
        if self.is_nothing(event):
            self.complain(_mark(event), "there is no key before the colon")
            return None
        if event.value == "<<" and event.implicit[0]:
            self.complain(_mark(event), "'<<' copies keys from elsewhere", "write them out")
            return None
        self.refuse_extras(event, "")
        self.refuse_hidden(event, "")
        return str(event.value)

    def scalar(self, event: Any, key: str) -> str:
        if not self.refuse_extras(event, key) and self.is_nothing(event):
            self.complain(_mark(event), *self.why_empty(event), key)
        self.refuse_hidden(event, key)
        return str(event.value)

    def is_nothing(self, event: Any) -> bool:
        return event.value in _NOTHING and event.implicit[0] and event.style not in ('"', "'", "|", ">")

    def why_empty(self, event: Any) -> tuple[str, str]:
        line, column = _mark(event)
        before, after = self.lines[line - 1][max(0, column - 200) : column - 1], self.lines[line - 1][column - 1 : column + 200]
        if not event.value and (comment := re.match(r"\s*(#[^\s#]+)", after)):
            return "is empty, because '#' begins a comment", f'in quotes it is a text: "{comment[1]}"'
        if not event.value and re.match(r"\s*[,}]", after) and not before.rstrip().endswith(":"):
            return "has no value: inside { } a comma ends a text", "put a text with a comma in quotes"
        return "is empty", "write something or take the line out"

    def refuse_extras(self, event: Any, key: str) -> bool:
        """Anchors and tags: words beginning with & or ! that YAML takes for itself."""
        if event.anchor is None and event.tag is None:
            return False
        line, column = _mark(event)
        word = re.match(r"\S*", self.lines[line - 1][column - 1 :])
        what = "an anchor" if word and word[0].startswith("&") else "a tag"
        self.complain((line, column), f"'{word[0] if word else ''}' is {what}, not a text", _QUOTES, key)
        return True

    def refuse_hidden(self, event: Any, key: str) -> None:
        """Characters that came in by way of an escape: "\\u202e"."""
        if event.style == '"' and (hit := FORBIDDEN.search(event.value)):
            self.complain(_mark(event), *about_character(hit.group()), key)


_QUOTES = "write it out, or put it in quotes if it is a text"


def _mark(event: Any) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1
