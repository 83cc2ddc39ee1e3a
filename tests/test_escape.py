"""A stranger's text shows letter by letter, whatever it holds."""

from __future__ import annotations

import html
import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.escape import as_read, dialled, plain, url_safe
from generator.prose import split_slots

ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[here](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "**bold** _italic_ `code` ~~gone~~",
    "# heading",
    "- item",
    "1. item",
    "+ item",
    "    code",
    "> quote",
    "{: .class onclick=x }",
    "{#id}",
    "{{ org }}",
    "!!! danger",
    "a | b | c",
    "https://evil.example",
    "www.evil.example",
    "me@evil.example",
    "&lt;b&gt; &amp; &#60;",
    "$x$ ^2^ ==x==",
    "\\*escaped\\*",
    "[ref]: https://evil.example",
    "*[HTML]: abbreviation",
    ": definition",
]


def shown(text: str) -> str:
    """What a reader sees of a paragraph with this text at its beginning."""
    made = markdown.markdown(text, extensions=["extra", "admonition", "attr_list"])
    found = re.fullmatch(r"<p>(.*)</p>", made, re.DOTALL)
    assert found, made
    assert "<" not in found[1], made
    return html.unescape(found[1])


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_means_anything(attack: str) -> None:
    assert shown(plain(attack)) == attack.strip()


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_is_a_slot(attack: str) -> None:
    assert len(split_slots(plain(attack))) == 1


def test_letters_and_common_marks_stay_readable_in_the_source() -> None:
    text = "Käytä sähköpostia (ei puhelinta), kiitos – 24/7; łódź?"
    assert plain(text) == text


def test_lines_become_one() -> None:
    assert plain("one\ntwo\n\nthree ") == "one two  three"


@given(st.text(st.characters(min_codepoint=32, max_codepoint=0x17F), max_size=40).filter(str.strip))
def test_whatever_is_written_is_what_is_read(text: str) -> None:
    said = shown(plain(f"x{text}"))
    assert " ".join(said.split()) == " ".join(f"x{text}".split())


@given(st.text(st.sampled_from("-+:.)0123456789 \t#*_=~x"), min_size=1, max_size=12).filter(str.strip))
def test_the_beginning_of_a_line_begins_no_list_and_no_heading(text: str) -> None:
    assert " ".join(shown(plain(text)).split()) == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Stop** and [call](page:now/trouble#now)", "Stop and call"),
        ("an *own* post, 2*3*4", "an own post, 2*3*4"),
        ("R&#38;D &#60;b&#62;", "R&D <b>"),
        ("[[Reilusti](lang:fi)](unit:about/values), said [so](lang:en)", "Reilusti, said so"),
        ("{{ org }} answers {#answers}", "answers"),
        ("[+44 7700](tel:+447700)", "+44 7700"),
    ],
)
def test_inline_markdown_as_it_is_read(text: str, expected: str) -> None:
    assert as_read(text) == expected


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]) | st.just(" ")))
def test_what_is_shown_letter_by_letter_is_read_so(text: str) -> None:
    assert as_read(plain(text)) == text.strip()


@pytest.mark.parametrize("end", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_no_end_of_a_line_survives(end: str) -> None:
    assert plain(f"one{end}two").split() == ["one", "two"]
    assert len(plain(f"one{end}two").splitlines()) == 1


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("+358 (0)40 123 4567", "+358401234567"),
        ("+44 ( 0 ) 7700 900001", "+447700900001"),
        ("(0)40 123 4567", "0401234567"),
        ("040 (123) 4567", "0401234567"),
        ("112", "112"),
    ],
)
def test_what_is_dialled(number: str, expected: str) -> None:
    assert dialled(number) == expected


def test_an_address_keeps_its_parts() -> None:
    link = f"[x]({url_safe('https://x.example/?a=1&copy=2#b')})"
    assert 'href="https://x.example/?a=1&amp;copy=2#b"' in markdown.markdown(link)
