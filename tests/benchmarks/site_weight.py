"""What a reader's browser has to fetch, and whether anything moves while a page loads: in kB and requests, never in time.

Limits: 300 kB and 12 requests for the first page, 40 kB for the next, 150 kB when a search begins, nothing that moves. With
`lighthouse` on the PATH its scores too.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, ViewportSize

from tests.benchmarks.measure import HANDBOOK, PROJECT, whole_process
from tests.benchmarks.served import Sent, Served, as_told
from tests.browser.chromium import FOUND, launched

PROFILE = PROJECT / "config" / "profiles" / "tunturi.yml"
EDITIONS = ("everyone", "lead")
PHONE, DESKTOP = ViewportSize(width=360, height=740), ViewportSize(width=1280, height=800)
FIRST, REQUESTS, NEXT, SEARCH = 300, 12, 40, 150  # kB but for the requests
INDEX, SEARCHING = "/en/assets/search-index.js", "en/search.html?q=password"
START, TROUBLE, LONG = "en/index.html", "en/now/trouble.html", "en/reference/glossary.html"
JUDGED = ("en/index.html", "en/now/trouble.html", "en/crisis/plan.html")
CUTS = ('<details class="hb-menu"', '<nav class="hb-trouble"', "<main", "<article", "<section", "<footer")
WATCH = """
const moves = [];
const watcher = new PerformanceObserver(list => moves.push(...list.getEntries()));
watcher.observe({type: "layout-shift", buffered: true});
const named = node => {
  const element = node && (node.closest ? node : node.parentElement);
  return element ? `${element.localName}.${element.className}` : "";
};
window.__moved = async () => {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
  moves.push(...watcher.takeRecords());
  return moves.filter(move => !move.hadRecentInput).map(move => [move.value, move.sources.map(one => named(one.node)).join(" ")]);
};
"""


class Moved(NamedTuple):
    """Something in sight that changed its place while the page loaded: how much, and which elements."""

    value: float
    what: str


def weight(sent: Sequence[Sent]) -> float:
    """In kB of 1000 bytes."""
    return sum(one.size for one in sent) / 1000


def visit(page: Page, site: Served, path: str) -> list[Sent]:
    """Everything that is sent until the page is loaded."""
    before = len(site.sent)
    page.goto(f"{site.address}/{path}", wait_until="load")
    page.wait_for_url("**/*.html*")
    page.wait_for_load_state("load")
    return site.sent[before:]


@contextmanager
def watched(browser: Browser, size: ViewportSize) -> Iterator[Page]:
    """A page that remembers what moved."""
    context = browser.new_context(viewport=size, locale="en-GB")
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


def moved(page: Page, site: Served, path: str, cut: str = "") -> list[Moved]:
    """What moves in sight when the scripts, and what follows the mark `cut`, come after the first paint, as on a slow line.

    A browser may also paint a line that it has read by half; that moves once in many tries, so only what moves again counts.
    """
    return _moved(page, site, path, cut) and _moved(page, site, path, cut)


def _moved(page: Page, site: Served, path: str, cut: str) -> list[Moved]:
    site.cut = cut.encode()
    site.opened.clear()
    try:
        page.goto(f"{site.address}/{path}", wait_until="commit")
        page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length > 0")
    finally:
        site.opened.set()
    page.wait_for_load_state("load")
    return [Moved(*one) for one in page.evaluate("() => window.__moved()")]


def main() -> None:
    with tempfile.TemporaryDirectory() as name, launched() as browser:
        for edition in EDITIONS:
            folder = Path(name) / edition
            command = [*HANDBOOK, "build", str(PROFILE), "--language", "en", "--edition", edition, "--output", str(folder)]
            whole_process(command)
            print(f"\nTunturi, en, {edition}")
            with as_told(folder) as site:
                show_weights(browser, site)
                show_files(folder)
                show_moved(browser, site)
                if shutil.which("lighthouse") and edition == EDITIONS[-1]:
                    show_scores(site, Path(name) / "scores.json")


def show_weights(browser: Browser, site: Served) -> None:
    for path in ("", START, TROUBLE, LONG):
        context = browser.new_context(viewport=PHONE, locale="en-GB")
        page = context.new_page()
        first = visit(page, site, path)
        line(f"first page, nothing kept: /{path}", weight(first), "kB", FIRST)
        line("  requests", len(first), "", REQUESTS)
        if path == START:
            following = {path: visit(page, site, path) for path in (TROUBLE, LONG)}
            for path, sent in following.items():
                line(f"next page: /{path} ({len(sent)} requests)", weight(sent), "kB", NEXT)
            sent = visit(page, site, SEARCHING)
            line(f"a search begins ({len(sent)} requests)", weight(sent), "kB", SEARCH)
            line("  its index", weight([one for one in sent if one.path == INDEX]), "kB")
        context.close()


def show_files(folder: Path) -> None:
    files = sorted(folder.glob("*.zip")) + sorted(folder.glob("*/download/*.html"))
    for file in files:
        line(file.relative_to(folder).as_posix(), file.stat().st_size / 1000, "kB")


def show_moved(browser: Browser, site: Served) -> None:
    files = [*sorted(path.relative_to(site.folder).as_posix() for path in site.folder.glob("en/**/*.html")), SEARCHING]
    for size in (PHONE, DESKTOP):
        with watched(browser, size) as page:
            found = {file: moves for file in files if (moves := moved(page, site, file))}
            found |= {f"{START} before {cut}": moves for cut in CUTS if (moves := moved(page, site, START, cut))}
        line(f"pages of {len(files)} where something moves, {size['width']} px wide", len(found), "", 0)
        for file, moves in found.items():
            print(f"    {file}: {sum(one.value for one in moves):.4f} {moves[0].what[:120]}")


def show_scores(site: Served, report: Path) -> None:
    """Lighthouse's scores of 100. It paints on a slow phone of its own making, so they vary a little from run to run."""
    for path in JUDGED:
        subprocess.run(
            ["lighthouse", f"{site.address}/{path}", "--output=json", f"--output-path={report}", "--quiet",
             "--chrome-flags=--headless=new --no-sandbox", "--only-categories=performance,accessibility,best-practices"],
            check=True, env=os.environ | {"CHROME_PATH": str(FOUND)},
        )  # fmt: skip
        told = json.loads(report.read_text(encoding="utf-8"))
        scores = ", ".join(f"{one['title']} {one['score'] * 100:.0f}" for one in told["categories"].values())
        print(f"  /{path}: {scores}; largest paint {told['audits']['largest-contentful-paint']['displayValue']}")


def line(name: str, value: float, unit: str, limit: float | None = None) -> None:
    shown = f"{value:.1f}" if isinstance(value, float) else str(value)
    missed = "" if limit is None else f"   (limit {limit}{'' if value <= limit else ', MISSED'})"
    print(f"  {name:<72} {shown:>8} {unit}{missed}", flush=True)


if __name__ == "__main__":
    main()
