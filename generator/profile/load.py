"""A profile's file into a Profile, or into everything that is wrong with it."""

from __future__ import annotations

import re
from pathlib import Path

from generator.problems import HandbookError, Problem
from generator.profile.checks import at, disagreements
from generator.profile.kinds import Reading
from generator.profile.logo import read_logo
from generator.profile.model import Profile
from generator.profile.types import LOGO
from generator.profile.vocabulary import Vocabulary
from generator.yamlfile import Tree, examine_file, fit


def load_profile(path: Path, vocabulary: Vocabulary, name: str | None = None) -> Profile:
    """Raises HandbookError with all problems at once: of the YAML, of single values, and between values."""
    tree, problems = examine_file(path, name)
    if tree is None:
        raise HandbookError(problems)
    profile, unfit = fit(tree, Profile, Reading(vocabulary, _languages(tree, vocabulary)))
    problems += _not_yet_told([*unfit, *disagreements(tree, vocabulary), *_wrong_logo(tree, path)], problems)
    if profile is None or problems:
        raise HandbookError(problems)
    return profile


def _wrong_logo(tree: Tree, path: Path) -> list[Problem]:
    name = at(tree.data, "brand", "logo")
    try:
        if isinstance(name, str) and re.fullmatch(LOGO, name):
            read_logo(path, name)
    except (OSError, ValueError) as error:
        hint = "save the picture anew from a drawing program, or leave the line out"
        return [Problem(tree.place("brand", "logo"), f"brand.logo: the picture {error}", hint)]
    return []


def _languages(tree: Tree, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The handbook's languages, as far as they can be read; texts are judged by them."""
    said = at(tree.data, "handbook", "languages")
    return tuple(language for language in said if language in vocabulary.languages) if isinstance(said, list) else ()


def _not_yet_told(later: list[Problem], told: list[Problem]) -> list[Problem]:
    """A value that YAML already stumbled over need not be complained about again."""
    lines = {problem.place.line for problem in told}
    return [problem for problem in later if problem.place.line not in lines]
