"""What an edit touches, and that mere wording touches nothing."""

import pytest

from copydesk.text.edits import Edit, touches


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
        (Edit("", "like Halden"), ()),
    ],
)
def test_edits_touch_what_they_touch(edit: Edit, expected: tuple[str, ...]) -> None:
    assert touches(edit) == expected
