"""YAML into a model, every complaint with its line.

Scalars arrive as the text written: `+358401234567`, `0401234567`, `18:30` and `no` are texts, and the model says what
they are. Anchors, tags, equal keys: whatever makes a file say something else than it seems to is a problem.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.problems import HandbookError, Problem
from generator.yamlfile.complaints import listed, shorten, wrong
from generator.yamlfile.fit import fit
from generator.yamlfile.parse import examine
from generator.yamlfile.source import read_source, refuse_long, shown
from generator.yamlfile.tree import Tree

M = TypeVar("M", bound=BaseModel)


def read_yaml(path: Path, name: str | None = None) -> Tree:
    """A file into a Tree; `name` is what places call it. Raises HandbookError with everything that is wrong in it."""
    return _whole(*examine_file(path, name))


def parse_yaml(text: str, name: str) -> Tree:
    """Text into a Tree. Raises HandbookError with everything that is wrong in it."""
    refuse_long(text, name)
    return _whole(*examined(text.removeprefix("\ufeff"), name))


def examine_file(path: Path, name: str | None = None) -> tuple[Tree | None, list[Problem]]:
    """Tree and problems of a file, for those who go on to look for more; no tree where it is not YAML at all."""
    name = shown(path) if name is None else name
    tree, problems = examined(read_source(path, name), name)
    return tree, list(problems)


@lru_cache(maxsize=64)
def examined(text: str, name: str) -> tuple[Tree | None, tuple[Problem, ...]]:
    """Kept by content: one run asks for the same files more than once. Nobody changes a Tree."""
    tree, problems = examine(text, name)
    return tree, tuple(problems)


def load_model(tree: Tree, model: type[M], context: Any = None) -> M:
    """A Tree into a model, judged in a context of the model's own. Raises HandbookError with every mistake."""
    made, problems = fit(tree, model, context)
    if made is None:
        raise HandbookError(problems)
    return made


def _whole(tree: Tree | None, problems: Sequence[Problem]) -> Tree:
    if tree is None or problems:
        raise HandbookError(problems)
    return tree


__all__ = [
    "HandbookError", "Tree", "examine_file", "fit", "listed", "load_model", "parse_yaml", "read_yaml", "shorten",
    "wrong",
]  # fmt: skip
