"""A dossier built by hand from four invented reports of one fire, for tests of what is rendered.

Every cite is cut from the texts below, so that a change to a text that breaks a cite fails at once.
"""

# ruff: noqa: E501 -- the reports are prose, one paragraph a line

from __future__ import annotations

from copydesk.model.dossier import (
    ActEntry,
    Actor,
    ActorName,
    Apart,
    ArithmeticCheck,
    Change,
    Claim,
    Conflict,
    Copy,
    CreditLine,
    Difference,
    Dossier,
    FigureGroup,
    FigureReading,
    InputDigest,
    Made,
    OnlyIn,
    Origin,
    OverviewSentence,
    Rendering,
    ReportEntry,
    Side,
    Statement,
    TimelineEvent,
    Variant,
    Wording,
)
from copydesk.model.span import Cite

AGENCY = """PORT ELLERY (Meridian Press) -- A fire tore through a chemical warehouse on the Port Ellery docks on Tuesday, \
injuring at least 12 workers and forcing roughly 2,000 people from their homes, the fire service said.

Crews were called at 4:40 a.m. and had the blaze under control by noon, Chief Fire Officer Dana Orcutt told reporters. \
“We had solvents on three floors and no list of what was where,” Orcutt said. “That cost us an hour.”

The port authority threatened to close the site unless its owner, Halden Storage, hands over the inventory by Friday. \
Halden Storage said it would cooperate with the inquiry.

Mayor Ines Roth said the clean-up would cost tens of millions of dollars. The warehouse covers about five acres.

Halden Storage was fined $40,000 last year for storing drums without labels, court records show."""

TELEVISION = """Dock fire: homes emptied as smoke drifts over Port Ellery

A fire tore through a chemical warehouse on the Port Ellery docks on Tuesday, injuring 12 workers and forcing roughly \
2,000 people from their homes, the fire service said.

Crews were called at 4:40 a.m. and had the blaze under control by noon, the chief fire officer told reporters. \
“We had solvents on three floors and no list of what was where,” she said.

The port authority said it has closed the site after its owner, Halden Storage, failed to hand over an inventory.

Halden Storage said it would cooperate with the inquiry.

Our reporter Sam Tull is at Quay Street school, where families slept on gym mats.

(Some information from Meridian Press)"""

COURIER = """Nine hurt in Quay Street blaze, hospital says
By Lena Marsh
14 May 2031

Nine people were treated at Ellery General after the fire at the Halden warehouse, the hospital said on Wednesday. \
None was in a serious condition.

“We had solvents on two floors and no list of what was where,” fire chief Dana Orcutt told the Courier.

The council put the cost of the clean-up at $3.5 million, a third of a roads budget of about $11 million.

Halden Storage denied that it had ever refused to give an inventory. “They had it by six in the morning,” its \
director, Tomas Vey, said. The warehouse takes up two hectares of the old coal quay.

Residents of Quay Street plan to sue the company, their lawyer said."""

LEDGER = """The Northern Ledger

Crews were called at 4:40 a.m. and had the blaze under control by noon, Chief Fire Officer Dana Orcutt told reporters. \
The fire at Port Ellery drove more than a thousand people from their homes.

The union of dock workers demanded that the authority publish every inspection since 2028. Its members would refuse \
to unload solvents until then, it said.

Smoke was seen as far as Corran Head, 18 miles away."""

TEXTS = {"aaaa00000001": AGENCY, "bbbb00000002": TELEVISION, "cccc00000003": COURIER, "dddd00000004": LEDGER}
A, B, C, D = TEXTS


def cite(report: str, words: str, nth: int = 0) -> Cite:
    """The nth place where `words` stand in a report."""
    start = -1
    for _ in range(nth + 1):
        start = TEXTS[report].index(words, start + 1)
    return Cite(report, start, start + len(words), words)


