"""Weaker and stronger versions of one claim are claims of their own, linked."""

import pytest

from copydesk.model.dossier import Claim
from copydesk.model.report import Report
from copydesk.pipeline import compare, mark
from copydesk.reading import read


def claims_of(*texts: str) -> tuple[Claim, ...]:
    reports = [
        Report(id=f"r{n}", source=f"{n}.txt", outlet=f"Outlet {n}", text=text, published="2024-03-06")
        for n, text in enumerate(texts)
    ]
    return compare([mark(read(report)) for report in reports]).claims


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        (
            "Prosecutors may charge the broker Jens Malk with forging cheques.",
            "Prosecutors charged the broker Jens Malk with forging cheques.",
        ),
        (
            "Some of the villages along the Tamber were evacuated before the flood.",
            "All of the villages along the Tamber were evacuated before the flood.",
        ),
        (
            "Teachers in Kelm threatened to boycott the spring exams on Monday.",
            "Teachers in Kelm boycotted the spring exams on Monday.",
        ),
    ],
)
def test_the_weaker_and_the_stronger_are_linked_and_not_merged(weaker: str, stronger: str) -> None:
    found = {claim.text: claim for claim in claims_of(weaker, stronger)}
    assert found[weaker].stronger == (found[stronger].id,)
    assert found[stronger].weaker == (found[weaker].id,)
    assert not found[weaker].weaker
    assert all(len(claim.origins) == 1 for claim in found.values())


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Kelm Foods plans to sell its dairy in Orsa.", "Kelm Foods sold a bakery in Halden."),
        (
            "Guards allegedly threw stones at the marchers in Orsa on Sunday.",
            "The union accused guards who threw stones at the marchers in Orsa on Sunday.",
        ),
        ("Some of the wells in Orsa are dry.", "All of the teachers in Orsa are on leave."),
        ("Prosecutors may charge the broker Jens Malk.", "Prosecutors did not charge the broker Jens Malk."),
    ],
)
def test_other_things_are_no_versions(a: str, b: str) -> None:
    assert not any(claim.weaker or claim.stronger for claim in claims_of(a, b))
