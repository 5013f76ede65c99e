"""What the reprints of a corpus did to the words that they took: a row an edit, or a row a kind of edit.

Who took from whom comes from the families of the corpus; what was edited is told by the comparison that makes the
dossier (`compare.copies`), so a table and a page say the same of the same two reports.
"""

from __future__ import annotations

import tempfile
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import msgspec

from copydesk.compare.changes import PlacedChange
from copydesk.compare.copies import changes_between
from copydesk.corpus import Reprint, corpus_reprints
from copydesk.model.report import Report
from copydesk.tabular import Columns
from copydesk.text.edits import Touch

EDIT_COLUMNS: Columns = {
    "a": "text", "b": "text", "op": "text", "touches": "texts", "a_start": "whole", "a_end": "whole", "a_text": "text",
    "b_start": "whole", "b_end": "whole", "b_text": "text", "from": "text",
}  # fmt: skip
KIND_COLUMNS: Columns = {"kind": "text", "edits": "whole", "reprints": "whole"}
OPS = ("cut", "added", "changed")
WORDING = "wording only"

Row = Mapping[str, Any]
AsReport = Callable[[Row], Report]


def corpus_edits(rows: Iterable[Row], as_report: AsReport, **how: Any) -> Iterator[dict[str, Any]]:
    """Every edit of every reprint, in order of the families: `a` is whom it took from, `b` the reprint.

    Where it is not known who took from whom, `a` is the origin of the family and `from` is null. `how` goes to
    `corpus.corpus_reprints`.
    """
    for _, edits in _compared(rows, as_report, **how):
        yield from edits


def edit_kinds(rows: Iterable[Row], as_report: AsReport, **how: Any) -> Iterator[dict[str, Any]]:
    """How many edits there are of each kind, and how many reprints have one; kinds overlap but for the first three."""
    edits: Counter[str] = Counter()
    reprints: Counter[str] = Counter()
    for _, found in _compared(rows, as_report, **how):
        kinds = Counter(kind for row in found for kind in ("any", row["op"], *(row["touches"] or (WORDING,))))
        edits.update(kinds)
        reprints.update([*kinds, "compared"])
    yield {"kind": "compared", "edits": None, "reprints": reprints["compared"]}
    for kind in ("any", *OPS, *get_args(Touch), WORDING):
        yield {"kind": kind, "edits": edits[kind], "reprints": reprints[kind]}


def _compared(rows: Iterable[Row], as_report: AsReport, **how: Any) -> Iterator[tuple[Reprint, list[dict[str, Any]]]]:
    with tempfile.TemporaryDirectory(prefix="copydesk-", dir=how.get("folder")) as name:
        records = _Records(Path(name) / "records")
        for reprint in corpus_reprints(records.keeping(rows), **how):
            source, taker = records.row(reprint.source), records.row(reprint.reprint)
            names = str(source.get("id", reprint.source + 1)), str(taker.get("id", reprint.reprint + 1))
            origin = names[0] if reprint.known else None
            changes = changes_between(as_report(source), as_report(taker))
            yield reprint, [_edit_row(names, origin, one) for one in changes]


def _edit_row(names: tuple[str, str], source: str | None, placed: PlacedChange) -> dict[str, Any]:
    change = placed.change
    return {
        "a": names[0],
        "b": names[1],
        "op": change.op,
        "touches": list(change.touches),
        "a_start": placed.a[0],
        "a_end": placed.a[1],
        "a_text": change.a.quote if change.a else "",
        "b_start": placed.b[0],
        "b_end": placed.b[1],
        "b_text": change.b.quote if change.b else "",
        "from": source,
    }


class _Records:
    """The rows that went by, on disk, by number."""

    def __init__(self, path: Path) -> None:
        self._stream = path.open("w+b")  # goes with its folder
        self._offsets = array("Q", [0])
        self._encoder, self._decoder = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(dict[str, Any])

    def keeping(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            encoded = self._encoder.encode(row)
            self._stream.write(encoded)
            self._offsets.append(self._offsets[-1] + len(encoded))
            yield row

    def row(self, number: int) -> Row:
        self._stream.seek(self._offsets[number])
        return self._decoder.decode(self._stream.read(self._offsets[number + 1] - self._offsets[number]))
