"""JSON, its schema, annotations, the timeline and bibliographies."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest

from copydesk.model.dossier import Dossier
from copydesk.render.exports import from_json, json_schema, schema_json, timeline_js, to_json, web_annotations
from copydesk.render.files import write_file
from copydesk.render.sources import to_bibtex, to_csl_json, to_ris


def test_json_comes_back_as_the_same_dossier(dossier: Dossier) -> None:
    encoded = to_json(dossier)
    assert from_json(encoded) == dossier
    assert encoded.endswith(b"}\n")
    assert encoded == to_json(from_json(encoded))


def test_a_copy_says_from_in_json(dossier: Dossier) -> None:
    assert json.loads(to_json(dossier))["copies"][0]["from"] == dossier.copies[0].source


def test_the_schema_is_draft_2020_12_and_admits_the_dossier(dossier: Dossier) -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(to_json(dossier)))
    assert json.loads(schema_json()) == json.loads(json.dumps(schema))


def test_the_schema_refuses_a_dossier_without_reports(dossier: Dossier) -> None:
    broken = json.loads(to_json(dossier))
    del broken["reports"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(json_schema()).validate(broken)


def test_annotations_quote_what_stands_at_their_position(dossier: Dossier) -> None:
    texts = {report.url or report.source: report.text for report in dossier.reports}
    annotations = json.loads(web_annotations(dossier))
    assert len(annotations) == len({a["id"] for a in annotations}) > 20
    for annotation in annotations:
        text = texts[annotation["target"]["source"]]
        quote, place = annotation["target"]["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert text[: place["start"]].endswith(quote["prefix"])
        assert text[place["end"] :].startswith(quote["suffix"])


def test_timeline_js_has_the_dated_events_with_their_precision(dossier: Dossier) -> None:
    events = json.loads(timeline_js(dossier))["events"]
    assert len(events) == 6
    assert events[0]["start_date"] == {"year": 2030, "month": 1, "day": 1}
    assert events[0]["end_date"] == {"year": 2030, "month": 12, "day": 31}
    assert events[1]["start_date"] == {"year": 2031, "month": 5, "day": 13, "hour": 4, "minute": 40}
    assert "end_date" not in events[1]


def test_timeline_js_escapes_what_it_will_show_as_html(dossier: Dossier) -> None:
    hostile = msgspec.structs.replace(dossier.timeline[0], text="<script>alert(1)</script>")
    encoded = timeline_js(msgspec.structs.replace(dossier, timeline=(hostile,)))
    assert b"<script>" not in encoded


def test_sources_as_a_bibliography(dossier: Dossier) -> None:
    items = json.loads(to_csl_json(dossier))
    assert items[2]["author"] == [{"literal": "Lena Marsh"}]
    assert items[2]["issued"] == {"date-parts": [[2031, 5, 14]]}
    assert "issued" not in items[3]
    ris = to_ris(dossier)
    assert ris.count("TY  - NEWS\r\n") == ris.count("ER  - \r\n") == 4
    assert "AU  - Lena Marsh\r\n" in ris
    assert "title = {Nine hurt in Quay Street blaze, hospital says}" in to_bibtex(dossier)


def test_tex_specials_in_a_title_are_escaped(dossier: Dossier) -> None:
    odd = msgspec.structs.replace(dossier.reports[0], title="Cost up 5% & rising_{x}")
    assert r"Cost up 5\% \& rising\_\{x\}" in to_bibtex(msgspec.structs.replace(dossier, reports=(odd,)))


def test_a_file_is_written_whole_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    write_file(target, "first")
    write_file(target, b"second")
    assert target.read_bytes() == b"second"
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "page.html"
    write_file(target, "old")

    def refuse(*_: object) -> None:
        raise OSError("disk is full")

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(OSError, match="disk is full"):
        write_file(target, "new")
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
