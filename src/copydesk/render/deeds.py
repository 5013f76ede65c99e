"""Acts as a reader looks for them: who threatened, demanded, refused or denied what, told in words."""

from __future__ import annotations

from typing import NamedTuple

from copydesk.model.dossier import ActEntry
from copydesk.render.phrases import mid_sentence, one_line
from copydesk.render.sheet import Sheet
from copydesk.text.deeds import names_party

PRONOUNS = frozenset(
    "i me you he him she her it we us they them this that these those who whom which what itself himself herself "
    "themselves one".split()
)
# Verbs that are a threat, demand, refusal or denial by themselves (Searle's directives, and acts against another).
_CONFRONTING = frozenset(
    "accuse ban blame block boycott charge condemn decline demand deny forbid oppose order prohibit prosecute reject "
    "refuse resist subpoena sue threaten urge veto warn withhold".split()
)


def told_verb(act: ActEntry) -> str:
    """The verb, with "not" where the act is told as not done; a denial says that by its modality."""
    return f"not {one_line(act.verb)}" if act.negated and act.modality != "denied" else one_line(act.verb)


def telling_acts(sheet: Sheet) -> tuple[list[ActEntry], list[ActEntry]]:
    """The acts that a reader looks for, and the rest.

    Threats, demands, refusals and denials first, then what somebody named does by two or more origins, most first.
    """
    acts = sheet.dossier.acts
    telling = [act for act in acts if _confronts(act) or (len(act.origins) > 1 and _between_known(sheet, act))]
    telling.sort(key=lambda act: (not _confronts(act), -len(act.origins)))
    return telling, [act for act in acts if act not in telling]


def _confronts(act: ActEntry) -> bool:
    """True when an act threatens, demands, refuses or denies, by its modality or by its verb."""
    if act.modality in ("threatened", "required", "asked", "denied"):
        return True
    if not _has_actor(act):
        return False
    return one_line(act.verb).split(" ")[0].casefold() in _CONFRONTING or (act.negated and act.modality == "planned")


def _between_known(sheet: Sheet, act: ActEntry) -> bool:
    """True when somebody acts and the actor or the target is one whom the reports name."""
    return _has_actor(act) and (sheet.actor(act.actor) is not None or sheet.actor(act.target) is not None)


def _has_actor(act: ActEntry) -> bool:
    return act.actor is not None and act.actor.casefold() not in PRONOUNS


class ActLine(NamedTuple):
    """An act in the words of a reader: who, what, to whom, what completes it, and under which reserve."""

    actor: str
    verb: str
    target: str
    complement: str
    reserves: tuple[str, ...]


def act_line(sheet: Sheet, act: ActEntry) -> ActLine:
    """An act with how certain it is, on which condition, and who says so."""
    asker = mid_sentence(sheet.called(act.asker)) if act.asker and act.asker not in (act.actor, act.target) else None
    reserves: list[str] = [act.modality] if act.modality != "asserted" else []
    if asker and reserves:
        reserves = [f"{act.modality} by {asker}"]
    reserves += [one_line(act.condition)] if act.condition else []
    if act.holder and not _is_told_already(act):
        reserves += [f"according to {sheet.holders_named([act.holder])}"]
    complement = one_line(act.complement or "")
    actor, target = capitalised(sheet.called(act.actor)) or "someone", sheet.called(act.target)
    return ActLine(actor, told_verb(act), target, complement, tuple(reserves))


def capitalised(name: str) -> str:
    """A body without a name at the start of a line: "Police"; a name keeps the letter that it begins with."""
    return name[0].upper() + name[1:] if name.islower() and names_party(name) else name


def _is_told_already(act: ActEntry) -> bool:
    """True where who says so is who asks for it, or who denies it."""
    return act.holder == act.asker or (act.modality == "denied" and act.holder == act.actor)


def what_act(sheet: Sheet, act: ActEntry) -> str:
    """An act on one line: "Port authority — close → the site (threatened)"."""
    told = act_line(sheet, act)
    line = f"{told.actor} — {told.verb}" + (f" → {told.target}" if told.target else "")
    line += f" {told.complement}" if told.complement else ""
    return f"{line} ({'; '.join(told.reserves)})" if told.reserves else line
