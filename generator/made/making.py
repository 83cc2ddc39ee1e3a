"""What every maker of blocks is given, and the shapes most of them make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.blocks import Block, Bullets, Item, Table
from generator.escape import in_language, plain, url_safe
from generator.library import SOURCE_LANGUAGE
from generator.plan import Plan
from generator.teller import Teller


@dataclass(frozen=True)
class Making:
    """What a maker may look at: the teller, the plan, and on a channel's page the channel's key."""

    teller: Teller
    plan: Plan
    channel: str = ""

    def label(self, name: str, **values: object) -> str:
        return self.teller.words.say(f"labels.{name}", **values)


def table(making: Making, header: tuple[str, ...], rows: Sequence[tuple[str | None, ...]]) -> tuple[Block, ...]:
    """A table under labels, without columns that nobody has filled; nothing where there are no rows."""
    said = [index for index in range(len(header)) if any(row[index] for row in rows)]
    filled = tuple(tuple(row[index] or "" for index in said) for row in rows)
    return (Table(tuple(making.label(header[index]) for index in said), filled),) if filled else ()


def bullets(texts: Sequence[str | None]) -> tuple[Block, ...]:
    """A list of those texts that say something; nothing where none does."""
    items = tuple(Item(text) for text in texts if text)
    return (Bullets(items),) if items else ()


def source_link(source: Mapping[str, str], language: str) -> str:
    """A document of sources.yml by its title, which is English, leading to it when it stands on the web."""
    title = in_language(plain(source["title"]), SOURCE_LANGUAGE, language)
    return f"[{title}]({url_safe(source['address'])})" if source["address"].startswith(("https://", "http://")) else title
