"""Which verbs tell a deed that a map of a story needs, and which nouns name somebody who can do it.

Closed classes after Levin, English Verb Classes and Alternations (1993): what is left out are verbs of perception,
cognition, mere speech, possession, measure, posture and motion, the aspectual and the light ones.
"""

from __future__ import annotations

import re
from functools import lru_cache

from copydesk.text.titles import FAMILY, ROLES

# Never news on a map of acts, whoever takes part.
SLIGHT = frozenset(
    """speak talk write tweet post comment refer cite quote mention describe characterize characterise label brand dub
    term invoke echo repeat reiterate restate relay report interview contact address elaborate recall recount
    detail outline express voice convey joke quip read sing hear listen recite recollect narrate caption opine
    remark observe summarize tout muse wonder speculate reflect ponder see watch view look notice consider think
    explore study weigh learn understand recognize recognise realize realise remember forget regard imagine know
    believe feel sense perceive find judge deem hope expect want wish like love prefer enjoy worry fear doubt
    consult have own possess retain lack contain include carry wear bear deserve earn garner receive gain score
    trail tie poll place rank average number total cost measure stand remain comprise constitute form play serve
    act work live stay belong depend cling rely sit lie hang boast share fit suit match resemble equal exceed
    result amount consist range date relate concern mean involve matter owe need go come walk run travel ride
    drive fly sail arrive head return land step wait move depart rise fall grow turn pass cross climb jump hop
    march wave smile laugh cry weep nod gesture pose stare eat drink sleep accompany precede follow tag make do
    take give put get let begin start continue try help use set bring keep show become seem appear happen occur
    tend remain add mark spark prompt trigger fuel draw generate create highlight underscore represent
    illustrate demonstrate suggest indicate imply signal tell say ask lead cause base say call compare contrast
    associate link connect cast frame paint portray depict treat mull grapple favor favour program leave
    overstep target energize energise activate undertake stoke suffer roll employ respect proclaim feature
    control stir preside contribute found tack near approach span extend stretch surround face exchange swap
    lose hold operate handle obtain""".split()
)
# Slight verbs that tell a deed once both parties are somebody whom the reports name.
BETWEEN_PARTIES = frozenset(
    """hold leave target control favor favour tell call help take give face follow link treat compare
    consult pass show put bring lose hear""".split()
)
# With a particle or preposition slight verbs are other deeds: "give up", "call off", "run for".
DEEDS_OF_SEVERAL_WORDS = frozenset(
    words.replace("_", " ")
    for words in """give_up give_back give_in call_for call_off call_on take_over take_back take_away take_down
    turn_over turn_down turn_away turn_in turn_back hand_over run_for step_down step_aside step_back
    step_up walk_out walk_off walk_away come_forward set_up set_off set_aside put_off put_out
    put_down bring_down bring_back pass_over draw_up make_up carry_out stand_down stand_by stand_up
    move_against act_against act_on ask_for look_into show_up fall_out cast_out speak_out
    speak_against speak_for work_with side_with turn_against turn_on give_way stay_away stay_out
    keep_out play_down add_to drive_out drive_into fly_into run_over run_into run_against move_away
    move_to get_out move_from""".split()
)
# What somebody does without doing it to anything.
BY_ITSELF = frozenset(
    """resign withdraw retire surrender testify sue flee escape strike appeal quit abdicate concede defect apologize
    apologise abstain mutiny protest rally riot mobilize mobilise retaliate intervene interfere meddle invade comply
    cooperate negotiate confess recuse plead capitulate retreat compromise""".split()
)
# What these tell is in their complement: "told him that", "called him a liar".
EMPTY_WITHOUT_COMPLEMENT = frozenset(
    "tell inform remind warn assure notify call label brand dub convince advise focus".split()
)
WITH_INFINITIVE = frozenset("vote move act".split())
# Verbs whose passive is news though nobody says who did it.
DONE_TO = frozenset(
    """arrest charge indict convict acquit sentence jail imprison release free kill injure wound shoot stab rescue
    evacuate hospitalize hospitalise detain apprehend fire dismiss sack suspend expel ban bar elect appoint nominate
    impeach fine subpoena summon deport extradite execute attack bomb kidnap abduct assassinate poison beat rob
    reinstate promote demote pardon exonerate clear censure sanction evict close shut destroy cancel postpone
    disqualify murder behead torture rape assault oust overthrow honor honour name select""".split()
)
# What is held by doing it: "held a vote".
_HELD = frozenset("vote election referendum hearing hostage prisoner rally protest ballot inquest trial".split())
# Nouns that leave open what is meant.
_EMPTY = frozenset(
    """eyebrow nose arm finger shoulder tongue vision time way thing fact role thought part place
    point reason rush sense step kind lot number matter situation moment idea picture example word look chance
    opportunity life side end job work hand head face foot eye name course something others one ones anything
    everything note mention reference interest attention use sort bit deal care difference advantage battle
    challenge problem trouble difficulty question position stance view opinion feeling impression concern
    approach stance tone style possibility backlash talk conversation expectation recrimination hope doubt
    belief year day week month hour minute""".split()
)
# What anybody says who says something: empty but for whose it is.
_UTTERANCES = frozenset("statement comment remark message post tweet letter speech".split())
_EMPTY_ALONE = frozenset("office ground base".split())
_OWNERS = frozenset("his her their its our my your".split())
_OWN_WORDS = _UTTERANCES | frozenset("stance position view claim decision idea approach opinion".split())
_DEMONSTRATIVE = re.compile(r"(?:that|those|this|these|such|it|its own|what|which|another|other|more|both|all|some)\b")
_POINTING = frozenset("that those this these such another other".split())
_BODIES = frozenset(
    """police army navy military government parliament congress senate court jury grand-jury cabinet council committee
    commission board panel agency department ministry authority administration bureau union party company firm
    corporation bank group organization organisation association coalition alliance team crew force troop family
    church school university hospital city town county state nation country republic kingdom regime rebel
    militia gang club league federation campaign opposition majority minority prosecution defence defense
    watchdog regulator developer airline operator owner people public fire-service coastguard staff personnel
    newspaper network outlet magazine website station charity trust foundation""".split()
)
_PEOPLE = frozenset(
    """official man woman men women boy girl child children adult person people resident citizen voter migrant refugee
    immigrant prisoner inmate hostage patient passenger student pupil fan customer client tenant neighbor
    neighbour relative survivor militant insurgent terrorist extremist gunmen activist artist musician scientist
    expert critic ally opponent supporter rival employee staffer member delegate lawmaker advocate plaintiff
    defendant accused suspect police-officer veteran troop native local youth teen teenager toddler parent
    couple crowd mob public civilian counsel spokespeople firemen policemen congressmen chair heads chief""".split()
)
# Nouns in "-er", "-or" that are nobody.
_THINGS_LIKE_AGENTS = frozenset(
    """paper letter order matter number weather river power water center computer server disorder error tower fever
    border quarter offer factor chapter motor sector mirror terror shelter winter summer danger cover corner
    counter character register layer liver answer trailer chamber newsletter poster banner container helicopter
    disaster cancer remainder murder encounter shoulder member-state laughter slaughter hunger anger timber
    lumber rubber silver filter meter theater theatre door floor color colour flavor humor labor rumor harbor
    favor behavior vapor tremor corridor interior exterior vector monitor reactor tractor elevator generator
    calculator indicator behaviour user-data transfer trigger barrier carrier frontier career pier tier
    premier-league print-out""".split()
)
# Titles and roles whose word is oftener a thing's.
_NOT_ROLES = frozenset("count page star private host plant".split())
_AGENT = re.compile(r"(?:er|or|ist|ian|eer|ant)$")


