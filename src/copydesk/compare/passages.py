"""What two articles of a corpus share, and who had it first: the kernel under `copydesk copies`, its index and Spark.

Everything here is of one article or of one pair, so a pair gets the same answer whatever keeps the articles: files, an
index or a cluster. `compare.copies` is its finer sister for the reports of one story.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress, pairwise
from typing import Any, NamedTuple, Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.compare.direction import Side, outlet_key, tell_direction
from copydesk.model.report import Credit, Furniture, Report
from copydesk.model.span import Cite, Span
from copydesk.text.align import Block, Demand, blocks, lettered
from copydesk.text.creditlines import is_boilerplate
from copydesk.text.masthead import Masthead, read_masthead
from copydesk.text.shingles import Run, runs_of_pairs
from copydesk.text.tokens import Tokens

BATCH_CHARACTERS = 150_000  # arrays of a batch stay in a core's cache; larger ones the allocator gives back each time
EDGE_CHARACTERS = 300  # of either end of a text: where mastheads, credits and footers stand
LEAD_CHARACTERS = 160  # of the first paragraph behind it: a byline stands before prose
HEAD_CHARACTERS, TAIL_CHARACTERS = 2000, 600  # how far an agency's own line is looked for behind captions and menus

ALONE_WORDS, ALONE_TELLING = 12, 5  # a passage that is all two articles share: a short quotation, not a name and title
BESIDE_WORDS, BESIDE_TELLING = 8, 3  # a passage beside others that hold BESIDE_TOTAL
BESIDE_TOTAL = 16
SIMILARITY = 0.5
_TELLING, _QUOTED, _LIGHT = 1, 2, 4
_IS_LIGHT = bytes(bool(sign & _LIGHT) for sign in range(256))
_IS_TELLING = bytes(bool(sign & _TELLING) for sign in range(256))

PAIRS_AT_ONCE, WORDS_AT_ONCE = 256, 200_000  # aligned in one go: few enough to stay within a core's cache

# A line too short for a paragraph, or a bracket or dash early in one: without any there is nothing about the report.
SHORT_LINE = 80
_MARKS = (")", "]", "—", "–", "-", "©", "opyright", "ontributed")
_MARKED = re.compile(r"(?m)^.{1,60}(?:\)|\s[—–-]+\s)|[(\[][^()\[\]\n]{1,80}[)\]]\s*$|©|[Cc]opyright|contributed to th")
# The agencies that most of the world's reprints are signed by; others are told where they sign in the first lines.
_SIGNING_AGENCIES = ("Associated Press", "AP", "Reuters", "AFP", "Agence France-Presse", "UPI", "Press Association")
_AGENCY = "|".join(_SIGNING_AGENCIES)
_IN_THEIR_NAMES = ("AP", "AFP", "UPI", "Reuters", "Press")  # one of them stands in each: told far sooner than by a form
_DATELINE = re.compile(rf"(?m)^[^\n]{{2,60}}\((?:{_AGENCY})\)\s*[—–-]")
_BYLINE = re.compile(  # the agency at either end of a line; behind a bar, a slash or a dot it took the picture
    rf"(?m)^(?:By )?(?:The )?(?:{_AGENCY})\b(?:[^\n.]{{0,80}}|\s*[|•,][^\n]{{0,60}})$"
    rf"|^By [^\n.]{{2,80}}\b(?:{_AGENCY}) (?:[^\n.]{{0,60}} )?(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent)s?$"
    rf"|^[^\n./|()]{{2,120}}(?:\b|(?<=[a-z]))(?:{_AGENCY})[^\w\n]{{0,2}}$"
)
_NO_MASTHEAD = Masthead(None, None, None, None, None, (), ())


class Article(NamedTuple):
    """An article's words; `signs` holds of each whether it is telling (1), quoted (2) and a function word (4)."""

    ids: NDArray[np.uint32]
    starts: NDArray[np.uint32]
    ends: NDArray[np.uint32]
    signs: NDArray[np.uint8]


