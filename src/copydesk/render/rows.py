"""The rows that bulk commands write: marks as plain values, offsets in code points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from copydesk.model.marks import Act, Figure, MarkedReport, Name, Quote, Time
from copydesk.model.span import Span

Row = dict[str, Any]


def marks_row(marked: MarkedReport, row_id: str) -> Row:
    """What `copydesk mark` writes for one article."""
    text = marked.report.text
    row: Row = {
        "id": row_id,
        "figures": [_figure(figure, text) for figure in marked.figures],
        "times": [_time(time, text) for time in marked.times],
        "quotes": [_quote(quote, marked.quotes) for quote in marked.quotes if not quote.nested],
        "names": [_name(name) for name in marked.names],
        "acts": [_act(act, text) for act in marked.acts],
    }
    if marked.unmarked_because:
        row["unmarked_because"] = marked.unmarked_because
    return row


def _words(span: Span | None, text: str) -> str | None:
    return None if span is None else text[span.start : span.end]


def _ranges(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _figure(figure: Figure, text: str) -> Row:
    return {
        "start": figure.span.start,
        "end": figure.span.end,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "hedge": figure.hedge,
        "unit": figure.unit,
        "counts": figure.counts,
        "text": _words(figure.span, text),
    }


def _time(time: Time, text: str) -> Row:
    return {
        "start": time.span.start,
        "end": time.span.end,
        "type": time.type,
        "value": time.value,
        "earliest": time.earliest,
        "latest": time.latest,
        "text": _words(time.span, text),
    }


def _quote(quote: Quote, others: Sequence[Quote]) -> Row:
    """One quotation; those that its speaker quotes in turn stand in it, as the words do."""
    row: Row = {
        "content": _ranges(quote.content),
        "cue": _ranges(quote.cue),
        "source": _ranges(quote.source),
        "kind": quote.kind,
        "speaker": quote.speaker,
    }
    inner = [_quote(other, ()) for other in others if other.nested and _holds(quote, other)]
    return row | {"nested": inner} if inner else row


def _holds(outer: Quote, inner: Quote) -> bool:
    return any(span.start <= inner.content[0].start and inner.content[-1].end <= span.end for span in outer.content)


def _name(name: Name) -> Row:
    return {"start": name.span.start, "end": name.span.end, "kind": name.kind, "actor": name.actor}


def _act(act: Act, text: str) -> Row:
    return {
        "actor": _words(act.actor, text),
        "verb": act.verb,
        "target": _words(act.target, text),
        "modality": act.modality,
        "negated": act.negated,
        "holder": _words(act.holder, text),
        "start": act.span.start,
        "end": act.span.end,
        "complement": _words(act.complement, text),
        "asker": _words(act.asker, text),
    }
