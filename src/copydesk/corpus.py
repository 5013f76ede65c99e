"""Copies among any number of articles, in bounded memory: what does not fit waits on disk in buckets.

Four passes. Articles stream in and go to flat files with their fingerprints. Fingerprints that stand more than once
go to buckets by hash. Each of those buckets gives seeds, which go to buckets by first article. Each bucket of seeds
gives pairs, and only those are aligned word by word. The kernels are pure and live in text/ and compare/passages.py;
this module holds files and order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np

from copydesk.buckets import Buckets, joined
from copydesk.compare.direction import Side, tell_direction, wire_of
from copydesk.compare.passages import BATCH_CHARACTERS, Match, batches, find_matches, passage_rows
from copydesk.spool import POSTING, SEED, Kept, Spool, Work, working
from copydesk.tabular import Columns
from copydesk.text.families import Family, Member, Tie, group_families, is_reprint
from copydesk.text.fingerprints import fingerprint
from copydesk.text.seeds import Seeds, pairs_worth_aligning, seeds, sieve, sifted
from copydesk.text.tokens import word_ids

HASH_BITS = 8
ARTICLES_A_CHECKPOINT = 20_000
ARTICLES_A_BUCKET = 4096
WHOLE_SHARE = 0.8  # of both: two that share mostly quotations are a family only when they are one text

PASSAGE_COLUMNS: Columns = {
    "a": "text", "a_start": "whole", "a_end": "whole", "b": "text", "b_start": "whole", "b_end": "whole",
    "similarity": "real", "from": "text",
}  # fmt: skip
FAMILY_COLUMNS: Columns = {
    "family": "whole", "origin": "text", "member": "text", "share": "real", "from": "text", "wire": "text",
    "because": "text",
}  # fmt: skip

# What is done, how much of it, and of how much where that is known. Nothing is counted in a mere message.
Tell = Callable[[str, int | None, int | None], None]
_MATCHES = msgspec.msgpack.Decoder(list[Match])
_encode = msgspec.msgpack.Encoder().encode


def _silent(_what: str, _done: int | None, _of: int | None) -> None:
    pass


class Reprint(NamedTuple):
    """Numbers of two articles: `reprint` took from `source`, or shares so much with it where `known` is False."""

    source: int
    reprint: int
    known: bool


def corpus_copies(
    rows: Iterable[Mapping[str, Any]], folder: Path | None = None, kept: Kept | None = None, tell: Tell = _silent
) -> Iterator[dict[str, Any]]:
    """Every passage that two articles share, by place of the articles in the input.

    `folder` is where working files go; a temporary one when it is not given. They are removed at the end, unless they
    are to be `kept`: then they stay until `spool.remove`, and the same call goes on where an earlier one was stopped.
    """
    with _matching(rows, folder, kept, tell) as (spool, matches):
        for found in matches:
            yield from passage_rows(found, spool.name)


def corpus_families(
    rows: Iterable[Mapping[str, Any]], folder: Path | None = None, kept: Kept | None = None, tell: Tell = _silent
) -> Iterator[dict[str, Any]]:
    """Families of reprints: a row for each origin, followed by one for each report that took a good part of it."""
    with _matching(rows, folder, kept, tell) as (spool, matches):
        for number, family in enumerate(_families(matches), 1):
            for member in family.members:
                yield {
                    "family": number,
                    "origin": spool.name(family.origin),
                    "member": spool.name(member.article),
                    "share": round(member.share, 4),
                    "from": spool.name(member.source) if member.source is not None else None,
                    "wire": wire_of(spool.report(member.article)),
                    "because": _because(member, spool),
                }


def corpus_reprints(
    rows: Iterable[Mapping[str, Any]], folder: Path | None = None, kept: Kept | None = None, tell: Tell = _silent
) -> Iterator[Reprint]:
    """Every member of a family with whom it took from; with the origin, and so said, where that is not known."""
    with _matching(rows, folder, kept, tell) as (_, matches):
        for family in _families(matches):
            for member in family.members[1:]:
                source = family.origin if member.source is None else member.source
                yield Reprint(source, member.article, member.source is not None)


def _families(matches: Iterable[Match]) -> list[Family]:
    ties = (
        Tie(one.first, one.second, *one.shares, one.source, one.words)
        for one in matches
        if not one.heard or min(one.shares) >= WHOLE_SHARE
    )
    return group_families([tie for tie in ties if is_reprint(tie)])


def _because(member: Member, spool: Spool) -> str:
    """Why the member is held to have taken from its source, or why no source is known."""
    tie = member.tie
    if tie is None:
        return ""
    sides = Side(spool.report(tie.first), tie.share_of_first), Side(spool.report(tie.second), tie.share_of_second)
    told = tell_direction(*sides, "")
    return (
        told.because
        if (told.source is None) == (tie.source is None)
        else "most of it is quoted, so both may have heard it"
    )


@contextmanager
def _matching(
    rows: Iterable[Mapping[str, Any]], folder: Path | None, kept: Kept | None, tell: Tell
) -> Iterator[tuple[Spool, Iterator[Match]]]:
    with working(folder, kept) as work:
        if work.anew:
            tell("what was kept of earlier work is of another input or version; starting anew", None, None)
        spool = Spool(work.folder)
        postings = Buckets(work.folder, "fingerprints", POSTING)
        _take_in(iter(rows), work, spool, tell)
        _sift(work, spool, postings, tell)
        seeded = Buckets(work.folder, "seeds", SEED)
        _find_seeds(work, spool, postings, seeded, tell)
        yield spool, _matched(work, spool, seeded, tell)


def _take_in(rows: Iterator[Mapping[str, Any]], work: Work, spool: Spool, tell: Tell) -> None:
    """All articles and their fingerprints. Those taken in before are read again, for bad lines, and passed over."""
    for _ in islice(rows, work.state.articles):
        pass
    if work.state.taken:
        return
    for batch in batches(rows, BATCH_CHARACTERS):
        spool.add(batch, fingerprint(*word_ids([row["text"] for row in batch])))
        if work.keeps and len(spool) - work.state.articles >= ARTICLES_A_CHECKPOINT:
            spool.flush()
            work.checkpoint(articles=len(spool))
        tell("reading articles", len(spool), None)
    spool.flush()
    work.checkpoint(articles=len(spool), taken=True)


def _sift(work: Work, spool: Spool, postings: Buckets, tell: Tell) -> None:
    """The fingerprints that stand more than once, into buckets by hash: most stand once and are done with."""
    if work.state.sifted == len(spool):
        return
    table = sieve(spool.hashes, spool.fingerprints)
    for until, found in spool.postings(work.state.sifted):
        found = found[sifted(table, found["hash"])]
        postings.add(found, (found["hash"] >> np.uint64(64 - HASH_BITS)).astype(np.uint16))
        if postings.full:
            postings.spill()
            work.checkpoint(sifted=until)
        tell("sifting fingerprints, articles", until, len(spool))
    if work.keeps:
        postings.spill()
    work.checkpoint(sifted=len(spool))
    spool.drop_fingerprints()


def _find_seeds(work: Work, spool: Spool, postings: Buckets, seeded: Buckets, tell: Tell) -> None:
    """Seeds out of the fingerprints, a range of hashes at a time, into buckets by their first article."""
    if work.state.seeded:
        return
    outlets, sizes = spool.outlets()
    done: list[int] = []
    for group in postings.groups(work.state.parts):
        records = joined([postings.take(key) for key in group])
        found = seeds(records["hash"], records["article"], records["place"], outlets, sizes)
        out = np.empty(len(found.first), SEED)
        for name, column in zip(found._fields, found, strict=True):
            out[name] = column
        seeded.add(out, (found.first // np.uint32(ARTICLES_A_BUCKET)).astype(np.uint16))
        done += group
        if seeded.full:
            seeded.spill()
            work.checkpoint(parts=done[-1] + 1)
            postings.drop(done)
            done = []
        tell("comparing fingerprints, parts", group[-1] + 1, 1 << HASH_BITS)
    if work.keeps:
        seeded.spill()
    work.checkpoint(seeded=True)
    postings.drop(done)


def _matched(work: Work, spool: Spool, seeded: Buckets, tell: Tell) -> Iterator[Match]:
    """What the pairs of each bucket share; what was found before is read back."""
    found_before = work.found()
    numbers = sorted({*seeded.numbers(), *found_before})
    for place, key in enumerate(numbers, 1):
        if key in found_before:
            yield from _MATCHES.decode(found_before[key].read_bytes())
            continue
        records = seeded.take(key)
        pairs = pairs_worth_aligning(Seeds(*(records[name] for name in Seeds._fields)))
        del records
        matches = find_matches(spool, map(tuple, pairs.tolist()))
        if work.keeps:
            matches = iter(whole := list(matches))
            work.keep_found(key, _encode(whole))
        yield from matches
        seeded.drop([key])
        tell("aligning, parts", place, len(numbers))
