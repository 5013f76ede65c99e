"""Stories that three newsrooms tell in words of their own: python bench/retold.py [STORY...]

Six invented stories lie in tests/quality/retellings, each with a key that was written before the story was first read:
what two reports tell alike (`same`), what they contradict one another in (`conflicts`; not `sure` ones apart), and what
only looks alike (`apart`). Prints how many pairs of `same` stand in one claim, how many conflicts are told, how many of
`apart` were joined, and every conflict that the key does not have, to be read.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from copydesk.ingest.files import take_in
from copydesk.model.dossier import Dossier
from copydesk.model.span import Cite, Span, overlaps
from copydesk.pipeline import make_dossier

STORIES = Path(__file__).parent.parent / "tests" / "quality" / "retellings"


def place_of(words: str, dossier: Dossier, name: str | None = None) -> Span:
    """Where words stand, in the report of that file name or in whichever has them."""
    for report in dossier.reports:
        start = report.text.find(words)
        if start >= 0 and name in (None, Path(report.source).stem):
            return Span(report.id, start, start + len(words))
    raise ValueError(f"no report has {words!r}")


def cited(cites: tuple[Cite, ...], place: Span) -> bool:
    """True when one of the cites has a part of the words."""
    return any(overlaps(cite, place) for cite in cites)


def main(stories: list[Path]) -> None:
    told, same, joined = 0, 0, 0
    found, hidden, other = 0, 0, []
    for story in stories:
        key = json.loads((story / "key.json").read_text("utf-8"))
        dossier = make_dossier(take_in([str(path) for path in sorted(story.glob("*.txt"))]).reports, together=True)
        for row in key["same"]:
            places = [place_of(words, dossier, name) for name, words in sorted(row["in"].items())]
            pairs = [(a, b) for n, a in enumerate(places) for b in places[n + 1 :]]
            same += len(pairs)
            told += sum(any(cited(c.cites, a) and cited(c.cites, b) for c in dossier.claims) for a, b in pairs)
        for first, second in key["apart"]:
            a, b = place_of(first, dossier), place_of(second, dossier)
            joined += any(cited(c.cites, a) and cited(c.cites, b) for c in dossier.claims)
        known = set()
        for row in key["conflicts"]:
            a, b = (place_of(words, dossier, name) for name, words in sorted(row["in"].items()))
            hit = [
                conflict.id
                for conflict in dossier.conflicts
                if any(cited(x.cites, a) and cited(y.cites, b) for x in conflict.sides for y in conflict.sides)
            ]
            known.update(hit)
            hidden += row["sure"]
            found += row["sure"] and bool(hit)
        other += [
            f"{story.name}: {conflict.kind}: " + " / ".join(side.says for side in conflict.sides)
            for conflict in dossier.conflicts
            if conflict.id not in known
        ]
    print(f"{len(stories)} stories: same news in one claim {told} of {same} pairs, look-alikes joined {joined}")
    print(f"conflicts told {found} of {hidden}; not in the key {len(other)}")
    print("\n".join(other))


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or sorted(path for path in STORIES.iterdir() if path.is_dir()))
