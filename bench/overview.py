"""Overviews against an editor's neutral roundup: python bench/overview.py ROUNDUPS.jsonl [HOW_MANY]

ROUGE-1/2/L F of the overview, and of the first sentences of the reports (lead) at the same number of words. Needs
`rouge-score`, which the project itself does not.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from rouge_score.rouge_scorer import RougeScorer

from copydesk.model.dossier import Dossier
from copydesk.model.report import Report
from copydesk.pipeline import compare, mark
from copydesk.reading import read
from copydesk.text.segment import sentences

MEASURES = ("rouge1", "rouge2", "rougeL")


def dossier_of(row: dict[str, object]) -> Dossier:
    reports = row["reports"]
    assert isinstance(reports, list)
    marked = [
        mark(read(Report(f"{row['id']}-{n}", f"{n}.txt", report["text"], outlet=f"Outlet {n}")))
        for n, report in enumerate(reports)
        if report["text"].strip()
    ]
    return compare(marked)


def lead(dossier: Dossier, words: int) -> str:
    """The first sentences of every report in turn, until there are as many words."""
    told: list[str] = []
    columns = [[report.text[s:e] for s, e, _ in sentences(report.text)] for report in dossier.reports]
    for sentence in _in_turn(columns):
        if len(" ".join(told).split()) >= words:
            break
        told.append(sentence)
    return " ".join(told)


def _in_turn(columns: list[list[str]]) -> Iterator[str]:
    for row in zip_longest(*columns):
        yield from (sentence for sentence in row if sentence)


def main(path: Path, count: int | None) -> None:
    scorer = RougeScorer(list(MEASURES), use_stemmer=True)
    totals: dict[str, Counter[str]] = {"overview": Counter(), "lead": Counter()}
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()][:count]
    verbatim = sentences_told = 0
    for row in rows:
        dossier = dossier_of(row)
        texts = {report.id: report.text for report in dossier.reports}
        for told in dossier.overview:
            cite = told.cites[0]
            sentences_told += 1
            verbatim += told.text == texts[cite.report][cite.start : cite.end]
        overview = " ".join(told.text for told in dossier.overview)
        gold = next(value for key, value in row.items() if key in ("roundup", "summary", "text", "gold"))
        for name, text in (("overview", overview), ("lead", lead(dossier, len(overview.split())))):
            for measure, score in scorer.score(gold, text).items():
                totals[name][measure] += score.fmeasure
    for name, total in totals.items():
        print(f"{name:10}", *(f"{measure} {100 * total[measure] / len(rows):.1f}" for measure in MEASURES))
    print(f"verbatim   {verbatim} of {sentences_told} sentences")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
