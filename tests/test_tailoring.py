"""Each rule of tailoring changes something that a reader notices: two profiles that differ in one input, in every language."""

from __future__ import annotations

import pytest

from tests.rewrite_tailoring import CASES, KINDS, Case, cases, differences, written

every_case = pytest.mark.parametrize("case", cases(), ids=lambda case: case.file.stem)


@every_case
@pytest.mark.parametrize("language", ["en", "fi", "pl"])
def test_one_input_changes_what_was_reviewed(case: Case, language: str) -> None:
    found = differences(case, language)
    assert found == case.differs, "if this is meant: python -m tests.rewrite_tailoring, then read the difference"


@every_case
def test_the_change_is_one_that_a_reader_notices(case: Case) -> None:
    assert case.shows
    assert set(case.shows) <= set(case.differs)
    assert set(case.shows.values()) <= set(KINDS)


@every_case
def test_the_file_is_as_it_would_be_written(case: Case) -> None:
    assert case.file.read_text(encoding="utf-8") == written(case, case.differs)


def test_every_rule_has_a_case() -> None:
    illustrations = {13, 24, 25, 26}  # figures of vendors, shown to prove that they cannot be compared
    wanted = set(range(1, 50)) - illustrations
    assert {f"T{number}" for number in wanted} == {case.rule for case in cases()}
    assert len(list(CASES.glob("*.yml"))) == len(cases())