def singular(word: str) -> str:
    """A noun without its plural ending, as far as spelling shows it."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


@lru_cache(maxsize=4096)
def names_party(phrase: str) -> bool:
    """True for a noun phrase whose head is a person, a role or a body: "federal prosecutors", "the fire service"."""
    head = head_of(phrase)
    base = singular(head)
    if base in _NOT_ROLES:
        return False
    if {head, base} & (_BODIES | _PEOPLE | ROLES | FAMILY):
        return True
    return len(base) > 4 and _AGENT.search(base) is not None and base not in _THINGS_LIKE_AGENTS


def head_of(phrase: str) -> str:
    """The last word before "of" or the end, in lower case: where the head of an English noun phrase stands."""
    words = [word.strip("\"'“”‘’.,;:()") for word in re.split(r"\s+", phrase.strip().lower())]
    if "of" in words[1:]:
        words = words[: words.index("of", 1)]
    return next((word.removesuffix("'s").removesuffix("’s") for word in reversed(words) if word), "")


@lru_cache(maxsize=4096)
def tells_something(phrase: str) -> bool:
    """True for an object whose words say by themselves what is meant: not "those", "such action", "a way"."""
    words = phrase.lower().split()
    if not words or words[0].strip("\"'“”‘’") in _POINTING or _DEMONSTRATIVE.fullmatch(phrase.lower()):
        return False
    head = head_of(phrase)
    if not head or " of " in phrase:
        return bool(head)
    if not re.search(r"[a-z]", phrase.lower()):
        return False
    owned = "'s " in phrase or "’s " in phrase or words[0] in _OWNERS
    if owned and singular(head) in _OWN_WORDS:
        return True
    if head in _EMPTY_ALONE and len(words) - (words[0] in ("a", "an", "the")) == 1:
        return False
    if singular(head) in _UTTERANCES and words[0] in ("a", "an", "the"):
        return False
    return head not in _EMPTY and singular(head) not in _EMPTY


def is_pointing(phrase: str) -> bool:
    """True for "those lawmakers": who they are stands in another sentence."""
    return re.match(r"(?:that|those|this|these|such)\s", phrase, re.IGNORECASE) is not None


def is_doubtful(phrase: str) -> bool:
    """True for a phrase that the parser cannot have cut rightly: half a quotation, a dash inside, a verb's remains."""
    plural = head_of(phrase)
    article = re.match(r"(?:a|an)\s", phrase, re.IGNORECASE) is not None
    if article and plural != singular(plural) and not _QUANTITIES & set(phrase.lower().split()):
        return True  # "a promised vote enraged liberals"
    quotes = sum(phrase.count(mark) for mark in '"“”')
    if quotes % 2 or re.search(r"\s[-–—]+(?:\s|$)|[;:?!]|^[-–—]", phrase):
        return True
    return phrase.count("(") != phrase.count(")") or len(phrase.split()) > LONGEST_PARTY


_QUANTITIES = frozenset("few dozen couple number series hundred thousand million lot handful pair group".split())
LONGEST_PARTY = 14


# Opinions and remarks in two words.
_SLIGHT_WITH_PREPOSITION = frozenset(
    words.replace("_", " ")
    for words in """agree_with disagree_with expand_on touch_on dwell_on spend_with spend_on spend_in focus_on harp_on
        win_with prepare_for sell_out rack_up allude_to""".split()
)


@lru_cache(maxsize=4096)
def is_slight(verb: str, target: str | None = None) -> bool:
    """True for a verb that tells no deed by itself, and is not made one by its particle or by what is held."""
    words = verb.split()
    if verb == "hold" and target is not None and singular(head_of(target)) in _HELD:
        return False
    if verb in _SLIGHT_WITH_PREPOSITION:
        return True
    for length in range(len(words), 1, -1):
        if " ".join(words[:length]) in DEEDS_OF_SEVERAL_WORDS:
            return False
    return words[0] in SLIGHT
