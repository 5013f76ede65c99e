"""A dossier with its look-ups: which letter an outlet has, what an id is called, which number a cite bears."""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from operator import itemgetter
from pathlib import PurePath
from urllib.parse import urlsplit

from copydesk.model.dossier import Actor, Claim, Conflict, Dossier, Origin, OriginKind, ReportEntry
from copydesk.model.span import Cite, contains, overlaps
from copydesk.render.phrases import counted, counted_in_words, joined, mid_sentence, moment, one_line, percent
from copydesk.text.segment import sentences

# Below this share of common words two sides are told so differently that marking every word marks nothing.
_COMMON_SHARE_TO_SET_OFF = 0.4
# A proofreader's caret: here the other side has words and this one has none.
MISSING = "‸"
# Where more words differ, carets are noise.
_MOST_WITH_CARETS = 4
_WORD = re.compile(r"\S+")
# A file named by a number or a digest says nothing about who published it.
_NO_NAME = re.compile(r"(?=\w*\d)[0-9a-fA-F]{8,}|^\d+$")


class Sheet:
    """Look-ups over one dossier; letters are given in the order of its reports, so outlets keep their place."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._letters = {report.id: letter(i) for i, report in enumerate(dossier.reports)}
        self._places = {report.id: i for i, report in enumerate(dossier.reports)}
        self._reports = {report.id: report for report in dossier.reports}
        self._origins = {origin.id: origin for origin in dossier.origins}
        self._actors = {actor.id: actor for actor in dossier.actors}
        self._claims = {claim.id: claim for claim in dossier.claims}
        self._sentences: dict[str, list[tuple[int, int]]] = {}

    def letter(self, report: str) -> str:
        return self._letters[report]

    def place(self, report: str) -> int:
        """The place of a report in the dossier, counted from 0."""
        return self._places[report]

    def report(self, report: str) -> ReportEntry:
        return self._reports[report]

    def claim(self, claim: str) -> Claim:
        return self._claims[claim]

    def actor(self, actor: str | None) -> Actor | None:
        return self._actors.get(actor) if actor else None

    def outlet(self, report: str) -> str:
        """The outlet's name, else the agency whose copy it is, else where the report came from."""
        entry = self._reports[report]
        if entry.outlet:
            return one_line(entry.outlet)
        if self.origin_kind(entry.origin) == "wire":
            return self.origin_label(entry.origin)
        host = urlsplit(entry.url or "").hostname
        stem = one_line(PurePath(entry.source).stem)
        return host or (stem if stem and not _NO_NAME.search(stem) else f"report {self._letters[report]}")

    def called(self, holder: str | None) -> str:
        """The name of an actor, or the report's own words where it is no actor of ours."""
        if holder is None:
            return ""
        actor = self._actors.get(holder)
        return one_line(actor.name if actor else holder)

    def holders_named(self, holders: Iterable[str]) -> str:
        """Holders by name, each once; empty for the report's own voice."""
        named = dict.fromkeys(
            self.called(holder) if holder in self._actors else mid_sentence(self.called(holder)) for holder in holders
        )
        return joined([name for name in named if name])

    def origin_label(self, origin: str) -> str:
        found = self._origins.get(origin)
        if found is None:
            return origin
        label = one_line(found.label)
        for report in self.dossier.reports:
            if report.origin == origin and not report.outlet and label == one_line(PurePath(report.source).stem):
                return self.outlet(report.id)
        return label

    def origin_kind(self, origin: str) -> OriginKind:
        found = self._origins.get(origin)
        return found.kind if found else "newsroom"

    def origins_named(self, origins: Iterable[str]) -> str:
        return joined([self.origin_label(origin) for origin in origins])

    def support(self, origins: Sequence[str], cites: Iterable[Cite]) -> str:
        """How many independent voices stand behind something, as words; one voice is named, with its reprints."""
        if len(origins) != 1:
            return counted_in_words(len(origins), "origin")
        printed_in = sorted({cite.report for cite in cites}, key=self.place)
        alone = f"{self.origin_label(origins[0])} alone"
        if len(printed_in) > 1:
            return f"{alone}, in {counted(len(printed_in), 'report')}"
        if printed_in and self._reports[printed_in[0]].origin != origins[0]:
            return f"{alone}, as {self.outlet(printed_in[0])} prints it"
        return alone

    def letters(self, cites: Iterable[Cite]) -> tuple[str, ...]:
        """Letters of the reports cited, in the order of the reports."""
        return tuple(sorted({self._letters[cite.report] for cite in cites}, key=lambda name: (len(name), name)))

    def copied_from(self, report: str) -> tuple[Origin, ...]:
        """Origins other than its own whose words stand in a report, in the order of the origins."""
        home = self._reports[report].origin
        return tuple(origin for origin in self.dossier.origins if origin.id != home and report in origin.reports)

    def credited(self, report: str, origin: Origin) -> bool:
        """True when the report itself names that origin as a source of its words."""
        label = origin.label.casefold()
        return any(
            label in credit.agency.casefold() or credit.agency.casefold() in label
            for credit in self._reports[report].credits
        )

    def debt(self, report: str) -> str:
        """How much of a report is copied and from whom, as words; empty for a report of its own making."""
        entry = self._reports[report]
        if entry.copied <= 0:
            return ""
        home = self.origin_label(entry.origin)
        lent = [] if home == self.outlet(report) else [home]
        for origin in self.copied_from(report):
            lent.append(f"{one_line(origin.label)}{'' if self.credited(report, origin) else ' (uncredited)'}")
        return f"{percent(entry.copied)} copied from {joined(lent)}" if lent else "wire copy"

    def dated(self, report: str) -> str:
        """When a report was published, as words, with how that is known where the report itself does not say."""
        entry = self._reports[report]
        when = moment(entry.published)
        if when is None:
            return "undated"
        return f"{when} (dated by the others)" if entry.published_from == "story" else when

    @cached_property
    def headline(self) -> str:
        """A line to call the story by: the first headline of a report that is mostly its own, else of any."""
        titled = [report for report in self.dossier.reports if report.title and report.title.strip()]
        own = [report for report in titled if report.copied < 0.5]
        for report in own or titled:
            return one_line(report.title or "")
        if self.dossier.overview:
            return one_line(self.dossier.overview[0].text)
        return "One event"

    @cached_property
    def headline_of(self) -> str | None:
        """The report whose headline the story is called by."""
        for report in self.dossier.reports:
            if report.title and one_line(report.title) == self.headline:
                return report.id
        return None

    @cached_property
    def undated(self) -> tuple[ReportEntry, ...]:
        """Reports that carry no date of their own, whether or not the others date them."""
        return tuple(
            report for report in self.dossier.reports if report.published is None or report.published_from == "story"
        )

    def conflict_over(self, cites: Iterable[Cite]) -> int | None:
        """The place, counted from 1, of the first conflict in which some of these words stand."""
        told = tuple(cites)
        for place, conflict in enumerate(self.dossier.conflicts, start=1):
            if any(overlaps(cite, other) for side in conflict.sides for other in side.cites for cite in told):
                return place
        return None

    def sentence(self, cite: Cite) -> tuple[int, int]:
        """Where the sentence begins and ends in which a cite begins; the cite's own ends where there is none."""
        if cite.report not in self._sentences:
            self._sentences[cite.report] = [(a, b) for a, b, _ in sentences(self._reports[cite.report].text)]
        bounds = self._sentences[cite.report]
        return next((item for item in bounds if item[0] <= cite.start < item[1]), (cite.start, cite.end))

    def compared(self) -> str:
        """What was looked at for conflicts, for the sentence that says there is none."""
        dossier = self.dossier
        parts = [
            counted(len(dossier.claims), "claim"),
            counted(len(dossier.figures), "figure"),
            counted(len(dossier.statements), "statement"),
            counted(len(dossier.timeline), "event"),
        ]
        return joined(parts)


