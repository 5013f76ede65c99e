"""Acts in the words of the map."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from copydesk.model.dossier import ActEntry, Dossier
from copydesk.render.predicates import conjugated, gerund, map_line, participle
from copydesk.render.sheet import Sheet


def act_of(dossier: Dossier, **changes: Any) -> ActEntry:
    plain = ActEntry("act-1", "the firm", "pay", "a fine", "asserted", False, None, None, dossier.acts[0].cites, ())
    return msgspec.structs.replace(plain, **changes)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, ("the firm", "pays a fine", "")),
        ({"negated": True}, ("the firm", "does not pay a fine", "")),
        ({"modality": "planned", "negated": True}, ("the firm", "plans not to pay a fine", "")),
        ({"modality": "required"}, ("the firm", "must pay a fine", "")),
        ({"modality": "denied"}, ("the firm", "denies paying a fine", "")),
        ({"modality": "denied", "verb": "deny"}, ("the firm", "denies a fine", "")),
        ({"modality": "threatened", "verb": "threaten"}, ("the firm", "threatens a fine", "")),
        ({"modality": "possible", "verb": "threaten"}, ("the firm", "may threaten a fine", "")),
        ({"actor": "two firms", "complement": "in May"}, ("two firms", "pay a fine in May", "")),
        ({"target": "its drivers", "verb": "blame", "complement": "for delays"},
         ("the firm", "blames (for delays)", "its drivers")),
        ({"modality": "required", "asker": "the court", "condition": "If it loses"},
         ("the court", "orders: pay a fine, if it loses", "the firm")),
        ({"actor": None, "verb": "shoot", "target": "two clerks", "complement": "in Orsa"},
         ("two clerks", "are shot in Orsa", "")),
        ({"actor": None, "verb": "charge", "modality": "planned", "negated": True},
         ("a fine", "is not to be charged", "")),
        ({"holder": "the mayor"}, ("the firm", "pays a fine (says the mayor)", "")),
    ],
)  # fmt: skip
def test_a_line_of_the_map_reads_as_a_sentence(
    dossier: Dossier, changes: dict[str, Any], told: tuple[str, str, str]
) -> None:
    assert map_line(Sheet(dossier), act_of(dossier, **changes)) == told


@pytest.mark.parametrize(
    ("verb", "third", "ing", "past"),
    [
        ("rely on", "relies on", "relying on", "relied on"),
        ("push back", "pushes back", "pushing back", "pushed back"),
        ("cut", "cuts", "cutting", "cut"),
        ("submit", "submits", "submitting", "submitted"),
        ("agree to", "agrees to", "agreeing to", "agreed to"),
        ("tie", "ties", "tying", "tied"),
        ("do", "does", "doing", "done"),
        ("visit", "visits", "visiting", "visited"),
        ("stab", "stabs", "stabbing", "stabbed"),
    ],
)
def test_verbs_are_put_into_their_forms(verb: str, third: str, ing: str, past: str) -> None:
    assert (conjugated(verb, plural=False), gerund(verb), participle(verb)) == (third, ing, past)
    assert conjugated(verb, plural=True) == verb
