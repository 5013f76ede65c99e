"""copydesk reads several newsrooms' reports of one event and hands back one sourced account.

>>> import copydesk
>>> dossier = copydesk.read(["agency.txt", "herald.html"])  # doctest: +SKIP
>>> dossier.conflicts  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from typing import TYPE_CHECKING

from copydesk.version import VERSION

if TYPE_CHECKING:
    from copydesk.model.dossier import Dossier

__version__ = VERSION
__all__ = ["__version__", "read"]


def read(paths: Iterable[str | PathLike[str]], *, together: bool = False) -> Dossier:
    """The dossier of reports of one event, from files, folders or URLs.

    Raises ValueError when nothing could be read; what was read in part stands in `dossier.notices`.
    """
    from copydesk import wiring

    result = wiring.read([str(path) for path in paths], together=together)
    if result.dossier is None:
        raise ValueError("; ".join(result.troubles))
    return result.dossier