def _entry(
    report: str,
    source: str,
    outlet: str | None,
    title: str | None,
    published: str | None,
    copied: float,
    origin: str,
    **more: object,
) -> ReportEntry:
    text = TEXTS[report]
    return ReportEntry(
        id=report,
        source=source,
        outlet=outlet,
        title=title,
        byline=more.get("byline"),  # type: ignore[arg-type]
        published=published,
        published_from=more.get("published_from"),  # type: ignore[arg-type]
        url=more.get("url"),  # type: ignore[arg-type]
        language="en",
        text=text,
        words=len(text.split()),
        credits=more.get("credits", ()),  # type: ignore[arg-type]
        copied=copied,
        origin=origin,
    )


def _reading(
    at: Cite,
    value: float | None,
    low: float | None,
    high: float | None,
    hedge: str,
    unit: str | None,
    holder: str | None,
    origin: str,
) -> FigureReading:
    numbers = (None if number is None else float(number) for number in (value, low, high))
    return FigureReading(at, *numbers, hedge, unit, holder, None, origin)  # type: ignore[arg-type]


def _reports() -> tuple[ReportEntry, ...]:
    credit = CreditLine("Meridian Press", cite(B, "(Some information from Meridian Press)"))
    return (
        _entry(
            A,
            "agency.txt",
            "Meridian Press",
            None,
            "2031-05-13T18:20:00+00:00",
            0.0,
            "origin-1",
            published_from="metadata",
        ),
        _entry(
            B,
            "six.html",
            "Channel 6",
            "Dock fire: homes emptied as smoke drifts over Port Ellery",
            "2031-05-13T20:05:00+00:00",
            0.62,
            "origin-2",
            published_from="metadata",
            url="https://example.org/six/dock-fire",
            credits=(credit,),
        ),
        _entry(
            C,
            "courier.txt",
            "Ellery Courier",
            "Nine hurt in Quay Street blaze, hospital says",
            "2031-05-14",
            0.0,
            "origin-3",
            published_from="text",
            byline="Lena Marsh",
        ),
        _entry(D, "ledger.txt", "The Northern Ledger", None, None, 0.3, "origin-4"),
    )


def _copies() -> tuple[Copy, ...]:
    lead_a = cite(A, AGENCY[AGENCY.index("A fire tore") : AGENCY.index("\n\nCrews")])
    lead_b = cite(B, TELEVISION[TELEVISION.index("A fire tore") : TELEVISION.index("\n\nCrews")])
    crews = "Crews were called at 4:40 a.m. and had the blaze under control by noon, "
    crews_a = cite(A, crews + "Chief Fire Officer Dana Orcutt told reporters.")
    crews_b = cite(B, crews + "the chief fire officer told reporters.")
    return (
        Copy(
            lead_a,
            lead_b,
            0.97,
            A,
            "Channel 6 credits Meridian Press and is later",
            (Change("cut", cite(A, "at least "), None, ("hedge",)),),
        ),
        Copy(
            crews_a,
            crews_b,
            0.83,
            A,
            "Channel 6 credits Meridian Press and is later",
            (Change("changed", cite(A, "Chief Fire Officer Dana Orcutt"), cite(B, "the chief fire officer")),),
        ),
        Copy(
            crews_a,
            cite(D, crews + "Chief Fire Officer Dana Orcutt told reporters."),
            1.0,
            None,
            "The Northern Ledger has no date and no credit line",
        ),
    )


def _actors() -> tuple[Actor, ...]:
    def actor(number: int, name: str, kind: str, *mentions: Cite, roles: tuple[str, ...] = ()) -> Actor:
        counted: dict[str, int] = {}
        for mention in mentions:
            counted[mention.quote] = counted.get(mention.quote, 0) + 1
        names = tuple(ActorName(text, count) for text, count in counted.items())
        return Actor(f"actor-{number}", name, kind, names, mentions, roles)  # type: ignore[arg-type]

    return (
        actor(
            1,
            "Dana Orcutt",
            "person",
            cite(A, "Dana Orcutt"),
            cite(A, "Orcutt", 1),
            cite(B, "she"),
            cite(C, "Dana Orcutt"),
            roles=("chief fire officer", "fire chief"),
        ),
        actor(
            2,
            "Halden Storage",
            "organisation",
            cite(A, "Halden Storage"),
            cite(B, "Halden Storage"),
            cite(C, "Halden Storage"),
        ),
        actor(3, "Port authority", "organisation", cite(A, "The port authority"), cite(B, "The port authority")),
        actor(4, "Ines Roth", "person", cite(A, "Mayor Ines Roth"), roles=("mayor",)),
        actor(5, "Ellery General", "organisation", cite(C, "Ellery General"), cite(C, "the hospital")),
        actor(6, "Union of dock workers", "group", cite(D, "The union of dock workers")),
        actor(7, "Residents of Quay Street", "group", cite(C, "Residents of Quay Street")),
        actor(8, "Tomas Vey", "person", cite(C, "Tomas Vey"), roles=("director",)),
    )


