"""What a value in a YAML file may be: a kind has its words, reads its text, and knows what an editor may accept.

Every value arrives as the text written (see yamlfile), so a kind both reads and judges it. An editor knows nothing of
that: it takes an unquoted 0401234567 for a number. So each schema also takes what such a text looks like to an editor.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from generator.problems import did_you_mean
from generator.profile.values import Pairs, Phrases, Text
from generator.yamlfile import listed, shorten, wrong

if TYPE_CHECKING:
    from generator.profile.vocabulary import Vocabulary

Schema = dict[str, Any]
Sort = Literal["text", "number", "yes_no", "word", "date", "span", "list", "mapping", "section"]


MOST = 200  # entries in one list; nobody has as many channels or people
SHAPED_LENGTH = 300  # longer ones are not even matched: patterns are slow on long texts


@dataclass(frozen=True)
class Reading:
    """What values are judged with: the words of the library, and the languages this handbook is made in."""

    vocabulary: Vocabulary
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Kind:
    """One kind of value: what it is called, how its text is read, what an editor may accept."""

    words: str
    parse: Callable[[str, Reading | None], Any]
    schema: Callable[[Vocabulary], Schema]
    sort: Sort = "text"
    words_from: str = ""  # the list of the vocabulary that it is a word of

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return self.make()

    def make(self) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(self._read)

    def _read(self, value: object, info: core_schema.ValidationInfo) -> object:
        if not isinstance(value, str):
            raise wrong(f"must be {self.words}, not {'a list' if isinstance(value, list) else 'keys and values'}")
        return self.parse(value, info.context)


@dataclass(frozen=True, eq=False)
class Compound:
    """A kind of value that may be written as a list or mapping of simpler ones."""

    words: str
    make: Callable[[], CoreSchema]
    schema: Callable[[Vocabulary], Schema]
    sort: Sort = "text"

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return self.make()


# --- making simple kinds ----------------------------------------------------------------------------------------------


def text(words: str, longest: int, pattern: str) -> Kind:
    """Free text; an unquoted `1.10` or `true` is a number or a truth value to an editor, and text here."""

    def parse(value: str, reading: Reading | None) -> str:
        if not value.strip():
            raise wrong("is empty", "write something or take the line out")
        if len(value) > longest:
            raise wrong(f"has {len(value)} characters", f"at most {longest}")
        if not re.fullmatch(pattern, value):
            raise wrong("must stand on one line")
        return value.strip()

    types = ["string", "number", "boolean"]
    schema = {"type": types, "minLength": 1, "maxLength": longest, "pattern": pattern}
    return Kind(words, parse, lambda vocabulary: schema)


def shaped(pattern: str, words: str, hint: str, read: Callable[[str], Any] = str, sort: Sort = "text", **schema: Any) -> Kind:
    """Text of one shape; loader and editor get the very same pattern. `read` may raise ValueError."""
    shape = re.compile(pattern)
    types = ["string", "boolean"] if shape.fullmatch("true") else "string"  # `true` is no word to an editor
    editor = {"type": types, "pattern": pattern, "maxLength": SHAPED_LENGTH, **schema}

    def parse(value: str, reading: Reading | None) -> Any:
        try:
            if len(value) <= SHAPED_LENGTH and shape.fullmatch(value):
                return read(value)
        except ValueError:  # the shape is right, but there is no such value: 30 February
            pass
        raise wrong(f"'{shorten(value)}' is not {words}", hint)

    return Kind(words, parse, lambda vocabulary: editor, sort)


def number(pattern: str, words: str, most: int, read: Callable[[str], float], editor: str) -> Kind:
    """A number from 0; `editor` is what JSON Schema calls it."""

    def within(value: str) -> float:
        if read(value) > most:
            raise ValueError
        return read(value)

    schema = {"type": [editor, "string"], "minimum": 0, "maximum": most}
    return shaped(pattern, words, f"digits only, from 0 to {most}", within, "number", **schema)


def spelled(spellings: Mapping[str, object]) -> Kind:
    """Yes or no in the usual spellings, true and false among them."""
    known = {form: value for word, value in spellings.items() for form in (word, word.title(), word.upper())}

    def parse(value: str, reading: Reading | None) -> Any:
        if value not in known:
            raise wrong(f"'{shorten(value)}' is neither yes nor no")
        return known[value]

    return Kind("yes or no", parse, lambda vocabulary: {"enum": [True, False, *known]}, "yes_no")


def word(of: str, words: str) -> Kind:
    """A word of one list of the vocabulary; without a Reading any word will do."""

    def parse(value: str, reading: Reading | None) -> str:
        known = reading.vocabulary.words(of) if reading else (value,)
        if value not in known:
            raise wrong(f"'{shorten(value)}' is not {words}", did_you_mean(value, known) or listed(known))
        return value

    return Kind(words, parse, lambda vocabulary: {"type": "string", "enum": [*vocabulary.words(of)]}, "word", of)


def choice(known: tuple[str, ...], words: str) -> Kind:
    """One of a few words of our own."""

    def parse(value: str, reading: Reading | None) -> str:
        if value not in known:
            raise wrong(f"'{shorten(value)}' is not {words}", did_you_mean(value, known))
        return value

    return Kind(words, parse, lambda vocabulary: {"enum": [*known]}, "word")


def either(first: Kind, second: Kind, words: str) -> Kind:
    """Read as the first where its text allows, or else as the second."""

    def parse(value: str, reading: Reading | None) -> Any:
        try:
            return first.parse(value, reading)
        except ValueError:
            return second.parse(value, reading)

    def schema(vocabulary: Vocabulary) -> Schema:
        return {"anyOf": [first.schema(vocabulary), second.schema(vocabulary)]}

    return Kind(words, parse, schema, first.sort)


# --- making kinds that hold others ------------------------------------------------------------------------------------


def _read_language(value: str, reading: Reading | None) -> str:
    known = (reading.languages or reading.vocabulary.languages) if reading else (value,)
    if value not in known:
        raise wrong(f"'{shorten(value)}' is not a language of this handbook", listed(known))
    return value


LANGUAGE_KEY = Kind("a language", _read_language, lambda vocabulary: {"enum": [*vocabulary.languages]}, "word")


def _either_way(plain: CoreSchema, keys: Kind, build: Callable[[Any], Any]) -> CoreSchema:
    """Said once for all, or as a mapping of a key (a language, an edition) to what is said for it; built from a mapping."""
    each = core_schema.dict_schema(keys.make(), plain, min_length=1)
    choice = core_schema.tagged_union_schema(
        {"once": plain, "each": each},
        discriminator=lambda value: "each" if isinstance(value, dict) else "once",
    )
    return core_schema.no_info_after_validator_function(
        lambda said: build(said if isinstance(said, dict) else {"": said}), choice
    )


def _either_schema(plain: Schema, keys: Kind, vocabulary: Vocabulary) -> Schema:
    names = keys.schema(vocabulary)
    return {"anyOf": [plain, {"type": "object", "minProperties": 1, "propertyNames": names, "additionalProperties": plain}]}


def once_or_each(kind: Kind, keys: Kind, words: str, build: Callable[[dict[str, Any]], Any]) -> Compound:
    """Said once, or for each of some keys; `build` takes a mapping, with '' for what is said once."""
    return Compound(
        words,
        lambda: _either_way(kind.make(), keys, build),
        lambda vocabulary: _either_schema(kind.schema(vocabulary), keys, vocabulary),
    )


def spoken(kind: Kind) -> Compound:
    """A Text: said once, or by language."""
    return once_or_each(kind, LANGUAGE_KEY, f"{kind.words} (may differ by language)", lambda said: Text(Pairs.of(said)))


def phrases(kind: Kind) -> Compound:
    """Phrases: one list of texts, or a list by language."""

    def build(said: dict[str, list[str]]) -> Phrases:
        return Phrases(Pairs.of({language: tuple(lines) for language, lines in said.items()}))

    def schema(vocabulary: Vocabulary) -> Schema:
        return _either_schema({"type": "array", "items": kind.schema(vocabulary), "maxItems": MOST}, LANGUAGE_KEY, vocabulary)

    lines = core_schema.list_schema(kind.make(), max_length=MOST)
    return Compound("a list of texts (may differ by language)", lambda: _either_way(lines, LANGUAGE_KEY, build), schema, "list")


def mapping(keys: Kind, values: Kind, words: str, build: Callable[[dict[Any, Any]], Any]) -> Compound:
    """A mapping whose keys are of one kind and whose values are of another."""

    def schema(vocabulary: Vocabulary) -> Schema:
        names = keys.schema(vocabulary)
        return {"type": "object", "propertyNames": names, "additionalProperties": values.schema(vocabulary)}

    def make() -> CoreSchema:
        return core_schema.no_info_after_validator_function(build, core_schema.dict_schema(keys.make(), values.make()))

    return Compound(words, make, schema, "mapping")
