"""The words that a profile may use, as config/vocabulary.yml lists them."""

from __future__ import annotations

from typing import Annotated

from generator.profile.kinds import shaped
from generator.profile.section import Section
from generator.profile.types import Line, Several, Table, Word, YesNo
from generator.yamlfile import Tree, load_model

CountryCode = Annotated[str, shaped("^[A-Z]{2}$", "the code of a country", "two capital letters, such as FI")]


class CountryFacts(Section):
    """What the handbook must know about a country."""

    eu: YesNo
    emergency: Line


class ChannelFact(Section):
    """What kind of value a fact about a channel has: yes_no, count, address, or a noun that words.yml has plurals for."""

    unit: Word


class Vocabulary(Section):
    """Lists of ids; their labels stand in handbook/<language>/words.yml."""

    sectors: Several[Word]
    channels: Several[Word]
    channel_facts: Table[Word, ChannelFact]
    roles: Several[Word]
    risks: Several[Word]
    places: Several[Word]
    routes: Several[Word]
    fallbacks: Several[Word]
    languages: Several[Word]
    countries: Table[CountryCode, CountryFacts]

    def words(self, of: str) -> tuple[str, ...]:
        """The words of one list, in the order of the file; of a mapping its keys."""
        return tuple(getattr(self, of))


def load_vocabulary(tree: Tree) -> Vocabulary:
    """From config/vocabulary.yml; HandbookError with everything that is wrong in it."""
    return load_model(tree, Vocabulary)
