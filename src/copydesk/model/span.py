"""Pointing into a report's text: the only way anything here refers to words."""

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
    """A half-open range of Unicode code points in one report's text.

    Raises ValueError when it is empty or reversed: a finding that points at nothing is a bug.
    """

    report: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span {self.start}:{self.end} of report {self.report} holds no text")


class Cite(Struct, frozen=True, order=True):
    """A span together with the words that stand there: `quote == text[start:end]`, to the code point.

    Raises ValueError when the length of `quote` is not that of the range.
    """

    report: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.quote) != self.end - self.start:
            raise ValueError(f"cite {self.start}:{self.end} of report {self.report} does not fit its quote")


def overlaps(a: Span | Cite, b: Span | Cite) -> bool:
    """True when both lie in one report and share at least one code point."""
    return a.report == b.report and a.start < b.end and b.start < a.end


def contains(outer: Span | Cite, inner: Span | Cite) -> bool:
    """True when every code point of `inner` lies in `outer`."""
    return outer.report == inner.report and outer.start <= inner.start and inner.end <= outer.end
