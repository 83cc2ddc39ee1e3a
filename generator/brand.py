"""A brand's colours into those of a page: as they are where they can be read, darker or lighter by as little as it takes.

Contrast as WCAG 2.2 defines it (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio): 4.5 for text, 3 for what is not text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass
from typing import TypeAlias

Colour: TypeAlias = tuple[int, int, int]
TEXT, SHAPE = 4.5, 3.0
WHITE, BLACK = (255, 255, 255), (0, 0, 0)
PLAIN = "#1b4f72"  # for an organisation that names no colour
LIGHT_PAGE, LIGHT_TINT = (255, 255, 255), (243, 245, 247)
DARK_PAGE, DARK_TINT = (21, 25, 30), (33, 39, 46)


@dataclass(frozen=True)
class Corrected:
    """A colour of the brand (colour or accent) that could not be read as it is: what it became, and its contrast before."""

    name: str
    colour: str
    became: str
    contrast: float
    asked: float


@dataclass(frozen=True)
class Palette:
    """Colours by the name of their custom property, for a light and a dark page; `corrected` are those of the light one."""

    light: Mapping[str, str]
    dark: Mapping[str, str]
    corrected: tuple[Corrected, ...]


def palette(colour: str | None, accent: str | None = None) -> Palette:
    """Shapes: #rrggbb, as a profile says them; the accent is the colour's own when there is none."""
    main, second = _read(colour or PLAIN), _read(accent or colour or PLAIN)
    link, shape = readable(main, LIGHT_TINT, TEXT), readable(second, LIGHT_TINT, SHAPE)
    changed = tuple(
        Corrected(name, _written(was), _written(now), contrast(was, LIGHT_TINT), asked)
        for name, said, was, now, asked in (("colour", colour, main, link, TEXT), ("accent", accent, second, shape, SHAPE))
        if said and was != now
    )
    return Palette(
        _properties(main, link, shape),
        _properties(main, readable(main, DARK_TINT, TEXT), readable(second, DARK_TINT, SHAPE)),
        changed,
    )


def _properties(brand: Colour, link: Colour, shape: Colour) -> Mapping[str, str]:
    """`brand` fills an area as it is; what stands on it is black or white, whichever is read better."""
    colours = {
        "brand": brand,
        "on-brand": on(brand),
        "accent": link,
        "on-accent": on(link),
        "shape": shape,
    }
    return {name: _written(value) for name, value in colours.items()}


def on(background: Colour) -> Colour:
    """White where it can be read, else black: one of the two always reaches 4.5."""
    return WHITE if contrast(WHITE, background) >= TEXT else BLACK


def readable(colour: Colour, background: Colour, asked: float) -> Colour:
    """The colour nearest to this one in lightness, of the same hue, that has the contrast asked for."""
    darker = contrast(BLACK, background) > contrast(WHITE, background)
    return next((lit for lit in _steps(colour, darker) if contrast(lit, background) >= asked), BLACK if darker else WHITE)


def _steps(colour: Colour, darker: bool) -> Iterator[Colour]:
    """The colour itself, then in hundredths of lightness towards black or white."""
    yield colour
    red, green, blue = (channel / 255 for channel in colour)
    hue, lightness, saturation = rgb_to_hls(red, green, blue)
    for step in range(1, 101):
        lit = hls_to_rgb(hue, min(max(lightness + (-step if darker else step) / 100, 0), 1), saturation)
        yield round(lit[0] * 255), round(lit[1] * 255), round(lit[2] * 255)


def contrast(one: Colour, other: Colour) -> float:
    """From 1, the same, to 21, black on white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _read(colour: str) -> Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _written(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
