"""The map of acts: who acts at the left, upon whom at the right, one line an act in the style of its modality."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from copydesk.model.dossier import ActEntry
from copydesk.render.deeds import PRONOUNS, telling_acts, told_verb
from copydesk.render.drawings.svg import LINE_HEIGHT, arrow_head, document, label, num, path, points, rect, wrapped
from copydesk.render.phrases import clipped
from copydesk.render.sheet import Sheet

MOST_DRAWN = 12
_FEW = 3
_LINE_STYLES = {
    "asserted": "solid",
    "planned": "dashed",
    "possible": "dashed",
    "threatened": "dotted",
    "required": "dotted",
    "asked": "dotted",
    "denied": "solid denied",
}
_ROW = 24.0
_NARROW_ROW = 46.0
_GROUP_GAP = 16.0


class _Lane(NamedTuple):
    """One act with the height at which its line leaves its actor."""

    act: ActEntry
    y: float


def drawn_acts(sheet: Sheet) -> list[ActEntry]:
    """The acts worth drawing, in their order: the telling ones; where those are few, also acts between known actors.

    Where there are too many, those between two known actors stay before others, then what somebody threatens, demands,
    plans or denies, then by origins and cites. What has no actor, or a pronoun for one, says nothing on a map.
    """

    def known(act: ActEntry) -> int:
        return sum(sheet.actor(party) is not None for party in (act.actor, act.target))

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
    named = [item for item in enumerate(sheet.dossier.acts) if item[1].actor is not None and not _is_bare(item[1])]
    items = [item for item in named if item[1] in telling]
    if len(items) < _FEW:
        items = [item for item in named if item[1] in telling or known(item[1]) == 2]
    return [act for _, act in sorted(sorted(items, key=weight)[:MOST_DRAWN])]


def _is_bare(act: ActEntry) -> bool:
    return any(party is not None and party.casefold() in PRONOUNS for party in (act.actor, act.target))


def draw_acts(sheet: Sheet, narrow: bool) -> Markup | None:
    """The drawing, laid out for a phone or for a page; None when no act is worth drawing."""
    acts = drawn_acts(sheet)
    if not acts:
        return None
    by_actor: dict[str, list[ActEntry]] = {}
    for act in acts:
        by_actor.setdefault(sheet.called(act.actor), []).append(act)
    body, height = (_narrow if narrow else _wide)(sheet, by_actor)
    named = "narrow" if narrow else "wide"
    desc = "; ".join(_sentence(sheet, act) for act in acts) + "."
    return document(f"acts-{named}", "Who did what to whom", desc, (340.0 if narrow else 720.0, height), body, named)


def _sentence(sheet: Sheet, act: ActEntry) -> str:
    parts = (sheet.called(act.actor), _verb(act), sheet.called(act.target))
    return " ".join(part for part in parts if part)


def _verb(act: ActEntry) -> str:
    """The verb as a label, with its modality as a word, since line style alone is not enough."""
    verb = told_verb(act)
    return verb if act.modality == "asserted" else f"{verb} ({act.modality})"


def _style(act: ActEntry) -> str:
    return "edge " + _LINE_STYLES[act.modality] + (" denied" if act.negated and act.modality != "denied" else "")


def _wide(sheet: Sheet, by_actor: dict[str, list[ActEntry]]) -> tuple[list[Markup], float]:
    """Actors at the left, each as high as its acts; targets at the right, each near the lines that reach it."""
    body: list[Markup] = []
    lanes: list[_Lane] = []
    y = 8.0
    for actor, acts in by_actor.items():
        lines = wrapped(actor, 160, 3)
        height = max(len(acts) * _ROW, len(lines) * LINE_HEIGHT + 8)
        body.append(rect(0, y, 176, height, "box", 3))
        body.append(label(8, y + height / 2 + 4.5 - LINE_HEIGHT / 2 * (len(lines) - 1), lines, "name"))
        step = height / len(acts)
        lanes += [_Lane(act, y + step * (i + 0.5)) for i, act in enumerate(acts)]
        y += height + _GROUP_GAP
    targets = _targets(sheet, lanes)
    bottom = _place_targets(targets, y)
    for name, (top, height, _) in targets.items():
        lines = wrapped(name, 150, 2)
        body.append(rect(548, top, 172, height, "box", 3))
        body.append(label(556, top + height / 2 + 4.5 - LINE_HEIGHT / 2 * (len(lines) - 1), lines, "name"))
    for lane in lanes:
        body += _edge(sheet, lane, targets)
    return body, max(y, bottom) - _GROUP_GAP + 10


def _targets(sheet: Sheet, lanes: Sequence[_Lane]) -> dict[str, tuple[float, float, list[float]]]:
    """Targets by name in order of the mean height of their lines: (top, height, heights of their lines)."""
    reached: dict[str, list[float]] = {}
    for lane in lanes:
        if lane.act.target is not None:
            reached.setdefault(clipped(sheet.called(lane.act.target), 60), []).append(lane.y)
    ordered = sorted(reached.items(), key=lambda item: (sum(item[1]) / len(item[1]), item[0]))
    return {name: (0.0, 0.0, ys) for name, ys in ordered}


def _place_targets(targets: dict[str, tuple[float, float, list[float]]], available: float) -> float:
    """Put each target as near to its lines as those above it allow; returns where the last one ends."""
    floor = 8.0
    needs = {
        name: max(len(wrapped(name, 150, 2)) * LINE_HEIGHT + 10, len(ys) * 12.0) for name, (_, _, ys) in targets.items()
    }
    rest = sum(needs.values()) + 8 * max(0, len(needs) - 1)
    for name, (_, _, ys) in targets.items():
        height = needs[name]
        ideal = sum(ys) / len(ys) - height / 2
        top = max(floor, min(ideal, available - _GROUP_GAP - rest))
        targets[name] = (top, height, sorted(ys))
        floor = top + height + 8
        rest -= height + 8
    return floor + _GROUP_GAP


def _edge(sheet: Sheet, lane: _Lane, targets: dict[str, tuple[float, float, list[float]]]) -> list[Markup]:
    act, y = lane
    text = wrapped(_verb(act), 170, 1)[0]
    start = 184 + 8 + len(text) * 7.5
    css = _style(act)
    words = label(184, y + 4.5, [text], "verb")
    if act.target is None:
        stop = min(start + 40, 540)
        return [
            words,
            path(points((start, y), (stop, y)), css),
            path(points((stop, y - 5), (stop, y + 5)), "edge solid"),
        ]
    top, height, ys = targets[clipped(sheet.called(act.target), 60)]
    end = top + height * (ys.index(y) + 1) / (len(ys) + 1)
    bend = max(start + 10, 400.0)
    curve = f"M{num(start)} {num(y)}H{num(bend)}C{num(bend + 60)} {num(y)} {num(480)} {num(end)} {num(541)} {num(end)}"
    edge = [words, path(curve, css), arrow_head(547, end, "head denied" if "denied" in css else "head", 7)]
    return [*edge, _cross((start + bend) / 2, y)] if "denied" in css else edge


def _cross(x: float, y: float) -> Markup:
    """The red cross through the line of an act that is denied."""
    return path(points((x - 5, y - 5), (x + 5, y + 5)) + points((x - 5, y + 5), (x + 5, y - 5)), "cross")


def _narrow(sheet: Sheet, by_actor: dict[str, list[ActEntry]]) -> tuple[list[Markup], float]:
    """One actor under another, its acts below it, each with its target at the end of its line."""
    body: list[Markup] = []
    y = 4.0
    for actor, acts in by_actor.items():
        lines = wrapped(actor, 320, 2)
        height = len(lines) * LINE_HEIGHT + 10
        body.append(rect(0, y, 340, height, "box", 3))
        body.append(label(8, y + 18, lines, "name"))
        top = y + height
        y = top
        for act in acts:
            y += _NARROW_ROW
            body += _narrow_edge(sheet, act, y - 12)
        body.append(path(points((8, top), (8, y - 12)), "edge solid thin"))
        y += _GROUP_GAP
    return body, y


def _narrow_edge(sheet: Sheet, act: ActEntry, y: float) -> list[Markup]:
    css = _style(act)
    target = sheet.called(act.target)
    lines = wrapped(target, 168, 2) if target else []
    end = 160.0 if target else 60.0
    edge = [label(16, y - 8, wrapped(_verb(act), 140, 1), "verb"), path(points((8, y), (end - 6, y)), css)]
    if target:
        edge.append(arrow_head(end, y, "head denied" if "denied" in css else "head", 7))
        edge.append(label(end + 6, y + 4.5 - LINE_HEIGHT / 2 * (len(lines) - 1), lines, "name"))
    if "denied" in css:
        edge.append(_cross(90, y))
    return edge
