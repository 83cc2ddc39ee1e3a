"""Reading the demo profile, imports included, against importing PyYAML and pydantic. Target: 1.60."""

from __future__ import annotations

import sys

from tests.benchmarks.measure import in_turns, show, whole_process

IMPORTS = "import yaml; from pydantic import create_model; create_model('Any', name=(str, ...))"
READING = f"""{IMPORTS}
from pathlib import Path
from generator.profile import load_profile, load_vocabulary
from generator.yamlfile import read_yaml
load_profile(Path("config/profile.yml"), load_vocabulary(read_yaml(Path("config/vocabulary.yml"))))
"""
ROUNDS = 11


def main() -> None:
    sides = {
        "importing PyYAML and pydantic": lambda: whole_process([sys.executable, "-c", IMPORTS])[0],
        "reading the demo profile": lambda: whole_process([sys.executable, "-c", READING])[0],
    }
    title = "Reading a profile: whole processes, CPU time"
    show(title, in_turns(sides, ROUNDS), "importing PyYAML and pydantic", {"reading the demo profile": 1.6})


if __name__ == "__main__":
    main()
