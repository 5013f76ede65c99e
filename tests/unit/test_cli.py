"""The command line as a user meets it: what comes out where, exit codes, and clear lines instead of tracebacks."""

import json
from pathlib import Path

import msgspec
import pytest
from jsonschema import Draft202012Validator

from copydesk.cli import main

FERRY = (
    "SKARNESS, 3 March 2026 (Coast News) — The ferry Halden Star ran aground off Brattoy on Tuesday with 61 people "
    "aboard, the Harbour Safety Authority said.\nLifeboats from Brattoy and Skarness took off the passengers. Captain "
    "Ivo Renn said the ferry had lost its steering.\n“We felt two bumps,” said Ola Brandt, a passenger."
)
FERRY_TWO = (
    "Passengers of the Halden Star told on Tuesday of a hard bump before the ferry stopped on the Brattoy shoal.\n"
    "The Harbour Safety Authority has questioned Captain Ivo Renn, who blamed the steering. All 61 aboard are safe."
)
BUDGET = (
    "Orsted councillors voted 14 to 9 on Monday to close two libraries and freeze hiring, after treasurer Mina Falk "
    "warned that the city budget was short by $4 million.\nThe libraries on Kiln Street and in Norrby close in June."
)
GERMAN = (
    "Die Fähre lief am Dienstag vor der Insel auf Grund. An Bord waren nach Angaben der Behörde 61 Menschen, die alle "
    "in Sicherheit gebracht wurden. Der Kapitän wurde am Abend von der Polizei zu dem Unglück befragt."
)


@pytest.fixture
def write(tmp_path: Path):
    def put(name: str, text: str) -> str:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return str(path)

    return put


def read_json(arguments: list[str], tmp_path: Path) -> dict[str, object]:
    target = tmp_path / "out.json"
    assert main(["read", *arguments, "--json", str(target)]) in (0, 3)
    return json.loads(target.read_text("utf-8"))


def test_no_argument_gives_usage_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert main(["read"]) == 2
    assert capsys.readouterr().err.count("copydesk read agency.txt herald.html") == 2


def test_json_on_stdout_is_nothing_but_the_dossier_and_fits_its_schema(
    write, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["read", write("a.txt", FERRY), write("b.txt", FERRY_TWO), "--json", "-"]) == 0
    dossier = json.loads(capfdbinary.readouterr().out)
    assert dossier["schema"] == "copydesk/dossier/1"
    assert main(["schema"]) == 0
    Draft202012Validator(msgspec.json.decode(capfdbinary.readouterr().out)).validate(dossier)


