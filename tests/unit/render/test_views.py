"""What comes first, and what is told apart."""

from __future__ import annotations

import msgspec

from copydesk.model.dossier import Dossier, FigureGroup, TimelineEvent
from copydesk.render.sheet import Sheet
from copydesk.render.views import figure_heading, publications, speakers_of, telling_claims, telling_figures
from invented_story import B, cite


def test_corroborated_claims_come_before_disputed_and_single_ones(dossier: Dossier) -> None:
    verdicts = [claim.verdict for claim in telling_claims(dossier)]
    assert verdicts == ["corroborated", "disputed", "disputed", "single", "single", "single", "single"]


def test_figures_that_differ_come_first_and_lone_ones_apart(dossier: Dossier) -> None:
    several, alone = telling_figures(dossier)
    assert [figure.verdict for figure in several] == ["differs", "differs", "compatible", "compatible"]
    assert [figure.id for figure in alone] == ["figure-5", "figure-6"]


def test_unknown_speakers_come_last_with_the_reason(dossier: Dossier) -> None:
    speakers = speakers_of(Sheet(dossier))
    assert [speaker.name for speaker in speakers] == ["Dana Orcutt", "Halden Storage", "Tomas Vey", "Unknown speaker"]
    assert speakers[0].roles == "chief fire officer, fire chief"
    assert speakers[-1].unknown == "“it” could be the union or the authority"


def test_a_figure_is_headed_by_what_it_counts_and_its_unit(dossier: Dossier) -> None:
    def heading(counts: str | None, unit: str | None) -> str:
        return figure_heading(FigureGroup("f", counts, unit, "single", "", dossier.figures[0].readings))

    assert heading("repairs", "crown") == "Repairs, in crowns"
    assert heading("cubic metres of water", "cubic metre") == "Cubic metres of water"
    assert heading(None, "hour") == "Hours"
    assert heading(None, None) == "A number"


def test_publications_are_told_apart_from_events(dossier: Dossier) -> None:
    appeared = TimelineEvent(
        "event-9", "2031-05-14", "2031-05-14", "2031-05-14T06:00:00+00:00", "Nine hurt", (cite(B, "Dock fire"),), (),
        publication=True,
    )  # fmt: skip
    told = publications(Sheet(msgspec.structs.replace(dossier, timeline=(*dossier.timeline, appeared))))
    assert [(item.letter, item.outlet, item.when) for item in told] == [("B", "Channel 6", "14 May 2031, 06:00 UTC")]
