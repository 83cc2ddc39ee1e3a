"""Folders with rules, figures, words and prose, and what one of their files says in all of them, the lower ones first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.problems import Place, fail
from generator.yamlfile import Tree, read_yaml


@dataclass(frozen=True)
class Pack:
    """One folder with config/ and handbook/, each optional."""

    name: str
    root: Path

    def tree(self, file: str) -> Tree | None:
        path = self.path(file)
        return read_yaml(path, shown(path)) if path else None

    def path(self, file: str) -> Path | None:
        """A file of this pack, or None where there is none. Raises HandbookError for a link that leads out of the pack."""
        path = self.root / file
        if not path.is_file():
            return None
        if not path.resolve().is_relative_to(self.root.resolve()):
            raise fail(Place(shown(path)), "is a link that leads out of its folder", "put the file itself there")
        return path


def read_text(path: Path) -> str:
    """A text file's content. Raises HandbookError where it is not readable UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise fail(Place(shown(path)), "is not UTF-8 text", "save it again with the encoding UTF-8") from None
    except OSError as error:
        raise fail(Place(shown(path)), f"cannot be read: {error.strerror}") from None


def core_root() -> Path:
    """Where the core pack lives: beside this package in a checkout, inside it once installed."""
    package = Path(__file__).resolve().parent
    inside = package / "core"
    return inside if (inside / "config").is_dir() else package.parent


def packs_of(project: Path) -> list[Pack]:
    """The core, the packs that a project names, and the project itself. Raises HandbookError where it names no folder."""
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


def trees_of(packs: Sequence[Pack], file: str) -> list[Tree]:
    """A file of all packs that have it."""
    return [tree for pack in packs if (tree := pack.tree(file))]


def mappings_of(packs: Sequence[Pack], file: str) -> list[Tree]:
    """A file of all packs. Raises HandbookError where it holds something else than keys and values."""
    trees = trees_of(packs, file)
    for tree in trees:
        if not isinstance(tree.data, dict):
            raise fail(tree.place(), "must be keys and values")
    return trees


def merged(packs: Sequence[Pack], file: str) -> dict[str, Any]:
    """What all packs say in a file of keys and values, a higher pack's word over a lower one's."""
    whole: dict[str, Any] = {}
    for tree in mappings_of(packs, file):
        whole = _lay(whole, tree.data)
    return whole


def merged_tree(packs: Sequence[Pack], file: str) -> Tree:
    """What all packs say, with the places of the highest: the lower ones are known to be right."""
    return replace(mappings_of(packs, file)[-1], data=merged(packs, file))


def _lay(lower: Any, upper: Any) -> Any:
    """Mappings are joined key by key, lists one after the other without repeats; anything else is replaced."""
    if isinstance(lower, dict) and isinstance(upper, dict):
        return lower | {key: _lay(lower[key], value) if key in lower else value for key, value in upper.items()}
    if isinstance(lower, list) and isinstance(upper, list):
        return lower + [entry for entry in upper if entry not in lower]
    return upper


def shown(path: Path) -> str:
    """A path as its writer would name it: relative to the folder they stand in, when it is inside."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()
