import pytest

from copydesk import encoder
from copydesk.analysers.quotes import find
from copydesk.model.marks import Quote
from copydesk.model.report import Report
from copydesk.reading import read


def quotes(text: str) -> list[Quote]:
    return list(find(read(Report(id="r", source="t", text=text))))


def words(text: str, spans: tuple[object, ...]) -> list[str]:
    return [text[span.start : span.end] for span in spans]  # type: ignore[attr-defined]


DIRECT = "“We found no trace of the lead in the wells,” said Ilse Vandermeer, who chairs the water board."
INDIRECT = "Officer Tom Reyes said that the bridge would stay closed until Friday."


@pytest.fixture(params=["tagger", "rules"])
def finder(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "rules":
        monkeypatch.setattr(encoder, "available", lambda: False)
    elif not encoder.available():
        pytest.skip("the weights are not installed")
    return str(request.param)


def test_a_direct_quotation_has_its_source(finder: str) -> None:
    (quote,) = quotes(DIRECT)
    assert quote.kind == "direct"
    assert "no trace of the lead" in words(DIRECT, quote.content)[0]
    assert words(DIRECT, quote.source)[0].startswith("Ilse Vandermeer")


def test_an_indirect_quotation_has_its_source(finder: str) -> None:
    (quote,) = quotes(INDIRECT)
    assert quote.kind == "indirect"
    assert "the bridge would stay closed until Friday" in words(INDIRECT, quote.content)[0]
    assert words(INDIRECT, quote.source) == ["Officer Tom Reyes"]


def test_a_nickname_is_no_quotation(finder: str) -> None:
    assert quotes("Raymond “Boom Boom” Castellano opened the garage in 1974.") == []


def test_text_without_words_has_no_quotations(finder: str) -> None:
    assert quotes(" \n\n ") == []
    assert quotes("") == []


def test_the_same_report_gives_the_same_quotations(finder: str) -> None:
    text = f"{DIRECT}\n\n{INDIRECT}\n"
    assert quotes(text) == quotes(text)


def test_a_quotation_over_two_paragraphs_keeps_its_speaker(finder: str) -> None:
    text = (
        "“The ferry had left when the storm came in,” said harbour master Piet Aalders.\n\n"
        "“We called it back at once, and everybody aboard was safe within the hour.”\n"
    )
    second = quotes(text)[-1]
    assert "called it back" in words(text, second.content)[-1]
    assert "Piet Aalders" in words(text, second.source)[0]
