"""What an audit found, for people (audit.md) and for programs (audit.json)."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.browser.examination import Finding

CHECKS = ("opens", "axe", "headings", "languages", "landmarks", "names", "reflow", "text spacing")


@dataclass(frozen=True, order=True)
class Examined:
    """A page opened in one size, and what is wrong on it."""

    site: str
    page: str
    size: str
    findings: tuple[Finding, ...]


def write_report(folder: Path, examined: Sequence[Examined], invalid: Sequence[Finding], notes: Sequence[str]) -> None:
    folder.mkdir(exist_ok=True)
    told = {"notes": list(notes), "pages": [asdict(one) for one in examined], "html": [asdict(one) for one in invalid]}
    (folder / "audit.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    lines = ["# Audit", "", *(f"- {note}" for note in notes), "", *_table(examined), *_found(examined)]
    lines += ["", "## html", "", *(f"- {finding.where}: {finding.what}" for finding in invalid)] if invalid else []
    (folder / "audit.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _table(examined: Sequence[Examined]) -> Iterator[str]:
    """A row a site and size: pages opened, and findings of each check."""
    yield f"| site | size | pages | {' | '.join(CHECKS)} |"
    yield f"|---|---|--:|{'--:|' * len(CHECKS)}"
    for site, size in sorted({(one.site, one.size) for one in examined}):
        ours = [one for one in examined if (one.site, one.size) == (site, size)]
        count = Counter(_check(finding) for one in ours for finding in one.findings)
        yield f"| {site} | {size} | {len(ours)} | {' | '.join(str(count[check]) for check in CHECKS)} |"


def _check(finding: Finding) -> str:
    return next(check for check in CHECKS if finding.check.startswith(check))


def _found(examined: Sequence[Examined]) -> Iterator[str]:
    """Each fault once, with the number of times and the first page."""
    where: dict[Finding, list[Examined]] = defaultdict(list)
    for one in examined:
        for finding in one.findings:
            where[finding].append(one)
    check = ""
    for finding, pages in sorted(where.items()):
        if finding.check != check:
            check = finding.check
            yield from ("", f"## {check}", "")
        first = pages[0]
        yield f"- `{finding.where}`: {finding.what} ({len(pages)} times, first on {first.site}/{first.page}, {first.size})"
