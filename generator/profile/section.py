"""How the model of a profile is written down: sections of keys, each with a description and an example."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field


def must(description: str, example: object, unit: str = "") -> Any:
    """A key that has to be there."""
    return Field(description=description, examples=[example], json_schema_extra={"unit": unit})


def may(description: str, example: object, default: object = None, unit: str = "") -> Any:
    """A key that may be left out; None and empty mean that the profile does not say."""
    return Field(default, description=description, examples=[example], json_schema_extra={"unit": unit})


class Section(BaseModel):
    """A group of keys, frozen and without any keys but these."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)

    @classmethod
    def unsaid(cls) -> Self:
        """The section of a profile that says nothing of it. Defaults need no judging, and judges take long to make."""
        return super().model_construct()
