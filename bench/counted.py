"""Figures of whole stories laid side by side: python bench/counted.py [STORY...]

Six invented stories of three reports lie in tests/quality/counted, each with a key that was written before anything was
run. In a story `{row:words}` marks a figure: those of one row count one thing, `-` marks a number that must stay alone.
The key gives each row's words for a label (patterns, all of which must match; `-` for any) and its verdict.

Prints rows right, wrong (a reading that does not belong, or another verdict than the key's, "same" and "compatible"
taken for one) and missed, numbers left alone, and each row that is not right or whose label says too little.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import NamedTuple

from copydesk.model.dossier import Dossier, FigureGroup
from copydesk.model.report import Report
from copydesk.model.span import Cite
from copydesk.pipeline import make_dossier

STORIES = Path(__file__).parent.parent / "tests" / "quality" / "counted"
MARK = re.compile(r"\{([a-z0-9-]+):([^}]*)\}")
AGREEING = ("same", "compatible")
ALONE = "-"


class Place(NamedTuple):
    """Where a marked figure stands in the report of that id."""

    report: str
    start: int
    end: int


class Keyed(NamedTuple):
    """A story with its marked figures by row, and what each row should be."""

    reports: list[Report]
    places: dict[str, list[Place]]
    rows: dict[str, tuple[list[str], str]]


def story_of(path: Path) -> Keyed:
    """A story file read: reports under `== outlet | time | headline`, the key under `== KEY`."""
    told, _, key = path.read_text("utf-8").partition("== KEY\n")
    reports: list[Report] = []
    places: dict[str, list[Place]] = {}
    for number, part in enumerate(told.split("\n== ")[1:]):
        head, _, body = part.partition("\n")
        outlet, published, title = (words.strip() for words in head.split("|"))
        name, text, last = f"r{number}", "", 0
        body = body.strip()
        for match in MARK.finditer(body):
            text += body[last : match.start()]
            places.setdefault(match[1], []).append(Place(name, len(text), len(text) + len(match[2])))
            text, last = text + match[2], match.end()
        reports.append(Report(name, name, text + body[last:], title=title, outlet=outlet, published=published))
    rows = {}
    for line in filter(None, key.splitlines()):
        row, label, verdict = (words.strip() for words in line.split(" | "))
        rows[row] = (label.split(" + "), verdict)
    return Keyed(reports, places, rows)


def group_at(place: Place, dossier: Dossier) -> FigureGroup | None:
    """The row of the dossier that has a reading at a place."""
    return next((group for group in dossier.figures if any(stands_at(place, r.cite) for r in group.readings)), None)


def stands_at(place: Place, cite: Cite) -> bool:
    """True for a cite that shares a character with the place."""
    return cite.report == place.report and cite.start < place.end and place.start < cite.end


def judged(row: str, keyed: Keyed, dossier: Dossier) -> tuple[str, str]:
    """ "right", "wrong" or "missed", and what the dossier says of the row."""
    places, (label, verdict) = keyed.places[row], keyed.rows[row]
    groups = [group_at(place, dossier) for place in places]
    found = [group for group in groups if group is not None]
    if not found:
        return "missed", "no figure"
    most = max(found, key=lambda group: sum(other is not None and other.id == group.id for other in groups))
    strangers = [r.cite.quote for r in most.readings if not any(stands_at(place, r.cite) for place in places)]
    if strangers:
        return "wrong", f"with {strangers}"
    if len({None if group is None else group.id for group in groups}) > 1:
        return "missed", " / ".join(f"{group.counts} {group.id}" if group else "no figure" for group in groups)
    if most.verdict != verdict and not (most.verdict in AGREEING and verdict in AGREEING):
        return "wrong", f"{most.verdict} for {verdict}"
    said = f"{most.counts or ''} {most.unit or ''}"
    unsaid = [words for words in label if words != ALONE and not re.search(words, said, re.I)]
    return "right", f"label “{said.strip()}”" if unsaid else ""


def main(paths: list[Path]) -> None:
    total = dict.fromkeys(("right", "wrong", "missed", "alone", "lone"), 0)
    for path in paths:
        keyed = story_of(path)
        dossier = make_dossier(keyed.reports, together=True)
        print(path.stem)
        for row in keyed.rows:
            how, why = judged(row, keyed, dossier)
            total[how] += 1
            if why:
                print(f"  {how:6} {row:9} {why}")
        for place in keyed.places.get(ALONE, []):
            group = group_at(place, dossier)
            total["lone"] += 1
            total["alone"] += group is None or len({r.cite.report for r in group.readings}) == 1
    rows = total["right"] + total["wrong"] + total["missed"]
    print(
        f"rows right / wrong / missed {total['right']} / {total['wrong']} / {total['missed']} of {rows}; "
        f"left alone {total['alone']} of {total['lone']}"
    )


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or sorted(STORIES.glob("*.story")))
