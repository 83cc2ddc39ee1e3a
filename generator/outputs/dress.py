"""What a browser is told beside the pages: the brand as a style, what the scripts know of the book, and what may run at all."""

from __future__ import annotations

import json
from collections.abc import Mapping

from generator.book import Book
from generator.brand import palette
from generator.words import locale_of

FONTS = '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
# Files of the site's own and nothing else: no inline script or style, no other host, no frame, no form sent elsewhere.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)


def script(book: Book) -> str:
    """What the pages' own scripts know of the book, as a script: `window.handbook`."""
    told = {
        "id": book.id,
        "edition": book.edition,
        "language": book.language,
        "locale": locale_of(book.language).replace("_", "-"),
        "labels": dict(book.labels),
    }
    return f"window.handbook = {json.dumps(told, ensure_ascii=False)};\n"


def style(book: Book) -> str:
    """The brand as custom properties, for light and for dark pages."""
    brand = book.brand
    colours = palette(brand.colour, brand.accent)
    fonts = f'"{brand.font}", {FONTS}' if brand.font else FONTS
    dark = f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_properties(colours.dark)} }} }}"
    return f":root {{ {_properties(colours.light)} --hb-font: {fonts}; }}\n{dark}\n"


def _properties(colours: Mapping[str, str]) -> str:
    return " ".join(f"--hb-{name}: {colour};" for name, colour in colours.items())
