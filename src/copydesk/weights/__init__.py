"""Small trained tables and models that ship with the package; each has a section in CARD.md."""

from __future__ import annotations

from importlib.resources import files


def weights(name: str) -> bytes:
    """The bytes of a shipped table or model. Raises FileNotFoundError when this install has none of that name."""
    return files(__name__).joinpath(name).read_bytes()
