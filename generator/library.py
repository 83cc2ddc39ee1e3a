"""Packs laid over one another: rules, figures, words and prose, as one library.

The core pack is this project's own config/ and handbook/. A user's project is the last pack, and its pack.yml may name others
between the two. Packs bring rules, words and assets; templates and Python come from the core alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.facts import FactRule, read_facts
from generator.outline import Outline, lay_over, read_outline
from generator.problems import HandbookError, Place, Problem, fail
from generator.profile import Vocabulary, load_vocabulary
from generator.words import WordBook, read_words
from generator.yamlfile import Tree, read_yaml

if TYPE_CHECKING:
    from generator.prose import Document

SOURCE_LANGUAGE = "en"


@dataclass(frozen=True)
class Pack:
    """One folder with config/ and handbook/, each optional."""

    name: str
    root: Path

    def tree(self, file: str) -> Tree | None:
        path = self.path(file)
        return read_yaml(path, _shown(path)) if path else None

    def path(self, file: str) -> Path | None:
        """A file of this pack, or None where there is none. Raises HandbookError for a link that leads out of the pack."""
        path = self.root / file
        if not path.is_file():
            return None
        if not path.resolve().is_relative_to(self.root.resolve()):
            raise fail(Place(_shown(path)), "is a link that leads out of its folder", "put the file itself there")
        return path


@dataclass(frozen=True)
class Library:
    """All that the packs say, lower packs first. Rules are read at once; figures, words and prose when asked for, and kept."""

    packs: tuple[Pack, ...]
    outline: Outline
    facts: Mapping[str, FactRule]
    vocabulary: Vocabulary
    _words: dict[str, WordBook] = field(default_factory=dict, compare=False, repr=False)
    _prose: dict[tuple[str, str], Document | None] = field(default_factory=dict, compare=False, repr=False)

    @property
    def core(self) -> Pack:
        return self.packs[0]

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that have a words.yml, the source language first."""
        found = {path.parent.name for pack in self.packs for path in (pack.root / "handbook").glob("*/words.yml")}
        return tuple(sorted(found, key=lambda language: (language != SOURCE_LANGUAGE, language)))

    @cached_property
    def channels(self) -> Mapping[str, Any]:
        channels: Mapping[str, Any] = self._platforms.get("channels", {})
        return channels

    @cached_property
    def silent(self) -> frozenset[str]:
        """Platforms on which nobody can answer what we publish."""
        return frozenset(name for name, channel in self.channels.items() if channel.get("answers") == "no")

    @cached_property
    def capacity(self) -> Mapping[str, Any]:
        return _merged(self.packs, "config/capacity.yml")

    @cached_property
    def checklists(self) -> Mapping[str, Any]:
        return _merged(self.packs, "config/checklists.yml")

    @cached_property
    def prose_rules(self) -> Mapping[str, Any]:
        return _merged(self.packs, "config/prose.yml")

    @cached_property
    def principles(self) -> Mapping[str, Any]:
        return _merged(self.packs, "config/principles.yml")

    @cached_property
    def sources(self) -> Mapping[str, Any]:
        return _merged(self.packs, "config/sources.yml")

    def read_figures(self) -> None:
        """Read them now. Raises HandbookError with every mistake in their files."""
        problems: list[Problem] = []
        for name in ("channels", "capacity", "checklists", "sources"):
            try:
                getattr(self, name)
            except HandbookError as error:
                problems += error.problems
        if problems:
            raise HandbookError(problems)

    @cached_property
    def _platforms(self) -> dict[str, Any]:
        return _merged(self.packs, "config/channels.yml")

    def words(self, language: str) -> WordBook:
        """Raises HandbookError when no pack speaks this language."""
        if language not in self._words:
            trees = [tree for pack in self.packs if (tree := pack.tree(f"handbook/{language}/words.yml"))]
            self._words[language] = read_words(trees, language)
        return self._words[language]

    def prose(self, language: str, page: str) -> Document | None:
        """A page's text in one language with the packs' patches in it, or None where there is no such file."""
        key = (language, page)
        if key not in self._prose:
            self._prose[key] = self._read_prose(language, page)
        return self._prose[key]

    def _read_prose(self, language: str, page: str) -> Document | None:
        from generator.patches import patch  # here, because a check of a profile reads no prose
        from generator.prose import parse_prose

        document: Document | None = None
        for pack in self.packs:
            path = pack.path(f"handbook/{language}/{page}.md")
            if path:
                written = parse_prose(read_text(path), _shown(path))
                document = patch(document, written) if document else written
        return document

    def files(self, language: str) -> list[str]:
        """The ids of all pages that have a file in this language."""
        roots = [pack.root / "handbook" / language for pack in self.packs]
        return sorted({p.relative_to(root).with_suffix("").as_posix() for root in roots for p in root.rglob("*.md")})


