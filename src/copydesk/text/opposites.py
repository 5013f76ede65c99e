"""Verbs of which only one can hold of the same party and the same thing at one time.

Small and closed: what can follow one upon the other ("open" and "close", "hire" and "fire") is no contradiction.
"""

from __future__ import annotations

from copydesk.text.synonyms import folded, folded_verb

_PAIRS = (
    ("approve", "reject"), ("accept", "reject"), ("approve", "veto"), ("convict", "acquit"), ("allow", "ban"),
    ("win", "lose"), ("rise", "fall"), ("raise", "cut"), ("support", "oppose"), ("confirm", "dispute"),
)  # fmt: skip
_OPPOSITES = frozenset(frozenset((folded(a), folded(b))) for a, b in _PAIRS)
# Words of either side, which a text may also use to lend force ("refused to").
OPPOSED = frozenset(word for pair in _OPPOSITES for word in pair)


def are_opposites(a: str, b: str) -> bool:
    """True for two folded lemmas that contradict one another."""
    return frozenset((a, b)) in _OPPOSITES


# Verbs that turn what the other did, or are told of the opposite outcome: no two of them retell one deed. Wider than
# the pairs above, since one may follow upon the other.
_CONTRARY = """
open close;begin end;begin stop;arrive leave;enter leave;join leave;come go;give take;give receive;give withhold
buy sell;lend borrow;hire fire;appoint fire;resign fire;resign appoint;resign elect;elect defeat;arrest release
arrest free;seize release;seize return;free imprison;free hold;raise lower;raise cut;rise fall;climb fall;gain lose
win lose;beat lose;find lose;build destroy;build demolish;repair damage;add remove;include exclude;admit expel
admit deny;confirm deny;accept refuse;accept reject;approve reject;allow block;allow ban;allow bar;permit stop
support oppose;support criticize;back oppose;praise criticize;defend attack;defend criticize;attack retreat
advance retreat;impose lift;impose ease;tighten ease;tighten loosen;suspend resume;suspend reinstate;suspend restore
cancel hold;cancel begin;cancel restore;halt resume;stop resume;stop continue;end continue;end extend;cut restore
cut raise;widen narrow;expand shrink;expand cut;save lose;save kill;survive die;live die;rescue abandon;keep drop
keep abandon;keep scrap;stay leave;remain leave;remain resign;return leave;obey violate;keep break;sign veto;honor break
convict acquit;convict clear;charge clear;charge acquit;accuse clear;accuse defend;blame clear;reveal conceal;show hide
ask answer;demand grant;refuse grant;refuse agree;reject agree;agree disagree;succeed fail;pass fail;recover worsen
improve worsen;strengthen weaken;calm inflame;load unload;land depart;connect sever;unite split;merge split
"""
_CONTRARIES = _OPPOSITES | frozenset(
    frozenset(map(folded_verb, pair.split())) for line in _CONTRARY.splitlines() for pair in line.split(";") if pair
)


def are_contrary(a: str, b: str) -> bool:
    """True for two verbs that cannot be two tellings of one deed."""
    return frozenset((folded_verb(a), folded_verb(b))) in _CONTRARIES
