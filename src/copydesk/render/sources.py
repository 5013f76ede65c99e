"""The reports as a bibliography: CSL-JSON, RIS and BibTeX."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from copydesk.model.dossier import Dossier, ReportEntry
from copydesk.render.phrases import day_of, one_line

_BYLINE_PREFIX = re.compile(r"^\s*by\s+", re.IGNORECASE)
_BYLINE_SPLIT = re.compile(r"\s*(?:,|;|\band\b|&)\s*")
_TEX_SPECIAL = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip


def to_csl_json(dossier: Dossier) -> bytes:
    """The reports as CSL-JSON items of type `article-newspaper`, in the order of the dossier."""
    return msgspec.json.format(msgspec.json.encode([_csl(report) for report in dossier.reports]), indent=2) + b"\n"


def to_ris(dossier: Dossier) -> str:
    """The reports as RIS records of type NEWS."""
    return "".join(_ris(report) for report in dossier.reports)


def to_bibtex(dossier: Dossier) -> str:
    """The reports as BibTeX entries; keys are the reports' ids."""
    return "\n".join(_bibtex(report) for report in dossier.reports)


def authors(report: ReportEntry) -> list[str]:
    """The names in a byline, without "By"."""
    bare = _BYLINE_PREFIX.sub("", one_line(report.byline or ""))
    return [name for name in _BYLINE_SPLIT.split(bare) if name]


def _csl(report: ReportEntry) -> dict[str, Any]:
    item: dict[str, Any] = {"id": report.id, "type": "article-newspaper"}
    if report.title:
        item["title"] = one_line(report.title)
    if names := authors(report):
        item["author"] = [{"literal": name} for name in names]
    if report.outlet:
        item["container-title"] = one_line(report.outlet)
    if day := day_of(report.published):
        item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    if report.url:
        item["URL"] = report.url
    if report.language:
        item["language"] = report.language
    return item


def _ris(report: ReportEntry) -> str:
    lines = [("TY", "NEWS"), ("ID", report.id)]
    lines += [("TI", one_line(report.title))] if report.title else []
    lines += [("AU", name) for name in authors(report)]
    lines += [("T2", one_line(report.outlet))] if report.outlet else []
    if day := day_of(report.published):
        lines += [("PY", str(day.year)), ("DA", day.strftime("%Y/%m/%d"))]
    lines += [("UR", one_line(report.url))] if report.url else []
    lines += [("LA", report.language)] if report.language else []
    lines.append(("ER", ""))
    return "".join(f"{tag}  - {value}".rstrip(" ") + "\r\n" if value else f"{tag}  - \r\n" for tag, value in lines)


def _bibtex(report: ReportEntry) -> str:
    fields: list[tuple[str, str]] = []
    fields += [("title", _tex(report.title))] if report.title else []
    fields += [("author", " and ".join("{" + _tex(name) + "}" for name in authors(report)))] if authors(report) else []
    fields += [("journal", _tex(report.outlet))] if report.outlet else []
    if day := day_of(report.published):
        fields += [("year", str(day.year)), ("date", day.isoformat())]
    fields += [("url", re.sub(r"[{}\s\\]", "", report.url))] if report.url else []
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields)
    return f"@article{{{report.id},\n{body}}}\n"


def _tex(text: str) -> str:
    return one_line(text).translate(_TEX_SPECIAL)
