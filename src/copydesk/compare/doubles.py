"""Sentences of two reports that are the same but for one thing, and that thing contradicts.

Needs no syntax: where all telling words agree, one "not", one "may", one number or one date is the whole difference,
even where the parser took the verb for a noun. What somebody is given as saying is compared without who says it, so
that "the owner denied that alarms had been off" meets "the alarms were off, the fire service found". Who denies the
less denies the more: all telling words of the denial have to stand in what it is set against, and not the reverse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from copydesk.compare.agreement import same_figures, same_times, stem
from copydesk.compare.contrasts import NOTES, Ground, is_superseded
from copydesk.compare.origins import origin_of, origins_of
from copydesk.compare.statements import holder_of
from copydesk.compare.units import Page, Unit, coverage, mass, shared_counts, unit_of
from copydesk.model.dossier import Conflict, ConflictKind, Side
from copydesk.model.marks import Quote
from copydesk.model.report import Report
from copydesk.model.span import Span, contains
from copydesk.model.story import Cast
from copydesk.text.governors import FORCE_WORDS, operators
from copydesk.text.opposites import OPPOSED, are_opposites
from copydesk.text.synonyms import folded_verb

# Share of weight that the sentences have in common, both ways.
NEARLY_ALL = 0.93
# Share of an assertion's weight that a denial of less than all of it must have.
DENIED_SHARE = 0.45
MIN_MASS = 6.0
MAX_APART = 3
# A denial that shares less than this many telling words with a sentence is not of it.
MIN_COMMON = 2
_WEAK = ({"threatened"}, {"possible"})
# What follows these is not put forward as fact by whoever says it.
_UNSURE = frozenset(
    """warn fear predict forecast expect hope suggest threaten promise propose demand ask urge want plan wonder doubt
    accuse allege suspect question claim""".split()
)
# What follows these is put forward as fact though nobody speaks: "minutes show that", "inspectors found that".
_SHOWN = frozenset("find show reveal conclude establish confirm prove determine document found showed shown".split())
# Words that deny and tell nothing else.
_DENYING = FORCE_WORDS | {"never", "nobody", "none", "nothing", "nowhere", "cannot"}
_OPEN = frozenset(
    """if whether accused accuse accuses accusing accusation accusations alleged alleges allege allegation allegations
    suspected suspect suspicion rumour rumor rumours rumors reports claims claimed charged charges question""".split()
)


_OWNER = re.compile(r"\b([^\W\d_]+)['’]s\b")
_WORD = re.compile(r"[^\W\d_]+")


class Told(NamedTuple):
    """What a sentence tells, or what somebody in it is given as saying; `force` is what makes it less than fact.

    `deeds` are the telling words and what the verbs are folded to, each with the words that verbs of several are;
    `bare` are the telling words but for those that deny.
    """

    unit: Unit
    sentence: Unit
    force: frozenset[str]
    deeds: Mapping[str, frozenset[str]]
    bare: frozenset[str]


def double_conflicts(pages: Sequence[Page], cast: Cast, ground: Ground) -> Iterator[Conflict]:
    """Contradictions between sentences with the same telling words, in order of report and place."""
    told = [
        [one for one in _told_in(page, cast) if not one.unit.quoted and not is_superseded(one.sentence)]
        for page in pages
    ]
    for a, b in _worth_asking([one for page in told for one in page]):
        mine, theirs = pages[a.unit.report].marked.report, pages[b.unit.report].marked.report
        kind = _contrast(a, b, mine, theirs, ground)
        if kind is not None:
            yield Conflict("", kind, NOTES[kind], (_side(a, ground), _side(b, ground)))


def _worth_asking(told: Sequence[Told]) -> list[tuple[Told, Told]]:
    """Pairs of two reports that share words and may contradict one another, in order of reports, then of place."""
    denies = np.array(["not" in one.force for one in told], bool)
    forces = sorted({tuple(sorted(one.force - {"not"})) for one in told})
    number = {force: k for k, force in enumerate(forces)}
    rest = np.array([number[tuple(sorted(one.force - {"not"}))] for one in told], int)
    reports = np.array([one.unit.report for one in told], int)
    opposes = np.array([not OPPOSED.isdisjoint(one.deeds) for one in told], bool)
    lengths = np.array([len(one.bare) for one in told])
    apart = lengths[:, None] + lengths[None, :] - 2 * shared_counts([one.bare for one in told])
    denied = (denies[:, None] != denies[None, :]) & (rest[:, None] == rest[None, :])
    asked = (apart <= MAX_APART) | denied | (opposes[:, None] & opposes[None, :])
    asked &= shared_counts([one.unit.keys for one in told]) >= MIN_COMMON
    asked &= reports[:, None] < reports[None, :]  # `told` is in order of report
    pairs = [(told[row], told[column]) for row, column in np.argwhere(asked).tolist()]
    return sorted(pairs, key=lambda pair: (pair[0].unit.report, pair[1].unit.report))


def _told_in(page: Page, cast: Cast) -> Iterator[Told]:
    """Every sentence of a report, and what is said in it, each by itself."""
    for sentence in page.sentences:
        yield _told(sentence, sentence, operators(sentence.text))
    body = [sentence for sentence in page.marked.sentences if sentence.role == "body"]
    for quote in page.marked.quotes:
        if quote.kind != "indirect" or len(quote.content) != 1:
            continue
        span = quote.content[0]
        whole = next((unit for unit in page.sentences if contains(unit.span, span)), None)
        if whole is None or not _is_put_forward(quote, page):
            continue
        unit = unit_of(page.marked, cast, whole.report, whole.sentence, whole.place, body[whole.sentence], span)
        force = operators(unit.text)
        if _denies(quote, page):
            force = force ^ {"not"}
            if unit.text.split()[0].endswith("ing"):  # "denied selling": who denies is who would have sold
                unit = unit._replace(keys=unit.keys | _keys_of(quote.source, whole, page, cast))
        yield _told(unit, whole, force)


def _told(unit: Unit, sentence: Unit, force: frozenset[str]) -> Told:
    return Told(unit, sentence, force, _deeds(unit), unit.keys - _DENYING)


def _keys_of(spans: Sequence[Span], whole: Unit, page: Page, cast: Cast) -> frozenset[str]:
    body = [sentence for sentence in page.marked.sentences if sentence.role == "body"][whole.sentence]
    units = [unit_of(page.marked, cast, whole.report, whole.sentence, whole.place, body, span) for span in spans]
    return frozenset().union(*(unit.keys for unit in units))


def _cue_words(quote: Quote, page: Page) -> set[str]:
    text = page.marked.report.text
    return {word.lower().strip(",.") for cue in quote.cue for word in text[cue.start : cue.end].split()}


def _denies(quote: Quote, page: Page) -> bool:
    return any(word.startswith(("deny", "denie", "denial")) for word in _cue_words(quote, page))


def _is_put_forward(quote: Quote, page: Page) -> bool:
    """True for what somebody says or a document shows as fact."""
    words = _cue_words(quote, page)
    forms = {form for word in words for form in (word, stem(word), *_stems(word))}
    return not forms & _UNSURE and (quote.speech or bool(forms & _SHOWN))


def _stems(word: str) -> Iterator[str]:
    for ending in ("ed", "d", "ing"):
        if word.endswith(ending):
            yield word.removesuffix(ending)
            yield word.removesuffix(ending) + "e"


def _contrast(a: Told, b: Told, mine: Report, theirs: Report, ground: Ground) -> ConflictKind | None:
    left, right, force = a.unit, b.unit, a.force ^ b.force
    opposed = _opposed(a.deeds, b.deeds)
    if opposed is None and force != {"not"} and len(a.bare ^ b.bare) > MAX_APART:
        return None  # most pairs: too far apart for anything that is asked below
    if opposed is not None:
        force = (a.force - {"not"}) ^ (b.force - {"not"}) ^ {"not"}
        left, right = left._replace(keys=left.keys - opposed), right._replace(keys=right.keys - opposed)
    left, right = left._replace(keys=left.keys - _DENYING), right._replace(keys=right.keys - _DENYING)
    figures = [same_figures(x, y) for x, y in zip(left.figures, right.figures, strict=False)]
    times = [same_times(x, y) for x, y in zip(left.times, right.times, strict=False)]
    if force == {"not"} and opposed is None and _is_denied(a, b, left, right, ground):
        clash = "clash" in figures or "clash" in times or _is_open(a) or _is_open(b)
        return None if clash or _is_later_denied(a, b, _order(mine, theirs)) else "polarity"
    if min(mass(left.keys, ground.weights), mass(right.keys, ground.weights)) < MIN_MASS:
        return None
    if len(left.keys ^ right.keys) > MAX_APART:
        return None
    if min(coverage(left, right, ground.weights), coverage(right, left, ground.weights)) < NEARLY_ALL:
        return None
    if len(left.figures) != len(right.figures) or len(left.times) != len(right.times):
        return None
    earlier = _order(mine, theirs)
    if force:
        if "clash" in figures or "clash" in times or _is_open(a) or _is_open(b):
            return None
        weaker_first = bool(a.force & force)
        if (earlier < 0 and weaker_first) or (earlier > 0 and not weaker_first):
            return None
        if force == {"not"}:
            return None if opposed is not None and earlier else "polarity"
        return "modality" if set(force) in _WEAK else None
    if origin_of(ground.provenance, a.unit.span) == origin_of(ground.provenance, b.unit.span):
        return None  # a reprint that altered a figure is a change to a copy
    if figures.count("clash") == 1 and "clash" not in times and not earlier:
        return "figure"
    if times.count("clash") == 1 and "clash" not in figures:
        return "time"
    return None


def _opposed(left: Mapping[str, frozenset[str]], right: Mapping[str, frozenset[str]]) -> frozenset[str] | None:
    """The words by which two sets of deeds contradict one another, or None; "turned down" leaves its "turn" behind."""
    mine, its = left.keys() & OPPOSED, right.keys() & OPPOSED
    for x in sorted(mine - its):
        for y in sorted(its - mine):
            if are_opposites(x, y):
                return frozenset((x, y)) | left[x] | right[y]
    return None


def _deeds(unit: Unit) -> dict[str, frozenset[str]]:
    """The unit's telling words and what its verbs are folded to, each with the words that verbs of several are."""
    deeds: dict[str, frozenset[str]] = {key: frozenset() for key in unit.keys}
    return deeds | {folded_verb(act.verb): frozenset(act.verb.split()) for act in unit.acts}


