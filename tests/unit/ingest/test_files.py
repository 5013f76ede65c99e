"""Whatever a user names gives reports, or one clear line that says why not."""

import io
import json
import re
from pathlib import Path

import pytest

from copydesk.ingest import Unreadable, take_in
from copydesk.ingest.files import MAX_BYTES

TEXT = (
    "Ferry runs aground off Halden\n\nHALDEN (Coastal News Agency) — The ferry Solveig ran aground near Halden on "
    "Tuesday with 84 people on board, the coast guard said.\n\nNobody was hurt, and two tugs pulled the ship free.\n"
)


def put(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def test_text_is_kept_to_the_last_blank(tmp_path: Path) -> None:
    text = "\r\n  Ferry runs aground \t\r\n\r\n" + TEXT.replace("\n", "\r\n") + "  \n\n"
    report = take_in([put(tmp_path, "a.txt", text)]).reports[0]
    assert report.text == text
    assert all(credit.cite.quote == text[credit.cite.start : credit.cite.end] for credit in report.credits)


@pytest.mark.parametrize(
    ("content", "notice"),
    [
        (b"\xef\xbb\xbf" + TEXT.encode(), False),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), False),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), False),
        (TEXT.encode("cp1252"), True),
    ],
)
def test_encodings(tmp_path: Path, content: bytes, notice: bool) -> None:
    intake = take_in([put(tmp_path, "a.txt", content)])
    assert intake.reports[0].text == TEXT
    assert bool(intake.notices) is notice


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not text|binary"),
        ("controls.txt", b"abc\x01\x02 and more", "binary"),
        ("odd.txt", b"\xff\xfe\x00\xd8\x41\x00", "byte-order mark"),
        ("bad.html", b"<html><body></body></html>", "No article"),
    ],
)
def test_what_is_no_report_is_named_and_nothing_else_is_lost(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    intake = take_in([put(tmp_path, name, content), put(tmp_path, "good.txt", TEXT)])
    assert len(intake.reports) == 1
    assert len(intake.rejected) == 1
    assert intake.rejected[0].source.endswith(name)
    assert re.search(words, intake.rejected[0].reason)


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    intake = take_in([str(path)])
    assert intake.reports == ()
    assert "larger than 100 MB" in intake.rejected[0].reason


def test_a_text_longer_than_any_report_is_refused(tmp_path: Path) -> None:
    intake = take_in([put(tmp_path, "long.txt", TEXT * 25_000)])
    assert intake.reports == ()
    assert "which is no report" in intake.rejected[0].reason


def test_the_same_article_twice_counts_once(tmp_path: Path) -> None:
    intake = take_in([put(tmp_path, "a.txt", TEXT), put(tmp_path, "b.txt", TEXT)])
    assert [report.source for report in intake.reports] == [str(tmp_path / "a.txt")]
    assert "counted once" in intake.notices[0].words


def test_folders_are_read_in_order_and_pass_over_what_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    put(tmp_path, "b.txt", TEXT.replace("84", "85"))
    put(tmp_path, "a.txt", TEXT)
    put(tmp_path / "sub", "c.md", TEXT.replace("84", "86"))
    put(tmp_path, "README.md", "About these files.")
    put(tmp_path, "x.png", b"\x89PNG")
    put(tmp_path, ".hidden.txt", TEXT)
    intake = take_in([str(tmp_path)])
    assert [Path(report.source).name for report in intake.reports] == ["a.txt", "b.txt", "c.md"]
    assert intake.rejected == ()


def test_a_folder_without_reports_and_a_name_without_a_file(tmp_path: Path) -> None:
    intake = take_in([str(tmp_path), str(tmp_path / "nowhere.txt"), "ftp://courier.example/a", "a\0b"])
    assert len(intake.rejected) == 4
    assert "no such file" in str(intake.rejected[1])


def test_records_report_bad_lines_by_number(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "a", "outlet": "Halden Courier", "published": "2026-03-03", "text": TEXT, "unknown": [1]}),
        "not json",
        '["no object"]',
        '{"title": "no text"}',
        '{"text": "   "}',
        '{"text": "x", "title": 7}',
        "",
        json.dumps({"id": "b", "text": TEXT}),
    ]
    intake = take_in([put(tmp_path, "a.jsonl", "\n".join(lines))])
    assert [report.source.split("#")[1] for report in intake.reports] == ["a", "b"]
    assert (intake.reports[0].outlet, intake.reports[0].published_from) == ("Halden Courier", "metadata")
    assert [bad.line for bad in intake.rejected] == [2, 3, 4, 5, 6]


