"""A chart into an inline SVG figure. It shows what the table under it says; no meaning stands in the picture alone."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blocks import Bar, Chart

WIDTH, BAR, GAP, TOP = 360, 15, 28, 46  # narrow enough for a phone to show it at its own size


def figure(chart: Chart) -> str:
    """One block of HTML without blank lines: a figure with a title, a legend and the bars."""
    text = _literal(chart.text)
    height = TOP + len(chart.bars) * (BAR + GAP) + 4
    longest = max((sum(bar.parts) for bar in chart.bars), default=0) or 1
    lines = [
        f'<figure class="hb-chart"><figcaption>{_literal(chart.title)}</figcaption>',
        f'<svg role="img" viewBox="0 0 {WIDTH} {height}" aria-label="{text}" xmlns="http://www.w3.org/2000/svg">',
        *_legend(chart.series),
        *(line for row, bar in enumerate(chart.bars) for line in _bar(bar, TOP + row * (BAR + GAP), longest)),
        "</svg>",
        f"<p>{text}</p></figure>",
    ]
    return "\n".join(lines)


def _legend(series: tuple[str, ...]) -> Iterator[str]:
    step = WIDTH // max(len(series), 1)
    for index, name in enumerate(series):
        yield f'<rect class="hb-series-{index}" x="{index * step}" y="4" width="14" height="14"/>'
        yield f'<text x="{index * step + 20}" y="16">{_literal(name)}</text>'


def _bar(bar: Bar, y: int, longest: float) -> Iterator[str]:
    yield f'<text x="0" y="{y - 5}">{_literal(bar.label)}</text>'
    x = 0.0
    scale = (WIDTH - 50) / longest
    for index, part in enumerate(bar.parts):
        if part:
            width = max(part * scale, 1)
            yield f'<rect class="hb-series-{index}" x="{x:.1f}" y="{y}" width="{width:.1f}" height="{BAR}"/>'
            x += width
    yield f'<text x="{x + 6:.1f}" y="{y + 12}">{_literal(bar.total)}</text>'


def _literal(text: str) -> str:
    """Inside HTML nothing reads Markdown; values of a profile are entities already and stay so."""
    return text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
