"""Bylines: lines that name who wrote a report, and the nameplates of outlets that stand in them."""

from __future__ import annotations

import re
from typing import NamedTuple

from copydesk.text.agencies import AGENCY_PATTERN, agencies_in, agency_named
from copydesk.text.outlets import nameplate


class Byline(NamedTuple):
    """Writers as printed, the outlet and the agency that the line names; half-open ranges into the line."""

    start: int
    end: int
    writers: str | None
    outlet: str | None
    agency: tuple[int, int, str] | None


# What a writer is, when it stands beside the name.
_ROLE = frozenset(
    """staff writer writers reporter reporters correspondent correspondents editor editors bureau chief columnist
    producer producers contributor contributing senior political national diplomatic business economics health
    science education transport home foreign chief city crime sports technology environment security legal affairs
    special investigative white house court digital deputy managing local government democracy data video""".split()
)
_JOINTS = frozenset("and & with for in of at the on to | - – — , • · und y et".split())
_PARTICLES = frozenset("de da di du del della der den van von bin ibn al el la le dos das ten ter af av y".split())
_PIECE = re.compile(r"[^\s,|•·]+|[,|•·]")
_NAME_WORD = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'-]*\.?(?:[A-Z]\.)*|O[’']\w+|(?:[A-Z]\.)+")
_BY = re.compile(
    r"\s*(?:(?:written|reported|words|story|text|analysis|opinion|commentary|column|review)\s+)?by:?\s+", re.IGNORECASE
)
_AGENCY_FIRST = re.compile(rf"\s*{AGENCY_PATTERN}\s*[—–|-]+\s*(?=[Bb][Yy]\s)")  # "Reuters — By Jane Roe"
# Words of menus and buttons, which pages print in capitals like names.
_NOT_IN_NAMES = frozenset(
    """the a on of to for your our my this all more most read share email print text size video videos photo photos
    image images gallery story stories article articles news headlines popular trending latest related top sign log
    subscribe menu search home page close open view views comments comment follow copy link trigger modal resize
    play audio live update updates updated breaking exclusive politics world sports business opinion weather
    frontpage edition section sections take magazine connect tweet facebook twitter linkedin advertisement""".split()
)
_GLUED = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-Z])")  # where a page lost the break between a name and what follows
_MAX_WORDS = 24  # four writers with their outlets; more is prose


def byline_in(line: str) -> Byline | None:
    """`line` read as a byline that opens with "By", or None when any word of it does not belong in one."""
    signed = _AGENCY_FIRST.match(line)
    if signed and (inner := byline_in(line[signed.end() :])):
        named = next(agencies_in(signed.group()))
        return inner._replace(
            start=0, end=inner.end + signed.end(), outlet=None, agency=(named.start, named.end, named.agency)
        )
    opened = _BY.match(line)
    if not opened or not line[opened.end() : opened.end() + 1].isupper():
        return None
    body = line[opened.end() :].rstrip(" \t|•·,-–—")
    if not _only_names(body):
        return None
    agency = _agency(body, opened.end())
    first = body.split()[0].lower()
    if first in ("the", "a") and agency is None and not _outlet(body):
        return None  # "By the Numbers"
    return _split(body, opened.end(), opened.start(), agency)


def signed_line(line: str) -> Byline | None:
    """`line` read as names with an agency or outlet after them ("Jane Roe, Halden Courier", "Jane Roe | Reuters")."""
    if len(line.split()) > 2 * _MAX_WORDS:
        return None
    body = line.strip(" \t|•·,-–—")
    offset = line.find(body)
    cut = _agency_behind_names(body)
    if cut:
        return _split(body, offset, offset, _agency(body[cut:], offset + cut))
    parts = [part for part in re.split(r"\s*[,|•·]\s*|\s+[-–—]\s+", body) if part]
    if len(parts) < 2 or not _only_names(body) or "/" in body:
        return None
    last = parts[-1]
    titled = all(word.lower().strip(".") in _ROLE for word in re.findall(r"[\w’']+", last))
    if (
        not titled
        and not (agency_named(last) and len(last) > 4)
        and not nameplate(last)
        and not re.fullmatch(r"[A-Z]{2,5}", last)
    ):
        return None
    if not all(names_only(part) for part in parts[:-1]):
        return None
    return _split(body, offset, offset, _agency(body, offset))


