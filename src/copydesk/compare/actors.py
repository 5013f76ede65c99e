"""Actors across reports: the local actors of each report merged where their names, titles and initials allow it.

Two people with different first names are never one; a surname alone joins the only full name that it fits; kinds
are settled by majority. Nothing depends on the order of the reports.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from copydesk.compare.bodies import UNNAMED, Gathered, merge_unnamed, office_key
from copydesk.compare.mentioned import actor_at, cast_name
from copydesk.model.dossier import Actor, ActorName
from copydesk.model.marks import MarkedReport, Name, NameKind
from copydesk.model.span import Cite
from copydesk.model.story import Cast, MentionsInReport
from copydesk.text.naming import (
    PersonName,
    is_acronym,
    organisation_key,
    person_name,
    place_key,
    plain,
    same_generation,
    same_person,
    same_surname,
    shortens,
    stands_for,
    two_generations,
)
from copydesk.text.places import PLACE_NAMES

# Whose office it is, right before the title of who holds it.
_OFFICE = re.compile(r"([A-Z][\w.]*) (?:[Pp]resident|[Cc]hancellor|[Pp]remier|[Gg]overnor|[Mm]ayor)\b")
_KINDS: tuple[NameKind, ...] = ("person", "organisation", "place", "group", "other")


def resolve_actors(marked: Sequence[MarkedReport]) -> Cast:
    """Merge the local actors of all reports; actors run from most to least mentioned."""
    texts = {m.report.id: m.report.text for m in marked}
    found: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for report in marked:
        for name in report.names:
            found[report.report.id, name.actor].append(name)
    local = [_local(key, names, texts[key[0]]) for key, names in sorted(found.items())]
    local = [figure for figure in local if figure.names]
    _settle_kinds(local)
    local = [figure for figure in local if figure.kind != "other"]  # laws, products and works act in nothing
    named = [figure for figure in local if not figure.unnamed]
    people = _merge_people([f for f in named if f.kind == "person"])
    bodies = _merge_bodies([f for f in named if f.kind == "organisation"])
    others = _merge_by_key([f for f in named if f.kind in ("place", "group")])
    unnamed = merge_unnamed([figure for figure in local if figure.unnamed], people, bodies)
    return _cast([*people, *bodies, *others, *unnamed], found, texts)


def _local(key: tuple[str, str], names: list[Name], text: str) -> Gathered:
    figure = Gathered(names[0].kind, members=[key])
    for name in names:
        figure.kinds[name.kind] += 1
        figure.borne_out += name.form in ("title", "pronoun") or bool(name.roles)
        if name.form not in ("pronoun", "description"):
            printed = text[name.span.start : name.span.end]
            bare = _without_title(printed, name)
            figure.names[bare] += 1
            figure.spread[bare] = 1
        for role in name.roles:
            figure.roles[role] = 1
        if name.kind == "person" and name.form in ("full", "title"):
            introduced = _OFFICE.search(text, max(0, name.span.start - 40), name.span.end)
            figure.offices |= {office_key(introduced.group(1))} if introduced else set()
    if not figure.names and key[1].startswith(UNNAMED):
        figure.unnamed = names[0].roles[0]
        figure.narrowing = key[1].removeprefix(UNNAMED).removesuffix(figure.unnamed).strip().lower()
        figure.names.update(name.canonical for name in names)
        figure.spread.update(figure.names.keys())
    return figure


def _without_title(printed: str, name: Name) -> str:
    """The name itself: a mention of form `title` holds the title too, its last words are the surname."""
    if name.form != "title":
        return printed
    surname = person_name(name.canonical).surname
    words = printed.split()
    tail = " ".join(words[-len(surname.split()) :])
    return tail if plain(tail) == surname else words[-1]


def _settle_kinds(local: list[Gathered]) -> None:
    """One name has one kind in a story: a lone surname that a report takes for a company is the person after all."""
    surnames = {person_name(n).surname for f in local if f.kind == "person" for n in f.names if person_name(n).given}
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for figure in local:
        for name, count in figure.names.items():
            votes[organisation_key(name)][figure.kind] += 1 if _is_guess(figure) else 1 + 3 * count
    for figure in local:
        key = organisation_key(max(figure.names, key=lambda n: (figure.names[n], n)))
        if figure.unnamed:
            continue
        guessed = figure.kind == "person" and _is_guess(figure) and key not in surnames
        if guessed or (" " in key and len(votes[key]) > 1):
            figure.kind = max(_KINDS, key=lambda kind: (votes[key][kind], -_KINDS.index(kind)))
        elif figure.kind != "person" and key in surnames and key not in PLACE_NAMES and len(figure.names) == 1:
            figure.kind = "person"
        elif figure.kind != "person" and " " not in key:
            figure.kind = max(_KINDS, key=lambda kind: (votes[key][kind], -_KINDS.index(kind)))
        elif figure.kind == "other":
            figure.kind = max(_KINDS, key=lambda kind: (votes[key][kind] * (kind != "other"), kind == "other"))


def _is_guess(figure: Gathered) -> bool:
    """True for a lone word taken for a person with no title, role or pronoun to bear that out."""
    return figure.kind == "person" and figure.borne_out == 0 and not _full_names(figure)


def _full_names(figure: Gathered) -> list[str]:
    return sorted(name for name in figure.names if person_name(name).given)


def _merge_people(local: list[Gathered]) -> list[Gathered]:
    """Full names first, longest first, then surnames that fit exactly one of them."""
    divided = _two_generations(local)
    full = sorted((f for f in local if _full_names(f)), key=_person_order)
    merged: list[Gathered] = []
    for figure in full:
        fits = [m for m in merged if not m.reports & figure.reports and _may_be_one(m, figure, divided)]
        if len(fits) > 1:
            fits = [m for m in fits if set(_full_names(m)) & set(_full_names(figure))]
        if len(fits) == 1:
            fits[0].take(figure)
        else:
            merged.append(figure)
    lone = sorted((f for f in local if not _full_names(f)), key=_person_order)
    left: list[Gathered] = []
    for figure in lone:
        home = _home_of_surname(figure, merged) or _home_of_surname(figure, left)
        if home is not None:
            home.take(figure)
        else:
            left.append(figure)
    return merged + left


def _person_order(figure: Gathered) -> tuple[int, str, list[tuple[str, str]]]:
    longest = max(figure.names, key=lambda n: (len(n.split()), n))
    return -len(longest.split()), longest, figure.members


def _two_generations(local: Sequence[Gathered]) -> frozenset[tuple[str, str]]:
    """Names that some one report gives to two people, one of them with "Jr."."""
    printed: dict[str, list[PersonName]] = defaultdict(list)
    for figure in local:
        for report in figure.reports:
            printed[report] += [person_name(name) for name in sorted(figure.names)]
    for figure in local:  # "Mr. Reed" beside "Karl Reed Jr.", where they are two, is Karl Reed
        if _full_names(figure):
            continue
        surnames = {person_name(name).surname for name in figure.names}
        for report in figure.reports:
            juniors = [name for name in printed[report] if name.generation and name.surname in surnames]
            printed[report] += [name._replace(generation="") for name in juniors]
    return frozenset().union(*(two_generations(names) for names in printed.values()))


def _may_be_one(a: Gathered, b: Gathered, divided: frozenset[tuple[str, str]]) -> bool:
    pairs = [(person_name(x), person_name(y)) for x in _full_names(a) for y in _full_names(b)]
    return all(same_person(x, y) and same_generation(x, y, divided) for x, y in pairs)


def _home_of_surname(figure: Gathered, merged: list[Gathered]) -> Gathered | None:
    surnames = {person_name(name).surname for name in figure.names}
    fits = [
        m
        for m in merged
        if not m.reports & figure.reports
        and any(same_surname(person_name(n).surname, s) for n in m.names for s in surnames)
    ]
    if len({person_name(name).bare for m in fits for name in _full_names(m)}) == 1:  # father and son
        generations = {person_name(name).generation for name in figure.names}
        fits = [m for m in fits if generations & {person_name(n).generation for n in _full_names(m)}] or fits
    if len(fits) > 1:
        fits = [m for m in fits if set(m.roles) & set(figure.roles)]
    return fits[0] if len(fits) == 1 else None


def _merge_bodies(local: list[Gathered]) -> list[Gathered]:
    """By equal keys, then acronyms to the names they stand for, then short forms to the only name they shorten."""
    merged: list[Gathered] = []
    for figure in sorted(local, key=_body_order):
        keys = _keys(figure)
        same = [m for m in merged if _keys(m) & keys]
        if same:
            same[0].take(figure)
            for more in same[1:]:
                same[0].take(more)
                merged.remove(more)
        else:
            merged.append(figure)
    for joins in (_is_acronym_of, _is_short_for):
        for figure in list(merged):
            fits = [m for m in merged if m is not figure and joins(figure, m)]
            if len(fits) == 1:
                fits[0].take(figure)
                merged.remove(figure)
    return merged


def _body_order(figure: Gathered) -> tuple[list[str], list[tuple[str, str]]]:
    return sorted(figure.names), figure.members


def _keys(figure: Gathered) -> frozenset[str]:
    """Keys by which a body is known; a one-word short form of a longer name is no key of its own."""
    keys = {organisation_key(name) for name in figure.names}
    return frozenset(k for k in keys if " " in k) or frozenset(keys)


def _is_acronym_of(short: Gathered, long: Gathered) -> bool:
    if not all(is_acronym(name) for name in short.names):
        return False
    return any(not is_acronym(n) and stands_for(a, n) for a in short.names for n in long.names)


def _is_short_for(short: Gathered, long: Gathered) -> bool:
    if short.reports & long.reports:
        return False
    longest = max(long.names, key=lambda n: (len(n.split()), n))
    return all(shortens(name, longest) for name in short.names)


def _merge_by_key(local: list[Gathered]) -> list[Gathered]:
    by_key: dict[tuple[str, str], Gathered] = {}
    for figure in sorted(local, key=_body_order):
        key = figure.kind, min(place_key(name) for name in figure.names)
        if key in by_key:
            by_key[key].take(figure)
        else:
            by_key[key] = figure
    return list(by_key.values())


def _display_name(figure: Gathered) -> str:
    """The fullest commonly used name: most reports, then most often, then longest; acronyms and capitals last."""
    fuller = _full_names(figure) if figure.kind == "person" else [n for n in figure.names if not is_acronym(n)]
    if figure.kind == "organisation":
        fuller = [n for n in fuller if " " in n] or fuller
    choices = fuller or list(figure.names)
    choices = [n for n in choices if not n.isupper() or is_acronym(n)] or choices
    return min(choices, key=lambda n: (-figure.spread[n], -figure.names[n], -len(n), n))


def _cast(figures: list[Gathered], found: dict[tuple[str, str], list[Name]], texts: dict[str, str]) -> Cast:
    named = [(figure, _display_name(figure)) for figure in figures]
    named.sort(key=lambda pair: (-len(pair[0].reports), -sum(pair[0].kinds.values()), pair[1], pair[0].kind))
    actors = []
    places: dict[str, list[tuple[int, int, str]]] = {report: [] for report in texts}
    for number, (figure, name) in enumerate(named, start=1):
        spans = sorted(mark.span for member in figure.members for mark in found[member])
        for span in spans:
            places[span.report].append((span.start, span.end, f"actor-{number}"))
        actors.append(
            Actor(
                id=f"actor-{number}",
                name=" ".join(name.split()),
                kind=figure.kind,
                names=_names(figure.names),
                mentions=tuple(Cite(s.report, s.start, s.end, texts[s.report][s.start : s.end]) for s in spans),
                roles=tuple(role for role, _ in sorted(figure.roles.items(), key=lambda item: (-item[1], item[0]))),
            )
        )
    return Cast(tuple(actors), {report: _in_report(texts[report], sorted(rows)) for report, rows in places.items()})


def _names(counts: Counter[str]) -> tuple[ActorName, ...]:
    return tuple(ActorName(text, count) for text, count in sorted(counts.items(), key=lambda i: (-i[1], i[0])))


def _in_report(text: str, rows: Iterable[tuple[int, int, str]]) -> MentionsInReport:
    kept = list(rows)
    return MentionsInReport(text, tuple(r[0] for r in kept), tuple(r[1] for r in kept), tuple(r[2] for r in kept))


__all__ = ["actor_at", "cast_name", "resolve_actors"]
