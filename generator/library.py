"""Packs laid over one another: rules, figures, words and prose, as one library.

The core pack is this project's own config/ and handbook/. A user's project is the last pack, and its pack.yml may name others
between the two. Packs bring rules, words and assets; templates and Python come from the core alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.facts import FactRule, read_facts
from generator.outline import Outline, lay_over, read_outline
from generator.packs import Pack, mappings_of, merged, merged_tree, packs_of, read_text, shown, trees_of
from generator.problems import HandbookError, Problem
from generator.profile import Vocabulary, load_vocabulary
from generator.words import SearchWords, WordBook, read_search_words, read_words

if TYPE_CHECKING:
    from generator.prose import Document

SOURCE_LANGUAGE = "en"


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
        return merged(self.packs, "config/capacity.yml")

    @cached_property
    def checklists(self) -> Mapping[str, Any]:
        return merged(self.packs, "config/checklists.yml")

    @cached_property
    def prose_rules(self) -> Mapping[str, Any]:
        return merged(self.packs, "config/prose.yml")

    @cached_property
    def principles(self) -> Mapping[str, Any]:
        return merged(self.packs, "config/principles.yml")

    @cached_property
    def sources(self) -> Mapping[str, Any]:
        return merged(self.packs, "config/sources.yml")

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
        return merged(self.packs, "config/channels.yml")

    def words(self, language: str) -> WordBook:
        """Raises HandbookError when no pack speaks this language."""
        if language not in self._words:
            trees = [tree for pack in self.packs if (tree := pack.tree(f"handbook/{language}/words.yml"))]
            self._words[language] = read_words(trees, language)
        return self._words[language]

    def search_words(self, language: str) -> SearchWords:
        """What readers of this language type; nothing where no pack says it."""
        files = (f"handbook/{language}/{file}.yml" for file in ("search", "words"))
        return read_search_words(*(merged(self.packs, file) for file in files))

    def prose(self, language: str, page: str) -> Document | None:
        """A page's text in one language with the packs' patches in it, or None where there is no such file."""
        key = (language, page)
        if key not in self._prose:
            self._prose[key] = self._read_prose(language, page)
        return self._prose[key]

    def _read_prose(self, language: str, page: str) -> Document | None:
        from generator.dialect import parse_prose  # here, because a check of a profile reads no prose
        from generator.patches import patch

        document: Document | None = None
        for pack in self.packs:
            path = pack.path(f"handbook/{language}/{page}.md")
            if path:
                written = parse_prose(read_text(path), shown(path))
                document = patch(document, written) if document else written
        return document

    def files(self, language: str) -> list[str]:
        """The ids of all pages that have a file in this language."""
        roots = [pack.root / "handbook" / language for pack in self.packs]
        return sorted({p.relative_to(root).with_suffix("").as_posix() for root in roots for p in root.rglob("*.md")})


def open_library(project: Path) -> Library:
    """The library of a project folder. Raises HandbookError with every mistake in the packs' rules and vocabulary.

    Mistakes in the files of figures are raised when these are asked for, or by `read_figures`.
    """
    return open_packs(packs_of(project.resolve()))


def open_packs(packs: Sequence[Pack]) -> Library:
    """The library of these packs alone, lower ones first; the lowest needs a vocabulary. Raises as `open_library` does."""
    return Library(
        packs=tuple(packs),
        outline=_outline(packs),
        facts=_facts(packs),
        vocabulary=load_vocabulary(merged_tree(packs, "config/vocabulary.yml")),
    )


def _outline(packs: Sequence[Pack]) -> Outline:
    outline = Outline(())
    for tree in trees_of(packs, "config/outline.yml"):
        outline = lay_over(outline, read_outline(tree))
    return outline


def _facts(packs: Sequence[Pack]) -> dict[str, FactRule]:
    facts: dict[str, FactRule] = {}
    problems: list[Problem] = []
    for tree in mappings_of(packs, "config/facts.yml"):
        try:
            facts |= read_facts(tree)
        except HandbookError as error:
            problems += error.problems
    if problems:
        raise HandbookError(problems)
    return facts
