"""A pack's page laid over the same page of a lower pack, section by section."""

from __future__ import annotations

from dataclasses import replace

from generator.blocks import Heading
from generator.problems import Problem, did_you_mean
from generator.prose import Document, Piece

OWN_SECTION = "own_"


def patch(lower: Document, upper: Document) -> Document:
    """A pack's own sections in place of the core's; sections called own_... follow at the end.

    The title and the opening are replaced when the patch has them. What no longer fits is told in `problems`.
    """
    problems = list(lower.problems + upper.problems)
    if "patches" in upper.front and upper.front["patches"] != lower.hash:
        hint = f"compare it with the new text, then write patches: {lower.hash}"
        problems.append(Problem(upper.place(), f"the text that this patches has changed ({lower.file})", hint, "warning"))
    known = set(lower.sections())
    for piece in upper.pieces:
        block = piece.block
        if not isinstance(block, Heading) or block.level != 2 or block.id in known or block.id.startswith(OWN_SECTION):
            continue
        if block.id:
            hint = did_you_mean(block.id, known) or f"a section of your own is called {OWN_SECTION}{block.id}"
            problems.append(Problem(upper.place(piece.line), f"patches the section '{block.id}', which is gone", hint))
    return replace(
        lower,
        front=lower.front | {key: value for key, value in upper.front.items() if key in ("title", "reviewed")},
        pieces=tuple(_patched(lower, upper)),
        problems=tuple(problems),
    )


def _patched(lower: Document, upper: Document) -> list[Piece]:
    replaced = {"": [p for p in upper.pieces if not p.section]} | {s: [] for s in upper.sections()}
    for piece in upper.pieces:
        if piece.section:
            replaced[piece.section].append(piece)
    kept: list[Piece] = []
    for section in ("", *lower.sections()):
        kept += replaced.get(section) or [p for p in lower.pieces if p.section == section]
    new = [s for s in upper.sections() if s not in lower.sections()]
    return kept + [piece for section in new for piece in replaced[section]]