def _statements() -> tuple[Statement, ...]:
    three = "“We had solvents on three floors and no list of what was where,”"
    two = "“We had solvents on two floors and no list of what was where,”"
    return (
        Statement(
            "statement-1",
            "actor-1",
            "Orcutt",
            "reworded",
            (
                Rendering(
                    A,
                    "direct",
                    (cite(A, three), cite(A, "“That cost us an hour.”")),
                    (cite(A, "said", 1),),
                    (cite(A, "Orcutt", 1),),
                    "origin-1",
                ),
                Rendering(B, "direct", (cite(B, three),), (cite(B, "said", 1),), (cite(B, "she"),), "origin-1"),
                Rendering(C, "direct", (cite(C, two),), (cite(C, "told"),), (cite(C, "Dana Orcutt"),), "origin-3"),
            ),
            (Difference(cite(A, "three"), cite(C, "two")), Difference(cite(A, "“That cost us an hour.”"), None)),
            "one word differs between the renderings",
        ),
        Statement(
            "statement-2",
            "actor-2",
            "Halden Storage",
            "same",
            (
                Rendering(
                    A,
                    "indirect",
                    (cite(A, "it would cooperate with the inquiry"),),
                    (cite(A, "said", 2),),
                    (cite(A, "Halden Storage", 1),),
                    "origin-1",
                ),
                Rendering(B, "indirect", (cite(B, "it would cooperate with the inquiry"),), (), (), "origin-1"),
            ),
        ),
        Statement(
            "statement-3",
            "actor-8",
            "Tomas Vey",
            "single",
            (
                Rendering(
                    C,
                    "direct",
                    (cite(C, "“They had it by six in the morning,”"),),
                    (cite(C, "said", 1),),
                    (cite(C, "its director, Tomas Vey"),),
                    "origin-3",
                ),
            ),
        ),
        Statement(
            "statement-4",
            None,
            None,
            "single",
            (
                Rendering(
                    D,
                    "indirect",
                    (cite(D, "Its members would refuse to unload solvents until then"),),
                    (cite(D, "said"),),
                    (cite(D, "it", TEXTS[D].count("it") - 1),),
                    "origin-4",
                ),
            ),
            unknown="“it” could be the union or the authority",
        ),
    )


def _figures() -> tuple[FigureGroup, ...]:
    groups = [
        FigureGroup(
            "figure-1",
            "people hurt",
            None,
            "differs",
            "nine is below “at least 12”, and nothing explains it",
            (
                _reading(cite(A, "at least 12"), 12, 12, None, "above", None, "fire service", "origin-1"),
                _reading(cite(B, "12"), 12, 12, 12, "exact", None, "fire service", "origin-1"),
                _reading(cite(C, "Nine", 1), 9, 9, 9, "exact", None, "actor-5", "origin-3"),
            ),
        ),
        FigureGroup(
            "figure-2",
            "people forced from their homes",
            None,
            "compatible",
            "the intervals meet",
            (
                _reading(cite(A, "roughly 2,000"), 2000, 1800, 2200, "about", None, "fire service", "origin-1"),
                _reading(cite(B, "roughly 2,000"), 2000, 1800, 2200, "about", None, "fire service", "origin-1"),
                _reading(cite(D, "more than a thousand"), 1000, 1000, None, "above", None, None, "origin-4"),
            ),
        ),
        FigureGroup(
            "figure-3",
            "cost of the clean-up",
            "dollar",
            "differs",
            "the intervals do not meet",
            (
                _reading(
                    cite(A, "tens of millions of dollars"), None, 1e7, 1e8, "range", "dollar", "actor-4", "origin-1"
                ),
                _reading(cite(C, "$3.5 million"), 3.5e6, 3.5e6, 3.5e6, "exact", "dollar", "council", "origin-3"),
            ),
        ),
        FigureGroup(
            "figure-4",
            "area of the warehouse",
            "acre",
            "compatible",
            "two hectares are 4.9 acres",
            (
                _reading(cite(A, "about five acres"), 5, 4.5, 5.5, "about", "acre", None, "origin-1"),
                _reading(cite(C, "two hectares"), 2, 2, 2, "exact", "hectare", None, "origin-3"),
            ),
        ),
        FigureGroup(
            "figure-5",
            "fine",
            "dollar",
            "single",
            "one report only",
            (_reading(cite(A, "$40,000"), 40000, 40000, 40000, "exact", "dollar", "court records", "origin-1"),),
        ),
        FigureGroup(
            "figure-6",
            None,
            "mile",
            "single",
            "one report only",
            (_reading(cite(D, "18 miles"), 18, 18, 18, "exact", "mile", None, "origin-4"),),
        ),
    ]
    return tuple(groups)


