"""JSON Lines through one function: bad lines, stops and goes on."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from copydesk.bulk import transform

Row = dict[str, Any]


def shout(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        yield {"id": row["id"], "text": row["text"].upper()}


def stop_after(count: int) -> Any:
    def convert(rows: Iterator[Row]) -> Iterator[Row]:
        for number, row in enumerate(rows):
            if number == count:
                raise KeyboardInterrupt
            yield {"id": row["id"], "text": row["text"].upper()}

    return convert


def write(path: Path, lines: list[str]) -> str:
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return str(path)


def ids(path: Path) -> list[str]:
    return [json.loads(line)["id"] for line in path.read_text("utf-8").splitlines()]


def test_bad_lines_are_told_by_number_and_the_rest_is_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = '{"id": "%s", "text": "the ferry"}'
    empty = '{"id": "e", "text": " "}'
    source = write(tmp_path / "in.jsonl", [good % "a", "{broken", "", "[1]", '{"id": "x"}', good % "b", empty])
    target = tmp_path / "out.jsonl"
    assert not transform(source, str(target), shout, required=("text",), resumes=True, unit="articles")
    assert ids(target) == ["a", "b"]
    told = capsys.readouterr().err
    assert [f":{number}:" in told for number in range(1, 8)] == [False, True, False, True, True, False, True]


def test_a_stopped_job_goes_on_where_it_stopped_and_gives_the_same_bytes(tmp_path: Path) -> None:
    source = write(tmp_path / "in.jsonl", [json.dumps({"id": str(n), "text": "x"}) for n in range(10)])
    target = tmp_path / "out.jsonl"
    with pytest.raises(KeyboardInterrupt):
        transform(source, str(target), stop_after(4), required=("text",), resumes=True, unit="articles")
    part = tmp_path / "out.jsonl.part"
    assert not target.exists()
    assert ids(part) == ["0", "1", "2", "3"]
    part.write_bytes(part.read_bytes() + b'{"id": "4", "te')  # the machine went down in the middle of a line
    assert transform(source, str(target), shout, required=("text",), resumes=True, unit="articles")
    whole = tmp_path / "whole.jsonl"
    transform(source, str(whole), shout, required=("text",), resumes=True, unit="articles")
    assert target.read_bytes() == whole.read_bytes()
    assert not part.exists()


def test_a_part_of_another_input_is_not_gone_on_from(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    write(tmp_path / "out.jsonl.part", ['{"id": "other", "text": "X"}'])
    source = write(tmp_path / "in.jsonl", ['{"id": "a", "text": "x"}'])
    with pytest.raises(ValueError, match="another input"):
        transform(source, str(target), shout, required=("text",), resumes=True, unit="articles")


def test_a_number_for_an_id_is_taken_and_other_odd_values_are_bad_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [
        '{"id": 7, "text": "x"}',
        '{"id": "b", "text": "x", "title": ["y"]}',
        '{"id": "c", "text": "x", "url": null}',
    ]
    source = write(tmp_path / "in.jsonl", lines)
    target = tmp_path / "out.jsonl"
    assert not transform(source, str(target), shout, required=("text",), resumes=True, unit="articles")
    assert ids(target) == ["7", "c"]
    assert ':2: its "title" is not a text' in capsys.readouterr().err
