"""All pages of a site as one HTML file that needs nothing else: for a phone, for mail, for a place without a network.

No scripts stand in it, because the previews of phones and mail programs run none; every link leads to a place in the file.
"""

from __future__ import annotations

import base64
import hashlib
import posixpath
import re
from collections.abc import Mapping
from itertools import groupby
from pathlib import PurePosixPath

from generator.book import Book
from generator.outputs.markdown import HOME, TROUBLE, file_of

_ID = re.compile(r' (id|for|aria-labelledby|aria-describedby)="([^"]+)"')
_HREF = re.compile(r' href="([^":]*)"')
_LEVEL = re.compile(r' aria-level="([1-5])"')
_HEADING = re.compile(r"<(/?)h([1-5])\b")


def download_of(book: Book) -> str:
    """Where the file is in the site, by a name that tells what it is once it has left it: kotipiha-team-en.html."""
    return f"download/{book.id}-{book.edition}-{book.language}.html"


def anchor(path: str, name: str = "") -> str:
    """Where a page, or something on it, is in the one file."""
    page = path.replace("/", "-")
    return f"{page}--{name}" if name else page


def moved_in(content: str, path: str, known: Mapping[str, str]) -> str:
    """A page's HTML as a part of the one file: headings one level lower, ids of its own, links to the pages in it.

    Shapes: `content` is the page's HTML; `known` maps the site's html files to the paths of their pages.
    """
    folder = posixpath.dirname(file_of(path, ".html"))

    def lead(match: re.Match[str]) -> str:
        file, _, name = match[1].partition("#")
        target = known.get(posixpath.normpath(posixpath.join(folder, file))) if file else path
        return f' href="#{anchor(target, name)}"' if target else match[0]

    content = _ID.sub(lambda m: f' {m[1]}="{" ".join(anchor(path, name) for name in m[2].split())}"', content)
    content = _HREF.sub(lead, content)
    content = _LEVEL.sub(lambda m: f' aria-level="{int(m[1]) + 1}"', content)
    return _HEADING.sub(lambda m: f"<{m[1]}h{int(m[2]) + 1}", content)


def told(book: Book, contents: Mapping[str, str], style: str, logo: bytes, dated: str) -> dict[str, object]:
    """What the file's template is given. Shapes: `contents` maps each page's path to its HTML in the site."""
    known = {file_of(page.path, ".html"): page.path for page in book.pages}
    return {
        "book": book,
        "site_name": book.title,
        "policy": _policy(style),
        "style": style,
        "logo": _address(PurePosixPath(book.brand.logo or "").suffix, logo) if logo else "",
        "trouble": next((anchor(page.path) for page in book.pages if page.path == TROUBLE), ""),
        "dated": dated,
        "contents": [
            (book.parts.get(home, ""), [(anchor(page.path), page.title) for page in pages])
            for home, pages in groupby(book.pages, key=lambda page: page.home if page.path != HOME else "")
        ],
        "pages": [(anchor(page.path), page.language, moved_in(contents[page.path], page.path, known)) for page in book.pages],
    }


def _policy(style: str) -> str:
    """What a browser may do with the file: show it in this one style."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


def _address(suffix: str, picture: bytes) -> str:
    kind = {".svg": "svg+xml", ".jpg": "jpeg"}.get(suffix, "png")
    return f"data:image/{kind};base64,{base64.b64encode(picture).decode()}"
