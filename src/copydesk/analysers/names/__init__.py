"""Persons, organisations, places and groups that a report mentions, gathered into its own actors.

Spans are tight and never hold a possessive 's. A person's full name stands without title ("Ilsa Brandt", form
`full`), a surname with one ("Mayor Brandt", form `title`) or alone (`short`); an organisation stands without its
article; a description ("the mayor") with it. What cannot be resolved with confidence is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from copydesk.analysers import Analyser
from copydesk.analysers.names.actors import LocalActor, cluster, form_of
from copydesk.analysers.names.bodies import Body, bodies_in, key_of, printed
from copydesk.analysers.names.cuts import Mention
from copydesk.analysers.names.descriptions import Reference, describe
from copydesk.analysers.names.mentions import named_mentions
from copydesk.analysers.names.pronouns import resolve_pronouns
from copydesk.analysers.names.roles import learn_roles
from copydesk.model.marks import Name
from copydesk.reading import Reading
from copydesk.text.titles import HONORIFICS


def find(reading: Reading) -> Iterator[Name]:
    """Mentions in order of place."""
    if not reading.has_syntax:
        return
    actors = cluster(reading, named_mentions(reading))
    learn_roles(reading, actors)
    described = list(describe(reading, actors))
    skipped = frozenset(s.number for s in reading.sentences if reading.is_furniture(s.start, s.end))
    pronouns = list(resolve_pronouns(reading, actors, described, skipped))
    marks = [_named(reading, actor, m) for actor in actors if not actor.is_open for m in actor.mentions]
    marks += [_referred(reading, actors[r.actor], r, "description") for r in described]
    marks += [_referred(reading, actors[r.actor], r, "pronoun") for r in pronouns]
    taken = {i for actor in actors for m in actor.mentions for i in range(m.name, m.last)}
    taken |= {r.head for r in described}
    held = Counter(role for actor in actors for role in {role.head for role in actor.roles})
    marks += [_unnamed(reading, body) for body in bodies_in(reading, frozenset(taken), skipped, held)]
    yield from sorted(marks, key=lambda mark: mark.span)


def _roles(actor: LocalActor) -> tuple[str, ...]:
    return tuple(dict.fromkeys(role.head for role in actor.roles if role.head not in HONORIFICS))


def _named(reading: Reading, actor: LocalActor, mention: Mention) -> Name:
    form = form_of(actor, mention)
    first = mention.first if form == "title" else mention.name
    return Name(
        span=reading.span(reading.tokens[first].start, reading.tokens[mention.last - 1].end),
        kind=actor.kind,
        actor=f"a{actor.number}",
        form=form,
        canonical=actor.canonical,
        roles=_roles(actor),
    )


def _referred(reading: Reading, actor: LocalActor, reference: Reference, form: str) -> Name:
    return Name(
        span=reading.span(reading.tokens[reference.first].start, reading.tokens[reference.last - 1].end),
        kind=actor.kind,
        actor=f"a{actor.number}",
        form="pronoun" if form == "pronoun" else "description",
        canonical=actor.canonical,
        roles=_roles(actor),
    )


def _unnamed(reading: Reading, body: Body) -> Name:
    return Name(
        span=reading.span(reading.tokens[body.first].start, reading.tokens[body.last - 1].end),
        kind=body.kind,
        actor=f"a:{key_of(body)}",
        form="description",
        canonical=printed(reading, body),
        roles=(body.role,),
    )


ANALYSER = Analyser("names", "1", Name, find)
