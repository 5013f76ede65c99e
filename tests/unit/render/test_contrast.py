"""The page's colours against one another: WCAG contrast of 7 for text (AAA), in light and in dark."""

from __future__ import annotations

import re
from importlib import resources

import pytest

AAA = 7.0


def palettes() -> dict[str, dict[str, str]]:
    style = resources.files("copydesk.render.templates").joinpath("page.css").read_text("utf-8")
    blocks = re.findall(r":root\{(.*?)\}", style, re.DOTALL)
    light, dark, paper = (dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{3,6})", block)) for block in blocks)
    return {"light": light, "dark": dark, "print": light | paper}


def channels(colour: str) -> list[float]:
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    return [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]


def luminance(rgb: list[float]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: list[float], other: list[float]) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_every_text_colour_is_aaa_on_its_ground(scheme: str) -> None:
    colours = palettes()[scheme]
    paper = channels(colours["paper"])
    tint = [0.11 * red + 0.89 * ground for red, ground in zip(channels(colours["red"]), paper, strict=True)]
    for name in ("ink", "soft", "red", "amber", "blue", "green", "violet"):
        assert contrast(channels(colours[name]), paper) >= AAA, name
    assert contrast(channels(colours["ink"]), channels(colours["lit"])) >= AAA
    assert contrast(channels(colours["ink"]), channels(colours["well"])) >= AAA
    assert contrast(channels(colours["ink"]), tint) >= AAA


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_are_seen_on_their_ground(scheme: str) -> None:
    colours = palettes()[scheme]
    for name in ("blue", "green", "violet", "red"):
        assert contrast(channels(colours[name]), channels(colours["paper"])) >= 3.0
    assert contrast(channels(colours["amber-line"]), channels(colours["paper"])) >= 2.5
