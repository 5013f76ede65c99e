"""Changes seen from the source's side, those of sense first."""

from __future__ import annotations

import msgspec

from copydesk.model.dossier import Change, Copy, Dossier
from copydesk.render.reprints import changes_of
from copydesk.render.sheet import Sheet
from invented_story import A, B, cite


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
