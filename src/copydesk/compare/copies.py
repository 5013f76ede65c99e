"""Passages that stand in two reports, word for word or lightly edited, what was edited, and who had them first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copydesk.compare.direction import Direction, Side, tell_direction
from copydesk.model.dossier import Change, Copy
from copydesk.model.report import Report
from copydesk.model.span import Cite
from copydesk.text.align import Block, blocks
from copydesk.text.quotemarks import quoted_ranges
from copydesk.text.shingles import FUNCTION_WORDS, Run, Words, shared_runs, words

# Words that say a passage was copied and not merely heard by both: content words in lower case outside quotation
# marks. Names, titles and quotations are the same in every newsroom.
ALONE_NARRATIVE = 8
BESIDE_NARRATIVE = 4  # when other passages of the same two reports hold BESIDE_TOTAL together
BESIDE_TOTAL = 16
PASSAGE_WORDS = 10
PASSAGE_SIMILARITY = 0.5
WHOLE_SIMILARITY = 1.0


class _Text(NamedTuple):
    """A report as words without its furniture: `ids` interned across the reports, `telling` marks narrative words."""

    report: Report
    words: Words
    ids: list[int]
    telling: NDArray[np.int64]


def find_copies(reports: Sequence[Report]) -> tuple[Copy, ...]:
    """Every passage that two of `reports` share, in order of the report that had it first or stands first.

    Direct quotations alone make no copy: two reporters may have heard them. The order of `reports` does not matter.
    """
    ordered = sorted({report.id: report for report in reports}.values(), key=rank_key)
    interned: dict[str, int] = {}
    texts = [_text(report, interned) for report in ordered]
    light = frozenset(number for form, number in interned.items() if form in FUNCTION_WORDS or len(form) == 1)
    runs = shared_runs([np.asarray(text.ids, np.int64) for text in texts])
    copies: list[Copy] = []
    for first, second in combinations(range(len(texts)), 2):
        a, b = texts[first], texts[second]
        passages = _passages(a, b, runs.get((first, second), ()), light)
        if passages:
            copies.extend(_copies(a, b, passages))
    return tuple(copies)


def rank_key(report: Report) -> tuple[str, str, str, str]:
    """An order of reports that does not depend on how they were given: earliest first, undated last."""
    return report.published or "~", report.outlet or "~", report.source, report.id


def body_words(report: Report) -> Words:
    """The words of a report without its furniture: bylines, credits and captions are nobody's copy."""
    found = words(report.text)
    kept = np.ones(len(found.starts), bool)
    for furniture in report.furniture:
        kept &= (found.ends <= furniture.span.start) | (found.starts >= furniture.span.end)
    forms = tuple(form for form, keep in zip(found.forms, kept.tolist(), strict=True) if keep)
    return Words(found.starts[kept], found.ends[kept], forms)


def _text(report: Report, interned: dict[str, int]) -> _Text:
    found = body_words(report)
    telling = np.fromiter((_tells(report.text, s, f) for s, f in zip(found.starts, found.forms, strict=True)), np.int64)
    for start, end in quoted_ranges(report.text):
        telling[(found.starts >= start) & (found.ends <= end)] = 0
    ids = [interned.setdefault(form, len(interned)) for form in found.forms]
    return _Text(report, found, ids, telling)


def _tells(text: str, start: int, form: str) -> bool:
    return not text[start].isupper() and not form[0].isdigit() and form not in FUNCTION_WORDS


def _passages(a: _Text, b: _Text, runs: Sequence[Run], light: frozenset[int]) -> list[Block]:
    if a.ids == b.ids and a.ids:
        return [Block((Run(0, 0, len(a.ids)),))]
    found = [
        (block, _narrative(a, b, block))
        for block in blocks(a.ids, b.ids, runs, light)
        if block.matched >= PASSAGE_WORDS and block.similarity >= PASSAGE_SIMILARITY
    ]
    total = sum(weight for _, weight in found)
    needed = BESIDE_NARRATIVE if total >= BESIDE_TOTAL else ALONE_NARRATIVE
    return [block for block, weight in found if weight >= needed]


def _narrative(a: _Text, b: _Text, block: Block) -> int:
    return sum(
        int(np.minimum(a.telling[run.a : run.a + run.length], b.telling[run.b : run.b + run.length]).sum())
        for run in block.runs
    )


def _copies(a: _Text, b: _Text, passages: Sequence[Block]) -> list[Copy]:
    sides = (
        Side(a.report, _share(a, [block.a for block in passages])),
        Side(b.report, _share(b, [block.b for block in passages])),
    )
    shared = " ".join(a.report.text[slice(*_extent(a, block.a))] for block in passages)
    direction = tell_direction(*sides, shared)
    found = [_copy(a, b, block, direction) for block in passages]
    return sorted(found, key=lambda copy: (copy.a.start, copy.a.end, copy.b.start))


def _share(text: _Text, ranges: Sequence[tuple[int, int]]) -> float:
    return sum(end - start for start, end in ranges) / max(len(text.ids), 1)


def _extent(text: _Text, place: tuple[int, int]) -> tuple[int, int]:
    return int(text.words.starts[place[0]]), int(text.words.ends[place[1] - 1])


def _copy(a: _Text, b: _Text, block: Block, direction: Direction) -> Copy:
    """The copy with the report that had it first as `a`; as they stand where that is not known."""
    gaps = block.gaps()
    spans = _with_marks(a.report.text, _extent(a, block.a), b.report.text, _extent(b, block.b))
    if direction.source == b.report.id:
        a, b, spans = b, a, (spans[1], spans[0])
        gaps = [(b_start, b_end, a_start, a_end) for a_start, a_end, b_start, b_end in gaps]
    return Copy(
        a=_cite(a.report, *spans[0]),
        b=_cite(b.report, *spans[1]),
        similarity=round(block.similarity, 4),
        source=direction.source,
        because=direction.because,
        changes=tuple(_change(a, b, gap) for gap in gaps),
    )


def _with_marks(a: str, a_span: tuple[int, int], b: str, b_span: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Both spans widened by the punctuation around them that is the same on both sides."""
    before = 0
    while _same_mark(a, a_span[0] - before - 1, b, b_span[0] - before - 1, _OPENERS):
        before += 1
    after = 0
    while _same_mark(a, a_span[1] + after, b, b_span[1] + after, _CLOSERS):
        after += 1
    return (a_span[0] - before, a_span[1] + after), (b_span[0] - before, b_span[1] + after)


_OPENERS = {mark: mark for mark in "([$€£#@"} | {'"': "“", "“": "“", "'": "‘", "‘": "‘"}
_CLOSERS = {mark: mark for mark in ")]%.,;:!?…"} | {'"': "”", "”": "”", "'": "’", "’": "’"}


def _same_mark(a: str, a_place: int, b: str, b_place: int, marks: dict[str, str]) -> bool:
    if not (0 <= a_place < len(a) and 0 <= b_place < len(b)):
        return False
    mark = marks.get(a[a_place])
    return mark is not None and mark == marks.get(b[b_place])


def _change(a: _Text, b: _Text, gap: tuple[int, int, int, int]) -> Change:
    a_start, a_end, b_start, b_end = gap
    cut = _cite(a.report, *_extent(a, (a_start, a_end))) if a_start < a_end else None
    added = _cite(b.report, *_extent(b, (b_start, b_end))) if b_start < b_end else None
    return Change("changed" if cut and added else "cut" if cut else "added", cut, added)


def _cite(report: Report, start: int, end: int) -> Cite:
    return Cite(report.id, start, end, report.text[start:end])
