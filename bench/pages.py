"""Article text and metadata out of saved news pages: python bench/pages.py FUNDUS_CLONE [COUNTRY ...]

Judged by the parser tests of flairNLP/fundus (tests/resources/parser/test_data): saved pages of English-language
outlets with the paragraphs, title, authors and date that their maintainers expect. Paragraph recall counts expected
paragraphs that stand in the text taken in; precision is the share of its letters that were expected.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from pathlib import Path
from typing import Any

from copydesk.ingest.html import report_from_page
from copydesk.ingest.intake import Unreadable
from copydesk.model.report import Report

ENGLISH = ("au", "ca", "uk", "us")
COLUMNS = ("recall", "precision", "date", "title", "byline")


def main(clone: Path, countries: tuple[str, ...]) -> None:
    """Print the mean of each column, pages refused, and pages a second."""
    sums, pages, refused, seconds = dict.fromkeys(COLUMNS, 0.0), 0, 0, 0.0
    for country in countries:
        folder = clone / "tests" / "resources" / "parser" / "test_data" / country
        addresses = json.loads((folder / "meta.info").read_text("utf-8"))
        for path in sorted(folder.glob("*.html.gz")):
            outlet = re.sub(r"_\d{4}_.*", "", path.name)
            expected = json.loads((folder / f"{outlet}.json").read_text("utf-8"))
            began = time.perf_counter()
            try:
                report = report_from_page(
                    gzip.decompress(path.read_bytes()), path.name, addresses.get(path.name, {}).get("url")
                )
            except Unreadable as error:
                refused += 1
                print(f"{path.name}: {error.reason}")
                continue
            seconds += time.perf_counter() - began
            figures = max((_figures(report, one) for one in _articles(expected)), default=None)
            if figures is not None:
                pages += 1
                for column, figure in zip(COLUMNS, figures, strict=True):
                    sums[column] += figure
    print("  ".join(f"{column} {100 * sums[column] / max(pages, 1):.1f}" for column in COLUMNS))
    print(f"{pages} pages, {refused} refused, {pages / max(seconds, 1e-9):.1f} pages/s")


def _articles(expected: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in expected.values() if isinstance(one, dict) and one.get("body")]


def _figures(report: Report, expected: dict[str, Any]) -> tuple[float, ...]:
    sections = expected["body"]["sections"]
    told = [words for section in sections for words in section["paragraphs"]] + list(expected["body"]["summary"] or [])
    told = [letters for words in told if (letters := _letters(words))]
    known = "".join(told) + "".join(_letters(words) for section in sections for words in section["headline"])
    text = _letters(report.text)
    lines = [letters for line in _body(report).split("\n") if (letters := _letters(line))]
    right = sum(len(line) for line in lines if line in known)
    names = _letters("".join(expected.get("authors") or []))
    return (
        sum(paragraph in text for paragraph in told) / max(len(told), 1),
        right / max(sum(map(len, lines)), 1),
        float((expected.get("publishing_date") or "")[:10] == (report.published or "")[:10]),
        float(_letters(expected.get("title") or "") == _letters(report.title or "")),
        float(names == _letters(re.sub(r"\band\b", "", report.byline or ""))),
    )


def _body(report: Report) -> str:
    text = list(report.text)
    for piece in report.furniture:
        text[piece.span.start : piece.span.end] = " " * (piece.span.end - piece.span.start)
    return "".join(text)


def _letters(words: str) -> str:
    return re.sub(r"\W+", "", words).lower()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), tuple(sys.argv[2:]) or ENGLISH)
