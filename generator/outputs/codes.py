"""An address as a code that a phone's camera reads, drawn as inline SVG."""

from __future__ import annotations

from html import escape

import segno

from generator.blocks import Code


def code(block: Code) -> str:
    """A figure with the code, black on white on any page."""
    made = segno.make(block.address, error="m", micro=False)
    drawn = made.svg_inline(omitsize=True, border=3, light="#fff", svgclass="hb-code", lineclass=None)
    named = drawn.replace("<svg ", f'<svg role="img" aria-label="{escape(block.address)}" ', 1)
    return f'<figure class="hb-qr">{named}</figure>'
