"""Quotations: what somebody is said to have said, thought or written; direct, mixed and indirect.

A learned tagger finds cues, contents and sources; rules add quoted words that it leaves, and stand in for it where
the weights are not installed. Whose name the source words are is for the pipeline to say, which sees all marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from copydesk import encoder
from copydesk.analysers import Analyser
from copydesk.analysers.quotes.constructions import until_next_label, with_its_source
from copydesk.analysers.quotes.extent import complete, whole, without_expletive, without_hearer, without_scraps
from copydesk.analysers.quotes.fallback import attributions_by_syntax
from copydesk.analysers.quotes.nested import nested_in
from copydesk.analysers.quotes.tagging import Attribution, Range, attributions
from copydesk.analysers.quotes.unclaimed import add_unclaimed
from copydesk.analysers.quotes.utterance import is_utterance
from copydesk.model.marks import Quote, QuoteKind
from copydesk.reading import Reading

DIRECT_SHARE = 0.9  # of the content's letters inside quotation marks, as PolNeAR's judges count
NO_SOURCE = "no words say who is quoted"


def find(reading: Reading) -> Iterator[Quote]:
    """Every quotation of a report, in order of place."""
    states = encoder.quotation_states(reading.text)
    encoding = reading.encoding
    tagged = attributions_by_syntax(reading, states) if encoding is None else attributions(encoding)
    found = without_scraps(add_unclaimed(reading.text, states, tagged))
    mended = until_next_label(reading.text, [_mended(reading, attribution) for attribution in found])
    nested = nested_in(reading, mended)
    for attribution in sorted([*mended, *nested], key=lambda one: (one.content, one.cue)):
        content = tuple(words for words in attribution.content if any(map(str.isalnum, reading.text[slice(*words)])))
        if not content:
            continue
        kind = kind_of(reading.text, states, content)
        yield Quote(
            content=tuple(reading.span(*words) for words in content),
            cue=tuple(reading.span(*words) for words in attribution.cue),
            source=tuple(reading.span(*words) for words in attribution.source),
            kind=kind,
            unknown=None if attribution.source else NO_SOURCE,
            nested=attribution in nested,
            speech=is_utterance(reading, attribution, kind) and not _describes_a_source(attribution, mended),
        )


def _mended(reading: Reading, attribution: Attribution) -> Attribution:
    attribution = whole(reading, complete(reading, attribution))
    return with_its_source(reading, without_expletive(reading, without_hearer(reading, attribution)))


def _describes_a_source(attribution: Attribution, others: Sequence[Attribution]) -> bool:
    """True for a telling inside another one's source: "an official, who asked not to be named, said"."""
    return any(
        start <= cue_start and cue_end <= end
        for other in others
        for start, end in other.source
        for cue_start, cue_end in attribution.cue
        if other is not attribution
    )


def kind_of(text: str, states: NDArray[np.int8], content: tuple[Range, ...]) -> QuoteKind:
    """Direct where nearly all letters stand in quotation marks, mixed where some do."""
    inside = total = 0
    for start, end in content:
        for place in range(start, end):
            if text[place].isalnum():
                total += 1
                inside += states[place] == encoder.INSIDE
    if not inside:
        return "indirect"
    return "direct" if inside >= DIRECT_SHARE * total else "mixed"


ANALYSER = Analyser("quotes", "4", Quote, find)
__all__ = ["ANALYSER", "Attribution", "find"]
