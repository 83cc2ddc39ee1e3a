"""Whom to call, and what to do at an hour when nobody answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.flow import book_of
from generator.library import open_library
from tests.toybox import PAIR, ROOT, decided_for

HELP = """crisis:
  help: {{role: owner, phone: "+44 7700 900001"{more}}}
  contacts: {{marketing: {{phone: "+44 7700 900002", show: everyone}}}}
"""


@pytest.mark.parametrize(
    ("more", "on_call", "hours"),
    [
        ("", "none", ""),
        (", hours: mon-fri 08:00-16:00", "always", "Mon–Fri 08:00–16:00"),
        (
            ", hours: mon-fri 08:00-16:00",
            "none",
            "Mon–Fri 08:00–16:00. Outside these hours, ring once. No answer? Send one message.",
        ),
        (
            ", hours: mon-fri 08:00-16:00, then: marketing",
            "none",
            "Mon–Fri 08:00–16:00. Outside these hours, ring each number once. No answer? Send one message.",
        ),
    ],
)
def test_the_first_contact_says_when_and_what_else(more: str, on_call: str, hours: str, tmp_path: Path) -> None:
    text = PAIR.replace("resources: {", f"resources: {{on_call: {on_call}, ") + HELP.format(more=more)
    book = book_of(decided_for(text, tmp_path, "everyone", open_library(ROOT)), "en")
    assert book.help[0].hours.replace("\u2060", "") == hours
