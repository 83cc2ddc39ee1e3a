"""The wheel by itself: installed into an empty environment, it makes a handbook in a folder with nothing but a profile."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.site_fixtures import files_of
from tests.toybox import ROOT, SMALLEST, write

pytestmark = pytest.mark.slow
BIN = "Scripts" if os.name == "nt" else "bin"


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """In an environment that knows nothing of this checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "HANDBOOK_", "VIRTUAL_ENV"))}
    return subprocess.run(
        command, cwd=cwd, env=kept, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    missing = [name for name in ("build", "hatchling") if find_spec(name) is None]
    if missing:
        pytest.fail(f"{' and '.join(missing)} must be installed to build the wheel: pip install -e .[dev] hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    done = run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def handbook(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The installed command. What the wheel depends on is borrowed from the environment of the tests."""
    folder = tmp_path_factory.mktemp("fresh") / "venv"
    venv.create(folder, symlinks=os.name != "nt")
    python = folder / BIN / ("python.exe" if os.name == "nt" else "python")
    command = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel)
    done = run(*command, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    (place,) = folder.rglob("site-packages")
    write(place, "borrowed.pth", sysconfig.get_path("purelib"))
    return folder / BIN / "handbook"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Holds nothing but a profile."""
    write(tmp_path, "config/profile.yml", SMALLEST)
    return tmp_path


def test_it_runs_without_the_checkout(handbook: Path, folder: Path) -> None:
    python = handbook.with_name("python")
    done = run(python, "-c", "import generator; print(generator.__file__)", cwd=folder)
    assert Path(done.stdout.strip()).is_relative_to(handbook.parent.parent)


def test_build(handbook: Path, folder: Path) -> None:
    done = run(handbook, "build", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert {name.partition("/")[0] for name in files_of(folder)} == {"config", "site"}
    assert files_of(folder / "config") == {"profile.yml"}
    site = files_of(folder / "site")
    assert {"index.html", "en/index.html", "en/assets/handbook.css", "en/search.html", "en/assets/search-index.js"} <= site
    assert "Toy" in (folder / "site" / "en" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check",), "config/profile.yml:1:1: warning: crisis: nobody leads in a crisis"),
        (("explain",), "+ start"),
        (("explain", "start"), "start: in"),
        (("schema",), '"$schema"'),
        (("schema", "--reference"), "hours_per_week"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_verb(handbook: Path, folder: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run(handbook, *arguments, cwd=folder)
    assert (done.returncode, said in done.stdout) == (0, True), done.stdout + done.stderr
    assert files_of(folder) == {"config/profile.yml"}


def test_the_wheel_holds_no_tests_and_no_example_site(wheel: Path) -> None:
    from zipfile import ZipFile

    names = ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"generator"}
    assert "generator/core/config/outline.yml" in names
    assert not [name for name in names if "/tests/" in name or name.endswith((".pyc", ".html.map"))]
