"""What is wrong with a page that is open: as axe-core sees it, as screen readers are told it, and as our own probes see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeAlias

from playwright.sync_api import Browser, Page, ViewportSize

from generator.library import SOURCE_LANGUAGE

Size: TypeAlias = ViewportSize
PHONE, DESKTOP = Size(width=360, height=740), Size(width=1280, height=800)
SIZES: Mapping[str, Size] = {"phone": PHONE, "desktop": DESKTOP}
MAGNIFIED = Size(width=320, height=256)  # a window of 1280 x 1024 at 400 %
PROBES = Path(__file__).with_name("probes.js").read_text(encoding="utf-8")

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OF_COLOUR = ("color-contrast", "link-in-text-block")  # all that another palette can change
RUN_AXE = """async options => (await axe.run(document, options)).violations.flatMap(rule => rule.nodes.map(node =>
    [rule.id, node.target.flat().join(" "), [...node.any, ...node.all, ...node.none].map(check => check.message).join(" ")]))"""
# Reviewed exceptions, each with its reason: (rule, end of the selector) -> why it is no fault.
REVIEWED: Mapping[tuple[str, str], str] = {}

CONTROLS = frozenset(
    {"link", "button", "checkbox", "radio", "textbox", "searchbox", "combobox", "listbox", "option", "DisclosureTriangle"}
)


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong on a page."""

    check: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.check}: {self.where}: {self.what}"


@contextmanager
def window(browser: Browser, size: Size, **more: Any) -> Iterator[Page]:
    """A page to examine. Its policy is set aside, so that axe can be put in; what the policy does is tested elsewhere."""
    context = browser.new_context(viewport=size, reduced_motion="reduce", bypass_csp=True, **more)
    context.add_init_script(PROBES)
    yield context.new_page()
    context.close()


def axe(page: Page, rules: Sequence[str] = ()) -> list[Finding]:
    """What axe-core finds, by all rules of WCAG 2.2 A and AA and good practice, or by these."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    chosen = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    options = {"runOnly": chosen, "resultTypes": ["violations"], "rules": {} if rules else {"target-size": {"enabled": True}}}
    found = page.evaluate(RUN_AXE, options)
    return [Finding(f"axe {rule}", where, what) for rule, where, what in found if not _reviewed(rule, where)]


def _reviewed(rule: str, where: str) -> bool:
    return any(rule == known and where.endswith(end) for known, end in REVIEWED)


def palettes(page: Page) -> list[Finding]:
    """axe in light, and once more what depends on colours in dark."""
    page.emulate_media(color_scheme="light")
    light = axe(page)
    page.emulate_media(color_scheme="dark")
    dark = [Finding(f"{found.check} in dark", found.where, found.what) for found in axe(page, OF_COLOUR)]
    page.emulate_media(color_scheme="light")
    return light + dark


def structure(page: Page, language: str, languages: Sequence[str]) -> list[Finding]:
    """Headings, languages, landmarks and names of controls. Titles of sources are English in every language."""
    spoken, known = list(_spoken(page)), [*languages, SOURCE_LANGUAGE]
    return [
        *_probe(page, "headings", "proof.headings()"),
        *_probe(page, "languages", "told => proof.languages(...told)", [language, known]),
        *_landmarks(spoken),
        *(Finding("names", role, "has no name") for role, name in spoken if role in CONTROLS and not name.strip()),
    ]


def _spoken(page: Page) -> Iterator[tuple[str, str]]:
    """Role and name of everything that assistive technology meets."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    for node in nodes:
        if not node["ignored"]:
            yield node.get("role", {}).get("value", ""), node.get("name", {}).get("value", "")


def _landmarks(spoken: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    count = Counter(spoken)
    for role in ("banner", "main", "contentinfo"):
        if (times := sum(n for (other, _), n in count.items() if other == role)) != 1:
            yield Finding("landmarks", role, f"{times} times")
    for (role, name), times in count.items():
        if role == "navigation" and (times > 1 or not name):
            yield Finding("landmarks", f"navigation {name!r}", f"{times} times" if name else "has no name")


def reflow(page: Page) -> list[Finding]:
    """At 320 px nothing has to be scrolled sideways, nothing is cut and nothing stands on another."""
    with _resized(page, MAGNIFIED):
        return [*_probe(page, "reflow", "proof.wide()"), *_probe(page, "reflow", "[...proof.cut(), ...proof.overlaps()]")]


def spacing(page: Page) -> list[Finding]:
    """The same with the spacing of WCAG 1.4.12; the page keeps it, so this is the last thing to ask of it."""
    page.evaluate("proof.space()")
    return _probe(page, "text spacing", "[...proof.wide(), ...proof.cut(), ...proof.overlaps()]")


@contextmanager
def _resized(page: Page, size: Size) -> Iterator[None]:
    before = page.viewport_size
    page.set_viewport_size(size)
    yield
    if before:
        page.set_viewport_size(before)


def _probe(page: Page, check: str, question: str, told: object = None) -> list[Finding]:
    return [Finding(check, where, what) for where, what in page.evaluate(question, told)]


def everything(page: Page, language: str, languages: Sequence[str]) -> list[Finding]:
    """All of the above on a page as it was loaded."""
    return [*palettes(page), *structure(page, language, languages), *reflow(page), *spacing(page)]
