"""How the reports word the same actor, group, deed or thing, side by side; nothing is rated.

Four kinds of difference are telling enough to show: a label that one report keeps at a distance ("so-called",
quotation marks) and another uses as its own; labels out of one set of disputed choices; deeds of one actor told with
different verbs; and introductions of one person by different roles. Spelling, short names and order of words are not.
A choice counts only when two reports make different ones. The four kinds share their rule of choice and stand
together, which makes this module longer than most.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from copydesk.compare.actors import actor_at
from copydesk.model.dossier import Actor, Variant, Wording
from copydesk.model.marks import Act, MarkedReport, Sentence
from copydesk.model.span import Cite, Span
from copydesk.model.story import Cast
from copydesk.text.alternatives import DEED_SETS, DISTANCING, LABEL_SETS
from copydesk.text.quotemarks import quoted_ranges
from copydesk.text.rarity import rarity
from copydesk.text.synonyms import without_link
from copydesk.text.titles import ABBREVIATED_TITLES, ROLES, TITLE_MODIFIERS

# A shared word at least this rare (nats) shows that two clauses are about one thing.
_TELLING_RARITY = 2.5
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LONGEST_RUN = 3
_PRONOUNS = frozenset("he she it they we i you who which that this these those him her them".split())


class _Place(NamedTuple):
    """A wording where it stands: `key` is what makes two places the same wording."""

    key: str
    cite: Cite


def find_wordings(marked: Sequence[MarkedReport], cast: Cast) -> tuple[Wording, ...]:
    """Wordings in a fixed order: by how many places use them, then by what they are of."""
    found = [*_distanced(marked), *_labels(marked), *_deeds(marked, cast), *_introductions(marked, cast)]
    found.sort(key=lambda w: (-sum(len(v.cites) for v in w.variants), w.of, w.variants[0].text))
    return tuple(found)


def _cite(item: MarkedReport, start: int, end: int) -> Cite:
    return Cite(item.report.id, start, end, item.report.text[start:end])


def _wording(of: str, places: Sequence[_Place]) -> Wording | None:
    """Variants by frequency, or None where no two reports make different choices."""
    if not _choices_differ((place.cite.report, place.key) for place in places):
        return None
    cites: dict[str, list[Cite]] = defaultdict(list)
    for place in sorted(set(places), key=lambda p: (p.cite, p.key)):
        cites[place.key].append(place.cite)
    return Wording(of, _variants(cites))


def _choices_differ(used: Iterable[tuple[str, str]]) -> bool:
    """True when two reports have no wording in common; `used` pairs a report with a wording."""
    keys: dict[str, set[str]] = defaultdict(set)
    for report, key in used:
        keys[report].add(key)
    chosen = list(keys.values())
    return any(not a & b for k, a in enumerate(chosen) for b in chosen[k + 1 :])


def _variants(cites: dict[str, list[Cite]]) -> tuple[Variant, ...]:
    variants = [Variant(" ".join(_plainest(group).split()), tuple(group)) for group in cites.values()]
    return tuple(sorted(variants, key=lambda v: (-len(v.cites), v.text)))


def _plainest(cites: list[Cite]) -> str:
    """The words of a variant as first printed in lower case, else as first printed."""
    return next((cite.quote for cite in cites if cite.quote.islower()), cites[0].quote)


def _sentences(item: MarkedReport) -> Iterator[Sentence]:
    """Sentences of the event, headlines included: a headline is where wording is chosen hardest."""
    heads = [piece.span for piece in item.report.furniture if piece.kind == "headline"]
    for sentence in item.sentences:
        span = sentence.span
        if sentence.role == "body" or any(h.start <= span.start and span.end <= h.end for h in heads):
            yield sentence


def _runs(item: MarkedReport, sentence: Sentence, places: Container[int]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Runs of one to three content words that stand side by side: where they begin and end, and their lemmas.

    Only those that begin at one of `places`, since nearly all runs of a story are no label of anything.
    """
    text, starts = item.report.text, sentence.starts
    for k, start in enumerate(starts):
        if start not in places:
            continue
        end = _word_end(text, start)
        yield start, end, sentence.terms[k : k + 1]
        for last in range(k + 1, min(k + _LONGEST_RUN, len(starts))):
            if text[end : starts[last]] not in (" ", "-"):
                break
            end = _word_end(text, starts[last])
            yield start, end, sentence.terms[k : last + 1]


def _beginning_with(sentence: Sentence, first: Container[str]) -> frozenset[int]:
    """Where in a sentence one of these content words stands."""
    return frozenset(start for start, term in zip(sentence.starts, sentence.terms, strict=True) if term in first)


