"""Markdown: order, footnotes, and text that stays text."""

from __future__ import annotations

import re

import msgspec

from copydesk.model.dossier import Dossier
from copydesk.render.markdown import escaped, to_markdown


def test_sections_stand_in_the_order_of_the_page(dossier: Dossier) -> None:
    text = to_markdown(dossier)
    titles = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert titles[:2] == ["Conflicts", "Overview"]
    assert titles.index("Figures") < titles.index("Who said what") < titles.index("Timeline")


def test_every_footnote_is_used_and_every_use_has_its_footnote(dossier: Dossier) -> None:
    text = to_markdown(dossier)
    noted = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert noted == [str(i) for i in range(1, len(noted) + 1)]
    assert used == set(noted)


def test_nothing_in_a_headline_is_markup(dossier: Dossier) -> None:
    title = "# <script>x</script> [a](javascript:x) | `b` *c*\n- d"
    hostile = msgspec.structs.replace(dossier.reports[0], title=title)
    text = to_markdown(msgspec.structs.replace(dossier, reports=(hostile, *dossier.reports[1:])))
    assert "<script>" not in text.replace("\\<script\\>", "")
    assert "\\[a\\](javascript:x) \\| \\`b\\` \\*c\\* - d" in text


def test_a_line_cannot_begin_a_list() -> None:
    assert escaped("- not a list") == "\\- not a list"
    assert escaped("+1") == "\\+1"
    assert escaped("12. Not an item") == "12\\. Not an item"


def test_differing_words_are_bold_and_changes_struck(dossier: Dossier) -> None:
    text = to_markdown(dossier)
    assert "on **three** floors" in text
    assert "~~at least~~" in text


def test_equal_dossiers_give_equal_text(dossier: Dossier) -> None:
    assert to_markdown(dossier) == to_markdown(dossier)


def test_texts_come_whole_or_only_in_the_words_cited(dossier: Dossier) -> None:
    whole, shared = to_markdown(dossier), to_markdown(dossier, whole=False)
    report = dossier.reports[0]
    paragraphs = [line for line in report.text.split("\n") if line.strip()]
    assert all(escaped(line) in whole for line in paragraphs)
    told = re.split(r"^## .+$", shared.split("\n## The texts\n")[1], flags=re.MULTILINE)[0]
    assert "…" in told
    assert "## Claims" not in shared
    noted = re.findall(r"^\[\^(\d+)\]:", shared, re.MULTILINE)
    assert set(re.findall(r"\[\^(\d+)\](?!:)", shared)) == set(noted)
