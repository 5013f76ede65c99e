"""A row of figures is headed by what was counted and in which event."""

import pytest

from copydesk.model.report import Report
from copydesk.pipeline import make_dossier


def labels(*texts):
    reports = [Report(f"r{n}", f"r{n}.txt", text, outlet=f"Outlet {n}") for n, text in enumerate(texts)]
    return [group.counts for group in make_dossier(reports, together=True).figures if len(group.readings) > 1]


@pytest.mark.parametrize(
    ("first", "second", "label"),
    [
        ("Nine people were taken to hospital after the crash.", "Nine were taken to hospital after the crash.",
         "people taken to hospital"),
        ("The landslide killed 23 people in the valley.", "In the valley 23 people died in the landslide.",
         "people killed"),
        ("The city will shut five branch libraries.", "Five branch libraries will close, the city said.",
         "branch libraries to close"),
        ("Councillors voted 34-32 for the plan.", "The plan passed by 34 votes to 32.", "votes, the larger side"),
    ],
)  # fmt: skip
def test_a_row_says_what_was_counted_in_which_event(first, second, label):
    assert label in labels(first, second)
