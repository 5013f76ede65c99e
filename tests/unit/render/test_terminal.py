"""The digest on terminals of several widths."""

from __future__ import annotations

import io

import msgspec
import pytest
from rich.cells import cell_len
from rich.console import Console

from copydesk.model.dossier import Dossier
from copydesk.render.terminal import print_digest


def digest(dossier: Dossier, width: int = 80, full: bool = False, terminal: bool = False) -> str:
    out = io.StringIO()
    colours = "standard" if terminal else None
    console = Console(file=out, width=width, force_terminal=terminal, color_system=colours)  # type: ignore[arg-type]
    print_digest(dossier, console, full)
    return out.getvalue()


def test_the_ledger_line_comes_first_and_conflicts_before_the_overview(dossier: Dossier) -> None:
    text = digest(dossier)
    assert "4 reports, 4 origins, 3 conflicts, 1 undated" in text
    places = [
        text.index(title)
        for title in ("CONFLICTS", "OVERVIEW", "WHO COPIED WHOM", "FIGURES", "WHO SAID WHAT", "TIMELINE", "SOURCES")
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("full", [False, True])
def test_no_line_is_wider_than_the_terminal(dossier: Dossier, width: int, full: bool) -> None:
    assert max(cell_len(line) for line in digest(dossier, width, full).splitlines()) <= width


def test_a_pipe_gets_no_colour_and_a_terminal_does(dossier: Dossier) -> None:
    assert "\x1b" not in digest(dossier)
    assert "\x1b[" in digest(dossier, terminal=True)


def test_differing_words_are_set_off_without_colour(dossier: Dossier) -> None:
    text = digest(dossier, 120)
    assert "*three*" in text
    assert "*two*" in text
    assert "*three*" not in digest(dossier, 120, terminal=True)


def test_the_sides_of_a_conflict_stand_face_to_face_when_there_is_room(dossier: Dossier) -> None:
    assert any("*three*" in line and "*two*" in line for line in digest(dossier, 120).splitlines())
    assert not any("*three*" in line and "*two*" in line for line in digest(dossier, 60).splitlines())


def test_one_voice_is_named_however_many_reports_print_it(dossier: Dossier) -> None:
    assert "(Meridian Press alone, in 3 reports)" in digest(dossier, 200)


def test_every_number_printed_is_resolved_under_cites(dossier: Dossier) -> None:
    import re

    body, cites = digest(dossier, full=True).split("CITES")
    used = set(re.findall(r"[A-D]\[(\d+)\]", body))
    assert used
    assert used == set(re.findall(r"^ *\[(\d+)\]", cites, re.MULTILINE))


def test_no_conflict_is_said_with_what_was_compared(dossier: Dossier) -> None:
    calm = msgspec.structs.replace(dossier, conflicts=())
    text = " ".join(digest(calm).split())
    assert "None found among 7 claims, 6 figures, 4 statements and 7 events." in text
    assert "no conflict" in text


def test_figures_of_one_report_are_folded_away_unless_asked_for(dossier: Dossier) -> None:
    assert "18 miles" not in digest(dossier)
    assert "2 figures that only one report gives" in digest(dossier)
    assert "18 miles" in digest(dossier, full=True)


def test_control_characters_in_a_headline_do_not_reach_the_terminal(dossier: Dossier) -> None:
    hostile = msgspec.structs.replace(
        dossier.reports[1], title="Calm\x1b]0;owned\x07 [red]words[/red]\u202e", outlet="\x1b[2J"
    )
    text = digest(msgspec.structs.replace(dossier, reports=(dossier.reports[0], hostile, *dossier.reports[2:])))
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "\u202e" not in text
    assert "[red]words[/red]" in text


def test_intervals_share_one_scale() -> None:
    from copydesk.model.dossier import FigureReading
    from copydesk.model.span import Cite
    from copydesk.render.scale import place_intervals, scale_of
    from copydesk.render.terminal import plot_cells

    def reading(low: float | None, high: float | None, hedge: str) -> FigureReading:
        return FigureReading(Cite("r", 0, 1, "x"), low, low, high, hedge, None, None, None, "o")  # type: ignore[arg-type]

    readings = [reading(23, 23, "exact"), reading(12, None, "above"), reading(22, 26, "about")]
    scale = scale_of(readings)
    assert scale is not None
    exact, above, about = (plot_cells(i, 24) for i in place_intervals(readings, scale))
    assert exact.count("●") == 1
    assert above.endswith("▶")
    assert about.strip("·")[0] == about.strip("·")[-1] == "░"
    assert above.index("█") < exact.index("●")
    assert about.index("░") <= exact.index("●") <= about.rindex("░")
