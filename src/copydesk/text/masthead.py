"""What a plain text says about itself: title, outlet, byline, dateline, date, credits, captions, boilerplate.

A text file carries no metadata, so its own lines must tell. Lines are read from the top until the body begins, then
the rest for what can stand anywhere. A line is taken out of the body only when all of it fits a known form: a body
sentence taken for furniture is lost to every finding, furniture taken for body is only noise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from copydesk.text.agencies import agencies_in, agency_named
from copydesk.text.bylines import Byline, byline_in, nameplate, names_only, signed_line
from copydesk.text.creditlines import (
    is_boilerplate,
    is_caption,
    is_picture_credit,
    looks_like_caption,
    rights_in,
    thanks_sentences,
)
from copydesk.text.datelines import Dateline, dateline_at, lone_dateline
from copydesk.text.datestamp import Stamp, stamps_in
from copydesk.text.segment import paragraphs, sentences

PieceKind = Literal["headline", "outlet", "byline", "date", "dateline", "credit", "caption", "boilerplate"]

HEAD_PARAGRAPHS = 16  # how far down bylines and stamps are looked for; real pages carry menus and captions first
FOOT_PARAGRAPHS = 6
MAX_TITLE_WORDS = 30
_MIN_PROSE_WORDS = 9
_LONG_PROSE_WORDS = 25
_ENDS = re.compile(r"[.?!…:;][\"'”’»)\]]*$")
_FULL_STOP = re.compile(r"(?<![A-Z]\.[A-Z])[.…;,][\"'”’»)\]]*$")

_TIME_NOTES = re.compile(
    r"\b(?:\d+ (?:min(?:ute)?|sec(?:ond)?|hour|day)s? (?:read|ago)|(?:less than )?"
    r"|last updated|updated|published|posted)(?=\W|$)",
    re.IGNORECASE,
)


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
        self.lines = list(paragraphs(text))
        self.bounds: dict[int, list[tuple[int, int]]] = {}
        for start, end, number in sentences(text):
            self.bounds.setdefault(number, []).append((start, end))
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
        self._read_subheads()
        self.pieces += [Piece(kind, *self.lines[number]) for number, kind in enumerate(self.kinds) if kind is not None]
        return Masthead(
            title=self.title,
            outlet=self.outlet,
            byline=", ".join(dict.fromkeys(self.bylines)) or None,
            dateline=self.dateline,
            published=self._published(),
            pieces=tuple(_without_overlaps(self.pieces)),
            credits=tuple(sorted(set(self.credits), key=lambda credit: (credit.start, credit.end))),
        )

    def line(self, number: int) -> str:
        start, end = self.lines[number]
        return self.text[start:end]

    def is_prose(self, number: int) -> bool:
        """True for a line that reads as body: a sentence of some length, or a long stretch of words."""
        words = len(self.line(number).split())
        return words >= _LONG_PROSE_WORDS or (words >= _MIN_PROSE_WORDS and bool(_ENDS.search(self.line(number))))

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
            elif is_caption(line):
                self.kinds[number] = "caption"
                if number and is_picture_credit(line) and looks_like_caption(self.line(number - 1)):
                    self.kinds[number - 1] = "caption"
            elif is_boilerplate(line):
                self.kinds[number] = "boilerplate"

    # -- byline, stamp, agency and outlet lines ------------------------------------------------------------------
    def _read_head(self) -> None:
        for number in range(min(HEAD_PARAGRAPHS, len(self.lines))):
            if self.kinds[number] is None:
                self._read_head_line(number)
        for number in range(len(self.lines)):
            if self.kinds[number] is None and self.foot(number) and number >= HEAD_PARAGRAPHS:
                self._read_stamp_line(number)

    def _read_head_line(self, number: int) -> None:
        line = self.line(number)
        agency = agency_named(line)
        if agency and len(line.split()) <= 5:
            if not (number and looks_like_caption(self.line(number - 1))):
                self.kinds[number] = "credit"
                named = next(agencies_in(line))
                self._credit(number, agency, named.start, named.end, not self.foot(number))
                if number == 0:
                    self.outlet = agency
            return
        if self._read_stamp_line(number):
            return
        byline = byline_in(line)
        if byline is None and number and not looks_like_caption(self.line(number - 1)) and not self._ends_head(number):
            byline = signed_line(line)
        if byline:
            self.kinds[number] = "byline"
            self._sign(number, byline)

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
        elif not _same_outlet(known, name):
            at = self.line(number).find(name)
            self._credit(number, name, at, at + len(name), True)

    def _read_stamp_line(self, number: int) -> bool:
        line = self.line(number)
        stamps = list(stamps_in(line))
        if not stamps or len(line) > 200:
            return False
        rest = _rest(line, stamps)
        if not rest:
            kind: PieceKind = "date"
        elif byline := _stamped_byline(rest, names=line.lstrip()[: len(rest)] == rest):
            kind = "byline"
            self._sign(number, _moved(byline, line, rest))
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

    @staticmethod
    def _is_slug(line: str, stamps: Sequence[Stamp]) -> bool:
        """A stamp at the start with a label, a section or an outlet beside it, and no sentence."""
        rest = _rest(line, stamps)
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
        for number in range(min(HEAD_PARAGRAPHS, len(self.lines))):
            if self.kinds[number] is not None:
                continue
            if self.is_prose(number) and not self._is_title(number):
                return
            if self._is_title(number):
                self.kinds[number] = "headline"
                self.title = self.line(number)
                return

    def _read_known_title(self, title: str) -> None:
        wanted = _letters(title)
        for number in range(min(HEAD_PARAGRAPHS, len(self.lines))):
            found = _letters(self.line(number))
            if len(found) >= 8 and (found == wanted or (wanted.startswith(found) and len(found) >= 0.6 * len(wanted))):
                self.kinds[number] = "headline"
                self.title = self.title or title

    def _is_title(self, number: int) -> bool:
        line = self.line(number)
        words = len(line.split())
        if not 2 <= words <= MAX_TITLE_WORDS or _FULL_STOP.search(line) or line[-1] == ":" or line[0].islower():
            return False
        if lone_dateline(line, has_title=False) or dateline_at(line, near_top=True):
            return False
        if line[-1] in "?!" and words > 15:
            return False
        if nameplate(line) and any(self._could_follow(below) for below in range(number + 1, number + 3)):
            return False
        return any(self.is_prose(below) for below in range(number + 1, len(self.lines)))

    def _could_follow(self, number: int) -> bool:
        return (
            number < len(self.lines)
            and self.kinds[number] is None
            and not self.is_prose(number)
            and (
                not nameplate(self.line(number))
                and len(self.line(number).split()) >= 3
                and lone_dateline(self.line(number), has_title=False) is None
            )
        )

    def _read_around_title(self) -> None:
        """Short lines above the body that only their place explains: outlet, writers, second deck, place."""
        body = self._body_begins()
        first = next((n for n in range(body) if self.kinds[n] == "headline"), None)
        for number in range(body):
            if self.kinds[number] is not None:
                continue
            line = self.line(number)
            lone = (
                lone_dateline(line, self.title is not None) if number == body - 1 or self._before_body(number) else None
            )
            if lone:
                self._place(number, lone, whole_line=True)
            elif nameplate(line):
                self.kinds[number] = "outlet"
                self._name_outlet(number, line)
            elif first is not None and number > first and names_only(line):
                self.kinds[number] = "byline"
                self.bylines.append(line)
            elif first is not None and len(line.split()) <= _LONG_PROSE_WORDS:
                self.kinds[number] = "headline" if number > first and len(line.split()) >= 4 else "boilerplate"

    def _before_body(self, number: int) -> bool:
        return all(self.kinds[n] is not None for n in range(number + 1, self._body_begins()))

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


def _rest(line: str, stamps: Sequence[Stamp]) -> str:
    """`line` without its stamps, time notes and the marks that join them."""
    kept, at = "", 0
    for stamp in stamps:
        kept += line[at : stamp.start] + " | "
        at = stamp.end
    kept += line[at:]
    kept = _TIME_NOTES.sub(" ", kept)
    return re.sub(r"\s+", " ", kept).strip(" \t|•·,;:/–—-()")


def _stamped_byline(rest: str, names: bool) -> Byline | None:
    """What stands beside a stamp, read as a byline; bare `names` only in front of it, a tag may stand behind."""
    return (
        byline_in(rest)
        or signed_line(rest)
        or (Byline(0, len(rest), rest, None, None) if names and names_only(rest) and not nameplate(rest) else None)
    )


def _moved(byline: Byline, line: str, rest: str) -> Byline:
    """`byline` read in `rest` with its agency's place put back into `line`."""
    if byline.agency is None:
        return byline
    start, end, agency = byline.agency
    at = max(line.find(rest[start:end]), 0)
    return byline._replace(agency=(at, at + end - start, agency))


def _letters(words: str) -> str:
    return re.sub(r"\W+", "", words).lower()


def _same_outlet(known: str, name: str) -> bool:
    """True when a host or nameplate and a short form name one outlet: "cnn.com", "CNN"; "The Halden Courier"."""
    a, b = (re.sub(r"^(?:www|the)\W+", "", each.lower()) for each in (known, name))
    bare_a, bare_b = (_letters(re.sub(r"\.(?:com|org|net|co|uk|gov|info)\b", "", each)) for each in (a, b))
    initials = "".join(word[0] for word in re.findall(r"\w+", b))
    return bool(bare_a and bare_b) and (
        bare_a in bare_b or bare_b in bare_a or bare_a.startswith(initials + " ") or bare_a == initials
    )


def _without_overlaps(pieces: Sequence[Piece]) -> list[Piece]:
    kept: list[Piece] = []
    for piece in sorted(set(pieces), key=lambda each: (each.start, -each.end)):
        if kept and piece.start < kept[-1].end:
            continue
        kept.append(piece)
    return kept
