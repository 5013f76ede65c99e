"""The dataflow: reports -> story -> readings -> marks -> findings -> dossier. Pure until somebody renders it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from copydesk.analysers import acts, figures, names, quotes, times
from copydesk.compare.actors import cast_name, resolve_actors
from copydesk.compare.acts import join_acts
from copydesk.compare.alone import only_in
from copydesk.compare.arithmetic import check_arithmetic
from copydesk.compare.claims import align_claims, dispute
from copydesk.compare.conflicts import find_conflicts
from copydesk.compare.copies import find_copies
from copydesk.compare.degrees import link_degrees
from copydesk.compare.initials import spelled_out
from copydesk.compare.origins import copied_share, trace_origins
from copydesk.compare.overview import write_overview
from copydesk.compare.pairs import Said, said
from copydesk.compare.quantities import group_figures
from copydesk.compare.related import relate
from copydesk.compare.sense import Sense
from copydesk.compare.speakers import speaker_at
from copydesk.compare.statements import join_statements
from copydesk.compare.timeline import build_timeline
from copydesk.compare.units import pages_of
from copydesk.compare.unnamed import why_unknown
from copydesk.compare.wordings import find_wordings
from copydesk.encoder import word_vectors
from copydesk.grouping import gather, nearest_dated
from copydesk.meanings import meanings
from copydesk.model.dossier import Apart, CreditLine, Dossier, InputDigest, Made, ReportEntry
from copydesk.model.marks import MarkedReport, Quote
from copydesk.model.report import Report
from copydesk.model.story import Cast, Provenance
from copydesk.reading import Reading, read, read_all
from copydesk.relations import relations
from copydesk.text.likeness import meaning
from copydesk.text.spacing import joined
from copydesk.version import VERSION


def make_dossier(reports: Sequence[Report], *, together: bool = False, notices: Sequence[str] = ()) -> Dossier:
    """Everything that can be said of one story. Raises ValueError when there is no report at all."""
    if not reports:
        raise ValueError("no report to read")
    ordered = sorted(reports, key=lambda report: (report.source, report.id))
    story = gather(ordered, together)
    dated = settle_dates(story.reports)
    marked = [mark(reading) for reading in read_all(dated)]
    apart = tuple(Apart(source=report.source, title=report.title, because=why) for report, why in story.apart)
    return compare(marked, apart=apart, notices=notices, together=together)


def settle_dates(reports: Sequence[Report]) -> tuple[Report, ...]:
    """Give each undated report the day of the dated report that is most like it, marked as taken from the story."""
    dated = [report for report in reports if report.published]
    if not dated:
        return tuple(reports)
    return tuple(
        report
        if report.published
        else replace(report, published=(nearest_dated(report, dated).published or "")[:10], published_from="story")
        for report in reports
    )


def mark_all(reports: Iterable[Report]) -> Iterator[MarkedReport]:
    """Mark reports one at a time, in order."""
    for reading in read_all(reports):
        yield mark(reading)


def mark(reading: Reading) -> MarkedReport:
    """Run every analyser over one reading, then name the speakers of its quotations."""
    report = reading.report
    sentences = reading.marked_sentences()
    if not reading.has_syntax:
        why = f"its language is {report.language!r}: only copies and figures can be read in it"
        numbers = tuple(figures.find(reading))
        return MarkedReport(report=report, sentences=sentences, figures=numbers, unmarked_because=why)
    found = MarkedReport(
        report=report,
        sentences=sentences,
        figures=tuple(figures.find(reading)),
        times=tuple(times.find(reading)),
        quotes=tuple(quotes.find(reading)),
        names=tuple(names.find(reading)),
        acts=tuple(acts.find(reading)),
    )
    cast = resolve_actors([found])
    return replace(found, quotes=tuple(_with_speaker(quote, cast, report.text) for quote in found.quotes))


def _with_speaker(quote: Quote, cast: Cast, text: str) -> Quote:
    for span in quote.source:
        actor = speaker_at(cast, text, span)
        if actor is not None:
            return replace(quote, speaker=cast_name(cast, actor), unknown=None)
    words = " ".join(text[quote.source[0].start : quote.source[0].end].split()) if quote.source else None
    return replace(quote, unknown=quote.unknown or why_unknown(words))


def compare(
    marked: Sequence[MarkedReport],
    *,
    apart: Sequence[Apart] = (),
    notices: Sequence[str] = (),
    together: bool = False,
) -> Dossier:
    """Marked reports of one story to its dossier."""
    reports = [item.report for item in marked]
    known = spelled_out(reports)
    copies = find_copies(known)
    provenance = trace_origins(known, copies)
    cast = resolve_actors(marked)
    statements = join_statements(marked, cast, provenance)
    meant = meanings(marked)
    quantities = group_figures(marked, cast, statements, provenance, meant)
    timeline = build_timeline(marked, provenance)
    joined_acts = join_acts(marked, cast, statements, provenance)
    pages = pages_of(marked, cast)
    sense = Sense(pages, cast, meant)
    related = relate(sense, relations)
    claims = align_claims(marked, cast, statements, quantities, provenance, meant, pages, sense, related)
    conflicts = find_conflicts(
        marked, cast, claims, quantities, statements, timeline, joined_acts, provenance, pages, related
    )
    claims = link_degrees(dispute(claims, conflicts), marked, cast, pages)
    return Dossier(
        reports=tuple(_entry(report, provenance) for report in reports),
        origins=provenance.origins,
        copies=copies,
        actors=cast.actors,
        statements=statements,
        figures=quantities,
        timeline=timeline,
        acts=joined_acts,
        claims=claims,
        conflicts=conflicts,
        only_in=only_in(marked, claims, cast, provenance, pages),
        wordings=find_wordings(marked, cast),
        overview=write_overview(marked, cast, claims, quantities, conflicts, timeline, provenance, pages, meant),
        arithmetic=check_arithmetic(marked),
        apart=tuple(apart),
        notices=(*notices, *_notices(marked)),
        made=Made(
            version=VERSION,
            settings={"together": together},
            inputs=tuple(InputDigest(source=report.source, sha256=report.sha256) for report in reports),
        ),
    )


def _entry(report: Report, provenance: Provenance) -> ReportEntry:
    return ReportEntry(
        id=report.id,
        source=report.source,
        outlet=report.outlet,
        title=report.title,
        byline=report.byline,
        published=report.published,
        published_from=report.published_from,
        url=report.url,
        language=report.language,
        text=report.text,
        words=len(report.text.split()),
        credits=tuple(CreditLine(agency=credit.agency, cite=credit.cite) for credit in report.credits),
        copied=copied_share(provenance, report),
        origin=provenance.home[report.id],
    )


def _notices(marked: Sequence[MarkedReport]) -> Iterator[str]:
    for item in marked:
        if item.unmarked_because:
            yield f"{item.report.source}: {item.unmarked_because}"
        if not item.report.published:
            yield f"{item.report.source}: no date found, so days such as “Wednesday” stay unresolved in it"
        if not item.report.text_complete:
            yield f"{item.report.source}: its text was cut off, so nothing is said to be missing from it"
    if len(marked) == 1:
        yield "one report only: nothing could be compared"


def said_of(text: str) -> Said:
    """What one sentence says, for `copydesk compare`; without the quotation marks that only a whole report needs."""
    reading = read(Report(id="sentence", source="", text=joined(text)))
    words = [token for token in reading.tokens if any(character.isalnum() for character in token.text)]
    vectors = word_vectors(reading.text, [(token.start, token.end) for token in words])
    return said(
        MarkedReport(
            report=reading.report,
            sentences=reading.marked_sentences(),
            figures=tuple(figures.find(reading)),
            names=tuple(names.find(reading)),
            acts=tuple(acts.find(reading)),
        ),
        None
        if vectors is None
        else meaning([token.lower for token in words], [token.pos in ("NOUN", "VERB") for token in words], vectors),
    )
