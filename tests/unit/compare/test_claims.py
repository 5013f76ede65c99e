"""Claims, conflicts, acts and the overview on invented stories, from text to finding."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from copydesk.compare.actors import resolve_actors
from copydesk.compare.acts import join_acts
from copydesk.compare.alone import only_in
from copydesk.compare.claims import align_claims, dispute
from copydesk.compare.conflicts import find_conflicts
from copydesk.compare.copies import find_copies
from copydesk.compare.origins import trace_origins
from copydesk.compare.overview import write_overview
from copydesk.compare.timeline import build_timeline
from copydesk.model.dossier import ActEntry, Claim, Conflict, OnlyIn, OverviewSentence
from copydesk.model.marks import MarkedReport
from copydesk.model.report import Report
from copydesk.model.span import overlaps
from copydesk.pipeline import mark
from copydesk.reading import read


class Found(NamedTuple):
    marked: list[MarkedReport]
    acts: tuple[ActEntry, ...]
    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]
    only: tuple[OnlyIn, ...]
    overview: tuple[OverviewSentence, ...]


def compare(*texts: str, complete: bool = True) -> Found:
    reports = [
        Report(
            id=f"r{n}",
            source=f"{n}.txt",
            outlet=f"Outlet {n}",
            text=text,
            published="2024-03-06",
            text_complete=complete,
        )
        for n, text in enumerate(texts)
    ]
    marked = [mark(read(report)) for report in reports]
    provenance = trace_origins(reports, find_copies(reports))
    cast = resolve_actors(marked)
    timeline = build_timeline(marked, provenance)
    acts = join_acts(marked, cast, (), provenance)
    claims = align_claims(marked, cast, (), (), provenance)
    conflicts = find_conflicts(marked, cast, claims, (), (), timeline, acts, provenance)
    claims = dispute(claims, conflicts)
    only = only_in(marked, claims, cast, provenance)
    overview = write_overview(marked, cast, claims, (), conflicts, timeline, provenance)
    return Found(marked, acts, claims, conflicts, only, overview)


COUNCIL = (
    "The Harwell council closed the Mill Street bridge on Tuesday after inspectors found cracks in two girders.\n"
    "Mayor Lena Ortiz apologised to shop owners on the east bank.\n"
    "The regional ministry may send engineers next week."
)
RIVAL = (
    "Inspectors found cracks in two girders, and the Harwell council shut the Mill Street bridge on Tuesday.\n"
    "A ferry will carry commuters free of charge, harbour master Piet Vos announced.\n"
    "Traders complained about lost business."
)


def supported(found: Found) -> list[Claim]:
    return [claim for claim in found.claims if len(claim.cites) > 1]


def test_what_two_newsrooms_tell_is_one_claim_with_two_origins() -> None:
    claims = supported(compare(COUNCIL, RIVAL))
    assert claims
    assert all(len(claim.origins) == 2 and claim.verdict == "corroborated" for claim in claims)
    assert any("bridge" in claim.text for claim in claims)


def test_a_claims_text_is_the_words_of_its_first_cite() -> None:
    found = compare(COUNCIL, RIVAL)
    texts = {marked.report.id: marked.report.text for marked in found.marked}
    for claim in found.claims:
        assert all(part in claim.cites[0].quote for part in claim.text.split(" … "))
        assert all(texts[cite.report][cite.start : cite.end] == cite.quote for cite in claim.cites)


def test_the_core_of_an_act_is_a_claim_where_all_else_differs() -> None:
    found = compare(
        "The chief inspector of the tax office, Odile Brandt, who had led the inquiry into the bank from the start, "
        "was dismissed after a quarrel over the budget.\nThe bank closed two branches.",
        "A ministry spokesman confirmed nothing on the record.\nOdile Brandt was dismissed late on Monday, a person "
        "close to the minister said, though her deputy had expected a reprieve.",
    )
    shared = [claim for claim in found.claims if claim.verdict == "corroborated"]
    assert any("Brandt" in claim.text and claim.text.endswith("was dismissed") for claim in shared)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Odile Brandt was dismissed on Monday by the ministry.", "Jonas Brandt was dismissed on Monday in the lobby."),
        ("Odile Brandt resigned on Monday, two aides said.", "If Odile Brandt resigned, two aides said, all would be."),
        ("Odile Brandt did not resign over the leak.", "Odile Brandt resigned, three of her deputies told the paper."),
        ("People marched to the ministry at noon, police said.", "Brandt marched to the ministry, her lawyer wrote."),
        ("Odile Brandt resigned on 4 March, an aide said.", "Odile Brandt resigned on 9 January, a clerk recalled."),
    ],
)
def test_a_core_is_not_supported_by_another_act(one: str, other: str) -> None:
    found = compare(one, other)
    assert not [claim for claim in found.claims if claim.verdict == "corroborated"]


def test_a_copy_adds_no_origin() -> None:
    once, twice = compare(COUNCIL, RIVAL), compare(COUNCIL, RIVAL, COUNCIL)
    assert max(len(claim.origins) for claim in once.claims) == 2
    assert max(len(claim.origins) for claim in twice.claims) == 2


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("Prosecutors may charge the ferry captain with fraud.", "Prosecutors charged the ferry captain with fraud."),
        ("The dockers planned to block the northern harbour.", "The dockers blocked the northern harbour."),
        ("The ministry threatened to withhold school grants.", "The ministry withheld school grants."),
        ("The bank did not repay the emergency loan.", "The bank repaid the emergency loan."),
    ],
)
def test_weaker_and_stronger_versions_do_not_corroborate_one_another(weaker: str, stronger: str) -> None:
    assert supported(compare(weaker, stronger)) == []


def test_a_changed_number_is_not_the_same_claim() -> None:
    assert (
        supported(compare("Police arrested 14 dockers at the gate.", "Police arrested 41 dockers at the gate.")) == []
    )


def test_a_denial_conflicts_with_the_deed() -> None:
    found = compare(
        "Harbour inspector Karl Brandt accepted payments from the Lindqvist shipping company.",
        "Harbour inspector Karl Brandt denied accepting payments from the Lindqvist shipping company.",
    )
    assert [conflict.kind for conflict in found.conflicts] == ["polarity"]
    assert {claim.verdict for claim in found.claims} == {"disputed"}


def test_a_threat_told_as_done_is_a_conflict_of_modality() -> None:
    found = compare(
        "The transport ministry threatened to cancel the ferry contract with Lindqvist.",
        "The transport ministry cancelled the ferry contract with Lindqvist.",
    )
    assert [conflict.kind for conflict in found.conflicts] == ["modality"]
    for side in found.conflicts[0].sides:
        assert side.says == side.cites[0].quote


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The council approved the harbour budget.", "The council approved the school budget."),
        ("Nordia did not sell its ferries.", "Nordia sold its warehouses to a rival."),
        ("The union will strike if the talks fail.", "The union did not strike."),
        ("The mayor met dockers on Monday.", "The mayor met teachers on Thursday."),
    ],
)
def test_different_things_are_no_conflict(one: str, other: str) -> None:
    assert compare(one, other).conflicts == ()


def test_acts_join_across_reports_and_keep_the_threat_apart() -> None:
    found = compare(
        "The transport ministry closed the port of Harwell.",
        "The port of Harwell was shut by the transport ministry.",
        "The transport ministry threatened to close the port of Harwell.",
    )
    entries = [(len(act.origins), act.modality) for act in found.acts]
    assert entries == [(2, "asserted"), (1, "threatened")]


def test_only_in_is_silent_about_reports_that_were_cut_off() -> None:
    found = compare(COUNCIL, RIVAL)
    assert {only.report for only in found.only} == {"r0", "r1"}
    alone = {claim.id: claim for claim in found.claims}
    ferry = next(only for only in found.only if only.report == "r1")
    assert any("ferry" in alone[number].text for number in ferry.claims)
    assert compare(COUNCIL, RIVAL, complete=False).only == ()


def test_the_overview_is_verbatim_and_does_not_repeat_itself() -> None:
    found = compare(COUNCIL, RIVAL)
    assert found.overview
    texts = {marked.report.id: marked.report.text for marked in found.marked}
    for sentence in found.overview:
        cite = sentence.cites[0]
        assert sentence.text == cite.quote == texts[cite.report][cite.start : cite.end]
    assert sum("bridge" in sentence.text for sentence in found.overview) == 1


def test_the_order_of_reports_does_not_matter_for_what_is_supported() -> None:
    def texts(found: Found) -> set[frozenset[str]]:
        return {frozenset(cite.quote for cite in claim.cites) for claim in supported(found)}

    assert texts(compare(COUNCIL, RIVAL)) == texts(compare(RIVAL, COUNCIL))


def test_a_vote_against_joins_no_vote_for() -> None:
    found = compare(
        "Ilsa Brandt, the mayor of Halden, voted against the harbour loan. Ilsa Brandt left.",
        "Ilsa Brandt, the mayor of Halden, voted for the harbour loan. Ilsa Brandt left.",
    )
    assert {(act.verb, len(act.origins)) for act in found.acts if act.verb.startswith("vote")} == {
        ("vote against", 1),
        ("vote for", 1),
    }


def test_a_state_told_inside_a_longer_sentence_supports_the_short_one() -> None:
    found = compare(
        "The focus of the summit in Harwell is the salmon quota.",
        "Ilsa Brandt planned to join the ministers who were scheduled to attend the Harwell summit with a focus on"
        " the salmon quota.",
    )
    assert any(len(claim.origins) == 2 for claim in found.claims)


def test_one_deed_of_the_same_parties_is_one_claim_however_much_else_a_sentence_says() -> None:
    found = compare(
        "Tarn Harbour Board approved the dredging contract on Tuesday.",
        "After a debate of nearly five hours about noise, eels and money, Tarn Harbour Board passed the dredging"
        " contract.",
    )
    assert any(len(claim.origins) == 2 for claim in found.claims)


def test_the_overview_tells_the_vote_and_not_what_had_been_counted_on() -> None:
    found = compare(
        "Tarn Council voted 7 to 2 on Monday to sell the old dairy. Ilsa Brandt, the mayor of Tarn, spoke for an hour."
        " Mayor Ilsa Brandt had counted on nine votes at the start. The dairy in Tarn has stood empty for a decade."
        " Its owner, Rolf Amsel, wants the roof mended. Residents of Tarn wrote forty letters about the dairy."
        " Rolf Amsel paid for a survey of the walls. A museum in Halden asked for the copper vats."
        " Painters from Halden drew the chimney. Buses to Tarn stop outside the dairy gate.",
    )
    told = " ".join(sentence.text for sentence in found.overview)
    assert "voted 7 to 2" in told
    assert "had counted" not in told
    assert "Its owner" not in told


QUARRY = (
    "The Orsa quarry will close in June after a rock fall on Monday buried two trucks, its owner Dorn Stone said."
    " Nobody was hurt in the fall. Inspectors measured the cracks in the quarry wall on Tuesday."
    " The owner Dorn Stone denied that the cracks had been known for a year."
    " Lena Marsh, the mayor of Orsa, asked for a new road past the quarry."
    " Drivers at the quarry learned of the closure by radio. Trucks from Orsa stood idle along the lake."
    " The trade union in Orsa called a meeting for Thursday. Buyers in Halden looked for other gravel."
)


def test_an_aside_that_every_report_has_is_no_part_of_the_overview() -> None:
    aside = " Lena Marsh, 46, is married to Piet Marsh, a cellist of the Halden orchestra."
    found = compare(
        QUARRY + aside,
        "Dorn Stone is to shut its quarry at Orsa in June because rocks fell on two trucks on Monday."
        " Mayor Lena Marsh wants a road built around the quarry before winter. Gravel from Orsa went into the"
        " runway at Halden. Workers were told of the closure over the radio. Two trucks lie under the rocks." + aside,
    )
    assert any(len(claim.origins) == 2 and "cellist" in claim.text for claim in found.claims)
    told = " ".join(sentence.text for sentence in found.overview)
    assert "cellist" not in told
    assert "close in June" in told or "shut its quarry" in told


def test_the_other_side_of_a_dispute_takes_the_place_of_something_less() -> None:
    other = (
        "Dorn Stone will shut the Orsa quarry in June, the company said."
        " Pickets from Orsa lit a fire at the quarry gate. The closure costs the town a tenth of its taxes."
        " The Halden orchestra cancelled a concert in the quarry. Lorries from Orsa carried the last gravel to Halden."
        " Engineers hired by Orsa drew a map of the wall. Nobody was not paid on Friday in Orsa."
        " Inspectors did not measure the cracks in the quarry wall on Tuesday."
    )
    found = compare(QUARRY, other)
    sides = [side for conflict in found.conflicts for side in conflict.sides]
    assert sides
    told = [cite for sentence in found.overview for cite in sentence.cites]
    shown = [any(overlaps(cite, mine) for cite in side.cites for mine in told) for side in sides]
    assert all(shown) or not any(shown)


@pytest.mark.parametrize(
    ("a", "b", "kinds"),
    [
        (
            "The owner of the Kelm mill denied that smoke alarms had been switched off before the night shift.",
            "Managers switched off the smoke alarms at the Kelm mill before the night shift, the fire service found.",
            {"polarity"},
        ),
        (
            "The board rejected the sale of the Kelm mill, its spokesman said.",
            "Minutes of the meeting show that the board approved the sale of the Kelm mill.",
            {"polarity"},
        ),
        (
            "The owner of the Kelm mill denied that smoke alarms had been switched off before the night shift.",
            "The owner said that nobody had switched off the smoke alarms before the night shift.",
            set(),
        ),
        (
            "Kelm Foods denied selling spoiled flour to bakeries in Orsa.",
            "Kelm Foods was accused of selling spoiled flour to bakeries in Orsa.",
            set(),
        ),
        (
            "The vet did not examine the mare at the Orsa stables on Monday.",
            "The vet examined the mare's foal at the Orsa stables on Monday.",
            set(),
        ),
    ],
)
def test_a_denial_meets_what_others_assert_whoever_says_it(a: str, b: str, kinds: set[str]) -> None:
    assert {conflict.kind for conflict in compare(a, b).conflicts} == kinds


def test_a_deed_told_without_its_doer_joins_the_only_one_that_names_him() -> None:
    acts = compare(
        "The harbour board dismissed Helen Brandt on Monday, two members said.",
        "Helen Brandt was dismissed on Monday after eleven years.",
    ).acts
    assert [(act.verb, len(act.origins)) for act in acts if act.verb == "dismiss"] == [("dismiss", 2)]


def test_a_sentence_whose_main_deed_others_tell_says_so() -> None:
    found = compare(
        "Harbour master Ida Fenn was dismissed on Monday after a freighter cut the water main, and the port of Orsa"
        " stayed shut for a second day. Divers looked for the anchor.",
        "Harbour master Ida Fenn was dismissed on Monday, the third to go in two years in a town that counts on cod."
        " Bakers in Orsa had no water.",
    )
    lead = found.overview[0]
    assert lead.shared is None or set(lead.shared.origins) > set(lead.origins)
    assert any(len(sentence.origins) > 1 or sentence.shared for sentence in found.overview)


def test_what_another_origin_tells_in_its_own_words_is_nobodys_alone() -> None:
    found = compare(
        "Mayor Lena Ortiz shut the Orsa ferry pier on Monday after divers found rust in nine of its piles."
        " A café on the pier, run by Tove Hald since 1990, lost its licence as well.",
        "Rust in its piles made Lena Ortiz, the mayor, shut the Orsa ferry pier on Monday for an unknown time."
        " Commuters to Halden now change buses at the old brickworks.",
    )
    texts = {claim.id: claim.text for claim in found.claims}
    alone = {only.report: [texts[claim] for claim in only.claims] for only in found.only}
    assert any("café" in text for text in alone["r0"])
    assert any("brickworks" in text for text in alone["r1"])
    assert not any("Ortiz" in text for told in alone.values() for text in told)


def test_what_the_lead_tells_is_an_act_though_nobody_is_named() -> None:
    acts = compare(
        "A night train struck a gravel lorry near the village early on Thursday.\nThe cook baked a pie for the guests."
        "\nPolice arrested the driver of the lorry.",
    ).acts
    assert [(act.verb, act.cites[0].quote.split()[0]) for act in acts] == [("strike", "A"), ("arrest", "Police")]


def test_the_overview_tells_one_deed_once_however_much_else_its_sentences_say() -> None:
    found = compare(
        "Rolf Amsel, the warden of Tarn, resigned from the harbour board on Friday after a row over a barge."
        " Lena Marsh, the mayor of Tarn, called for an audit. The board meets in an old mill. Rain fell all day."
        " Ferries ran late. A crane broke.",
        "The harbour board of Tarn will choose a new warden in June. Rolf Amsel of Tarn resigned from the harbour"
        " board, he told the Courier in a letter that names three ferries, two cranes and a tug. Painters closed the"
        " customs house. Divers looked for two anchors. The quay is wet. Nobody swam.",
    )
    assert any("resigned" in claim.text and len(claim.origins) == 2 for claim in found.claims)
    assert sum("resigned" in sentence.text for sentence in found.overview) == 1