def _timeline() -> tuple[TimelineEvent, ...]:
    return (
        TimelineEvent(
            "event-1",
            "2030-01-01",
            "2030-12-31",
            "2030",
            "Halden Storage was fined $40,000",
            (cite(A, "Halden Storage was fined $40,000 last year"),),
            ("origin-1",),
            times=(cite(A, "last year"),),
        ),
        TimelineEvent(
            "event-2",
            "2031-05-13T04:40",
            "2031-05-13T04:40",
            "2031-05-13T04:40",
            "Crews were called",
            (
                cite(A, "Crews were called at 4:40 a.m."),
                cite(B, "Crews were called at 4:40 a.m."),
                cite(D, "Crews were called at 4:40 a.m."),
            ),
            ("origin-1",),
            times=(cite(A, "at 4:40 a.m."), cite(B, "at 4:40 a.m.")),
        ),
        TimelineEvent(
            "event-3",
            "2031-05-13",
            "2031-05-13",
            "2031-05-13",
            "A fire tore through a chemical warehouse",
            (
                cite(A, "A fire tore through a chemical warehouse on the Port Ellery docks on Tuesday"),
                cite(B, "A fire tore through a chemical warehouse on the Port Ellery docks on Tuesday"),
            ),
            ("origin-1",),
            times=(cite(A, "on Tuesday"), cite(B, "on Tuesday")),
        ),
        TimelineEvent(
            "event-4",
            "2031-05-13T12:00",
            "2031-05-13T12:00",
            "2031-05-13T12:00",
            "had the blaze under control",
            (cite(A, "had the blaze under control by noon"),),
            ("origin-1",),
            times=(cite(A, "by noon"),),
        ),
        TimelineEvent(
            "event-5",
            "2031-05-14",
            "2031-05-14",
            "2031-05-14",
            "the hospital said",
            (cite(C, "the hospital said on Wednesday"),),
            ("origin-3",),
            times=(cite(C, "on Wednesday"),),
        ),
        TimelineEvent(
            "event-6",
            "2031-05-16",
            "2031-05-16",
            "2031-05-16",
            "hands over the inventory by Friday",
            (cite(A, "hands over the inventory by Friday"),),
            ("origin-1",),
            times=(cite(A, "by Friday"),),
        ),
        TimelineEvent(
            "event-7",
            None,
            None,
            None,
            "publish every inspection since 2028",
            (cite(D, "publish every inspection since 2028"),),
            ("origin-4",),
            "the report carries no date",
        ),
    )


