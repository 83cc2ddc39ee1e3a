"""`handbook check` of the demo profile against importing what it cannot do without and MkDocs' build. Target: 1.50."""

from __future__ import annotations

import sys

from tests.benchmarks.measure import HANDBOOK, in_turns, show, whole_process

IMPORTS = [sys.executable, "-c", "import mkdocs.commands.build, pydantic"]
ROUNDS = 11


def main() -> None:
    sides = {
        "importing MkDocs and pydantic": lambda: whole_process(IMPORTS)[0],
        "handbook check": lambda: whole_process([*HANDBOOK, "check"])[0],
    }
    title = "Checking a profile: whole processes, CPU time"
    show(title, in_turns(sides, ROUNDS), "importing MkDocs and pydantic", {"handbook check": 1.5})


if __name__ == "__main__":
    main()
