"""Passages that two reports share: where they end, what was edited, and who had them first."""

import pytest
from msgspec.structs import replace

from copydesk.compare.copies import find_copies
from copydesk.model.report import Credit, Furniture, Report, report_id
from copydesk.model.span import Cite, Span

WIRE = """HALDEN (NorthPress) - The harbour board closed two piers on Tuesday after divers found cracks in
the concrete, warning that ferries could be diverted for most of the winter.

Inspectors counted roughly three dozen faults in the older pier and ordered it fenced off until engineers can
measure how far the damage reaches below the water line.

"We would rather annoy passengers than bury them," board chair Ilse Marten told reporters.

The ferry line moves about 4,200 people a day and earns the town a third of its budget."""

REWRITE = """Commuters woke to long queues in Halden this morning.

The harbour board closed two piers after divers found cracks in the concrete, warning that ferries could be
diverted for most of the winter.

Inspectors counted roughly five dozen faults in the older pier and ordered it fenced off until engineers can
measure how far the damage reaches below the water line.

Our reporter will be at the ferry landing tonight.

(Some information from NorthPress)"""

OWN = """Halden's ferry passengers face a hard winter, the mayor said.

Cracks in two piers were found by divers, and both are shut.

"We would rather annoy passengers than bury them," Ilse Marten, who chairs the harbour board, said at the town hall.
"""


def report(text: str, outlet: str | None = None, **fields: object) -> Report:
    return Report(id=report_id(outlet, None, text), source=f"{outlet}.txt", text=text, outlet=outlet, **fields)


def credited(text: str, outlet: str, line: str, agency: str, whole: bool) -> Report:
    plain = report(text, outlet)
    start = text.index(line)
    return report(
        text,
        outlet,
        credits=(Credit(agency, Cite(plain.id, start, start + len(line), line), whole),),
        furniture=(Furniture("credit", Span(plain.id, start, start + len(line))),),
    )


def test_an_edited_reprint_is_found_with_its_edits_and_its_source() -> None:
    wire = report(WIRE, "NorthPress")
    rewrite = credited(REWRITE, "Harbour TV", "(Some information from NorthPress)", "NorthPress", whole=False)
    (copy,) = find_copies([rewrite, wire])
    assert (copy.a.report, copy.b.report, copy.source) == (wire.id, rewrite.id, wire.id)
    assert copy.a.quote.startswith("The harbour board closed")
    assert copy.b.quote.endswith("below the water line.")
    assert [(c.op, c.a and c.a.quote, c.b and c.b.quote) for c in copy.changes] == [
        ("cut", "on Tuesday", None),
        ("changed", "three", "five"),
    ]
    assert [change.touches for change in copy.changes] == [(), ("number",)]
    assert "credits NorthPress" in copy.because


def test_every_cite_slices_to_its_words() -> None:
    wire, rewrite = report(WIRE, "NorthPress"), report(REWRITE, "Harbour TV")
    texts = {wire.id: WIRE, rewrite.id: REWRITE}
    for copy in find_copies([wire, rewrite]):
        for cite in [copy.a, copy.b, *(c for change in copy.changes for c in (change.a, change.b) if c)]:
            assert texts[cite.report][cite.start : cite.end] == cite.quote


def test_a_quotation_that_both_heard_is_no_copy() -> None:
    assert find_copies([report(WIRE, "NorthPress"), report(OWN, "Halden Post")]) == ()


def test_without_evidence_the_direction_is_unknown_and_says_so() -> None:
    (copy,) = find_copies([report(WIRE, "NorthPress"), report(REWRITE.rsplit("\n", 1)[0], "Harbour TV")])
    assert copy.source is None
    assert copy.because


@pytest.mark.parametrize(
    ("first", "second", "earlier"),
    [
        ("2031-03-04T09:00:00+01:00", "2031-03-04T09:30:00+01:00", True),
        ("2031-03-04T09:00:00+00:00", "2031-03-04T09:30:00+02:00", False),
        ("2031-03-03", "2031-03-04T01:00:00Z", True),
        ("2031-03-04", "2031-03-04T01:00:00Z", None),
    ],
)
def test_times_tell_the_direction_only_when_they_differ(first: str, second: str, earlier: bool | None) -> None:
    body = WIRE.split(" - ", 1)[1]
    wire, rewrite = report(body, "A", published=first), report("Headline\n\n" + body, "B", published=second)
    (copy,) = find_copies([wire, rewrite])
    assert copy.source == {True: wire.id, False: rewrite.id, None: None}[earlier]


def test_two_carriers_of_one_agency_took_nothing_from_each_other() -> None:
    line = "By The Associated Press"
    body = line + "\n" + WIRE.split(" - ", 1)[1]
    first = credited(body, "Dale Courier", line, "Associated Press", whole=True)
    second = credited("Piers closed\n" + body, "Hill Gazette", line, "Associated Press", whole=True)
    (copy,) = find_copies([first, second])
    assert copy.source is None
    assert "Associated Press" in copy.because


