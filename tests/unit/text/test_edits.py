"""What an edit touches, and that mere wording touches nothing."""

import pytest

from copydesk.text.edits import Edit, touches, touches_in


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (Edit("three", "five"), ("number",)),
        (Edit("12", "a dozen"), ()),
        (Edit("at least", "", " three people", " three people"), ("hedge",)),
        (Edit("roughly", "about", " 140 jobs", " 140 jobs"), ("hedge",)),
        (Edit("about", "", " the harbour board", " the harbour board"), ()),
        (Edit("no", ""), ("negation",)),
        (Edit("didn’t sign", "signed"), ("negation",)),
        (Edit("staff", "workers", quoted=True), ("quotation",)),
        (Edit("the coast guard said", ""), ("attribution dropped",)),
        (Edit("what it called", ""), ("attribution dropped",)),
        (Edit("", "according to the mayor"), ("attribution added",)),
        (Edit("said it had threatened to prosecute", "is prosecuting"), ("attribution dropped", "hardened")),
        (Edit("could", "will"), ("hardened",)),
        (Edit("will", "may"), ("softened",)),
        (Edit("and that the pier might fall into the sea", ""), ()),
        (Edit("unless nobody pays by the end of the week", ""), ()),
        (Edit("meeting", "session"), ()),
        (Edit("U.S.", "United States"), ()),
        (Edit("said", "signalled"), ()),
        (Edit("said", "argued that", around_before="he called it silly and"), ()),
        (Edit("the mayor said", "", around_after="the pier is safe, said the mayor"), ()),
        (Edit("without", "with"), ("negation",)),
        (Edit("which do not get much attention. But it came", "which came"), ()),
        (Edit("", "just", " charged 12 men", " charged 12 men"), ()),
        (Edit("ran in front of the two", "crowds"), ()),
        (Edit("linked to the flood of 2019 that took the old bridge", ""), ()),
        (Edit("May", "2031"), ("number",)),
        (Edit("", "the board may sell the ferry line and the quay"), ()),
        (Edit("organised", "organized", quoted=True), ()),
        (Edit("town´s", "town’s", quoted=True), ()),
        (Edit("12", "40", label=True), ()),
        (Edit("", "like Halden"), ()),
    ],
)
def test_edits_touch_what_they_touch(edit: Edit, expected: tuple[str, ...]) -> None:
    assert touches(edit) == expected


def test_what_only_moved_touches_nothing() -> None:
    edits = [Edit("Halden added", "", place=4), Edit("", "he added", place=20)]
    assert touches_in(edits) == [(), ()]
    apart = [edits[0], edits[1]._replace(place=90)]
    assert touches_in(apart) == [("attribution dropped",), ("attribution added",)]
    assert touches_in([Edit("", "2016", place=3), Edit("in 2016", "", place=9)]) == [(), ()]
    assert touches_in([Edit("", "2016", place=3), Edit("in 2018", "", place=9)]) == [("number",), ("number",)]
