"""The dossier: everything said about one story, each line cited. The JSON schema comes from these structs."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from copydesk.model.marks import Hedge, Modality, NameKind, QuoteKind
from copydesk.model.report import PublishedFrom
from copydesk.model.span import Cite

OriginKind = Literal["wire", "newsroom"]
ChangeOp = Literal["cut", "added", "changed"]
ChangeTouch = Literal[
    "number", "hedge", "negation", "quotation", "attribution dropped", "attribution added", "hardened", "softened"
]
StatementVerdict = Literal["same", "trimmed", "reworded", "misattributed", "single"]
FigureVerdict = Literal["same", "compatible", "updated", "differs", "single"]
ClaimVerdict = Literal["corroborated", "single", "disputed"]
ConflictKind = Literal["figure", "time", "polarity", "modality", "attribution", "quotation"]

SCHEMA: Literal["copydesk/dossier/1"] = "copydesk/dossier/1"


class CreditLine(Struct, frozen=True):
    """An agency credit and where it stands."""

    agency: str
    cite: Cite


class ReportEntry(Struct, frozen=True):
    """A report as the dossier lists it; `copied` is the share of its words (0..1) that stand in another origin."""

    id: str
    source: str
    outlet: str | None
    title: str | None
    byline: str | None
    published: str | None
    published_from: PublishedFrom | None
    url: str | None
    language: str | None
    text: str
    words: int
    credits: tuple[CreditLine, ...]
    copied: float
    origin: str


class Origin(Struct, frozen=True):
    """An independent voice; `because` cites what it was told by (credits, bylines), empty for a newsroom's own."""

    id: str
    label: str
    kind: OriginKind
    reports: tuple[str, ...]
    because: tuple[Cite, ...] = ()


class Change(Struct, frozen=True):
    """Words cut from a, added in b, or changed from a to b; `touches` says what of the sense they can change."""

    op: ChangeOp
    a: Cite | None
    b: Cite | None
    touches: tuple[ChangeTouch, ...] = ()

    def __post_init__(self) -> None:
        if self.a is None and self.b is None:
            raise ValueError("a change without words on either side cites nothing")


class Copy(Struct, frozen=True):
    """A passage that stands in two reports.

    `source` ("from" in JSON) is the id of the report that the other one took it from, None where that cannot be
    told; `because` says why in plain words either way.
    """

    a: Cite
    b: Cite
    similarity: float
    source: str | None = field(name="from")
    because: str
    changes: tuple[Change, ...] = ()


class ActorName(Struct, frozen=True):
    """One way in which the reports write an actor's name, and how often."""

    text: str
    count: int


class Actor(Struct, frozen=True):
    """A person, organisation, place or group that the reports name."""

    id: str
    name: str
    kind: NameKind
    names: tuple[ActorName, ...]
    mentions: tuple[Cite, ...]
    roles: tuple[str, ...] = ()


class Rendering(Struct, frozen=True):
    """One report's way of giving a statement. `holder` is whoever this report gives it to: an actor id, or words.

    `told_by` is likewise who tells it, where the report has it from a quotation of somebody else.
    """

    report: str
    kind: QuoteKind
    content: tuple[Cite, ...]
    cue: tuple[Cite, ...]
    source: tuple[Cite, ...]
    origin: str
    holder: str | None = None
    told_by: str | None = None

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a rendering without content cites nothing")


class Difference(Struct, frozen=True):
    """Words that one rendering of a statement has and another has not, or has otherwise."""

    a: Cite | None
    b: Cite | None


class Statement(Struct, frozen=True):
    """What one speaker said on one occasion. `speaker` is an actor id; None when unknown, and `unknown` says why."""

    id: str
    speaker: str | None
    speaker_text: str | None
    verdict: StatementVerdict
    renderings: tuple[Rendering, ...]
    differences: tuple[Difference, ...] = ()
    note: str = ""
    unknown: str | None = None

    def __post_init__(self) -> None:
        if not self.renderings:
            raise ValueError("a statement without a rendering cites nothing")


class FigureReading(Struct, frozen=True):
    """One report's figure. `holder` is an actor id or the words of the source; `as_of` ISO 8601; `origin` an id."""

    cite: Cite
    value: float | None
    low: float | None
    high: float | None
    hedge: Hedge
    unit: str | None
    holder: str | None
    as_of: str | None
    origin: str


class FigureGroup(Struct, frozen=True):
    """Readings that count the same thing in the same event, with what comparing them gave."""

    id: str
    counts: str | None
    unit: str | None
    verdict: FigureVerdict
    note: str
    readings: tuple[FigureReading, ...]

    def __post_init__(self) -> None:
        if not self.readings:
            raise ValueError("a figure without a reading cites nothing")


class ArithmeticCheck(Struct, frozen=True):
    """A calculation that a text claims ("far less than one percent of"), with its operands and what they give."""

    claim: Cite
    operands: tuple[Cite, ...]
    holds: bool
    note: str


