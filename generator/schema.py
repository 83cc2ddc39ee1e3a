"""The model of a profile into papers: the JSON Schema that editors use, and PROFILE.md that people read.

Draft 7 is what the YAML extensions of editors know best. `python -m generator.schema` writes both files anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator.profile import Profile, Vocabulary, load_vocabulary
from generator.profile.fields import Key, Shape, keys_of
from generator.profile.kinds import MOST
from generator.yamlfile import read_yaml

SCHEMA_FILE, REFERENCE_FILE = "config/profile.schema.json", "PROFILE.md"
_LISTS = {
    "sectors": "All sectors",
    "channels": "All channels",
    "channel_facts": "All facts about channels",
    "roles": "Usual roles",
    "risks": "All risks",
    "places": "All places where people talk",
    "routes": "All routes",
    "fallbacks": "All ways to speak when channels fail",
    "languages": "All languages",
    "countries": "All countries",
}


def profile_schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """JSON Schema, draft 7, with the words of the vocabulary."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Profile",
        **_section(Profile, vocabulary),
    }


def _section(section: type[BaseModel], vocabulary: Vocabulary) -> dict[str, Any]:
    keys = keys_of(section)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [key.name for key in keys if key.required],
        "properties": {key.name: _key(key, vocabulary) for key in keys},
    }


def _key(key: Key, vocabulary: Vocabulary) -> dict[str, Any]:
    """A key's schema; its description ends with the unit, because editors show nothing else of it."""
    schema = _shape(key.shape, vocabulary)
    if key.at_least_one:
        schema["minItems"] = 1
    schema["description"] = f"{key.description} ({key.unit})" if key.unit else key.description
    if isinstance(key.default, str | bool):
        schema["default"] = key.default
    if key.shape.sort not in ("section", "list", "mapping"):
        schema["examples"] = [key.example]
    return schema


def _shape(shape: Shape, vocabulary: Vocabulary) -> dict[str, Any]:
    if shape.kind:
        return dict(shape.kind.schema(vocabulary))
    if shape.section:
        return _section(shape.section, vocabulary)
    if shape.key and shape.item:
        names = {name: rule for name, rule in _shape(shape.key, vocabulary).items() if name in ("enum", "pattern")}
        values = _shape(shape.item, vocabulary)
        return {"type": "object", "propertyNames": names, "additionalProperties": values, "maxProperties": MOST}
    if shape.item:
        items = _shape(shape.item, vocabulary)
        return {"type": "array", "items": items, "maxItems": MOST} | ({"uniqueItems": True} if shape.unique else {})
    numbers = [int(choice) for choice in shape.choices if choice.isdigit()]  # `schema: 1` is a number to an editor
    return {"enum": [*shape.choices, *numbers]}


def profile_reference(vocabulary: Vocabulary) -> str:
    """PROFILE.md: every key of a profile, and the words that may stand in it."""
    sections = _sections(Profile, "", "What a profile holds")
    return "\n".join([_OPENING, *sections, "## Words that may be used\n", *_words(vocabulary)])


_OPENING = """# The profile

A profile is one YAML file in which an organisation tells about itself. The handbook is made from it. This page is made
from the program's model of a profile, so it is complete: every key, what it is for, and what may stand there.

Copy the example that is most like you from `config/profiles/`, and change it. What you do not know, leave out: a line
without a value is a mistake, a line that is not there is not. Then run `handbook check`.

- **Text** is one text, taken to be in the main language, or a mapping of language to it: `{fi: Reiluus, en: Fairness}`.
- **Yes or no** may also be written true or false.
- Put a text in quotes when it begins with `@`, `#`, `*`, `&`, `{` or `[`, when it has a colon followed by a space in it,
  and inside `{ }` or `[ ]` when it has a comma in it.
- Phone numbers, dates and times need no quotes here, but quotes never hurt.
- `[]` after a key means: in each entry of this list. `(each)` means: in each of these keys.
"""
_MARKS = {"list": "[]", "mapping": ".(each)"}


def _sections(section: type[BaseModel], path: str, title: str) -> Iterator[str]:
    """A table for a section, then those of the sections inside it."""
    yield f"{'###' if '.' in path else '##'} {path or title}\n"
    if path and section.__doc__:
        yield f"{section.__doc__}\n"
    yield "| Key | What it is for | What may stand there | When left out | Example |\n|---|---|---|---|---|"
    yield from (_row(key) for key in keys_of(section))
    yield ""
    for inner, keys in _inside(section).items():
        name = f"{keys[0].name}{_MARKS.get(keys[0].shape.sort, '')}" if len(keys) == 1 else "(each)"
        yield from _sections(inner, f"{path}.{name}".lstrip("."), "")


def _inside(section: type[BaseModel]) -> dict[type[BaseModel], list[Key]]:
    """The sections inside one, with the keys that hold them: seven questions have the same keys."""
    inside: dict[type[BaseModel], list[Key]] = {}
    for key in keys_of(section):
        if inner := key.shape.section or (key.shape.item.section if key.shape.item else None):
            inside.setdefault(inner, []).append(key)
    return inside


def _row(key: Key) -> str:
    unit = f" ({key.unit})" if key.unit else ""
    cells = (f"`{key.name}`", key.description, _type(key.shape) + unit, _left_out(key), _code(key.example))
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _type(shape: Shape) -> str:
    """A type in words, with a link to the list of words where there is one."""
    inner = shape if shape.kind else shape.item or shape
    listed = next((words for part in (shape.key, inner) if (words := getattr(part and part.kind, "words_from", ""))), "")
    return f"{shape.words} ([list](#{_anchor(_LISTS[listed])}))" if listed else shape.words


def _left_out(key: Key) -> str:
    if key.required:
        return "**must be there**"
    if isinstance(key.default, bool):
        return "yes" if key.default else "no"
    return key.default if isinstance(key.default, str) else "not said"


def _code(example: str) -> str:
    return f"`{example}`" if example else ""


def _words(vocabulary: Vocabulary) -> Iterator[str]:
    for name, title in _LISTS.items():
        yield f"### {title}\n\n{', '.join(f'`{word}`' for word in vocabulary.words(name))}\n"


def _anchor(title: str) -> str:
    return title.lower().replace(" ", "-")


def schema_text(vocabulary: Vocabulary) -> str:
    """The schema as its file holds it."""
    return json.dumps(profile_schema(vocabulary), indent=1, ensure_ascii=False) + "\n"


def write_papers(project: Path) -> None:
    """Write both papers of a project anew."""
    vocabulary = load_vocabulary(read_yaml(project / "config" / "vocabulary.yml"))
    (project / SCHEMA_FILE).write_text(schema_text(vocabulary), encoding="utf-8", newline="\n")
    (project / REFERENCE_FILE).write_text(profile_reference(vocabulary), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_papers(Path.cwd())
