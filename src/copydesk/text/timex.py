"""Time expressions of English as a grammar over word classes: where they stand, and in which form.

The classes are those of `timewords`. A rule is a regular expression over them and the name of a builder; rules are
tried in order at each word, the first that both matches and builds wins, and expressions never overlap.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from copydesk.text.timeforms import BUILDERS, SKIP, Kind, Timex, When, period
from copydesk.text.timelists import with_shared_parts
from copydesk.text.timewords import Word, words_of_time

_N = "(?:[dn])"
_CLOCK = "(?:[Cd]A|[Cdy](?=Z)|[dn]kA?|T)Z?"
_MONTHDAY = "(?:m[do](?![AkC]|-?[uU](?!,))(?:,?y)?|D?[do]f?m(?:,?y)?|I)"
_LEAN = "(?:D?[lxtcr]|t[lx])"
_MOD = "(?:[bj](?=[^wzIhp])i?D?|D?e-?i?|D?Ef|e(?:[bj])?)"
_DAY = f"(?:(?:{_LEAN})?w,?D?{_MONTHDAY}|{_LEAN}?{_MONTHDAY}|{_LEAN}?w|z|{_LEAN}?h(?:,?y)?)"
_YEAR = "(?:f?D?F?u?y)"

_RULES_SOURCE: tuple[tuple[str, str], ...] = (
    ("halves", f"{_N}[.]aq[uU]|qau|(?:{_N}|a)u[.]aq"),
    ("spoken", f"a?q[li]{_N}(?:,?i?D?(?:p|{_LEAN}p))?(?:,?i?(?:{_DAY})p?)?"),
    ("spoken", f"(?:{_N}|C)iDp(?:,?i?{_DAY})?|{_N}(?:(?:iw|{_LEAN})p|z)"),
    ("beside", f"D[up]B|(?:{_N}|a)-?[uU]B"),
    ("long", "[Da]?u-M"),
    ("daybreak", f"p(?:,?i?{_DAY})?"),
    ("age", f"(?:{_N}|y)-?[uU]-?"),
    ("moment", f"{_CLOCK}(?:,?i?D?(?:p|{_LEAN}p))?(?:,?i?(?:{_DAY})p?)?Z?"),
    ("moment", f"(?:{_MOD})?{_DAY}(?:i?D?p)?(?:,?i?{_CLOCK})?"),
    ("shift", f"(?:{_N}|a)-?M?[uU](?:-?[gj]|b|[.][.]g)"),
    ("yearago", f"D?c?u-[gb](?:o?-?q|{_N}[uU])?"),
    ("set", f"v(?:{_N}|o|[.])?[uUwmspq]"),
    ("quarter", f"(?:{_MOD})?(?:{_LEAN}u'|D?y'?|D|{_LEAN})?F?o-?q(?:,?{_YEAR}|f(?:{_LEAN}|D)u)?"),
    ("ofyear", "Dyq?"),
    ("quarter", f"(?:{_LEAN}|D)q(?:,?f?D?F?y|f{_LEAN}u)?"),
    ("duration", f"(?:D?[lxt][lx]?|D?o|Dr|D(?![dn]-))?(?:{_N}|a)-?M?-?[uU]"),
    ("moment", f"(?:{_MOD})?(?:{_LEAN})?m(?:,?f?y)?"),
    ("moment", f"(?:{_MOD})?(?:D|{_LEAN}|t[lx])?s(?:,?f?D?y)?"),
    ("moment", f"(?:{_MOD})?(?:D|{_LEAN})p(?:[if]?(?:{_DAY}))?"),
    ("moment", "e-?p"),
    ("decade", f"(?:{_MOD})?D?e?-?Y"),
    ("century", "D?o-?u"),
    ("span", f"(?:{_MOD})?{_LEAN}(?:U)"),
    ("unit", f"(?:{_MOD})?{_LEAN}F?u"),
    ("year", f"(?:{_MOD})?D?F?(?:u(?=y))?y"),
    ("year", "Dun"),
    ("yearend", "D?u(?:-|')?E"),
    ("inday", "[ebj]iDu"),
    ("the", f"(?:{_MOD})?DF?u"),
    ("bareshift", "U[gbj]"),
    ("bare", "U"),
)
_RULES = tuple((name, re.compile(pattern)) for name, pattern in _RULES_SOURCE)
# The first rule that matches, found at once; only where its builder refuses are the rules after it tried one by one.
_FIRST_RULE = re.compile("|".join(f"({pattern})" for _, pattern in _RULES_SOURCE))
# Where a rule can begin; "the" and "a" are everywhere, so what follows them counts as well.
_STARTS = re.compile("[dnyoYmwzhIupqTClxtcrveEbjFsU]|D(?![.,|fiDa])|a(?=[-quUM])")

_REFERENCES: dict[str, tuple[Kind, str]] = {
    "now": ("DATE", "PRESENT_REF"), "currently": ("DATE", "PRESENT_REF"), "presently": ("DATE", "PRESENT_REF"),
    "nowadays": ("DATE", "PRESENT_REF"), "recently": ("DATE", "PAST_REF"), "lately": ("DATE", "PAST_REF"),
    "formerly": ("DATE", "PAST_REF"),
    "current": ("DATE", "PRESENT_REF"), "soon": ("DATE", "FUTURE_REF"),
    "daily": ("SET", "P1D"), "weekly": ("SET", "P1W"), "monthly": ("SET", "P1M"), "yearly": ("SET", "P1Y"),
    "hourly": ("SET", "PT1H"),
    "nightly": ("SET", "XXXX-XX-XXTNI"),
    "weeklong": ("DURATION", "P1W"), "monthlong": ("DURATION", "P1M"), "yearlong": ("DURATION", "P1Y"),
    "biweekly": ("SET", "P2W"), "bimonthly": ("SET", "P2M"),
    "mondays": ("SET", "XXXX-WXX-1"), "tuesdays": ("SET", "XXXX-WXX-2"), "wednesdays": ("SET", "XXXX-WXX-3"),
    "thursdays": ("SET", "XXXX-WXX-4"), "fridays": ("SET", "XXXX-WXX-5"), "saturdays": ("SET", "XXXX-WXX-6"),
    "sundays": ("SET", "XXXX-WXX-7"), "weekends": ("SET", "XXXX-WXX-WE"),
}  # fmt: skip
_REFERENCE = re.compile(
    rf"(?P<asap>\bas soon as possible\b)|(?P<soon>(?<=\bas )soon as\b|\bsoon (?:after|as|before)\b)"
    rf"|\b(?:{'|'.join(_REFERENCES)}|overnight)\b"
    r"|(?P<ahead>\bthe (?:near |immediate )?future\b(?! of\b)|\bthe (?:near|short) term\b"
    r"|\bfuture (?:years|months|weeks|quarters)\b)"
    r"|(?P<behind>(?<=\bin )the past\b)"
    r"|(?P<vague>\brecent (?P<unit>years|quarters|months|weeks|days|hours|decades)\b)",
    re.IGNORECASE,
)


_OPENERS = frozenset([*_REFERENCES, "overnight", "the", "future", "recent", "as"])


def find_timexes(text: str) -> list[Timex]:
    """Every time expression of `text`, in order of place, none overlapping another."""
    words = words_of_time(text)
    codes = "".join(word.code for word in words)
    found: list[Timex] = []
    i = 0
    while True:
        start = _STARTS.search(codes, i)
        if start is None:
            break
        i = start.start()
        used = _match_at(text, words, codes, i, found)
        i += used or 1
    return _with_references(text, words, with_shared_parts(text, found))


def _match_at(text: str, words: list[Word], codes: str, i: int, found: list[Timex]) -> int:
    first = _FIRST_RULE.match(codes, i)
    if first is None or first.lastindex is None:
        return 0
    for name, pattern in _RULES[first.lastindex - 1 :]:
        match = pattern.match(codes, i)
        if match is None:
            continue
        end = match.end()
        while end > i and codes[end - 1] in ",-i'.":
            end -= 1
        piece = words[i:end]
        built = BUILDERS[name](text, piece, words[end : end + 3])
        if built is SKIP:
            return end - i
        if built is not None:
            found.append(built)
            return end - i
    return 0


def _with_references(text: str, words: list[Word], found: list[Timex]) -> list[Timex]:
    """The expressions found and the words that refer without telling a date ("now", "the near future")."""
    starts = [timex.start for timex in found]
    extra: list[Timex] = []
    for word in words:
        if word.lower not in _OPENERS or (built := _reference(text, word.start)) is None:
            continue
        k = bisect_right(starts, built.start)
        clear = k == 0 or found[k - 1].end <= built.start
        if clear and (k == len(found) or found[k].start >= built.end):
            extra.append(built)
    return sorted([*found, *extra], key=lambda timex: timex.start) if extra else found


def _reference(text: str, start: int) -> Timex | None:
    match = _REFERENCE.match(text, start)
    if match is None or match["soon"]:
        return None
    if match["ahead"] or match["asap"] or match["behind"]:
        return Timex(*match.span(), "DATE", "PAST_REF" if match["behind"] else "FUTURE_REF")
    if match["vague"]:
        return Timex(*match.span(), "DURATION", period("X", words_of_time(match["unit"])[0].value))
    word = match.group().lower()
    if word == "overnight":
        return Timex(*match.span(), "TIME", None, When(part="NI", by=-1))
    return Timex(*match.span(), *_REFERENCES[word])
