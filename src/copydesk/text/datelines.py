"""Datelines: the place, date and agency in front of a report's first words.

The forms are those of agency style books: `WASHINGTON (AP) — `, `HALDEN, Norway (Reuters) - `, `London (AFP) – `,
`LONDON, July 16. /TASS/. `, `(CNN) - `, and a place in capitals on a line of its own.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from copydesk.text.agencies import agency_named


class Dateline(NamedTuple):
    """Half-open [start, end) of a dateline with the dash and blanks after it; `voice` is what stands in brackets."""

    start: int
    end: int
    place: str | None
    voice: str | None
    voice_start: int
    voice_end: int
    day: str | None


_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'-]*(?:[ /-]+[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'-]*){0,4}"
_TITLED = r"[A-ZÀ-ÖØ-Þ][\w.’'-]+(?:[ /-]+(?:[a-z]{2,3} )?[A-ZÀ-ÖØ-Þ][\w.’'-]+){0,3}"
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?P<day>{_MONTHS} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTHS}(?: \d{{4}})?)"
_REGION = (
    r"(?:, (?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d)"
    r"[A-ZÀ-ÖØ-Þ][\w.’'-]*(?: [A-ZÀ-ÖØ-Þ][\w.’'-]*){0,3}){0,2}"
)
_VOICE = r"(?:\((?P<voice>[A-Za-z][\w.&/’' -]{1,40})\)|/(?P<slashed>[A-Z][\w-]{1,15})/\.?)"
_DASH = r"(?:\s*(?:—|–|―|--|_|\.-|(?<=\s)-|(?<=\))-)+\s*)"
_WITH_VOICE = re.compile(
    rf"(?:(?P<place>(?:{_CAPITALS}|{_TITLED}){_REGION})(?:[,.]? {_DAY}\.?)?[,.]?\s*)?"
    rf"{_VOICE}(?:{_DASH}|\s*:\s+|\s+(?=[A-Z“\"])|(?=[A-Z“\"])|$)"
)
_PLACE_ONLY = re.compile(
    rf"(?P<place>{_CAPITALS}{_REGION})(?:[,.]? {_DAY}\.?)?(?:\s+(?:[—–―]-?|--|-)\s+|\s*(?:—|--)\s*)"
)
_UNDASHED = re.compile(r"(?P<place>)(?P<day>)\((?P<voice>CNN|BBC|[KW][A-Z]{2,3}(?:-TV)?)\)\s?(?=[A-Z“\"])")
_WITH_COLON = re.compile(rf"(?P<place>{_CAPITALS}{_REGION})(?P<day>):\s+")
_ALONE = re.compile(rf"(?P<place>{_CAPITALS}{_REGION})(?:[,.]? {_DAY}\.?)?\s*(?:—|–|--|-|_)?$")

_ARTICLE = re.compile(r"(?:AN?|THE(?! HAGUE\b)) ")

# Kickers that stand where a dateline may stand.
_KICKERS = frozenset(
    """EXCLUSIVE UPDATE UPDATED BREAKING WATCH VIDEO PHOTOS OPINION ANALYSIS REVIEW EDITORIAL LIVE CORRECTION NOTE
    FACTBOX EXPLAINER TIMELINE LISTEN READ MORE RELATED FILE ADVERTISEMENT SUMMARY PREVIEW PROFILE INTERVIEW
    GALLERY PICTURES""".split()
)
# Cities that stand alone in datelines (the Associated Press stylebook's list): a bare one is no headline.
_STAND_ALONE = frozenset(
    city.upper()
    for city in """Atlanta/Baltimore/Boston/Chicago/Cincinnati/Cleveland/Dallas/Denver/Detroit/Honolulu/Houston/
    Indianapolis/Las Vegas/Los Angeles/Miami/Milwaukee/Minneapolis/New Orleans/New York/Oklahoma City/Philadelphia/
    Phoenix/Pittsburgh/St. Louis/Salt Lake City/San Antonio/San Diego/San Francisco/Seattle/Washington/Amsterdam/
    Athens/Baghdad/Bangkok/Beijing/Beirut/Berlin/Brussels/Cairo/Copenhagen/Djibouti/Dublin/Geneva/Gibraltar/
    Guatemala City/Havana/Helsinki/Hong Kong/Islamabad/Istanbul/Jerusalem/Johannesburg/Kuwait City/Kyiv/London/
    Luxembourg/Macau/Madrid/Mexico City/Milan/Monaco/Montreal/Moscow/Mumbai/Munich/New Delhi/Oslo/Ottawa/
    Panama City/Paris/Prague/Quebec City/Rio de Janeiro/Rome/San Marino/Sao Paulo/Seoul/Shanghai/Singapore/
    Stockholm/Sydney/Tokyo/Toronto/Vatican City/Vienna/Warsaw/Zurich""".replace("\n", "").split("/")
    for city in [city.strip()]
)


def dateline_at(line: str, near_top: bool) -> Dateline | None:
    """The dateline at the start of `line`; without an agency or outlet in brackets only `near_top` of a report."""
    match = _WITH_VOICE.match(line)
    if match and _holds(match, line):
        return _dateline(match, line)
    if not near_top:
        return None
    match = _UNDASHED.match(line)
    if match and _opens_sentence(line[match.end() :]):
        return _dateline(match, line)
    match = _WITH_COLON.match(line)
    if match and (match["place"] in _STAND_ALONE or ", " in match["place"]) and _opens_sentence(line[match.end() :]):
        return _dateline(match, line)
    match = _PLACE_ONLY.match(line)
    if (
        match
        and not set(match["place"].split()) & _KICKERS
        and not _ARTICLE.match(match["place"])
        and _opens_sentence(line[match.end() :])
    ):
        return _dateline(match, line)
    return None


def lone_dateline(line: str, expected: bool) -> Dateline | None:
    """A dateline that fills its line; known cities, "PLACE, Region" and a dash tell it, else it must be `expected`."""
    spoken = _WITH_VOICE.match(line)
    if spoken and spoken.end() == len(line) and _holds(spoken, line):
        return _dateline(spoken, line)
    match = _ALONE.match(line)
    if not match or set(re.findall(r"\w+", match["place"])) & _KICKERS:
        return None
    place: str = match["place"]
    known = place in _STAND_ALONE or (", " in place and not place.isupper()) or match["day"] is not None
    dashed = match.end("place") < len(line.rstrip()) and line.rstrip()[-1] in "—–-_"
    if (known or dashed or (expected and len(place) >= 4)) and not _ARTICLE.match(place):
        return _dateline(match, line)
    return None


def _holds(match: re.Match[str], line: str) -> bool:
    voice = match["voice"] or match["slashed"]
    agency = agency_named(voice) is not None
    after = line[match.end() :]
    if (after and not _opens_sentence(after)) or not (agency or voice[0].isupper()):
        return False
    place: str | None = match["place"]
    dashed = re.search(r"[—–―_-]\s*$", match.group()) is not None
    if place is None:
        return dashed and (agency or re.fullmatch(r"[A-Z][A-Z0-9]{1,6}", voice) is not None)
    capitals = re.sub(r", .*", "", place).isupper()
    if not after.strip():
        return agency or (capitals and dashed)
    if not dashed:
        return (agency or voice.isupper()) and (capitals or len(place.split()) <= 2)
    return agency or capitals or voice.isupper()


def _opens_sentence(words: str) -> bool:
    return bool(words) and (words[0].isupper() or words[0].isdigit() or words[0] in "“\"‘'$£€«(") and len(words) > 12


def _dateline(match: re.Match[str], line: str) -> Dateline:
    groups = match.groupdict()
    name = "voice" if groups.get("voice") else "slashed" if groups.get("slashed") else None
    start, end = (match.start(name), match.end(name)) if name else (0, 0)
    stop = match.start() + len(match.group().rstrip())
    return Dateline(
        match.start(), stop, match["place"] or None, groups[name] if name else None, start, end, match["day"] or None
    )
