"""The map of acts: who acts at the left, what they do in words, upon whom at the right, in the style of its force."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from copydesk.model.dossier import ActEntry
from copydesk.render.deeds import PRONOUNS, capitalised, telling_acts
from copydesk.render.drawings.svg import (
    LINE_HEIGHT,
    arrow_head,
    document,
    label,
    link,
    num,
    path,
    points,
    rect,
    wrapped,
)
from copydesk.render.predicates import map_line, names_somebody
from copydesk.render.sheet import Sheet, cite_anchor

MOST_DRAWN = 12
# With fewer telling acts than these, other deeds fill the map.
ENOUGH = 8
_LINE_STYLES = {
    "asserted": "solid",
    "planned": "dashed",
    "possible": "dashed",
    "threatened": "dotted",
    "required": "dotted",
    "asked": "dotted",
    "denied": "solid denied",
}
# Columns of the wide drawing: doers, the sample of the line, words, parties.
_WIDTH, _NARROW_WIDTH = 720.0, 340.0
_DOER_WIDTH, _SAMPLE_START, _WORDS_START, _PARTY_START = 150.0, 156.0, 206.0, 588.0
_PARTY_WIDTH = _WIDTH - _PARTY_START
_BEND = 500.0  # words end here, so that no line to a party runs through them
_BOLD_SIZE = 14.0  # bold letters are as wide as plain ones of this size
_ROW_GAP, _GROUP_GAP = 10.0, 18.0


class _Row(NamedTuple):
    """One line of the map with its words broken into lines; `anchor` leads to the words that it rests on."""

    css: str
    lines: list[str]
    party: str
    anchor: str

    @property
    def height(self) -> float:
        return len(self.lines) * LINE_HEIGHT


class _Lane(NamedTuple):
    """Where the line of a row that reaches a party leaves its words."""

    row: _Row
    x: float
    y: float


def drawn_acts(sheet: Sheet) -> list[ActEntry]:
    """The acts worth drawing, in their order: the telling ones; where those are few, other deeds of named actors too.

    Where there are too many, those between two known actors stay before others, then what somebody threatens, demands,
    plans or denies, then by origins and cites. What has a pronoun for an actor says nothing on a map; what has none is
    told of whom it was done to.
    """

    def known(act: ActEntry) -> int:
        return sum(sheet.actor(party) is not None for party in (act.actor, act.target, act.asker))

    def weight(item: tuple[int, ActEntry]) -> tuple[int, bool, int, int, int]:
        place, act = item
        return (
            -known(act) - (act.target is not None),
            act.modality == "asserted",
            -len(act.origins),
            -len(act.cites),
            place,
        )

    telling, _ = telling_acts(sheet)
    named = [item for item in enumerate(sheet.dossier.acts) if _is_drawable(sheet, item[1])]
    items = [item for item in named if item[1] in telling or known(item[1]) > 1]
    others = [item for item in named if item not in items and known(item[1])]
    chosen = sorted(items, key=weight)[:MOST_DRAWN]
    chosen += sorted(others, key=weight)[: max(0, ENOUGH - len(chosen))]
    return [act for _, act in sorted(chosen)]


def _is_drawable(sheet: Sheet, act: ActEntry) -> bool:
    bare = any(party is not None and party.casefold() in PRONOUNS for party in (act.actor, act.target))
    if act.actor is None:
        return sheet.actor(act.target) is not None
    return not bare and names_somebody(sheet, act.actor)


def draw_acts(sheet: Sheet, narrow: bool) -> Markup | None:
    """The drawing, laid out for a phone or for a page; None when no act is worth drawing."""
    acts = drawn_acts(sheet)
    if not acts:
        return None
    by_doer: dict[str, list[_Row]] = {}
    told: list[str] = []
    lines = [(act, map_line(sheet, act)) for act in acts]
    parties = any(line.party for _, line in lines)
    width = _NARROW_WIDTH - 24 if narrow else (_BEND if parties else _WIDTH) - _WORDS_START
    for act, line in lines:
        sentence = " ".join(part for part in line if part)
        if sentence not in told:
            told.append(sentence)
            anchor = cite_anchor(sheet, act.cites[0])
            row = _Row(_style(act), wrapped(line.words, width, 4), line.party, anchor)
            by_doer.setdefault(capitalised(line.doer), []).append(row)
    body, height = (_narrow if narrow else _wide)(_in_reading_order(by_doer))
    named = "narrow" if narrow else "wide"
    size = (_NARROW_WIDTH if narrow else _WIDTH, height)
    return document(f"acts-{named}", "Who did what to whom", "; ".join(told) + ".", size, body, named, "group")


def _in_reading_order(by_doer: dict[str, list[_Row]]) -> dict[str, list[_Row]]:
    """Who does something to somebody first, next to others who do something to the same; then who does it alone."""
    parties = list(dict.fromkeys(row.party for rows in by_doer.values() for row in rows if row.party))
    rank = {party: place for place, party in enumerate(parties)} | {"": len(parties)}
    ordered = {doer: sorted(rows, key=lambda row: rank[row.party]) for doer, rows in by_doer.items()}
    return dict(sorted(ordered.items(), key=lambda item: rank[item[1][0].party]))


def _style(act: ActEntry) -> str:
    return "edge " + _LINE_STYLES[act.modality] + (" denied" if act.negated and act.modality != "denied" else "")


def _wide(by_doer: dict[str, list[_Row]]) -> tuple[list[Markup], float]:
    """Doers at the left, each as high as its rows; parties at the right, each near the lines that reach it."""
    body: list[Markup] = []
    lanes: list[_Lane] = []
    y = 8.0
    for doer, rows in by_doer.items():
        lines = wrapped(doer, _DOER_WIDTH - 16, 3, _BOLD_SIZE)
        needed = sum(row.height for row in rows) + _ROW_GAP * (len(rows) - 1) + 10
        height = max(needed, len(lines) * LINE_HEIGHT + 10)
        body.append(rect(0, y, _DOER_WIDTH, height, "box", 3))
        body.append(_centred(8, y + height / 2, lines, "name"))
        top = y + 5 + (height - needed) / 2
        for row in rows:
            middle = top + row.height / 2
            body += _sample(_SAMPLE_START, middle, _WORDS_START - 8, row.css)
            body.append(link(row.anchor, _centred(_WORDS_START, middle, row.lines, "verb")))
            if row.party:
                lanes.append(_Lane(row, _WORDS_START + max(map(len, row.lines)) * 7.2 + 6, middle))
            top += row.height + _ROW_GAP
        y += height + _GROUP_GAP
    parties = _placed(lanes, y)
    for name, (top, height, _) in parties.items():
        body.append(rect(_PARTY_START, top, _PARTY_WIDTH, height, "box", 3))
        body.append(_centred(_PARTY_START + 8, top + height / 2, _party_lines(name), "name"))
    for lane in lanes:
        body += _edge(lane, parties[lane.row.party])
    bottom = max([y - _GROUP_GAP, *(top + height for top, height, _ in parties.values())])
    return body, bottom + 10


def _centred(x: float, middle: float, lines: Sequence[str], css: str) -> Markup:
    return label(x, middle + 4.5 - LINE_HEIGHT / 2 * (len(lines) - 1), lines, css)


def _sample(start: float, y: float, stop: float, css: str) -> list[Markup]:
    """The short line between a doer and the words, in the style of its force; denied ones are crossed."""
    drawn = [path(points((start, y), (stop, y)), css)]
    return [*drawn, _cross((start + stop) / 2, y)] if "denied" in css else drawn


def _party_lines(name: str) -> list[str]:
    return wrapped(name, _PARTY_WIDTH - 16, 3, _BOLD_SIZE)


def _placed(lanes: Sequence[_Lane], available: float) -> dict[str, tuple[float, float, list[float]]]:
    """Parties by name, as near to their lines as those above them allow: (top, height, heights of their lines)."""
    reached: dict[str, list[float]] = {}
    for lane in lanes:
        reached.setdefault(lane.row.party, []).append(lane.y)
    ordered = sorted(reached.items(), key=lambda item: (sum(item[1]) / len(item[1]), item[0]))
    needs = {name: max(len(_party_lines(name)) * LINE_HEIGHT + 10, len(ys) * 12.0) for name, ys in ordered}
    rest = sum(needs.values()) + 8 * max(0, len(needs) - 1)
    placed = {}
    floor = 8.0
    for name, ys in ordered:
        height = needs[name]
        top = max(floor, min(sum(ys) / len(ys) - height / 2, available - _GROUP_GAP - rest))
        placed[name] = (top, height, sorted(ys))
        floor = top + height + 8
        rest -= height + 8
    return placed


def _edge(lane: _Lane, place: tuple[float, float, list[float]]) -> list[Markup]:
    top, height, ys = place
    end = top + height * (ys.index(lane.y) + 1) / (len(ys) + 1)
    start, bend, tip = min(lane.x, _BEND), _BEND, _PARTY_START - 1
    curve = (
        f"M{num(start)} {num(lane.y)}H{num(bend)}"
        f"C{num((bend + tip) / 2)} {num(lane.y)} {num((bend + tip) / 2)} {num(end)} {num(tip - 7)} {num(end)}"
    )
    css = lane.row.css
    return [path(curve, css), arrow_head(tip, end, "head denied" if "denied" in css else "head", 7)]


def _cross(x: float, y: float) -> Markup:
    """The red cross through the line of an act that is denied."""
    return path(points((x - 5, y - 5), (x + 5, y + 5)) + points((x - 5, y + 5), (x + 5, y - 5)), "cross")


def _narrow(by_doer: dict[str, list[_Row]]) -> tuple[list[Markup], float]:
    """One doer under another, what each does below it, and to whom at the end of an arrow below that."""
    body: list[Markup] = []
    y = 4.0
    for doer, rows in by_doer.items():
        lines = wrapped(doer, _NARROW_WIDTH - 20, 2)
        height = len(lines) * LINE_HEIGHT + 10
        body.append(rect(0, y, _NARROW_WIDTH, height, "box", 3))
        body.append(label(8, y + 18, lines, "name"))
        y += height + 6
        for row in rows:
            body += _sample(0, y + LINE_HEIGHT / 2, 18, row.css)
            body.append(link(row.anchor, label(24, y + 12.5, row.lines, "verb")))
            y += row.height
            if row.party:
                party = wrapped(row.party, _NARROW_WIDTH - 74, 2)
                css = "head denied" if "denied" in row.css else "head"
                body.append(path(points((24, y + 9), (50, y + 9)), row.css))
                body.append(arrow_head(58, y + 9, css, 7))
                body.append(label(64, y + 13.5, party, "name"))
                y += len(party) * LINE_HEIGHT + 2
            y += 8
        y += _GROUP_GAP - 8
    return body, y
