"""The theme's files: all that a build publishes, and none of Material's icons."""

from __future__ import annotations

from pathlib import Path

from jinja2 import DictLoader, Environment, FileSystemLoader

from generator.outputs.theme import WithoutHidden, listing_less


def theme(root: Path) -> Path:
    for name in ("main.html", "assets/look.css", ".icons/logo.svg", "assets/.hidden/a.css"):
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    return root


def test_hidden_folders_are_not_listed(tmp_path: Path) -> None:
    assert WithoutHidden(theme(tmp_path)).list_templates() == ["assets/look.css", "main.html"]


def test_templates_in_hidden_folders_are_found_by_name(tmp_path: Path) -> None:
    environment = listing_less(lambda: Environment(loader=FileSystemLoader(theme(tmp_path))))()
    assert environment.get_template(".icons/logo.svg").render() == ".icons/logo.svg"
    assert environment.list_templates() == ["assets/look.css", "main.html"]


def test_a_loader_of_another_kind_stays(tmp_path: Path) -> None:
    environment = listing_less(lambda: Environment(loader=DictLoader({".a/b": ""})))()
    assert environment.list_templates() == [".a/b"]
