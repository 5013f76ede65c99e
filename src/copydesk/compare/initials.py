"""Newsrooms under their initials: "NWS" is the Nordic Wire Service in a story that names no other it could be."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from copydesk.model.report import Report
from copydesk.text.agencies import agency_named
from copydesk.text.naming import is_acronym, stands_for


def spelled_out(reports: Sequence[Report]) -> list[Report]:
    """The reports with initials of outlets and credits replaced by the one name in the story that they stand for.

    For telling voices apart only: what a report calls itself stays in the dossier as it is.
    """
    names = {name for report in reports for name in _names(report)}
    full = sorted(name for name in names if not is_acronym(name))
    meant = {short: _meant(short, full) for short in sorted(names - set(full)) if agency_named(short) is None}
    if not any(meant.values()):
        return list(reports)
    return [
        replace(
            report,
            outlet=meant.get(report.outlet or "") or report.outlet,
            credits=tuple(
                replace(credit, agency=meant.get(credit.agency) or credit.agency) for credit in report.credits
            ),
        )
        for report in reports
    ]


def _names(report: Report) -> list[str]:
    named = (report.outlet, report.byline, *(credit.agency for credit in report.credits))
    return [name for name in named if name]


def _meant(short: str, full: Sequence[str]) -> str | None:
    fits = {agency_named(name) or name for name in full if stands_for(short, name)}
    return fits.pop() if len(fits) == 1 else None
