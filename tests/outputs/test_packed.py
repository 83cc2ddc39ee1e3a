"""A site in one zip."""

from __future__ import annotations

import zipfile
from pathlib import Path

from generator.outputs.packed import pack


def make(folder: Path) -> Path:
    (folder / "en").mkdir(parents=True)
    (folder / "en" / "index.html").write_text("<p>ä</p>", encoding="utf-8")
    (folder / ".handbook.json").write_text("{}", encoding="utf-8")
    return folder


def test_everything_is_in_it_under_one_folder_but_our_marker(tmp_path: Path) -> None:
    with zipfile.ZipFile(pack(make(tmp_path / "site"), "toy-team", apart=(".handbook.json",))) as packed:
        assert packed.namelist() == ["toy-team/en/index.html"]
        assert packed.read("toy-team/en/index.html").decode() == "<p>ä</p>"


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = (pack(make(tmp_path / name), "toy").read_bytes() for name in ("one", "two"))
    assert first == second
