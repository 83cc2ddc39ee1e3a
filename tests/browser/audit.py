"""Every page of the examples in a real browser, and a report of what is wrong: `make audit`.

All pages of the edition that sees all, one of each kind in the others; each in every language, on a phone and on a desk, in
light and dark, magnified four times, and with wider spacing. For some only: python -m tests.browser.audit tunturi
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from playwright.sync_api import Error, Page

from generator.outline import EDITIONS
from tests.browser import nu
from tests.browser.audit_report import Examined, write_report
from tests.browser.chromium import FOUND, launched, served
from tests.browser.examination import AXE, SIZES, Finding, everything, window
from tests.browser.kinds import in_one_file, kinds, languages_of, pages, show, sub_path
from tests.built_sites import build_example
from tests.toybox import EXAMPLES, ROOT

REPORT = ROOT / "audit"
ALL_PAGES, IN_ONE_FILE = "lead", ("public", "everyone")  # as one file, larger editions take minutes and show nothing new
AT_ONCE = 25  # pages that a browser opens before it is started anew


@dataclass(frozen=True)
class Visit:
    """Pages of a site that one browser opens in one size."""

    site: Path
    size: str
    files: tuple[str, ...]


def visits(sites: Path, examples: Iterable[str]) -> Iterator[Visit]:
    for example in examples:
        for edition in EDITIONS:
            site = sites / (example if edition == "everyone" else f"{example}-{edition}")
            for size in SIZES:
                files = (file for language in languages_of(site) for file in _files(site, edition, language))
                while batch := tuple(islice(files, AT_ONCE)):
                    yield Visit(site, size, batch)


def _files(site: Path, edition: str, language: str) -> list[str]:
    if edition == ALL_PAGES:
        return pages(site, language)
    return [*kinds(site, language).values(), *(in_one_file(site, language) if edition in IN_ONE_FILE else ())]


def examine(visit: Visit) -> list[Examined]:
    """In a process of its own."""
    languages = languages_of(visit.site)
    with launched() as browser, served(visit.site, sub_path(visit.site)) as address, window(browser, SIZES[visit.size]) as page:
        return [_examined(page, address, visit, file, languages) for file in visit.files]


def _examined(page: Page, address: str, visit: Visit, file: str, languages: Sequence[str]) -> Examined:
    try:
        show(page, address, file)
        found = everything(page, file.split("/")[0], languages)
    except (AssertionError, Error) as error:  # the rest is still worth seeing
        found = [Finding("opens", file, str(error).partition("\n")[0])]
    return Examined(visit.site.name, file, visit.size, tuple(found))


def all_examined(planned: Sequence[Visit]) -> Iterator[Examined]:
    """As many processes as there are cores; what they do is printed as they go."""
    began, opened, of = time.perf_counter(), 0, sum(len(visit.files) for visit in planned)
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as workers:
        running = {workers.submit(examine, visit): visit for visit in planned}
        for done in as_completed(running):
            visit, examined = running[done], done.result()
            opened += len(examined)
            findings = sum(len(one.findings) for one in examined)
            told = f"{visit.site.name}, {visit.size}: {findings} findings"
            print(f"{opened:5} of {of} pages, {time.perf_counter() - began:4.0f} s: {told}", flush=True)
            yield from examined


def main(examples: Sequence[str]) -> int:
    if not FOUND:
        sys.exit("the audit needs Chromium (on Debian: apt install chromium)")
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as scratch:
        sites = _built(examples, Path(scratch))
        planned = list(visits(sites, examples))
        examined = sorted(all_examined(planned))
        invalid = nu.invalid(list(dict.fromkeys(visit.site for visit in planned))) if nu.JAR else []
    findings = len(invalid) + sum(len(one.findings) for one in examined)
    notes = [
        f"{len(examined)} pages opened, {findings} findings, {time.perf_counter() - began:.0f} s",
        f"{AXE.split()[1]} {AXE.split()[2]}; rules of WCAG 2.0, 2.1 and 2.2, A and AA, and of good practice",
        "the Nu checker of the W3C over every HTML file" if nu.JAR else nu.HOW,
    ]
    write_report(REPORT, examined, invalid, notes)
    print("\n".join([*notes, f"The report: {REPORT / 'audit.md'}"]))
    return 1 if findings else 0


def _built(examples: Sequence[str], scratch: Path) -> Path:
    """The folder of the sites; EXAMPLES may name one where `make examples` has just built them."""
    if "EXAMPLES" in os.environ:
        return Path(os.environ["EXAMPLES"])
    for example in examples:
        if problem := build_example(example, scratch / example):
            sys.exit(problem)
        print(f"{example}: built", flush=True)
    return scratch


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or EXAMPLES))