def _acts() -> tuple[ActEntry, ...]:
    return (
        ActEntry(
            "act-1",
            "actor-3",
            "close",
            "the site",
            "threatened",
            False,
            "unless its owner hands over the inventory",
            None,
            (cite(A, "The port authority threatened to close the site"),),
            ("origin-1",),
        ),
        ActEntry(
            "act-2",
            "actor-3",
            "close",
            "the site",
            "asserted",
            False,
            None,
            "actor-3",
            (cite(B, "it has closed the site"),),
            ("origin-2",),
        ),
        ActEntry(
            "act-3",
            "actor-2",
            "refuse",
            "an inventory",
            "denied",
            True,
            None,
            "actor-2",
            (cite(C, "Halden Storage denied that it had ever refused to give an inventory"),),
            ("origin-3",),
        ),
        ActEntry(
            "act-4",
            "actor-6",
            "demand",
            "actor-3",
            "required",
            False,
            None,
            None,
            (cite(D, "The union of dock workers demanded that the authority publish every inspection"),),
            ("origin-4",),
        ),
        ActEntry(
            "act-5",
            "actor-7",
            "sue",
            "actor-2",
            "planned",
            False,
            None,
            "their lawyer",
            (cite(C, "Residents of Quay Street plan to sue the company"),),
            ("origin-3",),
        ),
        ActEntry(
            "act-6",
            "actor-2",
            "cooperate",
            None,
            "planned",
            False,
            None,
            "actor-2",
            (cite(A, "it would cooperate with the inquiry"), cite(B, "it would cooperate with the inquiry")),
            ("origin-1",),
        ),
    )


def _claims() -> tuple[Claim, ...]:
    crews = "Crews were called at 4:40 a.m. and had the blaze under control by noon"
    return (
        Claim(
            "claim-1",
            "A fire tore through a chemical warehouse on the Port Ellery docks on Tuesday",
            (
                cite(A, "A fire tore through a chemical warehouse on the Port Ellery docks on Tuesday"),
                cite(B, "A fire tore through a chemical warehouse on the Port Ellery docks on Tuesday"),
                cite(C, "the fire at the Halden warehouse"),
            ),
            ("origin-1", "origin-3"),
            (),
            "corroborated",
        ),
        Claim(
            "claim-2", crews, (cite(A, crews), cite(B, crews), cite(D, crews)), ("origin-1",), ("actor-1",), "single"
        ),
        Claim(
            "claim-3",
            "injuring at least 12 workers",
            (cite(A, "injuring at least 12 workers"), cite(B, "injuring 12 workers")),
            ("origin-1",),
            ("fire service",),
            "disputed",
        ),
        Claim(
            "claim-4",
            "Nine people were treated at Ellery General",
            (cite(C, "Nine people were treated at Ellery General"),),
            ("origin-3",),
            ("actor-5",),
            "disputed",
        ),
        Claim(
            "claim-5",
            "Residents of Quay Street plan to sue the company",
            (cite(C, "Residents of Quay Street plan to sue the company"),),
            ("origin-3",),
            ("their lawyer",),
            "single",
        ),
        Claim(
            "claim-6",
            "Smoke was seen as far as Corran Head",
            (cite(D, "Smoke was seen as far as Corran Head"),),
            ("origin-4",),
            (),
            "single",
        ),
        Claim(
            "claim-7",
            "families slept on gym mats",
            (cite(B, "families slept on gym mats"),),
            ("origin-2",),
            (),
            "single",
        ),
    )


def _conflicts() -> tuple[Conflict, ...]:
    return (
        Conflict(
            "conflict-1",
            "figure",
            "At least 12 hurt and nine treated cannot both be the count of the injured.",
            (
                Side(
                    "injuring at least 12 workers",
                    (cite(A, "injuring at least 12 workers"), cite(B, "injuring 12 workers")),
                    ("origin-1",),
                    ("fire service",),
                ),
                Side(
                    "Nine people were treated at Ellery General",
                    (cite(C, "Nine people were treated at Ellery General"),),
                    ("origin-3",),
                    ("actor-5",),
                ),
            ),
        ),
        Conflict(
            "conflict-2",
            "modality",
            "One report tells the closing as a threat, the other as done.",
            (
                Side(
                    "The port authority threatened to close the site",
                    (cite(A, "The port authority threatened to close the site"),),
                    ("origin-1",),
                    (),
                ),
                Side("it has closed the site", (cite(B, "it has closed the site"),), ("origin-2",), ("actor-3",)),
            ),
        ),
        Conflict(
            "conflict-3",
            "quotation",
            "The same sentence of Orcutt's is quoted with two different counts.",
            (
                Side(
                    "“We had solvents on three floors and no list of what was where,”",
                    (cite(A, "“We had solvents on three floors and no list of what was where,”"),),
                    ("origin-1",),
                    ("actor-1",),
                ),
                Side(
                    "“We had solvents on two floors and no list of what was where,”",
                    (cite(C, "“We had solvents on two floors and no list of what was where,”"),),
                    ("origin-3",),
                    ("actor-1",),
                ),
            ),
        ),
    )


