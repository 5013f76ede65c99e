"""The same answer from one process and from several."""

import json
from pathlib import Path

import pytest

from copydesk.cli import main

TEXTS = [
    "The council voted 14 to 9 on Monday to close two libraries, Mayor Mina Falk said.",
    "“We were not asked,” said Ola Brandt, who runs the Kiln Street branch.",
    "About 40 people gathered outside at 6 p.m. Nobody was hurt.",
] * 5


def test_marks_are_the_same_from_one_process_and_from_two(tmp_path: Path) -> None:
    source = tmp_path / "articles.jsonl"
    source.write_text("".join(json.dumps({"id": str(n), "text": t}) + "\n" for n, t in enumerate(TEXTS)), "utf-8")
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    assert main(["mark", str(source), "-o", str(one)]) == 0
    assert main(["mark", str(source), "-o", str(two), "--jobs", "2"]) == 0
    assert one.read_bytes() == two.read_bytes()
    assert [json.loads(line)["id"] for line in one.read_text("utf-8").splitlines()] == [str(n) for n in range(15)]


def test_a_number_of_jobs_that_is_none_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["mark", "x.jsonl", "--jobs", "0"])
    assert stopped.value.code == 2
    assert "not a number of 1 or more" in capsys.readouterr().err
