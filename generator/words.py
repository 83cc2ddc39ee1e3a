"""words.yml and search.yml of one language: labels, plural forms, sentences around figures, and what readers type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.problems import Place, fail
from generator.yamlfile import Tree

LOCALES: Mapping[str, str] = {"en": "en_GB"}


def locale_of(language: str) -> str:
    """Whose dates, numbers and lists a language has: our English is that of Britain. As Babel writes it, such as en_GB."""
    return LOCALES.get(language, language)


@dataclass(frozen=True)
class WordBook:
    """Short texts by path ("roles.marketing"). A text may hold {names}, filled by `say`."""

    language: str
    file: str
    texts: Mapping[str, str]

    @property
    def locale(self) -> str:
        return locale_of(self.language)

    def __contains__(self, path: str) -> bool:
        return path in self.texts

    @cached_property
    def site(self) -> Mapping[str, str]:
        """The texts of the site itself: its buttons, notes and names of things."""
        return {key.removeprefix("site."): text for key, text in self.texts.items() if key.startswith("site.")}

    def say(self, path: str, **values: object) -> str:
        """The text at a path with its {names} filled. Raises HandbookError when this language lacks it."""
        if path not in self.texts:
            raise fail(Place(self.file), f"has no text for {path}", "add it; `handbook check --all` lists all that is missing")
        return self.texts[path].format_map(values) if values else self.texts[path]

    def get(self, path: str, default: str = "") -> str:
        return self.texts.get(path, default)

    def number(self, value: float, decimals: int = 1) -> str:
        """A number as this language writes it, with at most so many decimals."""
        from babel.numbers import format_decimal

        pattern = "#,##0" + "." * bool(decimals) + "#" * decimals
        return str(format_decimal(round(value, decimals), format=pattern, locale=self.locale))

    def rough(self, hours: float) -> str:
        """Estimated hours as a number that does not pretend: whole from ten on, else with one decimal."""
        return self.number(hours, 0 if hours >= 10 else 1)

    def count(self, name: str, value: float) -> str:
        """A number with its noun in the right form: `plurals.<name>.<one|few|many|other>`."""
        form = self._plural_form(round(value, 1) if value % 1 else int(value))
        path = f"plurals.{name}.{form}"
        return self.say(path if path in self.texts else f"plurals.{name}.other", n=self.number(value))

    def listed(self, entries: list[str], style: str = "standard") -> str:
        """Entries joined as this language joins them: a, b and c."""
        from babel.lists import format_list

        return format_list(entries, style=style, locale=self.locale)  # type: ignore[arg-type]

    @cached_property
    def _plural_form(self) -> Any:
        from babel import Locale

        return Locale.parse(self.locale).plural_form


@dataclass(frozen=True)
class SearchWords:
    """What readers of one language type. `phrases` of everyday speech by unit (crisis/plan#team); `stop_words` say nothing.

    `endings` may stand after one stem, and `changes` (k/c) are sounds that may change before them: words that differ in nothing
    else are forms of one word.
    """

    phrases: Mapping[str, tuple[str, ...]]
    stop_words: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()


def read_search_words(phrases: Mapping[str, Any], words: Mapping[str, Any]) -> SearchWords:
    """From search.yml and the group `search` of words.yml, each as all packs together say it."""
    said = words.get("search")
    group = said if isinstance(said, dict) else {}
    return SearchWords(
        {unit: texts for unit, listed in phrases.items() if (texts := _texts(listed))},
        _texts(group.get("stop_words")),
        _texts(group.get("endings")),
        _texts(group.get("changes")),
    )


def _texts(listed: Any) -> tuple[str, ...]:
    return tuple(text for text in listed if isinstance(text, str)) if isinstance(listed, list) else ()


def read_words(trees: list[Tree], language: str) -> WordBook:
    """The words of a language from its files, lower packs first; a text said again by a higher pack wins."""
    texts: dict[str, str] = {}
    for tree in trees:
        texts.update(_flat(tree.data))
    return WordBook(language, trees[-1].place().file if trees else f"handbook/{language}/words.yml", texts)


def _flat(data: Any, prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in data.items() if isinstance(data, dict) else ():
        if isinstance(value, dict):
            found |= _flat(value, f"{prefix}{key}.")
        elif isinstance(value, str):
            found[f"{prefix}{key}"] = value.replace("<", "&lt;")  # packs bring words, never HTML
    return found