class _Side(NamedTuple):
    """An article as aligning sees it: a letter a word (of one meaning among those aligned together), and its signs."""

    article: Article
    letters: str
    signs: bytes
    light: bytes
    demand: Demand


class About(msgspec.Struct):
    """What is kept of an article besides its words."""

    name: str
    outlet: str | None
    title: str | None
    byline: str | None
    published: str | None
    head: str
    tail: str
    length: int


class Shelf(Protocol):
    """Where articles stand, by number."""

    def articles(self, numbers: Iterable[int], /) -> list[Article]:
        """The words of some of them, in that order."""

    def size(self, number: int, /) -> int:
        """About how many words it has."""

    def report(self, number: int, /) -> Report:
        """The article as far as its two ends tell who published it and whom it credits."""


class Match(NamedTuple):
    """What two articles share: ranges of code points of both with their similarity, and the share of either's words.

    `source` is the number of the one that had it first, or None; `words` is how many words are equal; `heard` is True
    where most of them are quoted, so that neither need have had them from the other.
    """

    first: int
    second: int
    passages: list[tuple[tuple[int, int], tuple[int, int], float]]
    shares: tuple[float, float]
    source: int | None
    words: int
    heard: bool


class _Held(NamedTuple):
    """A passage with how many words are equal, how many of those are telling, and how many of them not quoted."""

    block: Block
    matched: int
    telling: int
    narrative: int


def batches(rows: Iterable[Mapping[str, Any]], characters: int = BATCH_CHARACTERS) -> Iterator[list[Mapping[str, Any]]]:
    """The rows in order, in lists of about so many characters of text."""
    batch: list[Mapping[str, Any]] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += len(row["text"])
        if size >= characters:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def signs_of(tokens: Tokens) -> NDArray[np.uint8]:
    """What `Article.signs` holds, for every word of a batch."""
    signs: NDArray[np.uint8] = tokens.telling * np.uint8(_TELLING)
    signs |= tokens.quoted * np.uint8(_QUOTED)
    signs |= tokens.light * np.uint8(_LIGHT)
    return signs


def articles_of(tokens: Tokens) -> list[Article]:
    """Every text of a batch as an article."""
    ids, starts, ends, signs = tokens.ids, tokens.starts, tokens.ends, signs_of(tokens)
    return [Article(ids[a:b], starts[a:b], ends[a:b], signs[a:b]) for a, b in pairwise(tokens.offsets.tolist())]


def find_matches(shelf: Shelf, pairs: Iterable[tuple[int, int]]) -> Iterator[Match]:
    """What each of `pairs` of articles shares, in their order, without those that share nothing to tell of.

    Many pairs are looked at together because arrays are fast only when they are long; the answer for a pair does not
    depend on the others.
    """
    held: list[tuple[int, int]] = []
    words = 0
    for pair in pairs:
        held.append(pair)
        words += shelf.size(pair[0]) + shelf.size(pair[1])
        if len(held) >= PAIRS_AT_ONCE or words >= WORDS_AT_ONCE:
            yield from _matches(shelf, held)
            held, words = [], 0
    yield from _matches(shelf, held)


def _matches(shelf: Shelf, pairs: list[tuple[int, int]]) -> Iterator[Match]:
    if not pairs:
        return
    places = {number: place for place, number in enumerate(dict.fromkeys(chain.from_iterable(pairs)))}
    articles = shelf.articles(places)
    texts = [article.ids for article in articles]
    letters, start = lettered(np.concatenate(texts)), 0
    sides: dict[int, _Side] = {}
    for number, article in zip(places, articles, strict=True):
        end, signs = start + len(article.ids), article.signs.tobytes()
        demand = Demand(signs.translate(_IS_TELLING), ALONE_TELLING, BESIDE_TELLING)
        sides[number] = _Side(article, letters[start:end], signs, signs.translate(_IS_LIGHT), demand)
        start = end
    shared = runs_of_pairs(texts, [(places[first], places[second]) for first, second in pairs])
    for (first, second), runs in zip(pairs, shared, strict=True):
        a, b = sides[first], sides[second]
        held = _worth_telling(a, b, blocks(a.letters, b.letters, runs, a.light, a.demand)) if runs else []
        if held:
            found = _match(shelf, first, second, a.article, b.article, held)
            if found is not None:
                yield found


