"""What a checkout can do: `make handbook` on Linux and macOS, `py .ci/tasks.py handbook` on Windows.

Everything is installed into .venv, or the folder named in VENV, and anew only when what is installed has changed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = Path(os.environ.get("VENV") or ROOT / ".venv").absolute()
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "installed.txt"
LEFT_BY_TOOLS = (
    "audit",
    "build",
    "dist",
    "site-mkdocs",
    ".hypothesis",
    ".import_linter_cache",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
)


def handbook() -> None:
    """the demo handbook, into site/"""
    install()
    step("the demo handbook", tool("handbook", "build"))
    print(f"\nIt is in the folder site. Open it in a browser: {(ROOT / 'site' / 'index.html').as_uri()}")


def test() -> None:
    """all tests; those of the browser need Chromium"""
    install("dev")
    step("tests", tool("pytest", "--numprocesses=auto", "--maxprocesses=4"), told=False)


def check() -> None:
    """format, lint, types, floors, and every text and example"""
    install("dev")
    step("format", tool("ruff", "format", "--check", "--quiet"))
    step("lint", tool("ruff", "check", "--quiet"))
    step("types", tool("mypy", "--no-error-summary"))
    step("floors", tool("lint-imports", "--no-logo"))
    step("texts and examples", tool("handbook", "check", "--all", "--strict"))


def examples() -> None:
    """strict builds of every example in every language and edition, and a book for each change of one field"""
    install("dev")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(os.environ.get("EXAMPLES") or scratch)  # named there, they stay for `make test`
        for profile in [ROOT / "config/profile.yml", *sorted((ROOT / "config/profiles").glob("*.yml"))]:
            where = ("--output", str(folder / profile.stem))
            step(profile.stem, tool("handbook", "build", str(profile), "--edition", "all", "--strict", *where))
    step("examples with one field changed", [str(PYTHON), "-m", "tests.one_field_changes"])


def audit() -> None:
    """every page of the examples in a real browser: accessibility, layout, validity; the report goes into audit/"""
    install("dev")
    step("audit", [str(PYTHON), "-m", "tests.browser.audit"], told=False)


def benchmark() -> None:
    """how long things take, as ratios"""
    install("dev")
    for script in (
        "profile_to_book", "reading_against_import", "check_against_import", "build_against_mkdocs", "workers", "site_weight",
    ):  # fmt: skip
        step(script, [str(PYTHON), "-m", f"tests.benchmarks.{script}"], told=False)


def clean() -> None:
    """everything away that can be made anew, .venv too"""
    made = [ROOT / name for name in LEFT_BY_TOOLS]
    made += [folder for folder in ROOT.glob("site*") if (folder / ".handbook.json").is_file()]
    made += [cache for name in ("generator", "tests") for cache in (ROOT / name).rglob("__pycache__")]
    for folder in [*made, *([VENV] if (VENV / "pyvenv.cfg").is_file() else [])]:
        shutil.rmtree(folder, ignore_errors=True)


def install(extra: str = "") -> None:
    """The project and what it needs, in the versions of constraints.txt; with `extra` its tools too."""
    wanted = _fingerprint()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") in {wanted + extra, f"{wanted}dev"}:
        return
    if not _has_pip():
        step("a folder for the installation", [sys.executable, "-m", "venv", "--clear", str(VENV)])
    project = f"{ROOT}[{extra}]" if extra else str(ROOT)
    options = ("--quiet", "--disable-pip-version-check", "--constraint", str(ROOT / "constraints.txt"))
    step("installation", [str(PYTHON), "-m", "pip", "install", *options, "--editable", project])
    STAMP.write_text(wanted + extra, encoding="utf-8")


def step(name: str, command: list[str], told: bool = True) -> None:
    """Run a command in the project's folder and leave when it fails; `told` is for those that do not say it themselves."""
    start = time.perf_counter()
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    if code:
        sys.exit(f"{name}: failed" if told else code)
    if told:
        print(f"{name}: {time.perf_counter() - start:.1f} s", flush=True)


def tool(name: str, *arguments: str) -> list[str]:
    return [str(BIN / name), *arguments]


def _fingerprint() -> str:
    """Changes with what is to be installed and with the folder that it points to."""
    files = (ROOT / "pyproject.toml", ROOT / "constraints.txt")
    said = b"\0".join([str(ROOT).encode(), *(path.read_bytes() for path in files)])
    return f"{hashlib.sha256(said).hexdigest()} "


def _has_pip() -> bool:
    asked = [str(PYTHON), "-c", "import pip"]
    return PYTHON.exists() and subprocess.run(asked, check=False, capture_output=True).returncode == 0


TASKS = {task.__name__: task for task in (handbook, test, check, examples, audit, benchmark, clean)}


def main(arguments: list[str]) -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - an older one may run this file
        sys.exit("Python 3.11 or newer is needed. Name it: make PYTHON=python3.12 handbook")
    if len(arguments) != 1 or arguments[0] not in TASKS:
        sys.exit("\n".join(["One of these:", *(f"  {name:<10} {task.__doc__}" for name, task in TASKS.items())]))
    TASKS[arguments[0]]()


if __name__ == "__main__":
    main(sys.argv[1:])