def signed_by_several(line: str) -> bool:
    """True for writers with their agency behind a slash ("Jane Roe and Ola Vik / AP"): a picture has one author."""
    writers, slash, agency = line.strip().rpartition("/")
    joined = re.search(r"\s(?:and|&)\s", writers) is not None
    return bool(slash) and joined and agency_named(agency) is not None and names_only(writers)


def _agency_behind_names(body: str) -> int | None:
    """Where an agency begins right behind a name, without a blank, or behind a slash after several names."""
    if signed_by_several(body):
        return body.rindex("/") + 1
    cuts = (match.start() for match in _GLUED.finditer(body))
    return next((cut for cut in cuts if agency_named(body[cut:]) and names_only(body[:cut])), None)


def names_only(line: str) -> bool:
    """True when `line` is one or more personal names and nothing else."""
    if {word.lower() for word in re.findall(r"\w+", line)} & _NOT_IN_NAMES:
        return False
    names = re.split(r"\s*,\s*(?:and\s+)?|\s+(?:and|&|with)\s+", line.strip())
    return all(_is_name(name) for name in names)


def _is_name(words: str) -> bool:
    pieces = words.split()
    if not 2 <= len(pieces) <= 5 or len(pieces[-1]) < 2 or not pieces[0][:1].isupper() or not pieces[-1][:1].isupper():
        return False
    return all(_NAME_WORD.fullmatch(piece) or piece.lower() in _PARTICLES for piece in pieces)


def _only_names(body: str) -> bool:
    pieces = _PIECE.findall(body)
    if not 1 <= len(pieces) <= _MAX_WORDS or body[-1:] in "?!:;":
        return False
    if body.endswith(".") and not re.search(r"\b(?:[A-Z]|Jr|Sr|[A-Z]\.[A-Z]|Inc|Co)\.$", body):
        return False
    return all(
        piece in _JOINTS or piece.lower() in _ROLE | _PARTICLES | _JOINTS or _NAME_WORD.fullmatch(piece) or "@" in piece
        for piece in pieces
    )


def _agency(body: str, offset: int) -> tuple[int, int, str] | None:
    found = list(agencies_in(body))
    if not found:
        return None
    return offset + found[-1].start, offset + found[-1].end, found[-1].agency


def _outlet(body: str) -> str | None:
    """The outlet named after the writers; without a mark between them only a nameplate with its article is one."""
    last: str = re.split(r"\s*[,|•·(]\s*|\s+(?:[-–—]|for|of|at)\s+(?=\S)", body)[-1].strip(" )•")
    if last == body:
        plate = re.search(r"(?:^|\s)(The (?:[A-Z][\w’'-]+ ){0,3}[A-Z]\w+)$", body)
        return plate.group(1) if plate and nameplate(plate.group(1)) else None
    return last if nameplate(last) or re.fullmatch(r"[A-Z]{2,5}", last) else None


def _split(body: str, offset: int, start: int, agency: tuple[int, int, str] | None) -> Byline:
    outlet = _outlet(body) if agency is None else None
    end = agency[0] - offset if agency else body.rindex(outlet) if outlet else len(body)
    writers = re.sub(r"(?:^|\s)the\s*$", "", body[:end], flags=re.IGNORECASE).strip(" \t|•·,-–—(")
    writers = re.sub(r"\s*[|,•·]?\s*\S+@\S+", "", re.sub(r"^.*\bBy\s+", "", writers))
    writers = _trim_roles(writers)
    if nameplate(writers):
        writers = ""  # "Halden Courier (AP)"
    return Byline(start, offset + len(body), writers or None, outlet, agency)


def _trim_roles(writers: str) -> str:
    parts = re.split(r"\s*([,|•·]|\s[-–—]\s|\s(?:for|in|at)\s)\s*", writers)
    while len(parts) > 2 and parts[-1].split()[-1:] and parts[-1].split()[-1].lower().split("-")[0] in _ROLE:
        parts = parts[:-2]
    for i in range(1, len(parts) - 1, 2):
        if parts[i].strip() in ("in", "at", "for"):
            parts = parts[:i]
            break
    joined = re.sub(r"\s+", " ", " ".join(part.strip() for part in parts))
    return joined.replace(" ,", ",").strip(" ,|-–—")