def _worth_telling(a: _Side, b: _Side, found: list[Block]) -> list[_Held]:
    """Those of the passages two articles share that say something was copied, with how telling they are."""
    held = [
        _Held(block, matched, *_telling(a.signs, b.signs, block.runs))
        for block in found
        if (matched := block.matched) >= BESIDE_WORDS and block.similarity >= SIMILARITY
    ]
    beside = sum(one.telling for one in held) >= BESIDE_TOTAL
    words, needed = (BESIDE_WORDS, BESIDE_TELLING) if beside else (ALONE_WORDS, ALONE_TELLING)
    return [one for one in held if one.matched >= words and one.telling >= needed]


def _match(shelf: Shelf, first: int, second: int, a: Article, b: Article, held: list[_Held]) -> Match | None:
    """The passages that are not about the reports themselves, and who had them first."""
    left, right = shelf.report(first), shelf.report(second)
    ranges = [(one.block.a, one.block.b) for one in held]
    spans = [(_span(a, of_a), _span(b, of_b)) for of_a, of_b in ranges]
    if left.furniture or right.furniture:
        body = [not (_is_furniture(left, one) or _is_furniture(right, other)) for one, other in spans]
        held, ranges, spans = list(compress(held, body)), list(compress(ranges, body)), list(compress(spans, body))
    if not held:
        return None
    shares = (
        sum(end - start for (start, end), _ in ranges) / len(a.ids),
        sum(end - start for _, (start, end) in ranges) / len(b.ids),
    )
    # What is mostly quoted both may have heard.
    heard = 2 * sum(one.narrative for one in held) < sum(one.telling for one in held)
    source = None if heard else tell_direction(Side(left, shares[0]), Side(right, shares[1]), "").source
    return Match(
        first,
        second,
        [(*span, round(one.block.similarity, 4)) for span, one in zip(spans, held, strict=True)],
        shares,
        {left.id: first, right.id: second, None: None}[source],
        sum(one.matched for one in held),
        heard,
    )


def passage_rows(found: Match, name: Callable[[int], str], *, later_first: bool = False) -> Iterator[dict[str, Any]]:
    """A row for each passage, as `copydesk copies` writes it; `later_first` makes the second article `a`."""
    names = {number: name(number) for number in (found.first, found.second)}
    a, b = (found.second, found.first) if later_first else (found.first, found.second)
    for first, second, similarity in found.passages:
        (a_start, a_end), (b_start, b_end) = (second, first) if later_first else (first, second)
        yield {
            "a": names[a],
            "a_start": a_start,
            "a_end": a_end,
            "b": names[b],
            "b_start": b_start,
            "b_end": b_end,
            "similarity": similarity,
            "from": names[found.source] if found.source is not None else None,
        }


def about(row: Mapping[str, Any], number: int) -> About:
    """What to keep of the article record `row`, which is number `number` of those given (from 0)."""

    text = row["text"]
    whole = len(text) <= HEAD_CHARACTERS + TAIL_CHARACTERS
    return About(
        name=str(row.get("id", number + 1)),
        outlet=_words(row.get("outlet")),
        title=_words(row.get("title")),
        byline=_words(row.get("byline")),
        published=_words(row.get("published")),
        head=text if whole else text[:HEAD_CHARACTERS],
        tail="" if whole else text[-TAIL_CHARACTERS:],
        length=len(text),
    )


