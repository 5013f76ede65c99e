"""Passages that stand in two reports, word for word or lightly edited, what was edited, and who had them first."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copydesk.compare.changes import PlacedChange, WordedReport, cite, extent, tell_changes
from copydesk.compare.direction import Direction, Side, tell_direction
from copydesk.model.dossier import Copy
from copydesk.model.report import Report
from copydesk.text.align import Block, blocks, lettered, light_words
from copydesk.text.quotemarks import quoted_ranges
from copydesk.text.segment import sentences
from copydesk.text.shingles import FUNCTION_WORDS, Words, shared_runs, words

# Words that say a passage was copied and not merely heard by both: content words in lower case outside quotation
# marks. Names, titles and quotations are the same in every newsroom.
ALONE_NARRATIVE = 8
BESIDE_NARRATIVE = 4  # when other passages of the same two reports hold BESIDE_TOTAL together
BESIDE_TOTAL = 16
# One whole sentence word for word the same: of how many words, content words (names included) and narrative words.
# Formulas of the trade ("did not immediately respond to a request for comment") have fewer.
SENTENCE_WORDS, SENTENCE_CONTENT, SENTENCE_NARRATIVE = 12, 8, 5
FLASH_WORDS = 6  # of a whole report: two that are one short sentence and the same are one
_ADDRESS = frozenset("you your yours we our ours i me my".split())
PASSAGE_WORDS = 10
PASSAGE_SIMILARITY = 0.5
LAST_WORDS = 3  # so many differing words between a passage and its sentence's end on both sides are an edit of it


class _Passage(NamedTuple):
    """A passage as word ranges of both reports, with its edits (a_start, a_end, b_start, b_end) in order."""

    a: tuple[int, int]
    b: tuple[int, int]
    edits: tuple[tuple[int, int, int, int], ...]
    matched: int

    @property
    def similarity(self) -> float:
        return 2 * self.matched / (self.a[1] - self.a[0] + self.b[1] - self.b[0])


def find_copies(reports: Sequence[Report]) -> tuple[Copy, ...]:
    """Every passage that two of `reports` share, in order of the report that had it first or stands first.

    Direct quotations alone make no copy: two reporters may have heard them. The order of `reports` does not matter.
    """
    ordered = sorted({report.id: report for report in reports}.values(), key=rank_key)
    interned: dict[str, int] = {}
    texts = [_text(report, interned) for report in ordered]
    light = _light(interned)
    lights = [light_words(text.ids, light) for text in texts]
    letters = _letters(texts)
    runs = shared_runs([np.asarray(text.ids, np.int64) for text in texts])
    copies: list[Copy] = []
    for first, second in combinations(range(len(texts)), 2):
        a, b = texts[first], texts[second]
        shared = runs.get((first, second), ())
        passages = _passages(a, b, blocks(letters[first], letters[second], shared, lights[first]))
        if passages:
            copies.extend(_copies(a, b, passages))
    return tuple(copies)


def changes_between(source: Report, reprint: Report) -> list[PlacedChange]:
    """Every edit of the passages that `reprint` shares with `source`, which is side a, in order of its text."""
    interned: dict[str, int] = {}
    a, b = _text(source, interned), _text(reprint, interned)
    left, right = _letters((a, b))
    runs = shared_runs([np.asarray(text.ids, np.int64) for text in (a, b)]).get((0, 1), ())
    passages = _passages(a, b, blocks(left, right, runs, light_words(a.ids, _light(interned))))
    return [one for passage in sorted(passages) for one in tell_changes(a, b, passage.edits)]


def rank_key(report: Report) -> tuple[str, int, str, str, str, str]:
    """An order of reports that does not depend on how they were given: earliest first, undated last, then fullest.

    The text comes before the names, so that copies of one report stand together whoever published them.
    """
    return report.published or "~", -len(report.text), report.text, report.outlet or "~", report.source, report.id


@lru_cache(maxsize=256)  # what is shared and whose voice it is are asked one after the other
def body_words(report: Report) -> Words:
    """The words of a report without its furniture: bylines, credits and captions are nobody's copy."""
    found = words(report.text)
    kept = np.ones(len(found.starts), bool)
    for furniture in report.furniture:
        kept &= (found.ends <= furniture.span.start) | (found.starts >= furniture.span.end)
    forms = tuple(form for form, keep in zip(found.forms, kept.tolist(), strict=True) if keep)
    return Words(found.starts[kept], found.ends[kept], forms)


