"""Quotations that two reports give in words that cannot both have been said, or give to two speakers.

Only what stands between quotation marks on both sides counts, and only a short stretch of other words amid equal ones:
a cut, an ellipsis, an editor's bracket or another spelling is how quotations are edited, "will" for "will not" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel, JaroWinkler, Opcode

from copydesk.compare.agreement import stem
from copydesk.compare.origins import origin_of, origins_of
from copydesk.model.dossier import Conflict, Rendering, Side, Statement
from copydesk.model.marks import MarkedReport
from copydesk.model.span import Cite
from copydesk.model.story import Cast, Provenance
from copydesk.text.quotemarks import quoted_ranges
from copydesk.text.shingles import FUNCTION_WORDS

_WORD = re.compile(r"\[[^\]]*\]|\([^)]*\)|[^\W_]+(?:['’.,-][^\W_]+)*|\.\.\.|…|--+|[—–]")
_NEGATORS = frozenset("not never no nothing nobody none neither nor cannot without".split())
# Pairs of small words that turn a sentence round.
_OPPOSED = frozenset(
    frozenset(pair.split())
    for pair in "to from|for against|with without|before after|all none|more less|can cannot|will may|must may|and or"
    "|will would|above below|over under|most some|always never|is was|are were".split("|")
)
_WEAKLY_OPPOSED = frozenset(frozenset(pair.split()) for pair in "will would|and or|is was|are were".split("|"))
_CONTRACTED = {"won't": "will not", "can't": "can not", "cannot": "can not", "shan't": "shall not", "gonna": "going to",
               "wanna": "want to", "gotta": "got to", "ain't": "is not"}  # fmt: skip
_ENDINGS = {"n't": " not", "'re": " are", "'ve": " have", "'ll": " will", "'m": " am", "'d": " would"}
NOTE_TWO_SPEAKERS = "The same words are given to {} and to {}; they cannot be both speakers' words."
# Equal words that must stand around the changed ones, and how many may be changed.
CONTEXT_WORDS = 4
CHANGED_WORDS = 3
# Share of the shorter quotation that must be equal, so that two utterances are not set against one another.
EQUAL_SHARE = 0.75
SPELLED_ALIKE = 0.86
# Equal words from which two people are not taken to have said the same by chance.
CLAIMED_WORDS = 6


class _Word(NamedTuple):
    """`named` is true for a capitalised word: names are spelt in many ways, which is no misquotation."""

    form: str
    named: bool
    start: int
    end: int


def misquotations(
    statements: Sequence[Statement], marked: Sequence[MarkedReport], cast: Cast, provenance: Provenance
) -> Iterator[Conflict]:
    """Conflicts of quotation and attribution among the statements, in their order."""
    texts = {report.report.id: report.report.text for report in marked}
    quoted = {number: list(quoted_ranges(text)) for number, text in texts.items()}
    for statement in statements:
        if statement.verdict == "misattributed":
            conflict = _misattributed(statement, texts, quoted, cast, provenance)
        elif statement.verdict in ("reworded", "trimmed"):
            conflict = _altered(statement, texts, quoted, provenance)
        else:
            conflict = None
        if conflict is not None:
            yield conflict
    yield from _claimed_twice(statements, texts, quoted, cast, provenance)


def _claimed_twice(
    statements: Sequence[Statement],
    texts: Mapping[str, str],
    quoted: Mapping[str, Sequence[tuple[int, int]]],
    cast: Cast,
    provenance: Provenance,
) -> Iterator[Conflict]:
    """Equal quotations of two reports, too short to be joined as one statement, that two people are given."""
    people = {actor.id for actor in cast.actors if actor.kind == "person"}
    said: dict[tuple[str, ...], list[tuple[Statement, Rendering]]] = {}
    for statement in statements:
        if statement.speaker not in people or statement.verdict == "misattributed":
            continue
        for rendering in statement.renderings:
            words = _words(rendering, texts, quoted)
            forms = tuple(word.form for word in words)
            if len(forms) >= CLAIMED_WORDS and _is_all_quoted(rendering, words):
                said.setdefault(forms, []).append((statement, rendering))
    for told in said.values():
        first = told[0]
        other = next((s for s in told if s[0].speaker != first[0].speaker and s[1].report != first[1].report), None)
        if other is not None:
            names = [statement.speaker_text or "" for statement, _ in (first, other)]
            sides = [_side(s.speaker or "", [rendering], provenance) for s, rendering in (first, other)]
            yield Conflict("", "attribution", NOTE_TWO_SPEAKERS.format(*names), tuple(sides))


def _misattributed(
    statement: Statement,
    texts: Mapping[str, str],
    quoted: Mapping[str, Sequence[tuple[int, int]]],
    cast: Cast,
    provenance: Provenance,
) -> Conflict | None:
    """The same quoted words given to two speakers who, as the statement found, cannot be one."""
    names = {actor.id: actor.name for actor in cast.actors}
    for a, b in combinations(statement.renderings, 2):
        if a.report == b.report or not a.holder or not b.holder or a.holder == b.holder:
            continue
        if any(_names_itself(rendering, names.get(rendering.holder or "", "")) for rendering in (a, b)):
            continue
        mine, theirs = _words(a, texts, quoted), _words(b, texts, quoted)
        if not (_is_all_quoted(a, mine) and _is_all_quoted(b, theirs)):
            continue
        if _longest_equal([word.form for word in mine], [word.form for word in theirs]) >= CLAIMED_WORDS:
            sides = (_side(a.holder, [a], provenance), _side(b.holder, [b], provenance))
            note = NOTE_TWO_SPEAKERS.format(names.get(a.holder, a.holder), names.get(b.holder, b.holder))
            return Conflict("", "attribution", note, sides)
    return None


def _names_itself(rendering: Rendering, name: str) -> bool:
    """True when the supposed speaker is named in the words: then "he" was somebody else."""
    return bool(name) and any(name.split()[-1] in cite.quote for cite in rendering.content)


def _is_all_quoted(rendering: Rendering, words: Sequence[_Word]) -> bool:
    """True when nearly everything that the rendering gives as said stands in quotation marks."""
    given = sum(len(_WORD.findall(cite.quote)) for cite in rendering.content)
    return 10 * len({word.start for word in words}) >= 8 * given


def _longest_equal(a: Sequence[str], b: Sequence[str]) -> int:
    return max((op.src_end - op.src_start for op in Indel.opcodes(a, b) if op.tag == "equal"), default=0)


def _altered(
    statement: Statement,
    texts: Mapping[str, str],
    quoted: Mapping[str, Sequence[tuple[int, int]]],
    provenance: Provenance,
) -> Conflict | None:
    for a, b in combinations(statement.renderings, 2):
        if a.report == b.report:
            continue
        changed = _changed(_words(a, texts, quoted), _words(b, texts, quoted))
        if changed is None:
            continue
        left, right = (" ".join(texts[r.report][s:e].split()) for r, (s, e) in zip((a, b), changed, strict=True))
        note = f"One report quotes “{left}” where the other quotes “{right}”; both cannot be what was said."
        sides = [
            Side(
                _passage(r, at).quote,
                (_passage(r, at),),
                (origin_of(provenance, _passage(r, at)),),
                _speaker(statement),
            )
            for r, at in zip((a, b), changed, strict=True)
        ]
        return Conflict("", "quotation", note, tuple(sides))
    return None


def _speaker(statement: Statement) -> tuple[str, ...]:
    holder = statement.speaker or statement.speaker_text
    return (holder,) if holder else ()


def _side(speaker: str, renderings: Sequence[Rendering], provenance: Provenance) -> Side:
    cites = [cite for rendering in renderings for cite in (*rendering.source[:1], *rendering.content)]
    contents = [cite for rendering in renderings for cite in rendering.content]
    return Side(contents[0].quote, tuple(dict.fromkeys(cites)), origins_of(provenance, contents), (speaker,))


def _passage(rendering: Rendering, at: tuple[int, int]) -> Cite:
    """The piece of the content that holds the changed words."""
    return next(
        (cite for cite in rendering.content if cite.start <= at[0] < cite.end),
        rendering.content[0],
    )


def _words(
    rendering: Rendering, texts: Mapping[str, str], quoted: Mapping[str, Sequence[tuple[int, int]]]
) -> list[_Word]:
    """The words of the rendering that stand in quotation marks, contractions spelled out."""
    found = []
    text = texts[rendering.report]
    for cite in rendering.content:
        for low, high in quoted[rendering.report]:
            start, end = max(low, cite.start), min(high, cite.end)
            for match in _WORD.finditer(text, start, end) if start < end else ():
                for form in _spelled_out(match.group()):
                    found.append(_Word(form, match.group()[0].isupper(), match.start(), match.end()))
    return sorted(dict.fromkeys(found), key=lambda word: word.start)


def _spelled_out(word: str) -> list[str]:
    form = word.lower().replace("’", "'").strip("'")
    if form in _CONTRACTED:
        return _CONTRACTED[form].split()
    for ending, spelled in _ENDINGS.items():
        if form.endswith(ending):
            return (form.removesuffix(ending) + spelled).split()
    return [form]


def _changed(a: Sequence[_Word], b: Sequence[_Word]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The first stretch where equal quotations differ in what they say, as code points on either side."""
    left, right = [word.form for word in a], [word.form for word in b]
    blocks = [op for op in Indel.opcodes(left, right) if op.tag == "equal"]
    equal = sum(op.src_end - op.src_start for op in blocks)
    if equal < CONTEXT_WORDS or equal < EQUAL_SHARE * min(len(left), len(right)):
        return None
    if min(_interior(blocks, "src"), _interior(blocks, "dest")) < EQUAL_SHARE:
        return None  # two utterances, or one told from memory
    for before, after in pairwise(blocks):
        mine, theirs = a[before.src_end : after.src_start], b[before.dest_end : after.dest_start]
        context = (before.src_end - before.src_start) + (after.src_end - after.src_start)
        if context < CONTEXT_WORDS or not _is_material(mine, theirs):
            continue
        wider = 0 if mine and theirs else 1  # words missing on one side show as the gap between their neighbours
        return (
            _place(a, before.src_end - wider, after.src_start + wider),
            _place(b, before.dest_end - wider, after.dest_start + wider),
        )
    return None


