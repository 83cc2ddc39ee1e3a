"""The page that a site opens with, above the folders of its languages, and the one for addresses that are not there."""

from __future__ import annotations

import shutil
from pathlib import Path

import jinja2

from generator.outline import Edition
from generator.outputs.dress import POLICY
from generator.outputs.look import language_name
from generator.packs import core_root

ENTRY = "index.html"


def write_entry(folder: Path, title: str, languages: tuple[str, ...], edition: Edition) -> None:
    """Leads to the reader's language, and without scripts lets them choose; the other stands where servers look for it."""
    templates = jinja2.FileSystemLoader(core_root() / "templates" / "pages")
    environment = jinja2.Environment(loader=templates, autoescape=True, undefined=jinja2.StrictUndefined)
    names = {code: language_name(code) for code in languages}
    text = environment.get_template("entry.html").render(
        title=title, languages=names, main=languages[0], edition=edition, policy=POLICY
    )
    (folder / ENTRY).write_text(text, encoding="utf-8")
    shutil.copyfile(folder / languages[0] / "404.html", folder / "404.html")
