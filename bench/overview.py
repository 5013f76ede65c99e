"""Overviews against an editor's neutral roundup: python bench/overview.py ROUNDUPS.jsonl [HOW_MANY]

ROUGE-1/2/L F of the overview and, at the number of words nearest to it, of the reports' first sentences (lead) and of
sumy's TextRank and LexRank over all sentences of the reports. Needs `rouge-score` and `sumy`, which the project itself
does not. The first half of the roundups is what choices were made on, so the halves are printed apart.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from rouge_score.rouge_scorer import RougeScorer
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer
from sumy.utils import get_stop_words

from copydesk.model.dossier import Dossier
from copydesk.model.report import Report
from copydesk.pipeline import compare, mark
from copydesk.reading import read
from copydesk.text.segment import sentences

MEASURES = ("rouge1", "rouge2", "rougeL")
Summarizer = Callable[[ObjectDocumentModel, int], Sequence[Sentence]]


class Words:
    """Tokens for sumy, whose own tokenizer fetches data from the network."""

    def to_words(self, text: str) -> list[str]:
        return re.findall(r"[^\W\d_][\w'’-]*", text)


def dossier_of(row: dict[str, object]) -> Dossier:
    reports = row["reports"]
    assert isinstance(reports, list)
    marked = [
        mark(read(Report(f"{row['id']}-{n}", f"{n}.txt", one["text"], outlet=f"Outlet {n}", title=one.get("title"))))
        for n, one in enumerate(reports)
        if one["text"].strip()
    ]
    return compare(marked)


def columns_of(dossier: Dossier) -> list[list[str]]:
    return [[report.text[s:e] for s, e, _ in sentences(report.text)] for report in dossier.reports]


def lead(dossier: Dossier, words: int) -> str:
    """The first sentences of every report in turn, as many as come nearest to the number of words."""
    told = [sentence for row in zip_longest(*columns_of(dossier)) for sentence in row if sentence]
    return nearest((told[:n] for n in range(1, len(told) + 1)), words)


def ranked(dossier: Dossier, words: int, summarizer: Summarizer) -> str:
    """What a summarizer chooses of all sentences, in their order."""
    units = [Sentence(sentence, Words()) for column in columns_of(dossier) for sentence in column]
    document = ObjectDocumentModel([Paragraph(units)])
    chosen = ([str(one) for one in summarizer(document, n)] for n in range(1, len(units) + 1))
    return nearest(chosen, words)


def nearest(texts: Iterator[list[str]], words: int) -> str:
    joined = (" ".join(text) for text in texts)
    return min(joined, key=lambda text: abs(len(text.split()) - words), default="")


def peers() -> dict[str, Summarizer]:
    made = {"TextRank": TextRankSummarizer(Stemmer("english")), "LexRank": LexRankSummarizer(Stemmer("english"))}
    for summarizer in made.values():
        summarizer.stop_words = get_stop_words("english")
    return made


def told_by(dossier: Dossier, others: dict[str, Summarizer]) -> Iterator[tuple[str, str]]:
    overview = " ".join(told.text for told in dossier.overview)
    words = len(overview.split())
    yield "copydesk", overview
    yield "lead", lead(dossier, words)
    for name, summarizer in others.items():
        yield name, ranked(dossier, words, summarizer)


def main(path: Path, count: int | None) -> None:
    scorer = RougeScorer(list(MEASURES), use_stemmer=True)
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()][:count]
    totals: dict[tuple[str, str], Counter[str]] = {}
    sizes: Counter[str] = Counter()
    told_sentences = 0
    others = peers()
    for number, row in enumerate(rows):
        dossier = dossier_of(row)
        texts = {report.id: report.text for report in dossier.reports}
        for told in dossier.overview:
            assert told.text == texts[told.cites[0].report][told.cites[0].start : told.cites[0].end]
            told_sentences += 1
        half = "first half" if 2 * number < len(rows) else "second half"
        sizes.update({"all": 1, half: 1})
        gold = next(value for key, value in row.items() if key in ("roundup", "summary", "text", "gold"))
        for name, text in told_by(dossier, others):
            for measure, score in scorer.score(gold, text).items():
                for part in ("all", half):
                    totals.setdefault((part, name), Counter())[measure] += score.fmeasure
    for (part, name), total in sorted(totals.items()):
        print(f"{part:12} {name:10}", *(f"{measure} {100 * total[measure] / sizes[part]:.1f}" for measure in MEASURES))
    print(f"verbatim: all of {told_sentences} sentences")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
