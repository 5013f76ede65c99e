"""One file a kind of mark. A new analyser is one file here, or an entry point in the group `copydesk.analysers`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from copydesk.model.marks import Mark
from copydesk.reading import Reading


class Analyser(NamedTuple):
    """A finder of one kind of mark. `version` rises when its answers change, so that stored rows are made anew."""

    name: str
    version: str
    finds: type[Mark]
    find: Callable[[Reading], Iterator[Mark]]
