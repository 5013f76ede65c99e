import pytest

from copydesk.text.plaindates import plain_date


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2026-05-12", "12 May 2026"),
        ("2026-03-03T18:00", "3 March 2026, 18:00"),
        ("2026-05-14T21:40:00+01:00", "14 May 2026, 21:40"),
        ("2026-02", "February 2026"),
        ("2019", "2019"),
        ("2026-13-01", "2026-13-01"),
        ("soon", "soon"),
    ],
)
def test_a_date_is_printed_to_the_precision_that_it_has(iso, words):
    assert plain_date(iso) == words
