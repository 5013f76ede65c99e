"""The past participle of an English verb: what befell an object, told from the verb that says what somebody did."""

from __future__ import annotations

# Only verbs whose participle is not their stem with -ed.
_IRREGULAR = dict(
    pair.split(":")
    for pair in """arise:arisen awake:awoken bear:borne beat:beaten become:become begin:begun bend:bent bet:bet bid:bid
    bind:bound bite:bitten bleed:bled blow:blown break:broken breed:bred bring:brought broadcast:broadcast build:built
    burst:burst buy:bought cast:cast catch:caught choose:chosen cling:clung come:come cost:cost cut:cut deal:dealt
    dig:dug do:done draw:drawn drink:drunk drive:driven eat:eaten fall:fallen feed:fed feel:felt fight:fought find:found
    flee:fled fling:flung fly:flown forbid:forbidden forecast:forecast forget:forgotten forgive:forgiven freeze:frozen
    get:got give:given go:gone grind:ground grow:grown hang:hung have:had hear:heard hide:hidden hit:hit hold:held
    hurt:hurt keep:kept know:known lay:laid lead:led leave:left lend:lent let:let lie:lain light:lit lose:lost make:made
    mean:meant meet:met overthrow:overthrown overturn:overturned pay:paid put:put quit:quit read:read rebuild:rebuilt
    repay:repaid ride:ridden ring:rung rise:risen run:run say:said see:seen seek:sought sell:sold send:sent set:set
    shake:shaken shed:shed shoot:shot show:shown shrink:shrunk shut:shut sing:sung sink:sunk sit:sat slay:slain
    sleep:slept slide:slid slit:slit speak:spoken spend:spent spill:spilled spin:spun split:split spread:spread
    spring:sprung stand:stood steal:stolen stick:stuck sting:stung strike:struck swear:sworn sweep:swept swell:swollen
    swim:swum swing:swung take:taken teach:taught tear:torn tell:told think:thought throw:thrown undergo:undergone
    understand:understood undertake:undertaken uphold:upheld wear:worn weave:woven weep:wept win:won wind:wound
    withdraw:withdrawn withhold:withheld withstand:withstood write:written""".split()
)
# Verbs of more than one syllable that are stressed on the last, or that British usage doubles all the same.
_DOUBLED = frozenset(
    """admit commit permit submit omit transfer defer refer prefer occur equip control patrol cancel counsel label
    signal total travel expel compel repel propel rebel""".split()
)
_VOWELS = "aeiou"


def past_participle(lemma: str) -> str:
    """ "Stolen" of "steal", "cancelled" of "cancel", "denied" of "deny"."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + lemma[-1] + "ed" if _doubles(lemma) else lemma + "ed"


def _doubles(lemma: str) -> bool:
    if lemma in _DOUBLED:
        return True
    ends = len(lemma) >= 3 and lemma[-1] not in _VOWELS + "wxy" and lemma[-2] in _VOWELS and lemma[-3] not in _VOWELS
    return ends and sum(letter in _VOWELS for letter in lemma) == 1
