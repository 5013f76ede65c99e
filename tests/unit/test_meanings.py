"""Vectors for spans of reports, made when they are asked for."""

from __future__ import annotations

import numpy as np
import pytest

from copydesk import encoder
from copydesk.meanings import meanings
from copydesk.model.marks import MarkedReport, Sentence
from copydesk.model.report import Report
from copydesk.model.span import Span

pytestmark = pytest.mark.skipif(
    not encoder.available(encoder.SENTENCES), reason="the sentence encoder is not installed"
)

TEXT = "The ferry sank off Norvik. Nobody was hurt."


def _marked(because: str | None = None) -> MarkedReport:
    report = Report(id="r", source="r.txt", text=TEXT)
    spans = (Span("r", 0, 26), Span("r", 27, 43))
    sentences = tuple(Sentence(span=span, paragraph=0, role="body", terms=()) for span in spans)
    return MarkedReport(report=report, sentences=sentences, unmarked_because=because)


def test_a_span_has_the_vectors_of_its_words_in_their_sentence() -> None:
    meant = meanings([_marked()])
    whole, part = meant(Span("r", 0, 26)), meant(Span("r", 4, 14))
    assert whole is not None
    assert part is not None
    assert len(whole.vectors) == 5
    assert np.array_equal(part.vectors, whole.vectors[1:3])


def test_what_lies_in_no_sentence_or_has_no_words_means_nothing() -> None:
    meant = meanings([_marked()])
    assert meant(Span("r", 20, 33)) is None  # over two sentences
    assert meant(Span("r", 25, 26)) is None
    assert meant(Span("other", 0, 26)) is None
    assert meanings([_marked("its language is 'fr'")])(Span("r", 0, 26)) is None