def test_a_text_that_breaks_off_is_told_incomplete(tmp_path: Path) -> None:
    cut = TEXT + "\nThe operator of the ferry said on Wednesday that the hull had been looked at by divers and"
    offer = TEXT.replace("84", "85") + "\nTo read the full story, subscribe.\n\nAlready a subscriber?\n"
    named = TEXT.replace("84", "86") + "\nCopyright 2026 Halden Courier. All rights reserved.\n"
    files = {"a.txt": cut, "b.txt": TEXT, "c.txt": offer, "d.txt": named}
    intake = take_in([put(tmp_path, name, text) for name, text in files.items()])
    assert [report.text_complete for report in intake.reports] == [False, True, False, True]
    assert "not the whole article" in intake.notices[0].words


def test_one_json_document_holds_one_record_or_many(tmp_path: Path) -> None:
    record = {"id": "a", "text": TEXT}
    many = [record, {"id": "b", "text": TEXT.replace("84", "85")}, {"id": "c"}]
    intake = take_in(
        [put(tmp_path, "a.json", json.dumps(record, indent=2)), put(tmp_path, "b.json", json.dumps(many, indent=2))]
    )
    assert [report.source.split("#")[1] for report in intake.reports] == ["a", "b"]
    assert [(bad.line, bad.source.endswith("b.json")) for bad in intake.rejected] == [(3, True)]


def test_a_broken_json_file_is_no_report(tmp_path: Path) -> None:
    intake = take_in([put(tmp_path, "a.json", '[{"text": "cut off')])
    assert (intake.reports, len(intake.rejected)) == ((), 1)


def test_a_markdown_headline_loses_its_mark(tmp_path: Path) -> None:
    assert take_in([put(tmp_path, "a.md", "# " + TEXT)]).reports[0].title == "Ferry runs aground off Halden"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    report = take_in(["-"]).reports[0]
    assert (report.source, report.dateline) == ("-", "HALDEN")


def test_text_on_standard_input_may_begin_with_a_bracket(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"[Halden] " + TEXT.encode())))
    assert take_in(["-"]).reports[0].text.startswith("[Halden]")


def test_another_language_is_told_and_a_short_text_is_not_guessed(tmp_path: Path) -> None:
    norwegian = (
        "Fergen gikk på grunn utenfor havnen tirsdag morgen, opplyser politiet. Ingen av passasjerene ble skadet, og "
        "to slepebåter trakk skipet fri før det ble mørkt. Rederiet sier at skroget skal undersøkes i morgen tidlig.\n"
    )
    paths = [put(tmp_path, "n.txt", norwegian), put(tmp_path, "s.txt", "Ferry runs aground.\n")]
    languages = [report.language for report in take_in(paths).reports]
    assert languages[0] in ("no", "nb", "da")
    assert languages[1] is None


def test_an_unreachable_page_is_one_line(tmp_path: Path) -> None:
    def fetch(url: str) -> tuple[bytes, str, str | None]:
        raise Unreadable("The site cannot be reached.", "Check the address.")

    intake = take_in(["https://courier.example/a", put(tmp_path, "a.txt", TEXT)], fetch)
    assert len(intake.reports) == 1
    assert str(intake.rejected[0]) == "https://courier.example/a: The site cannot be reached. Check the address."
