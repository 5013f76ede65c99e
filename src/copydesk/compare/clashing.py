"""Whether times that do not meet can be a clash, or differ for another reason than that one of them is wrong."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from copydesk.compare.events import Event, of_two_zones
from copydesk.text.timewords import is_number_word

# Said of one telling only, these show that there were two occasions.
_ONCE_MORE = frozenset("again anew".split())
_NUMBER = re.compile(r"\d")


def may_clash(a: Event, b: Event) -> bool:
    """False where the times differ for another reason than that one of them is wrong.

    "Since" and "before" bound an event loosely, and what was said on a day happened before; "again" is of another
    occasion, and so is what was done long before what is to come; two weekdays a week apart were counted from other
    dates of publication, as "last Monday" may be; clock times may be of two zones; and a number that each side has
    otherwise may tell two events apart.
    """
    numbers = [{term for term in event.terms if _NUMBER.match(term) or is_number_word(term)} for event in (a, b)]
    loose = any(event.time.relation in ("after", "before") or event.told or event.passing for event in (a, b))
    loose = loose or _is_long_past(a, b) or bool((a.terms ^ b.terms) & _ONCE_MORE) or _is_another(a) != _is_another(b)
    loose = loose or (a.time.relation != b.time.relation and not (a.in_range or b.in_range))
    return not (
        loose or (all(numbers) and numbers[0] != numbers[1]) or _are_weekdays_a_week_apart(a, b) or of_two_zones(a, b)
    )


# A deed so many days before a like one that is announced is no plan that was moved.
MOVED_DAYS = 14


def _is_long_past(a: Event, b: Event) -> bool:
    if a.ahead == b.ahead:
        return False
    plan, done = (a, b) if a.ahead else (b, a)
    if not (plan.published and done.latest):
        return True
    since = datetime.fromisoformat(plan.published) - datetime.fromisoformat(done.latest[:10])
    return since > timedelta(days=MOVED_DAYS)


def _is_another(event: Event) -> bool:
    return "another " in event.cite.quote.lower()


def _are_weekdays_a_week_apart(a: Event, b: Event) -> bool:
    weekdays = [weekday_words(event) for event in (a, b)]
    doubtful = all(weekdays) or any(words.startswith(("last", "next")) for words in weekdays)
    if not (a.earliest and b.earliest and doubtful):
        return False
    days = datetime.fromisoformat(a.earliest[:10]) - datetime.fromisoformat(b.earliest[:10])
    return abs(days) == timedelta(days=7)


def weekday_words(event: Event) -> str:
    """The words of the time where they name a weekday and no date, else nothing."""
    start = event.time.span.start - event.cite.start
    words = event.cite.quote[start : start + event.time.span.end - event.time.span.start].lower()
    return words if "day" in words and not _NUMBER.search(words) else ""