class CiteNumbers:
    """Gives each cite one number, in the order in which the reader meets it."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._cites: list[Cite] = []

    def number(self, cite: Cite) -> int:
        key = (cite.report, cite.start, cite.end)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self._cites.append(cite)
        return self._numbers[key]

    def __iter__(self) -> Iterator[tuple[int, Cite]]:
        return iter(enumerate(self._cites, start=1))

    def __len__(self) -> int:
        return len(self._cites)


def letter(place: int) -> str:
    """A, B ... Z, AA, AB ... for the place of a report in the dossier."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def cite_anchor(sheet: Sheet, cite: Cite) -> str:
    """The fragment that leads to the words of a cite in the texts of the page."""
    return f"{sheet.letter(cite.report)}-{cite.start}-{cite.end}"


def set_off(sheet: Sheet, conflict: Conflict) -> list[list[tuple[str, bool]]]:
    """The words of each side in runs, each with whether it is what the sides differ in.

    For figures those are the figures compared; otherwise the words that the first other side has not. Nothing is set
    off when the sides share too few words to be compared word by word.
    """
    sides = [one_line(side.says) for side in conflict.sides]
    if conflict.kind == "figure" and (spots := _figures_in_conflict(sheet.dossier, conflict)):
        return [_spotted(text, words) for text, words in zip(sides, spots, strict=True)]
    return [_differing(text, sides[1] if i == 0 else sides[0]) for i, text in enumerate(sides)]


