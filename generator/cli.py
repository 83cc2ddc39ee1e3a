"""The command line: finds the verb, runs it, prints problems, gives the exit code."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from io import TextIOWrapper
from types import ModuleType

from generator import __version__
from generator.problems import CommandLineError, HandbookError, Problem

# verb -> what it is for; each is a module in generator/commands with add_arguments(parser) and run(arguments)
VERBS = {
    "build": "make the site",
    "check": "find every problem in a profile, or with --all in the library and the examples",
    "explain": "say why a page, section or item is in or out",
    "schema": "print the profile's JSON Schema, for editors",
}
FINE, PROBLEMS, WRONG_USE, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit codes: 0 fine, 1 problems in what was written, 2 wrong command line, 3 our bug, 130 interrupted."""
    try:
        _speak_utf_8()
        given = list(sys.argv[1:] if arguments is None else arguments)
        said = _parser(given).parse_args(given)
        run: Callable[[argparse.Namespace], int] = said.run
        return run(said)
    except HandbookError as error:
        print_problems(error.problems)
        return WRONG_USE if isinstance(error, CommandLineError) else PROBLEMS
    except KeyboardInterrupt:
        print("Interrupted; the last good site is as it was.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return FINE
    except Exception:
        return _our_bug()


def print_problems(problems: Sequence[Problem]) -> None:
    """Every problem on a line of its own, to standard error."""
    for problem in problems:
        print(problem, file=sys.stderr)


def _parser(given: list[str]) -> argparse.ArgumentParser:
    """Only the verb that is asked for is imported, so that each answers fast."""
    parser = argparse.ArgumentParser(prog="handbook", description="A tailored social media handbook from one YAML profile.")
    parser.add_argument("--version", action="version", version=f"handbook {__version__}")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    for verb, purpose in VERBS.items():
        own = verbs.add_parser(verb, help=purpose)
        if verb in given:
            module = _imported(f"generator.commands.{verb}")
            own.description = module.__doc__
            module.add_arguments(own)
            own.set_defaults(run=module.run)
    return parser


def _imported(name: str) -> ModuleType:
    """What is imported stays to the end; the collector is told so, because looking through it again and again takes time."""
    if name in sys.modules:
        return sys.modules[name]
    gc.disable()
    try:
        return import_module(name)
    finally:
        gc.freeze()
        gc.enable()


def _speak_utf_8() -> None:
    """Names and profiles hold letters that a redirected output on Windows, or a bare Linux, could not write."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def _our_bug() -> int:
    import traceback

    traceback.print_exc()
    print("This is a mistake in the program, not in your files. Please report it with the lines above.", file=sys.stderr)
    return OUR_BUG


if __name__ == "__main__":
    sys.exit(main())
