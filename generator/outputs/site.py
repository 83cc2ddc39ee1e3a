"""A handbook as a static site: one MkDocs build for each language and edition, each in a process of its own.

Never threads: two MkDocs builds in two threads of one process swap their content, because MkDocs' options keep state on
their classes. One after another in one process is clean.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread, active_count
from typing import TYPE_CHECKING, Any

from generator.outline import Edition
from generator.outputs.entry import write_entry
from generator.outputs.expected import check_built
from generator.outputs.packed import pack
from generator.outputs.swap import MARKER, swapped
from generator.packs import core_root
from generator.problems import HandbookError, Place, Problem, fail

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext


@dataclass(frozen=True)
class Job:
    """One build: one edition in one language, into `folder`."""

    project: Path
    profile: Path
    edition: Edition
    language: str
    siblings: tuple[str, ...]
    folder: Path
    today: str


@dataclass(frozen=True)
class Built:
    """What a build gave: its pages (html files), the warnings, and how long it took in seconds."""

    edition: Edition
    language: str
    pages: int
    warnings: tuple[str, ...]
    seconds: float


@dataclass(frozen=True)
class Order:
    """What to build: `targets` maps each edition to its folder, `name` is the handbook's own in names of files."""

    project: Path
    profile: Path
    title: str
    languages: tuple[str, ...]
    targets: dict[Edition, Path]
    today: str
    name: str = "handbook"
    strict: bool = False


def build_site(order: Order, told: Callable[[Built], None], workers: int | None = None) -> list[Built]:
    """Build everything beside the old folders, then put each in its place.

    `told` is called as each build ends. Raises HandbookError, and leaves the old folders as they were, when a build fails
    or, under `strict`, warns.
    """
    for folder in order.targets.values():
        _check_apart(folder, order)
    with ExitStack() as stack:
        fresh = {
            edition: stack.enter_context(swapped(folder, _about(order, edition))) for edition, folder in order.targets.items()
        }
        jobs = [
            Job(order.project, order.profile, edition, language, order.languages, folder / language, order.today)
            for edition, folder in fresh.items()
            for language in order.languages
        ]
        built = []
        # closed before the folders are cleared: no worker is left that could go on filling them
        results = stack.enter_context(closing(_run(jobs, workers or min(len(jobs), os.cpu_count() or 1))))
        for result in results:
            built.append(result)
            told(result)
        if order.strict and any(result.warnings for result in built):
            raise HandbookError(Problem(Place("mkdocs"), warning) for result in built for warning in result.warnings)
        for edition, folder in fresh.items():
            write_entry(folder, order.title, order.languages, edition)
            pack(folder, f"{order.name}-{edition}", apart=(MARKER,))
    return built


def _check_apart(folder: Path, order: Order) -> None:
    """Raises HandbookError when a site would stand among, or in place of, what it is made from."""
    sources = [order.profile, order.project, *(order.project / name for name in ("config", "handbook", "templates"))]
    for source in sources:
        inside = source != order.project and source in folder.parents
        if folder == source or folder in source.parents or inside:
            message = f"cannot be the site's folder: it holds, or lies in, what the site is made from ({source})"
            raise fail(Place(str(folder)), message, "name another folder with --output")


def _about(order: Order, edition: Edition) -> dict[str, object]:
    return {"handbook": order.title, "edition": edition, "languages": order.languages}


def _run(jobs: list[Job], workers: int) -> Generator[Built, None, None]:
    if workers <= 1 or len(jobs) == 1:
        yield from map(build_one, jobs)
        return
    with _uninterrupted():  # a library that catches everything could swallow Ctrl-C during its import: here it waits
        from concurrent.futures import ProcessPoolExecutor, as_completed  # here, because most runs need none

        way = _way_to_start()
    with ProcessPoolExecutor(min(workers, len(jobs)), mp_context=way, initializer=_end_with_parent) as pool:
        with _uninterrupted():
            futures = [pool.submit(build_one, job) for job in jobs]
        try:
            for future in as_completed(futures):
                yield future.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Workers begun here leave Ctrl-C to their parent: a copy that was interrupted would unwind its parent's work as well."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _way_to_start() -> BaseContext:
    """A copy of this process has its imports already, but is safe on Linux and from one thread only; else a new process."""
    from multiprocessing import get_context

    if sys.platform != "linux" or active_count() > 1:
        return get_context("spawn")
    from mkdocs.commands import build  # noqa: F401 - for the copies
    from mkdocs.config import load_config  # noqa: F401

    return get_context("fork")


def _end_with_parent() -> None:
    """A worker whose parent was killed would go on filling a folder that the next run clears away."""
    from multiprocessing import parent_process

    parent = parent_process()

    def wait() -> None:
        if parent:
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()


def build_one(job: Job) -> Built:
    """One MkDocs build in this process. Raises HandbookError with what MkDocs or the plugin complained about."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    if not os.environ.get("SOURCE_DATE_EPOCH", "").isdigit():  # set, but to nothing, counts as not set
        os.environ["SOURCE_DATE_EPOCH"] = "1"
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import ConfigurationError, MkDocsException

    start = time.perf_counter()
    warnings = _Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(warnings)
    try:
        config = load_config(config_file=str(_mkdocs_yml(job.project)), site_dir=str(job.folder))
        plugin = _our_plugin(config, job)
        build(config)
    except (MkDocsException, ConfigurationError) as error:
        if isinstance(cause := getattr(error.__context__, "__cause__", None), HandbookError):  # the plugin's own complaint
            raise cause from None
        said = dict.fromkeys([*warnings.said, str(error).strip()])
        raise HandbookError(Problem(Place("mkdocs.yml"), line) for line in said) from None
    finally:
        logger.removeHandler(warnings)
    check_built(job.folder, plugin.book)
    return Built(job.edition, job.language, len(plugin.book.pages), tuple(warnings.said), time.perf_counter() - start)


def _our_plugin(config: Any, job: Job) -> Any:
    """The plugin with its options set: whatever mkdocs.yml says of profile, edition or language, the job settles it."""
    plugin = config.plugins.get("handbook")
    if plugin is None:
        raise fail(Place("mkdocs.yml"), "does not list the plugin 'handbook'", "add it under plugins:")
    options = {
        "project": str(job.project),
        "profile": str(job.profile),
        "language": job.language,
        "edition": job.edition,
        "siblings": " ".join(job.siblings),
        "today": job.today,
    }
    plugin.load_config(options)
    return plugin


class _Warnings(logging.Handler):
    """Keeps what MkDocs warns about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def _mkdocs_yml(project: Path) -> Path:
    """The project's own look, or the core's."""
    own = project / "mkdocs.yml"
    return own if own.is_file() else core_root() / "mkdocs.yml"
