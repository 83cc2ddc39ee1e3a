"""A Book and the words that readers type into the index of its search: one script that a page loads when somebody searches.

An entry is what stands before the first heading of a page, or under one heading. Texts of it are words without order, so
that the index stays small; titles, headings and the phrases of search.yml are whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile
from unicodedata import combining, normalize

from generator.blocks import (
    Block,
    Bullets,
    Callout,
    Checklist,
    Contacts,
    Facts,
    Figure,
    Guide,
    Heading,
    Prose,
    Table,
    Words,
)
from generator.book import Book, Page, ids_of
from generator.escape import TYPED_AS, as_read
from generator.library import SOURCE_LANGUAGE, Library
from generator.outline import PageRule
from generator.outputs.markdown import file_of

SNIPPET = 110  # characters that a result shows of its text
_LETTERS = str.maketrans({**TYPED_AS, "'": "", "’": ""})
_PAGE_LINK = re.compile(r"\[[^\[\]]*\]\(page:[^)\s]*\)")
_ENDED = re.compile("[.!?:;,…][)”\"'’]*$")
_SENTENCE = re.compile(r"(?<=[.!?:])\s")
_WORD = re.compile(r"[^\W_]+")
_HYPHENED = re.compile(r"[^\W_]+(?:-[^\W_]+)+")


@dataclass
class _Entry:
    """What can be found: a page's opening (no anchor, no heading) or a section, and the phrases that name it.

    `near` are phrases of sections that this book leaves out: their page may still help. The names of other pages in its text
    lead to those pages, and are no words of its own.
    """

    page: int
    anchor: str = ""
    heading: str = ""
    texts: list[str] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    phrases: list[str] = field(default_factory=list)
    near: list[str] = field(default_factory=list)

    def add(self, text: str, shown: bool = True) -> None:
        plain = as_read(text)
        self.texts += [plain] if shown else []
        self.words.update(tokens(as_read(_PAGE_LINK.sub(" ", text)) if "](page:" in text else plain))

    def row(self) -> list[object]:
        return [self.page, self.anchor, self.heading, _snippet(self.texts), self.phrases, self.near]


def search_index(book: Book, library: Library) -> str:
    """The script. It hands one list to `handbookIndex`; search-engine.js says what stands where in it."""
    words = library.search_words(book.language)
    entries = _entries(book, library, words.phrases)
    stop_words = {token for word in words.stop_words for token in tokens(word)}
    parts = list(book.parts)
    data = [
        " ".join(sorted(stop_words)),
        " ".join(folded(ending) for ending in words.endings),
        " ".join(folded(change) for change in words.changes),
        [as_read(label) for label in book.parts.values()],
        [[page.path, file_of(page.path, ".html"), as_read(page.title), parts.index(page.part)] for page in book.pages],
        [entry.row() for entry in entries],
        *_postings(entries, stop_words),
    ]
    return f"handbookIndex({_script_safe(data)});\n"


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """Small letters without their marks: Hasło is haslo. The engine folds what is typed in the same way."""
    if text.isascii():
        return text.lower().replace("'", "")
    apart = normalize("NFKD", text.lower().translate(_LETTERS))
    return "".join(letter for letter in apart if not combining(letter))


def tokens(text: str) -> list[str]:
    """Its words, folded; what hyphens join is there as one word too: e-mail is e, mail and email."""
    plain = text.replace("'", "").replace("’", "")
    joined = [match[0].replace("-", "") for match in _HYPHENED.finditer(plain)] if "-" in plain else []
    return [folded(word) for word in (*_WORD.findall(plain), *joined)]


def _entries(book: Book, library: Library, phrases: Mapping[str, tuple[str, ...]]) -> list[_Entry]:
    """In the order of the book, without sections that only list other pages."""
    entries: list[_Entry] = []
    standing: dict[str, _Entry] = {}
    for number, page in enumerate(book.pages):
        entries.append(_Entry(number, phrases=_named(page, book)))
        standing[page.path] = entries[-1]
        for block in page.blocks:
            if isinstance(block, Heading) and block.id:
                entries.append(_Entry(number, block.id, as_read(block.text)))
            else:
                unshown = block.header if isinstance(block, Table) else ()
                for text in filter(None, _texts(block)):
                    entries[-1].add(text, text not in unshown)
            standing |= {f"{page.path}#{name}": entries[-1] for name in ids_of((block,))}
    for unit, said in phrases.items():
        texts = [folded(phrase) for phrase in said]
        for home in _homes(book, library, unit):
            standing[home].phrases += texts
        name = unit.partition("#")[0]
        if unit not in book.homes and name in standing:
            standing[name].near += texts
    return [entry for entry in entries if not entry.anchor or entry.words or entry.phrases]


def _named(page: Page, book: Book) -> list[str]:
    """A page's id says in English words what it is about."""
    return [page.path.rpartition("/")[2].replace("_", " ")] if book.language == SOURCE_LANGUAGE else []


