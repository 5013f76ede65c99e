"""Other readers of quantities on the sentences that stdin gives: python bench/figures_peers.py NAME < rows.jsonl

Stands alone so that each peer can live in an environment of its own (`bench/figures.py` calls it). Prints a line of
JSON: what was found, and the CPU seconds it took. Exit code 3: that peer is not installed.
"""

from __future__ import annotations

import importlib.util
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

Found = dict[str, Any]


def main(name: str) -> int:
    """Run one peer over the rows on stdin."""
    module, read = PEERS[name]
    if importlib.util.find_spec(module) is None:
        return 3
    rows = [json.loads(line) for line in sys.stdin]
    list(read("It has 2 doors."))  # what is loaded at the first call is not part of reading
    start = time.process_time()
    found = [{"id": row["id"], "figures": list(read(row["text"]))} for row in rows]
    print(json.dumps({"rows": found, "seconds": time.process_time() - start}))
    return 0


def _figure(start: int, end: int, value: float | None, unit: str | None, spread: float = 0.0) -> Found:
    low, high = (None, None) if value is None else (value - spread, value + spread)
    return {
        "start": start, "end": end, "value": None if spread else value, "low": low, "high": high,
        "hedge": "range" if spread else "exact", "unit": unit, "counts": None,
    }  # fmt: skip


def _quantulum3(text: str) -> Iterator[Found]:
    from quantulum3 import parser

    for quantity in parser.parse(text):
        name = quantity.unit.name
        unit = None if name == "dimensionless" else {"united states dollar": "dollar"}.get(name, name)
        yield _figure(*quantity.span, quantity.value, unit, quantity.uncertainty or 0.0)


def _recognizers(text: str) -> Iterator[Found]:
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import (
        recognize_age,
        recognize_currency,
        recognize_dimension,
        recognize_temperature,
    )
    from recognizers_text import Culture

    taken: list[tuple[int, int]] = []
    readers = (recognize_currency, recognize_dimension, recognize_age, recognize_temperature)
    for recognize in (recognize_percentage, *readers, recognize_number):
        for result in recognize(text, Culture.English):
            end = result.end + 1
            if result.resolution is None or any(start < end and result.start < stop for start, stop in taken):
                continue
            taken.append((result.start, end))
            unit = "percent" if recognize is recognize_percentage else (result.resolution.get("unit") or None)
            yield _figure(result.start, end, _number(result.resolution.get("value")), unit and unit.lower())


def _text2num(text: str) -> Iterator[Found]:
    from text_to_num import alpha2digit

    digits = alpha2digit(text, "en")
    for match in re.finditer(r"(?<![\w.])\d[\d,]*(?:\.\d+)?", digits):
        yield _figure(match.start(), match.end(), _number(match.group().replace(",", "")), None)


def _number(printed: str | None) -> float | None:
    try:
        return float((printed or "").rstrip("%"))
    except ValueError:
        return None


PEERS: dict[str, tuple[str, Callable[[str], Iterator[Found]]]] = {
    "quantulum3": ("quantulum3", _quantulum3),
    "recognizers-text": ("recognizers_number_with_unit", _recognizers),
    "text2num": ("text_to_num", _text2num),
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
