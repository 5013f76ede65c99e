"""An act as a reader says it: "asks: turn over the server", "plans not to pay", "denies interfering".

All in the present, as headlines are: it keeps apart what is done, planned, asked and denied, and needs no tense that
the reports may have told otherwise.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from copydesk.model.dossier import ActEntry
from copydesk.render.phrases import clipped, mid_sentence, one_line
from copydesk.render.sheet import Sheet
from copydesk.text.deeds import head_of, names_party
from copydesk.text.governors import MOOD_OF_VERB

_IRREGULAR = {"have": "has", "be": "is", "do": "does", "go": "goes"}
_PARTICIPLES = {
    "shoot": "shot", "do": "done", "beat": "beaten",
    "shut": "shut", "overthrow": "overthrown", "hold": "held", "choose": "chosen",
    "take": "taken", "drive": "driven", "strike": "struck", "steal": "stolen", "hurt": "hurt", "give": "given",
    "cut": "cut", "sell": "sold", "buy": "bought", "find": "found", "send": "sent", "bring": "brought",
}  # fmt: skip
_PLURALS = frozenset("police people men women children firemen both".split())
# Verbs of two syllables that double their last letter, since they are stressed on it.
_DOUBLED = frozenset(
    """submit commit admit permit refer occur control begin forget transfer compel expel regret rebut omit prefer deter
    equip""".split()
)
_SHORT = re.compile(r"[^aeiou]*[aeiou][bcdfgklmnprtvz]")
LONGEST_PARTY = 7  # words; what is described at greater length is read better in the sentence
LONGEST_CONDITION = 70
LONGEST_THING = 80


class MapLine(NamedTuple):
    """One line of the map, read from left to right; `party` is who it is done to, where that is somebody."""

    doer: str
    words: str
    party: str


def map_line(sheet: Sheet, act: ActEntry) -> MapLine:
    """Who does what to whom in words; what somebody is asked or ordered to do is a deed of who asks."""
    actor, target = sheet.called(act.actor), sheet.called(act.target)
    asked = act.asker is not None and act.modality in ("asked", "required") and act.asker not in (act.actor, act.target)
    on_somebody = names_somebody(sheet, act.target) and len(target.split()) <= LONGEST_PARTY and not asked
    thing = "" if on_somebody else clipped(target, LONGEST_THING)
    rest = " ".join(part for part in (thing, one_line(act.complement or "")) if part)
    if asked:
        verb = f"{'not ' if act.negated else ''}{one_line(act.verb)}"
        doer = sheet.called(act.asker)
        said = conjugated("ask" if act.modality == "asked" else "order", is_plural(sheet, act.asker)) + ": " + verb
        return MapLine(doer, _with_reserves(sheet, act, f"{said} {rest}".strip()), actor)
    if act.actor is None:
        plural = is_plural(sheet, act.target)
        suffered = f"{_passive(act, plural)} {one_line(act.complement or '')}".strip()
        return MapLine(target, _with_reserves(sheet, act, suffered), "")
    if act.modality == "denied" and act.holder not in (None, act.actor):
        deed = (
            f"{actor} {conjugated(one_line(act.verb), is_plural(sheet, act.actor))} {target if on_somebody else rest}"
        )
        return MapLine(sheet.called(act.holder), f"{conjugated('deny', is_plural(sheet, act.holder))} that {deed}", "")
    said = _predicate(act, is_plural(sheet, act.actor))
    rest = f"({rest})" if on_somebody and rest else rest
    return MapLine(actor, _with_reserves(sheet, act, f"{said} {rest}".strip()), target if on_somebody else "")


def _with_reserves(sheet: Sheet, act: ActEntry, words: str) -> str:
    if act.condition:
        condition = one_line(act.condition)
        words += f", {clipped(condition[0].lower() + condition[1:], LONGEST_CONDITION)}"
    told = act.holder in (act.actor, act.asker)
    return words if act.holder is None or told else f"{words} (says {mid_sentence(sheet.called(act.holder))})"


def _predicate(act: ActEntry, plural: bool) -> str:
    verb = one_line(act.verb)
    first, _, _ = verb.partition(" ")
    no = "not " if act.negated else ""
    if act.modality == "denied":
        return conjugated(verb, plural) if first == "deny" else f"{conjugated('deny', plural)} {gerund(verb)}"
    if act.modality != "asserted" and act.modality == (MOOD_OF_VERB.get(verb) or MOOD_OF_VERB.get(first)):
        return f"{_does_not(plural)} {verb}" if act.negated else conjugated(verb, plural)
    if act.modality == "planned":
        return f"{conjugated('plan', plural)} {no}to {verb}"
    if act.modality == "threatened":
        return f"{conjugated('threaten', plural)} {no}to {verb}"
    if act.modality == "asked":
        return f"{'are' if plural else 'is'} asked {no}to {verb}"
    if act.modality in ("required", "possible"):
        return f"{'must' if act.modality == 'required' else 'may'} {no}{verb}"
    return f"{_does_not(plural)} {verb}" if act.negated else conjugated(verb, plural)


def _passive(act: ActEntry, plural: bool) -> str:
    """ "Is arrested", "is not to be charged": what is done to somebody, by nobody knows whom."""
    done, no = participle(one_line(act.verb)), "not " if act.negated else ""
    if act.modality in ("possible", "required"):
        return f"{'may' if act.modality == 'possible' else 'must'} {no}be {done}"
    be = "are" if plural else "is"
    return f"{be} {no}{done}" if act.modality == "asserted" else f"{be} {no}to be {done}"


def _does_not(plural: bool) -> str:
    return "do not" if plural else "does not"


def conjugated(verb: str, plural: bool) -> str:
    """The third person of the present: "pulls out of", "relies on"; the bare verb for several."""
    first, space, rest = verb.partition(" ")
    if plural:
        return verb
    if first in _IRREGULAR:
        first = _IRREGULAR[first]
    elif re.search(r"[^aeiou]y$", first):
        first = first[:-1] + "ies"
    else:
        first += "es" if re.search(r"(?:s|x|z|ch|sh|o)$", first) else "s"
    return f"{first}{space}{rest}"


def gerund(verb: str) -> str:
    """ "interfering in", "cutting", "submitting"."""
    first, space, rest = verb.partition(" ")
    if first.endswith("ie"):
        first = first[:-2] + "y"
    elif re.search(r"[^eoy]e$", first):
        first = first[:-1]
    elif _SHORT.fullmatch(first) or first in _DOUBLED:
        first += first[-1]
    return f"{first}ing{space}{rest}"


def participle(verb: str) -> str:
    """ "Arrested", "shot", "submitted to"."""
    first, space, rest = verb.partition(" ")
    if first in _PARTICIPLES:
        return f"{_PARTICIPLES[first]}{space}{rest}"
    if re.search(r"[^aeiou]y$", first):
        first = first[:-1] + "ied"
    elif first.endswith("e"):
        first += "d"
    else:
        first += (first[-1] if _SHORT.fullmatch(first) or first in _DOUBLED else "") + "ed"
    return f"{first}{space}{rest}"


def is_plural(sheet: Sheet, party: str | None) -> bool:
    """True for several people and for bodies that take a plural: "two senators", "police", "Democrats"."""
    actor = sheet.actor(party)
    if actor is not None and actor.kind != "group":
        return False
    words = sheet.called(party).casefold()
    head = head_of(words)
    return head in _PLURALS or " and " in words or (head.endswith("s") and not head.endswith("ss"))


def names_somebody(sheet: Sheet, party: str | None) -> bool:
    """True for an actor of the story and for words that name people or a body."""
    return party is not None and (sheet.actor(party) is not None or names_party(sheet.called(party)))