def _homes(book: Book, library: Library, unit: str) -> Iterator[str]:
    """Where a unit stands in this book: at home, on every page that has it, on what took its page's place, or nowhere."""
    page, mark, section = unit.partition("#")
    repeated = [rule for rule in library.outline.pages if rule.base == page]
    for rule in repeated:
        yield from (there for p in _instances(book, library, rule) if (there := f"{p.path}{mark}{section}") in book.homes)
    if repeated:
        return
    if unit in book.homes:
        yield book.homes[unit]
    elif page not in book.homes:
        yield from (r.page for r in library.outline.pages if page in r.instead_of and r.page in book.homes)


def _instances(book: Book, library: Library, rule: PageRule) -> Iterator[Page]:
    """The pages that a rule is repeated as; a second account on a channel has a number: channels/facebook_2."""
    keys = "|".join(map(re.escape, library.vocabulary.channels))
    before, _, after = rule.page.partition("{channel}")
    pattern = re.compile(rf"{re.escape(before)}(?:{keys})(?:_\d+)?{re.escape(after)}")
    return (page for page in book.pages if pattern.fullmatch(page.path))


def _texts(block: Block) -> Iterator[str]:
    """Everything in a block that a reader may look for."""
    if isinstance(block, Heading | Prose):
        yield block.text
    elif isinstance(block, Bullets | Checklist):
        yield from (text for item in block.items for text in (item.text, *item.children))
    elif isinstance(block, Table):
        yield from (cell for row in (block.header, *block.rows) for cell in row)
    elif isinstance(block, Words | Callout):
        yield from (block.title, *block.paragraphs)
    elif isinstance(block, Guide):
        yield from (block.question, *(choice.text for choice in block.choices))
    elif isinstance(block, Contacts):
        yield from (text for c in block.contacts for text in (c.purpose, c.who, c.phone, c.email, c.hours))
    elif isinstance(block, Facts):
        yield from (text for fact in block.facts for text in (fact.label, fact.value, fact.source))
    elif isinstance(block, Figure):
        yield from (block.picture.title, block.picture.text, *_texts(block.same))


def _snippet(texts: list[str]) -> str:
    """How an entry begins: whole sentences where they fit, else whole words."""
    text = " ".join(text if _ENDED.search(text) else f"{text};" for text in texts).removesuffix(";")[: 2 * SNIPPET]
    if len(text) <= SNIPPET:
        return text
    ends = [match.start() for match in _SENTENCE.finditer(text)]
    fitting = [end for end in ends if SNIPPET // 3 <= end <= SNIPPET]
    return text[: fitting[-1]] if fitting else text[:SNIPPET].rsplit(" ", 1)[0] + " …"


def _postings(entries: list[_Entry], stop_words: set[str]) -> tuple[str, str]:
    """The words of all texts in order, each as what it shares with the one before and its rest; and where each stands.

    Places are numbers of entries, each told as its distance from the one before, in base 36.
    """
    places: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        for word in entry.words - stop_words - set(tokens(entry.heading)):
            if len(word) > 1:
                places.setdefault(word, []).append(number)
    words = sorted(places)
    rests = (_rest(before, word) for before, word in zip(["", *words], words, strict=False))
    return " ".join(rests), " ".join(_distances(places[word]) for word in words)


def _distances(numbers: list[int]) -> str:
    return ",".join(_base36(number - before) for before, number in zip([0, *numbers], numbers, strict=False))


def _rest(before: str, word: str) -> str:
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(before, word, strict=False))
    shared = min(35, sum(1 for _ in alike))
    return _base36(shared) + word[shared:]


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return digits[number] if number < 36 else _base36(number // 36) + digits[number % 36]


def _script_safe(data: object) -> str:
    """JSON that is a script too, and holds nothing that could end one."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
