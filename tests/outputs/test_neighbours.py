"""Related pages, by the links between them."""

from __future__ import annotations

from generator.blocks import Bullets, Choice, Guide, Item, Prose
from generator.book import Page
from generator.outputs.neighbours import MOST, neighbours


def page(path: str, *targets: str, home: str = "part") -> Page:
    links = Bullets(tuple(Item(f"See [it](page:{target}#part).") for target in targets))
    return Page(path, path, home, (links,), "en", "", home=home)


def names(pages: tuple[Page, ...]) -> list[str]:
    return [one.path for one in pages]


def test_pages_that_link_to_each_other_are_neighbours_both_ways() -> None:
    near = neighbours((page("a", "b"), page("b"), page("c")))
    assert names(near["a"]) == ["b"]
    assert names(near["b"]) == ["a"]
    assert names(near["c"]) == []


def test_what_everyone_links_to_is_no_ones_nearest() -> None:
    crowd = tuple(page(f"p{n}", "everywhere") for n in range(9))
    near = neighbours((page("a", "everywhere", "friend"), page("friend"), page("everywhere"), *crowd))
    assert names(near["a"]) == ["friend", "everywhere"]


def test_indexes_are_nobodys_neighbours() -> None:
    near = neighbours((page("a", "index", "b"), page("b"), page("index", "a", "b")), frozenset({"index"}))
    assert names(near["a"]) == ["b"]
    assert "index" not in near


def test_there_are_never_many_and_links_in_guides_count() -> None:
    guide = Guide("Where?", tuple(Choice("There", f"page:p{n}") for n in range(9)))
    start = Page("start", "", "part", (guide, Prose("Nothing here")), "en", "")
    near = neighbours((start, *(page(f"p{n}") for n in range(9))))
    assert len(near["start"]) == MOST
