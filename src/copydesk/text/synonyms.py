"""Verbs and nouns that news uses for one another, folded to one word each.

Small and closed on purpose: only words that tell the same deed in ordinary news English. Stronger and weaker words
("charge", "accuse"; "kill", "wound"; "demand", "ask") stay apart, because they are not the same claim.
"""

from __future__ import annotations

from functools import lru_cache

_SETS = """
arrest detain apprehend nab|arrest detention
kill slay|killing slaying
die perish
injure wound hurt
buy acquire purchase|acquisition purchase takeover
sell offload
resign quit|resignation
fire dismiss sack oust
hire recruit employ
appoint name install
choose pick select
boycott shun
pull_out withdraw back_out drop_out bow_out|withdrawal
cancel scrap call_off axe|cancellation
delay postpone defer put_off push_back|delay postponement
begin start launch commence kick_off
end finish conclude
close shut shut_down close_down|closure shutdown
open reopen
win triumph
lose
beat defeat
approve pass endorse ratify adopt|approval passage
reject refuse rebuff turn_down vote_down decline|rejection refusal
ban prohibit outlaw bar forbid
allow permit let authorize authorise
block halt stop prevent thwart
evacuate clear_out
rescue save
destroy raze demolish wreck
damage
raise increase boost lift hike|increase rise
cut reduce lower slash trim|cut reduction
rise climb grow increase jump surge
fall drop decline slip slide plunge|fall drop decline
send mail deliver dispatch
give provide supply hand hand_over relinquish turn_over surrender
get receive obtain
demand insist
ask request ask_for
urge encourage
warn caution|warning
threaten
promise pledge vow|promise pledge
announce unveil declare
reveal disclose
show demonstrate
accuse allege
criticize criticise blast slam condemn denounce assail
praise laud hail commend
investigate probe examine look_into|investigation probe inquiry
|meeting gathering
discover find uncover
seize confiscate impound
search comb scour search_for
strike hit slam_into crash_into ram
collide crash|collision crash
explode detonate blow_up|explosion blast detonation
shoot gun_down
attack assault|attack assault
bomb
flee escape
steal rob
sue
charge indict
convict
sentence jail imprison
free release
elect
vote
build construct erect
repair fix mend
replace
move relocate
leave depart drive_away
arrive
visit
meet
attend
join
protest demonstrate|protest demonstration rally
gather assemble
sign
issue release publish
pay
spend
fund finance
earn
owe
borrow
suspend
expel
deport
extend prolong
expand widen
limit restrict curb
help assist aid
support back
oppose
comply obey
violate breach
hide conceal withhold
deny
confirm verify
return
stay remain
plan intend
try attempt
need require
hold
host
lead head
film record
say
tell
|man
|woman
|child kid youngster
|police cop officer
|employee worker staff
|doctor physician
|firm company corporation business
|car vehicle automobile
|plane aircraft airplane jet airliner
|ship vessel boat
|blaze fire
|storm
|quake earthquake tremor
|meeting gathering
|victim
|suspect
|law statute legislation
|money cash
|jail prison
|lawyer attorney
|accord deal agreement pact
|talks negotiation
|demand
|fund funding money
|home house
|aid assistance
"""


def _table(part: int) -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _SETS.strip().splitlines():
        parts = line.split("|")
        if len(parts) <= part or not parts[part].strip():
            continue
        words = [word.replace("_", " ") for word in parts[part].split()]
        for word in words:
            table.setdefault(word, (parts[0] or parts[part]).split()[0].replace("_", " "))
    return table


# Prepositions that only lead to the object; the others turn the deed ("vote against", "call for").
_LINKING = frozenset("to with from at in on of into".split())
_VERBS = _table(0)
_NOUNS = _table(1)


@lru_cache(maxsize=4096)  # every act is set beside each that it may be
def folded_verb(lemma: str) -> str:
    """The word that stands for a verb and the verbs that tell the same deed; "withdraw from" is "withdraw"."""
    if lemma in _VERBS:
        return _VERBS[lemma]
    verb = without_link(lemma)
    return _VERBS.get(verb, verb)


def without_link(verb: str) -> str:
    """A verb without the prepositions that only lead to its object: "pull out of" is "pull out"."""
    words = verb.split()
    while len(words) > 1 and words[-1] in _LINKING:
        words.pop()
    return " ".join(words)


def folded(lemma: str) -> str:
    """The word that stands for a content word of unknown part of speech; verbs before nouns."""
    return _VERBS.get(lemma) or _NOUNS.get(lemma) or lemma
