"""The guide to publishing cannot lie: what it lets people copy fits what the program writes."""

from __future__ import annotations

import argparse
import json
import re
import shlex
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from generator.library import open_library
from generator.outline import EDITIONS
from generator.outputs.dress import POLICY
from generator.outputs.swap import MARKER
from tests.benchmarks.served import GUIDE, headers_for, snippets
from tests.site_fixtures import files_of, run_handbook, toy_project
from tests.toybox import ROOT

FRAMES = "; frame-ancestors 'none'"
TEXT = GUIDE.read_text(encoding="utf-8")
PAGE, ASSET, ONE_FILE = "/en/crisis/plan.html", "/en/assets/handbook.css", "/fi/download/kotipiha-team-fi.html"


@pytest.fixture(scope="module")
def azure() -> Mapping[str, Any]:
    [text] = snippets("json")
    told: Mapping[str, Any] = json.loads(text)
    return told


def downloads(azure: Mapping[str, Any]) -> dict[str, Any]:
    """The rules for the whole handbook in one file, by their routes."""
    return {rule["route"]: rule for rule in azure["routes"] if "headers" in rule}


class TestPolicies:
    def test_nginx_gives_pages_the_policy_that_they_carry_and_forbids_frames(self) -> None:
        assert headers_for(PAGE)["Content-Security-Policy"] == POLICY + FRAMES
        assert headers_for(ASSET)["Content-Security-Policy"] == POLICY + FRAMES

    def test_azure_gives_the_same_headers(self, azure: Mapping[str, Any]) -> None:
        assert azure["globalHeaders"] == headers_for(PAGE)
        for rule in downloads(azure).values():
            assert rule["headers"]["Content-Security-Policy"] == headers_for(ONE_FILE)["Content-Security-Policy"]

    def test_the_one_file_may_have_its_style_and_no_scripts(self) -> None:
        policy = headers_for(ONE_FILE)["Content-Security-Policy"]
        assert "style-src 'unsafe-inline';" in policy
        assert "script-src" not in policy
        assert policy.startswith("default-src 'none';")
        assert policy.endswith(FRAMES)

    def test_both_nginx_blocks_add_the_same_headers(self) -> None:
        first, second = snippets("nginx")
        added = [re.findall(r"add_header .*;", text) for text in (first, second)]
        assert added[0] == added[1]
        assert all(line.endswith(" always;") for line in added[0])

    def test_only_assets_are_kept_without_asking(self) -> None:
        kept = {path: "max-age" in headers_for(path)["Cache-Control"] for path in (PAGE, ASSET, ONE_FILE, "/")}
        assert kept == {PAGE: False, ASSET: True, ONE_FILE: False, "/": False}


class TestAzure:
    def test_every_rule_asks_for_a_login(self, azure: Mapping[str, Any]) -> None:
        open_rules = [rule for rule in azure["routes"] if "allowedRoles" not in rule]
        assert open_rules == [{"route": f"/{MARKER}", "statusCode": 404}]
        assert azure["routes"][-1] == {"route": "/*", "allowedRoles": ["authenticated"]}

    def test_there_is_a_rule_for_the_one_file_of_each_language(self, azure: Mapping[str, Any]) -> None:
        assert set(downloads(azure)) == {f"/{language}/download/*" for language in open_library(ROOT).languages}


class TestFiles:
    def test_what_it_names_is_written(self, tmp_path: Path) -> None:
        project = toy_project(tmp_path / "toy")
        done = run_handbook(project, "build", "--edition", "public")
        assert done.returncode == 0, done.stderr
        written = files_of(project / "site-public")
        assert {"index.html", "404.html", MARKER} <= written
        assert {"`index.html`", "`404.html`", f"`{MARKER}`"} <= set(re.findall(r"`[^`\s]+`", TEXT))
        assert any(re.fullmatch(r"en/download/[\w-]+\.html", file) for file in written)
        assert any(re.fullmatch(r"[\w-]+\.zip", file) for file in written)
        assert {file.split("/")[1] for file in written if file.startswith("en/assets/")}

    @pytest.mark.parametrize("text", snippets("nginx"), ids=["server", "path"])
    def test_nginx_shows_the_page_for_what_is_not_there_and_hides_the_marker(self, text: str) -> None:
        assert re.search(r"error_page 404 (/handbook)?/404\.html;", text)
        [hidden] = re.findall(r"location ~ (\S+) \{ return 404; \}", text)
        assert re.search(hidden, f"/{MARKER}")
        assert not re.search(hidden, PAGE)

    def test_each_edition_has_a_row_with_its_folder(self) -> None:
        rows = dict(re.findall(r"(?m)^\| `(\w+)` \| `([\w-]+)` \|", TEXT))
        assert rows == {edition: "site" if edition == "everyone" else f"site-{edition}" for edition in EDITIONS}


def commands() -> list[str]:
    """Every `handbook ...` in the guide: in running text and in what can be copied."""
    return sorted({*re.findall(r"`(handbook [^`]+)`", TEXT), *re.findall(r"(?m)^ *(handbook .+)$", "\n".join(snippets("sh")))})


@pytest.mark.parametrize("command", commands())
def test_its_commands_are_understood(command: str) -> None:
    _, verb, *rest = shlex.split(command)
    parser = argparse.ArgumentParser(exit_on_error=False)
    import_module(f"generator.commands.{verb}").add_arguments(parser)
    parser.parse_args(rest)


def test_its_commands_are_found() -> None:
    assert len(commands()) >= 3


def test_its_links_lead_somewhere() -> None:
    headings = {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in re.findall(r"(?m)^#+ (.*)$", TEXT)}
    assert set(re.findall(r"\]\(#([\w-]+)\)", TEXT)) <= headings