def _light(interned: Mapping[str, int]) -> frozenset[int]:
    """The words that can hold no passage together."""
    return frozenset(number for form, number in interned.items() if form in FUNCTION_WORDS or len(form) == 1)


def _text(report: Report, interned: dict[str, int]) -> WordedReport:
    found = body_words(report)
    quoted = _within(found, quoted_ranges(report.text))
    telling = np.fromiter((_tells(report.text, s, f) for s, f in zip(found.starts, found.forms, strict=True)), bool)
    telling &= ~quoted & ~_within(found, _asides(report, found, quoted))
    ids = [interned.setdefault(form, len(interned)) for form in found.forms]
    bounds = {int(np.searchsorted(found.starts, place)) for s, e, _ in sentences(report.text) for place in (s, e)}
    return WordedReport(report, found, ids, telling.astype(np.int64), quoted, sorted(bounds))


def _within(found: Words, ranges: Iterable[tuple[int, int]]) -> NDArray[np.bool_]:
    """Which words lie in one of `ranges` (code points, in order, apart from one another)."""
    inside = np.zeros(len(found.starts), bool)
    for start, end in ranges:
        inside[np.searchsorted(found.starts, start) : np.searchsorted(found.ends, end, "right")] = True
    return inside


def _asides(report: Report, found: Words, quoted: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Sentences in the first or second person outside quotations, and lines of script.

    Reports do not speak so: it is what a site says of itself ("our newsletter"), or a post set without marks.
    """
    text = report.text
    english = (report.language or "en").startswith("en")
    address = _ADDRESS if english else frozenset[str]()
    spoken = [int(found.starts[k]) for k, form in enumerate(found.forms) if form in address and not quoted[k]]
    if not spoken and "{" not in text:
        return
    for start, end, _ in sentences(text):
        if bisect_left(spoken, end) > bisect_left(spoken, start) or "{" in text[start:end]:
            yield start, end


def _tells(text: str, start: int, form: str) -> bool:
    return not text[start].isupper() and not form[0].isdigit() and form not in FUNCTION_WORDS


def _letters(texts: Sequence[WordedReport]) -> list[str]:
    """Each text with a letter for a word, the same in all of them."""
    whole = lettered(np.array([number for text in texts for number in text.ids], np.uint32))
    ends = list(accumulate(len(text.ids) for text in texts))
    return [whole[end - len(text.ids) : end] for text, end in zip(texts, ends, strict=True)]


def _passages(a: WordedReport, b: WordedReport, found_blocks: Sequence[Block]) -> list[_Passage]:
    if a.ids == b.ids and a.ids and (len(a.ids) >= FLASH_WORDS or a.report.text == b.report.text):
        return [_Passage((0, len(a.ids)), (0, len(b.ids)), (), len(a.ids))]
    found = [
        (block, _narrative(a, b, block))
        for block in found_blocks
        if block.matched >= PASSAGE_WORDS and block.similarity >= PASSAGE_SIMILARITY
    ]
    total = sum(weight for _, weight in found)
    needed = BESIDE_NARRATIVE if total >= BESIDE_TOTAL else ALONE_NARRATIVE
    kept = [
        block
        for block, weight in found
        if weight >= needed or (weight >= SENTENCE_NARRATIVE and _is_a_sentence(a, b, block))
    ]
    return [_to_sentence_ends(a, b, block, kept) for block in kept]


def _is_a_sentence(a: WordedReport, b: WordedReport, block: Block) -> bool:
    """True for whole sentences word for word the same on both sides: names and numbers tell there as well."""
    verbatim = block.matched == block.a[1] - block.a[0] == block.b[1] - block.b[0]
    ends = {*block.a} <= {*a.bounds} and {*block.b} <= {*b.bounds}
    heavy = sum(form not in FUNCTION_WORDS and len(form) > 1 for form in a.words.forms[slice(*block.a)])
    spoken = bool(a.quoted[slice(*block.a)].any())
    return verbatim and ends and not spoken and block.matched >= SENTENCE_WORDS and heavy >= SENTENCE_CONTENT


def _to_sentence_ends(a: WordedReport, b: WordedReport, block: Block, others: Sequence[Block]) -> _Passage:
    """The block with the few differing words between it and the bounds of its sentences, which are edits of it."""
    (a_start, a_end), (b_start, b_end) = block.a, block.b
    head = _before(a.bounds, a_start), _before(b.bounds, b_start)
    tail = _after(a.bounds, a_end), _after(b.bounds, b_end)
    edits = block.gaps()
    # What only one side has before its first common word is a dateline or a lead-in, not an edit.
    changed = a_start > head[0] and b_start > head[1]
    if (
        changed
        and _small(a_start - head[0], b_start - head[1])
        and not _claimed(others, (head[0], a_start), (head[1], b_start))
    ):
        edits.insert(0, (head[0], a_start, head[1], b_start))
        a_start, b_start = head
    if _small(tail[0] - a_end, tail[1] - b_end) and not _claimed(others, (a_end, tail[0]), (b_end, tail[1])):
        edits.append((a_end, tail[0], b_end, tail[1]))
        a_end, b_end = tail
    return _Passage((a_start, a_end), (b_start, b_end), tuple(edits), block.matched)


def _before(bounds: Sequence[int], place: int) -> int:
    return bounds[bisect_right(bounds, place) - 1] if bounds and bounds[0] <= place else 0


def _after(bounds: Sequence[int], place: int) -> int:
    at = bisect_left(bounds, place)
    return bounds[at] if at < len(bounds) else place


def _small(a_words: int, b_words: int) -> bool:
    return 0 < max(a_words, b_words) <= LAST_WORDS


def _claimed(blocks_: Sequence[Block], a: tuple[int, int], b: tuple[int, int]) -> bool:
    return any(
        (block.a[0] < a[1] and a[0] < block.a[1]) or (block.b[0] < b[1] and b[0] < block.b[1]) for block in blocks_
    )


def _narrative(a: WordedReport, b: WordedReport, block: Block) -> int:
    return sum(
        int(np.minimum(a.telling[run.a : run.a + run.length], b.telling[run.b : run.b + run.length]).sum())
        for run in block.runs
    )


def _copies(a: WordedReport, b: WordedReport, passages: Sequence[_Passage]) -> list[Copy]:
    sides = (
        Side(a.report, _share(a, [one.a for one in passages])),
        Side(b.report, _share(b, [one.b for one in passages])),
    )
    shared = " ".join(a.report.text[slice(*extent(a, one.a))] for one in passages)
    direction = tell_direction(*sides, shared)
    found = [_copy(a, b, passage, direction) for passage in passages]
    return sorted(found, key=lambda copy: (copy.a.start, copy.a.end, copy.b.start))


def _share(text: WordedReport, ranges: Sequence[tuple[int, int]]) -> float:
    return sum(end - start for start, end in ranges) / max(len(text.ids), 1)


def _copy(a: WordedReport, b: WordedReport, passage: _Passage, direction: Direction) -> Copy:
    """The copy with the report that had it first as `a`; as they stand where that is not known."""
    gaps = list(passage.edits)
    spans = _with_marks(a.report.text, extent(a, passage.a), b.report.text, extent(b, passage.b))
    if direction.source == b.report.id:
        a, b, spans = b, a, (spans[1], spans[0])
        gaps = [(b_start, b_end, a_start, a_end) for a_start, a_end, b_start, b_end in gaps]
    return Copy(
        a=cite(a.report, *spans[0]),
        b=cite(b.report, *spans[1]),
        similarity=round(passage.similarity, 4),
        source=direction.source,
        because=direction.because,
        changes=tuple(one.change for one in tell_changes(a, b, gaps)),
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
