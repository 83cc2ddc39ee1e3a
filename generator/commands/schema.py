"""Print the profile's JSON Schema; with --reference the profile reference in Markdown. Editors complete and check with it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from generator.library import open_library
from generator.schema import profile_reference, profile_schema


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reference", action="store_true", help="the reference for people (PROFILE.md) instead")


def run(said: argparse.Namespace) -> int:
    vocabulary = open_library(Path()).vocabulary
    if said.reference:
        print(profile_reference(vocabulary), end="")
    else:
        print(json.dumps(profile_schema(vocabulary), indent=2, ensure_ascii=False))
    return 0
