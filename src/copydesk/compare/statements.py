"""What each speaker said on one occasion: quotations of all reports joined where they render one utterance.

Precision first. Two quotations are one statement when one actor is behind both and their words answer each other,
though trimmed, reworded or turned from direct into indirect speech. With the speaker unknown on one side the words
must be nearly the same; with two different people they must be the same to the letter, and that is misattribution.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from copydesk.compare.actors import cast_name
from copydesk.compare.direction import label_of
from copydesk.compare.joining import join_utterances, stitched_quotations
from copydesk.compare.occasions import Stitch, medium_of
from copydesk.compare.origins import origin_of
from copydesk.compare.renderings import (
    Utterance,
    content_terms,
    differences,
    editors_words,
    fragment_of,
    merged,
    paragraphs_of,
    reading_of_content,
    verdict_of,
)
from copydesk.compare.speakers import (
    RELATIVES,
    cannot_be_one,
    speaker_of,
    with_last_speaker,
)
from copydesk.compare.unnamed import why_unknown
from copydesk.model.dossier import Difference, Rendering, Statement, StatementVerdict
from copydesk.model.marks import MarkedReport, Quote
from copydesk.model.report import Report
from copydesk.model.span import Cite, Span
from copydesk.model.story import Cast, Provenance
from copydesk.text.quotemarks import quoted_ranges

NESTED_SHARE = 0.6  # of the shorter content, for two quotations of one report to be one told twice

_ORDER: tuple[StatementVerdict, ...] = ("same", "trimmed", "reworded", "misattributed")


def join_statements(marked: Sequence[MarkedReport], cast: Cast, provenance: Provenance) -> tuple[Statement, ...]:
    """All statements of a story, in order of report and place; no order of `marked` changes them."""
    ordered = sorted(marked, key=lambda m: _rank(m.report))
    utterances = [utterance for report in ordered for utterance in _utterances(report, cast)]
    stitched = stitched_quotations(utterances)
    groups = join_utterances(utterances, cast, stitched)
    statements = []
    for number, group in enumerate(groups, start=1):
        seams = [_seam(utterances, stitch) for stitch in stitched if {stitch.whole, stitch.second} <= set(group)]
        pieces = [utterances[place] for place in group]
        statements.append(_statement(f"statement-{number}", pieces, cast, provenance, seams))
    return tuple(statements)


def _seam(utterances: Sequence[Utterance], stitch: Stitch) -> str:
    whole, part = utterances[stitch.whole].report, utterances[stitch.first].report
    how = "joins, with an ellipsis," if stitch.announced else "gives as one"
    return f"{label_of(whole)} {how} two quotations that stand apart in {label_of(part)}"


class _Held(NamedTuple):
    """What a rendering gives to its holder: ranges of its report, and how long they are together."""

    start: int
    end: int
    content: tuple[tuple[int, int], ...]
    size: int
    holder: str


class Holders:
    """Whoever is quoted at a span: an actor id, or the source's words; None in the report's own voice.

    Where one quotation lies in another, the inner speaker holds the words.
    """

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._held: dict[str, list[_Held]] = defaultdict(list)
        for statement in statements:
            for rendering in statement.renderings:
                holder = _rendered_holder(statement, rendering)
                if holder:
                    content = tuple((cite.start, cite.end) for cite in rendering.content)
                    low, high = min(start for start, _ in content), max(end for _, end in content)
                    size = sum(end - start for start, end in content)
                    self._held[rendering.report].append(_Held(low, high, content, size, holder))

    def at(self, span: Span | Cite) -> str | None:
        """The holder of most of the words at a span."""
        best: tuple[int, str] | None = None
        for held in self._held.get(span.report, ()):
            if held.start >= span.end or held.end <= span.start:
                continue
            covered = sum(max(0, min(end, span.end) - max(start, span.start)) for start, end in held.content)
            if 2 * covered > span.end - span.start and (best is None or (held.size, held.holder) < best):
                best = held.size, held.holder
        return best[1] if best else None


def holder_of(statements: Iterable[Statement], span: Span | Cite) -> str | None:
    """The holder at one span; whoever asks about many keeps the `Holders`."""
    return Holders(statements).at(span)


def _rendered_holder(statement: Statement, rendering: Rendering) -> str | None:
    if statement.verdict == "misattributed":
        return rendering.holder
    return statement.speaker or rendering.holder or statement.speaker_text


def _rank(report: Report) -> tuple[str, str, str, str]:
    return report.published or "~", report.outlet or "~", report.source, report.id


def _utterances(marked: MarkedReport, cast: Cast) -> Iterator[Utterance]:
    """The report's utterances, each once: of two that hold the same words of one speaker the fuller one is kept."""
    quoted = list(quoted_ranges(marked.report.text))
    edited = editors_words(marked.report)
    found: list[Utterance] = []
    for quote in marked.quotes:
        if not quote.speech or _in_furniture(marked, quote):
            continue
        told = reading_of_content(marked, quote, quoted, edited)
        if not told:
            continue
        speaker, speaker_text = speaker_of(marked.report, quote, cast)
        if speaker is None and speaker_text and speaker_text.casefold().split()[0] in RELATIVES | {"whose"}:
            continue  # "a man who asked not to be named": about the source, or too entangled to tell
        found.append(
            Utterance(
                marked.report, quote, told, content_terms(marked, quote), paragraphs_of(marked, quote.content),
                speaker, speaker_text, medium=medium_of(marked, quote),
            )
        )  # fmt: skip
    found = with_last_speaker(found, cast)
    found.sort(key=lambda utterance: (-len(utterance.words), not utterance.speaker, utterance.place))
    kept: list[Utterance] = []
    for utterance in found:
        if not any(_told_twice(utterance, other) for other in kept):
            kept.append(utterance)
    yield from sorted(kept, key=lambda utterance: utterance.place)


