"""What a profile says in another language than the page is told apart, wherever it stands in a site."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.outputs.markdown import languages
from tests.site_fixtures import run_handbook
from tests.toybox import ROOT

VOID = frozenset({"meta", "link", "input", "br", "hr", "img"})


class _Spoken(HTMLParser):
    """Every text of a page with its language; the letters of pictures aside, whose table says the same."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            before = self.open[-1][1] if self.open else ""
            self.open.append((tag, dict(attrs).get("lang") or before))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Of a picture; it holds nothing."""

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and not any(tag in ("svg", "figure", "script", "title") for tag, _ in self.open):
            self.texts.append((" ".join(data.split()), self.open[-1][1]))


def _without_english(value: Any) -> Any:
    """A profile whose every text is said in Finnish alone."""
    if isinstance(value, dict):
        if "fi" in value and "en" in value:
            return {"fi": value["fi"]}
        return {key: _without_english(inner) for key, inner in value.items()}
    return [_without_english(inner) for inner in value] if isinstance(value, list) else value


def _finnish(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if set(value) == {"fi"}:
            yield from value["fi"] if isinstance(value["fi"], list) else [value["fi"]]
        else:
            for inner in value.values():
                yield from _finnish(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _finnish(inner)


def test_a_profile_that_is_said_in_one_language_only(tmp_path: Path) -> None:
    told = yaml.load((ROOT / "config/profiles/saarela.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    profile = _without_english(told)
    (tmp_path / "profile.yml").write_text(yaml.safe_dump(profile, allow_unicode=True), encoding="utf-8")
    arguments = ("profile.yml", "--language", "en", "--edition", "lead", "--output", "site")
    done = run_handbook(ROOT, "build", *arguments, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    said = {" ".join(text.split()) for text in _finnish(profile) if len(text) > 15}
    heard = set()
    for file in sorted((tmp_path / "site").rglob("*")):
        if file.suffix in (".html", ".js"):
            text = file.read_text(encoding="utf-8")
            assert "(lang:" not in text, file
            if file.suffix == ".html":
                spoken = _Spoken(text).texts
                heard |= {text for text, _ in spoken} & said
                assert [words for words, language in spoken if words in said and language != "fi"] == [], file
    assert len(heard) > len(said) / 2


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Why: [Reilu](lang:fi).", "Why: <span lang='fi'>Reilu</span>."),
        ("[Ask [Johtaja](lang:fi)](page.md)", "[Ask <span lang='fi'>Johtaja</span>](page.md)"),
        ("[lang](page.md)", "[lang](page.md)"),
    ],
)
def test_as_html(text: str, html: str) -> None:
    assert languages(text) == html