def _overview() -> tuple[OverviewSentence, ...]:
    crews = "Crews were called at 4:40 a.m. and had the blaze under control by noon"
    fire = "A fire tore through a chemical warehouse on the Port Ellery docks on Tuesday"
    return (
        OverviewSentence(
            fire,
            (cite(A, fire), cite(B, fire), cite(C, "the fire at the Halden warehouse")),
            ("origin-1", "origin-3"),
            False,
        ),
        OverviewSentence(
            "injuring at least 12 workers",
            (cite(A, "injuring at least 12 workers"), cite(B, "injuring 12 workers")),
            ("origin-1",),
            True,
        ),
        OverviewSentence(crews, (cite(A, crews), cite(B, crews), cite(D, crews)), ("origin-1",), False),
        OverviewSentence(
            "The port authority threatened to close the site unless its owner, Halden Storage, hands over "
            "the inventory by Friday.",
            (
                cite(
                    A,
                    "The port authority threatened to close the site unless its owner, Halden Storage, "
                    "hands over the inventory by Friday.",
                ),
            ),
            ("origin-1",),
            True,
        ),
        OverviewSentence(
            "Residents of Quay Street plan to sue the company, their lawyer said.",
            (cite(C, "Residents of Quay Street plan to sue the company, their lawyer said."),),
            ("origin-3",),
            False,
        ),
    )


def invented_dossier() -> Dossier:
    """The whole dossier, with at least one finding of every kind."""
    return Dossier(
        reports=_reports(),
        origins=(
            Origin(
                "origin-1", "Meridian Press", "wire", (A, B, D), (cite(B, "(Some information from Meridian Press)"),)
            ),
            Origin("origin-2", "Channel 6", "newsroom", (B,)),
            Origin("origin-3", "Ellery Courier", "newsroom", (C,)),
            Origin("origin-4", "The Northern Ledger", "newsroom", (D,)),
        ),
        copies=_copies(),
        actors=_actors(),
        statements=_statements(),
        figures=_figures(),
        timeline=_timeline(),
        acts=_acts(),
        claims=_claims(),
        conflicts=_conflicts(),
        only_in=(OnlyIn(C, ("claim-5", "claim-4")), OnlyIn(D, ("claim-6",)), OnlyIn(B, ("claim-7",))),
        wordings=(
            Wording(
                "actor-1",
                (
                    Variant(
                        "Chief Fire Officer Dana Orcutt",
                        (cite(A, "Chief Fire Officer Dana Orcutt"), cite(D, "Chief Fire Officer Dana Orcutt")),
                    ),
                    Variant("the chief fire officer", (cite(B, "the chief fire officer"),)),
                    Variant("fire chief Dana Orcutt", (cite(C, "fire chief Dana Orcutt"),)),
                ),
            ),
            Wording(
                "the fire",
                (Variant("the blaze", (cite(A, "the blaze"),)), Variant("the fire", (cite(C, "the fire"),))),
            ),
        ),
        overview=_overview(),
        made=Made(
            "0.1.0",
            {"together": False, "language": None},
            (
                InputDigest("agency.txt", "3f" * 32),
                InputDigest("six.html", "a1" * 32),
                InputDigest("courier.txt", "09" * 32),
                InputDigest("ledger.txt", "c4" * 32),
            ),
        ),
        arithmetic=(
            ArithmeticCheck(
                cite(C, "a third of a roads budget of about $11 million"),
                (cite(C, "$3.5 million"), cite(C, "$11 million")),
                True,
                "3.5 of 11 is 32 percent",
            ),
        ),
        apart=(
            Apart("weather.txt", "Rain expected on Thursday", "it shares no name and no date with the other reports"),
        ),
        notices=("ledger.txt carries no date; its times are undated.",),
    )
