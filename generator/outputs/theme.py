"""The theme's files without the thousands of icons that Material brings: MkDocs only lists them to leave them out again."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader


class WithoutHidden(FileSystemLoader):
    """Finds every template by its name, but lists none of a folder that begins with a dot: no build publishes those."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for root in self.searchpath:
            for folder, inside, files in os.walk(root):
                inside[:] = [name for name in inside if not name.startswith(".")]
                found.update((Path(folder) / file).relative_to(root).as_posix() for file in files)
        return sorted(found)


def listing_less(get_env: Callable[[], Environment]) -> Callable[[], Environment]:
    """The theme's way to make its environment, with the loader above in place of its own."""

    def made() -> Environment:
        environment = get_env()
        if type(environment.loader) is FileSystemLoader:
            environment.loader = WithoutHidden(environment.loader.searchpath)
        return environment

    return made
