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


def read(
    paths: Iterable[str | PathLike[str]],
    *,
    together: bool = False,
    with_model: str | None = None,
    model: str = "default",
) -> Dossier:
    """The dossier of reports of one event, from files, folders or URLs.

    `with_model` is the address of an OpenAI-compatible endpoint whose `model` may rewrite the overview.
    Raises ValueError when nothing could be read; what was read in part stands in `dossier.notices`.
    """
    from copydesk import wiring

    endpoint = None
    if with_model is not None:
        from copydesk.chat import Endpoint, check_address

        check_address(with_model)
        endpoint = Endpoint(with_model, model)
    result = wiring.read([str(path) for path in paths], together=together, endpoint=endpoint)
    if result.dossier is None:
        raise ValueError("; ".join(result.troubles))
    return result.dossier
