"""What the profile says of goals, audiences and subjects, as tables."""

from __future__ import annotations

from generator.blocks import Block
from generator.made.making import Making, bullets, table


def goals(making: Making) -> tuple[Block, ...]:
    text = making.teller.text
    return table(making, ("goal", "measure"), [(text(g.goal), text(g.measure)) for g in making.teller.profile.purpose.goals])


def worth(making: Making) -> tuple[Block, ...]:
    """What being here is worth to us, to those we serve and to everyone else."""
    value = making.teller.profile.purpose.value
    said = [(name, making.teller.text(getattr(value, name))) for name in ("us", "customers", "others")]
    return bullets([f"**{making.label(f'worth_{name}')}:** {text}" for name, text in said if text])


def audiences(making: Making) -> tuple[Block, ...]:
    """Each audience with the three answers, and whether it gave them itself."""
    text = making.teller.text
    rows = [
        (
            text(a.who),
            text(a.what_is_in_it),
            text(a.why_care),
            text(a.why_believe),
            making.label("asked" if a.asked else "guessed"),
        )
        for a in making.teller.profile.purpose.audiences
    ]
    return table(making, ("audience", "what_is_in_it", "why_care", "why_believe", "how_we_know"), rows)


def positions(making: Making) -> tuple[Block, ...]:
    """What we bring up, what we answer when asked, and what we leave."""
    topics, teller = making.teller.profile.voice.topics, making.teller
    rows = []
    for kind in ("speak", "answer_only", "leave"):
        said = [text for topic in getattr(topics, kind) if (text := teller.text(topic))]
        if said:
            rows.append((making.label(f"topics_{kind}"), "; ".join(said)))
    return table(making, ("what_we_do", "subjects"), rows)
