"""Which acts a reader is shown first, and how they are told."""

from __future__ import annotations

import msgspec

from copydesk.model.dossier import ActEntry, Dossier
from copydesk.render.deeds import telling_acts, what_act
from copydesk.render.sheet import Sheet


def test_an_act_is_told_with_its_reserves_and_negated_once(dossier: Dossier) -> None:
    sheet = Sheet(dossier)
    threat, _, denial, *_ = dossier.acts
    assert what_act(sheet, threat) == (
        "Port authority — close → the site (threatened; unless its owner hands over the inventory)"
    )
    assert what_act(sheet, denial) == "Halden Storage — refuse → an inventory (denied)"
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
