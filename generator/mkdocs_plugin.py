"""The door for MkDocs: the pages of a Book as virtual files, so that `mkdocs build` and `mkdocs serve` work as ever.

MkDocs and Material escape almost nothing. Titles and names reach them as text whose special marks are entities already.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as SitePage

from generator.book import Book
from generator.escape import plain
from generator.flow import book_of, decide
from generator.library import Library, open_library
from generator.outline import EDITIONS
from generator.outputs.contract import Contract
from generator.outputs.dress import script, style
from generator.outputs.look import Site, needed, page_of_problems
from generator.outputs.markdown import HOME, file_of, write_page
from generator.outputs.search import search_index
from generator.outputs.single import told
from generator.outputs.theme import listing_less
from generator.problems import HandbookError
from generator.profile import load_profile, read_logo

SEARCH = "search.html"
STYLES = ("assets/handbook.css", "assets/brand.css")


class Options(Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml may say under `handbook:`."""

    project = Type(str, default="")
    profile = Type(str, default="config/profile.yml")
    language = Type(str, default="")
    edition = Choice(EDITIONS, default="everyone")
    siblings = Type(str, default="")
    today = Type((str, date), default="")  # YAML makes a date of it


class HandbookPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Makes the book once for each build and gives MkDocs its pages, navigation and look."""

    def __init__(self) -> None:
        self.serving = False
        self.book: Book
        self.library: Library | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        try:
            self.book = self._book(config)
        except HandbookError as error:
            if not self.serving:
                raise PluginError(f"\n{error}") from error
            self.book = page_of_problems(error)
        self.contents: dict[str, str] = {}
        self.pages = {file_of(page.path): page for page in self.book.pages}
        self.site = Site(self.book, self.config.siblings.split(), self._today, self.serving)
        config.theme.static_templates.add(SEARCH)
        config.site_name = Markup(plain(self.book.title))  # some of Material's templates escape it again, others never
        config.nav = _navigation(self.book)
        config.theme["language"] = self.book.language
        config.theme.get_env = listing_less(config.theme.get_env)  # type: ignore[method-assign]
        config.markdown_extensions.append(Contract(self.book.language))  # type: ignore[arg-type]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Nothing of the prose folders is published: only the made pages, the packs' assets, and the theme's needed ones."""
        made = [File.generated(config, path, content=write_page(page)) for path, page in self.pages.items()]
        theme = [f for f in files if f.src_dir != config.docs_dir and needed(f.src_uri)]
        self.stylesheets = [f.src_uri for f in theme]
        written: dict[str, str | bytes] = {"assets/book.js": script(self.book), "assets/brand.css": style(self.book)}
        if self.library and self.book.homes:
            written["assets/search-index.js"] = search_index(self.book, self.library)
        if self.site.logo:
            written[self.site.logo] = read_logo(self._profile(config), self.book.brand.logo or "")
        made += [File.generated(config, path, content=content) for path, content in written.items()]
        return Files([*theme, *_assets(config, self.library), *made])

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        env.globals["book"] = self.book
        env.globals["stylesheets"] = [*self.stylesheets, *STYLES]
        self.single = env.get_template("one_file.html")
        return env

    def on_page_context(self, context: Any, *, page: SitePage, config: MkDocsConfig, nav: Any) -> Any:
        context["handbook"] = self.site.context(self.pages[page.file.src_uri])
        return context

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """The pages that are none of the book's: search.html, 404.html."""
        title = self.book.labels.get("search_results" if template_name == SEARCH else "not_found", "")
        context["handbook"] = self.site.beside(template_name.removesuffix(".html"), title)
        return context

    def on_page_content(self, html: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        self.contents[self.pages[page.file.src_uri].path] = html
        return html

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        site = Path(config.site_dir)
        for sitemap in site.glob("sitemap.xml*"):
            sitemap.unlink()
        if not self.serving:
            sheets = "".join((site / name).read_text(encoding="utf-8") for name in [*self.stylesheets, *STYLES])
            logo = (site / self.site.logo).read_bytes() if self.site.logo else b""
            text = self.single.render(told(self.book, self.contents, sheets, logo, self.site.day(self.book.date)))
            (site / self.site.download).parent.mkdir(exist_ok=True)
            (site / self.site.download).write_text(text, encoding="utf-8")

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """A change of the profile, the rules, the words or the templates makes the site anew."""
        for folder in self._watched(config):
            server.watch(str(folder))
        return server

    def _book(self, config: MkDocsConfig) -> Book:
        self.library = open_library(self._project(config))
        profile = load_profile(self._profile(config), self.library.vocabulary)
        decided = decide(self.library, profile, self.config.edition)
        return book_of(decided, self.config.language, self._today)

    @property
    def _today(self) -> date:
        return date.fromisoformat(str(self.config.today)) if self.config.today else date.today()

    def _project(self, config: MkDocsConfig) -> Path:
        return Path(self.config.project or os.path.dirname(config.config_file_path or "") or ".").resolve()

    def _profile(self, config: MkDocsConfig) -> Path:
        return self._project(config) / self.config.profile

    def _watched(self, config: MkDocsConfig) -> list[Path]:
        roots = [pack.root for pack in self.library.packs] if self.library else [self._project(config)]
        folders = [root / name for root in roots for name in ("config", "handbook", "templates")]
        return [folder for folder in [*folders, self._profile(config).parent] if folder.is_dir()]


def _navigation(book: Book) -> list[Any]:
    """Parts and pages as MkDocs takes them: the start page by itself, then each part with its pages."""
    nav: list[Any] = [{page.title: file_of(page.path)} for page in book.pages if page.path == HOME]
    for part, label in book.parts.items():
        pages = [{page.title: file_of(page.path)} for page in book.pages if page.part == part and page.path != HOME]
        if pages:
            nav.append({label: pages})
    return nav


def _assets(config: MkDocsConfig, library: Library | None) -> list[File]:
    """Assets of all packs; a higher pack's file of the same name wins. Links out of the folder are not followed."""
    found: dict[str, File] = {}
    for pack in library.packs if library else ():
        root = pack.root / "handbook"
        for path in sorted((root / "assets").rglob("*")):
            if path.is_file() and not path.is_symlink():
                name = path.relative_to(root).as_posix()
                found[name] = File.generated(config, name, abs_src_path=str(path))
    return list(found.values())
