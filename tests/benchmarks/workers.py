"""Languages in worker processes against one `handbook build` each, one after the other: by the clock, on 2 cores.

Targets: two builds 0.65, three builds 0.75. "One after the other" is a fresh process for each build.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tests.benchmarks.measure import HANDBOOK, PROFILE, PROJECT, in_turns, show, whole_process

ROUNDS = 7
CASES = (
    (PROFILE, ("fi", "en"), 0.65),
    (PROJECT / "config" / "profiles" / "tunturi.yml", ("en", "fi", "pl"), 0.75),
)


def main() -> None:
    print(f"{os.cpu_count()} cores, as many workers at most")
    with tempfile.TemporaryDirectory() as folder:
        for profile, languages, target in CASES:
            compare(profile, languages, Path(folder) / profile.stem, target)


def compare(profile: Path, languages: tuple[str, ...], folder: Path, target: float) -> None:
    def seconds(*options: str) -> float:
        return whole_process([*HANDBOOK, "build", str(profile), "--edition", "team", "--output", str(folder), *options])[1]

    sides = {
        "one after the other": lambda: sum(seconds("--language", language) for language in languages),
        "in workers": lambda: seconds(),
    }
    title = f"{len(languages)} builds ({profile.stem}: {', '.join(languages)}): by the clock"
    show(title, in_turns(sides, ROUNDS), "one after the other", {"in workers": target})


if __name__ == "__main__":
    main()
