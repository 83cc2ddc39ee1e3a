"""The examples' sites as they are handed over: every link leads somewhere, every page is reached, every file has its policy."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from generator.outline import EDITIONS, Edition
from tests.toybox import EXAMPLES

pytestmark = pytest.mark.slow

LINK = re.compile(r'<(a|link|script|img)\b[^>]*? (?:href|src)="([^"]*)"')
ID = re.compile(r' id="([^"]+)"')
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
ROOT = re.compile(r'<html lang="([^"]*)" data-root="([^"]*)"')
ELSEWHERE = ("http:", "https:", "mailto:", "tel:", "data:")
NOT_FOUND = "404.html"  # shown at any address: its links begin at the root of the server
IN_ONE_FILE = "download"  # sites in one file


@dataclass(frozen=True)
class Html:
    """What other files have to know of one: where it leads (file, anchor), the places in it, its title and its policy."""

    links: Set[tuple[str, str]]
    ids: Set[str]
    title: str
    policy: str


@pytest.fixture(params=[(example, edition) for example in EXAMPLES for edition in EDITIONS], ids="-".join)
def site(request: pytest.FixtureRequest, built: Callable[[str, Edition], Path]) -> Path:
    return built(*request.param)


@cache
def read(site: Path) -> Mapping[str, Html]:
    """Every HTML file by its path in the site."""
    return {path.relative_to(site).as_posix(): _read(path, site) for path in site.rglob("*.html")}


def _read(path: Path, site: Path) -> Html:
    text = path.read_text(encoding="utf-8")
    file = path.relative_to(site).as_posix()
    links = {target for _, href in LINK.findall(text) if (target := _target(unescape(href), file, text))}
    [title] = TITLE.findall(text)
    return Html(links, set(ID.findall(text)), unescape(title), "; ".join(map(unescape, POLICY.findall(text))))


def _target(href: str, file: str, text: str) -> tuple[str, str] | None:
    if href.startswith(ELSEWHERE):
        return None
    way, _, anchor = unquote(href).partition("#")
    way, folder = way.partition("?")[0], posixpath.dirname(file)
    if way.startswith("/") and (told := ROOT.search(text)):
        folder, way = told[1], way.removeprefix(told[2])
    return posixpath.normpath(posixpath.join(folder, way)) if way else file, anchor


def test_every_link_leads_somewhere(site: Path) -> None:
    assert list(_broken(site)) == []


def _broken(site: Path) -> Iterator[str]:
    files = read(site)
    for file, html in files.items():
        for target, anchor in sorted(html.links):
            if not (site / target).is_file():
                yield f"{file}: no file {target}"
            elif anchor and anchor not in files[target].ids:
                yield f"{file}: no {anchor} in {target}"


def test_every_page_can_be_reached_from_the_first(site: Path) -> None:
    files = read(site)
    reached, new = {"index.html"}, {"index.html"}
    while new:
        new = {target for file in new for target, _ in files[file].links if target in files} - reached
        reached |= new
    assert sorted(file for file in set(files) - reached if Path(file).name != NOT_FOUND) == []


def test_every_page_has_a_title_of_its_own(site: Path) -> None:
    titles: dict[tuple[str, str], list[str]] = {}
    for file, html in read(site).items():
        assert html.title.strip(), file
        if Path(file).parent.name != IN_ONE_FILE and file != "index.html":
            titles.setdefault((file.split("/")[0], html.title), []).append(file)
    assert {title: files for title, files in titles.items() if len(files) > 1} == {}


def test_no_file_lets_a_script_of_others_run(site: Path) -> None:
    for file, html in read(site).items():
        rules = {name: set(values) for name, *values in (rule.split() for rule in html.policy.split(";") if rule.strip())}
        assert rules.get("default-src") == {"'none'"}, file
        assert rules.get("base-uri") == {"'none'"}, file
        assert rules.get("script-src", set()) <= {"'self'"}, file
        allowed = {"'self'", "'none'", "data:"}
        if Path(file).parent.name == IN_ONE_FILE:  # its style stands in it, and is named by its hash
            assert "script-src" not in rules, file
            allowed |= {value for value in rules["style-src"] if value.startswith("'sha256-")}
        assert set().union(*rules.values()) <= allowed, file