def _word_end(text: str, start: int) -> int:
    match = _WORD.match(text, start)
    end = match.end() if match else start + 1
    word = text[start:end]
    return end - 2 if word.endswith(("'s", "’s")) else end


def _distanced(marked: Sequence[MarkedReport]) -> Iterator[Wording]:
    """Labels that one report hedges or puts in quotation marks and another uses in its own voice."""
    apart: dict[str, list[_Place]] = defaultdict(list)
    for item in marked:
        text = item.report.text
        for sentence in _sentences(item):
            hedges = _hedges(item, sentence)
            opened = {
                match.end() for match in _OPENED.finditer(text, max(0, sentence.span.start - 1), sentence.span.end)
            }
            opened |= hedges.keys()
            for start, end, terms in _runs(item, sentence, opened):
                begin, finish = _distance(text, hedges, start, end)
                if (begin, finish) != (start, end):
                    key = text[begin:start].strip(' "“').lower() or "quotation marks"
                    apart[" ".join(terms)].append(_Place(key, _cite(item, begin, finish)))
    bare = _not_kept_apart(marked, apart)
    quoted = {item.report.id: list(quoted_ranges(item.report.text)) for item in marked} if apart else {}
    own = {label: _in_own_voice(bare[label], quoted) for label in apart if label in bare}
    covered: set[tuple[str, int]] = set()
    for label in sorted(apart, key=lambda lab: (abs(len(lab.split()) - 2), lab)):
        places = [p for p in apart[label] if (p.cite.report, p.cite.start) not in covered]
        if not places or not own.get(label) or not _is_label(label, own[label][0].cite.quote):
            continue
        covered |= {(p.cite.report, p.cite.start) for p in places}
        cites: dict[str, list[Cite]] = defaultdict(list)
        for place in sorted(places + own[label], key=lambda p: p.cite):
            cites[place.key].append(place.cite)
        users = {cite.report for cite in cites["own"]}
        if {p.cite.report for p in places} - users:
            yield Wording(_plainest(cites["own"]), _variants(cites))


def _not_kept_apart(
    marked: Sequence[MarkedReport], labels: Collection[str]
) -> dict[str, list[tuple[MarkedReport, int, int]]]:
    """Where these labels stand with nothing that keeps them at a distance."""
    found: dict[str, list[tuple[MarkedReport, int, int]]] = defaultdict(list)
    first = {label.split(" ")[0] for label in labels}
    for item in marked if labels else ():
        for sentence in _sentences(item):
            places = _beginning_with(sentence, first)
            hedges = _hedges(item, sentence) if places else {}
            for start, end, terms in _runs(item, sentence, places):
                label = " ".join(terms)
                if label in labels and _distance(item.report.text, hedges, start, end) == (start, end):
                    found[label].append((item, start, end))
    return found


def _is_label(label: str, printed: str) -> bool:
    """True for several words, or for a rare one that can name something: "so-called prank", not felt “shaken”."""
    if len(label.split()) > 1:
        return True
    names_something = label.isalpha() and not printed.lower().endswith(("ed", "ing", "ly"))
    return names_something and rarity(label) > 2 * _TELLING_RARITY


def _in_own_voice(
    found: Sequence[tuple[MarkedReport, int, int]], quoted: Mapping[str, Sequence[tuple[int, int]]]
) -> list[_Place]:
    """Those places that stand in no quotation; `quoted` are the quotations of each report."""
    return [
        _Place("own", _cite(item, start, end))
        for item, start, end in found
        if not any(low <= start < high for low, high in quoted[item.report.id])
    ]


_HEDGE = re.compile(rf"\b(?:{'|'.join(sorted(DISTANCING))})\s+[\"“‘']?", re.IGNORECASE)


_OPENED = re.compile('[“"]')


def _hedges(item: MarkedReport, sentence: Sentence) -> dict[int, re.Match[str]]:
    """The words of a sentence that keep a label at a distance, by where they end."""
    found = _HEDGE.finditer(item.report.text, sentence.span.start, sentence.span.end)
    return {match.end(): match for match in found}


def _distance(text: str, hedges: Mapping[int, re.Match[str]], start: int, end: int) -> tuple[int, int]:
    """The range with what keeps the label at a distance, or the range itself; `hedges` maps where a hedge ends."""
    opened = text[start - 1 : start]
    if start in hedges:
        closed = text[end : end + 1] in ("”", '"', "’", "'") and opened in ("“", '"', "‘", "'")
        return hedges[start].start(), end + closed
    if opened in ("“", '"') and text[end : end + 2].rstrip(" ,.;:") in ("”", '"') and text[start:end].islower():
        return start - 1, end + 1
    return start, end


