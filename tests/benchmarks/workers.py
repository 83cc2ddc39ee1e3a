"""Languages and editions in worker processes against one process each, one after the other: by the clock, 2 cores.

Target: two builds 0.65, three builds 0.75. "One after the other" is one fresh process a build, as generator/outputs/site.py
has it; builds one after the other inside a single process, which share their imports, are shown without a target.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.benchmarks.measure import PROJECT, in_turns, show, whole_process

ROUNDS = 5
ORDER = f"""
import sys
from pathlib import Path
from generator.outputs.site import Order, build_site
folder, workers, *builds = sys.argv[1:]
project = Path({str(PROJECT)!r})
targets = {{edition: Path(folder) / edition for edition in dict.fromkeys(build.split("-")[0] for build in builds)}}
languages = tuple(dict.fromkeys(build.split("-")[1] for build in builds))
if __name__ == "__main__":
    order = Order(project, project / "config/profile.yml", "Demo", languages, targets, "2026-11-20")
    assert len(build_site(order, lambda built: None, int(workers))) == len(builds)
"""
CASES = {
    ("everyone-fi", "everyone-en"): 0.65,
    ("everyone-en", "team-en", "lead-en"): 0.75,
}


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        script = Path(name) / "order.py"
        script.write_text(ORDER, encoding="utf-8")
        for builds, target in CASES.items():
            compare(script, builds, target)


def compare(script: Path, builds: tuple[str, ...], target: float) -> None:
    folder = script.parent / "sites"

    def seconds(workers: int, *names: str) -> float:
        return whole_process([sys.executable, str(script), str(folder), str(workers), *names])[1]

    sides = {
        "a process each, one after the other": lambda: sum(seconds(1, build) for build in builds),
        "all in one process, one after the other": lambda: seconds(1, *builds),
        "two workers": lambda: seconds(2, *builds),
    }
    title = f"{len(builds)} builds ({', '.join(builds)}): by the clock"
    show(title, in_turns(sides, ROUNDS), "a process each, one after the other", {"two workers": target})


if __name__ == "__main__":
    main()
