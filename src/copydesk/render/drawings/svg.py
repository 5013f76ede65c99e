"""The few SVG elements that the drawings are made of; colours come from the page's style sheet by class."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from markupsafe import Markup

FONT_SIZE = 13.0
LINE_HEIGHT = 16.0
# Mean advance of a system grotesque in ems, a little generous so that labels never run into lines.
_CHAR_EMS = 0.58


def num(value: float) -> str:
    """A coordinate with at most one decimal, so that equal drawings are equal bytes."""
    text = f"{value:.1f}"
    return text.removesuffix(".0") if text != "-0.0" else "0"


def chars_in(width: float, size: float = FONT_SIZE) -> int:
    """How many characters of a label fit into a width."""
    return max(4, int(width / (size * _CHAR_EMS)))


def wrapped(text: str, width: float, most: int = 2, size: float = FONT_SIZE) -> list[str]:
    """A label broken into at most `most` lines that fit the width, cut with an ellipsis."""
    return textwrap.wrap(text, chars_in(width, size), max_lines=most, placeholder="…") or [""]


def document(
    name: str,
    title: str,
    desc: str,
    size: tuple[float, float],
    body: Sequence[Markup],
    css: str = "",
    role: str = "img",
) -> Markup:
    """An `<svg>` with an accessible name and description; `name` must be unique on the page.

    One with links in it is a group: what is inside an image cannot be reached.
    """
    return Markup(
        '<svg class="{css}" viewBox="0 0 {w} {h}" role="{role}" aria-labelledby="{name}-title {name}-desc">'
        '<title id="{name}-title">{title}</title><desc id="{name}-desc">{desc}</desc>{body}</svg>'
    ).format(
        css=css,
        w=num(size[0]),
        h=num(size[1]),
        name=name,
        title=title,
        desc=desc,
        role=role,
        body=Markup("").join(body),
    )


def label(x: float, y: float, lines: Sequence[str], css: str = "", anchor: str = "start") -> Markup:
    """Lines of text, the first with its baseline at y."""
    spans = Markup("").join(
        Markup('<tspan x="{}" dy="{}">{}</tspan>').format(num(x), num(LINE_HEIGHT if i else 0), line)
        for i, line in enumerate(lines)
    )
    return Markup('<text x="{}" y="{}" class="{}" text-anchor="{}">{}</text>').format(
        num(x), num(y), css, anchor, spans
    )


def link(anchor: str, drawn: Markup) -> Markup:
    """Something drawn that leads to a place on the page."""
    return Markup('<a href="#{}">{}</a>').format(anchor, drawn)


def line(x1: float, y1: float, x2: float, y2: float, css: str) -> Markup:
    return Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" class="{}"/>').format(num(x1), num(y1), num(x2), num(y2), css)


def rect(x: float, y: float, width: float, height: float, css: str, radius: float = 0) -> Markup:
    return Markup('<rect x="{}" y="{}" width="{}" height="{}" rx="{}" class="{}"/>').format(
        num(x), num(y), num(max(0.0, width)), num(max(0.0, height)), num(radius), css
    )


def circle(x: float, y: float, radius: float, css: str) -> Markup:
    return Markup('<circle cx="{}" cy="{}" r="{}" class="{}"/>').format(num(x), num(y), num(radius), css)


def path(commands: str, css: str) -> Markup:
    return Markup('<path d="{}" class="{}"/>').format(commands, css)


def points(*coordinates: tuple[float, float]) -> str:
    """Path commands through points."""
    return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in coordinates)


def arrow_head(x: float, y: float, css: str, size: float = 5.0, leftwards: bool = False) -> Markup:
    """A filled triangle with its tip at (x, y)."""
    back = x + size if leftwards else x - size
    return path(points((x, y), (back, y - size * 0.7), (back, y + size * 0.7)) + "Z", css)