# Labels that stand beside disputed ones and take no side between themselves.
_SAME_LABEL = {"demonstrator": "protester"}


def _labels(marked: Sequence[MarkedReport]) -> Iterator[Wording]:
    """Labels out of one set of disputed choices."""
    places: list[list[_Place]] = [[] for _ in LABEL_SETS]
    by_phrase: dict[str, list[int]] = defaultdict(list)
    for number, phrases in enumerate(LABEL_SETS):
        for phrase in phrases:
            by_phrase[phrase].append(number)
    first = {phrase.split(" ")[0] for phrase in by_phrase}
    for item in marked:
        for sentence in _sentences(item):
            taken: dict[int, int] = {}
            runs = _runs(item, sentence, _beginning_with(sentence, first))
            for start, end, terms in sorted(runs, key=lambda run: (run[0], -len(run[2]))):
                if len(terms) == 1 and _goes_on(item.report.text, end, sentence.starts):
                    continue
                for number in by_phrase.get(" ".join(terms), ()):
                    if taken.get(number, -1) < end:
                        label = " ".join(terms)
                        places[number].append(_Place(_SAME_LABEL.get(label, label), _cite(item, start, end)))
                        taken[number] = end
    for found in places:
        wording = _wording(_shared_name(found), found) if found else None
        if wording is not None and len(wording.variants) > 1:
            yield wording


def _goes_on(text: str, end: int, starts: Sequence[int]) -> bool:
    """True when another content word follows at once, so that the label only narrows it ("terrorist threat")."""
    return text[end : end + 1] in (" ", "-") and end + 1 in starts


def _shared_name(places: Sequence[_Place]) -> str:
    """What the variants share: their last word where it is one, else the most frequent of the fullest."""
    counts = Counter(place.key for place in places)
    keys = sorted(counts, key=lambda k: (" " not in k, -counts[k], k))
    last = {key.split()[-1] for key in keys}
    chosen = [place.cite.quote for place in places if place.key == keys[0]]
    return chosen[0].split()[-1].lower() if len(last) == 1 and len(keys) > 1 else chosen[0].lower()


def _deeds(marked: Sequence[MarkedReport], cast: Cast) -> Iterator[Wording]:
    """Verbs out of one set for what the same actor did to or about the same thing."""
    for verbs in DEED_SETS:
        by_actor: dict[str, list[tuple[MarkedReport, Act]]] = defaultdict(list)
        for item in marked:
            for act in item.acts:
                who = _doer(item, act, cast) if without_link(act.verb) in verbs and not act.negated else None
                if who is not None:
                    by_actor[who].append((item, act))
        for who in sorted(by_actor):
            told = _about_one_thing(by_actor[who])
            places = [_Place(without_link(act.verb), _verb_cite(item, act)) for item, act in told]
            wording = _wording(who, places) if len({place.key for place in places}) > 1 else None
            if wording and _choices_differ([*_verbs_used(by_actor[who]), *_threats(marked, cast, who)]):
                yield wording


def _verbs_used(told: Iterable[tuple[MarkedReport, Act]]) -> Iterator[tuple[str, str]]:
    return ((item.report.id, without_link(act.verb)) for item, act in told)


def _threats(marked: Sequence[MarkedReport], cast: Cast, who: str) -> Iterator[tuple[str, str]]:
    """ "Threatened to sue" is an act of suing with a modality, but the report did say "threatened"."""
    for item in marked:
        if any(act.modality == "threatened" and _doer(item, act, cast) == who for act in item.acts):
            yield item.report.id, "threaten"


def _verb_cite(item: MarkedReport, act: Act) -> Cite:
    """The verb with its particle, where that stands right behind it."""
    start, end = act.verb_span.start, act.verb_span.end
    verb = without_link(act.verb)
    particle = verb.split(" ", 1)[1] if " " in verb else ""
    if particle and item.report.text[end : end + 1 + len(particle)].lower() == " " + particle:
        end += 1 + len(particle)
    return _cite(item, start, end)


def _doer(item: MarkedReport, act: Act, cast: Cast) -> str | None:
    """The actor of an act: an actor's id, else the noun of a plain plural ("mayors")."""
    if act.actor is None:
        return None
    actor = actor_at(cast, act.actor)
    if actor is not None:
        return actor
    words = _WORD.findall(item.report.text[act.actor.start : act.actor.end].lower())
    words = words[1:] if words[:1] == ["the"] else words
    return words[0] if len(words) == 1 and words[0] not in _PRONOUNS and words[0].endswith("s") else None


