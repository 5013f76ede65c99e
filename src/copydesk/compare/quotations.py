"""Quotations that two reports give in words that cannot both have been said, or to two speakers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.model.dossier import Conflict, Statement
from copydesk.model.story import Provenance


def misquotations(statements: Sequence[Statement], provenance: Provenance) -> Iterator[Conflict]:
    """Conflicts of quotation and attribution among the statements, in their order."""
    yield from ()
