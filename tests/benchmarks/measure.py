"""Ratios of time: both sides in one run, in turns, several rounds, medians."""

from __future__ import annotations

import gc
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

PROJECT = Path(__file__).resolve().parent.parent.parent
PROFILE = PROJECT / "config" / "profile.yml"
HANDBOOK = [sys.executable, "-m", "generator.cli"]
Rounds = Mapping[str, Sequence[float]]


def in_turns(sides: Mapping[str, Callable[[], float]], rounds: int) -> Rounds:
    """Seconds of every side in every round. Each round begins with another side, and one round before them warms up."""
    names, taken = list(sides), {name: list[float]() for name in sides}
    for number in range(rounds + 1):
        for name in names[number % len(names) :] + names[: number % len(names)]:
            gc.collect()
            seconds = sides[name]()
            if number:
                taken[name].append(seconds)
    return taken


def own_cpu(work: Callable[[], object]) -> float:
    """CPU seconds of a piece of work in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def whole_process(command: Sequence[str], folder: Path = PROJECT) -> tuple[float, float]:
    """CPU seconds of a process with its children, and seconds by the clock. It has to end well."""
    before, start = _children(), time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment())
    return _children() - before, time.perf_counter() - start


def show(title: str, rounds: Rounds, against: str, targets: Mapping[str, float]) -> None:
    """Medians of all sides, and the ratio of those with a target to the side `against`: the median of the rounds' ratios."""
    print(f"\n{title}")
    for name, seconds in rounds.items():
        line = f"  {name:<52} {median(seconds) * 1000:>8.0f} ms"
        if name in targets:
            ratio = median(one / other for one, other in zip(seconds, rounds[against], strict=True))
            line += f"   {ratio:.2f} times {against} (target {targets[name]:.2f}{'' if ratio <= targets[name] else ', MISSED'})"
        print(line, flush=True)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _environment() -> dict[str, str]:
    """Modules are compiled once and kept, as for anybody who has installed the program."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"NO_MKDOCS_2_WARNING": "1"}
