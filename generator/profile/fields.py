"""The model of a profile as a value: every key with its type in words, for conditions, PROFILE.md and the schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic import AfterValidator, BaseModel

from generator.profile.kinds import Compound, Kind, Sort
from generator.profile.model import Profile


@dataclass(frozen=True)
class Shape:
    """What a key's value looks like: a kind, a choice of words, a section, or a list or mapping of these."""

    sort: Sort
    words: str
    kind: Kind | Compound | None = None
    choices: tuple[str, ...] = ()
    section: type[BaseModel] | None = None
    item: Shape | None = None
    key: Shape | None = None
    unique: bool = False


@dataclass(frozen=True)
class Key:
    """One key of a section."""

    name: str
    shape: Shape
    description: str
    example: str
    unit: str
    required: bool
    default: Any
    at_least_one: bool


@dataclass(frozen=True)
class Field:
    """A key by its path: `organisation.staff`; `channel.ads` is a key of each channel; `[]` marks other lists."""

    path: str
    sort: Sort
    type: str
    description: str
    example: str
    unit: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    words_from: str = ""  # the list of the vocabulary that its words come from


def shape_of(hint: Any) -> Shape:
    """The shape behind a type of the model; `None` beside it only means that the key may be left out."""
    if NoneType in get_args(hint):
        return shape_of(next(part for part in get_args(hint) if part is not NoneType))
    if get_origin(hint) is Annotated:
        inner, *marks = get_args(hint)
        kind = next((mark for mark in marks if isinstance(mark, Kind | Compound)), None)
        return _of_kind(kind) if kind else _of_many(inner, unique=any(isinstance(mark, AfterValidator) for mark in marks))
    if get_origin(hint) is Literal:
        return Shape("word", ", ".join(get_args(hint)), choices=get_args(hint))
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return Shape("section", "keys of its own", section=hint)
    raise TypeError(f"the profile has no such type: {hint}")


def _of_kind(kind: Kind | Compound) -> Shape:
    return Shape(kind.sort, kind.words, kind)


def _of_many(hint: Any, unique: bool) -> Shape:
    if get_origin(hint) is Mapping:
        key, value = map(shape_of, get_args(hint))
        return Shape("mapping", f"a mapping of {_noun(key.words)} to {value.words}", item=value, key=key)
    item = shape_of(get_args(hint)[0])
    words = "a list of entries with keys of their own" if item.section else f"a list of: {item.words}"
    return Shape("list", words, item=item, unique=unique)


def _noun(words: str) -> str:
    return words.removeprefix("a ").removeprefix("an ")


@lru_cache
def keys_of(section: type[BaseModel]) -> tuple[Key, ...]:
    """The keys of a section in the order of the model."""
    hints = get_type_hints(section, include_extras=True)
    return tuple(_key(name, field, hints[name]) for name, field in section.model_fields.items())


def _key(name: str, field: Any, hint: Any) -> Key:
    extra = field.json_schema_extra or {}
    return Key(
        field.alias or name,
        shape_of(hint),
        field.description,
        str(field.examples[0]),
        extra.get("unit", ""),
        field.is_required(),
        None if field.is_required() else field.default,
        any(getattr(mark, "min_length", 0) for mark in field.metadata),
    )


@lru_cache
def profile_fields() -> tuple[Field, ...]:
    """Every key of a profile, sections before what they hold."""
    return tuple(_fields(Profile, ""))


def _fields(section: type[BaseModel], prefix: str) -> Iterator[Field]:
    for key in keys_of(section):
        shape, item = key.shape, key.shape.item
        path = f"{prefix}{key.name}"
        words = shape if shape.kind else item or shape
        yield Field(
            path, shape.sort, shape.words, key.description, key.example, key.unit, key.required,
            words.choices, getattr(words.kind, "words_from", ""),
        )  # fmt: skip
        if shape.section:
            yield from _fields(shape.section, f"{path}.")
        if item and item.section:
            yield from _fields(item.section, "channel." if path == "channels" else f"{path}[].")