def _about_one_thing(told: list[tuple[MarkedReport, Act]]) -> list[tuple[MarkedReport, Act]]:
    """The acts that share a telling word with an act of another verb in another report."""
    kept = []
    for item, act in told:
        for other_item, other in told:
            apart = without_link(other.verb) != without_link(act.verb)
            if apart and other_item.report.id != item.report.id and _shared_terms(item, act, other):
                kept.append((item, act))
                break
    return kept


def _shared_terms(item: MarkedReport, a: Act, b: Act) -> set[str]:
    verbs = set(a.verb.split()) | set(b.verb.split())
    own = set() if a.actor is None else {w.lower() for w in _WORD.findall(_words(item, a.actor))}
    return {t for t in set(a.terms) & set(b.terms) if t not in verbs and t not in own and rarity(t) > _TELLING_RARITY}


def _words(item: MarkedReport, span: Span) -> str:
    return item.report.text[span.start : span.end]


_APPOSITION = re.compile(r",\s+((?:an?\s+|the\s+|one of the\s+)?[^,.;:()—–\n]{3,90}),\s")
_BEHIND_HEAD = re.compile(r"\b(?:of|for|at|in|to|with|on|from|who|whose|that|which)\b")


def _introductions(marked: Sequence[MarkedReport], cast: Cast) -> Iterator[Wording]:
    """Persons whom the reports introduce by different roles."""
    reports = {item.report.id: item for item in marked}
    for actor in cast.actors:
        if actor.kind != "person":
            continue
        places = [place for cite in actor.mentions for place in _introduced(reports[cite.report], cite)]
        wording = _wording(actor.id, places)
        if wording is not None and _roles_differ(actor, places):
            yield wording


def _roles_differ(actor: Actor, places: Sequence[_Place]) -> bool:
    return len({place.key for place in places}) > 1 and len(actor.mentions) > 1


def _introduced(item: MarkedReport, cite: Cite) -> Iterator[_Place]:
    """The apposition after a mention and the title before it, where they hold a role."""
    text = item.report.text
    after = _APPOSITION.match(text, cite.end)
    if after:
        role = _role_in(after.group(1))
        if role:
            yield _Place(role, _cite(item, after.start(1), after.end(1)))
    line = text.rfind("\n", 0, cite.start) + 1
    words = list(re.finditer(r"[\w'’.-]+", text[line : cite.start]))
    if not words or text[line + words[-1].end() : cite.start] != " ":
        return
    head = words[-1].group().lower()
    role = _same(ABBREVIATED_TITLES.get(head, head))
    if role not in ROLES or role in _PARTY_ROLES:
        return
    first = len(words) - 1
    while first and _narrows(
        words[first - 1].group(), text[line + words[first - 1].end() : line + words[first].start()]
    ):
        first -= 1
    the = first > 0 and words[first - 1].group().lower() == "the" and words[-1].group().islower()
    if not the:  # "the president Brandt worked for" does not introduce Brandt
        yield _Place(role, _cite(item, line + words[first].start(), line + words[-1].end()))


def _narrows(word: str, gap: str) -> bool:
    if gap != " " or word.endswith("."):
        return False
    known = word.lower() in TITLE_MODIFIERS or word.lower() in ROLES or word.lower() in DISTANCING
    return known or (word[0].isupper() and word.lower() not in _FUNCTION_WORDS)


def _role_in(phrase: str) -> str | None:
    """The role that an apposition gives: its head noun before any "of" or "who"."""
    head = _BEHIND_HEAD.split(phrase)[0].split()
    role = head[-1].lower() if head else ""
    return _same(role) if role in ROLES and role not in _PARTY_ROLES else None


# Party membership is no role that another role contradicts.
_PARTY_ROLES = frozenset(["republican", "democrat", "independent", "conservative", "liberal"])
_FUNCTION_WORDS = frozenset("the a an and but or when if as in on at by for of with said after before".split())
_SAME_ROLE = {
    "congressman": "representative", "congresswoman": "representative", "chairman": "chair", "chairwoman": "chair",
    "spokesman": "spokesperson", "spokeswoman": "spokesperson", "attorney": "lawyer", "adviser": "advisor",
    "senator": "lawmaker", "representative": "lawmaker", "congressperson": "lawmaker", "leader": "lawmaker",
    "whip": "lawmaker", "speaker": "lawmaker", "nominee": "candidate", "challenger": "candidate",
    "contender": "candidate", "frontrunner": "candidate", "front-runner": "candidate", "ceo": "executive",
    "chief": "executive", "host": "broadcaster", "anchor": "broadcaster", "reporter": "journalist",
    "correspondent": "journalist", "writer": "journalist", "columnist": "journalist",
}  # fmt: skip


def _same(role: str) -> str:
    """Roles that are one office under two words are one."""
    while role in _SAME_ROLE:
        role = _SAME_ROLE[role]
    return role
