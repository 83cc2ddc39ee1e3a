"""Every HTML file of an example, in all editions and languages, is valid for the checker of the W3C."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.outline import EDITIONS
from tests.browser.nu import HOW, JAR, invalid


def test_every_file_is_valid(built: Callable[[str, str], Path]) -> None:
    if not Path(JAR).is_file():
        pytest.fail(HOW) if os.environ.get("CI") == "true" else pytest.skip(HOW)
    assert [str(finding) for finding in invalid([built("saarela", edition) for edition in EDITIONS])] == []
