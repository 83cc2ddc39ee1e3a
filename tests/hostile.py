"""A profile that fills in every field, and hostile texts in place of each that is free text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.profile import Profile
from generator.profile.kinds import Compound, Kind
from tests.toybox import write

# What a stranger may write: tags, attributes, links, templates, includes, and the marks of every dialect of Markdown.
EVERYTHING = (
    "A\"><img src=x onerror=alert(1)>'&{{7*7}}{% x %}](javascript:alert(1))**b**_i_`code` "
    "<script>window.hacked=1</script> {#id} {: onclick=x } !!! danger"
)
LINES = (
    EVERYTHING,
    "<script>window.hacked=1</script>", "<svg/onload=alert(1)>", "</title><b>x", '" onmouseover="alert(1)',
    "' autofocus onfocus='x",
    "[x](javascript:alert(1))", "![x](https://evil.example/x.png)", "[x][y]", "[y]: javascript:alert(1)", "[^1]: note",
    "*[A]: b",
    "<https://evil.example>", "https://evil.example", "www.evil.example", "kim@evil.example", "javascript:alert(1)",
    "data:text/html,<b>x", "unit:start", "[x](unit:start)", "page:start", "[x](page:start)",
    "{{ org }}", "{{ purpose }}", "{org}", "{0.__class__}", "%(org)s", "{% include '/etc/passwd' %}", "{# x #}", "${7*7}",
    "#{7*7}",
    '--8<-- "/etc/passwd"', "!include /etc/passwd", "!ENV HOME", "- [ ] x", "[ ] x", "- x", "+ x", "* x", "1. x", "12) x",
    "# h", "## h {#id}", "> q", "| a | b |", "a | b", "---", "===", "***", "```x", "~~~ x", ": x", '!!! danger "x"', "??? x",
    "{: onclick=x }", "x {: #id }", "{#id}", "&lt;b&gt;", "&#60;b&#62;", "&amp;", "&", "<", "<!-- x", "-->", "<b", "<?php x ?>",
    "\\*x\\*", "\\", "`x`", "**x**", "__x__", "_x_", "~~x~~", "^^x^^", "==x==", ":smile:", "$x$", '"', "'", "it's",
    "\tx", "…", "ĄŁŻ",
)  # fmt: skip
BLOCKS = "\n".join(
    ("a", "", "- [ ] x", "", "# h", "", "1. x", "", "| a | b |", "|---|---|", "| c | d |", "", "---", "", "    code")
)
PARAGRAPHS = (
    *LINES,
    BLOCKS,
    f'{BLOCKS}\n\n!!! danger "x"\n\n    y\n\n```\n{EVERYTHING}\n```',
    '<div markdown="1">\n\n*x*\n\n</div>',
)
SHORT = tuple(line for line in LINES if len(line) <= 20)
HANDLES = tuple(line for line in LINES if len(line) <= 80 and not line[0].isspace() and not line.startswith("@"))
MAILS = ("**a**_b_@x.example", "`c`{{7*7}}&lt|b@x.example", "a=b%41+c$d$@x.example")

FREE = {
    "one line of text": LINES,
    "a text": PARAGRAPHS,
    "a list of texts": LINES,
    "a handle": HANDLES,
    "yes, no or one line": LINES,
}
ROLES = ("communications_director", "social_lead", "marketing", "service_lead", "managing_director")
Path_ = tuple[str | int, ...]


def full_profile() -> dict[str, Any]:
    """Every field of the model with its own example, made to agree with one another."""
    profile: dict[str, Any] = _full(Profile)
    profile["handbook"] |= {"languages": ["en"]}
    person = profile["resources"]["people"][0]
    profile["resources"]["people"] = [dict(person, role=role, deputy="marketing") for role in ROLES]
    profile["channels"] = [dict(profile["channels"][0], channel=name) for name in ("facebook", "instagram")]
    profile["channels"].append(dict(profile["channels"][0], channel="linkedin", status="planned"))
    profile["crisis"]["contacts"] = {role: dict(profile["crisis"]["contacts"]["marketing"], show="everyone") for role in ROLES}
    profile["voice"]["address"] = {"en": "you"}
    del profile["brand"]["logo"]  # a picture has to be there
    return profile


def _full(model: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: _example(field) for name, field in model.model_fields.items()}


def _example(field: FieldInfo) -> Any:
    inner = next(_models(field.annotation), None)
    example = yaml.load(str((field.examples or [""])[0]), yaml.BaseLoader)
    if inner is None:
        return example
    if isinstance(example, list):
        return [_full(inner)]
    is_table = isinstance(example, dict) and not set(example) & set(inner.model_fields)
    return {key: _full(inner) for key in example} if is_table else _full(inner)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def free_texts(model: type[BaseModel] = Profile, path: Path_ = ()) -> Iterator[tuple[Path_, Sequence[str]]]:
    """Where a profile may hold free text (lists as *), with the hostile texts that fit there."""
    for name, field in model.model_fields.items():
        inner = next(_models(field.annotation), None)
        here = (*path, field.alias or name)
        if inner:
            yield from free_texts(inner, here)
        else:
            yield from ((here, hostile) for hostile in _hostile(field, name))


def _hostile(field: FieldInfo, name: str) -> Iterator[Sequence[str]]:
    kinds = [part for part in _parts(field) if isinstance(part, Kind | Compound)]
    for words in {kind.words for kind in kinds}:
        fitting = next((texts for start, texts in FREE.items() if words.startswith(start)), None)
        if fitting:
            yield SHORT if name == "version" else fitting
        elif words == "an email address":
            yield MAILS


def _parts(field: FieldInfo) -> Iterator[Any]:
    stack: list[Any] = [field.annotation, *field.metadata]
    while stack:
        part = stack.pop()
        yield part
        stack += [*get_args(part), *getattr(part, "__metadata__", ())]


def planted(profile: Mapping[str, Any], shift: int | None, only: str = "") -> tuple[dict[str, Any], dict[str, str]]:
    """The profile with a text of its own in every free field: a harmless word, or with `shift` a hostile text.

    With `only` that text stands wherever it may. The second value maps harmless words to what stands in their place.
    """
    places = dict(free_texts())
    pairs: dict[str, str] = {}

    def plant(value: Any, path: Path_) -> Any:
        if isinstance(value, dict):
            return {key: plant(inner, (*path, key)) for key, inner in value.items()}
        if isinstance(value, list) and path not in places:
            return [plant(inner, path) for inner in value]
        texts = next((texts for place, texts in places.items() if _same(place, path)), None)
        if texts is None:
            return value
        return [say(texts) for _ in value] if isinstance(value, list) else say(texts)

    def say(texts: Sequence[str]) -> str:
        word = f"Kanaria{len(pairs):03}x" + ("@x.example" if texts is MAILS else "")
        pairs[word] = only if only in texts else texts[(len(pairs) + (shift or 0)) % len(texts)]
        return word if shift is None else pairs[word]

    return plant(profile, ()), pairs


def _same(place: Path_, path: Path_) -> bool:
    """Keys of a table (a role, a language) stand in the path but not in the model."""
    return place == path or (
        len(path) == len(place) + 1 and any(place == path[:i] + path[i + 1 :] for i in range(1, len(path)))
    )


def write_profile(folder: Path, profile: Mapping[str, Any]) -> Path:
    return write(folder, "config/profile.yml", json.dumps(profile, ensure_ascii=False, indent=1))
