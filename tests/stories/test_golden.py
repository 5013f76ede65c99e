"""Whole dossiers of the sample stories, as text that a person can review: `make test UPDATE=1` writes them anew.

Offsets and similarities are left out: the laws hold those, and these files should change only when an answer does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import copydesk
from copydesk.model.dossier import Dossier
from copydesk.model.span import Cite

ROOT = Path(__file__).parent.parent.parent
SLUGS = ("ferry-grounding", "port-dispute")


def digest(dossier: Dossier) -> dict[str, Any]:
    """The answers of a dossier without offsets: names for ids, words for cites."""
    actors = {actor.id: actor.name for actor in dossier.actors}
    origins = {origin.id: origin.label for origin in dossier.origins}
    reports = {report.id: Path(report.source).name for report in dossier.reports}

    def at(cites: Iterable[Cite]) -> list[str]:
        return [f"{reports[cite.report]}: {cite.quote}" for cite in cites]

    def who(name: str | None) -> str | None:
        return actors.get(name or "", name)

    return {
        "reports": [
            {
                "source": reports[report.id],
                "outlet": report.outlet,
                "published": f"{report.published} ({report.published_from})",
                "credits": [credit.agency for credit in report.credits],
                "copied": f"{report.copied:.0%}",
                "origin": origins[report.origin],
            }
            for report in dossier.reports
        ],
        "conflicts": [
            {"kind": conflict.kind, "note": conflict.note, "sides": [at(side.cites) for side in conflict.sides]}
            for conflict in dossier.conflicts
        ],
        "overview": [
            f"{sentence.text} [{', '.join(origins[o] for o in sentence.origins)}{', disputed' * sentence.disputed}]"
            for sentence in dossier.overview
        ],
        "copies": [
            {
                "from": reports.get(copy.source or ""),
                "because": copy.because,
                "passages": at([copy.a, copy.b]),
                "changes": [
                    f"{change.op}: {change.a.quote if change.a else ''} -> {change.b.quote if change.b else ''}"
                    for change in copy.changes
                ],
            }
            for copy in dossier.copies
        ],
        "figures": [
            {
                "counts": group.counts,
                "verdict": group.verdict,
                "note": group.note,
                "readings": [f"{at([r.cite])[0]} ({who(r.holder) or 'own voice'})" for r in group.readings],
            }
            for group in dossier.figures
            if group.verdict != "single"
        ],
        "arithmetic": [f"{check.claim.quote}: {check.note} ({check.holds})" for check in dossier.arithmetic],
        "statements": [
            {
                "speaker": who(statement.speaker) or statement.speaker_text,
                "verdict": statement.verdict,
                "renderings": [" … ".join(at(rendering.content)) for rendering in statement.renderings],
            }
            for statement in dossier.statements
        ],
        "timeline": [f"{event.earliest} – {event.latest}: {event.text}" for event in dossier.timeline],
        "acts": [
            f"{who(act.actor)} — {'not ' * act.negated}{act.verb} → {who(act.target)} ({act.modality})"
            for act in dossier.acts
        ],
        "claims": [
            f"{claim.verdict} [{', '.join(origins[o] for o in claim.origins)}]: {claim.text}"
            for claim in dossier.claims
        ],
        "wordings": {who(wording.of): [variant.text for variant in wording.variants] for wording in dossier.wordings},
    }


@pytest.mark.parametrize("slug", SLUGS)
def test_the_dossier_is_as_expected(slug: str, request: pytest.FixtureRequest) -> None:
    found = digest(copydesk.read([ROOT / "examples" / slug]))
    expected = Path(__file__).parent / f"{slug}.json"
    if request.config.getoption("--update"):
        expected.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")
    assert found == json.loads(expected.read_text("utf-8")), "if the change is meant: make test UPDATE=1"