class TimelineEvent(Struct, frozen=True):
    """Something that happened, at the precision its times allow; undated ones say why.

    `times` are the words that date it, in order of place, wherever the reports have such words.
    """

    id: str
    earliest: str | None
    latest: str | None
    value: str | None
    text: str
    cites: tuple[Cite, ...]
    origins: tuple[str, ...]
    undated_because: str | None = None
    publication: bool = False
    times: tuple[Cite, ...] = ()

    def __post_init__(self) -> None:
        if not self.cites:
            raise ValueError("an event without cites")


class ActEntry(Struct, frozen=True):
    """Who did what to whom. `actor`, `target`, `holder` and `asker` are actor ids where resolved, else printed words.

    `complement` are words that complete the deed ("with stealing data"); `asker` is who asks or orders the actor to.
    """

    id: str
    actor: str | None
    verb: str
    target: str | None
    modality: Modality
    negated: bool
    condition: str | None
    holder: str | None
    cites: tuple[Cite, ...]
    origins: tuple[str, ...]
    complement: str | None = None
    asker: str | None = None

    def __post_init__(self) -> None:
        if not self.cites:
            raise ValueError("an act without cites")


class Claim(Struct, frozen=True):
    """What one or more reports assert. `text` is verbatim from the first cite; support is counted in origins.

    `weaker` and `stronger` are ids of claims that tell the same with less or more ("may be charged", "was charged").
    """

    id: str
    text: str
    cites: tuple[Cite, ...]
    origins: tuple[str, ...]
    holders: tuple[str, ...]
    verdict: ClaimVerdict
    weaker: tuple[str, ...] = ()
    stronger: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.cites:
            raise ValueError("a claim without cites")


class Side(Struct, frozen=True):
    """One side of a conflict: what it says, where, and who stands behind it."""

    says: str
    cites: tuple[Cite, ...]
    origins: tuple[str, ...]
    holders: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.cites:
            raise ValueError("a side of a conflict without cites")


class Conflict(Struct, frozen=True):
    """Two or more cited sides that cannot all be right; `note` says why in one sentence."""

    id: str
    kind: ConflictKind
    note: str
    sides: tuple[Side, ...]

    def __post_init__(self) -> None:
        if len(self.sides) < 2:
            raise ValueError("a conflict needs two sides")


class OnlyIn(Struct, frozen=True):
    """Claims that one report alone has, most telling first."""

    report: str
    claims: tuple[str, ...]


class Variant(Struct, frozen=True):
    """One wording with every place where it stands."""

    text: str
    cites: tuple[Cite, ...]


class Wording(Struct, frozen=True):
    """How the reports name one thing. `of` is an actor id or a phrase."""

    of: str
    variants: tuple[Variant, ...]


class Rewriting(Struct, frozen=True):
    """A sentence of the overview in a language model's words, checked against the passages that it rests on."""

    text: str
    cites: tuple[Cite, ...]

    def __post_init__(self) -> None:
        if not self.cites:
            raise ValueError("a rewritten sentence without cites")


class SharedPart(Struct, frozen=True):
    """What more origins tell than tell the whole sentence; `text` is verbatim from `cites[0]`, gaps marked by "…"."""

    text: str
    cites: tuple[Cite, ...]
    origins: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.cites:
            raise ValueError("a shared part without cites")


class OverviewSentence(Struct, frozen=True, omit_defaults=True):
    """A sentence or clause taken word for word from `cites[0]`; the other cites say the same.

    `shared` is the claim that its main deed is, where more origins tell that than the whole sentence. `rewriting` is
    what a language model made of it, where one was asked (`--with-model`) and its words passed.
    """

    text: str
    cites: tuple[Cite, ...]
    origins: tuple[str, ...]
    disputed: bool
    shared: SharedPart | None = None
    rewriting: Rewriting | None = None

    def __post_init__(self) -> None:
        if not self.cites:
            raise ValueError("a sentence of the overview without cites")


class Apart(Struct, frozen=True):
    """An input that was kept out of every comparison, and why."""

    source: str
    title: str | None
    because: str


class InputDigest(Struct, frozen=True):
    """An input as given, and the SHA-256 of its bytes."""

    source: str
    sha256: str


class Made(Struct, frozen=True):
    """How the dossier was made; no clock and no host name, so that equal inputs give equal bytes."""

    version: str
    settings: dict[str, str | int | float | bool | None]
    inputs: tuple[InputDigest, ...]


class Dossier(Struct, frozen=True):
    """One sourced account of one story. `notices` say in plain words what could not be done, and why."""

    reports: tuple[ReportEntry, ...]
    origins: tuple[Origin, ...]
    copies: tuple[Copy, ...]
    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    figures: tuple[FigureGroup, ...]
    timeline: tuple[TimelineEvent, ...]
    acts: tuple[ActEntry, ...]
    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]
    only_in: tuple[OnlyIn, ...]
    wordings: tuple[Wording, ...]
    overview: tuple[OverviewSentence, ...]
    made: Made
    arithmetic: tuple[ArithmeticCheck, ...] = ()
    apart: tuple[Apart, ...] = ()
    notices: tuple[str, ...] = ()
    schema: Literal["copydesk/dossier/1"] = SCHEMA