def _interior(blocks: Sequence[Opcode], side: Literal["src", "dest"]) -> float:
    """Share of equal words between the first and the last of them, on one side."""
    equal = sum(block.src_end - block.src_start for block in blocks)
    if side == "src":
        return equal / (blocks[-1].src_end - blocks[0].src_start)
    return equal / (blocks[-1].dest_end - blocks[0].dest_start)


def _place(words: Sequence[_Word], first: int, end: int) -> tuple[int, int]:
    return words[first].start, words[end - 1].end


def _is_material(mine: Sequence[_Word], theirs: Sequence[_Word]) -> bool:
    """True when the change turns the sense round or puts another telling word in place of one."""
    if len(mine) > CHANGED_WORDS or len(theirs) > CHANGED_WORDS:
        return False
    if any(not word.form[0].isalnum() for word in (*mine, *theirs)):
        return False  # an ellipsis, a dash or an editor's bracket says that something was left out
    if bool(_NEGATORS & {word.form for word in mine}) != bool(_NEGATORS & {word.form for word in theirs}):
        return True
    if len(mine) != len(theirs) or not mine:
        return False
    return any(_is_other_word(x.form, y.form) and not (x.named and y.named) for x, y in zip(mine, theirs, strict=True))


def _is_other_word(x: str, y: str) -> bool:
    pair = frozenset((x, y))
    if x == y or pair in _WEAKLY_OPPOSED:
        return False
    if pair in _OPPOSED:
        return True
    if x in FUNCTION_WORDS or y in FUNCTION_WORDS:
        return False
    if x[0].isdigit() and y[0].isdigit():
        return x.replace(",", "") != y.replace(",", "")
    if stem(x) == stem(y) or x[:4] == y[:4]:
        return False  # "duty", "duties"
    return JaroWinkler.similarity(x, y) < SPELLED_ALIKE
