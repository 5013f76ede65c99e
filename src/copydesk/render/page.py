"""The dossier as one HTML file that needs no network, no script and no server.

The Content-Security-Policy admits the one style sheet and the one script by their digests and nothing else; nothing in
a report's text can become markup, since templates escape and links lead only within the page or to http(s).
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from copydesk.model.dossier import Conflict, Dossier, FigureGroup, FigureReading, Rendering, Statement
from copydesk.model.span import Cite, contains
from copydesk.render.context import in_sentence, words_after, words_before
from copydesk.render.deeds import act_line, telling_acts
from copydesk.render.drawings.acts import draw_acts
from copydesk.render.drawings.intervals import interval_strip, interval_words
from copydesk.render.drawings.lineage import draw_lineage
from copydesk.render.drawings.svg import num
from copydesk.render.drawings.timeline import draw_timeline
from copydesk.render.phrases import (
    clipped,
    counted,
    counted_in_words,
    folded_quote,
    moment,
    note_line,
    number,
    one_line,
    period,
    printable,
    quoted,
    unit_name,
)
from copydesk.render.reprints import changes_of
from copydesk.render.scale import drawn_readings, place_intervals, scale_of
from copydesk.render.sheet import MISSING, CiteNumbers, Sheet, cite_anchor, set_off
from copydesk.render.texts import Texts, report_texts
from copydesk.render.views import (
    figure_heading,
    in_report_order,
    ledger_parts,
    publications,
    rendered_words,
    renderings_in_order,
    speakers_of,
    telling_actors,
    telling_claims,
    telling_figures,
    versions,
)

_CONTEXT_WORDS = 14
_BRIEF_QUOTE = 140
# Statements of one report alone that are shown of a speaker before the rest is folded away.
_LONE_SHOWN = 2
_OPEN_SCHEMES = ("http", "https")


def to_page(dossier: Dossier, whole: bool = True) -> str:
    """The page; equal dossiers give equal bytes.

    Unless `whole`, it is one to be shared: of each report it holds the words cited, and nothing that the other page
    folds away, since the folded lists retell the reports sentence by sentence.
    """
    sheet = Sheet(dossier)
    view = _View(sheet, whole)
    body = _environment().get_template("body.html.j2").render(view.context())
    style = _asset("page.css") + view.style
    script = _asset("page.js")
    return _environment().get_template("page.html.j2").render(
        title=f"{sheet.headline} · copydesk",
        policy=_policy(style, script),
        style=Markup(style),
        script=Markup(script),
        body=Markup(body),
    )  # fmt: skip


class _View:
    """What the templates may ask for.

    Cites are numbered as the page is written from top to bottom; the texts come after all that cites them and so know
    every anchor, and the endnotes come last.
    """

    def __init__(self, sheet: Sheet, whole: bool) -> None:
        self.sheet = sheet
        self.whole = whole
        self.numbers = CiteNumbers()
        self.style = ""

    def texts(self) -> Texts:
        """The marked texts; to be asked for after everything that cites them has been written."""
        texts = report_texts(self.sheet, self.numbers, self.whole)
        self.style = texts.style
        return texts

    def context(self) -> dict[str, Any]:
        """Names for the templates: the dossier, its views, and functions that put things into words."""
        sheet, dossier = self.sheet, self.sheet.dossier
        several, alone = telling_figures(dossier)
        # When each report was published stands in the list of reports.
        events = [event for event in dossier.timeline if not event.publication]
        return {
            "whole": self.whole,
            "d": dossier, "sheet": sheet, "ledger": ledger_parts(sheet), "claims": telling_claims(dossier),
            "figures": several, "lone_figures": alone, "speakers": speakers_of(sheet),
            "actors": telling_actors(dossier), "told_acts": telling_acts(sheet), "published": publications(sheet),
            "heading": figure_heading, "unit_name": unit_name, "counted_words": self.counted_words,
            "reprints": list(changes_of(sheet)), "missing": MISSING,
            "set_off": lambda conflict: set_off(sheet, conflict),
            "lineage": [draw_lineage(sheet, narrow) for narrow in (False, True)],
            "events": events, "timeline": [draw_timeline(events, narrow) for narrow in (False, True)],
            "acts": [draw_acts(sheet, narrow) for narrow in (False, True)],
            "cite": self.cite, "context_of": self.context_of, "evidence": self.evidence,
            "all_cites": self.numbers, "marked_texts": self.texts, "support_dots": self.support_dots,
            "plot": plot, "readings": lambda figure: in_report_order(sheet, figure),
            "renderings": lambda statement: renderings_in_order(sheet, statement), "as_of": as_of,
            "lone_shown": _LONE_SHOWN, "content": self.content,
            "act_line": lambda act: act_line(sheet, act),
            "according": self.according, "versions": lambda claim: versions(sheet, claim),
            "href": safe_href, "source_name": self.source_name, "file_name": file_name,
            "interval_words": interval_words,
            "counted": counted, "counted_in_words": counted_in_words, "clipped": clipped,
            "folded": folded_quote, "number": number, "line": one_line,
            "note": note_line, "share_bar": share_bar,
            "period": period, "quoted": quoted,
        }  # fmt: skip

    def source_name(self, source: str) -> str:
        """Where a report came from; a page to be shared names files and not the folders they lie in."""
        return one_line(source) if self.whole or "://" in source else file_name(source)

    def cite(self, cite: Cite) -> Markup:
        """A cite as a link to its words: the letter of the outlet and the number of the cite."""
        return Markup('<a class="cite" href="#{}"><b>{}</b><sup>{}</sup><span class="sr"> {}</span></a>').format(
            cite_anchor(self.sheet, cite), self.sheet.letter(cite.report), self.numbers.number(cite),
            self.sheet.outlet(cite.report),
        )  # fmt: skip

    def context_of(self, cite: Cite, brief: bool = False) -> Markup:
        """The words of a cite among those around them; in brief none of another sentence, and a long one folded."""
        text = self.sheet.report(cite.report).text
        if brief:
            before, after = in_sentence(self.sheet, cite)
            quote = folded_quote(cite.quote, _BRIEF_QUOTE)
        else:
            before = words_before(text, cite.start, _CONTEXT_WORDS)
            after, quote = words_after(text, cite.end, _CONTEXT_WORDS), printable(cite.quote)
        return Markup("{}<b>{}</b>{}").format(printable(before), quote, printable(after))

    def evidence(self, conflict: Conflict, cite: Cite) -> Markup:
        """A side's words elsewhere, in brief; of a figure those around the number, which folding might leave out."""
        for figure in self.sheet.dossier.figures if conflict.kind == "figure" else ():
            spots = [reading.cite for reading in figure.readings]
            if all(any(contains(told, spot) for told in side.cites for spot in spots) for side in conflict.sides):
                for spot in spots:
                    if contains(cite, spot):
                        return self.counted_words(spot)
        return self.context_of(cite, brief=True)

    def counted_words(self, cite: Cite) -> Markup:
        """The words of a figure among those of its sentence that stand around it."""
        before, after = in_sentence(self.sheet, cite)
        return Markup('<span class="around">{}</span><b>{}</b><span class="around">{}</span>').format(
            before, one_line(cite.quote), after
        )

    def support_dots(self, origins: tuple[str, ...]) -> Markup:
        """One dot an origin of the story, filled for those that stand behind the thing."""
        total = len(self.sheet.dossier.origins)
        dots = "●" * len(origins) + "○" * max(0, total - len(origins))
        return Markup('<span class="dots" aria-hidden="true">{}</span>').format(dots if total <= 12 else "")

    def according(self, holders: tuple[str, ...]) -> str:
        """The holders of a claim in words, empty for the reports' own voice."""
        named = self.sheet.holders_named(holders)
        return f"according to {named}" if named else ""

    def content(self, statement: Statement, rendering: Rendering) -> Markup:
        """A rendering's words, those that differ from another rendering set off."""
        off = Markup('<em class="off">{}</em>')
        return Markup(" … ").join(
            Markup("").join(off.format(words) if differs else escape(words) for words, differs in runs)
            for runs in rendered_words(statement, rendering)
        )


