"""A Tree into a pydantic model: every error of pydantic as a Problem with its place, in plain sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from generator.problems import Problem, did_you_mean
from generator.yamlfile.complaints import WRONG, called, listed, shorten
from generator.yamlfile.tree import KEY_STEP, Step, Tree

M = TypeVar("M", bound=BaseModel)
_ENOUGH = 500  # problems: nobody reads more, and words that are near take time to find
_NOT = {"int": "a whole number", "float": "a number", "bool": "yes or no", "date": "a date such as 2026-11-20"}


def fit(tree: Tree, model: type[M], context: Any = None) -> tuple[M | None, list[Problem]]:
    """The model, or what keeps the data from being one."""
    try:
        return model.model_validate(tree.data, context=context), []
    except ValidationError as error:
        found = error.errors(include_url=False)
        return None, [_problem(tree, model, one) for one in islice(_without_echoes(tree, found), _ENOUGH)]


def _without_echoes(tree: Tree, errors: list[Any]) -> Iterator[Any]:
    """A union complains once for each of its branches, a list also about its length: keep what says more."""
    paths = [tree.known(error["loc"]) for error in errors]
    starts = Counter(path[:length] for path in paths for length in range(len(path) + 1))
    for error, path in zip(errors, paths, strict=True):
        if not (error["type"].endswith(("_type", "too_short")) and starts[path] > 1):
            yield error


def _problem(tree: Tree, model: type[BaseModel], error: Any) -> Problem:
    path: tuple[Step, ...] = error["loc"]
    if error["type"] == "missing":
        field = _fields(model, path).get(str(path[-1]))
        hint = (field.description or "") if field else ""
        return Problem(tree.place(*path), f"{_label(tree, path)}'{path[-1]}' is missing", hint)
    if error["type"] == "extra_forbidden":
        known = _fields(model, path)
        message = f"{_label(tree, path[:-1])}'{path[-1]}' is not a key here"
        return Problem(tree.key_place(*path), message, did_you_mean(str(path[-1]), known) or listed(known))
    message, hint = _sentence(error)
    place = tree.key_place(*path) if path[-1:] == (KEY_STEP,) else tree.place(*path)
    return Problem(place, _label(tree, path) + message, hint)


def _label(tree: Tree, path: tuple[Step, ...]) -> str:
    """The last key on the way, as 'key: '; for the key of a mapping the key above it."""
    steps = tree.known(path)
    keys = [step for step in (steps[:-1] if path[-1:] == (KEY_STEP,) else steps) if isinstance(step, str)]
    return f"{keys[-1]}: " if keys else ""


def _sentence(error: Any) -> tuple[str, str]:
    """Message and hint for an error of one value."""
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    if kind == WRONG:
        return context["message"], context["hint"]
    if kind == "literal_error":
        return _not_one_of(value, re.findall(r"'([^']*)'", context["expected"]))
    if kind in ("list_type", "tuple_type", "set_type", "frozen_set_type"):
        return f"must be a list, not {called(value)}", f"[{shorten(value)}]" if isinstance(value, str) else ""
    if kind in ("model_type", "dict_type", "mapping_type", "dataclass_type"):
        return f"must be keys and values, not {called(value)}", ""
    if kind == "string_type":
        return f"must be a text, not {called(value)}", ""
    if kind in ("too_short", "string_too_short"):
        return "is empty", "write at least one"
    if kind == "too_long":
        return f"has {context['actual_length'] or len(value)} entries", f"at most {context['max_length']}"
    if kind == "value_error":
        return str(context["error"]), ""
    if (expected := _NOT.get(kind.split("_")[0])) and isinstance(value, str):
        return f"'{shorten(value)}' is not {expected}", ""
    return f"does not fit: {error['msg']}", ""


def _not_one_of(value: Any, known: list[str]) -> tuple[str, str]:
    if not isinstance(value, str):
        return f"must be a word, not {called(value)}", listed(known)
    return f"'{shorten(value)}' is not a word that will do here", did_you_mean(value, known) or listed(known)


def _fields(model: type[BaseModel], path: tuple[Step, ...]) -> dict[str, FieldInfo]:
    """The keys that the last step of a path could have been, with their fields."""
    models = [model]
    for step in path[:-1]:
        if step in (found := _keys(models)):
            models = list(_models(found[str(step)].annotation))
    return _keys(models)


def _keys(models: list[type[BaseModel]]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for model in models for name, field in model.model_fields.items()}


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """All models inside a type: through unions, lists and mappings."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
