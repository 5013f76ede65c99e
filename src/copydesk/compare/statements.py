"""What each speaker said on one occasion: quotations of all reports joined where they render one utterance.

Precision first. Two quotations are one statement when one actor is behind both and their words answer each other,
though trimmed, reworded or turned from direct into indirect speech. With the speaker unknown on one side the words
must be nearly the same; with two different people they must be the same to the letter, and that is misattribution.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from copydesk.compare.actors import cast_name
from copydesk.compare.origins import origin_of
from copydesk.compare.renderings import (
    Utterance,
    Word,
    content_terms,
    differences,
    longest_run,
    merged,
    paragraphs_of,
    quotations_in,
    reading_of_content,
    shared_weight,
    telling,
    verdict_of,
)
from copydesk.compare.speakers import (
    NEAR_PARAGRAPHS,
    RELATIVES,
    cannot_be_one,
    may_be_one,
    one_speaker,
    speaker_of,
    with_last_speaker,
)
from copydesk.compare.unnamed import why_unknown
from copydesk.model.dossier import Difference, Rendering, Statement, StatementVerdict
from copydesk.model.marks import MarkedReport, Quote
from copydesk.model.report import Report
from copydesk.model.span import Cite, Span
from copydesk.model.story import Cast, Provenance
from copydesk.text.rarity import rarity

# Set by reading news triples (bench/stories), not tuned by score: a wrong join misleads more than a missed one.
SAME_SPEAKER_SHARE = 0.5  # of the lighter side's weight in content words that the other side has too
SAME_SPEAKER_TERMS = 2
SAME_SPEAKER_WEIGHT = 8.0  # nats: "attend" and "meeting" are two words that tell, "know" and "send" are not
LONGER_SHARE = 0.15  # of the heavier side's weight: less is one topic and two remarks
SAME_SPEAKER_RUN = 3  # telling words in one run
FRAGMENT_SHARE = 0.3
FRAGMENT_RARITY = 4.0  # nats: a quoted word as rare as this points at one utterance of its speaker
UNKNOWN_SPEAKER_SHARE = 0.8
UNKNOWN_SPEAKER_TERMS = 4
SURE = 100.0  # links of one speaker are made before any other
OTHER_SPEAKER_RUN = 6  # telling words, all of them quoted on both sides
NESTED_SHARE = 0.6  # of the shorter content, for two quotations of one report to be one told twice

_ORDER: tuple[StatementVerdict, ...] = ("same", "trimmed", "reworded", "misattributed")


def join_statements(marked: Sequence[MarkedReport], cast: Cast, provenance: Provenance) -> tuple[Statement, ...]:
    """All statements of a story, in order of report and place; no order of `marked` changes them."""
    ordered = sorted(marked, key=lambda m: _rank(m.report))
    utterances = [utterance for report in ordered for utterance in _utterances(report, cast)]
    groups = _joined(utterances, cast)
    statements = []
    for number, group in enumerate(groups, start=1):
        statements.append(_statement(f"statement-{number}", group, cast, provenance))
    return tuple(statements)


def holder_of(statements: Iterable[Statement], span: Span | Cite) -> str | None:
    """Whoever is quoted at a span: an actor id, or the source's words; None in the report's own voice.

    Where one quotation lies in another, the inner speaker holds the words.
    """
    best: tuple[int, str] | None = None
    for statement in statements:
        for rendering in statement.renderings:
            if rendering.report != span.report:
                continue
            covered = sum(max(0, min(c.end, span.end) - max(c.start, span.start)) for c in rendering.content)
            holder = _rendered_holder(statement, rendering)
            size = sum(c.end - c.start for c in rendering.content)
            if holder and 2 * covered > span.end - span.start and (best is None or (size, holder) < best):
                best = size, holder
    return best[1] if best else None


def _rendered_holder(statement: Statement, rendering: Rendering) -> str | None:
    if statement.verdict == "misattributed":
        return rendering.holder
    return statement.speaker or rendering.holder or statement.speaker_text


def _rank(report: Report) -> tuple[str, str, str, str]:
    return report.published or "~", report.outlet or "~", report.source, report.id


def _utterances(marked: MarkedReport, cast: Cast) -> Iterator[Utterance]:
    """The report's utterances, each once: of two that hold the same words of one speaker the fuller one is kept."""
    quoted = quotations_in(marked)
    found: list[Utterance] = []
    for quote in marked.quotes:
        if not quote.speech or _in_furniture(marked, quote):
            continue
        told = reading_of_content(marked, quote, quoted)
        if not told:
            continue
        speaker, speaker_text = speaker_of(marked.report, quote, cast)
        if speaker is None and speaker_text and speaker_text.casefold().split()[0] in RELATIVES | {"whose"}:
            continue  # "a man who asked not to be named": about the source, or too entangled to tell
        found.append(
            Utterance(
                marked.report, quote, told, content_terms(marked, quote), paragraphs_of(marked, quote.content),
                speaker, speaker_text,
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


def _joined(utterances: Sequence[Utterance], cast: Cast) -> list[list[Utterance]]:
    """Groups of utterances that are one statement, the strongest links first, in order of their first member."""
    links = []
    for i, j in _candidates(utterances):
        strength = _answers(utterances[i], utterances[j], cast)
        if strength:
            links.append((-strength, i, j))
    group_of = list(range(len(utterances)))
    members = {number: [number] for number in group_of}
    for _, i, j in sorted(links):
        left, right = sorted((group_of[i], group_of[j]))
        if left == right or not _may_merge(members[left], members[right], utterances):
            continue
        members[left] += members.pop(right)
        for number in members[left]:
            group_of[number] = left
    return [[utterances[number] for number in sorted(members[key])] for key in sorted(members)]


def _candidates(utterances: Sequence[Utterance]) -> Iterator[tuple[int, int]]:
    """Pairs of different reports that share a speaker or rare words; the rest need no comparing."""
    shelves: dict[str, list[int]] = defaultdict(list)
    for number, utterance in enumerate(utterances):
        if utterance.speaker:
            shelves["actor:" + utterance.speaker].append(number)
        rarest = sorted(utterance.terms, key=lambda term: (-rarity(term), term))
        for term in rarest[:12]:
            shelves["term:" + term].append(number)
    seen = set()
    for shelf in shelves.values():
        for i, j in combinations(shelf, 2):
            if (i, j) not in seen and utterances[i].report.id != utterances[j].report.id:
                seen.add((i, j))
                yield i, j


def _answers(a: Utterance, b: Utterance, cast: Cast) -> float:
    """How strongly two quotations look like one utterance (0: they do not)."""
    run = telling(longest_run(a.words, b.words))
    shared = a.terms & b.terms
    share = shared_weight(a, b) / max(min(a.weight, b.weight), 1e-9)
    strength = share + run
    if one_speaker(a, b):
        weight = shared_weight(a, b)
        alike = share >= SAME_SPEAKER_SHARE and len(shared) >= SAME_SPEAKER_TERMS and a.conditional == b.conditional
        alike = alike and weight >= max(SAME_SPEAKER_WEIGHT, LONGER_SHARE * max(a.weight, b.weight))
        fragment = share >= FRAGMENT_SHARE and _quotes_from(a, b)
        return SURE + strength if alike or run >= SAME_SPEAKER_RUN or fragment else 0.0
    if may_be_one(a, b):
        alike = share >= UNKNOWN_SPEAKER_SHARE and len(shared) >= UNKNOWN_SPEAKER_TERMS
        if alike and a.negations % 2 == b.negations % 2 and a.conditional == b.conditional:
            return strength
    if telling(_quoted_run(a, b)) < OTHER_SPEAKER_RUN:
        return 0.0
    return strength if not (a.speaker and b.speaker) or cannot_be_one(a, b, cast) else 0.0


def _quoted_run(a: Utterance, b: Utterance) -> tuple[Word, ...]:
    return longest_run(a.quoted, b.quoted) if a.quoted and b.quoted else ()


def _quotes_from(a: Utterance, b: Utterance) -> bool:
    """True when the quoted words of the side that quotes less all stand in the other, and one of them is rare."""
    short, long = sorted((a, b), key=lambda utterance: (len(utterance.quoted) or 10**6, utterance.place))
    forms = {word.form for word in long.words}
    fragment = [word.form for word in short.quoted]
    return bool(fragment) and set(fragment) <= forms and max(map(rarity, fragment)) >= FRAGMENT_RARITY


def _may_merge(left: Sequence[int], right: Sequence[int], utterances: Sequence[Utterance]) -> bool:
    """A report may render a statement in two pieces, but only where they stand together."""
    for i in left:
        for j in right:
            a, b = utterances[i], utterances[j]
            if a.report.id == b.report.id and not _stand_together(a, b):
                return False
            if a.speaker and b.speaker and a.speaker != b.speaker and len(left) + len(right) > 2:
                return False
    return True


def _stand_together(a: Utterance, b: Utterance) -> bool:
    return any(abs(x - y) <= NEAR_PARAGRAPHS for x in a.paragraphs for y in b.paragraphs)


def _by_report(group: Sequence[Utterance]) -> list[Utterance]:
    """One utterance a report: its pieces together."""
    pieces: dict[str, list[Utterance]] = defaultdict(list)
    for utterance in group:
        pieces[utterance.report.id].append(utterance)
    return [merged(found) for found in pieces.values()]


def _statement(number: str, pieces: Sequence[Utterance], cast: Cast, provenance: Provenance) -> Statement:
    group = _by_report(pieces)
    base = max(group, key=lambda utterance: len(utterance.quoted))
    others = [utterance for utterance in group if utterance is not base]
    verdict: StatementVerdict = "single"
    changed: list[Difference] = []
    if others:
        verdict = max((verdict_of(base, other) for other in others), key=_ORDER.index)
        changed = [difference for other in others for difference in differences(base, other)]
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
        note=_note(group, verdict, cast),
        unknown=_reason(text, verdict) if divided or not speaker else None,
    )


def _reason(text: str | None, verdict: StatementVerdict) -> str:
    if verdict == "misattributed":
        return "the reports name different speakers"
    return why_unknown(text)


def _note(group: Sequence[Utterance], verdict: StatementVerdict, cast: Cast) -> str:
    if verdict == "misattributed":
        said = [f"{_named(u, cast)} in {u.report.outlet or u.report.source}" for u in group if u.speaker_text]
        return "the same words are given to " + " and to ".join(dict.fromkeys(said))
    quotes = {utterance.report.id for utterance in group if utterance.quoted}
    if 0 < len(quotes) < len({utterance.report.id for utterance in group}):
        return "quoted in one report, told in indirect speech in another"
    return ""


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