def _words(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _ends(kept: About) -> tuple[str, str]:
    """The two ends of a text that can tell who published it and whom it credits; the second empty for a short text."""
    if kept.tail:
        return kept.head[: _head_end(kept.head)], kept.tail[_tail_start(kept.tail) :]
    head, tail = _head_end(kept.head), _tail_start(kept.head)
    return (kept.head, "") if tail <= head else (kept.head[:head], kept.head[tail:])


def _head_end(text: str) -> int:
    """Where the head of a text ends: behind the line in which an agency signs, where captions and menus precede it."""
    if not any(part in text for part in _IN_THEIR_NAMES):
        return EDGE_CHARACTERS
    near = EDGE_CHARACTERS // 2  # a signature just before the usual end loses the stamp below it to the cut
    signed = _DATELINE.search(text, near, HEAD_CHARACTERS) or _BYLINE.search(text, near, HEAD_CHARACTERS)
    return max(signed.end() + LEAD_CHARACTERS, EDGE_CHARACTERS) if signed else EDGE_CHARACTERS


def _tail_start(text: str) -> int:
    """Where the tail of a text starts: before the line in which an agency is thanked, where promotion follows it."""
    usual = max(len(text) - EDGE_CHARACTERS, 0)
    first = max(len(text) - TAIL_CHARACTERS, 0)
    places = [place for name in _SIGNING_AGENCIES if (place := text.find(name, first, usual)) >= 0]
    return text.rfind("\n", first, min(places)) + 1 or usual if places else usual


def outlet_of(row: Mapping[str, Any]) -> str:
    """What tells the outlet of a record apart from others; empty when it names none."""
    outlet = row.get("outlet")
    return outlet_key(outlet) if isinstance(outlet, str) and outlet.strip() else ""


def _says_of_itself(head: str, tail: str) -> bool:
    """False where nothing in the two ends can be about the report; a line that the cut made short is no short line."""
    lines = head.split("\n")
    whole = (*lines[:-1], *tail.split("\n")[1:]) if tail else lines
    if any(0 < len(line) <= SHORT_LINE for line in whole):
        return True
    if is_boilerplate((tail or head).rsplit("\n", 1)[-1]):  # a long line that asks the reader to subscribe
        return True
    return any(any(mark in end for mark in _MARKS) and _MARKED.search(end) is not None for end in (head, tail))


def edges(kept: About, number: str) -> Report:
    """A report of the two ends of a text; its id is `number` and its spans lie where they lie in the whole text."""
    head, tail = _ends(kept)
    joint = len(head) + 1
    shift = kept.length - len(tail) - joint if tail else 0
    text = f"{head}\n{tail}" if tail else head
    masthead = read_masthead(text, kept.title, kept.outlet) if _says_of_itself(head, tail) else _NO_MASTHEAD

    def moved(start: int, end: int) -> tuple[int, int]:
        return (start + shift, end + shift) if start >= joint else (start, end)

    return Report(
        id=number,
        source=kept.name,
        text="",
        outlet=kept.outlet or masthead.outlet,
        title=kept.title or masthead.title,
        byline=kept.byline or masthead.byline,
        published=kept.published,
        dateline=masthead.dateline,
        credits=tuple(
            Credit(one.agency, Cite(number, *moved(one.start, one.end), text[one.start : one.end]), one.whole)
            for one in masthead.credits
        ),
        furniture=tuple(
            Furniture(piece.kind, Span(number, *moved(piece.start, piece.end))) for piece in masthead.pieces
        ),
    )


def _telling(a: bytes, b: bytes, runs: Sequence[Run]) -> tuple[int, int]:
    """How many telling words both have in `runs`, and how many of them outside quotations."""
    # A byte a word: whole numbers are the quickest way to combine so few of them.
    left = int.from_bytes(b"".join([a[place : place + length] for place, _, length in runs]), "little")
    right = int.from_bytes(b"".join([b[place : place + length] for _, place, length in runs]), "little")
    both = left & right & int.from_bytes(b"\x01" * sum([length for _, _, length in runs]), "little")
    return both.bit_count(), (both & ~((left | right) >> 1)).bit_count()


def _span(article: Article, place: tuple[int, int]) -> tuple[int, int]:
    return int(article.starts[place[0]]), int(article.ends[place[1] - 1])


def _is_furniture(report: Report, span: tuple[int, int]) -> bool:
    """True when most of the span is about the report and not about the event."""
    covered = sum(max(0, min(piece.span.end, span[1]) - max(piece.span.start, span[0])) for piece in report.furniture)
    return 2 * covered > span[1] - span[0]
