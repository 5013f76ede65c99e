"""What comes first, and changes seen from the source's side."""

from __future__ import annotations

import msgspec

from copydesk.model.dossier import ActEntry, Change, Copy, Dossier, FigureGroup, TimelineEvent
from copydesk.model.span import Cite
from copydesk.render.sheet import Sheet
from copydesk.render.views import (
    changes_of,
    figure_heading,
    in_sentence,
    publications,
    speakers_of,
    telling_acts,
    telling_claims,
    telling_figures,
    what_act,
    words_after,
    words_before,
)
from invented_story import A, B, cite


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


def test_a_reprint_tells_its_source_its_share_and_its_edits(dossier: Dossier) -> None:
    television, ledger = changes_of(Sheet(dossier))
    assert television.title == "B Channel 6 from A Meridian Press"
    assert television.how.startswith("2 passages, ")
    assert ledger.title == "D The Northern Ledger and A Meridian Press"
    assert ledger.how.endswith("which came first is not known")
    cut = television.edits[0]
    assert (cut.op, cut.removed, cut.inserted, cut.touches) == ("cut", "at least ", "", ("hedge",))
    assert cut.before.endswith("injuring ")
    assert cut.after.startswith("12 workers")


def test_a_copy_told_from_the_reprints_side_is_turned_round(dossier: Dossier) -> None:
    one = dossier.copies[0]
    turned = Copy(one.b, one.a, one.similarity, A, one.because,
                  (Change("added", None, cite(A, "at least "), ("softened",)),))  # fmt: skip
    reprint = next(iter(changes_of(Sheet(msgspec.structs.replace(dossier, copies=(turned,))))))
    assert (reprint.first.id, reprint.second.id) == (A, B)
    assert (reprint.edits[0].op, reprint.edits[0].touches) == ("cut", ("hardened",))


def test_changes_of_sense_come_before_changes_of_words(dossier: Dossier) -> None:
    one = dossier.copies[0]
    changes = (
        Change("cut", cite(A, "chemical "), None),
        Change("cut", cite(A, "at least "), None, ("hedge",)),
        Change("changed", cite(A, "injuring"), cite(B, "injuring"), ("number", "hardened")),
    )
    replaced = msgspec.structs.replace(one, changes=changes)
    reprint = next(iter(changes_of(Sheet(msgspec.structs.replace(dossier, copies=(replaced,))))))
    assert [edit.removed for edit in reprint.edits] == ["injuring", "at least ", "chemical "]


def test_context_stays_in_its_paragraph() -> None:
    text = "First line.\nOne two three four five six seven eight"
    at = text.index("two")
    assert words_before(text, at) == "One "
    assert words_after(text, at + 3, 2) == " three four…"
    assert words_before(text, text.index("eight"), 2) == "…six seven "


def test_an_act_is_told_with_its_reserves_and_negated_once(dossier: Dossier) -> None:
    sheet = Sheet(dossier)
    threat, _, denial, *_ = dossier.acts
    assert what_act(sheet, threat) == (
        "Port authority — close → the site (threatened; unless its owner hands over the inventory)"
    )
    assert what_act(sheet, denial) == "Halden Storage — refuse → an inventory (denied; according to Halden Storage)"
    refused = msgspec.structs.replace(threat, modality="planned", negated=True, condition=None)
    assert what_act(sheet, refused) == "Port authority — not close → the site (planned)"


def test_threats_demands_refusals_and_denials_come_before_what_two_origins_tell(dossier: Dossier) -> None:
    here = dossier.acts[0].cites

    def act(
        name: str, actor: str | None, verb: str, modality: str, negated: bool, origins: tuple[str, ...]
    ) -> ActEntry:
        return ActEntry(name, actor, verb, "a house", modality, negated, None, None, here, origins)  # type: ignore

    acts = (
        act("walks", "actor-1", "walk", "asserted", False, ("origin-1",)),
        act("told-twice", "actor-1", "build", "asserted", False, ("origin-1", "origin-2")),
        act("by-nobody", None, "build", "asserted", False, ("origin-1", "origin-2")),
        act("refuses", "actor-1", "refuse", "asserted", False, ("origin-1",)),
        act("will-not", "actor-1", "pay", "planned", True, ("origin-1",)),
        act("did-not", "actor-1", "pay", "asserted", True, ("origin-1",)),
        act("threatens", None, "close", "threatened", False, ("origin-1",)),
    )
    telling, rest = telling_acts(Sheet(msgspec.structs.replace(dossier, acts=acts)))
    assert [item.id for item in telling] == ["refuses", "will-not", "threatens", "told-twice"]
    assert [item.id for item in rest] == ["walks", "by-nobody", "did-not"]


def test_a_figure_is_headed_by_what_it_counts_and_its_unit(dossier: Dossier) -> None:
    def heading(counts: str | None, unit: str | None) -> str:
        return figure_heading(FigureGroup("f", counts, unit, "single", "", dossier.figures[0].readings))

    assert heading("repairs", "crown") == "Repairs, in crowns"
    assert heading("cubic metres of water", "cubic metre") == "Cubic metres of water"
    assert heading(None, "hour") == "Hours"
    assert heading(None, None) == "A number"


def test_the_words_around_a_figure_are_those_of_its_sentence(dossier: Dossier) -> None:
    report = msgspec.structs.replace(dossier.reports[0], text="Rain fell. Police counted 400. They went home.")
    sheet = Sheet(msgspec.structs.replace(dossier, reports=(report, *dossier.reports[1:])))
    at = report.text.index("400")
    figure = Cite(report.id, at, at + 3, "400")
    assert in_sentence(sheet, figure) == ("Police counted ", ".")
    assert in_sentence(sheet, figure, 1) == ("…counted ", ".")


def test_publications_are_told_apart_from_events(dossier: Dossier) -> None:
    appeared = TimelineEvent(
        "event-9", "2031-05-14", "2031-05-14", "2031-05-14T06:00:00+00:00", "Nine hurt", (cite(B, "Dock fire"),), (),
        publication=True,
    )  # fmt: skip
    told = publications(Sheet(msgspec.structs.replace(dossier, timeline=(*dossier.timeline, appeared))))
    assert [(item.letter, item.outlet, item.when) for item in told] == [("B", "Channel 6", "14 May 2031, 06:00 UTC")]
