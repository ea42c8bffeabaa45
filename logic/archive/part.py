"""What every part of a record has in common, and what several of them are made of."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Digest = Annotated[str, Field(pattern="^sha256:[0-9a-f]{64}$")]
"""SHA-256 of some content, as `sha256:` and 64 digits."""
Texts = tuple[str, ...]


class Part(BaseModel):
    """A part of a record: fixed once made, exactly of its types, and without unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class NamedContent(Part):
    """A file by its name, and what it held."""

    name: str
    digest: Digest
