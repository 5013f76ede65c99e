"""The words around a place."""

from __future__ import annotations

import msgspec

from copydesk.model.dossier import Dossier
from copydesk.model.span import Cite
from copydesk.render.context import in_sentence, words_after, words_before
from copydesk.render.sheet import Sheet


def test_context_stays_in_its_paragraph() -> None:
    text = "First line.\nOne two three four five six seven eight"
    at = text.index("two")
    assert words_before(text, at) == "One "
    assert words_after(text, at + 3, 2) == " three four…"
    assert words_before(text, text.index("eight"), 2) == "…six seven "


def test_the_words_around_a_figure_are_those_of_its_sentence(dossier: Dossier) -> None:
    report = msgspec.structs.replace(dossier.reports[0], text="Rain fell. Police counted 400. They went home.")
    sheet = Sheet(msgspec.structs.replace(dossier, reports=(report, *dossier.reports[1:])))
    at = report.text.index("400")
    figure = Cite(report.id, at, at + 3, "400")
    assert in_sentence(sheet, figure) == ("Police counted ", ".")
    assert in_sentence(sheet, figure, 1) == ("…counted ", ".")
