"""What each example gets, and why, as a file to be read in review: `python -m tests.rewrite_plans` writes them anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.flow import decide
from generator.library import Library, open_library
from generator.plan import Decision
from generator.profile import load_profile
from tests.toybox import EXAMPLES, ROOT

PLANS = Path(__file__).parent / "plans"
_HEAD = """\
# What config/profiles/{name}.yml gets: for each page and unit in or out, for which readers, and the facts that settled it.
# After a change of the rules: python -m tests.rewrite_plans, then read the difference.
profile: {name}
plan:
"""


def plan_text(library: Library, name: str) -> str:
    """The plan of an example for the lead, who may read everything, one unit a line."""
    profile = load_profile(ROOT / "config" / "profiles" / f"{name}.yml", library.vocabulary)
    decisions = decide(library, profile, "lead").plan.decisions()
    return _HEAD.format(name=name) + "".join(f"  {decision.unit}: {' '.join(_said(decision))}\n" for decision in decisions)


def _said(decision: Decision) -> Iterator[str]:
    yield f"{'in' if decision.included else 'out'}, for {decision.edition}"
    yield from {
        "replaced": [f"({decision.by} stands for it)"],
        "housed": [f"(lives on {decision.by})"],
        "page": ["(goes with its page)"],
    }.get(decision.reason, [])
    facts = ", ".join(cause.name if cause.value else f"not {cause.name}" for cause in decision.because)
    yield from [f"because {facts}"] if facts else []


def main() -> None:
    library = open_library(ROOT)
    PLANS.mkdir(exist_ok=True)
    for name in EXAMPLES:
        (PLANS / f"{name}.yml").write_text(plan_text(library, name), encoding="utf-8")


if __name__ == "__main__":
    main()
