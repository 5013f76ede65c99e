"""To whom the words at a place are attributed."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.model.dossier import Statement
from copydesk.model.span import Span


def holder_of(statements: Sequence[Statement], span: Span) -> str | None:
    """Whoever is quoted for most of `span`: an actor id, or the words of the source; None is the report's own voice."""
    best, most = None, 0
    for statement in statements:
        shared = sum(
            max(0, min(span.end, cite.end) - max(span.start, cite.start))
            for rendering in statement.renderings
            if rendering.report == span.report
            for cite in rendering.content
        )
        if shared > most:
            best, most = statement.speaker or statement.speaker_text, shared
    return best if 2 * most > span.end - span.start else None
