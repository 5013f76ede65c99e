"""Labels and verbs between which newsrooms choose: what style guides call a loaded or a disputed choice of words.

Each set holds ways of naming one kind of thing or deed, as lemmas. Membership rates nothing: a set only says that
choosing one of its words over another is worth a reader's look when two reports tell of the same thing.
"""

from __future__ import annotations

_LABELS = """
undocumented immigrant|illegal immigrant|illegal alien|alien|unauthorized immigrant|undocumented migrant|
illegal migrant|undocumented worker|irregular migrant|undocumented people|undocumented person
illegal immigration|irregular migration|unauthorized immigration
migrant|refugee|asylum seeker|asylum-seeker
terrorist|militant|insurgent|gunman|extremist|freedom fighter|guerrilla|rebel
protester|demonstrator|rioter|mob|agitator
protest|riot|unrest|uprising|disturbance|demonstration
anti abortion|pro life
abortion right|pro choice
fetus|unborn child|unborn baby
estate tax|death tax|inheritance tax
tax cut|tax reform|tax overhaul
affordable care act|obamacare|health care law|health reform
climate change|global warming|climate crisis|climate emergency
torture|enhanced interrogation|harsh interrogation|coercive interrogation
assault weapon|assault rifle|semiautomatic rifle|semi automatic rifle
gun control|gun safety
gay marriage|same sex marriage|marriage equality
government|regime|junta
settlement|outpost|illegal settlement
barrier|wall|fence|separation barrier
coup|takeover|overthrow|ouster
invasion|incursion|special operation|military operation
occupation|administration|annexation
civilian casualty|collateral damage
massacre|mass shooting|slaughter|bloodbath
accident|crash|collision|wreck
victim|accuser|complainant
bailout|rescue package|rescue plan|aid package|stimulus
layoff|job cut|redundancy|downsizing
strike|walkout|stoppage|industrial action
surveillance|spying|wiretapping|eavesdropping|snooping
leaker|whistleblower|whistle blower|informant
torture report|interrogation report
pay cut|salary reduction
lie|falsehood|untruth|misstatement|mischaracterization|inaccuracy
gaffe|blunder|misstatement|slip
homeless|unhoused
prostitute|sex worker
addict|drug user|substance abuser
inmate|prisoner|detainee|hostage|captive
kidnapping|abduction|hostage taking
militia|paramilitary|death squad
separatist|rebel|pro independence activist
conspiracy theory|theory|rumor
racist|racially charged|racially insensitive
far right|hard right|right wing|conservative group
far left|hard left|left wing|progressive group
tycoon|oligarch|magnate|businessman
cult|sect|religious movement
slum|shantytown|informal settlement
crackdown|raid|sweep
ban|restriction|prohibition
deportation|removal|expulsion
euthanasia|assisted suicide|assisted dying|aid in dying
handicapped|disabled
suicide bombing|martyrdom operation
targeted killing|assassination|execution|extrajudicial killing
fiscal cliff|austerity crisis|fiscal crisis
budget cut|spending cut|saving|efficiency
"""
_DEEDS = """
boycott|pull out|back out|cancel|skip|withdraw|snub|drop out|bow out|refuse|shun|stay away|spurn
resign|quit|step down|leave|depart
fire|dismiss|sack|oust|remove|let go|lay off|force out|push out
kill|murder|slay|execute|gun down|massacre|shoot|die
criticize|criticise|slam|blast|condemn|denounce|attack|rip|assail|rebuke|chide|scold|lash out|hit
admit|concede|acknowledge|confess
claim|allege|contend|insist|assert
refuse|decline|reject|rebuff|resist|defy
flee|leave|escape|evacuate
retreat|withdraw|pull out|pull back|redeploy
seize|capture|take|liberate|occupy|annex|overrun
crack down|curb|rein in|restrict|limit
cut|slash|trim|reduce|gut
raise|hike|increase|boost
leak|release|disclose|reveal|divulge
arrest|detain|kidnap|abduct|seize
crash|collide|ram|plow|slam
apologize|apologise|express regret|backtrack|walk back|retract
abandon|drop|scrap|ditch|shelve|kill
lie|mislead|misstate|misspeak|exaggerate|embellish
blame|accuse|fault
demand|ask|request|urge|call
threaten|warn|vow
crush|suppress|put down|disperse|quell
storm|enter|break in|breach|invade
mock|ridicule|tease|joke
plunge|fall|drop|slip|tumble|dip
soar|surge|jump|rise|climb
strike|bomb|shell|hit|target
deport|expel|remove|send back
spy|monitor|surveil|eavesdrop|snoop
"""


def _sets(block: str) -> tuple[frozenset[str], ...]:
    joined = block.strip().replace("|\n", "|").splitlines()
    return tuple(frozenset(phrase.strip() for phrase in line.split("|")) for line in joined)


LABEL_SETS: tuple[frozenset[str], ...] = _sets(_LABELS)
DEED_SETS: tuple[frozenset[str], ...] = _sets(_DEEDS)
# Attributes by which a report keeps its distance from a label.
DISTANCING = frozenset(
    """so-called alleged purported supposed self-styled self-proclaimed self-described suspected ostensible
    would-be putative""".split()
)