def test_furniture_is_nobodys_copy() -> None:
    footer = "Sign up for our newsletter to receive the latest local stories every morning in your inbox for free."
    texts = [f"{start}\n\n{footer}" for start in ("The mayor resigned on Monday.", "A bridge collapsed near Odda.")]
    marked = []
    for text, outlet in zip(texts, ("Dale Courier", "Hill Gazette"), strict=True):
        plain = report(text, outlet)
        start = text.index(footer)
        furniture = (Furniture("boilerplate", Span(plain.id, start, len(text))),)
        marked.append(report(text, outlet, furniture=furniture))
    assert find_copies(marked) == ()


def test_a_report_shorter_than_any_passage_is_still_its_own_copy() -> None:
    (copy,) = find_copies([report("The bridge is closed.", "A"), report("The bridge is closed.", "B")])
    assert copy.similarity == 1.0


def test_sentences_moved_about_are_found_where_they_went() -> None:
    sentences = WIRE.split(" - ", 1)[1].split("\n\n")
    moved = "\n\n".join([sentences[1], sentences[3], sentences[0]])
    copies = find_copies([report("\n\n".join(sentences), "A"), report(moved, "B")])
    assert sorted(copy.a.quote.split()[0] for copy in copies) == ["Inspectors", "The", "The"]


def test_a_script_without_spaces_is_compared_too() -> None:
    text = "港務委員會星期二關閉了兩座碼頭，因為潛水員在混凝土中發現裂縫，並警告說渡輪可能整個冬天都要改道。"
    (copy,) = find_copies([report(text, "A"), report("今天早上乘客排起了長隊。" + text, "B")])
    assert text[:-1] in copy.a.quote


def test_an_edited_last_word_belongs_to_the_passage() -> None:
    body = "Divers working in darkness through freezing currents recovered the sunken ferry's recorder and landed"
    (copy,) = find_copies([report(f"{body} 12 bodies.\nAll ends.", "A"), report(f"{body} 14.\nMore to come.", "B")])
    assert [(change.a and change.a.quote, change.b and change.b.quote) for change in copy.changes] == [
        ("12 bodies", "14")
    ]
    assert copy.a.quote.endswith("12 bodies.")


def test_a_post_set_without_marks_and_a_sites_own_promotion_are_no_copies() -> None:
    post = "Nobody has ever built better ferries than I did, and the whole harbour loudly knows it, believe me."
    promotion = "Nobody covers what happens along this coast better, and with a subscription you never miss a story."
    for words_ in (post, promotion):
        assert find_copies([report(f"A pier closed.\n{words_}", "A"), report(f"Ferries wait.\n{words_}", "B")]) == ()


def test_what_may_be_an_absent_agencys_has_no_direction_by_time() -> None:
    body = WIRE.split(" - ", 1)[1]
    line = "(Some information from the Associated Press)"
    first = report(body, "Dale Courier", published="2031-03-04T08:00:00Z")
    second = credited(f"{body}\n{line}", "Harbour TV", line, "Associated Press", whole=False)
    second = replace(second, published="2031-03-04T09:00:00Z")
    (copy,) = find_copies([first, second])
    assert copy.source is None
    assert copy.because == "Harbour TV credits the Associated Press for a part, so both may have it from there"


def test_words_that_address_readers_in_english_are_others_elsewhere() -> None:
    text = "El alcalde dijo que esto me parece grave porque los muelles viejos siguen cerrados desde hace semanas."
    (copy,) = find_copies(
        [report(f"Nada más.\n{text}", "A", language="es"), report(f"Hoy llueve.\n{text}", "B", language="es")]
    )
    assert copy.a.quote == text


SENTENCE = "Mayor Anna Brenn resigned on Monday after police searched her office in the town hall."
FORMULA = "A spokesman for Tarrow Terminals did not immediately respond to a request for comment."


@pytest.mark.parametrize(("shared", "copies"), [(SENTENCE, 1), (FORMULA, 0)])
def test_one_whole_sentence_is_a_copy_and_a_formula_is_not(shared: str, copies: int) -> None:
    first = report(f"The morning was grey and the quay lay silent. {shared} Gulls wheeled above the sheds.", "Post")
    second = report(f"Commuters waited for hours without news. {shared} Nobody had told the bakers anything.", "Mail")
    assert len(find_copies([first, second])) == copies


def test_two_flashes_of_one_short_sentence_are_one() -> None:
    flash = "Police arrested 12 people in Marsel on Monday."
    assert len(find_copies([report(flash, "Post"), report(flash + "\n", "Mail")])) == 1
