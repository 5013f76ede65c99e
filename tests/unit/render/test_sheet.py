"""Look-ups, support in words, and what is set off in a conflict."""

from __future__ import annotations

import msgspec

from copydesk.model.dossier import Conflict, Dossier, Side
from copydesk.render.sheet import MISSING, CiteNumbers, Sheet, letter, set_off


def test_letters_go_on_after_z() -> None:
    assert [letter(i) for i in (0, 1, 25, 26, 27, 51, 52, 701, 702)] == [
        "A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


def test_one_origin_is_named_and_several_are_counted(dossier: Dossier) -> None:
    sheet = Sheet(dossier)
    fire, hurt = dossier.claims[0], dossier.claims[2]
    assert sheet.support(fire.origins, fire.cites) == "two origins"
    assert sheet.support(hurt.origins, hurt.cites) == "Meridian Press alone, in 2 reports"
    assert sheet.support(dossier.claims[5].origins, dossier.claims[5].cites) == "The Northern Ledger alone"


def test_one_origin_in_a_reprint_alone_is_told_with_who_prints_it(dossier: Dossier) -> None:
    reprinted = dossier.claims[2].cites[1]
    assert Sheet(dossier).support(("origin-1",), (reprinted,)) == "Meridian Press alone, as Channel 6 prints it"


def test_a_debt_names_its_origin_and_says_when_no_credit_is_given(dossier: Dossier) -> None:
    sheet = Sheet(dossier)
    a, b, c, d = (report.id for report in dossier.reports)
    assert sheet.debt(a) == sheet.debt(c) == ""
    assert sheet.debt(b) == "62% copied from Meridian Press"
    assert sheet.debt(d) == "30% copied from Meridian Press (uncredited)"


def test_a_report_that_carries_two_agencies_names_both(dossier: Dossier) -> None:
    b = dossier.reports[1]
    carried = msgspec.structs.replace(b, origin="origin-9", copied=1.0)
    agency = msgspec.structs.replace(dossier.origins[0], id="origin-9", label="Coastal News Agency", reports=(b.id,))
    reports = tuple(carried if report is b else report for report in dossier.reports)
    origins = tuple(origin for origin in dossier.origins if origin.id != b.origin)
    sheet = Sheet(msgspec.structs.replace(dossier, reports=reports, origins=(*origins, agency)))
    assert sheet.debt(b.id) == "100% copied from Coastal News Agency and Meridian Press"


def test_an_agency_text_without_an_outlet_is_called_by_the_agency(dossier: Dossier) -> None:
    bare = msgspec.structs.replace(dossier.reports[0], outlet=None, copied=1.0)
    sheet = Sheet(msgspec.structs.replace(dossier, reports=(bare, *dossier.reports[1:])))
    assert sheet.outlet(bare.id) == "Meridian Press"
    assert sheet.debt(bare.id) == "wire copy"


def test_a_report_without_an_outlet_is_called_by_its_address_or_file(dossier: Dossier) -> None:
    b, d = (msgspec.structs.replace(dossier.reports[i], outlet=None) for i in (1, 3))
    sheet = Sheet(msgspec.structs.replace(dossier, reports=(dossier.reports[0], b, dossier.reports[2], d)))
    assert sheet.outlet(b.id) == "example.org"
    assert sheet.outlet(d.id) == "ledger"


def test_a_cite_bears_one_number(dossier: Dossier) -> None:
    numbers = CiteNumbers()
    first, second = dossier.claims[0].cites[:2]
    assert [numbers.number(cite) for cite in (first, second, first)] == [1, 2, 1]
    assert [number for number, _ in numbers] == [1, 2]


def off(dossier: Dossier, conflict: Conflict) -> list[list[str]]:
    return [[words for words, differs in runs if differs] for runs in set_off(Sheet(dossier), conflict)]


def test_a_conflict_of_figures_sets_off_the_figures(dossier: Dossier) -> None:
    assert off(dossier, dossier.conflicts[0]) == [["at least 12"], ["Nine"]]


def test_a_figure_is_not_sought_inside_a_longer_number(dossier: Dossier) -> None:
    first, second = dossier.conflicts[0].sides
    sides = (first, msgspec.structs.replace(second, says="Forty-Nine men searched the hull and found Nine leaks"))
    assert off(dossier, msgspec.structs.replace(dossier.conflicts[0], sides=sides)) == [["at least 12"], ["Nine"]]


def test_a_conflict_of_words_sets_off_the_words(dossier: Dossier) -> None:
    assert off(dossier, dossier.conflicts[2]) == [["three"], ["two"]]


def test_a_caret_stands_where_one_side_has_no_words(dossier: Dossier) -> None:
    cites = dossier.conflicts[1].sides[0].cites
    sides = (Side("the pumps were tested", cites, (), ()), Side("the pumps were never tested", cites, (), ()))
    assert off(dossier, Conflict("conflict-9", "polarity", "", sides)) == [[MISSING], ["never"]]


def test_sides_without_common_words_set_nothing_off(dossier: Dossier) -> None:
    cites = dossier.conflicts[1].sides[0].cites
    sides = (Side("The gate stayed shut", cites, (), ()), Side("Nobody had locked it", cites, (), ()))
    assert off(dossier, Conflict("conflict-9", "polarity", "", sides)) == [[], []]


def test_setting_off_keeps_every_word(dossier: Dossier) -> None:
    for conflict in dossier.conflicts:
        for side, runs in zip(conflict.sides, set_off(Sheet(dossier), conflict), strict=True):
            assert " ".join(words for words, _ in runs if words != MISSING) == " ".join(side.says.split())


def test_a_file_named_by_a_digest_names_no_outlet(dossier: Dossier) -> None:
    def called(source: str) -> tuple[str, str]:
        report = msgspec.structs.replace(dossier.reports[3], outlet=None, url=None, source=source)
        stem = source.removesuffix(".txt")
        origins = tuple(
            msgspec.structs.replace(origin, label=stem) if origin.id == report.origin else origin
            for origin in dossier.origins
        )
        sheet = Sheet(msgspec.structs.replace(dossier, reports=(*dossier.reports[:3], report), origins=origins))
        return sheet.outlet(report.id), sheet.origin_label(report.origin)

    assert called("004_f0361818b75e689f.txt") == ("report D", "report D")
    assert called("northern-ledger.txt") == ("northern-ledger", "northern-ledger")
