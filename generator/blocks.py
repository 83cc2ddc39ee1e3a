"""What a page is made of: typed blocks that every output writes in its own way. No HTML stands in any of them.

Text in blocks is inline Markdown (bold, italic, links), with every value of a profile already escaped. A link to a unit is
written `[text](unit:crisis/plan#team)` until `links.py` has found where the plan put that unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.pictures import Picture

Tone: TypeAlias = Literal["danger", "warning", "note", "tip"]


@dataclass(frozen=True)
class Heading:
    """A section (level 2) or sub-section (level 3) begins; `id` is the unit's id."""

    level: int
    text: str
    id: str


@dataclass(frozen=True)
class Prose:
    """One paragraph."""

    text: str
    id: str = ""


@dataclass(frozen=True)
class Item:
    """One entry of a list or checklist."""

    text: str
    id: str = ""
    children: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bullets:
    """A plain list, numbered when the order matters."""

    items: tuple[Item, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Checklist:
    """Things a person does and ticks. `rhythm` says when it begins anew; `role` whose it is (both ids, may be empty)."""

    items: tuple[Item, ...]
    id: str = ""
    rhythm: str = ""
    role: str = ""


@dataclass(frozen=True)
class Table:
    """Rows of inline text under a header row."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Words:
    """Text to copy: when to use it, and its paragraphs. What a person fills in stands in square brackets."""

    title: str
    paragraphs: tuple[str, ...]
    id: str = ""


@dataclass(frozen=True)
class Callout:
    tone: Tone
    title: str
    paragraphs: tuple[str, ...]
    id: str = ""


@dataclass(frozen=True)
class Choice:
    """An answer to a guide's question and the target (a unit, later a path) it leads to."""

    text: str
    target: str
    id: str = ""


@dataclass(frozen=True)
class Guide:
    """A question and its choices; each outcome is a section of a page."""

    question: str
    choices: tuple[Choice, ...]
    id: str = ""


@dataclass(frozen=True)
class Contact:
    """Whom to reach: what for, who (a role's title, with a name where readers may see it), how and when."""

    purpose: str
    who: str
    phone: str = ""
    email: str = ""
    hours: str = ""


@dataclass(frozen=True)
class Contacts:
    contacts: tuple[Contact, ...]
    urgent: bool = False


@dataclass(frozen=True)
class Fact:
    """A figure or property with what it rests on: `grade` in words, `source` as inline text, `checked` an ISO day."""

    label: str
    value: str
    grade: str = ""
    source: str = ""
    checked: str = ""


@dataclass(frozen=True)
class Facts:
    """A table of facts; the header names what, the figure, and what it rests on."""

    header: tuple[str, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Figure:
    """A picture and the table or list that says the same: no picture carries meaning alone."""

    picture: Picture
    same: Table | Bullets


@dataclass(frozen=True)
class Code:
    """An address for a phone's camera to read, and the line under it (with the address, for people)."""

    address: str
    text: str


@dataclass(frozen=True)
class Note:
    """A remark of the program itself: why this is here, or that it is not yet translated. `kind` is why or language."""

    kind: str
    text: str


Block: TypeAlias = (
    Heading | Prose | Bullets | Checklist | Table | Words | Callout | Guide | Contacts | Facts | Figure | Code | Note
)


def titled(title: str, texts: Sequence[str]) -> tuple[Block, ...]:
    """A list under its name in bold, which begins with a capital; nothing where the list is empty."""
    return (Prose(f"**{title[:1].upper()}{title[1:]}**"), Bullets(tuple(map(Item, texts)))) if texts else ()