def _figures_in_conflict(dossier: Dossier, conflict: Conflict) -> list[list[str]]:
    """The words of the compared readings that stand in each side; empty when no group of figures is behind it."""
    for figure in dossier.figures:
        if figure.verdict == "differs":
            found = [
                [one_line(reading.cite.quote) for reading in figure.readings
                 if any(contains(cite, reading.cite) for cite in side.cites)]
                for side in conflict.sides
            ]  # fmt: skip
            if all(found):
                return found
    return []


def _spotted(text: str, spots: Sequence[str]) -> list[tuple[str, bool]]:
    """The text in runs of whole words, the first of `spots` that it holds set off; "three" before "forty-three"."""
    for edge, spot in itertools.product((r"[\w-]", r"\w"), spots):
        if found := re.search(rf"(?<!{edge}){re.escape(spot)}(?!{edge})", text):
            start, end = found.span()
            return _runs([(word.group(), word.start() < end and start < word.end()) for word in _WORD.finditer(text)])
    return [(text, False)]


def _differing(text: str, other: str) -> list[tuple[str, bool]]:
    words, others = _WORD.findall(text), _WORD.findall(other)
    matcher = difflib.SequenceMatcher(None, [_bare(w) for w in words], [_bare(w) for w in others], autojunk=False)
    edits = matcher.get_opcodes()
    common = sum(end - start for op, start, end, _, _ in edits if op == "equal")
    if common < _COMMON_SHARE_TO_SET_OFF * min(len(words), len(others)):
        return [(text, False)]
    differing = sum(max(end - start, j_end - j_start) for op, start, end, j_start, j_end in edits if op != "equal")
    told: list[tuple[str, bool]] = []
    for op, start, end, _, _ in edits:
        if op == "insert" and differing <= _MOST_WITH_CARETS:
            told.append((MISSING, True))
        told += [(word, op != "equal") for word in words[start:end]]
    return _runs(told)


def _runs(words: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Neighbouring words of one sort put together."""
    return [
        (" ".join(word for word, _ in group), differs) for differs, group in itertools.groupby(words, key=itemgetter(1))
    ]


def _bare(word: str) -> str:
    return word.casefold().strip("“”\"'‘’.,;:!?()[]")
