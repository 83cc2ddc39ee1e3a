"""What readers see, as words with the files they stand in; and what a dictionary and our own terms make of them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel

from generator.checks.style import plain_text, texts_of
from generator.library import Library, open_library
from generator.profile import load_profile
from generator.profile.values import ByLanguage
from generator.prose import Slot
from tests.toybox import ROOT

PROFILES = (ROOT / "config/profile.yml", *sorted((ROOT / "config/profiles").glob("*.yml")))
VOIKKO = "import sys, libvoikko; fi = libvoikko.Voikko('fi'); print(*(w for w in sys.stdin.read().split() if not fi.spell(w)))"
NO_WORD = "qxzvw"  # asked too: whoever knows it has not understood the question

_ADDRESS = r"https?://\S+|\S+@\S+|[\w.-]+\.(?:com|eu|example|fi|gov|net|org|pl)\b[^\s,;)]*"
_NO_WORDS = re.compile(rf"`[^`]*`|\{{[^}}]*\}}|{_ADDRESS}|(?<!\w)[#@]\w+")
_WORD = re.compile(r"(?<!\w)(?:\d+-)?[^\W\d_]+(?:[-'’:][^\W\d_]+)*(?!\w)")


class Dictionary(NamedTuple):
    """A command that reads words, one a line, and prints the unknown ones; and Debian's packages that bring it."""

    command: tuple[str, ...]
    packages: str


# Debian's bindings are there for Debian's own Python, not for that of a virtual environment
SYSTEM_PYTHON = shutil.which("python3", path=os.defpath) or "python3"

DICTIONARIES: dict[str, Dictionary] = {
    "en": Dictionary(("hunspell", "-d", "en_GB", "-i", "utf-8", "-l"), "hunspell hunspell-en-gb"),
    "fi": Dictionary((SYSTEM_PYTHON, "-I", "-X", "utf8", "-c", VOIKKO), "python3-libvoikko voikko-fi"),
    "pl": Dictionary(("hunspell", "-d", "pl_PL", "-i", "utf-8", "-l"), "hunspell hunspell-pl"),
}


class NoDictionaryError(Exception):
    """Says what to install."""


@lru_cache
def words_of(language: str) -> Mapping[str, frozenset[Path]]:
    """Every word that readers of a language see, with the files it stands in."""
    found: dict[str, frozenset[Path]] = {}
    for file, text in _texts(open_library(ROOT), language):
        found |= {word: found.get(word, frozenset()) | {file} for word in words_in(text)}
    return found


def words_in(text: str) -> list[str]:
    """The words of a text, without what is filled in, addresses, handles, hashtags and what has a digit in it."""
    found = _WORD.findall(_NO_WORDS.sub(" ", plain_text(text)))
    return [word.replace("’", "'").removesuffix("'s") for word in found]


def unknown(language: str, words: Iterable[str], terms: Iterable[str]) -> set[str]:
    """The words that are neither in the dictionary nor among our terms. Raises NoDictionaryError."""
    listed = set(terms)
    asked = {word: rest_of(word, listed) for word in words}
    answer = _ask(DICTIONARIES[language], {rest for rest in asked.values() if rest})
    return {word for word, rest in asked.items() if {rest, *re.split(r"\W", rest)} & answer}


def rest_of(word: str, terms: set[str]) -> str:
    """What the dictionary has to know of a word: where PDF is a term, a PDF-file has to be a file."""
    return "" if _forms(word) & terms else "-".join(part for part in word.split("-") if not _forms(part) & terms)


def unused(language: str, terms: Iterable[str]) -> list[str]:
    """Our terms that stand in no text."""
    used = {form for word in words_of(language) for part in (word, *word.split("-")) for form in _forms(part)}
    return [term for term in terms if term not in used]


def places(word: str, files: Iterable[Path]) -> Iterator[str]:
    """Where a word stands, as file:line."""
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    for file in sorted(files):
        lines = file.read_text(encoding="utf-8").replace("’", "'").splitlines()
        found = [number for number, line in enumerate(lines, 1) if pattern.search(line)]
        yield from (f"{file.relative_to(ROOT).as_posix()}:{number}" for number in found or [1])


def groups_of_terms(language: str) -> list[list[str]]:
    """The lines of config/spelling/<language>.txt without the comments; a blank line parts one group from the next."""
    text = (ROOT / f"config/spelling/{language}.txt").read_text(encoding="utf-8")
    return [[line for line in group.splitlines() if not line.startswith("#")] for group in text.split("\n\n")]


def terms_of(language: str) -> list[str]:
    return [term for group in groups_of_terms(language) for term in group]


def _texts(library: Library, language: str) -> Iterator[tuple[Path, str]]:
    """Pages, short labels, and what the example organisations say of themselves, each with its file."""
    folder = ROOT / "handbook" / language
    for page in library.files(language):
        if document := library.prose(language, page):
            blocks = (piece.block for piece in document.pieces if not isinstance(piece.block, Slot))
            yield from ((folder / f"{page}.md", text) for text in (document.title, *(t for b in blocks for t in texts_of(b))))
    yield from ((folder / "words.yml", text) for text in library.words(language).texts.values())
    for file in PROFILES:
        profile = load_profile(file, library.vocabulary)
        alone = profile.handbook.languages == (language,)  # what is said once for several languages is a name
        yield from ((file, text) for text in _said(profile, (language, "") if alone else (language,)))


def _said(value: Any, languages: tuple[str, ...]) -> Iterator[str]:
    """The free texts in a profile, or in a part of it, that are in one of these languages."""
    if isinstance(value, ByLanguage):
        here = [value.said[language] for language in languages if language in value.said]
        yield from (line for text in here for line in ([text] if isinstance(text, str) else text))
    elif isinstance(value, BaseModel | Mapping):
        yield from (text for part in dict(value).values() for text in _said(part, languages))
    elif isinstance(value, tuple):
        yield from (text for part in value for text in _said(part, languages))


def _forms(word: str) -> set[str]:
    """As what a word may be listed: as it stands, or without the capital at its beginning."""
    return {word, word[:1].lower() + word[1:]}


def _ask(dictionary: Dictionary, words: set[str]) -> set[str]:
    """What the dictionary does not know; hunspell names only the part of a hyphenated word that is wrong."""
    asked = "\n".join([NO_WORD, *sorted(words), ""])
    try:
        done = subprocess.run(dictionary.command, input=asked, capture_output=True, encoding="utf-8", check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoDictionaryError(f"on Debian: apt install {dictionary.packages}") from error
    answer = set(done.stdout.split())
    assert NO_WORD in answer, f"{dictionary.command[0]} does not tell what it does not know"
    return answer