def _is_denied(a: Told, b: Told, left: Unit, right: Unit, ground: Ground) -> bool:
    """True when one side denies what the other asserts, be it with more words."""
    denial, assertion = (left, right) if "not" in a.force else (right, left)
    if mass(denial.keys, ground.weights) < MIN_MASS or len(denial.figures) > len(assertion.figures):
        return False
    if len(denial.times) > len(assertion.times):
        return False
    if coverage(denial, assertion, ground.weights) < NEARLY_ALL:
        return False
    if min(coverage(denial, assertion, ground.weights), coverage(assertion, denial, ground.weights)) >= NEARLY_ALL:
        return True
    return coverage(assertion, denial, ground.weights) >= DENIED_SHARE and not _narrows(denial, assertion)


def _narrows(denial: Unit, assertion: Unit) -> bool:
    """True when a thing denied only stands in the assertion to name another: "the horse", "the horse's foal"."""
    owners, mine = (set(_OWNER.findall(unit.text.lower())) for unit in (assertion, denial))
    if any(word not in mine and re.search(rf"\b{word}\b", denial.text.lower()) for word in sorted(owners)):
        return True
    known = set(_WORD.findall(denial.text.lower()))
    parties = [span for act in denial.acts for span in (act.actor, act.target) if span is not None]
    for span in parties:
        start = span.start - denial.span.start
        head = denial.text[max(0, start) : span.end - denial.span.start].lower().split()[-1:]
        for match in re.finditer(rf"\b{re.escape(head[0])} ([a-z]+)", assertion.text.lower()) if head else ():
            if match.group(1) not in known and _is_noun(match.group(1), assertion):
                return True
    return False


