"""Make the site: every language of the profile, for one edition or all, beside the old one and swapped in when whole."""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date
from pathlib import Path
from shlex import quote

from generator.flow import decide
from generator.library import open_library
from generator.outline import EDITIONS, Edition
from generator.outputs.site import Built, Order, build_site
from generator.plan import Plan
from generator.problems import CommandLineError, HandbookError, Place, Problem, did_you_mean, fail, has_errors
from generator.profile import Profile, load_profile, profile_notes
from generator.yamlfile import listed, read_yaml

PROFILE = "config/profile.yml"
SITE = Path("site")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("profile", nargs="?", default=PROFILE, type=Path, help=f"the profile (default: {PROFILE})")
    parser.add_argument("--language", metavar="LANG", help="only this language (default: all that the profile names)")
    parser.add_argument("--edition", default="everyone", choices=[*EDITIONS, "all"], help="who reads (default: everyone)")
    parser.add_argument("--output", metavar="DIR", type=Path, help="folder to write (default: site)")
    parser.add_argument("--strict", action="store_true", help="warnings fail the build too")


def run(said: argparse.Namespace) -> int:
    start = time.perf_counter()
    library = open_library(Path())
    profile = load_profile(said.profile, library.vocabulary)
    languages = _languages(said, profile)
    if said.strict:
        _refuse_warnings(said.profile, profile)
    editions: list[Edition] = list(EDITIONS) if said.edition == "all" else [said.edition]
    order = Order(
        project=Path.cwd(),
        profile=said.profile.resolve(),
        title=profile.short_name,
        languages=languages,
        targets={edition: _absolute(_folder(said, edition)) for edition in editions},
        today=date.today().isoformat(),
        name=profile.handbook_id,
        strict=said.strict,
    )
    _tell(f"{profile.organisation.name}: {', '.join(editions)} in {', '.join(order.languages)}")
    built = build_site(order, _told)
    plans = [decide(library, profile, edition).plan for edition in editions]
    _summary(said, editions, built, plans[0], time.perf_counter() - start)
    return 0


def _languages(said: argparse.Namespace, profile: Profile) -> tuple[str, ...]:
    known = profile.handbook.languages
    if said.language and said.language not in known:
        hint = did_you_mean(said.language, known) or f"{listed(known)}; handbook.languages names them"
        raise CommandLineError([Problem(Place("--language"), f"'{said.language}' is not a language of this handbook", hint)])
    return (said.language,) if said.language else known


def _refuse_warnings(file: Path, profile: Profile) -> None:
    """What `check --strict` would not let pass stops a strict build before it begins."""
    if warnings := [note for note in profile_notes(profile, read_yaml(file)) if has_errors([note], strict=True)]:
        raise HandbookError(warnings)


def _folder(said: argparse.Namespace, edition: Edition) -> Path:
    """The edition for everyone, or the only one asked for with --output, has the plain name; others add theirs."""
    output: Path = SITE if said.output is None else said.output
    if output.name in ("", ".."):
        raise fail(Place(str(output)), "is not a folder of its own", "name one with --output, such as site")
    alone = said.edition != "all" and said.output is not None
    return output if edition == "everyone" or alone else output.with_name(f"{output.name}-{edition}")


def _absolute(folder: Path) -> Path:
    """Links on the way are followed, but a link in the folder's own place stays one, so that it can be refused."""
    return folder.parent.resolve() / folder.name


def _told(built: Built) -> None:
    _tell(f"  {built.edition}, {built.language}: {built.pages} pages in {built.seconds:.1f} s")


def _summary(said: argparse.Namespace, editions: list[Edition], built: list[Built], plan: Plan, seconds: float) -> None:
    warnings = [warning for one in built for warning in one.warnings]
    for warning in dict.fromkeys(warnings):
        _tell(f"  warning: {warning}")
    pages, languages = sum(one.pages for one in built), len({one.language for one in built})
    out = plan.left_out()
    whole = sum("#" not in decision.unit for decision in out)
    print(f"{pages} pages, {_number(languages, 'language')}, {_number(len(warnings), 'warning')}, {seconds:.1f} s")
    print(f"Left out for this organisation: {_number(whole, 'page')}, {_number(len(out) - whole, 'section or item')}"[:200])
    print(f"Why: handbook explain --profile {quote(str(said.profile))}")
    for edition in editions:
        print(f"Open: {_folder(said, edition) / 'index.html'}")


def _number(count: int, noun: str) -> str:
    plural = {"section or item": "sections or items"}.get(noun, f"{noun}s")
    return f"{count} {noun if count == 1 else plural}"


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
