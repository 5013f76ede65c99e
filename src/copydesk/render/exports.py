"""The dossier for other programs: JSON and its schema, Web Annotations of its cites, TimelineJS.

Tables are in `tables`, the reports as a bibliography in `sources`; `folder` writes all of them.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from copydesk.model.dossier import ActEntry, Claim, Dossier, TimelineEvent
from copydesk.model.span import Cite
from copydesk.render.phrases import one_line, period
from copydesk.render.sheet import Sheet

JSON_SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Enough text around a quote to tell it from its like (W3C Web Annotation, 4.2.4); Hypothesis sends 32 characters.
CONTEXT_CHARS = 32


def to_json(dossier: Dossier) -> bytes:
    """The dossier as indented UTF-8 JSON with a newline at its end; equal dossiers give equal bytes."""
    encoded = msgspec.json.encode(dossier, order="deterministic")
    return msgspec.json.format(encoded, indent=2) + b"\n"


def from_json(data: bytes | str) -> Dossier:
    """Read back what `to_json` wrote; raises `msgspec.ValidationError` on anything else."""
    return msgspec.json.decode(data, type=Dossier)


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of the dossier, made from the structs that hold it."""
    schema = msgspec.json.schema(Dossier)
    return {"$schema": JSON_SCHEMA_DIALECT, "title": "A copydesk dossier", **schema}


def schema_json() -> bytes:
    """What `copydesk schema` prints."""
    return msgspec.json.format(msgspec.json.encode(json_schema()), indent=2) + b"\n"


def web_annotations(dossier: Dossier) -> bytes:
    """Every cite of the findings as a W3C Web Annotation (JSON-LD), in order of report and place.

    The target's source is the report's URL, else the name of its file; positions count code points.
    """
    sheet = Sheet(dossier)
    places = {report.id: i for i, report in enumerate(dossier.reports)}
    found: dict[Cite, list[str]] = {}
    for motive, cite in cites_of(dossier):
        uses = found.setdefault(cite, [])
        if motive not in uses:
            uses.append(motive)
    ordered = sorted(found, key=lambda cite: (places[cite.report], cite.start, cite.end))
    annotations = [_annotation(sheet, cite, found[cite]) for cite in ordered]
    return msgspec.json.format(msgspec.json.encode(annotations), indent=2) + b"\n"


def _annotation(sheet: Sheet, cite: Cite, uses: list[str]) -> dict[str, Any]:
    report = sheet.report(cite.report)
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:copydesk:{cite.report}:{cite.start}-{cite.end}",
        "type": "Annotation",
        "motivation": "highlighting",
        "body": [{"type": "TextualBody", "value": use, "purpose": "tagging"} for use in uses],
        "target": {
            "source": report.url or report.source,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": cite.quote,
                    "prefix": report.text[max(0, cite.start - CONTEXT_CHARS) : cite.start],
                    "suffix": report.text[cite.end : cite.end + CONTEXT_CHARS],
                },
                {"type": "TextPositionSelector", "start": cite.start, "end": cite.end},
            ],
        },
    }


def timeline_js(dossier: Dossier) -> bytes:
    """The dated events as TimelineJS 3 JSON; its texts are HTML, so those of the reports are escaped."""
    sheet = Sheet(dossier)
    slides = []
    for event in dossier.timeline:
        start, end = _date_parts(event.earliest or event.latest), _date_parts(event.latest)
        if event.undated_because is None and start is not None:
            where = ", ".join(sheet.outlet(report) for report in dict.fromkeys(cite.report for cite in event.cites))
            slides.append({
                "unique_id": event.id,
                "start_date": start,
                **({"end_date": end} if end and end != start else {}),
                **({"group": "published"} if event.publication else {}),
                "display_date": period(event.value, event.earliest, event.latest),
                "text": {"headline": html.escape(one_line(event.text)), "text": html.escape(where)},
            })  # fmt: skip
    return msgspec.json.format(msgspec.json.encode({"events": slides}), indent=2) + b"\n"


def _date_parts(bound: str | None) -> dict[str, int] | None:
    try:
        at = datetime.fromisoformat(bound) if bound else None
    except ValueError:
        return None
    if at is None or bound is None:
        return None
    parts = {"year": at.year, "month": at.month, "day": at.day}
    return parts | {"hour": at.hour, "minute": at.minute} if "T" in bound else parts


def cites_of(dossier: Dossier) -> Iterator[tuple[str, Cite]]:
    """Every cite of the findings with the id of what it stands for ("figure-2"), or its kind where it has no id."""
    for copy in dossier.copies:
        yield "copy", copy.a
        yield "copy", copy.b
    for statement in dossier.statements:
        for rendering in statement.renderings:
            yield from ((statement.id, cite) for cite in rendering.content)
    for figure in dossier.figures:
        yield from ((figure.id, reading.cite) for reading in figure.readings)
    found: tuple[TimelineEvent | ActEntry | Claim, ...] = (*dossier.timeline, *dossier.acts, *dossier.claims)
    for finding in found:
        yield from ((finding.id, cite) for cite in finding.cites)
    for event in dossier.timeline:
        yield from ((event.id, cite) for cite in event.times)
    for conflict in dossier.conflicts:
        yield from ((conflict.id, cite) for side in conflict.sides for cite in side.cites)
    for sentence in dossier.overview:
        yield from (("overview", cite) for cite in sentence.cites)
    for check in dossier.arithmetic:
        yield "arithmetic", check.claim