def _in_furniture(marked: MarkedReport, quote: Quote) -> bool:
    first = quote.content[0]
    return any(
        sentence.role == "furniture" and sentence.span.start <= first.start < sentence.span.end
        for sentence in marked.sentences
    )


def _told_twice(shorter: Utterance, longer: Utterance) -> bool:
    one = (shorter.speaker or shorter.speaker_text) == (longer.speaker or longer.speaker_text)
    if not one and (shorter.speaker or len(shorter.words) != len(longer.words)):
        return False  # the same words under two sources are told twice; who is known has said them
    held = {word.start for word in longer.words}
    return sum(word.start in held for word in shorter.words) >= NESTED_SHARE * len(shorter.words)


def _by_report(group: Sequence[Utterance]) -> list[Utterance]:
    """One utterance a report: its pieces together."""
    pieces: dict[str, list[Utterance]] = defaultdict(list)
    for utterance in group:
        pieces[utterance.report.id].append(utterance)
    return [merged(found) for found in pieces.values()]


def _statement(
    number: str, pieces: Sequence[Utterance], cast: Cast, provenance: Provenance, seams: Sequence[str]
) -> Statement:
    group = _by_report(pieces)
    base = max(group, key=lambda utterance: len(utterance.quoted))
    others = [utterance for utterance in group if utterance is not base]
    verdict: StatementVerdict = "single"
    changed: list[Difference] = []
    if others:
        verdict = max((verdict_of(base, other) for other in others), key=_ORDER.index)
        changed = [difference for other in others for difference in differences(base, other)]
    if seams and verdict == "same":
        verdict = "trimmed"  # what stood between the two was cut
    if any(cannot_be_one(base, other, cast) for other in others):
        verdict = "misattributed"
    speaker = next((utterance.speaker for utterance in [base, *group] if utterance.speaker), None)
    text = next((utterance.speaker_text for utterance in [base, *group] if utterance.speaker_text), None)
    told = cast_name(cast, speaker) if speaker else text
    divided = verdict == "misattributed"
    return Statement(
        id=number,
        speaker=None if divided else speaker,
        speaker_text=" or ".join(dict.fromkeys(_named(u, cast) for u in group)) if divided else told,
        verdict=verdict,
        renderings=tuple(_rendering(utterance, provenance) for utterance in group),
        differences=tuple(changed),
        note=_note(group, verdict, cast, base, seams),
        unknown=_reason(text, verdict) if divided or not speaker else None,
    )


def _reason(text: str | None, verdict: StatementVerdict) -> str:
    if verdict == "misattributed":
        return "the reports name different speakers"
    return why_unknown(text)


def _note(
    group: Sequence[Utterance], verdict: StatementVerdict, cast: Cast, base: Utterance, seams: Sequence[str]
) -> str:
    if verdict == "misattributed":
        said = [f"{_named(u, cast)} in {label_of(u.report)}" for u in group if u.speaker_text]
        return "the same words are given to " + " and to ".join(dict.fromkeys(said))
    notes = list(dict.fromkeys(seams))
    quotes = {utterance.report.id for utterance in group if utterance.quoted}
    if 0 < len(quotes) < len({utterance.report.id for utterance in group}):
        notes.append("quoted in one report, told in indirect speech in another")
    for other in group:
        short = fragment_of(base, other) if other is not base else None
        if short is not None:
            fragment = short.report.text[short.quoted[0].start : short.quoted[-1].end]
            notes.append(f"{label_of(short.report)} quotes only “{' '.join(fragment.split())}”")
    return "; ".join(notes)


def _named(utterance: Utterance, cast: Cast) -> str:
    return cast_name(cast, utterance.speaker) if utterance.speaker else utterance.speaker_text or "nobody"


def _rendering(utterance: Utterance, provenance: Provenance) -> Rendering:
    quote = utterance.quote
    content = _cites(utterance.report, quote.content)
    return Rendering(
        report=utterance.report.id,
        kind=quote.kind,
        content=content,
        cue=_cites(utterance.report, quote.cue),
        source=_cites(utterance.report, quote.source),
        origin=origin_of(provenance, content[0]),
        holder=utterance.speaker or utterance.speaker_text,
        told_by=utterance.told_by,
    )


def _cites(report: Report, spans: Iterable[Span]) -> tuple[Cite, ...]:
    return tuple(Cite(s.report, s.start, s.end, report.text[s.start : s.end]) for s in sorted(set(spans)))
