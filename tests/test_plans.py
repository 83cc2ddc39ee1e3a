"""The golden plans: what each example gets and why. A change of the rules shows as a difference to review."""

from __future__ import annotations

import pytest

from generator.library import Library
from generator.yamlfile import read_yaml
from tests.rewrite_plans import PLANS, plan_text
from tests.toybox import EXAMPLES


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_gets_what_was_reviewed(name: str, library: Library) -> None:
    golden = (PLANS / f"{name}.yml").read_text(encoding="utf-8")
    assert plan_text(library, name) == golden, "if this is meant: python -m tests.rewrite_plans, then read the difference"


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_golden_plan_is_plain_yaml_with_its_profile(name: str) -> None:
    data = read_yaml(PLANS / f"{name}.yml").data
    assert data["profile"] == name
    assert all(said.startswith(("in, for ", "out, for ")) for said in data["plan"].values())


def test_there_is_one_for_each_example() -> None:
    assert sorted(path.stem for path in PLANS.glob("*.yml")) == list(EXAMPLES)