def test_two_outputs_cannot_share_stdout(write, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", write("a.txt", FERRY), "--json", "-", "--html", "-"]) == 2
    assert "only one" in capsys.readouterr().err


def test_exports_are_listed_and_a_file_is_no_folder(write, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = write("a.txt", FERRY)
    folder = tmp_path / "exports"
    assert main(["read", report, "--export", str(folder)]) == 0
    assert (folder / "sources.bib").read_text("utf-8").startswith("@article{")
    told = capsys.readouterr()
    assert f"written: {folder}: reports.csv," in told.out
    assert "pyarrow" in told.err or (folder / "reports.parquet").exists()
    assert main(["read", report, "--export", report]) == 2
    assert main(["read", report, "--export", "-"]) == 2


def test_texts_are_whole_unless_quoted_is_asked_for(write, tmp_path: Path) -> None:
    paths = [write("a.txt", FERRY), write("b.txt", FERRY_TWO)]
    sizes = []
    for texts in ((), ("--texts", "whole"), ("--texts", "quoted")):
        page, notes = tmp_path / "page.html", tmp_path / "notes.md"
        assert main(["read", *paths, "--html", str(page), "--markdown", str(notes), *texts]) == 0
        sizes.append((page.stat().st_size, notes.stat().st_size))
    assert sizes[0] == sizes[1]
    assert all(shared < whole for shared, whole in zip(sizes[2], sizes[0], strict=True))


def test_the_same_inputs_give_the_same_bytes(write, tmp_path: Path) -> None:
    paths = [write("a.txt", FERRY), write("b.txt", FERRY_TWO)]
    faces = []
    for run in ("one", "two"):
        folder = tmp_path / run
        folder.mkdir()
        targets = {face: folder / f"out.{face}" for face in ("json", "html", "markdown")}
        assert (
            main(["read", *paths, *(part for face, path in targets.items() for part in (f"--{face}", str(path)))]) == 0
        )
        faces.append([path.read_bytes() for path in targets.values()])
    assert faces[0] == faces[1]
    assert all(len(face) > 1000 for face in faces[0])


def test_a_report_of_another_event_is_named_and_kept_apart_unless_told(write, tmp_path: Path) -> None:
    paths = [write("a.txt", FERRY), write("b.txt", FERRY_TWO), write("c.txt", BUDGET)]
    dossier = read_json(paths, tmp_path)
    assert [Path(item["source"]).name for item in dossier["apart"]] == ["c.txt"]
    assert len(dossier["reports"]) == 2
    assert len(read_json([*paths, "--together"], tmp_path)["reports"]) == 3


def test_an_undated_report_takes_its_date_from_the_story_and_says_so(write, tmp_path: Path) -> None:
    dossier = read_json([write("a.txt", FERRY), write("b.txt", FERRY_TWO)], tmp_path)
    dates = {Path(r["source"]).name: (r["published"], r["published_from"]) for r in dossier["reports"]}
    assert dates == {"a.txt": ("2026-03-03", "text"), "b.txt": ("2026-03-03", "story")}


def test_one_report_alone_is_still_a_dossier(write, tmp_path: Path) -> None:
    dossier = read_json([write("a.txt", FERRY)], tmp_path)
    assert dossier["claims"]
    assert dossier["statements"]
    assert any("nothing could be compared" in line for line in dossier["notices"])


def test_another_language_keeps_copies_and_figures_and_says_why_not_the_rest(write, tmp_path: Path) -> None:
    dossier = read_json([write("a.txt", GERMAN), write("b.txt", GERMAN + " Niemand wurde verletzt.")], tmp_path)
    assert dossier["copies"]
    assert [f["readings"][0]["cite"]["quote"] for f in dossier["figures"]] == ["61"]
    assert any("'de'" in line for line in dossier["notices"])


def test_the_same_article_twice_counts_once_and_bad_input_is_told(
    write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [write("a.txt", FERRY), write("again.txt", FERRY), write("empty.txt", "")]
    dossier = read_json(paths, tmp_path)
    assert len(dossier["reports"]) == 1
    told = capsys.readouterr().err
    assert "again.txt: is the same article as" in told
    assert "empty.txt: The file is empty" in told


def test_nothing_readable_fails_with_a_line_a_file(write, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", write("empty.txt", " \n"), "no/such/file.txt"]) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 2


def test_an_output_folder_that_is_not_there_is_told_before_any_work(write, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", write("a.txt", FERRY), "--json", "no/such/folder/x.json"]) == 2
    assert "there is no folder" in capsys.readouterr().err


def test_mark_writes_a_line_an_article_in_the_documented_shape(write, tmp_path: Path) -> None:
    source = write("articles.jsonl", json.dumps({"id": "x1", "text": FERRY, "published": "2026-03-03"}) + "\n{bad\n")
    target = tmp_path / "marks.jsonl"
    assert main(["mark", source, "-o", str(target)]) == 3
    (row,) = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert row["id"] == "x1"
    assert [f["text"] for f in row["figures"] if f["value"] == 61] == ["61"]
    assert any(t["value"] == "2026-03-03" and t["type"] == "DATE" for t in row["times"])
    assert [q["speaker"] for q in row["quotes"] if q["kind"] == "direct"] == ["Ola Brandt"]
    for name in row["names"]:
        assert FERRY[name["start"] : name["end"]].strip()


def test_group_names_a_story_after_its_first_article(write, tmp_path: Path) -> None:
    rows = [{"id": i, "text": t} for i, t in (("f1", FERRY), ("b1", BUDGET), ("f2", FERRY_TWO))]
    source = write("articles.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    target = tmp_path / "stories.jsonl"
    assert main(["group", source, "-o", str(target)]) == 0
    found = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert [row["story"] for row in found] == ["f1", "b1", "f1"]


def test_a_mistake_of_ours_is_told_in_a_line_and_not_as_a_traceback(
    write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("the very thing")

    monkeypatch.setattr("copydesk.wiring.read", fail)
    assert main(["read", write("a.txt", FERRY)]) == 1
    told = capsys.readouterr().err
    assert "KeyError: 'the very thing'" in told
    assert "Traceback" not in told
    monkeypatch.setenv("COPYDESK_DEBUG", "1")
    with pytest.raises(KeyError):
        main(["read", write("a.txt", FERRY)])
