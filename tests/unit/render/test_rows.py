import pytest

from copydesk import encoder
from copydesk.model.report import Report
from copydesk.pipeline import mark
from copydesk.reading import read
from copydesk.render.rows import marks_row


def test_a_quotation_holds_those_that_its_speaker_quotes() -> None:
    if not encoder.available():
        pytest.skip("the weights are not installed")
    text = "“He told me, ‘Leave the keys,’ and I left,” said Anita Perez. “Nobody came,” she said."
    outer, other = marks_row(mark(read(Report(id="r", source="t", text=text))), row_id="r")["quotes"]
    (inner,) = outer["nested"]
    ((start, end),) = inner["content"]
    assert text[start:end] == "‘Leave the keys,’"
    assert "nested" not in other
