"""One page of each kind that a site has, found by what stands in its HTML, so that a change of the contents breaks no test."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Page

# kind -> a pattern of its file, one of its HTML
KINDS: Mapping[str, tuple[str, str]] = {
    "start": (r"index\.html", ""),
    "trouble": (r"now/trouble\.html", ""),
    "contents": (r"about/contents\.html", ""),
    "search": (r"search\.html", ""),
    "not found": (r"404\.html", ""),
    "card": (r"crisis/.*", r'<article class="[^"]*\bhb-card\b'),
    "steps": (r".*", r'<article class="[^"]*\bhb-steps\b'),
    "picture": (r".*", r'<figure class="hb-picture\b'),
    "channel": (r"channels/.*", r'<h1[^>]*>[^<]*</h1>.*data-label="'),
    "checklists": (r".*", r'<ul class="hb-checklist">'),
    "wide table": (r".*", r"<td data-label="),
    "words": (r"(answering|crisis|reference)/.*", r'<figure class="hb-words"'),
    "long text": (r".*", r'<nav class="hb-toc"'),
}


QUERIES = {"en": "crisis", "fi": "kriisi", "pl": "kryzys"}


def show(page: Page, address: str, file: str) -> None:
    """Open a page of a site; the one of the search with what it finds."""
    asks = f"?q={QUERIES[file.split('/')[0]]}" if file.endswith("/search.html") else ""
    answer = page.goto(f"{address}/{file}{asks}")
    assert answer, file
    assert answer.ok, file
    if asks:
        page.locator(".hb-results-count").filter(has_text=re.compile(r"\S")).wait_for()  # how many, or that there are none


def languages_of(site: Path) -> list[str]:
    """Each has a folder of its own."""
    return sorted(folder.parent.name for folder in site.glob("*/index.html"))


def sub_path(site: Path) -> str:
    """Where the site stands on its host, as its page for missing addresses knows it: /handbook, or nothing at the top."""
    language = languages_of(site)[0]
    root = re.search(r' data-root="([^"]*)"', (site / language / "404.html").read_text(encoding="utf-8"))
    return root[1].removesuffix(f"{language}/").rstrip("/") if root else ""


def pages(site: Path, language: str) -> list[str]:
    """Every page of a language by its file in the site."""
    files = sorted(path.relative_to(site).as_posix() for path in (site / language).rglob("*.html"))
    return [file for file in files if file not in in_one_file(site, language)]


def in_one_file(site: Path, language: str) -> list[str]:
    """The whole handbook as one page."""
    return [path.relative_to(site).as_posix() for path in (site / language / "download").glob("*.html")]


def kinds(site: Path, language: str) -> dict[str, str]:
    """Kind -> the first file of that kind that does not stand for another; a small handbook has not all."""
    found: dict[str, str] = {}
    texts = {file: (site / file).read_text(encoding="utf-8") for file in pages(site, language)}
    for kind, (named, holds) in KINDS.items():
        for file, text in texts.items():
            own = file.removeprefix(f"{language}/")
            fits = re.fullmatch(named, own) and re.search(holds, text, re.DOTALL)
            if fits and file not in found.values():
                found[kind] = file
                break
    return found
