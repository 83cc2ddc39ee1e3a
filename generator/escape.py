"""Text into inline Markdown that shows it letter by letter, inline Markdown into text again, and addresses that stay such."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

# Everything that Markdown, HTML, attribute lists, slots or links to units could read as their own. Numeric entities work in
# every dialect of Markdown, where backslashes do not.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|&~\"'!^$=]|://|@|\bwww\.|^[-+:]|^unit:|^\d+(?=[.)])|[\r\n\v\f\x85\u2028\u2029]")


def plain(text: str) -> str:
    """The text with every mark that could mean something turned into a numeric entity; one line."""
    return _SPECIAL.sub(_entity, text.strip())


def _entity(match: re.Match[str]) -> str:
    found = match[0]
    if found.isspace():
        return " "
    if found.isdigit():
        return "".join(f"&#{ord(digit)};" for digit in found)
    return "".join(char if char.isalnum() else f"&#{ord(char)};" for char in found)


SPOKEN = re.compile(r"\[([^\[\]]*)\]\(lang:([a-z]+)\)")  # words in another language than those around them, and which


def in_language(text: str, language: str, around: str) -> str:
    """Inline text, written like a link where it is in another language than the text around it: [Reilusti](lang:fi)."""
    return text if language == around else f"[{text}](lang:{language})"


def in_one_language(text: str) -> str:
    """The same where no such mark can stand, as in the title of a page."""
    return SPOKEN.sub(r"\1", text)


_LINK = re.compile(r"\[([^\[\]]*)\]\([^)\s]*\)")
_MARKS = re.compile(r"\*\*|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|`|\{\{[^}]*\}\}|\{#[^}]*\}")


def as_read(text: str) -> str:
    """Inline Markdown as a person reads it: without marks, addresses, ids and empty slots."""
    return unescape(_MARKS.sub("", _LINK.sub(r"\1", in_one_language(text)))).strip()


# Letters that have no simpler form in Unicode, and the one they are typed as where they are missing.
TYPED_AS: Mapping[str, str] = {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"}
_TRUNK = re.compile(r"\(\s*0\s*\)")


def dialled(number: str) -> str:
    """What is dialled: digits and +, without the (0) that nobody dials after a country's code, as in +358 (0)40 123 4567."""
    called = _TRUNK.sub("", number) if number.strip().startswith("+") else number
    return re.sub("[^+0-9]", "", called)


def phone_link(number: str) -> str:
    """A number to be read and to be called; its marks, brackets and a + among words, mean nothing in a link's text."""
    return f"[{number}](tel:{dialled(number)})"


def mail_link(address: str) -> str:
    """An address for mail, to be read and to be written to."""
    from urllib.parse import quote

    return f"[{plain(address)}](mailto:{quote(address, safe='@')})"


def url_safe(url: str) -> str:
    """An address that cannot end a Markdown link or an attribute early."""
    from urllib.parse import quote

    return quote(url, safe=":/?=%@+,;.-~#&").replace("&", "&amp;")
