# ruff: noqa: E501 - a change stands whole in its line
"""What an editor underlines and what `check` complains about agree; the papers say what the model says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from generator.problems import HandbookError
from generator.profile import Vocabulary, load_profile, load_vocabulary, profile_fields
from generator.schema import REFERENCE_FILE, SCHEMA_FILE, profile_reference, profile_schema, schema_text
from generator.yamlfile import read_yaml

ROOT = Path(__file__).parent.parent
PROFILES = ROOT / "config" / "profiles"
ANEW = "the model has changed: run python -m generator.schema"


class Core(yaml.SafeLoader):
    """YAML 1.2 with its core schema, as editors read it."""

    yaml_implicit_resolvers: dict[Any, Any] = {}  # noqa: RUF012 - PyYAML's own way


def _whole(loader: Core, node: yaml.ScalarNode) -> int:
    text = node.value
    return int(text, 0) if text[:2] in ("0o", "0x") else int(text)


for tag, pattern in (
    ("null", "~|null|Null|NULL|"),
    ("bool", "true|True|TRUE|false|False|FALSE"),
    ("int", "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), None)
Core.add_constructor("tag:yaml.org,2002:int", _whole)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(read_yaml(ROOT / "config" / "vocabulary.yml"))


@pytest.fixture(scope="module")
def editor(vocabulary: Vocabulary) -> Draft7Validator:
    return Draft7Validator(profile_schema(vocabulary))


def underlined(editor: Draft7Validator, text: str) -> list[str]:
    """What an editor would underline: its own complaints about YAML, or those of the schema."""
    try:
        data = yaml.load(text, Core)
    except yaml.YAMLError as error:
        return [str(error)]
    return [f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in editor.iter_errors(data)]


def complaints(text: str, vocabulary: Vocabulary, folder: Path) -> list[str]:
    path = folder / "p.yml"
    path.write_text(text, encoding="utf-8")
    try:
        load_profile(path, vocabulary, "p.yml")
    except HandbookError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_the_test_reads_yaml_as_editors_do() -> None:
    text = "{a: +358401234567, b: 0401, c: 1.10, d: no, e: true, f: 18:30, g: 2026-11-20, h: ~, i: 0x1F, j: 'x'}"
    assert yaml.load(text, Core) == {
        "a": 358401234567, "b": 401, "c": 1.1, "d": "no", "e": True, "f": "18:30", "g": "2026-11-20", "h": None, "i": 31, "j": "x",
    }  # fmt: skip


class TestPapers:
    def test_the_schema_file_is_the_model(self, vocabulary: Vocabulary) -> None:
        assert (ROOT / SCHEMA_FILE).read_text(encoding="utf-8") == schema_text(vocabulary), ANEW

    def test_the_reference_is_the_model(self, vocabulary: Vocabulary) -> None:
        assert (ROOT / REFERENCE_FILE).read_text(encoding="utf-8") == profile_reference(vocabulary), ANEW

    def test_the_schema_is_a_schema(self, vocabulary: Vocabulary) -> None:
        Draft7Validator.check_schema(profile_schema(vocabulary))

    def test_editors_can_read_every_pattern(self, vocabulary: Vocabulary) -> None:
        """JavaScript with its u flag knows no escape of a letter or mark that needs none."""
        patterns = re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', schema_text(vocabulary))
        escapes = {escape for pattern in patterns for escape in re.findall(r"\\(.)", json.loads(pattern))}
        assert escapes <= set(r"^$\.*+?()[]{}|/-sSx")

    def test_the_reference_names_every_key_and_word(self, vocabulary: Vocabulary) -> None:
        reference = profile_reference(vocabulary)
        for field in profile_fields():
            assert f"| `{field.path.split('.')[-1]}` | {field.description} |" in reference
        for name in Vocabulary.model_fields:
            assert all(f"`{word}`" in reference for word in vocabulary.words(name))

    def test_the_references_links_lead_somewhere(self, vocabulary: Vocabulary) -> None:
        reference = profile_reference(vocabulary)
        headings = [heading.lower().replace(" ", "-") for heading in re.findall(r"^#+ (.*)$", reference, re.MULTILINE)]
        assert set(re.findall(r"\(#(.*?)\)", reference)) <= set(headings)
        assert len(headings) == len(set(headings))


@pytest.mark.parametrize("path", sorted(PROFILES.glob("*.yml")), ids=lambda path: path.stem)
def test_editors_find_nothing_in_the_examples(path: Path, editor: Draft7Validator) -> None:
    assert underlined(editor, path.read_text(encoding="utf-8")) == []


FINE, WRONG = False, True
PHONE = "phone: +44 7700 900001\n"
CHANGES = [
    # what an editor takes for a number, a truth value or nothing
    (FINE, PHONE, "phone: +358401234567\n"),
    (FINE, PHONE, "phone: 0401234567\n"),
    (FINE, PHONE, 'phone: "0401234567"\n'),
    (FINE, PHONE, "phone: (09) 123-4567\n"),
    (WRONG, PHONE, "phone: 112\n"),
    (WRONG, PHONE, "phone: -358401234567\n"),
    (WRONG, PHONE, "phone: 040.1234567\n"),
    (WRONG, PHONE, "phone: call me\n"),
    (WRONG, PHONE, "phone: true\n"),
    (WRONG, PHONE, "phone:\n"),
    (WRONG, PHONE, "phone: ~\n"),
    (WRONG, PHONE, "phone: []\n"),
    (FINE, "version: 1.0", "version: 1.10"),
    (FINE, "version: 1.0", "version: 2026"),
    (FINE, "version: 1.0", "version: true"),
    (WRONG, "version: 1.0", "version: null"),
    (WRONG, "version: 1.0", 'version: ""'),
    (WRONG, "version: 1.0", "version: [1]"),
    (FINE, "short_name: Kotipiha", "short_name: 1918"),
    (FINE, "short_name: Kotipiha", "short_name: no"),
    (FINE, "short_name: Kotipiha", "short_name: 18:30"),
    (WRONG, "short_name: Kotipiha", 'short_name: "A\\nB"'),
    (WRONG, "short_name: Kotipiha", 'short_name: "   "'),
    (WRONG, "short_name: Kotipiha", f"short_name: {'x' * 201}"),
    (WRONG, "short_name: Kotipiha", "short_name: &a Kotipiha\n  unknown: *a"),
    # numbers
    (FINE, "staff: 850", 'staff: "850"'),
    (FINE, "staff: 850", "staff: 850.0"),
    (FINE, "staff: 850", "staff: +850"),
    (FINE, "staff: 850", "staff: 0850"),
    (WRONG, "staff: 850", "staff: 8.5"),
    (WRONG, "staff: 850", 'staff: "8.5"'),
    (WRONG, "staff: 850", "staff: -1"),
    (WRONG, "staff: 850", "staff: many"),
    (WRONG, "staff: 850", "staff: yes"),
    (WRONG, "staff: 850", "staff: true"),
    (WRONG, "staff: 850", "staff: 8 500"),
    (WRONG, "staff: 850", "staff: {now: 850}"),
    (WRONG, "staff: 850", "staff:"),
    (FINE, "posts_per_week: 1\n", "posts_per_week: 0.5\n"),
    (FINE, "posts_per_week: 1\n", "posts_per_week: .5\n"),
    (WRONG, "posts_per_week: 1\n", "posts_per_week: 0,5\n"),
    (WRONG, "posts_per_week: 1\n", "posts_per_week: .inf\n"),
    (FINE, "hours_per_week: 15", "hours_per_week: 0"),
    (WRONG, "hours_per_week: 15", "hours_per_week: 169"),
    (FINE, "incoming_per_week: 45", "incoming_per_week: under_20"),
    (FINE, "incoming_per_week: 45", 'incoming_per_week: "45"'),
    (WRONG, "incoming_per_week: 45", "incoming_per_week: over_9000"),
    (WRONG, "incoming_per_week: 45", "incoming_per_week: 4.5"),
    # yes and no
    (FINE, "agencies: no", "agencies: true"),
    (FINE, "agencies: no", "agencies: YES"),
    (FINE, "agencies: no", 'agencies: "False"'),
    (FINE, "staff_consulted: no", "staff_consulted: Yes"),
    (FINE, "listening: no", "listening: Some Tool"),
    (WRONG, "agencies: no", "agencies: off"),
    (WRONG, "agencies: no", "agencies: 0"),
    (WRONG, "agencies: no", "agencies: yEs"),
    (WRONG, "uses_ai: drafts", "uses_ai: yes"),
    (FINE, "uses_ai: drafts", "uses_ai: no"),
    (WRONG, "uses_ai: drafts", "uses_ai: false"),
    # words
    (WRONG, "sector: property", "sector: propety"),
    (WRONG, "sector: property", "sector: [property]"),
    (WRONG, "kind: company", "kind: Company"),
    (WRONG, "countries: [FI]", "countries: FI"),
    (WRONG, "countries: [FI]", "countries: [fi]"),
    (WRONG, "countries: [FI]", "countries: []"),
    (WRONG, "countries: [FI]", "countries: [FI, FI]"),
    (FINE, "countries: [FI]", "countries: [FI, NO]"),
    (FINE, "answers_in: [fi, en]", "answers_in: [fi, no]"),
    (WRONG, "answers_in: [fi, en]", "answers_in: [fi, Norwegian]"),
    (WRONG, "channel: tiktok", "channel: ticktock"),
    (WRONG, "  - channel: tiktok\n    status: planned", "  - status: planned"),
    (WRONG, "answer: unknown", "answer: maybe"),
    (FINE, "noted: {comments_off: yes}", "noted: {comments_off: true, post_length: 3000}"),
    (FINE, "noted: {comments_off: yes}", "noted: {comments_off: {fi: kyllä, en: yes}}"),
    (FINE, "noted: {comments_off: yes}", "noted: {}"),
    (WRONG, "noted: {comments_off: yes}", "noted: {comment_off: yes}"),
    (WRONG, "noted: {comments_off: yes}", "noted: {comments_off: {}}"),
    (WRONG, "noted: {comments_off: yes}", "noted: {comments_off: [yes]}"),
    (WRONG, "noted: {comments_off: yes}", "noted: [comments_off]"),
    (WRONG, "noted: {comments_off: yes}", "noted: comments_off"),
    (FINE, "schema: 1", 'schema: "1"'),
    (WRONG, "schema: 1", "schema: 2"),
    # keys
    (WRONG, "  staff: 850", "  stuff: 850"),
    (WRONG, "brand:\n", "brands:\n"),
    (WRONG, "  name: Kotipiha Asunnot Oy\n", ""),
    (FINE, "  staff: 850\n", ""),
    (WRONG, "past_storms: []", "past_storms:"),
    (WRONG, "past_storms: []", "past_storms: [{when: spring}]"),
    (WRONG, "past_storms: []", "past_storms: none"),
    # texts by language
    (FINE, "{fi: uskonto, en: religion}", "uskonto"),
    (WRONG, "{fi: uskonto, en: religion}", "{fi: uskonto, xx: religion}"),
    (WRONG, "{fi: uskonto, en: religion}", "{fi: uskonto, en: }"),
    (WRONG, "{fi: uskonto, en: religion}", "{fi: uskonto, politiikka}"),
    (WRONG, "{fi: uskonto, en: religion}", "[uskonto]"),
    (WRONG, "{fi: uskonto, en: religion}", "{}"),
    (WRONG, "{fi: uskonto, en: religion}", "@uskonto"),
    (WRONG, "{fi: uskonto, en: religion}", "uskonto: ei"),
    (WRONG, "address: {fi: sinä}", "address: sinä"),
    # texts of one shape
    (FINE, "date: 2026-11-20", 'date: "2026-11-20"'),
    (WRONG, "date: 2026-11-20", "date: 20.11.2026"),
    (WRONG, "date: 2026-11-20", "date: 2026-02-30"),
    (WRONG, "date: 2026-11-20", "date: 2026"),
    (FINE, "review_every: 6 months", "review_every: 1 year"),
    (WRONG, "review_every: 6 months", "review_every: sometimes"),
    (WRONG, "within: 24h", "within: 24"),
    (FINE, "within: 24h", "within: 2d"),
    (FINE, "{mon-fri: 08:00-16:00}", '{mon: "08:00-16:00", sat-sun: 10:00-24:00}'),
    (WRONG, "{mon-fri: 08:00-16:00}", "{mon-fri: 8-16}"),
    (WRONG, "{mon-fri: 08:00-16:00}", "{weekdays: 08:00-16:00}"),
    (WRONG, "https://www.kotipiha.example", "www.kotipiha.example"),
    (WRONG, "https://www.kotipiha.example", "javascript:alert(1)"),
    (FINE, "https://www.kotipiha.example", "http://kotipiha.example:8080/some?a=b#c"),
    (WRONG, "viestinta@kotipiha.example", "viestinta"),
    (WRONG, 'colour: "#1b5e4a"', "colour: #1b5e4a"),
    (WRONG, 'colour: "#1b5e4a"', 'colour: "#fff"'),
    (WRONG, 'colour: "#1b5e4a"', "colour: green"),
    (FINE, 'colour: "#1b5e4a"', "logo: brand/logo.svg"),
    (WRONG, 'colour: "#1b5e4a"', "logo: ../logo.svg"),
    (WRONG, 'colour: "#1b5e4a"', "logo: C:\\logo.svg"),
    (WRONG, 'colour: "#1b5e4a"', "logo: logo.exe"),
    (FINE, "handle: kotipiha-asunnot", 'handle: "@kotipiha"'),
    (FINE, "handle: kotipiha-asunnot", "handle: 12345"),
    (WRONG, "handle: kotipiha-asunnot", "handle: @kotipiha"),
    (WRONG, "handle: kotipiha-asunnot", "handle: '@'"),
    (WRONG, "id: kotipiha ", "id: Koti Piha "),
    (WRONG, "id: kotipiha ", "id: con "),
    # YAML itself
    (WRONG, "  staff: 850", "\tstaff: 850"),
    (WRONG, "name: Kotipiha Asunnot Oy", "name: Kotipiha: Asunnot"),
    (WRONG, "name: Kotipiha Asunnot Oy", "name: 'Kotipiha"),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "old", "new"), CHANGES, ids=[new.strip() for _, _, new in CHANGES])
def test_editor_and_check_agree(
    wrong: bool, old: str, new: str, editor: Draft7Validator, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    text = (PROFILES / "kotipiha.yml").read_text(encoding="utf-8")
    assert old in text
    changed = text.replace(old, new, 1)
    assert bool(underlined(editor, changed)) == wrong, underlined(editor, changed)
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand" / "logo.svg").write_text("<svg/>", encoding="utf-8")
    assert bool(complaints(changed, vocabulary, tmp_path)) == wrong, complaints(changed, vocabulary, tmp_path)


# What no schema can know (roles, languages of this handbook), and equal keys, which editors underline without a schema.
ONLY_CHECK = [
    ("lead: communications_director", "lead: somebody"),
    ("en: Fairness", "pl: Uczciwość"),
    ("channels: [facebook]", "channels: [threads]"),
    ("{mon-fri: 08:00-16:00}", "{mon-fri: 16:00-08:00}"),
    ("  staff: 850", "  staff: 850\n  staff: 851"),
    ("staff: 850", "staff: 0x352"),
    ("staff: 850", "staff: 85e1"),
    ("short_name: Kotipiha", "short_name: &name Kotipiha"),
    ("short_name: Kotipiha", 'short_name: "Koti\\u202Epiha"'),
]


@pytest.mark.parametrize(("old", "new"), ONLY_CHECK)
def test_what_only_check_can_know(old: str, new: str, editor: Draft7Validator, vocabulary: Vocabulary, tmp_path: Path) -> None:
    changed = (PROFILES / "kotipiha.yml").read_text(encoding="utf-8").replace(old, new, 1)
    assert underlined(editor, changed) == []
    assert complaints(changed, vocabulary, tmp_path)
