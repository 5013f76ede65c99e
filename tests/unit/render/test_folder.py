"""The folder that `copydesk read --export` writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.model.dossier import Dossier
from copydesk.render import folder as folder_of
from copydesk.render.folder import write_folder
from copydesk.render.tables import TABLES

PLAIN = {
    "reports.csv", "copies.csv", "figures.csv", "statements.csv", "claims.csv", "conflicts.csv", "timeline.csv",
    "acts.csv", "annotations.jsonld", "timeline.json", "sources.csl.json", "sources.ris", "sources.bib",
}  # fmt: skip


def test_the_folder_is_made_and_holds_the_names_that_stay_put(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_of, "has_pyarrow", lambda: False)
    target = tmp_path / "for" / "others"
    names = write_folder(dossier, target)
    assert set(names) == PLAIN == {path.name for path in target.iterdir()}
    assert all(path.stat().st_size > 2 for path in target.iterdir())


def test_parquet_comes_beside_where_it_can_be_written(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_of, "has_pyarrow", lambda: True)
    monkeypatch.setattr(folder_of, "to_parquet", lambda _dossier, table: table.encode())
    assert set(write_folder(dossier, tmp_path)) == PLAIN | {f"{table}.parquet" for table in TABLES}


def test_written_twice_the_bytes_are_the_same_and_other_files_stay(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    write_folder(dossier, tmp_path)
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    write_folder(dossier, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == first
    assert first["notes.txt"] == b"mine"


def test_an_export_that_fails_writes_nothing(dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Dossier) -> bytes:
        raise ValueError("no timeline")

    monkeypatch.setitem(folder_of._FILES, "timeline.json", fail)
    with pytest.raises(ValueError, match="no timeline"):
        write_folder(dossier, tmp_path / "out")
    assert not (tmp_path / "out").exists()
