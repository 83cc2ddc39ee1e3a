"""The Nu HTML checker of the W3C over folders of HTML: what is wrong in each file."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.browser.examination import Finding

JAR = os.environ.get("VNU_JAR", "")
HOW = (
    "VNU_JAR names no vnu.jar: the HTML was not checked (it needs Java, and npm install vnu-jar@26.9.27 --ignore-scripts; "
    "then VNU_JAR=node_modules/vnu-jar/build/dist/vnu.jar)"
)
# Warnings that were looked into, each with the reason why it is no fault.
REVIEWED: Mapping[str, str] = {
    r"Resource violates Content Security Policy \(meta tag\): external (script|stylesheet) “[^”:]+” blocked by .*": (
        "for the checker a file has no origin, so that 'self' names nothing; browsers load it: test_calm.py"
    ),
    r"Inline style violates Content Security Policy \(meta tag\): .*": (
        "the policy holds the hash of the style, which the checker does not work out; browsers apply it: test_calm.py"
    ),
}


def invalid(folders: Sequence[Path]) -> list[Finding]:
    """Errors and warnings; notes of taste, such as on slashes of empty elements, are none."""
    command = ["java", "-jar", JAR, "--skip-non-html", "--format", "json", *map(str, folders)]
    said = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False).stderr
    counted = [told for told in json.loads(said)["messages"] if told["type"] != "info" or told.get("subType") == "warning"]
    return [_finding(told) for told in counted if not any(re.fullmatch(known, told["message"]) for known in REVIEWED)]


def _finding(told: Mapping[str, str]) -> Finding:
    place = f"{told.get('url', '').removeprefix('file:')}:{told.get('lastLine', '')}"
    return Finding("html", place, f"{told['message']} {told.get('extract', '')!r}")
