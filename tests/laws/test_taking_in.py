"""Taking in never raises, never alters a text, and points only into it."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from copydesk.ingest import take_in
from copydesk.text.masthead import read_masthead

LINES = st.sampled_from(
    [
        "Ferry runs aground off Halden",
        "By Jane Roe and John Doe, Halden Courier",
        "HALDEN, Norway (Reuters) - The ferry ran aground on Tuesday with 84 people on board, police said.",
        "OSLO",
        "Associated Press",
        "March 3, 2026 14:05 GMT",
        "The ferry on the rocks, Tuesday, March 3, 2026. (Ivo Brandt/AP)",
        "Photo: Lea Quist, AP",
        "The operator said that it would inspect the hull in the morning.",
        "“Nobody told us anything,” said Ivo Brandt, who was on board with his two sons.",
        "Read more: how the channel was marked",
        "The Associated Press contributed to this report.",
        "Copyright 2026 The Associated Press. All rights reserved.",
        "",
        "   ",
        "\U0001f6a2 é \u0301 \u2028 x",
    ]
)
TEXTS = st.one_of(st.lists(LINES, max_size=14).map("\n".join), st.text(max_size=300))


@given(TEXTS, st.sampled_from([None, "Ferry runs aground off Halden"]), st.sampled_from([None, "Halden Courier"]))
@settings(deadline=None, max_examples=150)
def test_every_piece_and_credit_lies_in_the_text_and_no_two_pieces_overlap(
    text: str, title: str | None, outlet: str | None
) -> None:
    masthead = read_masthead(text, title, outlet)
    ends = 0
    for piece in masthead.pieces:
        assert ends <= piece.start < piece.end <= len(text)
        ends = piece.end
    for credit in masthead.credits:
        assert text[credit.start : credit.end].strip()
    assert masthead == read_masthead(text, title, outlet)


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.json", "a"]))
@example(b"<html><p>" * 30, "a.html")
@example(b'{"text": "\\ud800 lone surrogate in a record that is otherwise well formed"}', "a.jsonl")
@example(b"\xff\xfea\x00\x00\xd8", "a.txt")
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_reports_or_reasons(content: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        intake = take_in([str(path)])
    assert intake.reports or intake.rejected or intake.notices


@given(TEXTS.filter(lambda text: text.strip() != "" and not any(ord(c) < 32 and c not in "\t\n\r\f\v" for c in text)))
@settings(deadline=None, max_examples=80)
def test_a_text_is_kept_as_it_was_written(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_bytes(text.encode("utf-8", "ignore"))
        for report in take_in([str(path)]).reports:
            if not text.lstrip().startswith(("<", "{", "\ufeff")):
                assert report.text == text.encode("utf-8", "ignore").decode()
            for piece in report.furniture:
                assert report.text[piece.span.start : piece.span.end].strip()
