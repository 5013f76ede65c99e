"""A folder of the dossier for other programs: tables, annotations, a timeline, and the reports as a bibliography."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from copydesk.model.dossier import Dossier
from copydesk.render.exports import timeline_js, web_annotations
from copydesk.render.files import write_file
from copydesk.render.sources import to_bibtex, to_csl_json, to_ris
from copydesk.render.tables import TABLES, to_csv, to_parquet
from copydesk.tabular import NO_PYARROW, has_pyarrow

NO_PARQUET = f"no Parquet tables: {NO_PYARROW}"

# Other programs rest on these names; the tables beside them are named by `TABLES`.
_FILES: dict[str, Callable[[Dossier], str | bytes]] = {
    "annotations.jsonld": web_annotations,
    "timeline.json": timeline_js,
    "sources.csl.json": to_csl_json,
    "sources.ris": to_ris,
    "sources.bib": to_bibtex,
}


def write_folder(dossier: Dossier, folder: Path) -> list[str]:
    """Write every export into `folder`, made if missing; returns the file names. Each file comes whole or not at all.

    Everything is made before anything is written, so that one that fails leaves the folder as it was.
    """
    files: dict[str, str | bytes] = {f"{table}.csv": to_csv(dossier, table) for table in TABLES}
    if has_pyarrow():
        files |= {f"{table}.parquet": to_parquet(dossier, table) for table in TABLES}
    files |= {name: export(dossier) for name, export in _FILES.items()}
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        write_file(folder / name, content)
    return list(files)