def plot(figure: FigureGroup) -> dict[str, Any]:
    """The strips of a figure's readings by place, and the two ends of the scale they share."""
    drawn = drawn_readings(figure)
    scale = scale_of(drawn)
    if scale is None:
        return {"strips": {}, "low": "", "high": "", "logarithmic": False}
    strips = {interval.reading.cite: interval_strip(interval) for interval in place_intervals(drawn, scale)}
    return {"strips": strips, "low": number(scale.low), "high": number(scale.high), "logarithmic": scale.logarithmic}


def share_bar(share: float) -> Markup:
    """A share of 0..1 as a small bar; the words beside it say the same."""
    return Markup(
        '<svg class="share" viewBox="0 0 56 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="{}" height="8"/></svg>'
    ).format(num(56 * min(1.0, max(0.0, share))))


def as_of(figure: FigureGroup, reading: FigureReading) -> str | None:
    """The day a reading holds for, where its group's readings hold for several and that may explain a difference."""
    if figure.verdict not in ("updated", "differs"):
        return None
    days = {(other.as_of or "")[:10] for other in figure.readings}
    return moment(reading.as_of[:10]) if reading.as_of and len(days) > 1 else None


def file_name(source: str) -> str:
    """The last part of a source's path."""
    return one_line(PurePath(source).name or source)


def safe_href(url: str | None) -> str | None:
    """A URL that may become a link, None for any scheme but http and https."""
    if not url or any(ord(char) <= 32 for char in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in _OPEN_SCHEMES and parts.hostname else None


def _policy(style: str, script: str) -> str:
    """The page's Content-Security-Policy: no connection, no frame, one style sheet and one script by digest."""
    return (
        f"default-src 'none'; style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(content: str) -> str:
    return base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


@cache
def _asset(name: str) -> str:
    return resources.files("copydesk.render.templates").joinpath(name).read_text("utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("copydesk.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
