"""Reports into stories: one fold, `place(open_stories, report)`, for a batch and for a feed alike.

A report joins the open story whose centroid it is closest to, by words weighted by how rare they are in news at large
(capitalised ones more, since names tell events apart) and by how near in time it is. There is no second pass and no
transitive closure: chains of look-alikes are how such programs come to one story that swallows everything.
Grouping comes before marking: it needs words only, and a parse costs some hundred times as much.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from copydesk.model.report import Report
from copydesk.model.story import Placement, Story
from copydesk.text.rarity import rarity

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d,.]*\d|\d")
# Measured on bench/stories (basil-dev, neus-dev, ecbplus-dev): names weighted 1.5 separate best on all three.
NAME_WEIGHT = 1.5
# Words in more than about a third of all news texts tell nothing about the event.
MIN_RARITY = 1.0
# Join-or-open threshold of the fold; `bench/stories.py` prints B-cubed for each set.
# A short text has few words to be alike by chance in, and one shared name weighs much: it has to show more.
JOIN_SIMILARITY = 0.20
SHORT_SIMILARITY = 0.05
# Within one `read`, the user says that the inputs belong together, so the bar for doubting it is lower: the best link
# of a full report to its story is above .246 in 99 of 100 (basil-dev), unrelated ones are below .18 in 99 of 100.
# Short texts share fewer words; below FULL_WORDS the bar falls with the root of the length.
APART_SIMILARITY = 0.15
FULL_WORDS = 200
# Width of the Gaussian on the distance in time (published best: 72 h); reports without a date are not held apart.
WINDOW_HOURS = 72.0
# What is left of the similarity of two reports that are far apart in time: a recurring event has the same words.
FAR_IN_TIME = 0.3
MAX_PROFILE_TERMS = 120
INDEXED_TERMS = 12

Profile = Mapping[str, float]


def profile(text: str) -> Profile:
    """Unit-length vector of a text's telling words, rare ones and names weighted up."""
    count: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for match in _WORD.finditer(text):
        word = match.group()
        lower = word.lower().replace("’", "'").removesuffix("'s")
        count[lower] += 1
        capitals[lower] += word[0].isupper()
    vector = {}
    for word, n in count.items():
        weight = rarity(word)
        if weight >= MIN_RARITY:
            named = capitals[word] >= 0.7 * n
            vector[word] = (1 + math.log(n)) * weight * (NAME_WEIGHT if named else 1.0)
    kept = heapq.nlargest(MAX_PROFILE_TERMS, vector.items(), key=lambda item: (item[1], item[0]))
    norm = math.sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    return {word: weight / norm for word, weight in kept}


def similarity(a: Profile, b: Profile) -> float:
    """Cosine of two unit vectors, 0..1."""
    if len(a) > len(b):
        a, b = b, a
    return sum(weight * b[word] for word, weight in a.items() if word in b)


class OpenStories:
    """Stories that a new report may still join. `place` is the only thing that changes it."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.centroids: list[dict[str, float]] = []
        self.norms: list[float] = []
        self.hours: list[float | None] = []
        self.postings: dict[str, list[int]] = defaultdict(list)


def place(stories: OpenStories, report: Report) -> Placement:
    """Put one report into the open story that fits it best, or open a new one named after it."""
    vector = profile(f"{report.title or ''}\n{report.text}")
    hour = _hours(report.published)
    best, best_score = -1, 0.0
    for story in _candidates(stories, vector):
        score = similarity(vector, stories.centroids[story]) / stories.norms[story]
        score *= _nearness(hour, stories.hours[story])
        if score > best_score:
            best, best_score = story, score
    shortness = 1 - min(1.0, len(report.text.split()) / FULL_WORDS)
    if best < 0 or best_score < JOIN_SIMILARITY + SHORT_SIMILARITY * shortness:
        best = _open(stories, report.id)
        best_score = 1.0
    _join(stories, best, vector, hour)
    return Placement(report=report.id, story=stories.names[best], similarity=round(best_score, 4))


def _candidates(stories: OpenStories, vector: Profile) -> list[int]:
    found: set[int] = set()
    for word in heapq.nlargest(INDEXED_TERMS * 3, vector, key=lambda word: (vector[word], word)):
        found.update(stories.postings.get(word, ()))
    return sorted(found)


def _open(stories: OpenStories, name: str) -> int:
    stories.names.append(name)
    stories.centroids.append({})
    stories.norms.append(1.0)
    stories.hours.append(None)
    return len(stories.names) - 1


def _join(stories: OpenStories, story: int, vector: Profile, hour: float | None) -> None:
    centroid = stories.centroids[story]
    for word, weight in vector.items():
        centroid[word] = centroid.get(word, 0.0) + weight
    stories.norms[story] = math.sqrt(sum(weight * weight for weight in centroid.values())) or 1.0
    known = [value for value in (hour, stories.hours[story]) if value is not None]
    stories.hours[story] = max(known) if known else None
    for word in heapq.nlargest(INDEXED_TERMS, vector, key=lambda word: (vector[word], word)):
        if story not in stories.postings[word][-1:]:
            stories.postings[word].append(story)


def _nearness(a: float | None, b: float | None) -> float:
    if a is None or b is None:
        return 1.0
    return FAR_IN_TIME + (1 - FAR_IN_TIME) * math.exp(-0.5 * ((a - b) / WINDOW_HOURS) ** 2)


def _hours(published: str | None) -> float | None:
    """Hours since the epoch of an ISO 8601 date or date-time; a bare date counts as its noon."""
    if not published:
        return None
    try:
        if len(published) == 10:
            day = date.fromisoformat(published)
            moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        else:
            moment = datetime.fromisoformat(published)
            moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    except ValueError:
        return None
    return moment.timestamp() / 3600


def gather(reports: Sequence[Report], together: bool = False) -> Story:
    """One story out of inputs that a user named together; those that tell of another event are set apart.

    The story is the largest set of reports that link to one another, the one with the first report among equals.
    """
    if together or len(reports) < 2:
        return Story(reports=tuple(reports))
    profiles = [profile(f"{report.title or ''}\n{report.text}") for report in reports]
    main = _largest_linked(reports, profiles)
    apart = []
    for i, report in enumerate(reports):
        if i not in main:
            best = max(similarity(profiles[i], profiles[j]) for j in main)
            reason = (
                f"shares too little with the other reports to be of the same event "
                f"(similarity {best:.2f}, at least {_bar(reports[i], reports[i]):.2f} is asked)"
            )
            apart.append((report, reason))
    return Story(reports=tuple(reports[i] for i in sorted(main)), apart=tuple(apart))


def _largest_linked(reports: Sequence[Report], profiles: Sequence[Profile]) -> set[int]:
    left, best = list(range(len(reports))), set[int]()
    while left:
        linked, todo = {left[0]}, [left[0]]
        while todo:
            i = todo.pop()
            for j in left:
                if j not in linked and similarity(profiles[i], profiles[j]) >= _bar(reports[i], reports[j]):
                    linked.add(j)
                    todo.append(j)
        left = [i for i in left if i not in linked]
        if len(linked) > len(best):
            best = linked
    return best


def _bar(a: Report, b: Report) -> float:
    words = min(len(a.text.split()), len(b.text.split()))
    return APART_SIMILARITY * math.sqrt(min(1.0, words / FULL_WORDS))


def nearest_dated(report: Report, dated: Sequence[Report]) -> Report:
    """Of several dated reports, the one most like `report`; the earliest among equals."""
    own = profile(report.text)
    return min(
        dated, key=lambda other: (-round(similarity(own, profile(other.text)), 6), other.published or "", other.id)
    )
