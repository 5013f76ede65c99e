"""Reports' texts as HTML with nested and overlapping marks, split where they cross.

All slicing happens here, in code points; the browser only shows what it is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from markupsafe import Markup, escape

from copydesk.text.segment import paragraphs

MarkKind = Literal["copied", "lent", "quoted", "figure", "dated", "conflict"]

# Shown as the replacement character, one for one; what is cited stays as it was read.
_UNPRINTABLE = dict.fromkeys((*range(9), 11, *range(14, 32), 127, *range(55296, 57344)), "�")
_GAP = Markup(' <span class="gap">…</span> ')


class Range(NamedTuple):
    """A stretch of text with what is to be shown there; `anchor` is the id that links lead to."""

    start: int
    end: int
    kinds: tuple[MarkKind, ...] = ()
    anchor: str | None = None
    title: str | None = None
    after: Markup = Markup("")


def merged(ranges: Iterable[Range]) -> list[Range]:
    """Ranges in order of place, outer before inner, those over the same words made one."""
    same: dict[tuple[int, int], list[Range]] = {}
    for item in ranges:
        same.setdefault((item.start, item.end), []).append(item)
    result = []
    for (start, end), items in sorted(same.items(), key=lambda entry: (entry[0][0], -entry[0][1])):
        kinds = tuple(dict.fromkeys(kind for item in items for kind in item.kinds))
        titles = "; ".join(dict.fromkeys(item.title for item in items if item.title))
        anchor = next((item.anchor for item in items if item.anchor), None)
        after = Markup("").join(dict.fromkeys(item.after for item in items if item.after))
        result.append(Range(start, end, kinds, anchor, titles or None, after))
    return result


def mark_up(text: str, ranges: Sequence[Range], kept: Sequence[tuple[int, int]] | None = None) -> Iterator[Markup]:
    """Each paragraph of a text as HTML; `ranges` must come from `merged`.

    With `kept` only those parts of the text are given, with an ellipsis wherever words are left out.
    """
    for pieces, opened, closed in kept_paragraphs(text, kept):
        marked = [
            _mark_paragraph(text, start, end, [item for item in ranges if item.start < end and start < item.end])
            for start, end in pieces
        ]
        yield (_GAP if opened else Markup("")) + _GAP.join(marked) + (_GAP if closed else Markup(""))


def kept_paragraphs(
    text: str, kept: Sequence[tuple[int, int]] | None
) -> Iterator[tuple[list[tuple[int, int]], bool, bool]]:
    """The kept pieces of each paragraph that has any, and whether words are left out before and after them.

    Words left out after a paragraph are told before the next one, or else after the last.
    """
    blocks = list(paragraphs(text))
    if kept is None:
        yield from (([block], False, False) for block in blocks)
        return
    left_out = False
    held: tuple[list[tuple[int, int]], bool] | None = None
    for start, end in blocks:
        pieces = [(max(start, a), min(end, b)) for a, b in kept if a < end and start < b]
        if not pieces:
            left_out = True
            continue
        if held is not None:
            yield (*held, False)
        held = (pieces, left_out or bool(text[start : pieces[0][0]].strip()))
        left_out = bool(text[pieces[-1][1] : end].strip())
    if held is not None:
        yield (*held, left_out)


def continued(paragraphs_marked: Iterable[Markup]) -> list[str]:
    """Anchors whose words had to be split, so that lighting up the anchor alone would light only a part of them."""
    return sorted({
        anchor for html in paragraphs_marked for anchor in re.findall(r'class="[^"]*\bpart-([A-Z]+-\d+-\d+)', html)
    })  # fmt: skip


def _mark_paragraph(text: str, start: int, end: int, ranges: Sequence[Range]) -> Markup:
    """One paragraph: open ranges form a stack; one that must close inside another closes that and reopens it."""
    cuts = sorted({start, end, *(r.start for r in ranges if r.start > start), *(r.end for r in ranges if r.end < end)})
    out: list[Markup] = []
    stack: list[Range] = []
    for here, following in zip(cuts, [*cuts[1:], end], strict=True):
        reopened = _close(out, stack, here, end)
        opening = [r for r in ranges if max(r.start, start) == here and r.end > here]
        for item in sorted([*reopened, *opening], key=lambda r: -r.end):
            out.append(_open(item, first=item.start == here))
            stack.append(item)
        out.append(escape(text[here:following].translate(_UNPRINTABLE)))
    _close(out, stack, end, end)
    return Markup("").join(out)


def _close(out: list[Markup], stack: list[Range], here: int, end: int) -> list[Range]:
    """Close what ends here and everything opened inside it; returns what goes on after this place."""
    depth = next((i for i, item in enumerate(stack) if min(item.end, end) <= here), None)
    if depth is None:
        return []
    going_on = []
    for item in reversed(stack[depth:]):
        out.append(Markup("</mark>") if item.kinds else Markup("</span>"))
        if min(item.end, end) > here:
            going_on.append(item)
        elif item.end <= here:
            out.append(item.after)
    del stack[depth:]
    return going_on


def _open(item: Range, first: bool) -> Markup:
    classes = [f"m-{kind}" for kind in item.kinds]
    if item.anchor and not first:
        classes.append(f"part-{item.anchor}")
    parts = [Markup(' class="{}"').format(" ".join(classes))] if classes else []
    if item.anchor and first:
        parts.append(Markup(' id="{}"').format(item.anchor))
    if item.title:
        parts.append(Markup(' title="{}"').format(item.title))
    return Markup("<{}{}>").format(Markup("mark" if item.kinds else "span"), Markup("").join(parts))
