"""In which event something is counted, in the words of the text."""

import pytest

from copydesk.analysers.figures import find
from copydesk.model.report import Report
from copydesk.reading import read


def state(text, of):
    figures = find(read(Report(id="r", source="r", text=text)))
    return next(figure.state for figure in figures if text[figure.span.start : figure.span.end] == of)


@pytest.mark.parametrize(
    ("text", "of", "told"),
    [
        ("Nine people were taken to hospital on Monday.", "Nine", "taken to hospital"),
        ("Police arrested 12 people on Friday night.", "12", "arrested"),
        ("Guards removed six men from the public gallery.", "six", "removed from the public gallery"),
        ("Three members abstained.", "Three", "who abstained"),
        ("Some 400 people protested against the closures.", "Some 400", "who protested against the closures"),
        ("Five libraries will close in January.", "Five", "to close"),
        ("The 14 people killed in the blast were cooks.", "14", "killed in the blast"),
        ("The bank repaid $30 million to its clients.", "$30 million", "repaid to its clients"),
        ("The mill will raise wages by 6 percent from May.", "6 percent", "rise in wages"),
        ("The treasurer was jailed for nine years.", "nine years", "jailed"),
        ("The court forced 40 workers to leave the yard.", "40", None),
        ("The town has nine schools.", "nine", None),
        ("The commander said rescuers from four villages had shared the work.", "four", None),
    ],
)
def test_what_is_told_of_the_counted(text, of, told):
    assert state(text, of) == told


@pytest.mark.parametrize(
    ("text", "of", "counts", "hedge"),
    [
        ("He siphoned off the money over eight years.", "eight years", None, "exact"),
        ("He was jailed for over eight years.", "over eight years", None, "above"),
        ("Doctors treated 38 fans. Police fired gas at a crowd that they put at 2,000.", "2,000", "crowd", "exact"),
        ("It came from Lisk, where the number of infections rose to 41.", "41", "infections", "exact"),
        ("Some 70 men and women shared the work.", "Some 70", "men and women", "about"),
        ("Five of the city's 19 libraries will close.", "Five", "libraries", "exact"),
    ],
)
def test_what_is_counted_stands_in_its_own_clause(text, of, counts, hedge):
    figures = find(read(Report(id="r", source="r", text=text)))
    found = next(figure for figure in figures if text[figure.span.start : figure.span.end] == of)
    assert (found.counts, found.hedge) == (counts, hedge)
