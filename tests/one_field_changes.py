"""The lead's book of every example with one field changed, for each change that a fact sees: python -m tests.one_field_changes.

Nothing is written. It fails where a book cannot be made, and says for which change.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from generator.checks.variations import facts_for, one_field_changes
from generator.flow import book_of, decide
from generator.library import open_library
from generator.problems import HandbookError
from generator.profile import load_profile
from tests.toybox import EXAMPLES, ROOT


def main() -> int:
    with ProcessPoolExecutor() as workers:
        told = list(workers.map(made, EXAMPLES))
    for example, (count, problems) in zip(EXAMPLES, told, strict=True):
        print(f"{example}: {count} books, {len(problems)} problems")
        print("".join(f"  {problem}\n" for problem in problems), end="")
    return int(any(problems for _, problems in told))


def made(example: str) -> tuple[int, list[str]]:
    """How many books were made, and what kept others from it."""
    changes = list(_changes(example))
    return len(changes), [problem for change in changes for problem in change]


def _changes(example: str) -> Iterator[list[str]]:
    library = open_library(ROOT)
    profile = load_profile(ROOT / f"config/profiles/{example}.yml", library.vocabulary)
    seen = set()
    for change in one_field_changes(profile, library):
        facts = facts_for(change.profile, library)
        truths = str([facts.truths(channel) for channel in ("", *facts.of_channel)])
        if truths not in seen and change.profile.organisation.countries:  # a profile without a country is refused at the door
            seen.add(truths)
            try:
                book_of(decide(library, change.profile, "lead"))
                yield []
            except HandbookError as error:
                yield [f"{change.path}: {problem}" for problem in error.problems]


if __name__ == "__main__":
    sys.exit(main())
