"""One claim told in other words, and what vectors alone would take for it."""

from __future__ import annotations

import pytest

from copydesk import encoder
from copydesk.compare.actors import resolve_actors
from copydesk.compare.claims import align_claims
from copydesk.compare.copies import find_copies
from copydesk.compare.origins import trace_origins
from copydesk.meanings import meanings
from copydesk.model.dossier import Claim
from copydesk.model.report import Report
from copydesk.pipeline import mark
from copydesk.reading import read

pytestmark = pytest.mark.skipif(
    not encoder.available(encoder.SENTENCES), reason="the sentence encoder is not installed"
)

CLAIM = "Delegates at the yearly congress of the Norvik Dock Union approved the measure in Eastmere."
REWORDED = "The resolution was adopted during the yearly congress in Eastmere of the Norvik Dock Union."


def supported(*texts: str, by_meaning: bool = True) -> list[Claim]:
    reports = [Report(id=f"r{n}", source=f"{n}.txt", text=text, published="2024-03-06") for n, text in enumerate(texts)]
    marked = [mark(read(report)) for report in reports]
    cast = resolve_actors(marked)
    provenance = trace_origins(reports, find_copies(reports))
    claims = align_claims(marked, cast, (), (), provenance, meanings(marked) if by_meaning else None)
    return [claim for claim in claims if len(claim.cites) > 1]


def test_a_claim_in_other_words_is_supported_by_what_they_mean() -> None:
    assert CLAIM in [claim.text for claim in supported(CLAIM, REWORDED)]
    assert not supported(CLAIM, REWORDED, by_meaning=False)


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        ("Eastmere", "Westhaven"),
        ("Norvik Dock Union", "Dravik Dock Union"),
        ("was adopted", "may be adopted"),
        ("was adopted", "was not adopted"),
        ("was adopted", "was discussed"),
        ("The resolution", "Lena Ortiz"),
        ("yearly congress", "strike"),
    ],
)
def test_what_vectors_take_for_the_same_is_not_the_same(part: str, instead: str) -> None:
    assert not supported(CLAIM, REWORDED.replace(part, instead))


def test_every_figure_of_the_claim_has_to_be_told() -> None:
    claim = CLAIM.replace("Delegates", "The 40 delegates")
    assert claim not in [found.text for found in supported(claim, REWORDED)]
    told = REWORDED.replace("adopted", "adopted by 40 delegates")
    assert claim in [found.text for found in supported(claim, told)]
