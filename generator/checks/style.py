"""Questions about how the prose reads: long sentences, filler, unexplained letters, empty headings, repeats, long pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.blocks import Block, Bullets, Callout, Checklist, Guide, Heading, Prose, Table, Words
from generator.book import Book
from generator.escape import as_read
from generator.library import Library
from generator.problems import Place, Problem
from generator.prose import Document, Slot

_SENTENCE = re.compile(r"(?<=[.!?…\]])[\"”»')*]*\s+(?=[\"„”«(*\[]*[A-ZÀ-ŽŁŚŻŹĆ])")
_NUMBER = re.compile(r"^\d+[.)]\s")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LETTERS = re.compile(r"\b[A-ZŁŚŻŹĆÄÖÅ]{2,6}\b")


def style_problems(library: Library) -> Iterator[Problem]:
    """Every page of every language, as its writer wrote it."""
    rules = library.prose_rules
    for language in library.languages:
        first: dict[str, tuple[str, Place]] = {}
        for page in library.files(language):
            document = library.prose(language, page)
            for line, sentence in sentences(document) if document else ():
                yield from _sentence(rules, language, document.place(line), sentence)  # type: ignore[union-attr]
                yield from _repeat(library, (page, document.place(line)), sentence, first)  # type: ignore[union-attr]
            yield from _letters(rules, document) if document else ()
            yield from _headings(rules, language, document) if document else ()


def long_pages(library: Library, book: Book, example: str) -> Iterator[Problem]:
    """Pages of a made book that a tired reader will not finish."""
    usual, longer = int(library.prose_rules.get("longest_page", 1200)), library.prose_rules.get("longer_pages", {})
    for page in book.pages:
        longest = next((int(most) for start, most in longer.items() if page.path.startswith(start)), usual)
        count = sum(len(_WORD.findall(plain_text(text))) for block in page.blocks for text in texts_of(block))
        if count > longest and not page.path.startswith("about/"):
            message = f"has {count} words in the {book.edition} edition of {example}"
            yield Problem(Place(page.file, 1), message, f"at most {longest}: split it, or leave something out", "warning")


def sentences(document: Document) -> Iterator[tuple[int, str]]:
    """Every sentence of a document with the line of its block, without marks."""
    for piece in document.pieces:
        if not isinstance(piece.block, Slot | Heading):
            for text in texts_of(piece.block):
                yield from ((piece.line, sentence) for sentence in _SENTENCE.split(plain_text(text)) if sentence.strip())


def texts_of(block: Block) -> Iterator[str]:
    """The texts in a block that are read as sentences."""
    if isinstance(block, Prose | Heading):
        yield block.text
    elif isinstance(block, Bullets | Checklist):
        yield from (text for item in block.items for text in (item.text, *item.children))
    elif isinstance(block, Table):
        yield from (cell for row in (block.header, *block.rows) for cell in row)
    elif isinstance(block, Words | Callout):
        yield from (block.title, *block.paragraphs)
    elif isinstance(block, Guide):
        yield from (block.question, *(choice.text for choice in block.choices))


def plain_text(text: str) -> str:
    """As it is read, without the number of an item."""
    return _NUMBER.sub("", as_read(text))


def _sentence(rules: Mapping[str, Any], language: str, place: Place, sentence: str) -> Iterator[Problem]:
    count, longest = len(_WORD.findall(sentence)), int(rules.get("longest_sentence", 25))
    if count > longest and not _excepted(rules, sentence):
        yield Problem(
            place, f"a sentence of {count} words: {_start(sentence)}", f"at most {longest}: make two of it", "warning"
        )
    for phrase in rules.get("filler", {}).get(language, ()):
        if re.search(rf"\b{re.escape(phrase)}\b", sentence, re.IGNORECASE) and not _excepted(rules, sentence):
            yield Problem(place, f"'{phrase}' says nothing: {_start(sentence)}", "take it out or say it plainly", "warning")


def _repeat(library: Library, here: tuple[str, Place], sentence: str, first: dict[str, tuple[str, Place]]) -> Iterator[Problem]:
    """The same sentence on two pages of one handbook; pages that stand for one another may share it."""
    rules, key = library.prose_rules, " ".join(_WORD.findall(sentence)).casefold()
    if len(key.split()) < int(rules.get("same_sentence_from", 9)):
        return
    page, place = first.setdefault(key, here)
    if page != here[0] and not _excepted(rules, sentence) and not _never_together(library, page, here[0]):
        yield Problem(here[1], f"stands in {place} too: {_start(sentence)}", "keep one and link there", "warning")


def _never_together(library: Library, one: str, other: str) -> bool:
    return any({rule.page, stood_for} == {one, other} for rule in library.outline.pages for stood_for in rule.instead_of)


def _letters(rules: Mapping[str, Any], document: Document) -> Iterator[Problem]:
    known = set(rules.get("known_abbreviations", ()))
    told: set[str] = set()
    for line, sentence in sentences(document):
        for letters in _LETTERS.findall(sentence):
            explained = re.search(rf"\({letters}\b|\b{letters} \(", document.source)
            if letters not in known | told and not explained:
                told.add(letters)
                yield Problem(
                    document.place(line), f"'{letters}' is not explained", f"say what it is: ... ({letters})", "warning"
                )


def _headings(rules: Mapping[str, Any], language: str, document: Document) -> Iterator[Problem]:
    empty = rules.get("empty_headings", {}).get(language, ())
    for piece in document.pieces:
        if isinstance(piece.block, Heading) and piece.block.text.strip().casefold() in empty:
            yield Problem(document.place(piece.line), f"the heading '{piece.block.text}' says nothing", level="warning")


def _excepted(rules: Mapping[str, Any], sentence: str) -> bool:
    return any(entry["says"] in sentence for entry in rules.get("exceptions", ()))


def _start(sentence: str) -> str:
    return sentence if len(sentence) < 60 else sentence[:60].rsplit(" ", 1)[0] + " …"