def _is_noun(word: str, unit: Unit) -> bool:
    """True for a telling word of the unit that is none of its verbs."""
    verbs = {form for act in unit.acts for form in act.verb.split()}
    return (word in unit.keys or stem(word) in unit.keys) and not {word, stem(word), *_stems(word)} & verbs


def _is_later_denied(a: Told, b: Told, earlier: int) -> bool:
    """True when what was denied is told on a later day: it may have happened since."""
    return (earlier < 0 and "not" in a.force) or (earlier > 0 and "not" in b.force)


def _is_open(told: Told) -> bool:
    """True for words that tell of a condition, a question or an accusation."""
    return bool({word.strip(".,;:\"'“”‘’()").lower() for word in told.sentence.text.split()} & _OPEN)


def _order(a: Report, b: Report) -> int:
    """-1 when `a` was published on an earlier day, 1 when on a later one, 0 when that is not known."""
    if not a.published or not b.published or a.published[:10] == b.published[:10]:
        return 0
    return -1 if a.published < b.published else 1


def _side(told: Told, ground: Ground) -> Side:
    holder = holder_of(ground.statements, told.unit.span)
    cite = told.sentence.cite
    return Side(cite.quote, (cite,), origins_of(ground.provenance, [cite]), (holder,) if holder else ())
