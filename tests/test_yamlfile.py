"""Files that are not what they seem: each gets a sentence with its place, and none is read half."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from generator.problems import HandbookError, Place
from generator.yamlfile import load_model, parse_yaml, read_yaml

COMMENT = "is empty, because '#' begins a comment"
COMMA = "has no value: inside { } a comma ends a text (put a text with a comma in quotes)"
MISFIT = "does not fit what stands before it (indent it as its neighbours; a text in quotes ends its line)"
HIDDEN = "delete it and type the text again"
QUOTES = "write it out, or put it in quotes if it is a text"
EMPTY = "write something or take the line out"


def said(text: str) -> list[str]:
    """What is complained about in a text."""
    with pytest.raises(HandbookError) as error:
        parse_yaml(text, "p.yml")
    return [str(problem) for problem in error.value.problems]


def said_of(path: Path) -> list[str]:
    with pytest.raises(HandbookError) as error:
        read_yaml(path, "p.yml")
    return [str(problem) for problem in error.value.problems]


def calls(work: Callable[[], object]) -> int:
    """How many functions a piece of work calls: the same on every machine, however busy."""
    count = 0

    def called(frame: object, event: str, about: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


class TestTexts:
    def test_every_scalar_is_the_text_written(self) -> None:
        written = "no: on\nat: 18:30\nphone: +358401234567\nmobile: 0401234567\nday: 2026-11-20\nversion: 1.10\ntrue: Yes\n"
        expected = {
            "no": "on", "at": "18:30", "phone": "+358401234567", "mobile": "0401234567", "day": "2026-11-20",
            "version": "1.10", "true": "Yes",
        }  # fmt: skip
        assert parse_yaml(written, "p.yml").data == expected

    def test_quoted_words_for_nothing_are_texts(self) -> None:
        assert parse_yaml("a: 'null'\nb: \"~\"\nc: ''\nd: []\ne: {}\n", "p").data == {
            "a": "null", "b": "~", "c": "", "d": [], "e": {},
        }  # fmt: skip

    @pytest.mark.parametrize("text", ["\ufeffa: b\n", "a: b\r\n", "---\na: b\n...\n", "%YAML 1.2\n---\na: b\n"])
    def test_harmless_forms(self, text: str) -> None:
        assert parse_yaml(text, "p.yml").data == {"a": "b"}

    def test_emoji_made_of_several_are_one_picture(self) -> None:
        assert parse_yaml("a: 👩\u200d🔧\n", "p.yml").data == {"a": "👩\u200d🔧"}

    def test_a_list_may_be_the_root(self) -> None:
        assert parse_yaml("- a\n- [b]\n", "p.yml").data == ["a", ["b"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "p.yml: is empty (write something)"),
        ("# a comment\n", "p.yml: is empty (write something)"),
        ("~\n", "p.yml: is empty (write something)"),
        ("a:\n", f"p.yml:1:3: a: is empty ({EMPTY})"),
        ("a: ~\n", f"p.yml:1:4: a: is empty ({EMPTY})"),
        ("a: null\n", f"p.yml:1:4: a: is empty ({EMPTY})"),
        ("a: # what is this\n", f"p.yml:1:3: a: is empty ({EMPTY})"),
        ("colour: #1b5e4a\n", f"p.yml:1:8: colour: {COMMENT} (in quotes it is a text: \"#1b5e4a\")"),
        ("- #fun\n", f"p.yml:1:2: {COMMENT} (in quotes it is a text: \"#fun\")"),
        ("a: {fi: yksi, kaksi}\n", f"p.yml:1:20: kaksi: {COMMA}"),
        ("handle: @x\n", "p.yml:1:9: handle: a text cannot begin with '@' (put it in quotes: \"@x\")"),
        ("a: `x`\n", "p.yml:1:4: a: a text cannot begin with '`' (put it in quotes: \"`x`\")"),
        ("a: %x\n", "p.yml:1:4: a: a text cannot begin with '%' (put it in quotes: \"%x\")"),
        ("a: **bold** x\n", "p.yml:1:4: a: a text cannot begin with '*' (put it in quotes: \"**bold** x\")"),
        ("a: & b\n", "p.yml:1:4: a: a text cannot begin with '&' (put it in quotes: \"& b\")"),
        ("why: A: b\n", "p.yml:1:7: why: there is a colon in the text (put the whole text in quotes)"),
        ("- why: A: b: c\n", "p.yml:1:9: why: there is a colon in the text (put the whole text in quotes)"),
        ("a: x\n  b: y\n", "p.yml:2:4: is indented deeper than the line above, which has a value (indent it less)"),
        ("a\nb: c\n", "p.yml:2:2: does not fit the line above (is a colon missing there?)"),
        ("a: b\nc:d\n", "p.yml:2:1: this is no key with a value (key: value, with a space after the colon)"),
        ("a:\n\tb: c\n", "p.yml:2:1: is indented with a tab (use spaces)"),
        ("a:\n  b: c\n \td: e\n", "p.yml:3:2: is indented with a tab (use spaces)"),
        ("a: 'x\nb: c\n", "p.yml:1:4: this text in quotes never ends (close it with the quotation mark it began with)"),
        ("a: [b, c\nd: e\n", "p.yml:1:4: this list in brackets is not closed (end it with ], with commas between)"),
        ("a: {b: c\nd: e\n", "p.yml:1:4: these braces are not closed (end them with }, with commas between)"),
        ("a: - b\n", "p.yml:1:4: a list cannot begin here (begin it on the next line)"),
        ('a: "b" c\n', f"p.yml:1:8: {MISFIT}"),
        ('a: "b\\q"\n', "p.yml:1:6: a backslash means something of its own in double quotes (use single quotes)"),
        ("a: > b\n", "p.yml:1:6: after | or > the text begins on the next line (put the whole text in quotes)"),
        ("a: &b c\n", f"p.yml:1:4: a: '&b' is an anchor, not a text ({QUOTES})"),
        ("a: *b\n", f"p.yml:1:4: a: '*b' stands for something else ({QUOTES})"),
        ("a: !!python/object:os.system x\n", f"p.yml:1:4: a: '!!python/object:os.system' is a tag, not a text ({QUOTES})"),
        ("a: !!str x\n", f"p.yml:1:4: a: '!!str' is a tag, not a text ({QUOTES})"),
        ("a: !Hey\n", f"p.yml:1:4: a: '!Hey' is a tag, not a text ({QUOTES})"),
        ("<<: {a: b}\n", "p.yml:1:1: '<<' copies keys from elsewhere (write them out)"),
        ("a: {{ org }}\n", "p.yml:1:5: a key must be a word (put a text that begins with { or [ in quotes)"),
        ("? [a]\n: b\n", "p.yml:1:3: a key must be a word (put a text that begins with { or [ in quotes)"),
        ("? \n: b\n", "p.yml:1:2: there is no key before the colon"),
        ("a: 1\nb: 2\na: 3\n", "p.yml:3:1: a: stands twice, on lines 1 and 3 (keep one of them)"),
        ("a: b\n---\nc: d\n", "p.yml:2:1: a second document begins here (take the line '---' out, or use two files)"),
        ("[" * 100_000, "p.yml:1:21: is more than 20 levels deep"),
        ("a: b\u202ec\n", f"p.yml:1:5: holds a character that cannot be seen (U+202E) ({HIDDEN})"),
        ('a: "\\u202e"\n', f"p.yml:1:4: a: holds a character that cannot be seen (U+202E) ({HIDDEN})"),
        ("a: b\u200bc\n", f"p.yml:1:5: holds a character that cannot be seen (U+200B) ({HIDDEN})"),
        ("a: b\u200dc\n", f"p.yml:1:5: holds a character that cannot be seen (U+200D) ({HIDDEN})"),
        ("a: b\n\nc: \x07\n", f"p.yml:3:4: holds a character that cannot be seen (U+0007) ({HIDDEN})"),
        ("a: b\u2028\n", f"p.yml:1:5: holds a character that cannot be seen (U+2028) ({HIDDEN})"),
    ],
)  # fmt: skip
def test_one_mistake_one_sentence(text: str, expected: str) -> None:
    problems = said(text)
    assert problems[0] == expected
    assert len({problem.split(":")[1] for problem in problems}) == 1


def test_all_mistakes_at_once() -> None:
    text = "why: A: b\nhandle: @x\nb:\nc: &d e\nc: f\nlast: \u202e\n"
    assert [problem.split(" (")[0] for problem in said(text)] == [
        "p.yml:1:7: why: there is a colon in the text",
        "p.yml:2:9: handle: a text cannot begin with '@'",
        "p.yml:3:3: b: is empty",
        "p.yml:4:4: c: '&d' is an anchor, not a text",
        "p.yml:5:1: c: stands twice, on lines 4 and 5",
        "p.yml:6:7: holds a character that cannot be seen",
    ]


def test_a_bomb_of_aliases_goes_off_in_words_only() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]" for old, new in zip("abcdefgh", "bcdefghi", strict=True)]
    assert calls(lambda: said("\n".join(lines))) < 20_000
    problems = said("\n".join(lines))
    assert problems[0] == f"p.yml:1:4: a: '&a' is an anchor, not a text ({QUOTES})"


def test_too_many_values() -> None:
    assert said("[" + "a," * 60_000 + "a]")[-1] == "p.yml:1:100000: holds too many keys and values (at most 50000)"


class TestFiles:
    @pytest.mark.parametrize(
        ("data", "expected"),
        [
            (b"", "p.yml: is empty (write something)"),
            (b"\x89PNG\r\n\x1a\n\x00\xff", "p.yml: is not a text file"),
            ("a: b\n".encode("utf-16"), "p.yml: is UTF-16, not UTF-8 (save it again with the encoding UTF-8)"),
            ("a: b\n".encode("utf-16-be"), "p.yml: is UTF-16, not UTF-8 (save it again with the encoding UTF-8)"),
            ("a: b\nc: ä\n".encode("latin-1"), "p.yml:2: is not UTF-8 text (save it again with the encoding UTF-8)"),
            (b"a: b\n" * 2 * 1024 * 1024, "p.yml: has 10240 kB (at most 256 kB)"),
        ],
    )
    def test_what_is_no_text_is_not_parsed(self, tmp_path: Path, data: bytes, expected: str) -> None:
        (tmp_path / "profile.yml").write_bytes(data)
        assert said_of(tmp_path / "profile.yml") == [expected]

    def test_missing_file(self, tmp_path: Path) -> None:
        (tmp_path / "profile.yml").write_text("a: b")
        assert said_of(tmp_path / "profil.yml") == ["p.yml: there is no such file (did you mean 'profile.yml'?)"]
        assert said_of(tmp_path / "no" / "such") == ["p.yml: there is no such file"]
        assert said_of(tmp_path / "a\0b") == ["p.yml: there is no such file"]

    def test_folder(self, tmp_path: Path) -> None:
        assert said_of(tmp_path) == ["p.yml: is a folder (name the file inside it)"]

    def test_unreadable(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*args: object, **kwargs: object) -> None:
            raise PermissionError(13, "Permission denied")

        (tmp_path / "profile.yml").write_text("a: b")
        monkeypatch.setattr(Path, "open", refuse)
        assert said_of(tmp_path / "profile.yml") == ["p.yml: cannot be read: Permission denied"]

    def test_byte_order_mark(self, tmp_path: Path) -> None:
        (tmp_path / "profile.yml").write_bytes(b"\xef\xbb\xbfa: b\n")
        assert read_yaml(tmp_path / "profile.yml").data == {"a": "b"}

    def test_a_file_is_called_as_its_writer_sees_it(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "config" / "profile.yml"
        path.parent.mkdir()
        path.write_text("a: b")
        assert read_yaml(path).file == path.as_posix()
        monkeypatch.chdir(tmp_path)
        assert read_yaml(path).file == "config/profile.yml"

    def test_a_file_twice_as_large_is_twice_the_work(self) -> None:
        lines = [f"key_{number}:\n  - {{fi: teksti, en: a text of some length, more: 12}}\n" for number in range(1500)]
        half, whole = (calls(partial(parse_yaml, "".join(lines[:count]), "p.yml")) for count in (750, 1500))
        assert 1.9 < whole / half < 2.1


class TestPlaces:
    tree = parse_yaml("# a comment\na:\n  b: x\n  c: [y, {d: z}]\ne:\n  - f: g\n", "p.yml")

    @pytest.mark.parametrize(
        ("path", "line", "column"),
        [
            ((), 2, 1),
            (("a",), 2, 1),
            (("a", "b"), 3, 6),
            (("a", "c"), 4, 3),
            (("a", "c", 0), 4, 7),
            (("a", "c", 1, "d"), 4, 14),
            (("e", 0), 6, 5),
            (("e", 0, "f"), 6, 8),
            (("a", "nothing"), 2, 1),
            (("e", 0, "nothing", "more"), 6, 5),
        ],
    )
    def test_place_of_values(self, path: tuple[str | int, ...], line: int, column: int) -> None:
        assert self.tree.place(*path) == Place("p.yml", line, column)

    def test_place_of_keys(self) -> None:
        assert self.tree.key_place("a", "b") == Place("p.yml", 3, 3)
        assert self.tree.key_place("a", "c", 1, "d") == Place("p.yml", 4, 11)


class Flower(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str = Field(description="what people call it")
    petals: int = 0
    colours: Annotated[tuple[Literal["red", "blue"], ...], Field(min_length=1)] = ("red",)
    by: str | dict[str, Flower] = ""
    inside: dict[str, Flower] = {}


def unfit(text: str) -> list[str]:
    with pytest.raises(HandbookError) as error:
        load_model(parse_yaml(text, "p.yml"), Flower)
    return [str(problem) for problem in error.value.problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n", "p.yml:1:1: must be keys and values, not a list"),
        ("just text\n", "p.yml:1:1: must be keys and values, not a text"),
        ("petals: 3\n", "p.yml:1:1: 'name' is missing (what people call it)"),
        ("name: a\npetal: 3\n", "p.yml:2:1: 'petal' is not a key here (did you mean 'petals'?)"),
        ("name: a\nxyz: 3\n", "p.yml:2:1: 'xyz' is not a key here (one of: name, petals, colours, by, inside)"),
        ("name: a\npetals: many\n", "p.yml:2:9: petals: 'many' is not a whole number"),
        ("name: [a]\n", "p.yml:1:1: name: must be a text, not a list"),
        ("name: a\ncolours: red\n", "p.yml:2:10: colours: must be a list, not a text ([red])"),
        ("name: a\ncolours: []\n", "p.yml:2:10: colours: is empty (write at least one)"),
        ("name: a\ncolours: [read]\n", "p.yml:2:11: colours: 'read' is not a word that will do here (did you mean 'red'?)"),
        ("name: a\ncolours: [xyz]\n", "p.yml:2:11: colours: 'xyz' is not a word that will do here (one of: red, blue)"),
        ("name: a\ninside:\n  b: {name: c, petal: 1}\n", "p.yml:3:16: b: 'petal' is not a key here (did you mean 'petals'?)"),
        ("name: a\ninside:\n  b: {petals: 1}\n", "p.yml:3:3: b: 'name' is missing (what people call it)"),
        ("name: a\nby:\n  b: {name: c, petals: d}\n", "p.yml:3:24: petals: 'd' is not a whole number"),
    ],
)  # fmt: skip
def test_models_complain_in_plain_words(text: str, expected: str) -> None:
    assert unfit(text) == [expected]


def test_models_complain_about_everything_at_once() -> None:
    assert len(unfit("petals: many\ncolours: [green, red]\nsize: 3\n")) == 4