def read_text(path: Path) -> str:
    """A text file's content. Raises HandbookError where it is not readable UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise fail(Place(_shown(path)), "is not UTF-8 text", "save it again with the encoding UTF-8") from None
    except OSError as error:
        raise fail(Place(_shown(path)), f"cannot be read: {error.strerror}") from None


def core_root() -> Path:
    """Where the core pack lives: beside this package in a checkout, inside it once installed."""
    package = Path(__file__).resolve().parent
    inside = package / "core"
    return inside if (inside / "config").is_dir() else package.parent


def open_library(project: Path) -> Library:
    """The library of a project folder. Raises HandbookError with every mistake in the packs' rules and vocabulary.

    Mistakes in the files of figures are raised when these are asked for, or by `read_figures`.
    """
    return open_packs(_packs(project.resolve()))


def open_packs(packs: Sequence[Pack]) -> Library:
    """The library of these packs alone, lower ones first; the lowest needs a vocabulary. Raises as `open_library` does."""
    return Library(
        packs=tuple(packs),
        outline=_outline(packs),
        facts=_facts(packs),
        vocabulary=load_vocabulary(_merged_tree(packs, "config/vocabulary.yml")),
    )


def _packs(project: Path) -> list[Pack]:
    core = Pack("core", core_root())
    if project == core.root:
        return [core]
    own = Pack("project", project)
    return [core, *_named(own), own]


def _named(own: Pack) -> list[Pack]:
    """The packs that a project's pack.yml names, by their folders."""
    tree = own.tree("pack.yml")
    if tree is None:
        return []
    named = tree.data.get("packs", []) if isinstance(tree.data, dict) else None
    if not isinstance(named, list):
        raise fail(tree.place("packs"), "packs: a list of folders belongs here")
    return [_in_folder(own, name, tree.place("packs", index)) for index, name in enumerate(named)]


def _in_folder(own: Pack, name: Any, place: Place) -> Pack:
    if not isinstance(name, str) or not (own.root / name).is_dir():
        raise fail(place, f"there is no folder '{name}'")
    return Pack(Path(name).name, (own.root / name).resolve())


def _trees(packs: Sequence[Pack], file: str) -> list[Tree]:
    return [tree for pack in packs if (tree := pack.tree(file))]


def _mappings(packs: Sequence[Pack], file: str) -> list[Tree]:
    """A file of all packs. Raises HandbookError where it holds something else than keys and values."""
    trees = _trees(packs, file)
    for tree in trees:
        if not isinstance(tree.data, dict):
            raise fail(tree.place(), "must be keys and values")
    return trees


def _outline(packs: Sequence[Pack]) -> Outline:
    outline = Outline(())
    for tree in _trees(packs, "config/outline.yml"):
        outline = lay_over(outline, read_outline(tree))
    return outline


def _facts(packs: Sequence[Pack]) -> dict[str, FactRule]:
    facts: dict[str, FactRule] = {}
    problems: list[Problem] = []
    for tree in _mappings(packs, "config/facts.yml"):
        try:
            facts |= read_facts(tree)
        except HandbookError as error:
            problems += error.problems
    if problems:
        raise HandbookError(problems)
    return facts


def _merged(packs: Sequence[Pack], file: str) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for tree in _mappings(packs, file):
        merged = _lay(merged, tree.data)
    return merged


def _merged_tree(packs: Sequence[Pack], file: str) -> Tree:
    """What all packs say, with the places of the highest: the lower ones are known to be right."""
    return replace(_mappings(packs, file)[-1], data=_merged(packs, file))


def _lay(lower: Any, upper: Any) -> Any:
    """Mappings are joined key by key, lists one after the other without repeats; anything else is replaced."""
    if isinstance(lower, dict) and isinstance(upper, dict):
        return lower | {key: _lay(lower[key], value) if key in lower else value for key, value in upper.items()}
    if isinstance(lower, list) and isinstance(upper, list):
        return lower + [entry for entry in upper if entry not in lower]
    return upper


def _shown(path: Path) -> str:
    """A path as its writer would name it: relative to the folder they stand in, when it is inside."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()
