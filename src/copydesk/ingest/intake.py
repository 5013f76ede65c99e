"""What taking in gives: the reports, and in plain words what could not be read and why."""

from __future__ import annotations

from msgspec import Struct

from copydesk.model.report import Report


class Rejected(Struct, frozen=True):
    """An input that gave no report. `line` counts from 1 in files with a record a line; `remedy` says what to do."""

    source: str
    line: int | None
    reason: str
    remedy: str = ""

    def __str__(self) -> str:
        place = self.source if self.line is None else f"{self.source}, line {self.line}"
        return f"{place}: {self.reason}" + (f" {self.remedy}" if self.remedy else "")


class Notice(Struct, frozen=True):
    """Something about an input that was read which its reader should know."""

    source: str
    words: str

    def __str__(self) -> str:
        return f"{self.source}: {self.words}"


class Intake(Struct, frozen=True):
    """Everything that was taken in, in the order in which it was named."""

    reports: tuple[Report, ...] = ()
    notices: tuple[Notice, ...] = ()
    rejected: tuple[Rejected, ...] = ()


class Unreadable(Exception):
    """An input cannot become a report; carries the reason and a remedy. Never leaves this room."""

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy
