"""What lies between single reports and the dossier: passages shared, and whose voice each passage is."""

from __future__ import annotations

from msgspec import Struct

from copydesk.model.dossier import Actor, Origin
from copydesk.model.report import Report
from copydesk.model.span import Span


class Placement(Struct, frozen=True):
    """Which story a report was put into, and how close it is to that story (0..1)."""

    report: str
    story: str
    similarity: float


class Story(Struct, frozen=True):
    """Reports of one event; `apart` are inputs that tell of another one, each with the reason in plain words."""

    reports: tuple[Report, ...]
    apart: tuple[tuple[Report, str], ...] = ()


class Passage(Struct, frozen=True):
    """A stretch of a report whose words are another origin's."""

    span: Span
    origin: str


class Provenance(Struct, frozen=True):
    """Whose voice each passage of each report is.

    `home` maps a report to the origin of everything in it that no passage covers; `passages` are sorted by span
    and do not overlap within a report; `copied` maps a report to the share (0..1) of its words that stand in an
    earlier or credited origin.
    """

    origins: tuple[Origin, ...]
    home: dict[str, str]
    passages: tuple[Passage, ...] = ()
    copied: dict[str, float] = {}


class MentionsInReport(Struct, frozen=True):
    """Where one report mentions actors: `starts`, `ends` and `actors` (ids) run in parallel, in order of place.

    `text` is the report's own, so that the words around a mention can tell whether it heads a longer phrase.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    actors: tuple[str, ...]


class Cast(Struct, frozen=True):
    """The actors of a story, most mentioned first, and where each report mentions them.

    `actors[k].id` is "actor-{k + 1}".
    """

    actors: tuple[Actor, ...]
    places: dict[str, MentionsInReport]
