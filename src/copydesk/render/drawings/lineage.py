"""Who copied whom: origins at the left, reports at the right, ribbons as wide as the share of words that flows."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from copydesk.render.drawings.svg import LINE_HEIGHT, document, label, num, path, rect, wrapped
from copydesk.render.phrases import percent
from copydesk.render.sheet import Sheet

_FULL = 34.0
"""Height of a report, and so of a ribbon that carries all its words."""
_BAR = 7.0
_NARROW_LABEL = 166.0
_ROOMY = 12
"""Up to as many reports the nodes stand well apart."""


class Flow(NamedTuple):
    """The share of a report's words that are an origin's."""

    origin: str
    report: str
    share: float
    own: bool
    credited: bool
    direction_known: bool


def flows_of(sheet: Sheet) -> list[Flow]:
    """What flows from which origin into which report, own words first, in the order of the reports."""
    flows: list[Flow] = []
    for report in sheet.dossier.reports:
        sources = sheet.copied_from(report.id)
        copied = min(1.0, report.copied) if sources else 0.0
        if copied < 1:
            own = bool(sources) or report.copied <= 0 or sheet.debt(report.id) == "wire copy"
            flows.append(Flow(report.origin, report.id, 1 - copied, own, True, True))
        weights = [_words_from(sheet, report.id, origin.reports) for origin in sources]
        total = sum(weights)
        for origin, weight in zip(sources, weights, strict=True):
            share = copied * (weight / total if total else 1 / len(sources))
            known = _direction_known(sheet, report.id, origin.reports)
            flows.append(Flow(origin.id, report.id, share, False, sheet.credited(report.id, origin), known))
    return flows


def _words_from(sheet: Sheet, report: str, others: tuple[str, ...]) -> int:
    """Words of a report in passages shared with reports of one origin."""
    return sum(
        len(side.quote.split())
        for copy in sheet.dossier.copies
        for side, twin in ((copy.a, copy.b), (copy.b, copy.a))
        if side.report == report and twin.report in others and twin.report != report
    )


def _direction_known(sheet: Sheet, report: str, others: tuple[str, ...]) -> bool:
    shared = [
        copy
        for copy in sheet.dossier.copies
        if report in (copy.a.report, copy.b.report) and (copy.a.report in others or copy.b.report in others)
    ]
    return not shared or any(copy.source is not None for copy in shared)


def draw_lineage(sheet: Sheet, narrow: bool) -> Markup:
    """The drawing, laid out for a phone or for a page."""
    flows = flows_of(sheet)
    width = 340.0 if narrow else 720.0
    few = len(sheet.dossier.reports) <= _ROOMY
    gap = (46.0 if few else 40.0) if narrow else (22.0 if few else 8.0)
    left, right = (0.0, width - _BAR) if narrow else (210.0, 500.0)
    origins = [origin for origin in sheet.dossier.origins if any(flow.origin == origin.id for flow in flows)]
    tops_in = _stacked([(report.id, _FULL) for report in sheet.dossier.reports], gap)
    heights = {o.id: _FULL * sum(flow.share for flow in flows if flow.origin == o.id) for o in origins}
    tops_out = _stacked([(o.id, heights[o.id]) for o in origins], max(gap, 30.0))
    height = max(_bottom(tops_in, dict.fromkeys(tops_in, _FULL)), _bottom(tops_out, heights)) + 10
    shift = (height - _bottom(tops_out, heights)) / 2 if not narrow else 0.0
    body = [*_ribbons(flows, tops_out, tops_in, left + _BAR, right, shift)]
    for origin in origins:
        top = tops_out[origin.id] + shift
        body.append(rect(left, top, _BAR, heights[origin.id], "node"))
        kind = " (wire)" if origin.kind == "wire" else ""
        if narrow:
            lines = wrapped(sheet.origin_label(origin.id) + kind, _NARROW_LABEL)
            body.append(label(left, top - 6 - LINE_HEIGHT * (len(lines) - 1), lines, "name"))
        else:
            lines = wrapped(sheet.origin_label(origin.id) + kind, 195)
            body.append(label(left - 8, top + heights[origin.id] / 2 + 4 - 8 * (len(lines) - 1), lines, "name", "end"))
    for report in sheet.dossier.reports:
        body += _report(sheet, report.id, tops_in[report.id], right, narrow)
    return document(
        f"lineage-{'narrow' if narrow else 'wide'}",
        "Who copied whom",
        describe_lineage(sheet, flows),
        (width, height),
        body,
        "narrow" if narrow else "wide",
    )


def describe_lineage(sheet: Sheet, flows: list[Flow]) -> str:
    """The drawing in words."""
    said = [
        f"{sheet.outlet(flow.report)}: {percent(flow.share)} from {sheet.origin_label(flow.origin)}"
        + ("" if flow.credited else ", uncredited")
        + ("" if flow.direction_known else ", direction unknown")
        for flow in flows
        if not flow.own
    ]
    return "; ".join(said) + "." if said else "No report copies another; each stands on its own words."


def _report(sheet: Sheet, report: str, top: float, right: float, narrow: bool) -> list[Markup]:
    copied = sheet.report(report).copied
    name = f"{sheet.letter(report)} {sheet.outlet(report)}"
    debt = sheet.debt(report)
    share = debt if debt == "wire copy" else f"{percent(copied)} copied" if copied else "its own words"
    bar = rect(right, top, _BAR, _FULL, "node")
    if narrow:
        return [bar, label(right + _BAR, top - 6 - LINE_HEIGHT, wrapped(name, _NARROW_LABEL, 1), "name", "end"),
                label(right + _BAR, top - 6, [share], "small", "end")]  # fmt: skip
    return [bar, label(right + _BAR + 8, top + 14, wrapped(name, 205, 1), "name"),
            label(right + _BAR + 8, top + 30, [share], "small")]  # fmt: skip


def _stacked(items: list[tuple[str, float]], gap: float) -> dict[str, float]:
    tops: dict[str, float] = {}
    y = gap * 0.8
    for key, height in items:
        tops[key] = y
        y += height + gap
    return tops


def _bottom(tops: dict[str, float], heights: dict[str, float]) -> float:
    return max((top + heights[key] for key, top in tops.items()), default=0.0)


def _ribbons(
    flows: list[Flow], tops_out: dict[str, float], tops_in: dict[str, float], left: float, right: float, shift: float
) -> list[Markup]:
    """Ribbons from top to bottom on either side, so that they cross as little as the order of the nodes allows."""
    places = {report: i for i, report in enumerate(tops_in)}
    out_at = {origin: top + shift for origin, top in tops_out.items()}
    in_at = dict(tops_in)
    drawn = []
    order = {origin: i for i, origin in enumerate(tops_out)}
    starts: dict[Flow, float] = {}
    for flow in sorted(flows, key=lambda f: (order[f.origin], places[f.report])):
        starts[flow] = out_at[flow.origin]
        out_at[flow.origin] += flow.share * _FULL
    for flow in sorted(flows, key=lambda f: (places[f.report], order[f.origin])):
        thick = flow.share * _FULL
        y1, y2 = starts[flow], in_at[flow.report]
        in_at[flow.report] += thick
        css = "ribbon own" if flow.own else "ribbon copied" if flow.credited else "ribbon copied uncredited"
        drawn.append((flow.own, path(_ribbon(left, y1, right, y2, max(thick, 1.5)), css)))
        if not flow.direction_known:
            drawn.append((False, label((left + right) / 2, (y1 + y2 + thick) / 2 + 5, ["?"], "query", "middle")))
    return [ribbon for _, ribbon in sorted(drawn, key=lambda item: not item[0])]


def _ribbon(left: float, y1: float, right: float, y2: float, thick: float) -> str:
    middle = (left + right) / 2
    x1, xm, x2 = num(left), num(middle), num(right)
    return (
        f"M{x1} {num(y1)}C{xm} {num(y1)} {xm} {num(y2)} {x2} {num(y2)}V{num(y2 + thick)}"
        f"C{xm} {num(y2 + thick)} {xm} {num(y1 + thick)} {x1} {num(y1 + thick)}Z"
    )
