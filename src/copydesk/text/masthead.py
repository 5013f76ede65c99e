"""What a plain text says about itself: title, outlet, byline, dateline, date, credits, captions, boilerplate.

A text file carries no metadata, so its own lines must tell. Lines are read from the top until the body begins, then
the rest for what can stand anywhere. A line is taken out of the body only when all of it fits a known form: a body
sentence taken for furniture is lost to every finding, furniture taken for body is only noise.

Longer than other modules because the passes share the kinds given to lines so far; the forms themselves are apart in
`bylines`, `creditlines`, `datelines`, `datestamp`, `outlets` and `stamplines`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from copydesk.text.agencies import agencies_in, agency_named
from copydesk.text.bylines import Byline, byline_in, names_only, signed_line
from copydesk.text.creditlines import (
    announces_links,
    is_boilerplate,
    is_caption,
    is_picture_credit,
    looks_like_caption,
    rights_in,
    thanks_sentences,
)
from copydesk.text.datelines import Dateline, dateline_at, lone_dateline
from copydesk.text.datestamp import Stamp, stamps_in
from copydesk.text.outlets import letters, nameplate, names_outlet, same_outlet, tells_its_newsroom, titled_abroad
from copydesk.text.segment import sentences
from copydesk.text.stamplines import moved, rest_of, stamped_byline

PieceKind = Literal["headline", "outlet", "byline", "date", "dateline", "credit", "caption", "boilerplate"]

HEAD_PARAGRAPHS = 16  # how far down bylines and stamps are looked for; real pages carry menus and captions first
FOOT_PARAGRAPHS = 6
MAX_TITLE_WORDS = 30
MAX_STOPPED_TITLE_WORDS = 14  # headlines that end in a full stop are short
_MIN_PROSE_WORDS = 9
_LONG_PROSE_WORDS = 25
_ENDS = re.compile(r"[.?!…:;][\"'”’»)\]]*$")
_FULL_STOP = re.compile(r"(?<![A-Z]\.[A-Z])[.…;,][\"'”’»)\]]*$")

# Lines among which the writer's name or the place stands.
_SIGNING = frozenset(["byline", "date", "credit", "outlet", "dateline"])
_SUPPLIED = re.compile(r"(?P<plate>[^()]+?)\s*\((?P<agency>[^()]+)\)")  # "Halden Courier (TNS)"
_SOURCE = re.compile(r"\W*(?:source|via)\s*:\s*", re.IGNORECASE)


class Piece(NamedTuple):
    """A stretch of text about the report, half-open code points."""

    kind: PieceKind
    start: int
    end: int


class AgencyCredit(NamedTuple):
    """An agency or another outlet that the text credits; `whole` when the credit covers all of the report."""

    agency: str
    start: int
    end: int
    whole: bool


class Masthead(NamedTuple):
    """What was recognised; `pieces` and `credits` in order of place, pieces without overlaps."""

    title: str | None
    outlet: str | None
    byline: str | None
    dateline: str | None
    published: str | None
    pieces: tuple[Piece, ...]
    credits: tuple[AgencyCredit, ...]


def read_masthead(text: str, title: str | None = None, outlet: str | None = None) -> Masthead:
    """Read what `text` says about itself; `title` and `outlet` are what is known already, from metadata."""
    return _Sheet(text, title, outlet).read()


class _Sheet:
    """One text while it is being read, line by line; what is found gathers here."""

    def __init__(self, text: str, title: str | None, outlet: str | None) -> None:
        self.text = text
        self.bounds: dict[int, list[tuple[int, int]]] = {}
        for start, end, number in sentences(text):
            self.bounds.setdefault(number, []).append((start, end))
        self.lines = [(inside[0][0], inside[-1][1]) for inside in self.bounds.values()]
        self._lines = [text[start:end] for start, end in self.lines]
        self._prose = [_is_prose(line) for line in self._lines]
        self.known_title, self.known_outlet = title, outlet
        self.kinds: list[PieceKind | None] = [None] * len(self.lines)
        self.title: str | None = None
        self.outlet: str | None = None
        self.bylines: list[str] = []
        self.dateline: str | None = None
        self.stamps: list[Stamp] = []
        self.pieces: list[Piece] = []
        self.credits: list[AgencyCredit] = []

    def read(self) -> Masthead:
        self._read_apart()
        self._read_head()
        self._read_title()
        self._read_around_title()
        self._read_datelines()
        self._read_thanks()
        self._read_links()
        self._read_subheads()
        self.pieces += [Piece(kind, *self.lines[number]) for number, kind in enumerate(self.kinds) if kind is not None]
        return Masthead(
            title=self.title,
            outlet=self.outlet,
            byline=next(iter(self.bylines), None),
            dateline=self.dateline,
            published=self._published(),
            pieces=tuple(_without_overlaps(self.pieces)),
            credits=tuple(sorted(set(self.credits), key=lambda credit: (credit.start, credit.end))),
        )

    def line(self, number: int) -> str:
        return self._lines[number]

    def is_prose(self, number: int) -> bool:
        """True for a line that reads as body: a sentence of some length, or a long stretch of words."""
        return self._prose[number]

    def foot(self, number: int) -> bool:
        return number >= len(self.lines) - FOOT_PARAGRAPHS and number > 0

    # -- lines that are known by their own shape ---------------------------------------------------------------
    def _read_apart(self) -> None:
        for number in range(len(self.lines)):
            line = self.line(number)
            rights = rights_in(line)
            if rights:
                self.kinds[number] = "boilerplate"
                for named in rights.agencies:
                    self._credit(number, named.agency, named.start, named.end, rights.whole)
            elif is_caption(line) and not _supplier(line):
                self.kinds[number] = "caption"
                if number and is_picture_credit(line) and self._is_pictured(number - 1):
                    self.kinds[number - 1] = "caption"
            elif is_boilerplate(line):
                self.kinds[number] = "boilerplate"
        captions = {self.line(number) for number, kind in enumerate(self.kinds) if kind == "caption"}
        for number, kind in enumerate(self.kinds):
            if kind is None and self.line(number) in captions:
                self.kinds[number] = "caption"  # pages print a caption under the small picture and the large

    def _is_pictured(self, number: int) -> bool:
        """True when the line above a picture's credit is its caption: by its own marks, or by brackets near the top."""
        above = self.line(number)
        stamps = list(stamps_in(above))
        if stamps and agency_named(rest_of(above, stamps)):
            return False  # "Reuters | Monday, March 3" signs the report
        bracketed = self.line(number + 1)[:1] == "(" and number < HEAD_PARAGRAPHS
        return looks_like_caption(above) or (
            bracketed and number > 0 and len(self.bounds.get(number, [])) == 1 and 6 <= len(above.split()) <= 45
        )

    # -- byline, stamp, agency and outlet lines ------------------------------------------------------------------
    def _read_head(self) -> None:
        head = self._head()
        for number in head:
            if self.kinds[number] is None:
                self._read_head_line(number)
        for number in range(head.stop, len(self.lines)):
            if self.kinds[number] is None and self.foot(number):
                self._read_stamp_line(number)

    def _head(self) -> range:
        """The first lines, not counting captions: galleries stand above headlines."""
        left = HEAD_PARAGRAPHS
        for number, kind in enumerate(self.kinds):
            left -= kind != "caption"
            if not left:
                return range(number + 1)
        return range(len(self.lines))

    def _read_head_line(self, number: int) -> None:
        line = self.line(number)
        agency = len(line.split()) <= 6 and (_supplier(line) or agency_named(_SOURCE.sub("", line)))
        if agency:
            self._read_agency_line(number, agency)
            return
        if self._read_stamp_line(number):
            return
        byline = byline_in(line)
        if byline is None and number:
            byline = signed_line(line)
            if byline and not self._surely_signs(number, byline):
                byline = None
        if byline:
            self.kinds[number] = "byline"
            self._sign(number, byline)

    def _read_agency_line(self, number: int, agency: str) -> None:
        """An agency alone signs the report, unless it stands where a picture's credit stands."""
        sourced = _SOURCE.match(self.line(number)) is not None
        dated = number + 1 < len(self.lines) and next(stamps_in(self.line(number + 1)), None) is not None
        closing = self._ends_head(number) and not any(
            self.kinds[n] is None and self.is_prose(n) for n in range(number + 1, len(self.lines))
        )
        pictured = self._beside_caption(number) or (self._ends_head(number) and not closing)
        if pictured and not sourced and not dated:
            self.kinds[number] = "caption"
            return
        self.kinds[number] = "credit"
        named = next(agencies_in(self.line(number)))
        self._credit(number, agency, named.start, named.end, True)
        if number == 0:
            self.outlet = agency

    def _surely_signs(self, number: int, byline: Byline) -> bool:
        """False where a name and an agency may have taken a picture: that has one author and no stamp below."""
        if byline.agency and " and " in (byline.writers or ""):
            return True
        below = self.line(number + 1) if number + 1 < len(self.lines) else ""
        stamps = list(stamps_in(below))
        if byline.agency and stamps and not rest_of(below, stamps):
            return True
        return not (self._beside_caption(number) or self._ends_head(number))

    def _beside_caption(self, number: int) -> bool:
        """True when the line above reads as a caption, or the one below is one: a name here credits the picture."""
        above = number > 0 and looks_like_caption(self.line(number - 1))
        below = number + 1 < len(self.lines) and (
            self.kinds[number + 1] == "caption" or looks_like_caption(self.line(number + 1))
        )
        return above or (below and self.dateline_below(number + 1) is None)

    def dateline_below(self, number: int) -> Dateline | None:
        return dateline_at(self.line(number), near_top=True)

    def _ends_head(self, number: int) -> bool:
        """True when body has been seen above `number`: from there on a name and an outlet may be a picture credit."""
        return any(self.kinds[above] is None and self.is_prose(above) for above in range(number))

    def _sign(self, number: int, byline: Byline) -> None:
        if byline.writers:
            self.bylines.append(byline.writers)
        if byline.agency:
            start, end, agency = byline.agency
            self._credit(number, agency, start, end, True)
        elif byline.outlet:
            self._name_outlet(number, byline.outlet)

    def _name_outlet(self, number: int, name: str) -> None:
        """Take `name` as the outlet, or, where another outlet is known to have published this, as a credit to it."""
        known = self.known_outlet or self.outlet
        if known is None:
            self.outlet = name
        elif not same_outlet(known, name):
            at = self.line(number).find(name)
            self._credit(number, name, at, at + len(name), True)

    def _read_stamp_line(self, number: int) -> bool:
        line = self.line(number)
        stamps = list(stamps_in(line))
        if not stamps or len(" ".join(line.split())) > 200:
            return False
        rest = rest_of(line, stamps)
        if not rest:
            kind: PieceKind = "date"
        elif self._is_published_by(rest, line):
            kind = "outlet"
            self._name_outlet(number, rest)
        elif byline := stamped_byline(rest, names=line.lstrip()[: len(rest)] == rest):
            kind = "byline"
            self._sign(number, moved(byline, line, rest))
        elif agency := agency_named(rest):
            kind = "credit"
            named = next(agencies_in(line))
            self._credit(number, agency, named.start, named.end, True)
        elif self._is_slug(line, stamps):
            kind = "date"
        else:
            return False
        self.kinds[number] = kind
        self.stamps += stamps
        return True

    def _is_published_by(self, rest: str, line: str) -> bool:
        """True for an outlet's name before a date, as clippings are headed: "Halden Times, 3 May 2026"."""
        if not line.lstrip().startswith(rest) or agency_named(rest):
            return False
        return names_outlet(rest) or titled_abroad(rest) or tells_its_newsroom(rest, self.text)

    @staticmethod
    def _is_slug(line: str, stamps: Sequence[Stamp]) -> bool:
        """A stamp with a label, a section, an outlet or a name of few capitalised words beside it, and no sentence."""
        rest = rest_of(line, stamps)
        words = rest.replace(",", " ").split()
        if 1 <= len(words) <= 4 and line.lstrip().startswith(words[0]) and line.rstrip()[-1:].isdigit():
            return all(word[0].isupper() or word[0].isdigit() for word in words)
        labelled = stamps[0].label != "" or nameplate(rest)
        return (
            len(rest.split()) <= 8
            and not _FULL_STOP.search(rest)
            and ((labelled and line.lstrip().startswith(line[stamps[0].start : stamps[0].end])) or nameplate(rest))
        )

    # -- title ---------------------------------------------------------------------------------------------------
    def _read_title(self) -> None:
        if self.known_title:
            self._read_known_title(self.known_title)
            if self.title is not None:
                return
        for number in self._head():
            if self.kinds[number] is not None:
                continue
            if self.is_prose(number) and not self._is_title(number):
                return
            if self._is_title(number):
                self.kinds[number] = "headline"
                self.title = self._without_outlet(self.line(number))
                return

    def _without_outlet(self, line: str) -> str:
        """The headline without the nameplate that page titles carry behind it and Markdown's mark before it."""
        line = re.sub(r"^#+\s+", "", line)
        suffixed = re.fullmatch(r"(\S+(?: \S+){2,})\s+[|–—-]\s+([^|–—-]+)", line)
        if not suffixed or not nameplate(suffixed.group(2)):
            return line
        self.outlet = self.outlet or (None if self.known_outlet else suffixed.group(2))
        return suffixed.group(1)

    def _read_known_title(self, title: str) -> None:
        wanted = letters(title)
        for number in self._head():
            line = self.line(number)
            if _FULL_STOP.search(line) and len(line.split()) > MAX_STOPPED_TITLE_WORDS:
                continue  # metadata that holds the first sentence for want of a headline: the sentence is body
            found = letters(line)
            if len(found) >= 8 and (found == wanted or (wanted.startswith(found) and len(found) >= 0.6 * len(wanted))):
                self.kinds[number] = "headline"
                self.title = self.title or title

    def _is_title(self, number: int) -> bool:
        line = self.line(number)
        words = len(line.split())
        if not 2 <= words <= MAX_TITLE_WORDS or _FULL_STOP.search(line) or line[-1] == ":" or line[0].islower():
            return False
        if lone_dateline(line, expected=False) or dateline_at(line, near_top=True):
            return False
        if (line[-1] in "?!" and words > 15) or self._runs_on(number):
            return False
        if nameplate(line) and any(self._could_follow(below) for below in range(number + 1, number + 3)):
            return False
        return any(self.is_prose(below) for below in range(number + 1, len(self.lines)))

    def _runs_on(self, number: int) -> bool:
        """True when the next line goes on in lower case: this one is half a sentence."""
        return number + 1 < len(self.lines) and self.line(number + 1)[0].islower()

    def _could_follow(self, number: int) -> bool:
        return (
            number < len(self.lines)
            and self.kinds[number] is None
            and not self.is_prose(number)
            and (
                not nameplate(self.line(number))
                and len(self.line(number).split()) >= 3
                and lone_dateline(self.line(number), expected=False) is None
            )
        )

    def _read_around_title(self) -> None:
        """Short lines above the body that only their place explains: outlet, writers, second deck, place."""
        body = self._body_begins()
        first = next((n for n in range(body) if self.kinds[n] == "headline"), body)
        for number in range(body):
            if self.kinds[number] is not None:
                continue
            line = self.line(number)
            beside = number > first and any(self._kind(n) in _SIGNING for n in (number - 1, number + 1))
            lone = lone_dateline(line, expected=beside) if self._before_body(number) else None
            if lone:
                self._place(number, lone, whole_line=True)
            elif names_outlet(line):
                self.kinds[number] = "outlet"
                self._name_outlet(number, line)
            elif beside and names_only(line):
                self.kinds[number] = "byline"
                self.bylines.append(line)
            elif first < body and not self._runs_on(number) and len(line.split()) <= _LONG_PROSE_WORDS:
                self.kinds[number] = "headline" if number > first and len(line.split()) >= 4 else "boilerplate"

    def _kind(self, number: int) -> PieceKind | None:
        return self.kinds[number] if 0 <= number < len(self.kinds) else None

    def _before_body(self, number: int) -> bool:
        """True when only pictures and menus stand between the line and the body."""
        return all(self.kinds[n] in ("caption", "boilerplate") for n in range(number + 1, self._body_begins()))

    def _body_begins(self) -> int:
        for number in range(len(self.lines)):
            if self.kinds[number] is None and self.is_prose(number):
                return number
        return 0

    # -- what stands in the body ---------------------------------------------------------------------------------
    def _read_datelines(self) -> None:
        body = self._body_begins()
        for number in range(len(self.lines)):
            if self.kinds[number] is not None:
                continue
            if self._kind(number - 1) in _SIGNING and number + 1 < len(self.lines) and self.is_prose(number + 1):
                lone = lone_dateline(self.line(number), expected=False)
                if lone:
                    self._place(number, lone, whole_line=True)
                    continue
            found = dateline_at(self.line(number), near_top=body <= number <= body + 1 and self.dateline is None)
            if found:
                self._place(number, found, whole_line=False)

    def _place(self, number: int, found: Dateline, whole_line: bool) -> None:
        start = self.lines[number][0]
        if whole_line:
            self.kinds[number] = "dateline"
        else:
            self.pieces.append(Piece("dateline", start + found.start, start + found.end))
        self.dateline = self.dateline or found.place
        for stamp in stamps_in(found.day or ""):
            self.stamps.append(stamp)
        if found.voice is None:
            return
        named = list(agencies_in(found.voice))
        for agency in named:
            self._credit(number, agency.agency, found.voice_start + agency.start, found.voice_start + agency.end, True)
        if not named:
            self._name_outlet(number, found.voice)

    def _read_thanks(self) -> None:
        for number, (start, end) in enumerate(self.lines):
            if self.kinds[number] is not None:
                continue
            inside = [(a - start, b - start) for a, b in self.bounds.get(number, [])]
            for thanks in thanks_sentences(self.text[start:end], inside, self.foot(number)):
                self.pieces.append(Piece("credit", start + thanks.start, start + thanks.end))
                for named in thanks.agencies:
                    self._credit(number, named.agency, named.start, named.end, thanks.whole)

    def _read_links(self) -> None:
        """Headlines of other reports: lines below a label that only announces them, and lines that the page repeats."""
        lines = Counter(self._lines)
        for number in range(1, len(self.lines)):
            if self.kinds[number] is not None or not self._could_be_link(number):
                continue
            below_label = self.kinds[number - 1] == "boilerplate" and announces_links(self.line(number - 1))
            if below_label or (number > self._body_begins() and lines[self.line(number)] > 1):
                self.kinds[number] = "boilerplate"

    def _could_be_link(self, number: int) -> bool:
        line = self.line(number)
        return 3 <= len(line.split()) <= MAX_TITLE_WORDS and not _FULL_STOP.search(line) and line[0] not in '“"'

    def _read_subheads(self) -> None:
        """Short lines between two paragraphs of prose that end in no stop and hold no figure, name list or quote."""
        body = self._body_begins()
        for number in range(body + 1, len(self.lines) - 1):
            line = self.line(number)
            if self.kinds[number] is not None or _ENDS.search(line) or not 1 <= len(line.split()) <= 7:
                continue
            if not line[0].isupper() or re.search(r"[\d“”\",•]", line):
                continue
            if self.is_prose(number - 1) and self.is_prose(number + 1):
                self.kinds[number] = "headline"

    def _credit(self, number: int, agency: str, start: int, end: int, whole: bool) -> None:
        """Credit `agency`; offsets are into the line."""
        base = self.lines[number][0]
        self.credits.append(AgencyCredit(agency, base + start, base + end, whole))

    def _published(self) -> str | None:
        for label in ("published", "", "updated"):
            for stamp in self.stamps:
                if stamp.label == label:
                    return stamp.iso
        return None


def _is_prose(line: str) -> bool:
    words = len(line.split())
    return words >= _LONG_PROSE_WORDS or (words >= _MIN_PROSE_WORDS and bool(_ENDS.search(line)))


def _supplier(line: str) -> str | None:
    """The agency in brackets behind a nameplate that fills the line, which signs a report it distributes."""
    supplied = _SUPPLIED.fullmatch(line)
    return agency_named(supplied["agency"]) if supplied and nameplate(supplied["plate"]) else None


def _without_overlaps(pieces: Sequence[Piece]) -> list[Piece]:
    kept: list[Piece] = []
    for piece in sorted(set(pieces), key=lambda each: (each.start, -each.end)):
        if kept and piece.start < kept[-1].end:
            continue
        kept.append(piece)
    return kept
